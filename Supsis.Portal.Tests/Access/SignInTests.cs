using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Access;

public sealed class SignInTests(PortalFixture shared) : IClassFixture<PortalFixture>
{
    private const string Refusal = "E-posta ya da parola yanlış.";

    [Fact]
    public async Task The_right_password_signs_in_and_leads_to_the_first_workspace()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();

        using var answer = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/w/cagri-merkezi/overview", answer.Headers.Location!.OriginalString);
        var entry = Assert.Single(await AuditAsync(portal, AuditActions.SignedIn));
        Assert.Equal((ActorKind.User, PortalApplication.AdminEmail, "127.0.0.1"), (entry.ActorKind, entry.ActorName, entry.Ip));
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_and_no_script()
    {
        await using var portal = new PortalApplication();
        using var browser = portal.Browser();

        using var answer = await TryAsync(browser, PortalApplication.AdminEmail, PortalApplication.AdminPassword);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("supsis.portal=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer_and_are_noted()
    {
        await using var portal = new PortalApplication();
        using var browser = portal.Browser();

        using var wrong = await TryAsync(browser, PortalApplication.AdminEmail, "yanlış bir parola");
        using var unknown = await TryAsync(browser, "kimse@example.com", "yanlış bir parola");

        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains(Refusal, await TextAsync(wrong), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, unknown.StatusCode);
        Assert.Contains(Refusal, await TextAsync(unknown), StringComparison.Ordinal);
        var failures = await AuditAsync(portal, AuditActions.SignInFailed);
        Assert.Equal([PortalApplication.AdminEmail, "kimse@example.com"], failures.Select(entry => entry.ActorName));
        Assert.All(failures, entry => Assert.Equal(Guid.Empty, entry.WorkspaceId));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await using var portal = new PortalApplication();
        using var browser = portal.Browser();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await TryAsync(browser, PortalApplication.AdminEmail, "yanlış bir parola");
        }

        using var locked = await TryAsync(browser, PortalApplication.AdminEmail, PortalApplication.AdminPassword);

        Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
        Assert.Contains(Refusal, await TextAsync(locked), StringComparison.Ordinal);
        await UnlockAsync(portal);
        using var free = await TryAsync(browser, PortalApplication.AdminEmail, PortalApplication.AdminPassword);
        Assert.Equal(HttpStatusCode.Redirect, free.StatusCode);
    }

    [Fact]
    public async Task More_than_ten_tries_a_minute_for_an_account_are_not_even_looked_at()
    {
        await using var portal = new PortalApplication();
        using var browser = portal.Browser();
        for (var i = 0; i < SignInLimiter.PerAccount; i++)
        {
            using var wrong = await TryAsync(browser, "kimse@example.com", "yanlış bir parola");
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        }

        using var answer = await TryAsync(browser, "KIMSE@example.com", "yanlış bir parola");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal(SignInLimiter.PerAccount, (await AuditAsync(portal, AuditActions.SignInFailed)).Count);
    }

    [Theory]
    [InlineData("/w/cagri-merkezi/webhooks", "/w/cagri-merkezi/webhooks")]
    [InlineData("https://evil.example.com/", "/")]
    [InlineData("//evil.example.com/", "/")]
    [InlineData("/\\evil.example.com/", "/")]
    public async Task Sign_in_leads_back_to_an_address_of_our_own_only(string asked, string expected)
    {
        var portal = shared.Portal;
        using var browser = portal.Browser();

        using var answer = await TryAsync(browser, PortalApplication.AdminEmail, PortalApplication.AdminPassword, "?returnUrl=" + Uri.EscapeDataString(asked));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(expected, new Uri(portal.Address, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(portal.Address.Authority, new Uri(portal.Address, answer.Headers.Location!).Authority);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_page()
    {
        var portal = shared.Portal;
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync("/w/cagri-merkezi/deliveries?status=failed");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Fw%2Fcagri-merkezi%2Fdeliveries%3Fstatus%3Dfailed", answer.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Whoever_is_signed_in_needs_no_sign_in_page()
    {
        var portal = shared.Portal;
        using var browser = await portal.SignInAsync();

        using var answer = await browser.GetAsync("/sign-in?returnUrl=%2Fw%2Fa");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/w/a", new Uri(portal.Address, answer.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task Signing_out_needs_the_form_and_ends_the_session()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();

        using var forged = await browser.PostAsync("/sign-out", null);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using var fields = new FormUrlEncodedContent(await PortalApplication.HiddenFieldsAsync(browser, "/access-denied"));
        using var left = await browser.PostAsync("/sign-out", fields);

        Assert.Equal("/sign-in", left.Headers.Location!.OriginalString);
        using var answer = await browser.GetAsync("/");
        Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Single(await AuditAsync(portal, AuditActions.SignedOut));
    }

    private static async Task<HttpResponseMessage> TryAsync(HttpClient browser, string email, string password, string query = "") =>
        await PortalApplication.PostFormAsync(browser, "/sign-in" + query, new() { ["Form.Email"] = email, ["Form.Password"] = password });

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<List<AuditEntry>> AuditAsync(PortalApplication portal, string action)
    {
        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        return await db.AuditEntries.Where(entry => entry.Action == action).OrderBy(entry => entry.Id).ToListAsync();
    }

    private static Task<int> UnlockAsync(PortalApplication portal) => portal.Services.GetRequiredService<WriteGate>().RunAsSystemAsync(
        "test", db => db.Users.ExecuteUpdateAsync(user => user.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null)), CancellationToken.None);
}
