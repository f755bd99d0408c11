using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>One row of the conditions.</summary>
public sealed class ConditionForm
{
    public const string BusinessHours = "business_hours";
    public const string In = "in";
    public const string Exists = "exists";
    public const string Missing = "missing";
    public const string Yes = "true";
    public const string No = "false";

    /// <summary>The last two want the name of an attribute.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "channel.type", BusinessHours, "tags", "page.url", "visitor.country", "visitor.locale", "department.id", "agent.id", "bot.id", "channel.id",
        "visitor.custom_attributes.", "conversation.custom_attributes.",
    ];

    public static readonly IReadOnlyList<string> Operators = [In, "not_in", "contains", "starts_with", Exists, Missing];

    public string Field { get; set; } = Fields[0];

    /// <summary>The name of the attribute, where the field is one.</summary>
    public string Attribute { get; set; } = "";

    public string Operator { get; set; } = In;

    /// <summary>As people write a list: separated by commas.</summary>
    public string Values { get; set; } = "";

    /// <summary>Whether it must be so or must not, for what is either so or not.</summary>
    public string Truth { get; set; } = Yes;

    public bool IsAttribute => Field.EndsWith('.');

    public bool IsTruth => Field == BusinessHours;

    public bool HasValues => !IsTruth && Operator is not (Exists or Missing);

    /// <summary>Nothing was entered: as if it were not there.</summary>
    public bool IsEmpty => (HasValues && List.Count == 0) || (IsAttribute && string.IsNullOrWhiteSpace(Attribute));

    private List<string> List => [.. Values.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public static ConditionForm Of(ConditionDraft draft)
    {
        var prefix = Fields.FirstOrDefault(field => field.EndsWith('.') && draft.Field!.StartsWith(field, StringComparison.Ordinal));
        return new()
        {
            Field = prefix ?? draft.Field!,
            Attribute = prefix is null ? "" : draft.Field![prefix.Length..],
            Operator = draft.Operator switch
            {
                "equals" => In,
                "not_equals" => "not_in",
                Exists => draft.Values.Contains(No) ? Missing : Exists,
                { } other => other,
                null => In,
            },
            Values = string.Join(", ", draft.Values),
            Truth = draft.Values.Contains(No) != (draft.Operator == "not_equals") ? No : Yes,
        };
    }

    public ConditionDraft ToDraft() => new()
    {
        Field = Field + (IsAttribute ? Attribute.Trim() : ""),
        Operator = IsTruth ? "equals" : Operator == Missing ? Exists : Operator,
        Values = IsTruth ? [Truth] : HasValues ? List : [Operator == Missing ? No : Yes],
    };
}
