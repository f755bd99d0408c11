namespace Supsis.Portal.Hosting;

/// <summary>Tells a person's browser from a program by what it asks for.</summary>
internal static class ReaderKind
{
    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/health"];

    public static bool IsPerson(HttpRequest request) => IsPerson(request, request.Path);

    public static bool IsPerson(HttpRequest request, PathString path) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(ForPrograms, start => path.StartsWithSegments(start));
}
