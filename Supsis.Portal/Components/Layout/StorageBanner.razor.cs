using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Layout;

/// <summary>Says on every page that nothing is taken and sent, why, and what to do; comes and goes by itself.</summary>
public sealed partial class StorageBanner(StorageNotice notice, IStringLocalizer<StorageTexts> text) : ComponentBase, IDisposable
{
    private IStringLocalizer<StorageTexts> Text => text;

    private string? Key => notice.Key;

    public void Dispose() => notice.Changed -= Redraw;

    protected override void OnInitialized() => notice.Changed += Redraw;

    private void Redraw() => _ = InvokeAsync(StateHasChanged);
}
