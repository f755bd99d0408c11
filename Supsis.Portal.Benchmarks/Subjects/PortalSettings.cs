using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>The configuration that sets an empty portal up without a browser.</summary>
internal sealed record PortalSettings(Uri Address, DirectoryInfo DataFolder, string ApiKey)
{
    public const string AdminEmail = "bench@example.com";

    public static PortalSettings Fresh(string dataFolder) => new(
        new Uri($"http://127.0.0.1:{FreePort()}"),
        Directory.CreateDirectory(Path.Combine(dataFolder, "portal-" + Path.GetRandomFileName())),
        "sps_" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    public string AdminPassword { get; } = "Aa1!" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18));

    /// <summary>How long the log is kept; absent: as the portal does by itself.</summary>
    public TimeSpan? Retention { get; init; }

    public ProcessStartInfo StartOf(string program) => new("dotnet", [Path.GetFullPath(program), "--urls", Address.GetLeftPart(UriPartial.Authority)])
    {
        Environment =
        {
            ["Setup__AdminEmail"] = AdminEmail,
            ["Setup__AdminPassword"] = AdminPassword,
            ["Setup__Workspace"] = "Bench",
            ["Setup__ApiKey"] = ApiKey,
            ["Storage__DataFolder"] = DataFolder.FullName,
            ["Egress__AllowedNetworks__0"] = "127.0.0.0/8",
            ["Egress__AllowHttp"] = "true",
            ["Retention__Deliveries"] = Kept(),
            ["Retention__Events"] = Kept(),
        },
    };

    private string? Kept() => Retention?.ToString("c", CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
