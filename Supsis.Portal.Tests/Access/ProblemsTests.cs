using Supsis.Portal.Access;

namespace Supsis.Portal.Tests.Access;

public sealed class ProblemsTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(412)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(429)]
    [InlineData(503)]
    public void Every_status_names_its_type(int status) =>
        Assert.StartsWith("https://", Problems.Plain(status, "Title", "Detail").ProblemDetails.Type, StringComparison.Ordinal);

    [Fact]
    public void The_first_error_is_the_detail()
    {
        var problem = Problems.Validation(400, "Title", new Dictionary<string, string[]> { ["name"] = ["Required.", "Really."], ["url"] = ["Too long."] });

        Assert.Equal("name: Required.", problem.ProblemDetails.Detail);
        Assert.Equal(["name", "url"], Assert.IsType<Dictionary<string, string[]>>(problem.ProblemDetails.Extensions["errors"]).Keys);
        Assert.Equal("Title", problem.ProblemDetails.Title);
    }
}
