namespace Supsis.Portal.Inbox;

/// <summary>How a test inbox answers, for learning what the portal does when a receiver fails.</summary>
public enum InboxMode
{
    /// <summary>200, as a healthy receiver.</summary>
    Accept,

    /// <summary>500 to the next request, then 200 again.</summary>
    FailOnce,

    /// <summary>500 until somebody switches back.</summary>
    Fail,
}
