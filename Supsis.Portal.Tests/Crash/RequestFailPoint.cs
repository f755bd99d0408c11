using System.Diagnostics.Tracing;
using Microsoft.Extensions.Hosting;

namespace Supsis.Portal.Tests.Crash;

/// <summary>Dies where the runtime says that a request to a receiver begins, or that its answer is there: on the very thread that sends.</summary>
internal sealed class RequestFailPoint(ArmedPoint armed) : EventListener, IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        switch (eventData.EventName)
        {
            case "RequestStart":
                armed.DieAt(FailPoint.RequestBegun);
                break;
            case "ResponseHeadersStop":
                armed.DieAt(FailPoint.Answered);
                break;
        }
    }
}
