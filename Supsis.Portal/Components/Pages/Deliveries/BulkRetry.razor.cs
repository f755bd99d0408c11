using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Deliveries;

/// <summary>Sends again everything that the log shows: says how many that is, then how far it is, also to whoever comes back later.</summary>
public sealed partial class BulkRetry(
    DeliveryDesk desk, DialogService dialogs, NotificationService toasts, Formats formats, IStringLocalizer<DeliveryTexts> text) : LiveComponent
{
    private const double ToastMilliseconds = 5000;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private RetryJob? _job;
    private Guid _shown;
    private ITimer? _timer;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required WorkspaceContext Workspace { get; set; }

    [Parameter, EditorRequired]
    public required LogView View { get; set; }

    /// <summary>The log shows something that may be worth sending again.</summary>
    [Parameter]
    public bool IsOffered { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<DeliveryTexts> Text => text;

    private bool MayRetry => Workspace.May(PortalRole.Manager);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Workspace.Id)
        {
            _shown = Workspace.Id;
            Follow(await desk.FindRetryJobAsync(Workspace.Id, Leaving));
        }
    }

    protected override void OnLeave() => _timer?.Dispose();

    /// <summary>Asks for the rows that were ticked and starts; false when nothing was started.</summary>
    public async Task<bool> AskForAsync(IReadOnlyList<Guid> ids)
    {
        var isStarted = false;
        await OnceAsync(async () => isStarted = await AskAsync(DeliveryFilter.All with { Ids = ids }, ids.Count));
        StateHasChanged(); // the call comes from outside
        return isStarted;
    }

    // "The last hour" is fixed as the question is asked: what is sent again is what was counted.
    private Task AskAsync() => OnceAsync(() =>
    {
        var now = desk.Clock.GetUtcNow();
        return AskAsync((View with { Range = View.Range.At(now) }).ToFilter(now), null);
    });

    /// <param name="chosen">How many were ticked; null when everything is meant that matches.</param>
    private async Task<bool> AskAsync(DeliveryFilter filter, int? chosen)
    {
        var count = await desk.CountRetryableAsync(Workspace.Id, filter, Leaving);
        if (count == 0)
        {
            Say(NotificationSeverity.Info, "Bulk.Nothing");
            return false;
        }

        return await dialogs.AskAsync(text[count == 1 ? "Bulk.Question.One" : "Bulk.Question", formats.Number(count)], Consequence(count, chosen), text["Retry"])
            && Take(await desk.StartRetryJobAsync(await UserAsync(), Workspace.Id, filter));
    }

    private string Consequence(int count, int? chosen) => chosen switch
    {
        null => text["Bulk.Consequence"],
        { } all when all > count => text["Selection.Skipped", formats.Number(all), formats.Number(all - count)] + " " + text["Selection.Consequence"],
        _ => text["Selection.Consequence"],
    };

    private Task CancelAsync() => OnceAsync(async () => Take(await desk.CancelRetryJobAsync(await UserAsync(), Workspace.Id, _job!.Id)));

    private bool Take(RetryJob? job)
    {
        if (job is null)
        {
            Say(NotificationSeverity.Warning, "RetryRefused.NoRight");
        }
        else
        {
            Follow(job);
        }

        return job is not null;
    }

    private void Follow(RetryJob? job)
    {
        _job = job;
        _timer?.Dispose();
        _timer = job?.Status == RetryJobStatus.Running ? desk.Clock.CreateTimer(_ => Hop(LookAsync), null, LookEvery, LookEvery) : null;
    }

    private async Task LookAsync()
    {
        if (_job is { Status: RetryJobStatus.Running } job && await desk.GetRetryJobAsync(Workspace.Id, job.Id, Leaving) is { } now)
        {
            _job = now;
            if (now.Status != RetryJobStatus.Running)
            {
                _timer?.Dispose();
            }
        }
    }

    private string Sentence(RetryJob job) => job switch
    {
        { Status: RetryJobStatus.Running } => text["Bulk.Running", formats.Number(job.Done), formats.Number(job.Total), Remaining(job)],
        { Status: RetryJobStatus.Cancelled } => text["Bulk.Cancelled", formats.Number(job.Done), formats.Number(job.Total)],
        { Failed: > 0 } => text["Bulk.DoneBut", formats.Number(job.Done), formats.Number(job.Failed)],
        _ => text[job.Done == 1 ? "Bulk.Done.One" : "Bulk.Done", formats.Number(job.Done)],
    };

    private string Remaining(RetryJob job)
    {
        var passed = desk.Clock.GetUtcNow() - job.CreatedAt;
        return job.Done == 0 || passed <= TimeSpan.Zero
            ? text["Bulk.Soon"]
            : text["Bulk.Remaining", formats.Duration(TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(passed.TotalSeconds * (job.Total - job.Done) / job.Done))))];
    }

    private async Task OnceAsync(Func<Task> act)
    {
        // A second click can be on its way before the button looks disabled.
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await act();
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            Say(NotificationSeverity.Warning, "RetryRefused.NotStored");
        }
        finally
        {
            _isBusy = false;
        }
    }

    private void Say(NotificationSeverity severity, string key) =>
        toasts.Notify(new NotificationMessage { Severity = severity, Summary = text[key], Duration = ToastMilliseconds });

    private async Task<ClaimsPrincipal> UserAsync() => (await Authentication!).User;
}
