using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Supsis.Portal.Access;
using Supsis.Portal.Conversations;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

/// <summary>The endpoint on a real Kestrel, with every bearer allowed and a writer that only remembers.</summary>
internal sealed class IntakeHost
{
    public static readonly Guid Workspace = new("0193e0a0-0000-7000-8000-000000000001");

    private readonly WebApplication _application;

    public IntakeHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddLocalization();
        builder.Services.AddAuthorization(options => options.AddPolicy(PortalPolicies.EventsWrite, policy => policy.RequireAuthenticatedUser()));
        builder.Services.AddSingleton<IntakeAcceptance>(AcceptAsync);
        _application = builder.Build();
        _application.Use((context, next) =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new(ApiKeyPrincipal.WorkspaceClaim, Workspace.ToString())], "test"));
            return next(context);
        });
        _application.UseAuthorization();
        _application.MapIntake();
    }

    public HttpClient Client { get; } = new();
    public IntakeReceipt Receipt { get; set; }
    public IntakeUnavailableException? Unavailable { get; set; }
    public List<(Guid Workspace, IReadOnlyList<IncomingEvent> Events)> HandedIn { get; } = [];

    public async Task StartAsync()
    {
        await _application.StartAsync();
        Client.BaseAddress = new Uri(_application.Urls.Single());
    }

    public async Task StopAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }

    private Task<IntakeReceipt[]> AcceptAsync(Guid workspaceId, IReadOnlyList<IncomingEvent> events, CancellationToken cancellationToken)
    {
        if (Unavailable is not null)
        {
            return Task.FromException<IntakeReceipt[]>(Unavailable);
        }

        HandedIn.Add((workspaceId, events));
        return Task.FromResult(Enumerable.Repeat(Receipt, events.Count).ToArray());
    }
}
