namespace Supsis.Portal.Data;

/// <summary>The word of an enum value in the database and in the API: snake_case.</summary>
public static class EnumWord
{
    public static string Of<T>(T value)
        where T : struct, Enum => Words<T>.ByValue[value];

    public static T Parse<T>(string word)
        where T : struct, Enum => TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");

    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum => Words<T>.ByWord.TryGetValue(word ?? "", out value);

    public static IReadOnlyCollection<string> All<T>()
        where T : struct, Enum => Words<T>.ByWord.Keys;

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(value => value, value => PortalModel.SnakeCase(value.ToString()));
        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
