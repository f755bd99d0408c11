using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

public sealed class IntakeMediaTests
{
    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("APPLICATION/JSON; charset=\"UTF-8\"", true)]
    [InlineData("application/vnd.supsis+json", true)]
    [InlineData("application/cloudevents+json; charset=utf-8", true)]
    [InlineData("application/json; charset=iso-8859-9", false)]
    [InlineData("application/jsonx", false)]
    [InlineData("text/json", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("nonsense", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_json_in_utf_8_is_read(string? contentType, bool expected) => Assert.Equal(expected, IntakeMedia.IsJson(contentType));

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("identity", true)]
    [InlineData("Identity", true)]
    [InlineData("gzip", false)]
    [InlineData("identity, gzip", false)]
    public void A_compressed_body_is_not_read(string? contentEncoding, bool expected) => Assert.Equal(expected, IntakeMedia.IsPlain(contentEncoding));
}
