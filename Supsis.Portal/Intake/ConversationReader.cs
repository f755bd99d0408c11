using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>Reads the <c>conversation</c> of an event: absent keeps, null clears, tags replace, custom attributes merge.</summary>
internal static class ConversationReader
{
    private static readonly KeyValuePair<string, ConversationStatus>[] Statuses =
    [
        new("open", ConversationStatus.Open),
        new("pending", ConversationStatus.Pending),
        new("snoozed", ConversationStatus.Snoozed),
        new("ended", ConversationStatus.Ended),
    ];

    public static ConversationPatch Read(JsonFields conversation) => new(conversation.RequiredId("id"u8))
    {
        Channel = conversation.ObjectPatch("channel"u8, ReadChannel),
        Department = conversation.ObjectPatch("department"u8, ReadReference),
        Agent = conversation.ObjectPatch("agent"u8, ReadReference),
        Bot = conversation.ObjectPatch("bot"u8, ReadReference),
        Page = conversation.ObjectPatch("page"u8, ReadPage),
        Tags = ReadTags(conversation),
        Status = conversation.Choice("status"u8, Statuses),
        CustomAttributes = conversation.Attributes("custom_attributes"u8),
    };

    private static Channel ReadChannel(JsonFields channel) =>
        new(channel.Text("type"u8, IntakeLimits.Code), channel.Id("id"u8), channel.Text("name"u8, IntakeLimits.Name));

    private static NamedReference ReadReference(JsonFields reference) => new(reference.Id("id"u8), reference.Text("name"u8, IntakeLimits.Name));

    private static WebPage ReadPage(JsonFields page) => new(
        page.Text("url"u8, IntakeLimits.Address),
        page.Text("title"u8, IntakeLimits.Title),
        page.Text("referrer"u8, IntakeLimits.Address));

    private static Patch<IReadOnlyList<string>> ReadTags(JsonFields conversation)
    {
        if (!conversation.Names("tags"u8, out var value))
        {
            return default;
        }

        if (value is not { } sent || conversation.ArrayOf("tags"u8, sent, IntakeLimits.Tags) is not { } array)
        {
            return Patch<IReadOnlyList<string>>.Of(null);
        }

        var tags = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            var tag = conversation.TextAt("tags"u8, index, element, IntakeLimits.Tag);
            if (tag is not null && string.IsNullOrWhiteSpace(tag))
            {
                conversation.Refuse("tags"u8, "EmptyTag");
            }

            tags.Add(tag ?? "");
            index++;
        }

        return Patch<IReadOnlyList<string>>.Of([.. tags]);
    }
}
