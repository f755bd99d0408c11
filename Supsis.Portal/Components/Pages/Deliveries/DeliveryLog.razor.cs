using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>What was sent and what came back, live, with the button that tries again.</summary>
public sealed partial class DeliveryLog(
    DeliveryStore store, DeliveryNews news, WorkspaceAccess access, IStringLocalizer<DeliveryTexts> text, ILogger<DeliveryLog> logger) : LogAddressComponent
{
    private readonly List<IReadOnlyCollection<Guid>> _heard = [];
    private readonly DeliverySelection _selection = new();
    private BulkRetry? _bulk;
    private LogView _view = LogView.Read(null, null, null, null);
    private LogLook _look = LogLook.Loading;
    private WorkspaceContext? _workspace;
    private DeliveryTail? _tail;
    private DeliveryCounts? _counts;
    private bool _isPaused;
    private bool _isPointerInside;
    private bool _isFocusInside;
    private bool _isLoadingOlder;
    private bool _isMerging;

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<DeliveryTexts> Text => text;

    // Everything that was ever delivered is nothing that anybody wants again.
    private bool MayRetryAll => _look == LogLook.Rows && (_view.Tab is LogView.Failed or LogView.Waiting || (_view.HasFilters && _view.Tab != LogView.Cancelled));

    private bool MayChoose => _workspace!.May(PortalRole.Manager);

    private bool IsHeld => _isPaused || _isPointerInside || _isFocusInside;

    protected override async Task OnParametersSetAsync()
    {
        var view = Asked;
        if (_workspace?.Slug != Slug)
        {
            _workspace = await access.FindAsync((await Authentication!).User, Slug, Leaving);
            if (_workspace is null)
            {
                _look = LogLook.Missing;
                return;
            }

            Listen(news.Subscribe(_workspace.Id, notice => Enter(() => HearAsync(notice))));
        }
        else if (view == _view && _tail is not null)
        {
            return;
        }

        _view = view;
        _selection.Clear();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var view = _view;
            var slice = await store.ListAsync(_workspace!.Id, Filter(view), null, DeliveryTail.Page, Leaving);
            _counts = await store.CountAsync(_workspace.Id, Leaving);
            if (view == _view) // the reader may have chosen something else meanwhile
            {
                _tail = new DeliveryTail(slice);
                _selection.KeepOnly(_tail.Rows);
                _look = Look();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(logger, exception);
            _look = LogLook.Failed;
        }
    }

    private async Task LoadOlderAsync()
    {
        if (_isLoadingOlder || _tail is not { Older: { } older } tail)
        {
            return;
        }

        _isLoadingOlder = true;
        try
        {
            tail.Append(await store.ListAsync(_workspace!.Id, Filter(_view), older, DeliveryTail.Page, Leaving));
        }
        finally
        {
            _isLoadingOlder = false;
        }
    }

    private async Task ShowNewsAsync()
    {
        (_isPaused, _isFocusInside) = (false, false);
        await LoadAsync();
    }

    private async Task TogglePause()
    {
        _isPaused = !_isPaused;
        if (!_isPaused)
        {
            await LoadAsync();
        }
    }

    private async Task HoldPointer(bool isInside)
    {
        _isPointerInside = isInside;

        // A click leaves the focus behind, and the browser says nothing when the focused button goes.
        _isFocusInside = _isFocusInside && isInside;
        if (!IsHeld)
        {
            _tail?.Settle();
            _selection.KeepOnly(_tail?.Rows ?? []);
            if (_tail is { News: > 0, IsFull: false })
            {
                await LoadAsync();
            }
        }
    }

    private async Task HearAsync(IReadOnlyCollection<Guid> notice)
    {
        _heard.Add(notice);
        if (_tail is null)
        {
            return;
        }

        // Read before the turn, by whichever page hears of it first: a slow filter holds no other page up.
        await news.FindAsync(_workspace!.Id, notice, Filter(_view), Leaving);
        if (_isMerging)
        {
            return; // the round under way takes it too
        }

        _isMerging = true;
        try
        {
            while (_heard.Count > 0)
            {
                using var turn = await news.TakeTurnAsync(Leaving);
                await MergeAsync(_tail);
            }
        }
        finally
        {
            _isMerging = false;
        }
    }

    private async Task MergeAsync(DeliveryTail tail)
    {
        List<IReadOnlyCollection<Guid>> notices = [.. _heard];
        _heard.Clear();
        List<DeliveryRow> matching = [];
        List<DeliveryRow> others = [];
        foreach (var notice in notices)
        {
            var found = await news.FindAsync(_workspace!.Id, notice, Filter(_view), Leaving);
            matching.AddRange(found);
            others.AddRange(await FindLeavingAsync(tail, notice, found));
        }

        var counts = await news.CountAsync(_workspace!.Id, notices[^1], Leaving);
        if (tail != _tail)
        {
            _heard.InsertRange(0, notices); // another list stands here now, which may have been read before
            return;
        }

        tail.IsPinned = _selection.Ids.Count > 0;
        tail.Merge(matching, others, IsHeld);
        _selection.KeepOnly(tail.Rows);
        _counts = counts;
        if (_look is LogLook.Rows or LogLook.Empty or LogLook.NoMatch)
        {
            _look = Look();
        }

        StateHasChanged();
    }

    // What is on the screen and was not found again no longer fits the filter.
    private async Task<IEnumerable<DeliveryRow>> FindLeavingAsync(DeliveryTail tail, IReadOnlyCollection<Guid> notice, IReadOnlyList<DeliveryRow> found)
    {
        if (_view.IsEverything)
        {
            return [];
        }

        var kept = found.Select(row => row.Id).ToHashSet();
        var gone = notice.Where(id => !kept.Contains(id) && tail.Shows(id)).ToHashSet();
        return gone.Count == 0 ? [] : await store.FindAsync(_workspace!.Id, gone, DeliveryFilter.All, Leaving);
    }

    private void ChooseAll(bool isChosen)
    {
        _selection.Clear();
        if (isChosen)
        {
            _selection.Choose(_tail!.Rows);
        }
    }

    private async Task RetrySelectedAsync()
    {
        if (await _bulk!.AskForAsync([.. _selection.Ids]))
        {
            _selection.Clear();
        }
    }

    // "The last hour" moves with the clock.
    private DeliveryFilter Filter(LogView view) => view.ToFilter(Clock.GetUtcNow());

    private LogLook Look() => (_tail!.Rows.Count, _view.IsEverything) switch
    {
        (0, true) => LogLook.Empty,
        (0, false) => LogLook.NoMatch,
        _ => LogLook.Rows,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The delivery log could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
