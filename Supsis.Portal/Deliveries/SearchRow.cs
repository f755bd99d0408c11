using System.Buffers.Binary;

namespace Supsis.Portal.Deliveries;

/// <summary>Leads from a find of the full text to its delivery.</summary>
internal sealed class SearchRow
{
    private SearchRow()
    {
    }

    public SearchRow(Guid deliveryId) => (Row, DeliveryId) = (NumberOf(deliveryId), deliveryId);

    /// <summary>The full text knows numbers only; this one sorts as the id does.</summary>
    public long Row { get; private set; }

    public Guid DeliveryId { get; private set; }

    // Millisecond and counter of a UUID of version 7: what makes it unique among those that one process made.
    public static long NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return ((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16) << 12) | (BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]) & 0x0FFFL);
    }
}
