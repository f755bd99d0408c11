namespace Supsis.Portal.Tests.TestKit;

/// <summary>A test with an interpreter of another language; skipped with a reason where there is none.</summary>
public sealed class InterpreterFactAttribute : FactAttribute
{
    public InterpreterFactAttribute(string program)
    {
        if (!IsHere(program))
        {
            Skip = $"There is no '{program}' on the path.";
        }
    }

    private static bool IsHere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
