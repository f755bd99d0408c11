using System.Text.Json;

namespace Supsis.Portal.Conversations;

/// <summary>A visitor as the events so far have drawn one.</summary>
internal sealed record VisitorState(Guid Id, string? ExternalId)
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? Locale { get; init; }
    public string? Country { get; init; }
    public IReadOnlyDictionary<string, JsonElement> CustomAttributes { get; init; } = Attributes.None;

    public VisitorState With(VisitorPatch patch) => this with
    {
        Name = patch.Name.Over(Name),
        Email = patch.Email.Over(Email),
        Phone = patch.Phone.Over(Phone),
        Locale = patch.Locale.Over(Locale),
        Country = patch.Country.Over(Country),
        CustomAttributes = Attributes.Merge(CustomAttributes, patch.CustomAttributes),
    };
}
