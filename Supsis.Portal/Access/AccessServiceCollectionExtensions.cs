using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

internal static class AccessServiceCollectionExtensions
{
    private static readonly TimeSpan StampCheckInterval = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<PortalOptions>().BindConfiguration(PortalOptions.SectionName).ValidateDataAnnotations();
        services.AddOptions<SetupOptions>().BindConfiguration(SetupOptions.SectionName);
        services.AddHttpContextAccessor();
        services.AddKeyRing();
        services.AddPeople();
        services.AddPortalAuthentication();
        services.AddPortalAuthorization();
        services.AddStores();
        return services;
    }

    private static void AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Supsis.Portal");
        services.AddOptions<KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>(
            (options, folder, loggers) => options.XmlRepository = new FileSystemXmlRepository(folder.Keys, loggers));
        services.AddSingleton<KeyRing>();
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<PortalUser>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchema.Version;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordPolicy.MinimumLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = ""; // any: addresses may hold ş and ğ, and a refused save would stop counting failed sign-ins
            })
            .AddErrorDescriber<PortalIdentityErrors>()
            .AddClaimsPrincipalFactory<PortalClaimsFactory>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<IUserStore<PortalUser>>(provider => new UserOnlyStore<PortalUser, AccountDbContext, Guid>(
            provider.GetRequiredService<AccountDbContext>(), provider.GetRequiredService<IdentityErrorDescriber>()));
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = StampCheckInterval);
    }

    private static void AddPortalAuthentication(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthenticationHandler>(ApiKeyAuthenticationHandler.SchemeName, null);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, CookieConfiguration>();
        services.AddSingleton<IConfigureOptions<AntiforgeryOptions>, CookieConfiguration>();
        services.AddTransient<IClaimsTransformation, ClientAddressClaim>();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
    }

    private static void AddPortalAuthorization(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder()
            .AddPolicy(PortalPolicies.WorkspaceView, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser())
            .AddPolicy(PortalPolicies.AnyKey, policy => policy.AddAuthenticationSchemes(ApiKeyAuthenticationHandler.SchemeName).RequireAuthenticatedUser())
            .AddFallbackPolicy("signed in", policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser());
        foreach (var scope in ApiScopes.All)
        {
            authorization.AddPolicy(scope, policy => policy
                .AddAuthenticationSchemes(ApiKeyAuthenticationHandler.SchemeName)
                .RequireAuthenticatedUser()
                .RequireClaim(PortalClaims.Scope, scope));
        }
    }

    // Pages ask for the public ones, whose makings are the folder's own business: hence the lambdas.
    private static void AddStores(this IServiceCollection services)
    {
        services.AddSingleton<RowMaker>();
        services.AddSingleton<AuditWriter>();
        services.AddSingleton<ProgramAddresses>();
        services.AddSingleton<SignInLimiter>();
        services.AddSingleton<ApiKeyDirectory>();
        services.AddSingleton<FirstRun>();
        services.AddSingleton(provider => new ApiKeyStore(
            provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<PortalReader>(),
            provider.GetRequiredService<ApiKeyDirectory>(), provider.GetRequiredService<RowMaker>()));
        services.AddSingleton(provider => new WorkspaceAccess(
            provider.GetRequiredService<PortalReader>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<IdentityOptions>>()));
        services.AddScoped(provider => new SetupStore(
            provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<PortalReader>(), provider.GetRequiredService<ApiKeyDirectory>(),
            provider.GetRequiredService<IPasswordHasher<PortalUser>>(), provider.GetRequiredService<RowMaker>()));
        services.AddScoped(provider => new PasswordSignIn(
            provider.GetRequiredService<SignInManager<PortalUser>>(), provider.GetRequiredService<IPasswordHasher<PortalUser>>(),
            provider.GetRequiredService<SignInLimiter>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<RowMaker>()));
        services.AddScoped(provider => new OwnAccount(
            provider.GetRequiredService<SignInManager<PortalUser>>(), provider.GetRequiredService<WorkspaceAccess>(), provider.GetRequiredService<SignInLimiter>(),
            provider.GetRequiredService<AuditWriter>(), provider.GetRequiredService<PortalReader>()));
    }
}
