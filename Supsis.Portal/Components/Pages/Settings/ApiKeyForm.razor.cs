using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>What a new key is called, what it may do, and for how long.</summary>
public sealed partial class ApiKeyForm(TimeProvider clock, IStringLocalizer<SettingsTexts> text) : ComponentBase
{
    private static readonly IReadOnlyList<(string Choice, TimeSpan? Life)> Expiries =
        [("never", null), ("30", TimeSpan.FromDays(30)), ("90", TimeSpan.FromDays(90)), ("365", TimeSpan.FromDays(365))];

    private readonly HashSet<string> _scopes = new(StringComparer.Ordinal);
    private ElementReference _nameField;
    private string? _name;
    private string _expiry = Expiries[0].Choice;
    private string? _nameError;
    private string? _scopesError;

    [Parameter]
    public EventCallback<NewApiKey> OnCreate { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private IStringLocalizer<SettingsTexts> Text => text;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _nameField.FocusAsync(); // the button that opened the form is gone
        }
    }

    private bool IsIncluded(string scope) => !_scopes.Contains(scope) && ApiScopes.Expand(_scopes).Contains(scope);

    private void Tick(string scope, bool isTicked)
    {
        if (isTicked)
        {
            _scopes.Add(scope);
            _scopes.RemoveWhere(ticked => ticked != scope && ApiScopes.Expand([scope]).Contains(ticked));
        }
        else
        {
            _scopes.Remove(scope);
        }

        CheckScopes();
    }

    private void CheckName() => _nameError = FirstAccount.IsName(_name) ? null : text["NameRequired", FirstAccount.LongestName].Value;

    private void CheckScopes() => _scopesError = _scopes.Count > 0 ? null : text["ScopesRequired"].Value;

    private async Task SubmitAsync()
    {
        CheckName();
        CheckScopes();
        if (_nameError is not null)
        {
            await _nameField.FocusAsync();
        }
        else if (_scopesError is null && Expiries.FirstOrDefault(known => known.Choice == _expiry) is { Choice: not null } expiry)
        {
            await OnCreate.InvokeAsync(new NewApiKey(_name!.Trim(), [.. _scopes], clock.GetUtcNow() + expiry.Life));
        }
    }
}
