using System.Collections.ObjectModel;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Intake;

/// <summary>What is wrong with one event, field by field, each with its remedy.</summary>
internal sealed class FieldErrors(IStringLocalizer<IntakeTexts> texts)
{
    /// <summary>Stands for the event as a whole where no single field is to blame.</summary>
    public const string WholeEvent = "event";

    private Dictionary<string, string[]>? _errors;

    public bool Any => _errors is not null;

    public IReadOnlyDictionary<string, string[]> All => _errors is null ? ReadOnlyDictionary<string, string[]>.Empty : _errors;

    public void Add(string path, string text, params object[] arguments)
    {
        _errors ??= new(StringComparer.Ordinal);
        if (_errors.TryGetValue(path, out var known))
        {
            _errors[path] = [.. known, texts[text, arguments].Value];
        }
        else if (_errors.Count < IntakeLimits.NamedErrors)
        {
            _errors[path] = [texts[text, arguments].Value];
        }
    }
}
