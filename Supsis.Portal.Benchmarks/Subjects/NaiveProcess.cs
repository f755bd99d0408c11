using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Benchmarks.Processes;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>
/// The usual way: one <c>SaveChanges</c> for every event, a loop that asks the table for what is owed, posts it and saves once for
/// every row. Durable like the portal (write-ahead log, <c>synchronous=FULL</c>).
/// </summary>
internal static class NaiveProcess
{
    private const int RowsPerPoll = 100;
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);
    private static readonly byte[] Accepted = """{"accepted":1,"duplicates":0,"rejected":[]}"""u8.ToArray();

    public static async Task<int> RunAsync(string[] arguments)
    {
        var file = Path.Combine(arguments[1], "naive.db");
        using (var db = new NaiveDatabase(file))
        {
            await db.Database.EnsureCreatedAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        }

        using var stopping = new CancellationTokenSource();
        using var client = new SignedClient(new Uri(arguments[0]));
        var sending = Task.Run(() => SendAllAsync(file, client, stopping.Token), stopping.Token);

        var app = ChildHost.Build();
        app.MapPost("/api/v1/events", context => TakeAsync(context, file));
        await app.RunUntilParentLeavesAsync();

        await stopping.CancelAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static async Task TakeAsync(HttpContext context, string file)
    {
        var body = new byte[(int)context.Request.ContentLength!.Value];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        await using (var db = new NaiveDatabase(file))
        {
            db.Rows.Add(new NaiveRow { Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), Body = body });
            await db.SaveChangesAsync(context.RequestAborted);
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Accepted.Length;
        await context.Response.Body.WriteAsync(Accepted, context.RequestAborted);
    }

    private static async Task SendAllAsync(string file, SignedClient client, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var db = new NaiveDatabase(file);
            var rows = await db.Rows.Where(row => !row.IsSent).OrderBy(row => row.Id).Take(RowsPerPoll).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                await client.PostAsync(row.Body, cancellationToken);
                row.IsSent = true;
                await db.SaveChangesAsync(cancellationToken);
            }

            if (rows.Count == 0)
            {
                await Task.Delay(PollEvery, TimeProvider.System, cancellationToken);
            }
        }
    }
}
