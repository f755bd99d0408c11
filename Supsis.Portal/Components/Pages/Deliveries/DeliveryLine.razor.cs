using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>One row of the log.</summary>
public sealed partial class DeliveryLine(DeliveryWords words, IStringLocalizer<DeliveryTexts> text) : ComponentBase
{
    private (DeliveryRow? Row, WorkspaceContext? Workspace, LogView? View, bool IsFresh, bool? IsChosen) _drawn;

    [Parameter, EditorRequired]
    public required DeliveryRow Row { get; set; }

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    [Parameter]
    public bool IsFresh { get; set; }

    /// <summary>Null without a box to tick.</summary>
    [Parameter]
    public bool? IsChosen { get; set; }

    [Parameter]
    public EventCallback<bool> OnChoose { get; set; }

    [Parameter, EditorRequired]
    public required LogView View { get; set; }

    // The page draws itself four times a second, and hardly a row has changed: only what still waits speaks of the time that is left.
    protected override bool ShouldRender()
    {
        var now = (Row, Workspace, View, IsFresh, IsChosen);
        var isNews = _drawn != now || Row.CompletedAt is null;
        _drawn = now;
        return isNews;
    }

    private DeliveryWords Words => words;

    private IStringLocalizer<DeliveryTexts> Text => text;

    private string Address => View.AddressOf(Workspace.Slug, Row.PublicId);

    private string Answer => Row.LastStatus?.ToString(CultureInfo.InvariantCulture) ?? (Row.AttemptCount > 0 ? Text["NoAnswer"] : "");

    // What was delivered is sent again from its own page only, after a question.
    private bool MayRetry => Row.Status != DeliveryStatus.Succeeded && Words.JudgeRetry(Row) == RetryResult.Retried && Workspace.May(PortalRole.Manager);
}
