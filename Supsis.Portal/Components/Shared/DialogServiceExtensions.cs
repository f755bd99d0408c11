using Radzen;

namespace Supsis.Portal.Components.Shared;

/// <summary>Asks before something happens that cannot be taken back.</summary>
public static class DialogServiceExtensions
{
    /// <summary>True when the person pressed the button with the verb; closing the dialog in any other way is a no.</summary>
    public static async Task<bool> AskAsync(this DialogService dialogs, string question, string consequence, string verb, bool isDestructive = false)
    {
        var parameters = new Dictionary<string, object?>
        {
            [nameof(ConfirmDialog.Consequence)] = consequence,
            [nameof(ConfirmDialog.Verb)] = verb,
            [nameof(ConfirmDialog.IsDestructive)] = isDestructive,
        };
        var options = new DialogOptions { Width = "min(460px, calc(100vw - 32px))", CssClass = "confirm-dialog", CloseDialogOnEsc = true, CloseDialogOnOverlayClick = true };
        return await dialogs.OpenAsync<ConfirmDialog>(question, parameters, options) is true;
    }
}
