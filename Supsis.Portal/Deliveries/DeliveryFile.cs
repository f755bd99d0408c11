using System.Buffers;

namespace Supsis.Portal.Deliveries;

/// <summary>The log in a form that other programs open.</summary>
/// <param name="extension">Of the file's name, without the dot.</param>
/// <param name="contentType">As the answer's header says it.</param>
internal abstract class DeliveryFile(string extension, string contentType)
{
    public string Extension => extension;

    public string ContentType => contentType;

    public abstract void Begin(IBufferWriter<byte> into);

    public abstract void Add(IBufferWriter<byte> into, IReadOnlyList<DeliveryRow> rows);

    public abstract void End(IBufferWriter<byte> into);
}
