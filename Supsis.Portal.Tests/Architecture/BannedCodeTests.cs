namespace Supsis.Portal.Tests.Architecture;

public sealed class BannedCodeTests
{
    /// <summary>Files that may use what is banned, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new(StringComparer.Ordinal)
    {
        ["Supsis.Portal.Tests/TestKit/Answers.cs"] = "a receiver that drips is slow on purpose; no test waits for it to end",
        ["Supsis.Portal.Tests/TestKit/ManualClockTests.cs"] = "proves that Task.Delay follows the clock which tests turn by hand",
    };

    [Fact]
    public void Nothing_banned_is_used() => Rule.Holds(SourceTree.Portal.Concat(SourceTree.Tests).SelectMany(BannedCode.In), Exempt);

    [Theory]
    [InlineData("var a = DateTime.UtcNow;")]
    [InlineData("var a = DateTimeOffset.Now;")]
    [InlineData("var a = Guid.NewGuid();")]
    [InlineData("var a = Guid.CreateVersion7();")]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("await Task.Delay(100, cancellationToken);")]
    [InlineData("MarkupString a = default;")]
    [InlineData("headers.TryAddWithoutValidation(a, b);")]
    [InlineData("#pragma warning disable CA1822\n")]
    [InlineData("class A { [Inject] public B B { get; set; } }")]
    [InlineData("class A { B B { get; set; } = default!; }")]
    public void What_is_banned_is_seen(string code) => Assert.NotEmpty(BannedCode.In(new SourceFile("Supsis.Portal/Data/A.cs", code)));

    [Theory]
    [InlineData("// not DateTime.UtcNow")]
    [InlineData("var a = \"DateTime.UtcNow\";")]
    [InlineData("var a = Guid.CreateVersion7(now);")]
    [InlineData("await Task.Delay(delay, clock, cancellationToken);")]
    [InlineData("#pragma warning disable CA1822 // the binder needs an instance\n")]
    public void What_is_allowed_is_left_alone(string code) => Assert.Empty(BannedCode.In(new SourceFile("Supsis.Portal/Data/A.cs", code)));

    [Theory]
    [InlineData("await Task.Delay(10, clock);")]
    [InlineData("class A { [Fact(Skip = \"later\")] void B() { } }")]
    public void A_test_may_neither_sleep_nor_be_skipped(string code) => Assert.NotEmpty(BannedCode.In(new SourceFile("Supsis.Portal.Tests/A.cs", code)));
}
