using System.Buffers;
using System.Text.Json;

namespace Supsis.Portal.Deliveries;

/// <summary>An array of what the list of deliveries answers.</summary>
internal sealed class JsonDeliveryFile() : DeliveryFile("json", "application/json; charset=utf-8")
{
    private bool _hasRows;

    public override void Begin(IBufferWriter<byte> into) => into.Write("["u8);

    public override void Add(IBufferWriter<byte> into, IReadOnlyList<DeliveryRow> rows)
    {
        foreach (var row in rows)
        {
            into.Write(_hasRows ? ",\n"u8 : "\n"u8);
            into.Write(JsonSerializer.SerializeToUtf8Bytes(DeliveryAnswer.Of(row), DeliveryJson.Default.DeliveryAnswer));
            _hasRows = true;
        }
    }

    public override void End(IBufferWriter<byte> into) => into.Write("\n]\n"u8);
}
