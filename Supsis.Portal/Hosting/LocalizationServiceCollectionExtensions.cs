using System.Globalization;

namespace Supsis.Portal.Hosting;

internal static class LocalizationServiceCollectionExtensions
{
    public static IServiceCollection AddPortalLocalization(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = PortalLanguages.All.Select(language => CultureInfo.GetCultureInfo(language.CultureName)).ToList();
            options.DefaultRequestCulture = new(PortalLanguages.Default.CultureName);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new PortalCultureProvider()];
        });
        return services;
    }
}
