namespace Supsis.Portal.Triggers;

/// <summary>How a field is compared with the values of a condition.</summary>
public enum ConditionOperator
{
    Equals,
    NotEquals,
    In,
    NotIn,
    Contains,
    StartsWith,
    Exists,
}
