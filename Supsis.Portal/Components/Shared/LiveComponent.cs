using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Supsis.Portal.Components.Shared;

/// <summary>A part of a page that hears of changes while somebody looks at it.</summary>
/// <remarks>
/// Notices come from other threads. <see cref="Hop"/> takes them onto the page's own circuit, where its state may be touched,
/// in the reader's language (another thread does not know it), and shows a failure in the nearest error boundary.
/// </remarks>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly (CultureInfo Formats, CultureInfo Texts) _reader = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
    private IDisposable? _subscription;

    /// <summary>Cancelled when the reader leaves.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    public void Dispose()
    {
        _subscription?.Dispose();
        OnLeave();
        _leaving.Cancel();
        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The reader leaves: what else listens or waits ends here.</summary>
    protected virtual void OnLeave()
    {
    }

    /// <summary>Takes the place of an earlier subscription; ends when the reader leaves.</summary>
    protected void Listen(IDisposable subscription)
    {
        _subscription?.Dispose();
        _subscription = subscription;
    }

    /// <summary>Runs a change on the circuit and draws the result. Safe to call from any thread, and after the reader has left.</summary>
    protected void Hop(Func<Task> change) => Enter(async () =>
    {
        await change();
        StateHasChanged();
    });

    /// <summary>The same for a change that draws what it changed by itself, and nothing when it changed nothing.</summary>
    protected void Enter(Func<Task> change) => _ = InvokeAsync(async () =>
    {
        if (_leaving.IsCancellationRequested)
        {
            return;
        }

        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _reader;
        try
        {
            await change();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    });
}
