using Supsis.Portal.Deliveries;

namespace Supsis.Portal.Tests.Deliveries;

public sealed class SlotBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOptions Options = new() { GlobalSlots = 8, WorkspaceSlots = 4, TroubledSlots = 2 };

    private readonly SlotBook _book = new(Options);
    private readonly Guid _one = Guid.NewGuid();
    private readonly Guid _other = Guid.NewGuid();

    [Fact]
    public void A_workspace_keeps_to_its_share_only_while_others_wait()
    {
        Assert.Equal(4, Take(10, _one, Healthy(), othersWait: true));
        Assert.Equal(4, Take(10, _one, Healthy(), othersWait: false));
        Assert.True(_book.IsFull);
    }

    [Fact]
    public void Receivers_in_trouble_share_a_few()
    {
        Assert.Equal(1, Take(1, _one, Broken(), othersWait: true));
        Assert.Equal(1, Take(10, _other, Broken(), othersWait: false));
        Assert.Equal(4, Take(10, _other, Healthy(), othersWait: true) + 1);
    }

    [Fact]
    public void Receivers_that_never_answered_leave_room_for_those_that_did()
    {
        Assert.Equal(6, Take(10, _one, new ReceiverWatch(Options, new BreakerOptions(), () => 0.5), othersWait: false));
        Assert.Equal(2, Take(10, _other, Healthy(), othersWait: true));
    }

    [Fact]
    public void A_slot_is_given_back_as_what_it_was_taken_for()
    {
        var receiver = Broken();
        var slots = Enumerable.Range(0, 2).Select(_ => _book.TryTake(_one, receiver, othersWait: true, Now)!).ToList();
        receiver.Note(new AttemptOutcome { StartedAt = Now, Duration = TimeSpan.Zero, Status = 200 }, Now); // it is well again

        slots.ForEach(_book.GiveBack);

        Assert.Equal(0, _book.Taken);
        Assert.Equal(2, Take(10, _one, Broken(), othersWait: true));
    }

    [Fact]
    public void Requests_that_hang_make_room_and_their_receiver_leaves_some_to_others_until_they_end()
    {
        var hanging = Healthy();
        var slots = Enumerable.Range(0, 8).Select(_ => _book.TryTake(_one, hanging, othersWait: false, Now)!).ToList();
        Assert.True(_book.IsFull);

        _book.SetAside(Now + Options.SetAsideAfter - TimeSpan.FromTicks(1));
        Assert.True(_book.IsFull);
        Assert.Equal(Now + Options.SetAsideAfter, _book.NextSetAside);

        _book.SetAside(Now + Options.SetAsideAfter);
        Assert.Equal((0, 8), (_book.Taken, _book.UnderWay));
        Assert.Equal(6, Take(10, _one, hanging, othersWait: false));
        Assert.Equal(2, Take(10, _other, Healthy(), othersWait: true));

        slots.ForEach(_book.GiveBack);
        Assert.Equal((8, 8), (_book.Taken, _book.UnderWay));
        Assert.True(hanging.IsProven);
    }

    [Fact]
    public void Beyond_the_limit_requests_that_hang_keep_their_slots()
    {
        var book = new SlotBook(new DeliveryOptions { GlobalSlots = 8, TroubledSlots = 2, SetAsideLimit = 3 });
        var slots = Enumerable.Range(0, 8).Select(_ => book.TryTake(_one, Healthy(), othersWait: false, Now)!).ToList();

        book.SetAside(Now + TimeSpan.FromMinutes(1));
        Assert.Equal((5, 8), (book.Taken, book.UnderWay));
        Assert.Null(book.NextSetAside);

        slots.ForEach(book.GiveBack);
        Assert.Equal((0, 0), (book.Taken, book.UnderWay));
    }

    [Fact]
    public void Requests_to_receivers_in_trouble_keep_their_few_slots_however_long_they_take()
    {
        var slot = _book.TryTake(_one, Broken(), othersWait: false, Now)!;
        Assert.Null(_book.NextSetAside);

        _book.SetAside(Now + TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1), (_book.Taken, _book.UnderWay));

        _book.GiveBack(slot);
        Assert.Equal((0, 0), (_book.Taken, _book.UnderWay));
    }

    private static ReceiverWatch Healthy()
    {
        var receiver = new ReceiverWatch(Options, new BreakerOptions(), () => 0.5);
        receiver.Note(new AttemptOutcome { StartedAt = Now, Duration = TimeSpan.FromMilliseconds(5), Status = 200 }, Now);
        return receiver;
    }

    private static ReceiverWatch Broken()
    {
        var receiver = Healthy();
        for (var i = 0; i < 5; i++)
        {
            receiver.Note(new AttemptOutcome { StartedAt = Now, Duration = TimeSpan.Zero, Error = DeliveryError.ConnectRefused }, Now);
        }

        return receiver;
    }

    private int Take(int wished, Guid workspace, ReceiverWatch receiver, bool othersWait) =>
        Enumerable.Range(0, wished).Count(_ => _book.TryTake(workspace, receiver, othersWait, Now) is not null);
}
