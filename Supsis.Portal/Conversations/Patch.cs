namespace Supsis.Portal.Conversations;

/// <summary>A value that a producer may leave out: absent keeps what is known, null clears it.</summary>
internal readonly record struct Patch<T>(bool IsPresent, T? Value)
{
    public static Patch<T> Of(T? value) => new(true, value);

    public T? Over(T? known) => IsPresent ? Value : known;
}
