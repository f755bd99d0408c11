using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>Reads the <c>ticket</c> of an event.</summary>
internal static class TicketReader
{
    public static Ticket Read(JsonFields ticket) => new(
        ticket.Id("id"u8),
        ticket.Text("number"u8, IntakeLimits.Code),
        ticket.Text("subject"u8, IntakeLimits.Title),
        ticket.Text("status"u8, IntakeLimits.Code),
        ticket.Text("priority"u8, IntakeLimits.Code),
        ticket.Text("url"u8, IntakeLimits.Address));
}
