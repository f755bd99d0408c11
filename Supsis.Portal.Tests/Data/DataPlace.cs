using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Data;

/// <summary>The database folder alone, on a file of the test's own: migrated, and with the group writer at work when asked for.</summary>
internal sealed class DataPlace : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _isOwner;

    public DataPlace(string? folder = null, params KeyValuePair<string, string?>[] settings)
    {
        _isOwner = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("portal-data-").FullName;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:DataFolder", Folder), .. settings])
            .Build());
        services.AddLogging(logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Log));
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        services.AddData();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<FreeSpace>(() =>
        {
            Measurements++;
            return Free;
        });
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "portal.db");

    public ManualClock Clock { get; } = new();

    public LogSink Log { get; } = new();

    /// <summary>What the disk is said to have left; null when nobody can tell.</summary>
    public long? Free { get; set; } = long.MaxValue;

    /// <summary>How often the disk was asked.</summary>
    public int Measurements { get; private set; }

    public static async Task<DataPlace> MigratedAsync()
    {
        var place = new DataPlace();
        await place.MigrateAsync();
        return place;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task MigrateAsync() => Get<DatabaseMigrator>().MigrateAsync(CancellationToken.None);

    /// <summary>A number of the database, such as a count.</summary>
    public long Ask(string sql)
    {
        long answer = 0;
        Get<WriteGate>().Run(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            answer = Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        });
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_isOwner)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
