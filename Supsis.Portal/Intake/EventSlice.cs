namespace Supsis.Portal.Intake;

/// <summary>Where one event stands in the body of a request, and how deeply it is nested.</summary>
internal readonly record struct EventSlice(int Start, int Length, int Depth, bool IsObject);
