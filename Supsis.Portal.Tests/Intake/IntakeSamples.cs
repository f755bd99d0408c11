using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Tests.Intake;

internal static class IntakeSamples
{
    public static readonly IStringLocalizer<IntakeTexts> Texts = new ServiceCollection()
        .AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<IntakeTexts>>();

    public const string Whole = """
        { "id": "p-1007", "type": "message.created", "occurred_at": "2026-11-22T10:15:30.123+03:00",
          "conversation": { "id": "c-42", "channel": { "type": "web", "id": "site-1", "name": "Web sitesi" }, "department": { "id": "d-1", "name": "Destek" },
                            "agent": { "id": "a-7", "name": "Mert" }, "bot": null, "page": { "url": "https://supsis.example/sepet", "title": "Sepet", "referrer": null },
                            "tags": ["vip"], "status": "open", "custom_attributes": { "plan": "gold", "seats": 3, "old": null } },
          "visitor": { "id": "v-9", "name": "Ayşe", "email": "ayse@example.com", "phone": "+905551112233", "locale": "tr", "country": "TR", "custom_attributes": {} },
          "message": { "id": "m-3", "author": { "kind": "visitor", "id": "v-9", "name": "Ayşe" }, "text": "İADE istiyorum", "sent_at": "2026-11-22T10:15:30Z",
                       "attachments": [ { "name": "fatura.pdf", "url": "https://supsis.example/f.pdf", "size": 12345, "content_type": "application/pdf" } ] },
          "ticket": null, "rating": null, "data": { "order": [1, 2.50] }, "unknown": { "x": 1 } }
        """;

    public const string Ended = """{"id":"e-1","type":"conversation.ended","conversation":{"id":"c-1"}}""";

    public static IntakeRequest Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    public static IntakeRequest Read(byte[] json) => IntakeRequest.Read(json, Texts);

    public static IntakeItem ReadOne(string json)
    {
        var request = Read(json);
        Assert.Null(request.Refusal);
        return Assert.Single(request.Items);
    }

    /// <summary>The whole sample with one property set to other JSON, or taken out.</summary>
    public static string With(string path, string? json)
    {
        var root = JsonNode.Parse(Whole)!;
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => node[step]!);
        parent.AsObject().Remove(steps[^1]);
        if (json is not null)
        {
            parent[steps[^1]] = JsonNode.Parse(json);
        }

        return root.ToJsonString();
    }
}
