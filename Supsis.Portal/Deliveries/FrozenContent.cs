using System.Net;
using System.Net.Http.Headers;

namespace Supsis.Portal.Deliveries;

/// <summary>The frozen bytes of a delivery as a request's body; it notes when they begin to leave.</summary>
internal sealed class FrozenContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ReadOnlyMemory<byte> _body;
    private readonly AttemptTrace _trace;

    public FrozenContent(ReadOnlyMemory<byte> body, AttemptTrace trace)
    {
        _body = body;
        _trace = trace;
        Headers.ContentType = Json;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _trace.MarkWritten();
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
