using System.Text;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>One request as it arrived at a <see cref="RecordingReceiver"/>; header names compare without case.</summary>
public sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, DateTimeOffset At)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string MessageId => Headers["webhook-id"];
}
