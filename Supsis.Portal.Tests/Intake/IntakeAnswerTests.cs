using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

public sealed class IntakeAnswerTests
{
    private const string Bad = """{"id":"bad","type":"nope","conversation":{"id":"c"}}""";

    [Fact]
    public async Task A_single_new_event_answers_202_with_the_bytes_that_its_summary_would_have()
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };

        await IntakeAnswer.To(IntakeSamples.Read(IntakeSamples.Ended), [IntakeReceipt.Accepted], IntakeSamples.Texts).ExecuteAsync(http);

        var expected = JsonSerializer.SerializeToUtf8Bytes(new IntakeSummary(1, 0, []), IntakeJsonContext.Default.IntakeSummary);
        Assert.Equal(expected, ((MemoryStream)http.Response.Body).ToArray());
        Assert.Equal((202, "application/json; charset=utf-8", expected.Length), (http.Response.StatusCode, http.Response.ContentType, http.Response.ContentLength));
    }

    [Fact]
    public void A_single_event_that_is_known_answers_202()
    {
        var summary = Summary(IntakeSamples.Ended, IntakeReceipt.Duplicate);

        Assert.Equal((0, 1), (summary.Accepted, summary.Duplicates));
        Assert.Empty(summary.Rejected);
    }

    [Fact]
    public void A_single_clash_answers_409_at_its_id() => AssertProblem(409, "id", IntakeSamples.Ended, IntakeReceipt.Clash);

    [Fact]
    public void A_single_bad_event_answers_400_at_its_field() => AssertProblem(400, "type", Bad);

    [Theory]
    [InlineData(400, "body", "[]")]
    [InlineData(400, "body", "{")]
    public void A_body_that_is_refused_whole_says_so(int status, string field, string body) => AssertProblem(status, field, body);

    [Fact]
    public void An_array_counts_what_was_taken_and_names_what_was_not()
    {
        var summary = Summary(
            $"[{IntakeSamples.Ended},{Bad},{IntakeSamples.Ended},{IntakeSamples.Whole},{IntakeSamples.Ended}]",
            IntakeReceipt.Accepted, IntakeReceipt.Duplicate, IntakeReceipt.Clash, IntakeReceipt.Accepted);

        Assert.Equal((2, 1), (summary.Accepted, summary.Duplicates));
        Assert.Equal(
            [(1, "bad", "type"), (3, "p-1007", "id")],
            summary.Rejected.Select(rejected => (rejected.Index, rejected.Id, rejected.Errors.Keys.Single())));
    }

    [Theory]
    [InlineData("[5]")]
    [InlineData("[" + Bad + "]")]
    public void An_array_that_is_refused_event_by_event_still_answers_202(string body)
    {
        var summary = Summary(body);

        Assert.Equal(0, summary.Accepted);
        Assert.Single(summary.Rejected);
    }

    [Fact]
    public void A_clash_in_an_array_of_one_is_202() => Assert.Single(Summary($"[{IntakeSamples.Ended}]", IntakeReceipt.Clash).Rejected);

    private static IntakeSummary Summary(string body, params IntakeReceipt[] receipts)
    {
        var answer = Assert.IsType<JsonHttpResult<IntakeSummary>>(IntakeAnswer.To(IntakeSamples.Read(body), receipts, IntakeSamples.Texts));
        Assert.Equal(202, answer.StatusCode);
        return answer.Value!;
    }

    private static void AssertProblem(int status, string field, string body, params IntakeReceipt[] receipts)
    {
        var problem = Assert.IsType<ProblemHttpResult>(IntakeAnswer.To(IntakeSamples.Read(body), receipts, IntakeSamples.Texts));
        Assert.Equal(status, problem.StatusCode);
        var errors = Assert.IsType<Dictionary<string, string[]>>(problem.ProblemDetails.Extensions["errors"]);
        Assert.Equal(field, Assert.Single(errors).Key);
    }
}
