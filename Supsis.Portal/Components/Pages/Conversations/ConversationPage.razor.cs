using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Conversations;

/// <summary>What was said, and beside each line which rules fired and why the others did not. The address stands in every delivery.</summary>
public sealed partial class ConversationPage(
    ConversationDesk desk, TriggerWords words, Formats formats, IStringLocalizer<ConversationTexts> text, ILogger<ConversationPage> logger) : LiveComponent
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private ConversationLook _look = ConversationLook.Loading;
    private WorkspaceContext? _workspace;
    private ConversationExplanation? _story;
    private IReadOnlyList<WebhookView> _webhooks = [];
    private ITimer? _timer;
    private string? _shown;
    private int _isStale;
    private bool _isLooking;
    private bool _showsAll = true;

    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>The producer's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<ConversationTexts> Text => text;

    private string Title => string.IsNullOrWhiteSpace(_story!.VisitorName) ? $"#{_story.Conversation.Number}" : $"#{_story.Conversation.Number} {_story.VisitorName}";

    // Of an address, only a slash reaches the page in its escaped form.
    private string ExternalId => Id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == $"{Slug}/{Id}")
        {
            return;
        }

        _shown = $"{Slug}/{Id}";
        _workspace = await desk.FindWorkspaceAsync((await Authentication!).User, Slug, Leaving);
        if (_workspace is null)
        {
            _look = ConversationLook.Missing;
            return;
        }

        Listen(desk.Subscribe(_workspace.Id, () => Interlocked.Exchange(ref _isStale, 1)));
        await LoadAsync();
        _timer ??= desk.Clock.CreateTimer(_ => Hop(LookAsync), null, LookEvery, LookEvery);
    }

    protected override void OnLeave() => _timer?.Dispose();

    private async Task LoadAsync()
    {
        try
        {
            _story = await desk.ExplainAsync(_workspace!.Id, ExternalId, Leaving);
            _webhooks = await desk.WebhooksAsync(_workspace.Id, Leaving);
            _look = _story is null ? ConversationLook.Missing : ConversationLook.Ready;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(logger, exception);
            _look = ConversationLook.Failed;
        }
    }

    /// <summary>Once a second: the countdowns move; the story is played again only when something happened in it.</summary>
    private async Task LookAsync()
    {
        if (_isLooking || _story is null)
        {
            return;
        }

        _isLooking = true;
        try
        {
            if (Interlocked.Exchange(ref _isStale, 0) == 1 || await desk.LastSequenceAsync(_workspace!.Id, ExternalId, Leaving) != _story.Conversation.LastSequence)
            {
                await LoadAsync();
            }
        }
        finally
        {
            _isLooking = false;
        }
    }

    private string Coming(ComingSilence coming)
    {
        var left = coming.DueAt - desk.Clock.GetUtcNow();
        return left <= TimeSpan.Zero
            ? text["Coming.Now", coming.WebhookName, words.Sum(coming.Trigger)]
            : text["Coming", coming.WebhookName, words.Sum(coming.Trigger), formats.Duration(TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds)))];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The conversation could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
