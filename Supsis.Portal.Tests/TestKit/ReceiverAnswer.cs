using Microsoft.AspNetCore.Http;

namespace Supsis.Portal.Tests.TestKit;

/// <summary>What a <see cref="RecordingReceiver"/> does with a request: the usual answers and the usual misbehaviour.</summary>
public delegate Task ReceiverAnswer(HttpContext context);
