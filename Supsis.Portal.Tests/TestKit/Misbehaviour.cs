using System.IO.Compression;
using System.Text;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>What a receiver does wrong, by name: on a bare socket, byte by byte.</summary>
internal static class Misbehaviour
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";
    private const string OkChunked = Ok + "Transfer-Encoding: chunked\r\n\r\n";

    /// <summary>Says this after the request, and then nothing more; the connection ends.</summary>
    public static readonly IReadOnlyDictionary<string, string> Ending = new Dictionary<string, string>
    {
        ["no answer"] = "",
        ["half a status line"] = "HTTP/1.1 2",
        ["half a header"] = Ok + "Content-Le",
        ["no end of the head"] = Ok + "Content-Length: 0\r\n",
        ["no length"] = Ok + "\r\nok",
        ["less than promised"] = Ok + "Content-Length: 1000\r\n\r\nonly this",
        ["more than promised"] = Ok + "Content-Length: 2\r\n\r\nok and more",
        ["no content with a body"] = "HTTP/1.1 204 No Content\r\n\r\nbody",
        ["line feeds only"] = "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        ["reason of 8 KB"] = $"HTTP/1.1 200 {new string('x', 8192)}\r\nContent-Length: 2\r\n\r\nok",
        ["no reason"] = "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
        ["http 1.0"] = "HTTP/1.0 200 OK\r\n\r\nok",
        ["http 0.9"] = "<html>\r\nok</html>",
        ["another protocol"] = "SSH-2.0-OpenSSH_9.2\r\n",
        ["another protocol's frame"] = "\0\0\u0012\u0004\0\0\0\0\0\0\u0003\0\0\0d",
        ["an encrypted alert"] = "\u0015\u0003\u0001\0\u0002\u0002\u0046",
        ["icy"] = "ICY 200 OK\r\n\r\n",
        ["status banana"] = "HTTP/1.1 banana\r\n\r\n",
        ["status 99"] = "HTTP/1.1 99 No\r\n\r\n",
        ["status 999"] = "HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n",
        ["another upgrade"] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        ["header without colon"] = Ok + "nonsense\r\n\r\n",
        ["length banana"] = Ok + "Content-Length: banana\r\n\r\nok",
        ["length below zero"] = Ok + "Content-Length: -1\r\n\r\nok",
        ["two lengths"] = Ok + "Content-Length: 2\r\nContent-Length: 2000\r\n\r\nok",
        ["length and chunks"] = Ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        ["chunk size banana"] = OkChunked + "banana\r\nok\r\n0\r\n\r\n",
        ["chunk size below zero"] = OkChunked + "-2\r\nok\r\n0\r\n\r\n",
        ["chunk size beyond all numbers"] = OkChunked + "FFFFFFFFFFFFFFFFFFFF\r\nok",
        ["chunk without its end"] = OkChunked + "2\r\nokok\r\n0\r\n\r\n",
        ["no last chunk"] = OkChunked + "2\r\nok\r\n",
        ["trailers"] = OkChunked + "2\r\nok\r\n0\r\nX-Checksum: 1\r\nSet-Cookie: a=b\r\n\r\n",
        ["information first"] = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + Ok + "Content-Length: 2\r\n\r\nok",
        ["packed"] = Ok + "Content-Encoding: gzip\r\nContent-Length: 10\r\n\r\nnot really",
        ["unknown letters"] = Ok + "Content-Type: text/plain; charset=utf-7\r\nContent-Length: 2\r\n\r\nok",
        ["unknown type"] = Ok + "Content-Type: ;;;\r\nContent-Length: 2\r\n\r\nok",
    };

    /// <summary>Says this after the request and keeps the connection open without another word.</summary>
    public static readonly IReadOnlyDictionary<string, string> Hanging = new Dictionary<string, string>
    {
        ["nothing"] = "",
        ["in the status line"] = "HTTP/1.1 20",
        ["in the head"] = Ok + "Content-Type: te",
        ["after information"] = "HTTP/1.1 100 Continue\r\n\r\n",
        ["after 200"] = Ok + "Content-Length: 100\r\n\r\nbegun",
        ["after 500"] = "HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\nbegun",
        ["after 503 with a wish"] = "HTTP/1.1 503 No\r\nRetry-After: 120\r\nContent-Length: 100\r\n\r\nbegun",
        ["before the body"] = Ok + "Content-Length: 100\r\n\r\n",
        ["without a length"] = Ok + "\r\nbegun",
        ["in a chunk"] = OkChunked + "ff\r\nbegun",
        ["in the trailers"] = OkChunked + "5\r\nbegun\r\n0\r\nX-Check",
    };

    /// <summary>Says the first once and the second for ever, as fast as it is read.</summary>
    public static readonly IReadOnlyDictionary<string, (string Beginning, byte[] Again)> Endless = new Dictionary<string, (string, byte[])>
    {
        ["body of 10 GB"] = (Ok + "Content-Length: 10000000000\r\n\r\n", new byte[16 * 1024]),
        ["body without length"] = (Ok + "\r\n", new byte[16 * 1024]),
        ["chunks"] = (OkChunked, Encoding.Latin1.GetBytes($"4000\r\n{new string('x', 0x4000)}\r\n")),
        ["gzip bomb"] = (Ok + "Content-Encoding: gzip\r\nContent-Type: text/plain\r\n\r\n", Packed(16 * 1024 * 1024)),
        ["headers"] = (Ok, Filled("X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")),
        ["headers without a value"] = (Ok, Filled("a:\r\n")),
        ["one header"] = (Ok + "X-Filler: ", Filled("a")),
        ["reason"] = ("HTTP/1.1 200 ", Filled("x")),
        ["blank lines"] = ("", Filled("\r\n")),
        ["100 Continue"] = ("", Filled("HTTP/1.1 100 Continue\r\n\r\n")),
        ["103 Early Hints"] = ("", Filled("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")),
        ["chunk extension"] = (OkChunked + "2;", Filled("a=b;")),
        ["trailers"] = (OkChunked + "2\r\nok\r\n0\r\n", Filled("X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n")),
    };

    public static Func<RawConnection, CancellationToken, Task> Ends(string name) => async (connection, cancellationToken) =>
    {
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync(Ending[name], cancellationToken);
        connection.Finish();
    };

    /// <param name="name">Which of <see cref="Hanging"/>.</param>
    /// <param name="hangs">Told once everything has been said.</param>
    public static Func<RawConnection, CancellationToken, Task> Hangs(string name, TaskCompletionSource hangs) => async (connection, cancellationToken) =>
    {
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync(Hanging[name], cancellationToken);
        hangs.TrySetResult();
    };

    public static Func<RawConnection, CancellationToken, Task> NeverStops(string name) => async (connection, cancellationToken) =>
    {
        await connection.ReadRequestAsync(cancellationToken);
        await connection.WriteAsync(Endless[name].Beginning, cancellationToken);
        await connection.WriteForEverAsync(Endless[name].Again, cancellationToken);
    };

    private static byte[] Filled(string part) => Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(part, 16 * 1024 / part.Length)));

    private static byte[] Packed(int size)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(new byte[size]);
        }

        return packed.ToArray();
    }
}
