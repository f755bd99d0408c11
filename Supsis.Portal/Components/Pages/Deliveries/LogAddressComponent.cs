using Microsoft.AspNetCore.Components;
using Supsis.Portal.Components.Shared;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>A page that shows what its address asks for in the words of the log.</summary>
public abstract class LogAddressComponent : LiveComponent
{
    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "webhook")]
    public string? Webhook { get; set; }

    [SupplyParameterFromQuery(Name = "type")]
    public string? Type { get; set; }

    [SupplyParameterFromQuery(Name = "response")]
    public string? Response { get; set; }

    [SupplyParameterFromQuery(Name = "since")]
    public string? Since { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "conversation")]
    public string? Conversation { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Question { get; set; }

    protected LogView Asked => LogView.Read(Status, Webhook, Type, Response) with
    {
        Conversation = Conversation ?? "",
        Text = Question ?? "",
        Range = LogRange.Read(Since, From, To),
    };
}
