using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Layout;

/// <summary>Jumps to a page, webhook, conversation, delivery or event from anywhere: Ctrl-K, a few letters, Enter.</summary>
public sealed partial class CommandPalette(
    PaletteDesk desk, NavigationManager navigation, IJSRuntime scripts, IStringLocalizer<LayoutTexts> text, IStringLocalizer<EventTexts> events) : ComponentBase, IDisposable
{
    private const string Script = "./Components/Layout/CommandPalette.razor.js";

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<PaletteOption> _options = [];
    private Task _search = Task.CompletedTask;
    private string _wanted = "";
    private string _status = "";
    private int _active;

    [Parameter, EditorRequired]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<LayoutTexts> Text => text;

    private string Status => _status;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <summary>Begins anew, with the pages to choose from.</summary>
    public void Reset()
    {
        _wanted = "";
        Show(Pages(""), "");
        StateHasChanged();
    }

    protected override void OnParametersSet() => Show(Pages(_wanted), "");

    private Task SearchAsync(ChangeEventArgs typed)
    {
        _wanted = (typed.Value as string ?? "").Trim();
        return _search = FindAsync(_wanted);
    }

    private async Task FindAsync(string wanted)
    {
        if (wanted.Length == 0)
        {
            Show(Pages(""), "");
            return;
        }

        try
        {
            var hits = Authentication is null ? null : await desk.FindAsync((await Authentication).User, Slug, wanted, _leaving.Token);
            if (wanted == _wanted) // else somebody went on typing, and the answer to that is on its way
            {
                Show(hits is null ? [] : [.. Pages(wanted), .. hits.Select(OptionOf)], wanted);
            }
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            (_options, _status) = ([], text["Palette.NotRead"]);
        }
    }

    private async Task PressAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when _options.Count > 0:
                _active = (_active + 1) % _options.Count;
                break;
            case "ArrowUp" when _options.Count > 0:
                _active = (_active + _options.Count - 1) % _options.Count;
                break;
            case "Enter":
                await GoAsync();
                break;
            default:
                break;
        }
    }

    // Whoever types fast presses Enter before the answer is there.
    private async Task GoAsync()
    {
        await _search;
        if (_active < _options.Count)
        {
            var address = _options[_active].Address;
            await using var script = await scripts.InvokeAsync<IJSObjectReference>("import", _leaving.Token, Script);
            await script.InvokeVoidAsync("close", _leaving.Token);
            navigation.NavigateTo(address);
        }
    }

    private void Show(IReadOnlyList<PaletteOption> options, string wanted)
    {
        (_options, _active) = (options, 0);
        _status = options.Count == 0 ? text["Palette.None", wanted] : wanted.Length == 0 ? "" : text["Palette.Found", options.Count];
    }

    private IReadOnlyList<PaletteOption> Pages(string wanted) =>
    [
        .. PalettePages.Matching(wanted, key => text[key]).Select(page =>
            new PaletteOption(page.Address ?? PortalRoutes.InWorkspace(Slug, page.Page), page.Icon, text[page.TextKey], null, wanted.Length == 0 ? "" : "Palette.Page")),
    ];

    private PaletteOption OptionOf(JumpHit hit)
    {
        var id = Uri.EscapeDataString(hit.Id);
        var number = hit.Number is { } counted ? "#" + counted.ToString(CultureInfo.InvariantCulture) : "";
        return hit.Kind switch
        {
            JumpKind.Webhook => new(In($"webhooks/{id}"), "webhook", hit.Name ?? hit.Id, null, "Palette.Webhook"),
            JumpKind.Conversation => new(In($"conversations/{id}"), "chat", $"{number} {hit.Name}".TrimEnd(), hit.Id, "Palette.Conversation"),
            JumpKind.Event => new(In($"conversations/{id}"), "bolt", events[$"Name.{hit.EventType}"], number, "Palette.Event"),
            _ => new(In($"deliveries/{id}"), "outbox", events[$"Name.{hit.EventType}"], hit.Name, "Palette.Delivery"),
        };
    }

    private string In(string page) => PortalRoutes.InWorkspace(Slug, page);

    private static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"palette-{index}");
}
