using System.Globalization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>What the log shows as a file for the reader's own computer; the address has the words of the log's own.</summary>
internal static class ExportEndpoint
{
    public const string Csv = "csv";
    public const string Json = "json";

    public static void MapLogExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/w/{slug}/deliveries/export", ExportAsync).RequireAuthorization(PortalPolicies.WorkspaceView).ExcludeFromDescription();

    // What a double click in the reader's spreadsheet splits at.
    private static char Separator => CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';

    private static async Task<IResult> ExportAsync(string slug, HttpContext http, WorkspaceAccess access, [AsParameters] Parts parts, CancellationToken cancellationToken)
    {
        var format = http.Request.Query["format"].ToString();
        if (format is not (Csv or Json) || await access.FindAsync(http.User, slug, cancellationToken) is not { } workspace)
        {
            return TypedResults.NotFound();
        }

        var now = parts.Clock.GetUtcNow();
        var name = DeliveryExport.NameOf(parts.Text["Export.FileName"], workspace.Slug, TimeZoneInfo.ConvertTime(now, workspace.TimeZone));
        DeliveryFile file = format == Csv ? new CsvDeliveryFile(new LogColumns(parts.Text, parts.Words, workspace.TimeZone).All, Separator) : new JsonDeliveryFile();
        return new DeliveryExport(parts.Store, workspace.Id, LogView.Of(http.Request.Query).ToFilter(now), file, name);
    }

    private sealed record Parts(DeliveryStore Store, DeliveryWords Words, IStringLocalizer<DeliveryTexts> Text, TimeProvider Clock);
}
