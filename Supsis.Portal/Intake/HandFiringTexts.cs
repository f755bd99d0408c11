using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>What is said of a body, and of a conversation.</summary>
internal sealed record HandFiringTexts(IStringLocalizer<WebhookTexts> Body, IStringLocalizer<RuleTexts> Rule);
