using System.Globalization;
using System.Text.RegularExpressions;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>Where in the list of triggers a problem is: <c>triggers[1].keywords</c>.</summary>
/// <param name="Parameter">Empty for the trigger as a whole.</param>
internal readonly partial record struct TriggerField(int Index, string Parameter)
{
    public static bool TryParse(string path, out TriggerField field)
    {
        var match = Path().Match(path);
        field = match.Success ? new(int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["parameter"].Value) : default;
        return match.Success;
    }

    [GeneratedRegex(@"^triggers\[(?<index>\d{1,4})\](?:\.(?<parameter>\w+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Path();
}
