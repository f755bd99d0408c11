namespace Supsis.Portal.Webhooks;

/// <summary>What stands for a stored secret wherever a webhook is read. Sent back, it means: keep the stored one.</summary>
public static class SecretMask
{
    /// <summary>Always as long: the length of a secret is nobody's business.</summary>
    public const string Text = "••••••••";

    private const char Dot = '•';

    public static bool IsMask(string? value) => value == Text;

    /// <summary>Looks like something masked, but is not ours: a copy that was cut, or another program's.</summary>
    public static bool IsForeignMask(string? value) => !string.IsNullOrEmpty(value) && !IsMask(value) && value.All(letter => letter is Dot or '*');
}
