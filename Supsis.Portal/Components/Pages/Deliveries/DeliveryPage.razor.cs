using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>One delivery: what happened, what to do about it, and everything that was sent and answered.</summary>
public sealed partial class DeliveryPage(
    DeliveryStore store, DeliveryFeed feed, WorkspaceAccess access, DeliveryWords words, IStringLocalizer<DeliveryTexts> text) : LiveComponent
{
    private WorkspaceContext? _workspace;
    private DeliveryDetails? _delivery;
    private Guid? _id;
    private bool _isMissing;

    [Parameter]
    public string Slug { get; set; } = "";

    [Parameter]
    public string Id { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<DeliveryTexts> Text => text;

    private DeliveryWords Words => words;

    private DeliveryRow Row => _delivery!.Row;

    private bool IsManager => _workspace!.May(PortalRole.Manager);

    private bool MayRetry => IsManager && words.JudgeRetry(Row) is not (RetryResult.NotAllowed or RetryResult.WebhookDeleted);

    private bool IsRetrying => Row is { Status: DeliveryStatus.Pending, AttemptCount: > 0 };

    private Explanation Explanation => words.Explain(_delivery!);

    private string AttemptCount => Row.AttemptCount == 1 ? text["Attempts.One"] : text["Attempts.Count", Row.AttemptCount];

    private string WebhookAddress => PortalRoutes.InWorkspace(Slug, "webhooks/" + Row.WebhookPublicId);

    private string ConversationAddress => PortalRoutes.InWorkspace(Slug, "conversations/" + Uri.EscapeDataString(Row.ConversationId));

    private string Curl => CurlCommand.Of(_delivery!, _delivery!.Row.CreatedAt);

    protected override async Task OnParametersSetAsync()
    {
        _workspace = await access.FindAsync((await Authentication!).User, Slug, Leaving);
        _id = DeliveryIds.Delivery(Id);
        if (_workspace is not null && _id is not null)
        {
            Listen(feed.Subscribe(_workspace.Id, ids => Hear(ids)));
        }

        await LoadAsync();
    }

    private void Hear(IReadOnlyCollection<Guid> ids)
    {
        if (_id is { } id && ids.Contains(id))
        {
            Hop(LoadAsync);
        }
    }

    private async Task LoadAsync()
    {
        _delivery = _workspace is { } workspace && _id is { } id ? await store.GetAsync(workspace.Id, id, Leaving) : null;
        _isMissing = _delivery is null;
    }

    private string Explain(DeliveryAttempt attempt) => words.Explain(_delivery!, attempt);
}
