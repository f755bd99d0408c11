using System.Net;

namespace Supsis.Portal.Webhooks;

/// <summary>Stands before every connection: resolves a host once and judges every address it has.</summary>
internal sealed class EgressGuard(EgressPolicy policy, HostResolver resolver, TimeProvider clock)
{
    /// <summary>Whether a host can be judged when it is saved: a number or a refused name. Others wait for the send, lest saving becomes a way to read our name system.</summary>
    public static bool IsJudgedAtSave(string host) => IPAddress.TryParse(host.TrimEnd('.'), out _) || EgressPolicy.IsRefusedName(host);

    /// <summary>Judges a <paramref name="host"/> in its ASCII (IDN) form, as <see cref="Uri.IdnHost"/> gives it.</summary>
    public async Task<EgressVerdict> JudgeAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host.TrimEnd('.'), out var literal))
        {
            return policy.IsDenied(literal, port) ? EgressVerdict.Refused(EgressRefusal.Literal) : new(EgressRefusal.None, [literal]);
        }

        return EgressPolicy.IsRefusedName(host)
            ? await JudgeRefusedNameAsync(host, port, cancellationToken)
            : await JudgeNameAsync(host, port, cancellationToken);
    }

    // Unknown and known but not listed get one answer: a difference would tell which names exist inside.
    private async Task<EgressVerdict> JudgeRefusedNameAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (!policy.HasAllowedNetworks)
        {
            return EgressVerdict.Refused(EgressRefusal.Name);
        }

        var askedAt = clock.GetTimestamp();
        var addresses = await resolver.ResolveAsync(host, cancellationToken);
        return addresses.Length > 0 && addresses.All(address => policy.IsListed(address, port))
            ? new(EgressRefusal.None, addresses)
            : await RefuseLateAsync(EgressRefusal.Name, askedAt, cancellationToken);
    }

    private async Task<EgressVerdict> JudgeNameAsync(string host, int port, CancellationToken cancellationToken)
    {
        var askedAt = clock.GetTimestamp();
        var addresses = await resolver.ResolveAsync(host, cancellationToken);
        if (addresses.Length == 0)
        {
            return await RefuseLateAsync(EgressRefusal.NotFound, askedAt, cancellationToken);
        }

        // One refused address among public ones refuses the host: which of them is dialled is chance.
        return addresses.Any(address => policy.IsDenied(address, port))
            ? await RefuseLateAsync(EgressRefusal.ResolvedAddress, askedAt, cancellationToken)
            : new(EgressRefusal.None, addresses);
    }

    // Every refusal that asked the name system takes as long as one that nobody answered: durations are shown, and names of our inside resolve fast.
    private async Task<EgressVerdict> RefuseLateAsync(EgressRefusal refusal, long askedAt, CancellationToken cancellationToken)
    {
        var rest = HostResolver.Patience - clock.GetElapsedTime(askedAt);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, clock, cancellationToken);
        }

        return EgressVerdict.Refused(refusal);
    }
}
