using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Access;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Account;

public sealed class AccountPageTests
{
    private const string NewPassword = "bambaşka uzun bir parola";

    [Fact]
    public async Task It_shows_who_one_is_and_when_one_was_here_before()
    {
        await using var portal = new PortalApplication();
        using var first = await portal.SignInAsync();
        var before = await ReadAsync(first);
        using var second = await portal.SignInAsync();

        var page = await ReadAsync(second);

        Assert.Null(before.QuerySelector("time"));
        Assert.NotNull(page.QuerySelector("time"));
        Assert.Equal(PortalApplication.AdminEmail, page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Equal("Hesabım", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll(".preferences form").Length);
    }

    [Fact]
    public async Task A_new_password_signs_out_everywhere_but_here()
    {
        await using var portal = new PortalApplication();
        using var here = await portal.SignInAsync();
        using var elsewhere = await portal.SignInAsync();

        using var answer = await ChangeAsync(here, PortalApplication.AdminPassword, NewPassword, NewPassword);

        Assert.Equal("/account?saved=password", answer.Headers.Location!.OriginalString.Replace(portal.Address.AbsoluteUri.TrimEnd('/'), "", StringComparison.Ordinal));
        Assert.Equal("/w/cagri-merkezi/overview", await HomeAsync(here));
        Assert.Equal("/access-denied", await HomeAsync(elsewhere));
        using var again = await portal.SignInAsync(password: NewPassword);
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.SignInAsync());
        var noted = Assert.Single(await AuditAsync(portal, AuditActions.PasswordChanged));
        Assert.Equal((ActorKind.User, PortalApplication.AdminEmail, "127.0.0.1", (string?)null), (noted.ActorKind, noted.ActorName, noted.Ip, noted.Details));
    }

    [Theory]
    [InlineData("yanlış bir parola", NewPassword, NewPassword, "current", "Bu parola doğru değil.")]
    [InlineData("", NewPassword, NewPassword, "current", "Şimdiki parolanızı girin.")]
    [InlineData(PortalApplication.AdminPassword, "kısa", "kısa", "next", "Yeni parola 12 ile 256 karakter arasında olmalıdır.")]
    [InlineData(PortalApplication.AdminPassword, NewPassword, NewPassword + "!", "again", "İki parola aynı değil.")]
    public async Task What_is_wrong_is_said_at_its_field_which_gets_the_focus(string current, string next, string again, string field, string message)
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();

        using var answer = await ChangeAsync(browser, current, next, again);

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(message, page.QuerySelector($"#{field}-error")!.TextContent.Trim());
        Assert.Equal([field], page.QuerySelectorAll("[autofocus]").Select(input => input.Id));
        Assert.Equal("true", page.QuerySelector($"#{field}")!.GetAttribute("aria-invalid"));
        Assert.DoesNotContain(next, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var unchanged = await portal.SignInAsync();
    }

    [Fact]
    public async Task Guessing_the_present_password_locks_the_account_as_at_the_door()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await ChangeAsync(browser, "yanlış bir parola", NewPassword, NewPassword);
        }

        Assert.Equal(5, (await AuditAsync(portal, AuditActions.PasswordChangeFailed)).Count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => portal.SignInAsync());
    }

    [Fact]
    public async Task A_new_name_is_in_the_audit_log_at_once()
    {
        await using var portal = new PortalApplication();
        using var browser = await portal.SignInAsync();

        using var empty = await PostAsync(browser, 0, new() { ["Profile.Name"] = "  " });
        using var answer = await PostAsync(browser, 0, new() { ["Profile.Name"] = " Ayşe Yılmaz " });

        Assert.Equal(HttpStatusCode.OK, empty.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"{PortalApplication.AdminEmail} → Ayşe Yılmaz", Assert.Single(await AuditAsync(portal, AuditActions.Renamed)).Details);
        Assert.Equal("Ayşe Yılmaz", (await ReadAsync(browser)).QuerySelector("#name")!.GetAttribute("value"));
        using var password = await ChangeAsync(browser, PortalApplication.AdminPassword, NewPassword, NewPassword);
        Assert.Equal("Ayşe Yılmaz", Assert.Single(await AuditAsync(portal, AuditActions.PasswordChanged)).ActorName);
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_page()
    {
        await using var portal = new PortalApplication();
        using var browser = portal.Browser();

        using var answer = await browser.GetAsync("/account");

        Assert.Equal("/sign-in", answer.Headers.Location!.AbsolutePath);
    }

    private static async Task<IDocument> ReadAsync(HttpClient browser) => await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync("/account"));

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string current, string next, string again) =>
        PostAsync(browser, 1, new() { ["Password.Current"] = current, ["Password.Next"] = next, ["Password.Again"] = again });

    /// <summary>Fills in the page's form of this number, hidden fields and all.</summary>
    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, int number, Dictionary<string, string> fields)
    {
        var form = (await ReadAsync(browser)).QuerySelectorAll("form")[number];
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
        {
            fields.TryAdd(field.GetAttribute("name")!, field.GetAttribute("value") ?? "");
        }

        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync("/account", content);
    }

    private static async Task<string> HomeAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/");
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<List<AuditEntry>> AuditAsync(PortalApplication portal, string action)
    {
        await using var db = portal.Services.GetRequiredService<PortalReader>().OpenAsSystem("test");
        return await db.AuditEntries.Where(entry => entry.Action == action).OrderBy(entry => entry.Id).ToListAsync();
    }
}
