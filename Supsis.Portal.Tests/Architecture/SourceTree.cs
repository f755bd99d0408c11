namespace Supsis.Portal.Tests.Architecture;

/// <summary>Every hand-written file of the repository; what a build or a migration tool writes is left out.</summary>
internal static class SourceTree
{
    public static string Top { get; } = FindTop();

    public static IReadOnlyList<SourceFile> Portal { get; } = Read("Supsis.Portal");

    public static IReadOnlyList<SourceFile> Tests { get; } = Read("Supsis.Portal.Tests");

    public static IReadOnlyList<SourceFile> All { get; } = [.. Portal, .. Tests, .. Read("Supsis.Portal.Benchmarks")];

    private static SourceFile[] Read(string project)
    {
        var folder = Path.Combine(Top, project);
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Top, path).Replace('\\', '/'))
                .Where(IsHandWritten)
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Top, path)).ReplaceLineEndings("\n")))];
    }

    private static bool IsHandWritten(string path) =>
        (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
        && !path.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "node_modules");

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Supsis.Portal.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Supsis.Portal.sln above {AppContext.BaseDirectory}: the rules need the sources.");
    }
}
