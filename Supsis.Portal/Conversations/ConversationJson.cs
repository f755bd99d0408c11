using System.Text.Json;
using System.Text.Json.Serialization;

namespace Supsis.Portal.Conversations;

/// <summary>How conversations, visitors and messages are written, in the database and in a webhook's body: snake_case, nulls shown.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ConversationDetails))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(NamedReference))]
[JsonSerializable(typeof(WebPage))]
[JsonSerializable(typeof(Rating))]
[JsonSerializable(typeof(Ticket))]
[JsonSerializable(typeof(Attachment))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyList<Attachment>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JsonElement>))]
internal sealed partial class ConversationJson : JsonSerializerContext;
