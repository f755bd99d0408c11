namespace Supsis.Portal.Benchmarks.Watching;

/// <summary>What a browser says to the hub of its circuit, ready to be sent.</summary>
internal static class HubCall
{
    public const int Invocation = 1;
    public const int Completion = 3;
    public const int PingKind = 6;
    public const int Close = 7;

    private const int Parts = 6;

    public static byte[] Ping()
    {
        var writer = new PackWriter();
        writer.WriteArray(1);
        writer.WriteInteger(PingKind);
        return HubFrame.Wrap(writer.Written);
    }

    /// <param name="id">Names the answer; null asks for none.</param>
    public static byte[] To(string method, string? id, params ReadOnlySpan<object?> arguments)
    {
        var writer = new PackWriter();
        writer.WriteArray(Parts);
        writer.WriteInteger(Invocation);
        writer.WriteEmptyMap();
        Write(writer, id);
        writer.WriteText(method);
        writer.WriteArray(arguments.Length);
        foreach (var argument in arguments)
        {
            Write(writer, argument);
        }

        writer.WriteArray(0);
        return HubFrame.Wrap(writer.Written);
    }

    private static void Write(PackWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNothing();
                break;
            case string text:
                writer.WriteText(text);
                break;
            case bool flag:
                writer.WriteBoolean(flag);
                break;
            case long number:
                writer.WriteInteger(number);
                break;
            default:
                throw new ArgumentException($"A hub is not told of {value.GetType().Name}.", nameof(value));
        }
    }
}
