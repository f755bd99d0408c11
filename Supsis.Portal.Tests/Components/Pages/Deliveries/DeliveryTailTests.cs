using Supsis.Portal.Components.Pages.Deliveries;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Deliveries;

public sealed class DeliveryTailTests
{
    private readonly DeliveryTail _tail = new(new DeliverySlice([Row(9), Row(7), Row(5)], Older: Row(5).Id));

    [Fact]
    public void A_row_takes_its_place_by_age()
    {
        _tail.Merge([Row(8), Row(10)], [], isHeld: false);

        Assert.Equal([10, 9, 8, 7, 5], Numbers());
    }

    [Fact]
    public void A_row_older_than_the_last_one_shown_stays_in_the_part_that_is_not()
    {
        _tail.Merge([Row(3)], [], isHeld: false);

        Assert.Equal([9, 7, 5], Numbers());
        Assert.Equal(0, _tail.News);
    }

    [Fact]
    public void A_held_list_changes_in_place_only()
    {
        _tail.Merge([Row(7, DeliveryStatus.Exhausted), Row(10), Row(11), Row(10)], [Row(5, DeliveryStatus.Succeeded)], isHeld: true);

        Assert.Equal([9, 7, 5], Numbers());
        Assert.Equal([DeliveryStatus.Pending, DeliveryStatus.Exhausted, DeliveryStatus.Succeeded], _tail.Rows.Select(row => row.Status));
        Assert.Equal(2, _tail.News);
    }

    [Fact]
    public void What_no_longer_belongs_goes_when_the_pointer_leaves()
    {
        _tail.Merge([], [Row(7, DeliveryStatus.Succeeded)], isHeld: true);
        Assert.Equal([9, 7, 5], Numbers());

        _tail.Settle();

        Assert.Equal([9, 5], Numbers());
    }

    [Fact]
    public void Once_news_wait_all_do_so_that_the_list_never_skips_one()
    {
        _tail.Merge([Row(10)], [], isHeld: true);
        _tail.Merge([Row(11)], [], isHeld: false);

        Assert.Equal([9, 7, 5], Numbers());
        Assert.Equal(2, _tail.News);
    }

    [Fact]
    public void It_does_not_grow_without_end()
    {
        foreach (var few in Enumerable.Range(10, DeliveryTail.Limit + 20).Chunk(DeliveryTail.Readable))
        {
            _tail.Merge(few.Select(number => Row(number)), [], isHeld: false);
        }

        Assert.Equal(DeliveryTail.Limit, _tail.Rows.Count);
        Assert.Equal(23, _tail.News);
    }

    [Fact]
    public void In_a_storm_it_is_the_newest_page_and_older_rows_begin_where_it_ends()
    {
        Storm();

        Assert.Equal(Enumerable.Range(60, 50).Reverse().Select(number => (long)number), Numbers());
        Assert.Equal(Row(60).Id, _tail.Older);
        Assert.Equal(0, _tail.News);
    }

    [Fact]
    public void After_a_storm_larger_than_the_list_it_moves_on()
    {
        _tail.Merge(Enumerable.Range(10, DeliveryTail.Limit + 20).Select(number => Row(number)), [], isHeld: false);
        _tail.Merge([Row(1000)], [], isHeld: false);

        Assert.Equal(1000, Numbers().First());
        Assert.Equal(0, _tail.News);
    }

    [Fact]
    public void In_a_storm_nothing_falls_off_under_whoever_looked_further_back()
    {
        _tail.Append(new DeliverySlice([Row(3)], Older: null));
        Storm();

        Assert.Equal([9, 7, 5, 3], Numbers().TakeLast(4));
    }

    [Fact]
    public void In_a_storm_nothing_falls_off_that_may_be_ticked()
    {
        _tail.IsPinned = true;
        Storm();

        Assert.Equal([9, 7, 5], Numbers().TakeLast(3));
    }

    private void Storm() => _tail.Merge(Enumerable.Range(10, 100).Select(number => Row(number)), [], isHeld: false);

    private static DeliveryRow Row(int number, DeliveryStatus status = DeliveryStatus.Pending) => new()
    {
        Id = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
        WebhookId = Guid.Empty,
        WebhookName = "CRM",
        WebhookState = WebhookState.Active,
        IsWebhookDeleted = false,
        EventId = Guid.Empty,
        EventType = "conversation.started",
        Keyword = null,
        ConversationId = "c-1",
        ConversationNumber = number,
        VisitorName = null,
        Status = status,
        IsOwned = false,
        AttemptCount = 0,
        NextAttemptAt = null,
        LastStatus = null,
        LastError = null,
        LastDurationMs = null,
        CreatedAt = default,
        CompletedAt = null,
    };

    private IEnumerable<long> Numbers() => _tail.Rows.Select(row => row.ConversationNumber);
}
