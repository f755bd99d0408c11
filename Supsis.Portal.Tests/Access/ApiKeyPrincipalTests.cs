using System.Security.Claims;
using Supsis.Portal.Access;

namespace Supsis.Portal.Tests.Access;

public sealed class ApiKeyPrincipalTests
{
    [Fact]
    public void The_workspace_stands_in_the_key()
    {
        var id = new Guid("0193e0a0-0000-7000-8000-000000000001");
        var bearer = new ClaimsPrincipal(new ClaimsIdentity([new(ApiKeyPrincipal.WorkspaceClaim, id.ToString())]));

        Assert.Equal(id, ApiKeyPrincipal.WorkspaceId(bearer));
    }

    [Fact]
    public void Without_a_key_there_is_no_workspace() =>
        Assert.Throws<InvalidOperationException>(() => ApiKeyPrincipal.WorkspaceId(new ClaimsPrincipal()));
}
