using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>Sends events from within the portal as a program outside would: the same JSON, the same checks, the same writer.</summary>
public sealed class EventProducer
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // stored as people write: ş, not \u015F

    private readonly IntakeAcceptance _accept;
    private readonly IdGenerator _ids;
    private readonly IStringLocalizer<IntakeTexts> _texts;

    internal EventProducer(IntakeAcceptance accept, IdGenerator ids, IStringLocalizer<IntakeTexts> texts) => (_accept, _ids, _texts) = (accept, ids, texts);

    /// <summary>An id that nobody else has, such as <c>sim-0193…</c>.</summary>
    public string NewId(string prefix) => $"{prefix}-{_ids.Next():N}";

    /// <summary>Returns when they are on disk with every delivery they are owed; false when the portal cannot take events at present.</summary>
    public async Task<bool> SendAsync(Guid workspaceId, IEnumerable<JsonObject> events, CancellationToken cancellationToken)
    {
        var request = IntakeRequest.Read(Encoding.UTF8.GetBytes(new JsonArray([.. events]).ToJsonString(Plain)), _texts);
        if (request.Refusal?.Message is { } refusal)
        {
            throw new ArgumentException(refusal, nameof(events));
        }

        if (request.Items.FirstOrDefault(item => item.Event is null) is { } wrong)
        {
            throw new ArgumentException($"{wrong.Id}: {string.Join(' ', wrong.Errors.Select(error => $"{error.Key}: {error.Value[0]}"))}", nameof(events));
        }

        try
        {
            await _accept(workspaceId, request.Events, cancellationToken);
            return true;
        }
        catch (IntakeUnavailableException)
        {
            return false;
        }
    }
}
