using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Says what is wrong with one ticked status.</summary>
internal sealed class TriggerDraftValidator : AbstractValidator<TriggerDraft>
{
    public const int MostKeywords = 100;
    public const int LongestKeyword = 100;
    public const int MostMinutes = 10_080;
    public const int MostPerHour = 100_000;

    private static readonly string[] Authors = [EnumWord.Of(AuthorKind.Visitor), EnumWord.Of(AuthorKind.Agent), EnumWord.Of(AuthorKind.Bot)];

    private readonly IStringLocalizer<WebhookTexts> _texts;

    public TriggerDraftValidator(IStringLocalizer<WebhookTexts> texts)
    {
        _texts = texts;
        RuleFor(trigger => trigger).Custom((trigger, context) =>
        {
            if (!IsTickable(trigger, context))
            {
                return;
            }

            RefuseForeignParameters(trigger, context);
            var own = TriggerParameters.Of(trigger.Type!);
            if (own.Contains(TriggerParameters.Keywords))
            {
                CheckKeywords(trigger, context);
                CheckWord(TriggerParameters.Match, trigger.Match, EnumWord.All<KeywordMatch>(), context);
            }

            if (own.Contains(TriggerParameters.Authors))
            {
                CheckAuthors(trigger, context);
            }

            if (own.Contains(TriggerParameters.Minutes))
            {
                CheckMinutes(trigger, context);
            }

            CheckWord(TriggerParameters.SilentParty, trigger.SilentParty, EnumWord.All<SilentParty>(), context);
            CheckRange(TriggerParameters.CooldownMinutes, trigger.CooldownMinutes, MostMinutes, context);
            CheckRange(TriggerParameters.MaxPerHour, trigger.MaxPerHour, MostPerHour, context);
        });
    }

    private bool IsTickable(TriggerDraft trigger, ValidationContext<TriggerDraft> context)
    {
        var type = EventCatalog.Find(trigger.Type ?? "");
        var code = true switch
        {
            _ when string.IsNullOrWhiteSpace(trigger.Type) => "type_required",
            _ when type is null => "type_unknown",
            _ when type == EventCatalog.WebhookTest => "type_test",
            _ => null,
        };
        if (code is not null)
        {
            Refuse(context, "type", code, trigger.Type ?? "");
        }

        return code is null;
    }

    private void RefuseForeignParameters(TriggerDraft trigger, ValidationContext<TriggerDraft> context)
    {
        (string Name, object? Value)[] entered =
        [
            (TriggerParameters.Keywords, trigger.Keywords),
            (TriggerParameters.Match, trigger.Match),
            (TriggerParameters.Authors, trigger.Authors),
            (TriggerParameters.OncePerConversation, trigger.OncePerConversation),
            (TriggerParameters.IgnoreDiacritics, trigger.IgnoreDiacritics),
            (TriggerParameters.Minutes, trigger.Minutes),
            (TriggerParameters.SilentParty, trigger.SilentParty),
            (TriggerParameters.BusinessHoursOnly, trigger.BusinessHoursOnly),
        ];
        var own = TriggerParameters.Of(trigger.Type!);
        foreach (var (name, _) in entered.Where(parameter => parameter.Value is not null && !own.Contains(parameter.Name)))
        {
            Refuse(context, name, "parameter_foreign", trigger.Type!, name);
        }
    }

    private void CheckKeywords(TriggerDraft trigger, ValidationContext<TriggerDraft> context)
    {
        var keywords = trigger.Keywords ?? [];
        if (keywords.Count is 0 or > MostKeywords)
        {
            Refuse(context, TriggerParameters.Keywords, keywords.Count == 0 ? "keywords_required" : "keywords_too_many", MostKeywords);
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (trigger.Match == EnumWord.Of(KeywordMatch.Regex))
        {
            CheckExpressions(keywords, trigger.IgnoreDiacritics ?? false, seen, context);
            return;
        }

        foreach (var keyword in keywords.Select(keyword => keyword.Trim()))
        {
            var folded = keyword.Length > LongestKeyword ? keyword : TurkishFolding.FoldKeyword(keyword, trigger.IgnoreDiacritics ?? false);
            var code = true switch
            {
                _ when keyword.Length > LongestKeyword => "keyword_too_long",
                _ when string.IsNullOrWhiteSpace(folded) => "keyword_empty",
                _ when !seen.Add(folded) => "keyword_repeated",
                _ => null,
            };
            if (code is not null)
            {
                Refuse(context, TriggerParameters.Keywords, code, Shorten(keyword), LongestKeyword);
            }
        }
    }

    private void CheckExpressions(IReadOnlyList<string> patterns, bool ignoreDiacritics, HashSet<string> seen, ValidationContext<TriggerDraft> context)
    {
        foreach (var pattern in patterns)
        {
            if (!seen.Add(pattern))
            {
                Refuse(context, TriggerParameters.Keywords, "regex_repeated", Shorten(pattern));
            }
            else if (ExpressionDraftCheck.Problem(pattern, ignoreDiacritics, _texts) is { } problem)
            {
                Refuse(context, TriggerParameters.Keywords, problem.Code, [Shorten(pattern), .. problem.Arguments]);
            }
        }
    }

    private void CheckAuthors(TriggerDraft trigger, ValidationContext<TriggerDraft> context)
    {
        if (trigger.Authors is { Count: 0 })
        {
            Refuse(context, TriggerParameters.Authors, "authors_required");
        }

        foreach (var author in trigger.Authors ?? [])
        {
            CheckWord(TriggerParameters.Authors, author, Authors, context);
        }
    }

    private void CheckMinutes(TriggerDraft trigger, ValidationContext<TriggerDraft> context)
    {
        if (trigger.Minutes is not { } minutes)
        {
            Refuse(context, TriggerParameters.Minutes, "minutes_required", MostMinutes);
        }
        else if (minutes is < 1 or > MostMinutes)
        {
            Refuse(context, TriggerParameters.Minutes, "minutes_range", MostMinutes);
        }
    }

    private void CheckRange(string name, int? value, int most, ValidationContext<TriggerDraft> context)
    {
        if (value < 1 || value > most)
        {
            Refuse(context, name, "guard_range", name, most);
        }
    }

    private void CheckWord(string name, string? word, IReadOnlyCollection<string> words, ValidationContext<TriggerDraft> context)
    {
        if (word is not null && !words.Contains(word))
        {
            Refuse(context, name, "one_of", Shorten(word), string.Join(", ", words));
        }
    }

    private void Refuse(ValidationContext<TriggerDraft> context, string name, string code, params object[] arguments) =>
        context.AddFailure(new ValidationFailure(context.PropertyChain.BuildPropertyPath(name), _texts[code, arguments]) { ErrorCode = code });

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
