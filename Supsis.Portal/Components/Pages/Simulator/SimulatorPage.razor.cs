using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Access;
using Supsis.Portal.Components.Shared;
using Supsis.Portal.Intake;
using Supsis.Portal.Resources;

namespace Supsis.Portal.Components.Pages.Simulator;

/// <summary>A small chat in which one person plays everybody, to see which triggers fire; it goes through the same intake as real chats.</summary>
public sealed partial class SimulatorPage(
    EventProducer producer, SimulatorShelf shelf, WorkspaceAccess access, TimeProvider clock, IStringLocalizer<SimulatorTexts> text) : ComponentBase
{
    private const int LongestMessage = 2000;

    private static readonly string[] Channels = ["web", "whatsapp", "instagram", "mobile"];

    private WorkspaceContext? _workspace;
    private SimulatedChat? _chat;
    private PlayedPart _part;
    private string _channel = Channels[0];
    private string _draft = "";
    private string? _problem;
    private bool _isMissing;
    private bool _isBusy;

    [Parameter]
    public string Slug { get; set; } = "";

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IStringLocalizer<SimulatorTexts> Text => text;

    private bool MayPlay => _workspace!.May(PortalRole.Manager);

    private IReadOnlyList<SegmentedOption<PlayedPart>> Parts =>
        [.. Enum.GetValues<PlayedPart>().Select(part => new SegmentedOption<PlayedPart>(part, text[$"Part.{part}"], ChatTalk.Face(part)))];

    protected override async Task OnParametersSetAsync()
    {
        if (_workspace?.Slug == Slug)
        {
            return;
        }

        _workspace = await access.FindAsync((await Authentication!).User, Slug, CancellationToken.None);
        _isMissing = _workspace is null;
        _problem = _workspace is null || MayPlay ? null : text["NoRight"].Value;
        _chat = null;
        if (_workspace is { } workspace)
        {
            TakeUp(shelf.Find(workspace.Id));
        }
    }

    /// <summary>Goes on where the reader left off.</summary>
    private void TakeUp(SimulatedChat? earlier)
    {
        if (earlier is null)
        {
            BeginAnew();
            return;
        }

        _chat = earlier;
        _channel = earlier.Conversation.Cast.ChannelType;
        _part = PlayedPart.Visitor;
    }

    private void BeginAnew()
    {
        _chat = new SimulatedChat(new PlayedConversation(producer, PlayedConversation.Simulated, Cast()));
        _part = PlayedPart.Visitor;
        shelf.Keep(_workspace!.Id, _chat);
    }

    private void ChooseChannel(ChangeEventArgs change)
    {
        _channel = Channels.FirstOrDefault(channel => channel == (string?)change.Value) ?? _channel;
        BeginAnew();
    }

    private Task StartAsync() => PlayAsync(chat => chat.Start(null), text["Happened.Started"]);

    private async Task AssignAsync()
    {
        if (await PlayAsync(chat => chat.Assign(null), text["Happened.Assigned"]))
        {
            _chat!.Assign();
        }
    }

    private Task OpenTicketAsync() => PlayAsync(chat => chat.OpenTicket(text["Ticket.Subject"], null), text["Happened.Ticket"]);

    private async Task EndAsync()
    {
        if (await PlayAsync(chat => chat.End(null), text["Happened.Ended"]))
        {
            _chat!.End();
        }
    }

    private async Task SayAsync()
    {
        var (part, words) = (_part, _draft.Trim());
        if (words.Length == 0 || _isBusy)
        {
            return;
        }

        // The browser's limit is a courtesy only.
        words = words[..Math.Min(words.Length, LongestMessage)];
        if (await PlayAsync(chat => chat.Say(part, words, null), words, part))
        {
            _draft = "";
        }
    }

    /// <summary>Hands one event to the intake and shows it in the chat; false when that was not possible.</summary>
    private async Task<bool> PlayAsync(Func<PlayedConversation, JsonObject> turn, string shown, PlayedPart? part = null)
    {
        // A second click can be on its way before the button looks disabled.
        if (_isBusy)
        {
            return false;
        }

        _isBusy = true;
        try
        {
            var chat = _chat!;
            _problem = await RefusalAsync(turn(chat.Conversation));
            if (_problem is null)
            {
                chat.Add(new ChatBubble(part, shown, clock.GetUtcNow()));
            }

            return _problem is null;
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task<string?> RefusalAsync(JsonObject made)
    {
        var (user, workspaceId) = ((await Authentication!).User, _workspace!.Id);
        if (!await access.MayAsync(user, workspaceId, PortalRole.Manager, CancellationToken.None))
        {
            return text["NoRight"];
        }

        return await producer.SendAsync(workspaceId, [made], CancellationToken.None) ? null : text["Unavailable"].Value;
    }

    private PlayedCast Cast() => new()
    {
        ChannelType = _channel,
        ChannelName = text[$"Channel.{_channel}"],
        Department = text["Cast.Department"],
        Bot = text["Cast.Bot"],
        Agent = text["Cast.Agent"],
        Visitor = text["Cast.Visitor"],
        Email = "simulator@example.com",
        Locale = text["Cast.Locale"],
        PageUrl = "https://www.example.com/",
        PageTitle = text["Cast.Page"],
    };
}
