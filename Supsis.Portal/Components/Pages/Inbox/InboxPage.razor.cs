using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Inbox;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Inbox;

/// <summary>A receiver to try things with: its address, what arrived there, and a switch that breaks it.</summary>
public sealed partial class InboxPage(
    InboxStore store, InboxFeed feed, InboxBehavior behavior, WorkspaceAccess access, IStringLocalizer<InboxTexts> text) : LiveComponent
{
    private readonly HashSet<Guid> _open = [];
    private InboxShelf _shelf = new();
    private WorkspaceContext? _workspace;
    private string _address = "";
    private bool _isMissing;
    private bool _isPointerInside;
    private bool _isFocusInside;
    private bool _isRefused;

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<InboxTexts> Text => text;

    private InboxMode Mode => behavior.ModeOf(_workspace!.Id);

    private bool IsHeld => _isPointerInside || _isFocusInside;

    private IReadOnlyList<SegmentedOption<InboxMode>> Modes =>
    [
        new(InboxMode.Accept, text["Mode.Accept"], "check_circle"),
        new(InboxMode.FailOnce, text["Mode.FailOnce"], "looks_one"),
        new(InboxMode.Fail, text["Mode.Fail"], "error"),
    ];

    protected override async Task OnParametersSetAsync()
    {
        if (_workspace?.Slug == Slug)
        {
            return;
        }

        var workspace = await access.FindAsync((await Authentication!).User, Slug, Leaving);
        _isMissing = workspace is null;
        if (workspace is null)
        {
            return;
        }

        _address = (await store.AddressOfAsync(workspace.Id, Leaving)).AbsoluteUri;
        _shelf = new InboxShelf();
        _shelf.Add(await store.ListAsync(workspace.Id, null, Leaving), isHeld: false);
        _open.UnionWith(_shelf.Entries.Take(1).Select(entry => entry.Request.Id)); // the body is what a newcomer wants to see
        _workspace = workspace;
        Listen(feed.Subscribe(workspace.Id, () => Hop(HearAsync)));
        await HearAsync(); // what came between reading and listening
    }

    private async Task HearAsync()
    {
        var wasEmpty = _shelf.Newest is null;
        var arrived = await store.ListAsync(_workspace!.Id, _shelf.Newest, Leaving);

        // Two notices may ask at one time; what the first brought, the second does not bring again.
        _shelf.Add(arrived.Where(request => _shelf.Newest is not { } newest || request.Id > newest), IsHeld);
        if (wasEmpty && _shelf.Newest is { } first)
        {
            _open.Add(first);
        }
    }

    private async Task SwitchAsync(InboxMode mode)
    {
        _isRefused = !await access.MayAsync((await Authentication!).User, _workspace!.Id, PortalRole.Manager, Leaving);
        if (!_isRefused)
        {
            behavior.Switch(_workspace.Id, mode);
        }
    }

    private void HoldPointer(bool isInside)
    {
        _isPointerInside = isInside;
        SettleUnlessHeld();
    }

    private void HoldFocus(bool isInside)
    {
        _isFocusInside = isInside;
        SettleUnlessHeld();
    }

    private void SettleUnlessHeld()
    {
        if (!IsHeld)
        {
            _shelf.Settle();
        }
    }

    private void Toggle(InboxEntry entry)
    {
        if (!_open.Remove(entry.Request.Id))
        {
            _open.Add(entry.Request.Id);
        }
    }
}
