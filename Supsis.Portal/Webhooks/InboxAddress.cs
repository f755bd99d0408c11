using Microsoft.Extensions.Options;
using Supsis.Portal.Access;

namespace Supsis.Portal.Webhooks;

/// <summary>Where the portal's own test inbox is reached, and which addresses mean it.</summary>
public sealed class InboxAddress(IOptions<PortalOptions> options)
{
    private const string Path = "/inbox/";

    private static readonly string[] Loopbacks = ["localhost", "127.0.0.1", "[::1]"];

    private readonly Uri? _public = options.Value.PublicOrigin;
    private volatile IReadOnlyList<Uri> _listening = [new("http://localhost")];

    private IReadOnlyList<Uri> Origins => _public is null ? _listening : [_public];

    /// <summary>The portal's address as people reach it, without a slash at its end.</summary>
    public string Origin => Origins[0].GetLeftPart(UriPartial.Authority);

    /// <summary>What to post to, for a workspace's inbox token.</summary>
    public Uri UrlOf(string token) => Resolve(StoredUrl(token));

    /// <summary>Kept without its origin: the inbox stays the inbox when the portal moves to another address or port.</summary>
    internal static string StoredUrl(string token) => Path + token;

    internal static bool IsStoredInbox(string storedUrl) => storedUrl.StartsWith(Path, StringComparison.Ordinal);

    /// <summary>A stored address as it is shown and posted to.</summary>
    internal Uri Resolve(string storedUrl) => IsStoredInbox(storedUrl) ? new(Origins[0], storedUrl) : new(storedUrl);

    /// <summary>Told once the server listens, with its addresses as the server names them.</summary>
    internal void SetListeners(IEnumerable<string> addresses)
    {
        var origins = addresses.SelectMany(OriginsOf).ToList();
        _listening = origins.Count > 0 ? origins : _listening;
    }

    /// <summary>Decided before every rule about schemes and networks.</summary>
    internal bool IsInbox(string? text, string token) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && IsOurs(url)
        && url is { Query: "", Fragment: "", UserInfo: "" }
        && string.Equals(url.AbsolutePath, StoredUrl(token), StringComparison.Ordinal);

    /// <summary>The portal's own door, behind which a webhook has no business but in its inbox.</summary>
    internal bool IsOurs(Uri url) => Origins.Any(origin =>
        origin.Scheme == url.Scheme && origin.Port == url.Port && HostOf(origin).Equals(HostOf(url), StringComparison.OrdinalIgnoreCase));

    // As the name system reads it: full-width letters and a dot at the end make no other host.
    private static string HostOf(Uri url)
    {
        try
        {
            return url.IdnHost.TrimEnd('.');
        }
        catch (UriFormatException)
        {
            return url.Host; // a name that has no such form, and so is not ours
        }
    }

    private static IEnumerable<Uri> OriginsOf(string address)
    {
        var binding = BindingAddress.Parse(address);
        if (binding.IsUnixPipe || binding.IsNamedPipe)
        {
            return [];
        }

        // A server that listens everywhere is reached here by the names of this machine.
        string[] hosts = binding.Host is "*" or "+" or "0.0.0.0" or "[::]" or "localhost" ? Loopbacks : [binding.Host];
        return hosts.Select(host => new UriBuilder(binding.Scheme, host, binding.Port).Uri);
    }
}
