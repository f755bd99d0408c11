using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>What a receiver answered to a test, in plain words.</summary>
public sealed class TestWords(DeliveryExplanations explanations, Formats formats, IStringLocalizer<EditorTexts> text)
{
    /// <summary>"Test teslim edildi: 200, 84 ms".</summary>
    public string Headline(WebhookTestResult result)
    {
        var duration = formats.Duration(TimeSpan.FromMilliseconds(result.DurationMs));
        return result.Status is { } status
            ? text[result.Delivered ? "Test.Delivered" : "Test.Failed", status, duration]
            : text["Test.NoAnswer", duration];
    }

    /// <summary>What went wrong and how to mend it; null after a success.</summary>
    public Explanation? Explain(WebhookTestResult result, string url)
    {
        if (result.Error is not { } error)
        {
            return null;
        }

        // A test disables nothing, so the words for a delivery would promise too much.
        var own = text[$"Test.{error}.What"];
        return own.ResourceNotFound
            ? explanations.OfError(error, result.Status, url, null, null)
            : new Explanation(own, text[$"Test.{error}.Fix"]);
    }
}
