using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Account;

/// <summary>E-mail and password.</summary>
public sealed partial class SignInPage(PasswordSignIn signIn, FirstRun firstRun, NavigationManager navigation, IStringLocalizer<AccessTexts> text) : ComponentBase
{
    private string? _error;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "sign-in")]
    public SignInForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = AccessRoutes.ReturnUrl)]
    public string? ReturnUrl { get; set; }

    private IStringLocalizer<AccessTexts> Text => text;

    private bool IsWaitingForSetup => firstRun.IsOpen;

    // Only an address of our own: a link to the sign-in page must not lead on to somebody else's site.
    private string Destination => RedirectHttpResult.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/";

    protected override void OnInitialized()
    {
        if (Form is null && Http.User.Identity?.IsAuthenticated is true)
        {
            navigation.NavigateTo(Destination);
        }
    }

    private async Task SubmitAsync()
    {
        var ip = Http.Connection.RemoteIpAddress?.ToString();
        switch (await signIn.SignInAsync(Form?.Email?.Trim() ?? "", Form?.Password ?? "", ip, Http.RequestAborted))
        {
            case SignInOutcome.SignedIn:
                navigation.NavigateTo(Destination);
                break;
            case SignInOutcome.TooMany:
                Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                _error = text["SignInTooMany"];
                break;
            default:
                _error = text["SignInRefused"];
                break;
        }
    }
}
