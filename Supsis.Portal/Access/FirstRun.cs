using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Supsis.Portal.Access;

/// <summary>The time before anybody can sign in: set-up by configuration, or by a token that only the log shows.</summary>
public sealed partial class FirstRun(
    IServiceScopeFactory scopes,
    IOptions<PortalOptions> portal,
    IServer server,
    IHostApplicationLifetime lifetime,
    ILogger<FirstRun> logger)
{
    private byte[]? _tokenHash;

    /// <summary>Whether somebody with the token may still set the portal up.</summary>
    public bool IsOpen => Volatile.Read(ref _tokenHash) is not null;

    /// <summary>Runs once at start, after the migration and before anybody can ask.</summary>
    public async Task PrepareAsync(SetupOptions setup, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<SetupStore>();
        if (!await store.IsEmptyAsync(cancellationToken))
        {
            return;
        }

        if (!setup.IsEmpty)
        {
            await store.CreateFirstAsync(SetupConfiguration.Read(setup), null, cancellationToken);
            Log.SetUp(logger, setup.AdminEmail!);
            return;
        }

        Open();
    }

    public bool Accepts(string? token) =>
        Volatile.Read(ref _tokenHash) is { } expected && token is not null && CryptographicOperations.FixedTimeEquals(HashOf(token), expected);

    /// <summary>Makes the first administrator and ends the first run; null when somebody was faster.</summary>
    public async Task<SetupResult?> EndAsync(FirstAccount account, string? ip, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<SetupStore>().CreateFirstAsync(account, ip, cancellationToken);
        Volatile.Write(ref _tokenHash, null);
        return made;
    }

    private void Open()
    {
        var token = RandomToken.Next();
        Volatile.Write(ref _tokenHash, HashOf(token));
        lifetime.ApplicationStarted.Register(() => Log.Invite(logger, Address(), token)); // the address is known only now
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim()));

    private string Address()
    {
        var address = portal.Value.PublicOrigin?.ToString() ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";

        // A wildcard is no address, and browsers treat localhost as a safe place where 127.0.0.1 is none.
        foreach (var wildcard in (string[])["//[::]", "//0.0.0.0", "//+", "//*", "//127.0.0.1"])
        {
            address = address.Replace(wildcard, "//localhost", StringComparison.Ordinal);
        }

        return address.TrimEnd('/') + AccessRoutes.Setup;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Nobody can sign in yet. Set the portal up at {Address}?token={Token} (the token works once and changes at every start).")]
        public static partial void Invite(ILogger logger, string address, string token);

        [LoggerMessage(LogLevel.Information, "Set up from configuration; the administrator is {Email}.")]
        public static partial void SetUp(ILogger logger, string email);
    }
}
