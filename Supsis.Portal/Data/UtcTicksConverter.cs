using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Supsis.Portal.Data;

internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
