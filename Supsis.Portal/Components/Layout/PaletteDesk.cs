using System.Security.Claims;
using Supsis.Portal.Access;
using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Components.Layout;

/// <summary>Where the palette looks: asked anew each time, since a membership may have ended while the page stood open.</summary>
public sealed class PaletteDesk(JumpStore jumps, WorkspaceAccess access)
{
    /// <summary>Null when this person is no member.</summary>
    public async Task<IReadOnlyList<JumpHit>?> FindAsync(ClaimsPrincipal user, string slug, string text, CancellationToken cancellationToken) =>
        await access.FindAsync(user, slug, cancellationToken) is { } workspace ? await jumps.FindAsync(workspace.Id, text, cancellationToken) : null;
}
