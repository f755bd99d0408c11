using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Tests.TestKit;

namespace Supsis.Portal.Tests.Components.Shared;

public sealed class LeaveLockTests : ScreenTest
{
    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    [Theory]
    [InlineData("Vazgeç", NavigationState.Prevented)]
    [InlineData("Kaydetmeden çık", NavigationState.Succeeded)]
    public async Task What_is_not_saved_is_left_only_on_purpose(string button, NavigationState expected)
    {
        var dialog = Render<RadzenDialog>();
        Render<LeaveLock>(with => with.Add(l => l.IsOn, true));

        Navigation.NavigateTo("/elsewhere");
        dialog.WaitForElement(".confirm-actions");
        await dialog.InvokeAsync(() => dialog.FindAll(".confirm-actions button").Single(b => b.TextContent == button).Click());

        // The double notes a navigation once its handlers are through, which draws nothing to wait for.
        Assert.True(SpinWait.SpinUntil(() => Navigation.History.Count > 0, TimeSpan.FromSeconds(10)));
        Assert.Equal(expected, Navigation.History.First().State);
    }

    [Fact]
    public void Nobody_is_asked_when_nothing_would_be_lost()
    {
        var dialog = Render<RadzenDialog>();
        Render<LeaveLock>(with => with.Add(l => l.IsOn, false));

        Navigation.NavigateTo("/elsewhere");

        Assert.Equal(NavigationState.Succeeded, Navigation.History.First().State);
        Assert.Empty(dialog.FindAll(".confirm-actions"));
    }
}
