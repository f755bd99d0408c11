using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>What a person sees and changes of their own account, through the request that they are signed in with.</summary>
public sealed class OwnAccount
{
    /// <summary>Sign-ins of everybody stand in one log; older ones are not looked for.</summary>
    private const int LookedAt = 1_000;

    private readonly SignInManager<PortalUser> _signIn;
    private readonly WorkspaceAccess _access;
    private readonly SignInLimiter _limiter;
    private readonly AuditWriter _audit;
    private readonly PortalReader _reader;

    internal OwnAccount(SignInManager<PortalUser> signIn, WorkspaceAccess access, SignInLimiter limiter, AuditWriter audit, PortalReader reader) =>
        (_signIn, _access, _limiter, _audit, _reader) = (signIn, access, limiter, audit, reader);

    /// <summary>Null when this person is not signed in any more.</summary>
    public async Task<OwnAccountView?> ReadAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await FindAsync(user, cancellationToken) is { } person
            ? new OwnAccountView(person.DisplayName, person.Email ?? "", await LastSignInAsync(person.Id, cancellationToken))
            : null;

    /// <summary>False when this person is not signed in any more. The caller has checked the name with <see cref="FirstAccount.IsName"/>.</summary>
    public async Task<bool> RenameAsync(ClaimsPrincipal user, string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(user, cancellationToken) is not { } person)
        {
            return false;
        }

        var before = person.DisplayName;
        person.DisplayName = name.Trim();
        if (before == person.DisplayName || !(await _signIn.UserManager.UpdateAsync(person)).Succeeded)
        {
            return before == person.DisplayName;
        }

        await NoteAsync(user, AuditActions.Renamed, $"{before} → {person.DisplayName}", cancellationToken);
        await _signIn.RefreshSignInAsync(person);
        return true;
    }

    /// <summary>Signs out everywhere but here. The caller has checked the new password with <see cref="PasswordPolicy"/>.</summary>
    public async Task<PasswordChangeOutcome> ChangePasswordAsync(ClaimsPrincipal user, string current, string next, CancellationToken cancellationToken)
    {
        if (await FindAsync(user, cancellationToken) is not { } person)
        {
            return PasswordChangeOutcome.SignedOut;
        }

        // Whoever finds an open screen may guess no longer here than at the door.
        if (!_limiter.MayTry(person.Email ?? "", user.Actor().Ip))
        {
            return PasswordChangeOutcome.TooMany;
        }

        if (!(await _signIn.CheckPasswordSignInAsync(person, current, lockoutOnFailure: true)).Succeeded)
        {
            await NoteAsync(user, AuditActions.PasswordChangeFailed, null, cancellationToken);
            return PasswordChangeOutcome.WrongPassword;
        }

        if (!(await _signIn.UserManager.ChangePasswordAsync(person, current, next)).Succeeded)
        {
            return PasswordChangeOutcome.WrongPassword; // somebody else changed it in this very moment
        }

        await NoteAsync(user, AuditActions.PasswordChanged, null, CancellationToken.None);
        await _signIn.RefreshSignInAsync(person);
        return PasswordChangeOutcome.Changed;
    }

    // The cookie is compared with the account only now and then; here it counts at once.
    private async Task<PortalUser?> FindAsync(ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await _access.IsSignedInAsync(user, cancellationToken) ? await _signIn.UserManager.GetUserAsync(user) : null;

    private Task NoteAsync(ClaimsPrincipal user, string action, string? details, CancellationToken cancellationToken)
    {
        var actor = user.Actor();
        return _audit.WriteAsync(Guid.Empty, actor, action, actor.Id?.ToString(), details, cancellationToken);
    }

    /// <summary>The one before the present: whether it was theirs only they can tell.</summary>
    private async Task<DateTimeOffset?> LastSignInAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = _reader.Open(Guid.Empty); // signing in belongs to no workspace
        var times = await db.AuditEntries
            .Where(entry => entry.WorkspaceId == Guid.Empty)
            .OrderByDescending(entry => entry.Id)
            .Take(LookedAt)
            .Where(entry => entry.ActorId == userId && entry.Action == AuditActions.SignedIn)
            .OrderByDescending(entry => entry.Id)
            .Select(entry => entry.At)
            .Take(2)
            .ToListAsync(cancellationToken);
        return times.Count > 1 ? times[1] : null;
    }
}
