using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>One open window without a browser: speaks with its circuit as Blazor's script does, draws nothing and acknowledges everything.</summary>
internal sealed class Circuit : IAsyncDisposable
{
    private const string StartId = "0";
    private const int ModuleWanted = 1;
    private static readonly TimeSpan LongestOpening = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly SightBook _book = new();
    private readonly CancellationTokenSource _leaving = new();
    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<byte[]> _replies = new();
    private readonly PageMarkers _page;
    private Task _reading = Task.CompletedTask;
    private string? _cutOffBy;

    private Circuit(PageMarkers page) => _page = page;

    /// <summary>Opens the page and returns when its rows have come over the circuit.</summary>
    public static async Task<Circuit> OpenAsync(Visitor visitor, string page, CancellationToken cancellationToken)
    {
        var circuit = new Circuit(await visitor.OpenAsync(page, cancellationToken));
        circuit._socket.Options.Cookies = visitor.Cookies;
        circuit._socket.Options.SetRequestHeader("Origin", visitor.Portal.GetLeftPart(UriPartial.Authority));
        await circuit._socket.ConnectAsync(await visitor.NegotiateAsync(cancellationToken), cancellationToken);
        await circuit.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text);
        await circuit.SendAsync(
            HubCall.To("StartCircuit", StartId, visitor.Portal.AbsoluteUri, new Uri(visitor.Portal, page).AbsoluteUri, "[]", circuit._page.State), WebSocketMessageType.Binary);
        circuit._reading = circuit.ReadAsync();
        await circuit._shown.Task.WaitAsync(LongestOpening, cancellationToken);
        return circuit;
    }

    public CircuitSights Sights() => new(_book.Sights(), _cutOffBy);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _reading;
        _socket.Dispose();
        _leaving.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            var buffer = new byte[64 * 1024];
            var filled = 0;
            var isGreeted = false;
            while (await _socket.ReceiveAsync(buffer.AsMemory(filled), _leaving.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                filled += part.Count;
                isGreeted = isGreeted || Greet(buffer, ref filled);
                filled = Take(buffer, filled);
                while (_replies.TryDequeue(out var reply))
                {
                    await SendAsync(reply, WebSocketMessageType.Binary);
                }

                if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * buffer.Length);
                }
            }

            CutOff("The portal closed the connection.");
        }
        catch (Exception exception)
        {
            CutOff(exception.Message);
        }
    }

    // The answer to the handshake is the only text; it ends with a record separator.
    private static bool Greet(byte[] buffer, ref int filled)
    {
        var end = buffer.AsSpan(0, filled).IndexOf((byte)0x1e);
        if (end < 0)
        {
            return false;
        }

        buffer.AsSpan(end + 1, filled - end - 1).CopyTo(buffer);
        filled -= end + 1;
        return true;
    }

    private int Take(byte[] buffer, int filled)
    {
        ReadOnlySpan<byte> rest = buffer.AsSpan(0, filled);
        while (HubFrame.TryTake(ref rest, out var message))
        {
            Hear(new PackReader(message));
        }

        rest.CopyTo(buffer);
        return rest.Length;
    }

    private void Hear(PackReader message)
    {
        message.ReadArray();
        switch (message.ReadInteger())
        {
            case HubCall.Invocation:
                message.Skip();
                message.Skip();
                Obey(message.ReadText()!, message);
                break;
            case HubCall.PingKind:
                _replies.Enqueue(HubCall.Ping());
                break;
            case HubCall.Close:
                CutOff("The portal ended the circuit: " + message.ReadText());
                break;
        }
    }

    private void Obey(string method, PackReader message)
    {
        message.ReadArray();
        switch (method)
        {
            case "JS.RenderBatch":
                var batch = message.ReadInteger();
                if (_book.Enter(message.ReadBinary()))
                {
                    _shown.TrySetResult();
                }

                _replies.Enqueue(HubCall.To("OnRenderCompleted", null, batch, null));
                break;
            case "JS.BeginInvokeJS":
                Answer(message.ReadInteger(), message.ReadText()!, message);
                break;
            case "JS.Error":
                CutOff("The circuit failed: " + message.ReadText());
                break;
        }
    }

    // Every script that is called succeeds and says nothing; a module that is asked for is a number.
    private void Answer(long handle, string script, PackReader message)
    {
        message.Skip();
        var result = message.ReadInteger() == ModuleWanted ? "{\"__jsObjectId\":1}" : "null";
        if (handle != 0)
        {
            _replies.Enqueue(HubCall.To("EndInvokeJSFromDotNet", null, handle, true, string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]")));
        }

        if (script == "Blazor._internal.attachWebRendererInterop")
        {
            _replies.Enqueue(HubCall.To("UpdateRootComponents", null, _page.Operations, _page.State));
        }
    }

    private void CutOff(string reason)
    {
        if (!_leaving.IsCancellationRequested)
        {
            _cutOffBy ??= reason;
            _shown.TrySetException(new InvalidOperationException(reason));
        }
    }

    private ValueTask SendAsync(byte[] message, WebSocketMessageType type) => _socket.SendAsync(message.AsMemory(), type, endOfMessage: true, _leaving.Token);
}
