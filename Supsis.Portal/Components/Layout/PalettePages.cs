using Supsis.Portal.Access;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Components.Layout;

/// <summary>The pages that the palette leads to: the menu, and what has no place in it.</summary>
internal static class PalettePages
{
    private static readonly (string TextKey, string Icon, string Page, string? Address)[] All =
    [
        .. NavItem.All.Select(item => (item.TextKey, item.Icon, item.Page, (string?)null)),
        ("NavAccount", "account_circle", "", AccessRoutes.Account),
    ];

    /// <summary>Those whose name holds these letters, however they are written.</summary>
    public static IEnumerable<(string TextKey, string Icon, string Page, string? Address)> Matching(string wanted, Func<string, string> nameOf)
    {
        var folded = Folded(wanted);
        return All.Where(page => Folded(nameOf(page.TextKey)).Contains(folded, StringComparison.Ordinal));
    }

    private static string Folded(string text) => TurkishFolding.FoldKeyword(text, ignoreDiacritics: true);
}
