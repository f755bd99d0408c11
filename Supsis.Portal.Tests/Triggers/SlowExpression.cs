namespace Supsis.Portal.Tests.Triggers;

/// <summary>A pattern that passes every check and takes hundreds of milliseconds until the engine has met its states, and tens for ever.</summary>
internal static class SlowExpression
{
    public const string Pattern = @"([ab].{60}){20}x";

    /// <summary>Less than it ever takes, and much more than a sensible pattern does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    private static int _texts;

    public static string NewText()
    {
        var random = new Random(Interlocked.Increment(ref _texts));
        return string.Concat(Enumerable.Range(0, 8_000).Select(_ => "abc"[random.Next(3)])) + "x";
    }
}
