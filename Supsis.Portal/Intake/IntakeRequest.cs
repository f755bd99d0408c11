using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>What a producer sent: one event or several, each checked for itself.</summary>
internal sealed record IntakeRequest
{
    /// <summary>Stands for the body where no event is to blame.</summary>
    public const string WholeBody = "body";

    public bool IsArray { get; private init; }
    public IReadOnlyList<IntakeItem> Items { get; private init; } = [];

    /// <summary>Set when the request as a whole is not taken; then there are no items.</summary>
    public IntakeRefusal? Refusal { get; private init; }

    /// <summary>The readable events, in the order in which they were sent.</summary>
    public IReadOnlyList<IncomingEvent> Events => [.. Items.Select(item => item.Event).OfType<IncomingEvent>()];

    public static IntakeRequest Refused(int status, string field, string message) =>
        new() { Refusal = new IntakeRefusal(status, field, message) };

    /// <summary>Reads a body of at most <see cref="IntakeLimits.BodySize"/>; keeps nothing of the memory it is given.</summary>
    public static IntakeRequest Read(ReadOnlyMemory<byte> body, IStringLocalizer<IntakeTexts> texts)
    {
        var json = WithoutByteOrderMark(body);
        if (!Utf8.IsValid(json.Span))
        {
            return Refused(StatusCodes.Status400BadRequest, WholeBody, texts["NotUtf8"]);
        }

        try
        {
            var slices = EventSlicer.Cut(json.Span, out var isArray);
            return ShapeOf(slices, isArray, texts) ?? new IntakeRequest
            {
                IsArray = isArray,
                Items = [.. slices.Select((slice, index) => ReadItem(index, json, slice, texts))],
            };
        }
        catch (JsonException malformed)
        {
            return Refused(
                StatusCodes.Status400BadRequest, WholeBody, texts["Malformed", malformed.LineNumber + 1 ?? 1, malformed.BytePositionInLine + 1 ?? 1]);
        }
    }

    private static IntakeRequest? ShapeOf(List<EventSlice> slices, bool isArray, IStringLocalizer<IntakeTexts> texts) => slices switch
    {
        [] => Refused(StatusCodes.Status400BadRequest, WholeBody, texts["EmptyArray"]),
        { Count: > IntakeLimits.EventsPerRequest } =>
            Refused(StatusCodes.Status400BadRequest, WholeBody, texts["TooManyEvents", IntakeLimits.EventsPerRequest]),
        [{ IsObject: false }] when !isArray => Refused(StatusCodes.Status400BadRequest, WholeBody, texts["NeitherObjectNorArray"]),
        [{ Length: > IntakeLimits.EventSize }] when !isArray =>
            Refused(StatusCodes.Status413PayloadTooLarge, FieldErrors.WholeEvent, texts["EventTooLarge", IntakeLimits.EventSize / 1024]),
        _ => null,
    };

    private static IntakeItem ReadItem(int index, ReadOnlyMemory<byte> json, EventSlice slice, IStringLocalizer<IntakeTexts> texts)
    {
        var errors = new FieldErrors(texts);
        var sent = json.Slice(slice.Start, slice.Length);
        if (slice.IsObject)
        {
            var incoming = ReadEvent(sent, slice.Depth, errors);
            return new IntakeItem(index, incoming?.Id ?? QuotedId.In(sent.Span), incoming, errors.All);
        }

        errors.Add(FieldErrors.WholeEvent, "EventMustBeObject");
        return new IntakeItem(index, null, null, errors.All);
    }

    private static IncomingEvent? ReadEvent(ReadOnlyMemory<byte> sent, int depth, FieldErrors errors)
    {
        if (sent.Length > IntakeLimits.EventSize)
        {
            errors.Add(FieldErrors.WholeEvent, "EventTooLarge", IntakeLimits.EventSize / 1024);
            return null;
        }

        if (depth > IntakeLimits.Depth)
        {
            errors.Add(FieldErrors.WholeEvent, "TooDeep", IntakeLimits.Depth);
            return null;
        }

        using var document = JsonDocument.Parse(sent);
        return IncomingEventReader.Read(document.RootElement, errors);
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
