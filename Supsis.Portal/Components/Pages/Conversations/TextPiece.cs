using Supsis.Portal.Intake;

namespace Supsis.Portal.Components.Pages.Conversations;

/// <summary>A piece of a message, inside a keyword or outside.</summary>
internal readonly record struct TextPiece(string Text, bool IsHit)
{
    /// <summary>The whole text in order. Keywords may overlap: what any of them covers is marked once.</summary>
    public static IEnumerable<TextPiece> Split(string text, IEnumerable<KeywordSpan> hits)
    {
        var at = 0;
        foreach (var hit in hits.OrderBy(hit => hit.Start))
        {
            var (start, end) = (Math.Clamp(hit.Start, at, text.Length), Math.Clamp(hit.Start + hit.Length, at, text.Length));
            if (start > at)
            {
                yield return new(text[at..start], false);
            }

            if (end > start)
            {
                yield return new(text[start..end], true);
            }

            at = end;
        }

        if (at < text.Length)
        {
            yield return new(text[at..], false);
        }
    }
}
