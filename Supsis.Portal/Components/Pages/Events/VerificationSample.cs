namespace Supsis.Portal.Components.Pages.Events;

/// <summary>Code with which a receiver checks a signature, in one language; the tests run the very text that is shown.</summary>
internal sealed record VerificationSample(string Key, string Name)
{
    private readonly Lazy<string> _code = new(() => Read(Key));

    public static readonly IReadOnlyList<VerificationSample> All =
    [
        new("csharp", "C#"),
        new("node", "Node.js"),
        new("php", "PHP"),
        new("python", "Python"),
    ];

    public string Code => _code.Value;

    private static string Read(string key)
    {
        using var stream = typeof(VerificationSample).Assembly.GetManifestResourceStream($"verification.{key}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
