using Supsis.Portal.Data;

namespace Supsis.Portal.Deliveries;

/// <summary>What somebody types to find a delivery: the whole id of it or of its event, or the beginnings of words that all must be there.</summary>
internal sealed record SearchQuestion
{
    /// <summary>Characters of a question.</summary>
    public const int MaxLength = 200;

    private const int MostWords = 12;

    /// <summary>A word as short as this must be there as it is: too much begins with it.</summary>
    private const int ShortWord = 1;

    private SearchQuestion(string text)
    {
        var trimmed = text.Trim();
        if (PublicId.TryParse(PublicId.Delivery, trimmed, out var delivery))
        {
            DeliveryId = delivery;
        }
        else if (PublicId.TryParse(PublicId.Event, trimmed, out var @event))
        {
            EventId = @event;
        }

        Words = [.. SearchWords.Of(trimmed).Distinct(StringComparer.Ordinal).Take(MostWords)];
        Errors = ErrorsIn(trimmed);
    }

    public Guid? DeliveryId { get; }

    public Guid? EventId { get; }

    public IReadOnlyList<string> Words { get; }

    /// <summary>The codes of errors that the text itself begins.</summary>
    public IReadOnlyList<string> Errors { get; }

    /// <summary>Words and nothing else.</summary>
    public bool IsPlain => DeliveryId is null && EventId is null && Errors.Count == 0 && Words.Count > 0;

    public static SearchQuestion Read(string text) => new(text);

    /// <summary>In the full text's grammar: words of this workspace alone, all of them.</summary>
    public string Match(Guid workspaceId) =>
        string.Join(" AND ", Words.Select(word => word.Length > ShortWord ? $"\"{word}\"*" : $"\"{word}\"").Prepend($"\"{WorkspaceWord(workspaceId)}\""));

    /// <summary>Stands in every text of a workspace; its first sign is part of no word that anybody can type.</summary>
    public static string WorkspaceWord(Guid workspaceId) => "\uE000" + workspaceId.ToString("N");

    private static IReadOnlyList<string> ErrorsIn(string text) => text.Length < 3
        ? []
        : [.. DeliveryError.All.Concat(CancelCode.All).Where(code => code.StartsWith(text, StringComparison.OrdinalIgnoreCase) || code.EndsWith("_" + text, StringComparison.OrdinalIgnoreCase))];
}
