using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Conversations;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Conversations;

/// <summary>Every conversation that producers told of, newest first.</summary>
public sealed partial class ConversationList(
    ConversationStore store, WorkspaceAccess access, NavigationManager navigation, IStringLocalizer<ConversationTexts> text, ILogger<ConversationList> logger) : ComponentBase, IDisposable
{
    private const int PageSize = 50;
    private const string All = "all";
    private const string Open = "open";
    private const string Ended = "ended";

    private static readonly string[] Tabs = [All, Open, Ended];

    private readonly CancellationTokenSource _leaving = new();
    private ConversationLook _look = ConversationLook.Loading;
    private WorkspaceContext? _workspace;
    private List<ConversationLine> _lines = [];
    private string? _shown;
    private bool _hasMore;
    private bool _isBusy;

    [Parameter]
    public string Slug { get; set; } = "";

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<ConversationTexts> Text => text;

    private string Tab => Tabs.Contains(State) ? State! : All;

    private string Search => Query ?? "";

    private bool HasFilter => Tab != All || Search.Length > 0;

    private ConversationFilter Filter => new(Tab switch { Open => true, Ended => false, _ => null }, Search);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_workspace?.Slug != Slug)
        {
            _workspace = await access.FindAsync((await Authentication!).User, Slug, _leaving.Token);
            _look = _workspace is null ? ConversationLook.Missing : _look;
        }

        if (_workspace is not null && _shown != Address(Tab, Search))
        {
            _shown = Address(Tab, Search);
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            _lines = [];
            await ReadAsync(null);
            _look = ConversationLook.Ready;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRead(logger, exception);
            _look = ConversationLook.Failed;
        }
    }

    private async Task LoadMoreAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await ReadAsync(_lines[^1].Number);
        }
        finally
        {
            _isBusy = false;
        }
    }

    // One more than shown tells whether there are older ones.
    private async Task ReadAsync(long? before)
    {
        var read = await store.ListAsync(_workspace!.Id, Filter, before, PageSize + 1, _leaving.Token);
        _hasMore = read.Count > PageSize;
        _lines.AddRange(read.Take(PageSize));
    }

    private void SearchFor(ChangeEventArgs change) => navigation.NavigateTo(Address(Tab, change.Value as string ?? ""));

    private string Address(string tab, string search)
    {
        var parts = new[] { ("state", tab == All ? "" : tab), ("q", search.Trim()) }.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}").ToList();
        return PortalRoutes.InWorkspace(Slug, "conversations") + (parts.Count > 0 ? "?" + string.Join('&', parts) : "");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The conversations could not be read.")]
        public static partial void NotRead(ILogger logger, Exception exception);
    }
}
