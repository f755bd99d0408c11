using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Supsis.Portal.Tests;

/// <summary>What a person does to a page, done when the page has answered.</summary>
/// <remarks>bUnit's methods of the same names return at once when the page is at work just then, and the test would look at it too early. Being nearer, these win.</remarks>
internal static class ElementActs
{
    /// <summary>Some handlers wait for what the test does next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static void Click(this IElement element) => Finish(element.ClickAsync(new MouseEventArgs()));

    public static void Submit(this IElement element) => Finish(element.SubmitAsync(EventArgs.Empty));

    public static void Change(this IElement element, string value) => Finish(element.ChangeAsync(new ChangeEventArgs { Value = value }));

    public static void Change(this IElement element, bool value) => Finish(element.ChangeAsync(new ChangeEventArgs { Value = value }));

    public static void Input(this IElement element, string value) => Finish(element.InputAsync(new ChangeEventArgs { Value = value }));

    private static void Finish(Task act)
    {
        if (Task.WaitAny([act], Patience) == 0)
        {
            act.GetAwaiter().GetResult(); // it has ended: what it threw is the test's to see
        }
    }
}
