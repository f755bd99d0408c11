using Bunit;
using Supsis.Portal.Components.Pages.Webhooks;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Webhooks;

/// <summary>Conditions, transcript and how often: what is entered is what is saved, and comes back as it was entered.</summary>
public sealed class ConditionRowsTests : WebhookScreen
{
    [Fact]
    public async Task Conditions_are_saved_in_the_words_of_the_contract_and_come_back()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);

        Enter(page, 0, "channel.type", values: "web, WhatsApp");
        Enter(page, 1, "visitor.custom_attributes.", attribute: "plan", comparison: "not_in", values: "free");
        Enter(page, 2, "tags", comparison: "missing");
        Enter(page, 3, "business_hours");
        page.FindAll(".condition")[3].QuerySelectorAll("select")[1].Change("false");
        Button(page, "Koşul ekle").Click(); // nothing entered: as if it were not there
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");

        Assert.Equal(
            ["channel.type In web,WhatsApp", "visitor.custom_attributes.plan NotIn free", "tags Exists false", "business_hours Equals false"],
            (await SavedAsync())!.Conditions.Select(condition => $"{condition.Field} {condition.Operator} {string.Join(',', condition.Values)}"));
        var again = OpenEditor(webhook.PublicId);
        Assert.True(again.Find(".advanced").HasAttribute("open"));
        Assert.Equal(["web, WhatsApp", "free"], again.FindAll(".condition .values").Select(input => input.GetAttribute("value")));
        Assert.Equal("plan", again.Find(".attribute").GetAttribute("value"));
        Assert.Equal("missing", again.FindAll(".condition")[2].QuerySelectorAll("select")[1].GetAttribute("value"));
    }

    [Theory]
    [InlineData("tr", "Çalışma saatleri", "Ziyaretçinin ülkesi")]
    [InlineData("en", "Business hours", "Visitor’s country")]
    public async Task Fields_are_called_as_the_explanations_call_them(string language, params string[] names)
    {
        var webhook = await GivenAsync("CRM");
        await ChangeAsync(webhook, settings => settings with { Conditions = [new() { Field = "tags", Operator = "exists" }] });
        ReadIn(language);

        var options = OpenEditor(webhook.PublicId).Find(".condition select").QuerySelectorAll("option").Select(option => option.TextContent).ToList();

        Assert.All(names, name => Assert.Contains(name, options));
        Assert.All(options, option => Assert.False(char.IsLower(option[0]), option));
        Assert.DoesNotContain(options, option => option.Contains("field.", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_the_api_saved_in_other_words_is_kept_as_it_is_meant()
    {
        var webhook = await GivenAsync("CRM");
        await ChangeAsync(webhook, settings => settings with
        {
            Conditions =
            [
                new ConditionDraft { Field = "visitor.country", Operator = "equals", Values = ["TR"] },
                new ConditionDraft { Field = "business_hours", Operator = "not_equals", Values = ["true"] },
                new ConditionDraft { Field = "tags", Operator = "exists" },
            ],
        });
        var page = OpenEditor(webhook.PublicId);

        page.Find("#name").Change("CRM 2");
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");

        Assert.Equal(
            ["visitor.country In TR", "business_hours Equals false", "tags Exists true"],
            (await SavedAsync())!.Conditions.Select(condition => $"{condition.Field} {condition.Operator} {string.Join(',', condition.Values)}"));
    }

    [Fact]
    public async Task A_wrong_value_is_told_at_its_row_and_a_removed_row_takes_its_message_along()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        Button(page, "Koşul ekle").Click(); // an empty one before it does not shift the message
        page.WaitForElement(".condition");
        Enter(page, 1, "tags", values: new string('a', 2_001));

        page.WaitForAssertion(() => Assert.Contains("en fazla 2000 karakter", page.Find("#condition-1-error").TextContent, StringComparison.Ordinal));
        page.FindAll(".condition .icon-button")[1].Click();

        Assert.Empty(page.FindAll("#condition-1-error"));
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");
        Assert.Empty((await SavedAsync())!.Conditions);
    }

    [Fact]
    public async Task The_transcript_asks_for_a_number_only_where_one_counts()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);
        Assert.Empty(page.FindAll(".transcript .messages"));

        page.Find("#transcript").Change("last");
        page.WaitForElement(".transcript .messages").Change("51");
        page.WaitForAssertion(() => Assert.Contains("1 ile 50", page.Find("#transcript-error").TextContent, StringComparison.Ordinal));
        page.WaitForElement(".transcript .messages").Change("10");
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");
        Assert.Equal(new TranscriptSetting(TranscriptKind.Last, 10), (await SavedAsync())!.Transcript);

        page.Find("#transcript").Change("full");
        page.WaitForState(() => page.FindAll(".notice-good").Count == 0);
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");
        Assert.Equal(new TranscriptSetting(TranscriptKind.Full, null), (await SavedAsync())!.Transcript);
    }

    [Fact]
    public async Task How_often_and_business_hours_are_saved_with_their_status()
    {
        var webhook = await GivenAsync("CRM");
        var page = OpenEditor(webhook.PublicId);

        Tick(page, "Ziyaretçi temsilciden yanıt alamadığında").Change(true);
        page.WaitForElement(".minutes").Change("10");
        page.FindAll(".hours input")[^1].Change(true);
        page.FindAll(".guards")[^1].QuerySelectorAll("input")[0].Change("60");
        page.FindAll(".guards")[^1].QuerySelectorAll("input")[1].Change("0");
        page.WaitForAssertion(() => Assert.Contains("1 ile 100000", page.Find("#sla-breached-1-max_per_hour-error").TextContent, StringComparison.Ordinal));
        page.FindAll(".guards")[^1].QuerySelectorAll("input")[1].Change("500");
        Button(page, "Kaydet").Click();
        page.WaitForElement(".notice-good");

        var trigger = (await SavedAsync())!.Triggers.Single(trigger => trigger.Type == "sla.breached");
        Assert.Equal((10, true, 60, 500), (trigger.Minutes, trigger.BusinessHoursOnly, trigger.CooldownMinutes, trigger.MaxPerHour));
        Assert.Null(trigger.SilentParty);
    }

    private static void Enter(IRenderedComponent<WebhookEditor> page, int row, string field, string? attribute = null, string? comparison = null, string? values = null)
    {
        Button(page, "Koşul ekle").Click();
        page.WaitForState(() => page.FindAll(".condition").Count > row); // the page may be busy with its preview just then
        page.FindAll(".condition")[row].QuerySelectorAll("select")[0].Change(field);
        if (attribute is not null)
        {
            page.FindAll(".condition")[row].QuerySelector(".attribute")!.Change(attribute);
        }

        if (comparison is not null)
        {
            page.FindAll(".condition")[row].QuerySelectorAll("select")[1].Change(comparison);
        }

        if (values is not null)
        {
            page.FindAll(".condition")[row].QuerySelector(".values")!.Change(values);
        }
    }
}
