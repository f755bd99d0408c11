using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>Asks for the name of a view that is kept.</summary>
public sealed partial class ViewNameForm(IStringLocalizer<DeliveryTexts> text) : ComponentBase
{
    private ElementReference _field;
    private string _name = "";
    private string? _problem;

    /// <summary>Of the field; unique on its page.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    /// <summary>What it is called now.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>Answers what is wrong with a name; null when there is nothing to correct.</summary>
    [Parameter, EditorRequired]
    public required Func<string, Task<string?>> OnSave { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    private IStringLocalizer<DeliveryTexts> Text => text;

    protected override void OnInitialized() => _name = Name;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _field.FocusAsync(); // the button that opened the form is gone
        }
    }

    private async Task SubmitAsync()
    {
        _problem = SavedView.IsName(_name) ? await OnSave(_name.Trim()) : text["Views.NameRequired", SavedView.LongestName].Value;
        if (_problem is not null)
        {
            await _field.FocusAsync();
        }
    }
}
