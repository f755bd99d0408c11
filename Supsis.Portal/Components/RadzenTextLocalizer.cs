using System.Globalization;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components;

/// <summary>Gives the component library our words, since it ships no Turkish.</summary>
internal sealed class RadzenTextLocalizer(IStringLocalizer<RadzenTexts> texts) : ILocalizer
{
    public string? Get(string key, CultureInfo culture)
    {
        var text = texts[key];
        return text.ResourceNotFound ? null : text.Value;
    }
}
