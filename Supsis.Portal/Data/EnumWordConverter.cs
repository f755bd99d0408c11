using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Supsis.Portal.Data;

/// <summary>Stores an enum as its word in lower case, so that the file can be read without the program.</summary>
internal sealed class EnumWordConverter<T>() : ValueConverter<T, string>(value => EnumWord.Of(value), word => EnumWord.Parse<T>(word))
    where T : struct, Enum;
