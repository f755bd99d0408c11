using Microsoft.AspNetCore.Diagnostics;

namespace Supsis.Portal.Hosting;

internal static class ErrorPagesApplicationBuilderExtensions
{
    /// <summary>People get a friendly page for a wrong address or a failure; programs get the plain answer of their endpoint.</summary>
    public static IApplicationBuilder UsePortalErrorPages(this IApplicationBuilder app)
    {
        // Not inside UseWhen: the second run of a branch finds no endpoint.
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/failure",
            CreateScopeForErrors = true,
            StatusCodeSelector = failure =>
                StorageNotice.KeyOf(failure) is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        return app.Use((http, next) =>
        {
            if (!ReaderKind.IsPerson(http.Request) && http.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(http);
        });
    }
}
