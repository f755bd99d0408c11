using System.Net;
using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Settings;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Settings;

public sealed class SettingsPageTests : ScreenTest, IAsyncLifetime
{
    private readonly PortalApplication _portal = new();
    private readonly List<(string? Question, string? Verb)> _asked = [];
    private ClaimsPrincipal _person = new();
    private int _changes;
    private bool _answer = true;

    public async Task InitializeAsync()
    {
        _person = await _portal.AdministratorAsync();
        Services.AddSingleton(_portal.Services.GetRequiredService<WorkspaceAccess>());
        Services.AddSingleton(_portal.Services.GetRequiredService<WorkspaceStore>());
        Services.AddSingleton(_portal.Services.GetRequiredService<ApiKeyStore>());
        Services.AddSingleton<HoursWords>();
        var dialogs = Services.GetRequiredService<DialogService>();
        dialogs.OnOpen += (title, _, parameters, _) =>
        {
            _asked.Add((title, parameters[nameof(ConfirmDialog.Verb)] as string));
            dialogs.Close(_answer);
        };
    }

    async Task IAsyncLifetime.DisposeAsync() => await _portal.DisposeAsync();

    [Theory]
    [InlineData("tr", "Ayarlar", "Kurulum", "Olay gönderme", "Süresiz")]
    [InlineData("en", "Settings", "Setup", "Send events", "Never")]
    public void An_administrator_sees_the_workspace_and_its_keys(string language, string title, string key, string scope, string expiry)
    {
        ReadIn(language);
        var page = Open();

        Assert.Equal(title, page.Find("h1").TextContent.Trim());
        Assert.Equal("Çağrı Merkezi", page.Find("#workspace-name").GetAttribute("value"));
        Assert.Equal("Europe/Istanbul", page.Find("#time-zone").GetAttribute("value"));
        var row = page.Find("tbody tr").TextContent;
        Assert.Contains(key, row, StringComparison.Ordinal);
        Assert.Contains(PortalApplication.ApiKey[..12], row, StringComparison.Ordinal);
        Assert.DoesNotContain(PortalApplication.ApiKey, page.Markup, StringComparison.Ordinal);
        Assert.Contains(scope, row, StringComparison.Ordinal);
        Assert.Contains(expiry, row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_is_shown_once_and_lets_a_program_in()
    {
        var page = Open();

        Press(page, "Yeni anahtar");
        page.Find("#key-name").Change("CRM");
        page.Find("input[value='deliveries:write']").Change(true);
        Assert.True(page.Find("input[value='deliveries:read']").HasAttribute("disabled"));
        page.Find("#key-expiry").Change("90");
        page.Find(".keys-form form").Submit();

        var secret = page.Find(".keys-secret code").TextContent;
        Assert.Equal(["CRM", "Kurulum"], page.FindAll("tbody .keys-name").Select(name => name.TextContent.Trim()));
        Assert.Equal(["Gönderimleri yeniden deneme"], page.FindAll("tbody tr")[0].QuerySelectorAll(".tag").Select(tag => tag.TextContent));
        using var program = _portal.ApiClient(secret);
        using var allowed = await program.GetAsync("/api/v1/deliveries");
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        using var beyond = await program.GetAsync("/api/v1/webhooks");
        Assert.Equal(HttpStatusCode.Forbidden, beyond.StatusCode);

        Press(page, "Kaydettim, gizle");
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_without_name_or_permission_is_not_made()
    {
        var page = Open();

        Press(page, "Yeni anahtar");
        page.Find(".keys-form form").Submit();

        Assert.Contains("200", page.Find("#key-name-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("En az bir yetki seçin.", page.Find("#key-scopes-error").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task Revoking_asks_by_name_and_ends_the_key()
    {
        var page = Open();

        page.Find("button[aria-label='İptal et: Kurulum']").Click();

        Assert.Equal(("“Kurulum” anahtarı iptal edilsin mi?", "İptal et"), Assert.Single(_asked));
        Assert.Contains("Henüz API anahtarı yok", page.Markup, StringComparison.Ordinal);
        using var program = _portal.ApiClient();
        using var refused = await program.GetAsync("/api/v1/deliveries");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public void A_key_stays_when_the_question_is_answered_with_no()
    {
        _answer = false;
        var page = Open();

        page.Find("button[aria-label='İptal et: Kurulum']").Click();

        Assert.Single(_asked);
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Theory]
    [InlineData(PortalRole.Manager)]
    [InlineData(PortalRole.Viewer)]
    public async Task Others_read_why_they_may_not(PortalRole role)
    {
        await _portal.GiveRoleAsync(PortalApplication.Slug, role);

        var page = Open();

        Assert.Contains("API anahtarlarını yalnızca yöneticiler", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Çağrı Merkezi", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(PortalApplication.ApiKey[..12], page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form, table, button"));
    }

    [Fact]
    public async Task A_role_that_was_taken_away_meanwhile_changes_nothing()
    {
        var page = Open();
        Press(page, "Yeni anahtar");
        page.Find("#key-name").Change("CRM");
        page.Find("input[value='keys:write']").Change(true);
        await _portal.GiveRoleAsync(PortalApplication.Slug, PortalRole.Manager);

        page.Find(".keys-form form").Submit();
        page.Find("button[aria-label='İptal et: Kurulum']").Click();
        page.Find("#workspace-name").Change("Ele geçirilmiş");
        page.Find("form:has(#workspace-name)").Submit();

        Assert.Empty(page.FindAll(".keys-secret"));
        Assert.Equal("Bunun için yönetici olmanız gerekir.", Assert.Single(Toasts().Distinct()));
        using var program = _portal.ApiClient();
        using var allowed = await program.GetAsync("/api/v1/deliveries");
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal("Çağrı Merkezi", (await WorkspaceAsync()).Name);
    }

    [Fact]
    public async Task A_new_name_and_time_zone_are_saved_and_told_to_the_menu()
    {
        var page = Open();

        page.Find("#workspace-name").Change(" Müşteri Hattı ");
        page.Find("#time-zone").Change("Europe/London");
        page.Find("form:has(#workspace-name)").Submit();

        var workspace = await WorkspaceAsync();
        Assert.Equal(("Müşteri Hattı", "Europe/London"), (workspace.Name, workspace.TimeZone.Id));
        Assert.Equal(["Değişiklikler kaydedildi."], Toasts());
        Assert.Equal(1, _changes);
    }

    [Theory]
    [InlineData("#workspace-name", "   ")]
    [InlineData("#time-zone", "Mars/Olympus")]
    public async Task A_wrong_value_is_not_saved(string field, string value)
    {
        var page = Open();

        page.Find(field).Change(value);
        page.Find("form:has(#workspace-name)").Submit();

        var workspace = await WorkspaceAsync();
        Assert.Equal(("Çağrı Merkezi", "Europe/Istanbul"), (workspace.Name, workspace.TimeZone.Id));
        Assert.Empty(Toasts());
    }

    private IRenderedComponent<SettingsPage> Open()
    {
        var page = Render<SettingsPage>(with => with
            .Add(p => p.Slug, PortalApplication.Slug)
            .AddCascadingValue(Task.FromResult(new AuthenticationState(_person)))
            .AddCascadingValue("WorkspaceChanged", new Action(() => _changes++)));
        page.WaitForElement("h2");
        return page;
    }

    private static void Press(IRenderedComponent<IComponent> page, string words) =>
        page.FindAll("button").Single(button => button.TextContent == words).Click();

    private IEnumerable<string> Toasts() => Services.GetRequiredService<NotificationService>().Messages.Select(message => message.Summary);

    private async Task<WorkspaceContext> WorkspaceAsync() =>
        (await _portal.Services.GetRequiredService<WorkspaceAccess>().FindAsync(_person, PortalApplication.Slug, CancellationToken.None))!;
}
