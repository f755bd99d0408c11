using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

/// <summary>The deliveries' pages over a real store on a database of the test's own.</summary>
public abstract class LogScreenTest : ScreenTest, IAsyncLifetime
{
    private readonly Lazy<Task<LogDatabase>> _log = new(LogDatabase.CreateAsync);
    private ClaimsPrincipal _reader = new();

    private protected LogDatabase Given => _log.Value.Result;

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private protected IEnumerable<string?> Toasts => Services.GetRequiredService<NotificationService>().Messages.Select(message => message.Summary);

    public virtual async Task InitializeAsync()
    {
        var log = await _log.Value;
        Services.AddSingleton<TimeProvider>(log.Clock);
        Services.AddSingleton(log.Store);
        Services.AddSingleton(log.Feed);
        Services.AddSingleton(log.Services.GetRequiredService<DeliveryNews>());
        Services.AddSingleton(log.Services.GetRequiredService<RetryJobStore>());
        Services.AddSingleton<DeliveryDesk>();
        Services.AddSingleton(log.Services.GetRequiredService<SavedViewStore>());
        Services.AddSingleton<SavedViewDesk>();
        Services.AddSingleton(log.Services.GetRequiredService<WorkspaceAccess>());
        Services.AddSingleton(Options.Create(new DeliveryOptions()));
        Services.AddSingleton(Options.Create(new DeliveryLimitOptions()));
        Services.AddSingleton<DeliveryExplanations>();
        Services.AddSingleton<DeliveryWords>();
        Services.AddSingleton<RangeWords>();
        _reader = await log.AddPersonAsync(PortalRole.Manager);
    }

    Task IAsyncLifetime.DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    private protected ClaimsPrincipal Reader => _reader;

    private protected async Task ReadAsAsync(PortalRole? role) => _reader = await Given.AddPersonAsync(role);

    private protected IRenderedComponent<T> Open<T>(string address, Action<ComponentParameterCollectionBuilder<T>>? more = null)
        where T : IComponent
    {
        Navigation.NavigateTo(address);
        return Render((ComponentParameterCollectionBuilder<T> page) =>
        {
            page.AddCascadingValue(Task.FromResult(new AuthenticationState(_reader)));
            page.TryAdd("Slug", "acme");
            more?.Invoke(page);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _log.IsValueCreated)
        {
            Given.Dispose();
        }
    }
}
