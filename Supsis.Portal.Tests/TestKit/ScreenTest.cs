using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Supsis.Portal.Components;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Data;
using Supsis.Portal.Hosting;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>What every component test needs: our texts, Radzen's services, and scripts that answer nothing.</summary>
public abstract class ScreenTest : BunitContext
{
    private CultureScope? _reader;

    protected ScreenTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddPortalLocalization();
        Services.AddRadzenComponents();
        Services.AddSingleton<ILocalizer, RadzenTextLocalizer>();
        Services.AddSingleton<Formats>();
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(new StorageNotice(() => StorageTrouble.None));
        ReadIn("tr");
    }

    /// <summary>The language of what is rendered from here on: tr or en.</summary>
    protected void ReadIn(string language)
    {
        _reader?.Dispose();
        _reader = new CultureScope(language);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _reader?.Dispose();
    }
}
