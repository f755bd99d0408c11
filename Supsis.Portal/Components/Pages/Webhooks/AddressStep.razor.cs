using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Webhooks;

/// <summary>The first step: where to send, and what to call it.</summary>
public sealed partial class AddressStep(IStringLocalizer<EditorTexts> text) : ComponentBase
{
    private bool _isUrlGood;

    [Parameter, EditorRequired]
    public WebhookForm Form { get; set; } = new();

    [Parameter, EditorRequired]
    public string InboxUrl { get; set; } = "";

    /// <summary>Nobody has made a webhook here yet: the test inbox is the way to begin.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>A field was left; carries its name.</summary>
    [Parameter]
    public EventCallback<string> OnLeave { get; set; }

    private IStringLocalizer<EditorTexts> Text => text;

    private bool IsInbox => InboxUrl.Length > 0 && Form.Url.Trim() == InboxUrl;

    private Task UseInboxAsync()
    {
        Form.Url = InboxUrl;
        return LeaveUrlAsync();
    }

    private async Task LeaveUrlAsync()
    {
        await OnLeave.InvokeAsync(WebhookForm.UrlField);
        _isUrlGood = Form.ErrorOf(WebhookForm.UrlField) is null;
        if (_isUrlGood && Uri.TryCreate(Form.Url.Trim(), UriKind.Absolute, out var url))
        {
            Form.SuggestName(IsInbox ? text["Inbox"] : url.Host);
        }
    }
}
