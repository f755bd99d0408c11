using System.Text.Json;

namespace Supsis.Portal.Intake;

/// <summary>Cuts the body of a request into its events without decoding them.</summary>
internal static class EventSlicer
{
    /// <summary>The events of an array, or the one value that the body is. Stops when there are more than may be sent.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public static List<EventSlice> Cut(ReadOnlySpan<byte> json, out bool isArray)
    {
        // Depth is judged per event, so that in an array only the event that is too deep is refused.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var slices = new List<EventSlice>();
        reader.Read();
        isArray = reader.TokenType == JsonTokenType.StartArray;
        if (!isArray)
        {
            slices.Add(CutOne(ref reader));
        }
        else
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                slices.Add(CutOne(ref reader));
                if (slices.Count > IntakeLimits.EventsPerRequest)
                {
                    return slices;
                }
            }
        }

        reader.Read(); // throws when anything follows
        return slices;
    }

    private static EventSlice CutOne(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var outer = reader.CurrentDepth;
        var deepest = outer;
        if (isObject || reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.CurrentDepth > outer)
            {
                deepest = Math.Max(deepest, reader.CurrentDepth);
            }
        }

        return new EventSlice(start, (int)reader.BytesConsumed - start, deepest - outer, isObject);
    }
}
