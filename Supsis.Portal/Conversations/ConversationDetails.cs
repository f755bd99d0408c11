using System.Text.Json;

namespace Supsis.Portal.Conversations;

/// <summary>What is known about a conversation beside its state: the latest word of its events.</summary>
internal sealed record ConversationDetails
{
    public static readonly ConversationDetails Unknown = new();

    public Channel? Channel { get; init; }
    public NamedReference? Department { get; init; }
    public NamedReference? Agent { get; init; }
    public NamedReference? Bot { get; init; }
    public WebPage? Page { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyDictionary<string, JsonElement> CustomAttributes { get; init; } = Attributes.None;
    public Rating? Rating { get; init; }

    /// <summary>These details as an event tells them; the same object when it tells nothing new, which is what most do.</summary>
    public ConversationDetails With(ConversationPatch patch, Rating? rating)
    {
        var told = Over(patch, rating);
        return told == this ? this : told;
    }

    private ConversationDetails Over(ConversationPatch patch, Rating? rating) => this with
    {
        Channel = patch.Channel.Over(Channel),
        Department = patch.Department.Over(Department),
        Agent = patch.Agent.Over(Agent),
        Bot = patch.Bot.Over(Bot),
        Page = patch.Page.Over(Page),
        Tags = patch.Tags.Over(Tags) is not { } tags ? [] : tags.SequenceEqual(Tags, StringComparer.Ordinal) ? Tags : tags,
        CustomAttributes = Attributes.Merge(CustomAttributes, patch.CustomAttributes),
        Rating = rating ?? Rating,
    };
}
