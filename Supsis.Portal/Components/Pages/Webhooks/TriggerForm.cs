using Supsis.Portal.Conversations;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>What is entered beside one tick.</summary>
public sealed class TriggerForm
{
    public const string Visitor = "visitor";
    public const string Contains = "contains";
    public const string Regex = "regex";
    public const string Anyone = "anyone";

    public static readonly IReadOnlyList<string> Matches = [Contains, "word", "prefix", Regex];
    public static readonly IReadOnlyList<string> Writers = [Visitor, "agent", "bot"];
    public static readonly IReadOnlyList<string> Parties = [Anyone, Visitor, "agent", "bot"];

    private const int UsualMinutes = 5;

    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<string> _parameters;
    private readonly string _type;

    public TriggerForm(EventType type, int number)
    {
        (_type, _parameters) = (type.Key, TriggerParameters.Of(type.Key));
        Id = $"{type.Key.Replace('.', '-')}-{number}";
        Authors = new(type == EventCatalog.KeywordMatched ? [Visitor] : Writers, StringComparer.Ordinal);
    }

    /// <summary>Starts the ids of its controls.</summary>
    public string Id { get; }

    public List<string> Keywords { get; private init; } = [];

    public string Match { get; set; } = Contains;

    public HashSet<string> Authors { get; private init; }

    public bool OncePerConversation { get; set; } = true;

    public bool IgnoreDiacritics { get; set; }

    public int? Minutes { get; set; } = UsualMinutes;

    public string SilentParty { get; set; } = Anyone;

    public bool BusinessHoursOnly { get; set; }

    /// <summary>Empty for no pause between two firings in one conversation.</summary>
    public int? CooldownMinutes { get; set; }

    /// <summary>Empty for as often as it happens.</summary>
    public int? MaxPerHour { get; set; }

    public bool HasGuards => CooldownMinutes is not null || MaxPerHour is not null || ErrorOf(TriggerParameters.CooldownMinutes) is not null || ErrorOf(TriggerParameters.MaxPerHour) is not null;

    public bool HasKeywords => _parameters.Contains(TriggerParameters.Keywords);

    /// <summary>The keywords are regular expressions: whole as they are entered.</summary>
    public bool IsRegex => Match == Regex;

    public bool HasAuthors => _parameters.Contains(TriggerParameters.Authors);

    public bool HasMinutes => _parameters.Contains(TriggerParameters.Minutes);

    /// <summary>It asks whose silence it is; otherwise only an agent's answer is waited for.</summary>
    public bool HasParty => _parameters.Contains(TriggerParameters.SilentParty);

    public bool HasErrors => _errors.Count > 0;

    /// <summary>About the trigger as a whole, such as that there is another like it.</summary>
    public string? Error => ErrorOf("");

    public static TriggerForm Read(EventType type, int number, TriggerDraft draft) => new(type, number)
    {
        Keywords = [.. draft.Keywords ?? []],
        Match = draft.Match ?? Contains,
        Authors = [.. draft.Authors ?? []],
        OncePerConversation = draft.OncePerConversation ?? true,
        IgnoreDiacritics = draft.IgnoreDiacritics ?? false,
        Minutes = draft.Minutes,
        SilentParty = draft.SilentParty ?? Anyone,
        BusinessHoursOnly = draft.BusinessHoursOnly ?? false,
        CooldownMinutes = draft.CooldownMinutes,
        MaxPerHour = draft.MaxPerHour,
    };

    public string? ErrorOf(string parameter) => _errors.GetValueOrDefault(parameter);

    /// <summary>Null takes the message away.</summary>
    public void Say(string parameter, string? error)
    {
        if (error is null)
        {
            _errors.Remove(parameter);
        }
        else
        {
            _errors[parameter] = error;
        }
    }

    public void ClearErrors() => _errors.Clear();

    public void AddKeywords(string? text)
    {
        char[] separators = IsRegex ? ['\n'] : [',', ';', '\n'];
        foreach (var keyword in (text ?? "").Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Keywords.Contains(keyword))
            {
                Keywords.Add(keyword);
            }
        }
    }

    public void SetAuthor(string author, bool isChosen)
    {
        if (isChosen)
        {
            Authors.Add(author);
        }
        else
        {
            Authors.Remove(author);
        }
    }

    public TriggerDraft ToDraft() => new()
    {
        Type = _type,
        Keywords = HasKeywords ? [.. Keywords] : null,
        Match = HasKeywords ? Match : null,
        Authors = HasAuthors ? [.. Writers.Where(Authors.Contains)] : null,
        OncePerConversation = HasKeywords ? OncePerConversation : null,
        IgnoreDiacritics = HasKeywords ? IgnoreDiacritics : null,
        Minutes = HasMinutes ? Minutes : null,
        SilentParty = HasParty ? SilentParty : null,
        BusinessHoursOnly = HasMinutes ? BusinessHoursOnly : null,
        CooldownMinutes = CooldownMinutes,
        MaxPerHour = MaxPerHour,
    };
}
