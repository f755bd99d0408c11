using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>Reads the <c>rating</c> of an event: a score, a comment, or both.</summary>
internal static class RatingReader
{
    public static Rating Read(JsonFields rating)
    {
        var max = rating.Number("max"u8, 1, IntakeLimits.Score);
        var read = new Rating(
            rating.Number("score"u8, 0, max ?? IntakeLimits.Score),
            max,
            rating.Text("comment"u8, IntakeLimits.Comment));

        if (rating.Find("score"u8) is null && rating.Find("comment"u8) is null)
        {
            rating.Refuse("score"u8, "ScoreOrComment");
        }

        return read;
    }
}
