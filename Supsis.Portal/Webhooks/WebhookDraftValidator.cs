using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Webhooks;

/// <summary>Says what is wrong with a draft; the same for the editor and for the API.</summary>
internal sealed class WebhookDraftValidator : AbstractValidator<WebhookDraft>
{
    public const int LongestName = 200;
    public const int MostTriggers = 50;

    /// <summary>Each is tried on every message, one after another.</summary>
    public const int MostExpressions = 50;

    /// <summary>Where the context carries the token of the workspace's inbox.</summary>
    public const string InboxToken = "inbox_token";

    /// <summary>Where the context carries the webhook as it is now; absent for a new one.</summary>
    public const string Known = "known";

    private readonly IStringLocalizer<WebhookTexts> _texts;
    private readonly IStringLocalizer<EgressTexts> _addressTexts;
    private readonly WebhookUrlCheck _addresses;
    private readonly InboxAddress _inbox;

    public WebhookDraftValidator(IStringLocalizer<WebhookTexts> texts, IStringLocalizer<EgressTexts> addressTexts, WebhookUrlCheck addresses, InboxAddress inbox)
    {
        (_texts, _addressTexts, _addresses, _inbox) = (texts, addressTexts, addresses, inbox);
        RuleFor(draft => draft.Name).Custom(CheckName);
        RuleFor(draft => draft.Url).CustomAsync(CheckUrlAsync);
        RuleFor(draft => draft.Triggers).Custom(CheckTriggers);
        RuleForEach(draft => draft.Triggers).SetValidator(new TriggerDraftValidator(texts)).OverridePropertyName("triggers").When(draft => CountExpressions(draft.Triggers) <= MostExpressions);
        RuleFor(draft => draft.Conditions).Custom(CheckConditions);
        RuleFor(draft => draft).Custom(CheckCredentials);
        RuleFor(draft => draft.MaxPerMinute).Custom(CheckMaxPerMinute);
        RuleFor(draft => draft).Custom(CheckTranscript);
        RuleFor(draft => draft).Custom(RefuseWhatComesLater);
    }

    private void CheckName(string? name, ValidationContext<WebhookDraft> context)
    {
        var trimmed = name?.Trim() ?? "";
        var code = true switch
        {
            _ when trimmed.Length == 0 => "name_required",
            _ when trimmed.Length > LongestName => "name_too_long",
            _ when trimmed.Any(char.IsControl) => "name_characters",
            _ => null,
        };
        if (code is not null)
        {
            Refuse(context, "name", code, LongestName);
        }
    }

    private async Task CheckUrlAsync(string? url, ValidationContext<WebhookDraft> context, CancellationToken cancellationToken)
    {
        if (context.RootContextData.TryGetValue(InboxToken, out var token) && _inbox.IsInbox(url, (string)token))
        {
            return;
        }

        var verdict = await _addresses.CheckAsync(url, cancellationToken);
        var problem = verdict.IsGood && _inbox.IsOurs(verdict.Url) ? WebhookUrlProblem.EgressDenied : verdict.Problem;
        if (problem is not null)
        {
            context.AddFailure(new ValidationFailure("url", _addressTexts[problem]) { ErrorCode = problem });
        }
    }

    private void CheckMaxPerMinute(int? limit, ValidationContext<WebhookDraft> context)
    {
        if (limit is < 1 or > SendingPace.MostPerMinute)
        {
            Refuse(context, "max_per_minute", "max_per_minute_range", SendingPace.MostPerMinute);
        }
    }

    private void CheckTranscript(WebhookDraft draft, ValidationContext<WebhookDraft> context)
    {
        if (!EnumWord.TryParse<TranscriptKind>(draft.Transcript, out var kind))
        {
            Refuse(context, "transcript", "one_of", draft.Transcript, string.Join(", ", EnumWord.All<TranscriptKind>()));
        }
        else if (draft.TranscriptMessages is { } messages && (kind != TranscriptKind.Last || messages is < 1 or > TranscriptSetting.MostLast))
        {
            Refuse(context, "transcript_messages", kind == TranscriptKind.Last ? "transcript_messages_range" : "transcript_messages_foreign", TranscriptSetting.MostLast);
        }
    }

    private void CheckTriggers(IReadOnlyList<TriggerDraft> triggers, ValidationContext<WebhookDraft> context)
    {
        if (triggers.Count is 0 or > MostTriggers)
        {
            Refuse(context, "triggers", triggers.Count == 0 ? "triggers_required" : "triggers_too_many", MostTriggers);
            return;
        }

        if (CountExpressions(triggers) > MostExpressions)
        {
            Refuse(context, "triggers", "expressions_too_many", MostExpressions); // and none of them is compiled to see whether it is good
            return;
        }

        var validator = new TriggerDraftValidator(_texts);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, trigger) in triggers.Index().Where(entry => validator.Validate(entry.Item).IsValid))
        {
            if (!seen.Add(trigger.ToDefinition().Identity))
            {
                Refuse(context, $"triggers[{index}]", "trigger_repeated");
            }
        }
    }

    private static int CountExpressions(IReadOnlyList<TriggerDraft> triggers) =>
        triggers.Where(trigger => trigger.Match == EnumWord.Of(KeywordMatch.Regex)).Sum(trigger => trigger.Keywords?.Count ?? 0);

    private void CheckConditions(IReadOnlyList<ConditionDraft> conditions, ValidationContext<WebhookDraft> context)
    {
        foreach (var (field, code, arguments) in ConditionDraftCheck.Problems(conditions))
        {
            Refuse(context, field, code, arguments);
        }
    }

    private void CheckCredentials(WebhookDraft draft, ValidationContext<WebhookDraft> context)
    {
        var known = context.RootContextData.TryGetValue(Known, out var value) ? (WebhookView)value : null;
        foreach (var (field, code, arguments) in HeaderDraftCheck.Problems(draft, known).Concat(AuthenticationDraftCheck.Problems(draft.Authentication, known)))
        {
            Refuse(context, field, code, arguments);
        }
    }

    /// <summary>Named in the contract and built by a later version: refused, never accepted and ignored.</summary>
    private void RefuseWhatComesLater(WebhookDraft draft, ValidationContext<WebhookDraft> context)
    {
        (string Field, bool IsUsed)[] later =
        [
            ("template", draft.Template is not null),
            ("mask", draft.Mask.Count > 0),
        ];
        foreach (var (field, _) in later.Where(setting => setting.IsUsed))
        {
            Refuse(context, field, "setting_later", field);
        }

        RefuseOther(context, "format", draft.Format, WebhookWords.Standard);
    }

    private void RefuseOther(ValidationContext<WebhookDraft> context, string field, string value, string only)
    {
        if (value != only)
        {
            Refuse(context, field, "value_later", field, only);
        }
    }

    private void Refuse(ValidationContext<WebhookDraft> context, string field, string code, params object[] arguments) =>
        context.AddFailure(new ValidationFailure(field, _texts[code, arguments]) { ErrorCode = code });
}
