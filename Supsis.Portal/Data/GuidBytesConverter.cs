using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Supsis.Portal.Data;

/// <summary>Big-endian, so that SQLite's byte order is the order of time.</summary>
internal sealed class GuidBytesConverter() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));
