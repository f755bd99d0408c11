using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>What the API tells of past conversations.</summary>
internal static class ConversationEndpoints
{
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        routes.MapBacktest();
        routes.MapHandFiring();
        routes.MapGet("/api/v1/conversations/{id}/explanation", ExplainAsync)
            .WithName("ExplainConversation")
            .WithTags("Conversations")
            .WithSummary("Says for each event of a conversation which rules fired, and why the others did not.")
            .RequireAuthorization(PortalPolicies.DeliveriesRead)
            .Produces<ExplanationBody>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ExplainAsync(
        string id, ClaimsPrincipal bearer, ExplanationStore explanations, IStringLocalizer<RuleTexts> text, CancellationToken cancellationToken) =>
        await explanations.ExplainAsync(ApiKeyPrincipal.WorkspaceId(bearer), Unescaped(id), cancellationToken) is { } story
            ? TypedResults.Ok(ExplanationBody.Of(story))
            : Problems.Plain(StatusCodes.Status404NotFound, text["Unknown.Title"], text["Unknown.Sentence"]);

    // Of an address, only a slash reaches the endpoint in its escaped form.
    internal static string Unescaped(string id) => id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
