using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Supsis.Portal.Tests.TestKit;

internal static class AngleSharpDiffing
{
    // bunit asks for a newer assembly version than the one beside it. Goes with the NU1605 line of the project file.
    [ModuleInitializer]
    internal static void Answer() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
