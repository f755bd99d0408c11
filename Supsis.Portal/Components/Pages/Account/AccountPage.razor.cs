using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Account;

/// <summary>A person's own name, password, language and look.</summary>
public sealed partial class AccountPage(OwnAccount own, NavigationManager navigation, IStringLocalizer<AccountTexts> text) : ComponentBase
{
    private readonly FormErrors _errors = new();
    private OwnAccountView? _account;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "profile")]
    public ProfileForm? Profile { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    public PasswordForm? Password { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    public string? Saved { get; set; }

    private IStringLocalizer<AccountTexts> Text => text;

    private string? Notice => (Saved, _errors.Any) switch
    {
        ("name", false) => text["Saved.Name"].Value,
        ("password", false) => text["Saved.Password"].Value,
        _ => null,
    };

    protected override async Task OnInitializedAsync()
    {
        _account = await own.ReadAsync(Http.User, Http.RequestAborted);
        if (_account is null)
        {
            LeaveSignedOut();
        }
    }

    private async Task RenameAsync()
    {
        _errors.Require(FirstAccount.IsName(Profile?.Name), nameof(ProfileForm.Name), text["NameRequired", FirstAccount.LongestName]);
        if (_errors.Any)
        {
            return;
        }

        if (!await StoreAsync(nameof(ProfileForm.Name), async () => await own.RenameAsync(Http.User, Profile!.Name!, Http.RequestAborted)))
        {
            return;
        }

        navigation.NavigateTo($"{AccessRoutes.Account}?saved=name");
    }

    private async Task ChangePasswordAsync()
    {
        var form = Password ?? new PasswordForm();
        _errors.Require(!string.IsNullOrEmpty(form.Current), nameof(form.Current), text["CurrentRequired"]);
        _errors.Require(PasswordPolicy.IsLongEnough(form.Next), nameof(form.Next), text["NextLength", PasswordPolicy.MinimumLength, PasswordPolicy.MaximumLength]);
        _errors.Require(form.Next == form.Again, nameof(form.Again), text["AgainDiffers"]);
        if (_errors.Any)
        {
            return;
        }

        var isChanged = await StoreAsync(nameof(form.Current), async () => Accept(await own.ChangePasswordAsync(Http.User, form.Current!, form.Next!, Http.RequestAborted)));
        if (isChanged)
        {
            navigation.NavigateTo($"{AccessRoutes.Account}?saved=password");
        }
    }

    private bool Accept(PasswordChangeOutcome outcome)
    {
        switch (outcome)
        {
            case PasswordChangeOutcome.WrongPassword:
                _errors.Add(nameof(PasswordForm.Current), text["CurrentWrong"]);
                break;
            case PasswordChangeOutcome.TooMany:
                _errors.Add(nameof(PasswordForm.Current), text["TooMany"]);
                break;
            case PasswordChangeOutcome.SignedOut:
                LeaveSignedOut();
                break;
            default:
                break;
        }

        return outcome == PasswordChangeOutcome.Changed;
    }

    // What was typed stays when nothing can be stored just now.
    private async Task<bool> StoreAsync(string field, Func<Task<bool>> store)
    {
        try
        {
            return await store();
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            _errors.Add(field, text["NotStored"]);
            return false;
        }
    }

    private void LeaveSignedOut() => navigation.NavigateTo(AccessRoutes.SignIn);
}
