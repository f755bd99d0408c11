using Microsoft.AspNetCore.Identity;

namespace Supsis.Portal.Data;

/// <summary>Which of Identity's tables there are: those of the version with passkeys.</summary>
internal static class IdentitySchema
{
    public static Version Version => IdentitySchemaVersions.Version3;

    /// <summary>Where Identity looks for the version while EF makes the model.</summary>
    /// <remarks>
    /// Not the program's own services: EF keeps its model and its compiled queries per logger factory, so that every portal in a
    /// process (a test run starts hundreds) would make them anew and none would ever go. What EF would log, its callers say better.
    /// </remarks>
    public static IServiceProvider Services { get; } = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = Version)
        .BuildServiceProvider();
}
