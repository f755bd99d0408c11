using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Webhooks;

/// <summary>Collects what is wrong with a draft while it is read.</summary>
internal sealed class DraftProblems(IStringLocalizer<WebhookTexts> texts)
{
    private readonly List<DraftProblem> _all = [];

    public IReadOnlyList<DraftProblem> All => _all;

    public void Add(string field, string code, params object[] arguments) => _all.Add(new(field, code, texts[code, arguments]));
}
