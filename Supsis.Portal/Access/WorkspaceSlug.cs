using System.Globalization;
using System.Text;

namespace Supsis.Portal.Access;

/// <summary>Makes the part of an address that names a workspace: <c>Çağrı Merkezi</c> becomes <c>cagri-merkezi</c>.</summary>
internal static class WorkspaceSlug
{
    private const int LengthLimit = 40;

    public static string From(string name, IReadOnlySet<string> taken)
    {
        var slug = Fold(name);
        if (slug.Length == 0)
        {
            slug = "workspace";
        }

        var candidate = slug;
        for (var number = 2; taken.Contains(candidate); number++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return candidate;
    }

    private static string Fold(string name)
    {
        var slug = new StringBuilder(LengthLimit);
        foreach (var character in name.Normalize(NormalizationForm.FormKD))
        {
            // ı has no decomposition; the marks of ç, ğ, İ, ö, ş and ü have just been split off.
            var folded = character == 'ı' ? 'i' : char.ToLowerInvariant(character);
            if (char.IsAsciiLetterOrDigit(folded))
            {
                slug.Append(folded);
            }
            else if (slug.Length > 0 && slug[^1] != '-' && char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                slug.Append('-');
            }

            if (slug.Length == LengthLimit)
            {
                break;
            }
        }

        return slug.ToString().Trim('-');
    }
}
