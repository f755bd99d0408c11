using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

internal static class IntakeEndpoints
{
    public const string Address = "/api/v1/events";

    public static IEndpointConventionBuilder MapIntake(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Address, AcceptAsync)
            .WithName("AcceptEvents")
            .WithTags("Events")
            .RequireAuthorization(PortalPolicies.EventsWrite)
            .DisableAntiforgery()
            .Produces<IntakeSummary>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>Takes the events of a request whose key may hand them in.</summary>
    public static async Task<IResult> TakeAsync(
        HttpRequest http, Guid workspaceId, IntakeAcceptance accept, IStringLocalizer<IntakeTexts> texts, CancellationToken cancellationToken)
    {
        var request = await ReadAsync(http, texts, cancellationToken);
        try
        {
            var depth = LoopGuard.DepthOf(http);
            var events = depth == 0 ? request.Events : [.. request.Events.Select(incoming => incoming with { Depth = depth })];
            var receipts = events.Count == 0 ? [] : await accept(workspaceId, events, cancellationToken);
            return IntakeAnswer.To(request, receipts, texts);
        }
        catch (IntakeUnavailableException unavailable)
        {
            return Problems.RetryLater(
                StatusCodes.Status503ServiceUnavailable, unavailable.RetryAfter, texts["TitleUnavailable"], Explain(unavailable, http, texts));
        }
    }

    private static string Explain(IntakeUnavailableException unavailable, HttpRequest http, IStringLocalizer<IntakeTexts> texts) =>
        unavailable.Trouble == StorageTrouble.None
            ? texts["Unavailable"]
            : $"{http.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<StorageTexts>>()[$"{unavailable.Trouble}"]} {texts["Unavailable"]}";

    // The body is read by hand: binding would answer wrong JSON in its own words, and could not tell a repeated property.
    private static Task<IResult> AcceptAsync(
        HttpRequest http,
        ClaimsPrincipal bearer,
        [FromServices] IntakeAcceptance accept,
        IStringLocalizer<IntakeTexts> texts,
        CancellationToken cancellationToken) => TakeAsync(http, ApiKeyPrincipal.WorkspaceId(bearer), accept, texts, cancellationToken);

    private static async Task<IntakeRequest> ReadAsync(HttpRequest http, IStringLocalizer<IntakeTexts> texts, CancellationToken cancellationToken)
    {
        if (!IntakeMedia.IsJson(http.ContentType))
        {
            return IntakeRequest.Refused(StatusCodes.Status415UnsupportedMediaType, "content_type", texts["ContentType"]);
        }

        if (!IntakeMedia.IsPlain(http.Headers.ContentEncoding))
        {
            return IntakeRequest.Refused(StatusCodes.Status415UnsupportedMediaType, "content_encoding", texts["ContentEncoding"]);
        }

        try
        {
            using var body = await IntakeBody.ReadAsync(http, IntakeLimits.BodySize, cancellationToken);
            return body is null
                ? IntakeRequest.Refused(StatusCodes.Status413PayloadTooLarge, IntakeRequest.WholeBody, texts["BodyTooLarge", IntakeLimits.BodySize / 1024 / 1024])
                : IntakeRequest.Read(body.Bytes, texts);
        }
        catch (BadHttpRequestException broken)
        {
            return IntakeRequest.Refused(broken.StatusCode, IntakeRequest.WholeBody, texts["BrokenBody"]);
        }
    }
}
