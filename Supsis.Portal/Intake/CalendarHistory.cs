using Supsis.Portal.Access;
using Supsis.Portal.Triggers;

namespace Supsis.Portal.Intake;

/// <summary>By which hours time was counted when.</summary>
internal sealed class CalendarHistory(IEnumerable<PastCalendar> past, BusinessCalendar today)
{
    private readonly List<(DateTimeOffset Until, Lazy<BusinessCalendar> Calendar)> _past =
    [
        .. past.OrderBy(each => each.Until).Select(each => (each.Until, new Lazy<BusinessCalendar>(() => new BusinessCalendar(
            BusinessHoursText.Read(each.BusinessHours), TimeZoneInfo.FindSystemTimeZoneById(each.TimeZone))))),
    ];

    public BusinessCalendar At(DateTimeOffset at) => _past.Find(each => at < each.Until).Calendar?.Value ?? today;
}
