namespace Supsis.Portal.Hosting;

/// <summary>Remembers for which workspaces somebody put the list of first steps away in this browser.</summary>
public static class HiddenStepsCookie
{
    public const string Name = "portal.steps";

    private const char Between = '.';
    private const int Most = 30;
    private const int LongestSlug = 80;

    public static string Read(HttpRequest request) => request.Cookies[Name] ?? "";

    public static bool Hides(string value, string slug) => value.Split(Between).Contains(slug, StringComparer.Ordinal);

    /// <summary>The value after one more choice; the oldest choices make room, and what can be no workspace's address is left out.</summary>
    public static string With(string value, string slug, bool isHidden)
    {
        var others = value.Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(known => known != slug);
        return string.Join(Between, (isHidden && IsSlug(slug) ? others.Append(slug) : others).TakeLast(Most));
    }

    private static bool IsSlug(string text) => text.Length is > 0 and <= LongestSlug && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
