using System.Threading.RateLimiting;

namespace Supsis.Portal.Access;

/// <summary>Slows down whoever guesses passwords: so many tries a minute per address of the caller, and per account.</summary>
internal sealed class SignInLimiter : IDisposable
{
    /// <summary>A whole office may share one address.</summary>
    public const int PerAddress = 60;

    /// <summary>Above the five that lock the account, so that its owner is not refused for a typing error.</summary>
    public const int PerAccount = 10;

    private readonly PartitionedRateLimiter<string> _byAddress = PerMinute(PerAddress);
    private readonly PartitionedRateLimiter<string> _byAccount = PerMinute(PerAccount);

    public bool MayTry(string email, string? ip)
    {
        using var address = _byAddress.AttemptAcquire(ip ?? "");
        using var account = _byAccount.AttemptAcquire(email.Trim().ToUpperInvariant());
        return address.IsAcquired && account.IsAcquired;
    }

    public void Dispose()
    {
        _byAddress.Dispose();
        _byAccount.Dispose();
    }

    private static PartitionedRateLimiter<string> PerMinute(int tries) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = tries, Window = TimeSpan.FromMinutes(1) }));
}
