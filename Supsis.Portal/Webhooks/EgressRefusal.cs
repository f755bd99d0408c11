namespace Supsis.Portal.Webhooks;

/// <summary>Why the egress guard let nothing through.</summary>
internal enum EgressRefusal
{
    None,

    /// <summary>The address was written as a number, and that number is refused.</summary>
    Literal,

    /// <summary>The name is one of those that mean something inside a network only.</summary>
    Name,

    /// <summary>The name has no address, or nobody answered in time.</summary>
    NotFound,

    /// <summary>An ordinary name that resolves to a refused address; the user is told the same as for <see cref="NotFound"/>.</summary>
    ResolvedAddress,
}
