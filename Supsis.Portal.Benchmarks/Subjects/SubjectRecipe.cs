namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>How to start a fresh subject that delivers to the given address.</summary>
internal sealed record SubjectRecipe(string Name, Func<Uri, CancellationToken, Task<ISubject>> StartAsync);
