using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Account;

/// <summary>First run: whoever holds the token from the log becomes the first administrator.</summary>
public sealed partial class SetupPage(FirstRun firstRun, WorkspaceStore workspaces, PasswordSignIn signIn, NavigationManager navigation, IStringLocalizer<AccessTexts> text)
    : ComponentBase
{
    private readonly FormErrors _errors = new();

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "setup")]
    public SetupForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "token")]
    public string? Token { get; set; }

    private IStringLocalizer<AccessTexts> Text => text;

    private string? Summary => _errors.Any ? text["FormInvalid"].Value : null;

    private async Task SubmitAsync()
    {
        var form = Form ?? new SetupForm();
        Check(form);
        if (_errors.Any)
        {
            return;
        }

        var ip = Http.Connection.RemoteIpAddress?.ToString();
        var account = new FirstAccount(form.Name!.Trim(), form.Email!.Trim(), form.Password!, [new FirstWorkspace(form.Workspace!.Trim(), null)]);
        var made = await firstRun.EndAsync(account, ip, Http.RequestAborted);
        if (made is null)
        {
            navigation.NavigateTo(AccessRoutes.SignIn);
            return;
        }

        await workspaces.OpenAsync(made.WorkspaceId, CancellationToken.None); // not cut off when the reader leaves: the account is there
        await signIn.SignInAsync(made.UserId, ip, Http.RequestAborted);
        navigation.NavigateTo(AccessRoutes.FirstWebhook(made.Slug));
    }

    private void Check(SetupForm form)
    {
        _errors.Require(firstRun.Accepts(form.Token), nameof(form.Token), text["SetupTokenWrong"]);
        _errors.Require(FirstAccount.IsName(form.Workspace), nameof(form.Workspace), text["WorkspaceNameRequired", FirstAccount.LongestName]);
        _errors.Require(FirstAccount.IsName(form.Name), nameof(form.Name), text["YourNameRequired", FirstAccount.LongestName]);
        _errors.Require(EmailAddress.IsValid(form.Email?.Trim()), nameof(form.Email), text["EmailInvalid"]);
        _errors.Require(PasswordPolicy.IsLongEnough(form.Password), nameof(form.Password), text["PasswordLength", PasswordPolicy.MinimumLength, PasswordPolicy.MaximumLength]);
    }
}
