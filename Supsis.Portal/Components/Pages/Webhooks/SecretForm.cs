using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Something secret in the editor: what is stored stays out of sight, and is kept until somebody replaces it.</summary>
public sealed class SecretForm(bool isStored = false)
{
    public bool IsStored { get; } = isStored;

    public bool IsKept { get; private set; } = isStored;

    public string Value { get; set; } = "";

    /// <summary>As the check takes it: a mask for what is kept.</summary>
    public string Draft => IsKept ? SecretMask.Text : Value;

    public void Replace() => IsKept = false;

    public void Keep() => (IsKept, Value) = (IsStored, "");
}
