using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Access;

public sealed class SetupConfigurationTests
{
    private static Dictionary<string, string?> Right => new()
    {
        ["Setup:AdminEmail"] = "can@example.com",
        ["Setup:AdminPassword"] = "uzun bir test parolası",
        ["Setup:Workspace"] = "Çağrı Merkezi",
        ["Setup:ApiKey"] = PortalApplication.ApiKey,
        ["Setup:Workspaces:0:Name"] = "İkinci",
        ["Setup:Workspaces:0:ApiKey"] = PortalApplication.OtherApiKey,
    };

    [Fact]
    public async Task Configuration_makes_the_administrator_the_workspaces_and_their_keys()
    {
        await using var portal = PortalApplication.Unset(Right);
        using var browser = await portal.SignInAsync("can@example.com", "uzun bir test parolası");

        foreach (var key in (string[])[PortalApplication.ApiKey, PortalApplication.OtherApiKey])
        {
            using var api = portal.ApiClient(key);
            using var answer = await api.GetAsync("/api/v1/api-keys");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        Assert.Equal(["cagri-merkezi", "ikinci"], await db.Workspaces.OrderBy(workspace => workspace.Id).Select(workspace => workspace.Slug).ToListAsync());
    }

    [Theory]
    [InlineData("Setup:AdminPassword", "kısa parola", "Setup:AdminPassword")]
    [InlineData("Setup:AdminPassword", null, "Setup:AdminPassword")]
    [InlineData("Setup:AdminEmail", null, "Setup:AdminEmail")]
    [InlineData("Setup:AdminEmail", "can", "Setup:AdminEmail")]
    [InlineData("Setup:Workspace", "", "Setup:Workspace")]
    [InlineData("Setup:ApiKey", "sps_kisa", "Setup:ApiKey")]
    [InlineData("Setup:ApiKey", PortalApplication.OtherApiKey, "Setup:Workspaces")]
    [InlineData("Setup:Workspaces:0:Name", null, "Setup:Workspaces:0:Name")]
    [InlineData("Setup:Workspaces:0:ApiKey", "gizli", "Setup:Workspaces:0:ApiKey")]
    [InlineData("Portal:PublicUrl", "portal.example.com/x", "Portal:PublicUrl")]
    public async Task A_value_that_cannot_be_used_stops_the_start_and_is_named(string key, string? value, string named)
    {
        var settings = Right;
        settings[key] = value;
        await using var portal = PortalApplication.Unset(settings.Where(pair => pair.Value is not null).ToDictionary());

        var failure = Assert.ThrowsAny<Exception>(portal.StartServer);

        Assert.Contains(named, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("uzun bir test parolası", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configuration_is_ignored_once_somebody_is_there()
    {
        await using var portal = new PortalApplication(settings: new Dictionary<string, string?> { ["Setup:AdminPassword"] = "kısa" });

        using var browser = await portal.SignInAsync();

        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        Assert.Single(await db.Users.ToListAsync());
    }

    [Fact]
    public async Task A_lost_key_ring_stops_the_start_and_says_where_it_belongs()
    {
        await using var portal = new PortalApplication();
        Directory.Delete(Path.Combine(portal.DataFolder, "keys"), recursive: true);

        var failure = Assert.ThrowsAny<Exception>(portal.StartServer);

        Assert.Contains("The key ring in " + Path.Combine(portal.DataFolder, "keys"), failure.ToString(), StringComparison.Ordinal);
    }
}
