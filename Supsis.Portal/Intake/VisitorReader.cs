using Supsis.Portal.Conversations;

namespace Supsis.Portal.Intake;

/// <summary>Reads the <c>visitor</c> of an event: absent keeps, null clears, custom attributes merge.</summary>
internal static class VisitorReader
{
    public static VisitorPatch Read(JsonFields visitor) => new()
    {
        Id = visitor.IdPatch("id"u8),
        Name = visitor.TextPatch("name"u8, IntakeLimits.Name),
        Email = visitor.TextPatch("email"u8, IntakeLimits.Email),
        Phone = visitor.TextPatch("phone"u8, IntakeLimits.Code),
        Locale = visitor.TextPatch("locale"u8, IntakeLimits.Code),
        Country = visitor.TextPatch("country"u8, IntakeLimits.Code),
        CustomAttributes = visitor.Attributes("custom_attributes"u8),
    };
}
