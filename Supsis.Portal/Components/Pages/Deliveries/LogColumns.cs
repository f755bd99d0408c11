using System.Globalization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>The log as a table for a spreadsheet: the reader's words, the workspace's time, and figures without separators.</summary>
internal sealed class LogColumns(IStringLocalizer<DeliveryTexts> text, DeliveryWords words, TimeZoneInfo zone)
{
    public IReadOnlyList<CsvColumn> All =>
    [
        new(text["Fact.Created"], row => Time(row.CreatedAt)),
        new(text["Column.State"], row => text[$"State.{row.Status}"]),
        new(text["Column.Trigger"], row => words.Trigger(row)),
        new(text["Column.Webhook"], row => words.Webhook(row)),
        new(text["Export.Number"], row => Number(row.ConversationNumber)),
        new(text["Export.Visitor"], row => row.VisitorName),
        new(text["Column.Response"], row => Number(row.LastStatus)),
        new(text["Export.Error"], row => row.LastError),
        new(text["Export.Duration"], row => row.AttemptCount > 0 ? Number(row.LastDurationMs) : null),
        new(text["Export.Attempts"], row => Number(row.AttemptCount)),
        new(text["Export.Next"], row => Time(row.NextAttemptAt)),
        new(text["Export.Completed"], row => Time(row.CompletedAt)),
        new(text["Export.ConversationId"], row => row.ConversationId),
        new(text["Fact.Id"], row => row.PublicId),
        new(text["Fact.Event"], row => row.EventPublicId),
    ];

    private static string? Number(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    // The one form that spreadsheets of every language take for a time.
    private string? Time(DateTimeOffset? at) =>
        at is { } known ? TimeZoneInfo.ConvertTime(known, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : null;
}
