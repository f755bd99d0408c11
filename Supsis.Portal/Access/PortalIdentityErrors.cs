using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Access;

/// <summary>Identity's own messages in the language of the page.</summary>
internal sealed class PortalIdentityErrors(IStringLocalizer<AccessTexts> text) : IdentityErrorDescriber
{
    public override IdentityError DefaultError() => Of(nameof(DefaultError));

    public override IdentityError ConcurrencyFailure() => Of(nameof(ConcurrencyFailure));

    public override IdentityError PasswordMismatch() => Of(nameof(PasswordMismatch));

    public override IdentityError InvalidToken() => Of(nameof(InvalidToken));

    public override IdentityError InvalidUserName(string? userName) => Of(nameof(InvalidUserName), userName);

    public override IdentityError InvalidEmail(string? email) => Of(nameof(InvalidEmail), email);

    public override IdentityError DuplicateUserName(string userName) => Of(nameof(DuplicateUserName), userName);

    public override IdentityError DuplicateEmail(string email) => Of(nameof(DuplicateEmail), email);

    public override IdentityError UserAlreadyHasPassword() => Of(nameof(UserAlreadyHasPassword));

    public override IdentityError UserLockoutNotEnabled() => Of(nameof(UserLockoutNotEnabled));

    public override IdentityError PasswordTooShort(int length) => Of(nameof(PasswordTooShort), length);

    public override IdentityError RecoveryCodeRedemptionFailed() => Of(nameof(RecoveryCodeRedemptionFailed));

    public override IdentityError LoginAlreadyAssociated() => Of(nameof(LoginAlreadyAssociated));

    private IdentityError Of(string code, params object?[] values) => new() { Code = code, Description = text["Identity" + code, values!] };
}
