namespace Supsis.Portal.Hosting;

internal static class ErrorPagesServiceCollectionExtensions
{
    public static IServiceCollection AddPortalErrorPages(this IServiceCollection services) => services.AddExceptionHandler<ProgramFailureHandler>();
}
