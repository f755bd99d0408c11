using System.Globalization;
using System.Text;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>A delivery as a command for a terminal. The signature is left out: making one takes the secret.</summary>
internal static class CurlCommand
{
    public static string Of(DeliveryDetails delivery, DateTimeOffset now)
    {
        var command = new StringBuilder("curl -X POST ").Append(Quoted(delivery.WebhookUrl));
        AddHeader(command, "content-type: application/json");
        AddHeader(command, $"webhook-id: {delivery.Row.PublicId}");
        AddHeader(command, string.Create(CultureInfo.InvariantCulture, $"webhook-timestamp: {now.ToUnixTimeSeconds()}"));
        return command.Append(" \\\n  --data-raw ").Append(Quoted(Encoding.UTF8.GetString(delivery.Body.Span))).ToString();
    }

    private static void AddHeader(StringBuilder command, string header) => command.Append(" \\\n  -H ").Append(Quoted(header));

    // Within single quotes a shell takes everything as it is, but for the quote itself.
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
