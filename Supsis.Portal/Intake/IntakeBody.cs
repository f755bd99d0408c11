using System.Buffers;

namespace Supsis.Portal.Intake;

/// <summary>The body of a request, read once into memory borrowed from the shared pool, and never more than the limit.</summary>
internal sealed class IntakeBody : IDisposable
{
    private const int FirstGuess = 16 * 1024;

    private byte[] _bytes;
    private int _length;

    private IntakeBody(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Null when the body is larger than <paramref name="limit"/>, whether or not it said so.</summary>
    public static async Task<IntakeBody?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
        {
            return null;
        }

        // One byte of room behind the announced length: the read that finds the end needs it.
        var body = new IntakeBody((int)(request.ContentLength ?? FirstGuess) + 1);
        try
        {
            if (await body.FillAsync(request.Body, limit, cancellationToken))
            {
                var filled = body;
                body = null;
                return filled;
            }

            return null;
        }
        finally
        {
            body?.Dispose();
        }
    }

    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }

    private async Task<bool> FillAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        int read;
        while ((read = await stream.ReadAsync(_bytes.AsMemory(_length), cancellationToken)) > 0)
        {
            _length += read;
            if (_length > limit)
            {
                return false;
            }

            if (_length == _bytes.Length)
            {
                Grow();
            }
        }

        return true;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
