using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>A webhook in three steps on one page: its address, the statuses that trigger it, test and save.</summary>
public sealed partial class WebhookEditor(
    WebhookDesk desk, InboxAddress inbox, IJSRuntime scripts, IStringLocalizer<EditorTexts> text, ILogger<WebhookEditor> logger) : ComponentBase, IDisposable
{
    private const string Script = "./Components/Pages/Webhooks/WebhookEditor.razor.js";

    private readonly CancellationTokenSource _leaving = new();
    private WebhookLook _look = WebhookLook.Loading;
    private WorkspaceContext? _workspace;
    private WebhookForm _form = new();
    private WebhookView? _saved;
    private WebhookTestResult? _test;
    private DeskOutcome? _notice;
    private string? _secret;
    private string _inboxUrl = "";
    private string _testedUrl = "";
    private string? _shown;
    private bool _isFirst;
    private bool _isBusy;
    private bool _isTesting;
    private bool _mustFocusError;

    [Parameter]
    public string Slug { get; set; } = "";

    /// <summary>Absent for a new webhook.</summary>
    [Parameter]
    public string? Id { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private bool IsEditable => _workspace?.May(PortalRole.Manager) == true;

    private string Title => _saved?.Name ?? text["New"];

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != $"{Slug}/{Id}")
        {
            _shown = $"{Slug}/{Id}";
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender || _mustFocusError)
        {
            var isAsked = _mustFocusError;
            _mustFocusError = false;
            await using var script = await scripts.InvokeAsync<IJSObjectReference>("import", _leaving.Token, Script);
            if (isAsked)
            {
                await script.InvokeVoidAsync("focusFirstError", _leaving.Token);
            }
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            (_test, _notice, _secret, _saved, _isFirst) = (null, null, null, null, false);
            _look = await ReadAsync() ? WebhookLook.Ready : WebhookLook.Missing;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(logger, exception);
            _look = WebhookLook.Failed;
        }
    }

    private async Task<bool> ReadAsync()
    {
        _workspace = await desk.FindWorkspaceAsync(await UserAsync(), Slug, _leaving.Token);
        if (_workspace is null)
        {
            return false;
        }

        _inboxUrl = inbox.UrlOf(_workspace.InboxToken).AbsoluteUri;
        if (Id is null)
        {
            _form = new();
            _isFirst = IsEditable && (await desk.ListAsync(_workspace.Id, _leaving.Token)).Count == 0;
            return IsEditable;
        }

        _saved = await desk.GetAsync(_workspace.Id, Id, _leaving.Token);
        _form = _saved is null ? new() : WebhookForm.Of(_saved);
        return _saved is not null;
    }

    /// <summary>After a switch: the state is new, what was entered stays.</summary>
    private async Task RereadAsync()
    {
        _saved = await desk.GetAsync(_workspace!.Id, Id!, _leaving.Token);
        _look = _saved is null ? WebhookLook.Missing : WebhookLook.Ready;
    }

    private async Task CheckFieldAsync(string field)
    {
        _notice = null;
        _test = field == WebhookForm.UrlField ? null : _test; // its answer came from the address that was there before
        _form.Show(await ProblemsAsync(_form.ToDraft()), field);
    }

    private async Task CheckTriggerAsync((TriggerForm Trigger, string Parameter) left)
    {
        _notice = null;
        _form.Show(await ProblemsAsync(_form.ToDraft()), left.Trigger, left.Parameter);
    }

    private async Task<IReadOnlyList<DraftProblem>> ProblemsAsync(WebhookDraft draft) => InPlainWords(await desk.CheckAsync(_workspace!.Id, draft, _saved, _leaving.Token));

    // The API's words for a choice are no words for people.
    private List<DraftProblem> InPlainWords(WebhookDraftVerdict verdict) =>
        [.. verdict.Problems.Select(problem => text[$"Problem.{problem.Code}"] is { ResourceNotFound: false } own ? problem with { Text = own } : problem)];

    private Task SaveAsync() => OnceAsync(async () =>
    {
        (_notice, _test) = (null, null);
        var verdict = await desk.CheckAsync(_workspace!.Id, _form.ToDraft(), _saved, _leaving.Token);
        _form.Show(InPlainWords(verdict));
        if (!verdict.IsGood || _form.Credentials.HasRepeats)
        {
            _mustFocusError = true;
            return;
        }

        var user = await UserAsync();
        Take(_saved is null
            ? await desk.CreateAsync(user, _workspace.Id, verdict.Settings)
            : await desk.UpdateAsync(user, _workspace.Id, _saved, verdict.Settings));
    });

    private void Take(DeskAnswer answer)
    {
        if (answer.Outcome != DeskOutcome.Done)
        {
            _notice = answer.Outcome;
            return;
        }

        (_saved, _secret) = (answer.Webhook, answer.Secret);
        _form = WebhookForm.Of(answer.Webhook!);
        _notice = _secret is null ? DeskOutcome.Done : null;
        _look = _secret is null ? WebhookLook.Ready : WebhookLook.Created;
    }

    private Task TestAsync() => OnceAsync(async () =>
    {
        (_test, _notice, _isTesting) = (null, null, true);
        try
        {
            // A test needs the address and what proves us there: the statuses may still be open.
            var draft = _form.ToDraft();
            draft = draft with { Name = string.IsNullOrWhiteSpace(draft.Name) ? text["New"] : draft.Name, Triggers = [new() { Type = "conversation.started" }] };
            var verdict = await desk.CheckAsync(_workspace!.Id, draft, _saved, _leaving.Token);
            foreach (var field in verdict.Problems.Select(problem => problem.Field).Union([WebhookForm.UrlField, WebhookForm.NameField]))
            {
                _form.Show(verdict.Problems, field);
            }

            if (!verdict.IsGood)
            {
                _mustFocusError = true;
                return;
            }

            _testedUrl = draft.Url!;
            _test = await desk.TestAsync(await UserAsync(), _workspace.Id, _saved?.Id, verdict.Settings, _leaving.Token);
            _notice = _test is null ? DeskOutcome.NotAllowed : null;
        }
        finally
        {
            _isTesting = false;
        }
    });

    private async Task OnceAsync(Func<Task> act)
    {
        // A second click can be on its way before the button looks disabled.
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await act();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The reader left meanwhile.
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task<ClaimsPrincipal> UserAsync() => (await Authentication!).User;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The webhook could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
