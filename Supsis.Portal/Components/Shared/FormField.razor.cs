using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Shared;

/// <summary>A label, its control, a line of help and the message when something is wrong, in this order.</summary>
public sealed partial class FormField(IStringLocalizer<SharedTexts> text) : ComponentBase
{
    /// <summary>The control's id; its help is <c>{id}-help</c>, its message <c>{id}-error</c>.</summary>
    [Parameter, EditorRequired]
    public string For { get; set; } = "";

    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public IEnumerable<string>? Errors { get; set; }

    [Parameter]
    public bool IsOptional { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private IStringLocalizer<SharedTexts> Text => text;
}
