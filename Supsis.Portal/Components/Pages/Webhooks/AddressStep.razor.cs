using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>The first step: where to send, and what to call it.</summary>
public sealed partial class AddressStep(IStringLocalizer<EditorTexts> text) : ComponentBase
{
    private int _asked;

    [Parameter, EditorRequired]
    public WebhookForm Form { get; set; } = new();

    [Parameter, EditorRequired]
    public string InboxUrl { get; set; } = "";

    [Parameter, EditorRequired]
    public Guid WorkspaceId { get; set; }

    /// <summary>May enter an address, and so have it looked at.</summary>
    [Parameter]
    public bool IsEditable { get; set; }

    /// <summary>Nobody has made a webhook here yet: the test inbox is the way to begin.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>A field was left; carries its name.</summary>
    [Parameter]
    public EventCallback<string> OnLeave { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private bool IsInbox => InboxUrl.Length > 0 && Form.Url.Trim() == InboxUrl;

    private string? Reachable => Form.Url.Trim() is { Length: > 0 } url && Form.ErrorOf(WebhookForm.UrlField) is null ? url : null;

    private Task UseInboxAsync()
    {
        Form.Url = InboxUrl;
        return LeaveUrlAsync();
    }

    private async Task LeaveUrlAsync()
    {
        await OnLeave.InvokeAsync(WebhookForm.UrlField);
        if (Form.ErrorOf(WebhookForm.UrlField) is not null)
        {
            return;
        }

        _asked++;
        if (Uri.TryCreate(Form.Url.Trim(), UriKind.Absolute, out var url))
        {
            Form.SuggestName(IsInbox ? text["Inbox"] : url.Host);
        }
    }
}
