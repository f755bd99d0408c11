using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Pages.Settings;
using Supsis.Portal.Data;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Triggers;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Settings;

public sealed class HoursEditorTests : ScreenTest, IAsyncLifetime
{
    private readonly PortalApplication _portal = new();
    private ClaimsPrincipal _person = new();
    private WorkspaceContext _workspace = null!;

    public async Task InitializeAsync()
    {
        _person = await _portal.AdministratorAsync();
        Services.AddSingleton(_portal.Services.GetRequiredService<WorkspaceAccess>());
        Services.AddSingleton(_portal.Services.GetRequiredService<WorkspaceStore>());
        Services.AddSingleton<HoursWords>();
        _workspace = await WorkspaceAsync();
    }

    async Task IAsyncLifetime.DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task What_is_saved_is_in_force_and_in_the_audit_log()
    {
        var page = Open();
        Assert.Equal(["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"], page.FindAll(".hours-day legend").Select(legend => legend.TextContent));
        Field(page, "Pazartesi: açılış").Change("08:30");
        Button(page, "Aralık ekle: Pazartesi").Click();
        Assert.Equal(("19:00", "20:00"), (page.FindAll("[aria-label='Pazartesi: açılış']")[1].GetAttribute("value"), page.FindAll("[aria-label='Pazartesi: kapanış']")[1].GetAttribute("value")));
        Press(page, "Pazartesinin saatlerini diğer iş günlerine kopyala");
        Day(page, "Cuma").Change(false);
        Day(page, "Pazar").Change(true);
        page.Find("#holiday-new").Change("2026-10-29");
        Press(page, "Tatil ekle");
        page.Find("form").Submit();

        var hours = Store.HoursOf(_workspace.Id);
        Assert.Equal(
            ["08:30-18:00 19:00-20:00", "08:30-18:00 19:00-20:00", "08:30-18:00 19:00-20:00", "08:30-18:00 19:00-20:00", "", "", "09:00-18:00"],
            Enumerable.Range(1, 7).Select(day => string.Join(' ', hours.Week[(DayOfWeek)(day % 7)].Select(open => $"{open.From:HH:mm}-{open.To:HH:mm}"))));
        Assert.Equal([new DateOnly(2026, 10, 29)], hours.Holidays);
        Assert.Equal(["Değişiklikler kaydedildi."], Toasts());
        page.Find("form").Submit();
        await using var db = _portal.Services.GetRequiredService<PortalReader>().Open(_workspace.Id);
        var entry = Assert.Single(await db.AuditEntries.Where(row => row.Action == AuditActions.HoursChanged).ToListAsync());
        Assert.Contains("2026-10-29", entry.Details, StringComparison.Ordinal);
        Assert.Equal("08:30", Field(Open(), "Salı: açılış").GetAttribute("value"));
    }

    [Theory]
    [InlineData("kapanış", "08:00", "Kapanış saati açılış saatinden sonra olmalıdır.")]
    [InlineData("kapanış", "09:00", "Kapanış saati açılış saatinden sonra olmalıdır.")]
    [InlineData("açılış", "", "Açılış ve kapanış saatini girin ya da aralığı kaldırın.")]
    public void Wrong_hours_say_so_and_are_not_saved(string field, string value, string problem)
    {
        var page = Open();

        Field(page, $"Salı: {field}").Change(value);
        page.Find("form").Submit();

        Assert.Contains(problem, page.Find("#hours-Tuesday-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("Kaydetmeden önce", page.Find(".hours-now").TextContent, StringComparison.Ordinal);
        Assert.Empty(Toasts());
    }

    [Fact]
    public void Hours_that_overlap_are_not_saved_and_five_are_the_most()
    {
        var page = Open();
        Button(page, "Aralık ekle: Salı").Click();
        page.FindAll("[aria-label='Salı: açılış']")[1].Change("17:59");
        Assert.Contains("çakışmamalıdır", page.Find("#hours-Tuesday-error").TextContent, StringComparison.Ordinal);
        Button(page, "Aralığı kaldır: Salı").Click();
        Assert.Empty(page.Find("#hours-Tuesday-error").TextContent.Trim());
        for (var more = 0; more < 4; more++)
        {
            Button(page, "Aralık ekle: Salı").Click();
        }

        Assert.Empty(page.FindAll("[aria-label='Aralık ekle: Salı']"));
        page.Find("form").Submit();
        Assert.Empty(Toasts());
    }

    [Fact]
    public async Task Past_holidays_are_cleared_together_and_a_hundred_are_the_most()
    {
        var days = Enumerable.Range(0, 100).Select(n => new DateOnly(2020, 1, 1).AddDays(n));
        await Store.KeepHoursAsync(_workspace.Id, BusinessHours.Usual with { Holidays = [.. days] }, Actor.System, CancellationToken.None);
        var page = Open();
        page.Find("#holiday-new").Change("2999-01-01");
        Press(page, "Tatil ekle");
        Assert.Contains("En çok 100", page.Find("#holiday-error").TextContent, StringComparison.Ordinal);
        Press(page, "Geçmiş tatilleri temizle");
        Press(page, "Tatil ekle");
        page.Find("form").Submit();

        Assert.Equal([new DateOnly(2999, 1, 1)], Store.HoursOf(_workspace.Id).Holidays);
    }

    [Theory]
    [InlineData("00:00-00:00", "Her zaman açık.")]
    [InlineData("", "Hiç açık değil")]
    public async Task It_says_how_things_are_now(string hours, string sentence)
    {
        var day = hours.Length == 0 ? [] : new[] { new OpenHours(TimeOnly.MinValue, TimeOnly.MinValue) };
        var week = Enum.GetValues<DayOfWeek>().ToDictionary(name => name, _ => System.Collections.Immutable.ImmutableArray.Create(day));
        await Store.KeepHoursAsync(_workspace.Id, new BusinessHours { Week = System.Collections.Immutable.ImmutableDictionary.CreateRange(week) }, Actor.System, CancellationToken.None);

        Assert.Contains(sentence, Open().Find(".hours-now").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_read_it()
    {
        await _portal.GiveRoleAsync(PortalApplication.Slug, PortalRole.Manager);
        _workspace = await WorkspaceAsync();

        var page = Open();

        Assert.Empty(page.FindAll("form, input, button"));
        Assert.Equal(["09:00–18:00", "Kapalı"], page.FindAll("dd").Select(day => day.TextContent).Distinct());
    }

    [Fact]
    public async Task A_role_that_was_taken_away_meanwhile_changes_nothing()
    {
        var page = Open();
        Day(page, "Pazar").Change(true);
        await _portal.GiveRoleAsync(PortalApplication.Slug, PortalRole.Manager);

        page.Find("form").Submit();

        Assert.Equal(["Bunun için yönetici olmanız gerekir."], Toasts());
        Assert.Empty(Store.HoursOf(_workspace.Id).Week[DayOfWeek.Sunday]);
    }

    private WorkspaceStore Store => _portal.Services.GetRequiredService<WorkspaceStore>();

    private IRenderedComponent<HoursEditor> Open() => Render<HoursEditor>(with => with
        .Add(p => p.Workspace, _workspace)
        .AddCascadingValue(Task.FromResult(new AuthenticationState(_person))));

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<HoursEditor> page, string label) => page.Find($"input[aria-label='{label}']");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<HoursEditor> page, string label) => page.Find($"button[aria-label='{label}']");

    private static AngleSharp.Dom.IElement Day(IRenderedComponent<HoursEditor> page, string name) =>
        page.FindAll(".hours-day").Single(day => day.QuerySelector("legend")!.TextContent == name).QuerySelector("input[type=checkbox]")!;

    private static void Press(IRenderedComponent<HoursEditor> page, string words) => page.FindAll("button").Single(button => button.TextContent == words).Click();

    private IEnumerable<string> Toasts() => Services.GetRequiredService<NotificationService>().Messages.Select(message => message.Summary);

    private async Task<WorkspaceContext> WorkspaceAsync() =>
        (await _portal.Services.GetRequiredService<WorkspaceAccess>().FindAsync(_person, PortalApplication.Slug, CancellationToken.None))!;
}
