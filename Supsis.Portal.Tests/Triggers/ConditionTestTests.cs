using System.Text.Json;
using Supsis.Portal.Conversations;
using Supsis.Portal.Data;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Tests.Triggers;

public sealed class ConditionTestTests
{
    private static readonly ConversationState Unknown = State(ConversationDetails.Unknown, null);

    private static readonly ConversationState Known = State(
        new ConversationDetails
        {
            Channel = new("WhatsApp", "hat-İ1", "Hat"),
            Department = new("d-1", "Destek"),
            Agent = new("a-1", "Ali"),
            Bot = new("b-1", null),
            Page = new("https://magaza.example.com/İADE/form", null, null),
            Tags = ["VIP", "şikâyet"],
            CustomAttributes = Attributes("""{ "Sepet": 150.50, "adet": 5.0, "bin": 1e3, "eski": false, "kampanya": ["YAZ", 7, null, true], "boş": "", "liste": [], "yok": null, "kutu": { "a": 1 } }"""),
        },
        new VisitorState(Guid.Empty, "v-1") { Locale = "tr-TR", Country = "TR", CustomAttributes = Attributes("""{ "plan": "ALTIN", "yaş": 42 }""") });

    [Theory]
    [InlineData("channel.type", "equals", "whatsapp", true)]
    [InlineData("channel.type", "equals", "whats", false)]
    [InlineData("channel.type", "not_equals", "web", true)]
    [InlineData("channel.type", "not_equals", "WHATSAPP", false)]
    [InlineData("channel.type", "in", "web|whatsapp", true)]
    [InlineData("channel.type", "in", "web|telegram", false)]
    [InlineData("channel.type", "not_in", "web|telegram", true)]
    [InlineData("channel.type", "not_in", "web|whatsapp", false)]
    [InlineData("channel.type", "contains", "APP", true)]
    [InlineData("channel.type", "contains", "x|app", true)]
    [InlineData("channel.type", "starts_with", "what", true)]
    [InlineData("channel.type", "starts_with", "app", false)]
    [InlineData("channel.type", "exists", "", true)]
    [InlineData("channel.type", "exists", "true", true)]
    [InlineData("channel.type", "exists", "false", false)]
    [InlineData("channel.id", "equals", "HAT-I1", true)]
    [InlineData("channel.id", "equals", "hat-ı1", true)]
    [InlineData("department.id", "equals", "d-1", true)]
    [InlineData("department.id", "equals", "Destek", false)]
    [InlineData("agent.id", "equals", "a-1", true)]
    [InlineData("bot.id", "in", "b-0|b-1", true)]
    [InlineData("tags", "equals", "vip", true)]
    [InlineData("tags", "not_equals", "vip", false)]
    [InlineData("tags", "not_equals", "yeni", true)]
    [InlineData("tags", "in", "yeni|ŞİKÂYET", true)]
    [InlineData("tags", "equals", "şikayet", false)]
    [InlineData("tags", "not_in", "yeni|vip", false)]
    [InlineData("tags", "contains", "kâ", true)]
    [InlineData("tags", "starts_with", "kâ", false)]
    [InlineData("page.url", "contains", "/iade/", true)]
    [InlineData("page.url", "starts_with", "https://MAGAZA.", true)]
    [InlineData("visitor.locale", "starts_with", "tr", true)]
    [InlineData("visitor.country", "in", "DE|TR", true)]
    public void Every_field_and_comparison_answers_as_people_read_it_on_every_server(string field, string comparison, string values, bool holds) =>
        Cultures.Each(() => Assert.Equal(holds, Test(field, comparison, values).Holds(Known, isOpen: false)));

    [Theory]
    [InlineData("visitor.custom_attributes.plan", "equals", "altın", true)]
    [InlineData("visitor.custom_attributes.plan", "equals", "altin", true)]
    [InlineData("visitor.custom_attributes.Plan", "exists", "", false)]
    [InlineData("visitor.custom_attributes.yaş", "equals", "42", true)]
    [InlineData("conversation.custom_attributes.Sepet", "equals", "150.5", true)]
    [InlineData("conversation.custom_attributes.Sepet", "equals", "150.50", true)]
    [InlineData("conversation.custom_attributes.Sepet", "not_equals", "150.5", false)]
    [InlineData("conversation.custom_attributes.Sepet", "equals", "150,5", false)]
    [InlineData("conversation.custom_attributes.adet", "equals", "5", true)]
    [InlineData("conversation.custom_attributes.bin", "in", "1000", true)]
    [InlineData("conversation.custom_attributes.eski", "equals", "FALSE", true)]
    [InlineData("conversation.custom_attributes.eski", "exists", "", true)]
    [InlineData("conversation.custom_attributes.kampanya", "equals", "yaz", true)]
    [InlineData("conversation.custom_attributes.kampanya", "equals", "7", true)]
    [InlineData("conversation.custom_attributes.kampanya", "equals", "true", true)]
    [InlineData("conversation.custom_attributes.kampanya", "not_in", "kış|7", false)]
    [InlineData("conversation.custom_attributes.boş", "exists", "", false)]
    [InlineData("conversation.custom_attributes.liste", "exists", "", false)]
    [InlineData("conversation.custom_attributes.yok", "exists", "", false)]
    [InlineData("conversation.custom_attributes.kutu", "contains", "\"a\"", true)]
    public void Attributes_are_compared_whatever_their_kind(string field, string comparison, string values, bool holds) =>
        Cultures.Each(() => Assert.Equal(holds, Test(field, comparison, values).Holds(Known, isOpen: false)));

    [Theory]
    [InlineData("equals", "x", false)]
    [InlineData("not_equals", "x", true)]
    [InlineData("in", "x|y", false)]
    [InlineData("not_in", "x|y", true)]
    [InlineData("contains", "x", false)]
    [InlineData("starts_with", "x", false)]
    [InlineData("exists", "", false)]
    [InlineData("exists", "true", false)]
    [InlineData("exists", "false", true)]
    public void What_nobody_has_said_is_equal_to_nothing(string comparison, string values, bool holds) => Assert.All(
        ConditionField.All.Where(field => field != ConditionField.BusinessHours).Select(field => field.EndsWith('.') ? field + "plan" : field),
        field => Assert.Equal(holds, Test(field, comparison, values).Holds(Unknown, isOpen: true)));

    [Theory]
    [InlineData("equals", "true", true, true)]
    [InlineData("equals", "true", false, false)]
    [InlineData("equals", "false", false, true)]
    [InlineData("not_equals", "true", false, true)]
    public void Business_hours_are_those_of_the_moment(string comparison, string value, bool isOpen, bool holds) =>
        Assert.Equal(holds, Test(ConditionField.BusinessHours, comparison, value).Holds(Unknown, isOpen));

    private static ConditionTest Test(string field, string comparison, string values)
    {
        Assert.True(ConditionField.IsKnown(field));
        return new(new(field, EnumWord.Parse<ConditionOperator>(comparison), values.Length == 0 ? [] : values.Split('|')));
    }

    private static ConversationState State(ConversationDetails details, VisitorState? visitor)
    {
        var state = ConversationState.Open(Guid.Empty, Guid.Empty, "c-1", 1, default);
        (state.Details, state.Visitor) = (details, visitor);
        return state;
    }

    private static Dictionary<string, JsonElement> Attributes(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
