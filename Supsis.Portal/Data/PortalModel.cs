using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Supsis.Portal.Data;

/// <summary>The conventions of every table: snake_case names and enums as their lower-case word.</summary>
internal static class PortalModel
{
    public static void NameInSnakeCase(ModelBuilder builder)
    {
        // Identity's passkey data lives inside one JSON column and keeps its own names.
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum)
                {
                    property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumWordConverter<>).MakeGenericType(type))!);
                    property.SetMaxLength(16);
                }
            }
        }
    }

    public static string SnakeCase(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                words.Append('_');
            }

            words.Append(char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }
}
