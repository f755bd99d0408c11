namespace Supsis.Portal.Benchmarks.Subjects;

/// <summary>A webhook to create: its name, where it goes and the triggers as the API takes them.</summary>
internal sealed record WebhookPlan(string Name, Uri Url, IReadOnlyList<object> Triggers)
{
    public static WebhookPlan EveryMessage(string name, Uri url) => new(name, url, [new { type = "message.created" }]);

    public static WebhookPlan Keywords(string name, Uri url, IReadOnlyList<string> keywords) =>
        new(name, url, [new { type = "keyword.matched", keywords, once_per_conversation = false }]);
}
