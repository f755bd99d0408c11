using Microsoft.AspNetCore.Identity;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Signs a person in by e-mail and password. A wrong password, an unknown address and a locked account get the same answer after the same work.</summary>
public sealed class PasswordSignIn
{
    private readonly SignInManager<PortalUser> _signIn;
    private readonly IPasswordHasher<PortalUser> _hasher;
    private readonly SignInLimiter _limiter;
    private readonly WriteGate _gate;
    private readonly RowMaker _rows;

    internal PasswordSignIn(SignInManager<PortalUser> signIn, IPasswordHasher<PortalUser> hasher, SignInLimiter limiter, WriteGate gate, RowMaker rows)
    {
        (_signIn, _hasher, _limiter, _gate, _rows) = (signIn, hasher, limiter, gate, rows);
    }

    public async Task<SignInOutcome> SignInAsync(string email, string password, string? ip, CancellationToken cancellationToken)
    {
        if (!_limiter.MayTry(email, ip))
        {
            return SignInOutcome.TooMany;
        }

        var user = await FindAsync(email, password);
        var isRight = user is not null && (await _signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true)).Succeeded;
        await AuditAsync(isRight ? user : null, email, ip, cancellationToken);
        if (!isRight)
        {
            return SignInOutcome.Refused;
        }

        await _signIn.SignInAsync(user!, isPersistent: false);
        return SignInOutcome.SignedIn;
    }

    /// <summary>Signs in the administrator who has just been made.</summary>
    public async Task SignInAsync(Guid userId, string? ip, CancellationToken cancellationToken)
    {
        var user = await _signIn.UserManager.FindByIdAsync(userId.ToString()) ?? throw new InvalidOperationException("The account is gone.");
        await AuditAsync(user, user.Email!, ip, cancellationToken);
        await _signIn.SignInAsync(user, isPersistent: false);
    }

    public async Task SignOutAsync(Actor actor, CancellationToken cancellationToken)
    {
        await AddAsync(_rows.Audit(Guid.Empty, actor, AuditActions.SignedOut, actor.Id?.ToString(), null), cancellationToken);
        await _signIn.SignOutAsync();
    }

    private async Task<PortalUser?> FindAsync(string email, string password)
    {
        var user = await _signIn.UserManager.FindByEmailAsync(email);
        if (user is not null && !await _signIn.UserManager.IsLockedOutAsync(user))
        {
            return user;
        }

        // The time of an answer must not tell whether the account exists: hash as long as a check would.
        _hasher.HashPassword(new PortalUser(), password);
        return null;
    }

    private Task<int> AuditAsync(PortalUser? user, string email, string? ip, CancellationToken cancellationToken)
    {
        var name = email.Length <= ColumnLengths.Name ? email : email[..ColumnLengths.Name];
        var actor = user is null ? new Actor(ActorKind.System, null, name, ip) : new Actor(ActorKind.User, user.Id, user.DisplayName, ip);
        return AddAsync(_rows.Audit(Guid.Empty, actor, user is null ? AuditActions.SignInFailed : AuditActions.SignedIn, user?.Id.ToString(), null), cancellationToken);
    }

    private Task<int> AddAsync(AuditEntry entry, CancellationToken cancellationToken) => _gate.RunAsSystemAsync(
        "audit of sign-ins",
        async db =>
        {
            db.AuditEntries.Add(entry);
            return await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);
}
