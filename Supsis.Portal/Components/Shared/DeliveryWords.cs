using Microsoft.Extensions.Localization;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Shared;

/// <summary>A delivery in short words, as lists show it.</summary>
public sealed class DeliveryWords(
    IStringLocalizer<DeliveryTexts> text, IStringLocalizer<EventTexts> events, Formats formats, DeliveryExplanations explanations, TimeProvider clock)
{
    /// <summary>What fired it: "Görüşme bitti", "Anahtar kelime “iade”".</summary>
    public string Trigger(DeliveryRow row) => row.Keyword is { } keyword ? text["Keyword", keyword] : Event(row.EventType);

    public string Event(string type) => events[$"Name.{type}"] is { ResourceNotFound: false } known ? known.Value : type;

    public string Webhook(DeliveryRow row) => row.IsWebhookDeleted ? text["DeletedWebhook", row.WebhookName] : row.WebhookName;

    /// <summary>"#4711 Ayşe Yılmaz".</summary>
    public static string Conversation(DeliveryRow row) =>
        string.IsNullOrWhiteSpace(row.VisitorName) ? $"#{row.ConversationNumber}" : $"#{row.ConversationNumber} {row.VisitorName}";

    /// <summary>"4 dk sonra, 3. deneme", for one that waits; null for all others.</summary>
    public string? Next(DeliveryRow row) => row.Status switch
    {
        DeliveryStatus.Pending when row.AttemptCount > 0 => text["Next.Attempt", Until(row), row.AttemptCount + 1],
        DeliveryStatus.Pending => Until(row),
        _ => null,
    };

    /// <summary>"4 dk sonra 3. kez denenecek."</summary>
    public string NextSentence(DeliveryRow row) => text["Retrying", Until(row), row.AttemptCount + 1];

    public string Duration(int milliseconds) => formats.Duration(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Why it stands where it does, and what to do about it.</summary>
    public Explanation Explain(DeliveryDetails delivery) => explanations.Of(delivery, clock.GetUtcNow());

    /// <summary>What went wrong in one attempt; empty when nothing did.</summary>
    public string Explain(DeliveryDetails delivery, DeliveryAttempt attempt) =>
        attempt.Error is { } error ? explanations.OfError(error, attempt.Status, delivery.WebhookUrl, null, null).What : "";

    /// <summary>A remark beside an attempt's verdict; the code itself for one that a newer version wrote.</summary>
    public string Note(string code) => text[$"Note.{code}"] is { ResourceNotFound: false } known ? known.Value : code;

    /// <summary>For showing a button; the click asks again.</summary>
    public RetryResult JudgeRetry(DeliveryRow row) => row.JudgeRetry(clock.GetUtcNow());

    private string Until(DeliveryRow row)
    {
        var wait = (row.ExpectedAt ?? DateTimeOffset.MinValue) - clock.GetUtcNow();
        return wait switch
        {
            _ when wait <= TimeSpan.Zero => text["Next.Now"],
            { TotalSeconds: < 60 } => text["Next.Seconds", (int)Math.Ceiling(wait.TotalSeconds)],
            { TotalMinutes: < 60 } => text["Next.Minutes", (int)Math.Round(wait.TotalMinutes)],
            _ => text["Next.Hours", (int)Math.Round(wait.TotalHours)],
        };
    }
}
