namespace Supsis.Portal.Components.Shared;

/// <summary>One choice of a <see cref="SegmentedSwitch{TValue}"/>.</summary>
public sealed record SegmentedOption<TValue>(TValue Value, string Text, string? Icon = null);
