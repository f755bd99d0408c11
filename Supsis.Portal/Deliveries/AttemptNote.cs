namespace Supsis.Portal.Deliveries;

/// <summary>Remarks beside an attempt's verdict, as codes that stay the same in the API, the database and the texts.</summary>
public static class AttemptNote
{
    /// <summary>The verdict came with the status line, but the answer's body did not end in time.</summary>
    public const string BodyUnfinished = "body_unfinished";

    /// <summary>The verdict came with the status line, but the connection broke before the answer's body was whole.</summary>
    public const string BodyBroken = "body_broken";

    /// <summary>The answer's body is compressed although nobody asked for it, so there is no preview.</summary>
    public const string BodyEncoded = "body_encoded";

    /// <summary>The encrypted connection failed for another reason than the certificate.</summary>
    public const string TlsHandshake = "tls_handshake";

    /// <summary>One of the webhook's own headers cannot be sent; nothing was.</summary>
    public const string HeaderRefused = "header_refused";

    /// <summary>There is no secret to sign with; nothing was sent.</summary>
    public const string NoSecret = "no_secret";

    public static readonly IReadOnlyList<string> All = [BodyUnfinished, BodyBroken, BodyEncoded, TlsHandshake, HeaderRefused, NoSecret];
}
