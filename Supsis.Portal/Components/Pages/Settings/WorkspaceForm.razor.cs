using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;
using Supsis.Portal.Access;
using Supsis.Portal.Hosting;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Components.Pages.Settings;

/// <summary>The workspace's name and time zone: an administrator changes them, everybody else reads them.</summary>
public sealed partial class WorkspaceForm(
    WorkspaceStore store, WorkspaceAccess access, NotificationService toasts, TimeProvider clock, IStringLocalizer<SettingsTexts> text) : ComponentBase
{
    private const double ToastMilliseconds = 5000;

    private ElementReference _nameField;
    private Guid _shown;
    private string? _name;
    private string? _timeZone;
    private string? _nameError;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public WorkspaceContext Workspace { get; set; } = null!;

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<SettingsTexts> Text => text;

    private IReadOnlyList<(string Id, string Words)> Zones { get; set; } = [];

    protected override void OnParametersSet()
    {
        // Not at every drawing: what the reader has typed stays.
        if (_shown != Workspace.Id)
        {
            _shown = Workspace.Id;
            (_name, _timeZone, _nameError) = (Workspace.Name, Workspace.TimeZone.Id, null);
            var zones = TimeZones.IsKnown(Workspace.TimeZone.Id) ? TimeZones.All : [Workspace.TimeZone, .. TimeZones.All];
            Zones = [.. zones.Select(zone => (zone.Id, Words(zone)))];
        }
    }

    private string Words(TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(clock.GetUtcNow());
        return string.Create(CultureInfo.InvariantCulture, $"{zone.Id.Replace('_', ' ')} (UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm})");
    }

    private void CheckName() => _nameError = FirstAccount.IsName(_name) ? null : text["NameRequired", FirstAccount.LongestName].Value;

    private async Task SaveAsync()
    {
        CheckName();
        if (_nameError is not null)
        {
            await _nameField.FocusAsync();
            return;
        }

        if (_isBusy || (_timeZone != Workspace.TimeZone.Id && !TimeZones.IsKnown(_timeZone)))
        {
            return;
        }

        _isBusy = true;
        try
        {
            await SaveNowAsync(_name!, _timeZone!);
        }
        catch (Exception failure) when (StorageNotice.KeyOf(failure) is not null)
        {
            Say(NotificationSeverity.Warning, "NotStored");
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task SaveNowAsync(string name, string timeZone)
    {
        var user = (await Authentication!).User;
        if (!await access.MayAsync(user, Workspace.Id, PortalRole.Administrator, CancellationToken.None))
        {
            Say(NotificationSeverity.Warning, "NoRight");
        }
        else
        {
            await store.ChangeAsync(Workspace.Id, name, timeZone, user.Actor(), CancellationToken.None);
            Say(NotificationSeverity.Success, "Saved");
        }

        await OnChanged.InvokeAsync();
    }

    private void Say(NotificationSeverity severity, string key) =>
        toasts.Notify(new NotificationMessage { Severity = severity, Summary = text[key], Duration = ToastMilliseconds });
}
