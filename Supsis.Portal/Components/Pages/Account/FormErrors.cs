namespace Supsis.Portal.Components.Pages.Account;

/// <summary>What is wrong with a form that is rendered without a circuit, field by field in the order of the page.</summary>
internal sealed class FormErrors
{
    private readonly List<(string Field, string Message)> _all = [];

    public bool Any => _all.Count > 0;

    public string? Of(string field) => _all.Find(error => error.Field == field).Message;

    /// <summary>What <c>aria-invalid</c> says.</summary>
    public string? Invalid(string field) => Of(field) is null ? null : "true";

    /// <summary>Where the browser puts the focus when it has loaded the page.</summary>
    public bool IsFirst(string field) => _all.Count > 0 && _all[0].Field == field;

    public void Add(string field, string message) => _all.Add((field, message));

    public void Require(bool isRight, string field, string message)
    {
        if (!isRight)
        {
            Add(field, message);
        }
    }
}
