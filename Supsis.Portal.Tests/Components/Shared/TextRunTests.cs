using Supsis.Portal.Components.Shared;

namespace Supsis.Portal.Tests.Components.Shared;

public sealed class TextRunTests
{
    [Theory]
    [InlineData("Ayşe\u202Egpj.exe", "Ayşe[U+202E]gpj.exe")]
    [InlineData("a\u200Bb", "a[U+200B]b")]
    [InlineData("a\0\u001Bb", "a[U+0000][U+001B]b")]
    [InlineData("soft\u00ADhyphen", "soft[U+00AD]hyphen")]
    [InlineData("a\u2028b", "a[U+2028]b")]
    [InlineData("line\r\n\tnext", "line\r\n\tnext")]
    [InlineData("👨\u200D👩\u200D👧", "👨\u200D👩\u200D👧")]
    [InlineData("x\u200Dy", "x[U+200D]y")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void What_cannot_be_seen_is_named(string? text, string expected) =>
        Assert.Equal(expected, string.Concat(TextRun.Split(text).Select(run => run.IsMark ? $"[{run.Text}]" : run.Text)));
}
