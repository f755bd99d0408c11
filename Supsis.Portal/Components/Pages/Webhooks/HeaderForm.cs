namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>One row of the webhook's own headers.</summary>
public sealed class HeaderForm(string name = "", bool isStored = false)
{
    private const string Field = "headers.";

    public string Name { get; set; } = name;

    public SecretForm Value { get; } = new(isStored);

    /// <summary>Nothing was entered: as if it were not there.</summary>
    public bool IsEmpty => Key.Length == 0 && Value.Draft.Length == 0;

    public bool IsComplete => Key.Length > 0 && Value.Draft.Length > 0;

    /// <summary>The name as it is saved.</summary>
    public string Key => Name.Trim();

    /// <summary>Where the check says what is wrong with it.</summary>
    public string Path => Field + Key;
}
