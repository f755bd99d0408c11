using System.Globalization;
using System.IO.Pipelines;
using Microsoft.Net.Http.Headers;

namespace Supsis.Portal.Deliveries;

/// <summary>Everything that a filter finds as a file, newest first. A page is read, sent and forgotten before the next, so that a log of any length takes no memory.</summary>
/// <remarks>Each page is a read of its own: an open one would keep the database's log from being folded in while a slow client downloads.</remarks>
internal sealed class DeliveryExport(DeliveryStore store, Guid workspaceId, DeliveryFilter filter, DeliveryFile file, string name) : IResult
{
    public const int PageSize = 500;

    /// <summary>What the file is called: what it holds, whose it is, of which day.</summary>
    public static string NameOf(string what, string workspace, DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"{what}-{workspace}-{now:yyyy-MM-dd}");

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var leaving = httpContext.RequestAborted;
        var page = await store.ListAsync(workspaceId, filter, null, PageSize, leaving); // before the first byte, so that a failure can still be told
        Tell(httpContext.Response);
        var body = httpContext.Response.BodyWriter;
        file.Begin(body);
        await AddAsync(body, page, leaving);
        while (page.Older is { } older)
        {
            page = await store.ListAsync(workspaceId, filter, older, PageSize, leaving);
            await AddAsync(body, page, leaving);
        }

        file.End(body);
        await body.FlushAsync(leaving);
    }

    private void Tell(HttpResponse response)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{file.Extension}");
        response.ContentType = file.ContentType;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
    }

    // Waits for a client that reads slowly, and ends with one that has left.
    private async Task AddAsync(PipeWriter body, DeliverySlice page, CancellationToken leaving)
    {
        file.Add(body, page.Rows);
        await body.FlushAsync(leaving);
        leaving.ThrowIfCancellationRequested();
    }
}
