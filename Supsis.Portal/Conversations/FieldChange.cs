namespace Supsis.Portal.Conversations;

/// <summary>A field that an event changed; both values as JSON.</summary>
internal readonly record struct FieldChange(string Field, string Old, string New);
