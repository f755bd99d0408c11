using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Supsis.Portal.Components.Pages.Events;
using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Pages.Events;

public sealed class EventListTests : ScreenTest
{
    [Theory]
    [InlineData("tr", "Görüşme başladığında", "Sohbet sistemi ya da portal")]
    [InlineData("en", "When a conversation starts", "Chat system or portal")]
    public void Every_type_stands_there_with_its_sentence_and_who_tells_of_it(string language, string name, string origin)
    {
        ReadIn(language);

        var events = Open("").FindAll(".event");

        Assert.Equal(EventCatalog.All.Select(type => type.Key).Order(), events.Select(row => row.QuerySelector("code")!.TextContent).Order());
        Assert.Equal((name, origin), (events[0].QuerySelector("a")!.TextContent, events[0].QuerySelector(".tag")!.TextContent));
        Assert.Equal("/w/acme/events/conversation.started", events[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.DoesNotContain(events, row => row.TextContent.Contains("Tell.", StringComparison.Ordinal) || row.TextContent.Contains("Origin.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DESTEK talebi", "ticket.created", "ticket.updated", "ticket.resolved")]
    [InlineData("sla.", "sla.breached")]
    [InlineData("puanladiginda", "conversation.rated")]
    public void Searching_finds_by_name_and_by_words_as_Turkish_readers_write_them(string search, params string[] keys) =>
        Assert.Equal(keys, Open($"?q={Uri.EscapeDataString(search)}").FindAll(".event code").Select(key => key.TextContent));

    [Fact]
    public void What_is_typed_narrows_at_once_and_stays_in_the_address()
    {
        var page = Open("");

        page.Find("input").Input("yok böyle bir olay");
        Assert.Equal("Eşleşen olay yok", page.Find(".blank h2").TextContent);
        page.Find("input").Change("etiket");

        Assert.EndsWith("/w/acme/events?q=etiket", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_for_receivers_is_shown_in_the_language_that_was_chosen()
    {
        var page = Open("");
        Assert.Equal(["C#", "Node.js", "PHP", "Python"], page.FindAll(".verify .segmented button").Select(button => button.TextContent));

        page.FindAll(".verify .segmented button")[3].Click();

        var python = VerificationSample.All[3].Code;
        Assert.Equal(python, page.Find(".verify pre").TextContent);
        Assert.Equal(python, page.Find(".verify [data-copy]").GetAttribute("data-copy"));
        Assert.Contains("request.get_data()", page.Find(".verify .small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_has_a_page_with_the_sample_and_schema_of_the_api()
    {
        var page = OpenEvent("keyword.matched");
        var body = EventTypeCatalog.Find("keyword.matched")!;

        Assert.Equal("Anahtar kelime kullanıldığında", page.Find("h1").TextContent.Trim());
        Assert.StartsWith("Portalın kendisi anlar", page.FindAll(".facts dd")[1].TextContent, StringComparison.Ordinal);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(body.Sample, System.Text.Json.JsonElement.Parse(page.Find("pre").TextContent)));
        Assert.True(System.Text.Json.JsonElement.DeepEquals(body.Schema, System.Text.Json.JsonElement.Parse(page.Find("details pre").TextContent)));
        Assert.False(page.Find("details").HasAttribute("open"));
    }

    [Fact]
    public void An_unknown_type_leads_back_to_the_list()
    {
        var page = OpenEvent("conversation.exploded");

        Assert.Equal("Böyle bir olay yok", page.Find("h1").TextContent);
        Assert.Equal("/w/acme/events", page.Find(".back-link").GetAttribute("href"));
    }

    private IRenderedComponent<EventList> Open(string query)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/w/acme/events" + query);
        return Render<EventList>(with => with.Add(list => list.Slug, "acme"));
    }

    private IRenderedComponent<EventPage> OpenEvent(string type) => Render<EventPage>(with => with.Add(page => page.Slug, "acme").Add(page => page.Type, type));
}
