namespace Supsis.Portal.Data;

/// <summary>The portal must not start as it is asked to; the message says why and what to do, in one sentence or two.</summary>
public sealed class StartRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
