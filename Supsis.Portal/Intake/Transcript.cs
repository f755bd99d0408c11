using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Intake;

/// <summary>What was said in one conversation, oldest first; of a very long one only the newest.</summary>
internal sealed class Transcript
{
    public const int MostMessages = 500;
    public const int MostBytes = 128 * 1024;

    private readonly List<TranscriptLine> _lines = [];
    private bool _hasLost;
    private (TranscriptSetting Setting, TranscriptPart Part)? _rendered;

    /// <summary>What it takes in memory, roughly.</summary>
    public int Bytes { get; private set; }

    /// <summary>Takes a message, a change or a deletion.</summary>
    public void Hear(string type, Message message, DateTimeOffset at)
    {
        _rendered = null;
        var known = type == EventCatalog.MessageCreated.Key ? -1 : _lines.FindLastIndex(line => line.Message.Id == message.Id);
        if (type == EventCatalog.MessageCreated.Key)
        {
            Add(new TranscriptLine(message, at));
        }
        else if (known >= 0 && type == "message.deleted")
        {
            RemoveAt(known);
        }
        else if (known >= 0)
        {
            var changed = _lines[known].With(message);
            Bytes += changed.Json.Length - _lines[known].Json.Length;
            _lines[known] = changed;
            Trim();
        }
    }

    /// <summary>The last thing that was said.</summary>
    public Message? Newest => _lines.Count == 0 ? null : _lines[^1].Message;

    /// <summary>Says that there were older messages which nobody read.</summary>
    public void MarkIncomplete() => _hasLost = true;

    /// <summary>As a webhook asked for it.</summary>
    public TranscriptPart For(TranscriptSetting setting)
    {
        if (_rendered is { } last && last.Setting == setting)
        {
            return last.Part; // several triggers of one event share it
        }

        var part = Render(setting);
        _rendered = (setting, part);
        return part;
    }

    private void Add(TranscriptLine line)
    {
        _lines.Add(line);
        Bytes += line.Json.Length;
        Trim();
    }

    private void Trim()
    {
        while (_lines.Count > MostMessages || Bytes > MostBytes)
        {
            RemoveAt(0);
            _hasLost = true;
        }
    }

    private void RemoveAt(int index)
    {
        Bytes -= _lines[index].Json.Length;
        _lines.RemoveAt(index);
    }

    private TranscriptPart Render(TranscriptSetting setting)
    {
        var wanted = setting.Kind == TranscriptKind.Last ? setting.Messages!.Value : MostMessages;
        var first = Math.Max(0, _lines.Count - wanted);
        var lines = _lines[first..];
        var isTruncated = lines.Any(line => line.IsCut) || (_hasLost && _lines.Count < wanted) || (_hasLost && setting.Kind == TranscriptKind.Full);
        return new TranscriptPart(
            PayloadWriter.Render(json =>
            {
                json.WriteStartArray();
                lines.ForEach(line => json.WriteRawValue(line.Json, skipInputValidation: true));
                json.WriteEndArray();
            }),
            isTruncated);
    }
}
