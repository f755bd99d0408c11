namespace Supsis.Portal.Deliveries;

/// <summary>The first digit of the receiver's last answer.</summary>
public enum ResponseClass
{
    /// <summary>It was tried, and no answer came.</summary>
    None,

    Success = 2,
    Redirect = 3,
    ClientError = 4,
    ServerError = 5,
}
