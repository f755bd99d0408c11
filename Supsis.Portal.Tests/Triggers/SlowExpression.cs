namespace Supsis.Portal.Tests.Triggers;

/// <summary>A pattern that passes every check and takes many times the 50 ms on this text.</summary>
internal static class SlowExpression
{
    public const string Pattern = @"([ab].{60}){20}x";

    public static string Text { get; } = MakeText();

    private static string MakeText()
    {
        var random = new Random(20261123);
        return string.Concat(Enumerable.Range(0, 8_000).Select(_ => "abc"[random.Next(3)])) + "x";
    }
}
