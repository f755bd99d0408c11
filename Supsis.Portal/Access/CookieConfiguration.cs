using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>The cookies of sign-in and forms: bound to this host and to https when the portal's address says https.</summary>
internal sealed class CookieConfiguration(IOptions<PortalOptions> portal) :
    IConfigureNamedOptions<CookieAuthenticationOptions>,
    IConfigureOptions<AntiforgeryOptions>
{
    private static readonly TimeSpan WorkingDay = TimeSpan.FromHours(8);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != IdentityConstants.ApplicationScheme)
        {
            return;
        }

        Harden(options.Cookie, "supsis.portal");
        options.ExpireTimeSpan = WorkingDay;
        options.LoginPath = AccessRoutes.SignIn;
        options.AccessDeniedPath = AccessRoutes.AccessDenied;
        options.ReturnUrlParameter = AccessRoutes.ReturnUrl;
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

    public void Configure(AntiforgeryOptions options) => Harden(options.Cookie, "supsis.portal.form");

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception failure) when (StorageFault.Of(failure) != StorageTrouble.None)
        {
            // Nobody can tell, and the page cannot read anything either: it says so, which it could not to somebody signed out. Asked again at the next request.
        }
    }

    private void Harden(CookieBuilder cookie, string name)
    {
        // The prefix and Secure would lock everybody out of a portal that is reached over plain http.
        cookie.Name = portal.Value.IsHttps ? "__Host-" + name : name;
        cookie.SecurePolicy = portal.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}
