namespace Supsis.Portal.Data;

internal static class DataServiceCollectionExtensions
{
    public static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<StorageOptions>().BindConfiguration(StorageOptions.SectionName).ValidateDataAnnotations();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IdGenerator>();
        services.AddSingleton<DataFolder>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<DatabaseLock>();
        services.AddSingleton<DatabaseMigrator>();
        services.AddSingleton<FreeSpace>(provider =>
        {
            var path = provider.GetRequiredService<SqliteDatabase>().FilePath;
            return () => DiskSpace.Around(path);
        });
        services.AddSingleton<StorageWatch>();
        services.AddSingleton<StorageProbe>();
        services.AddHostedService(provider => provider.GetRequiredService<StorageProbe>());
        services.AddSingleton<WriteGate>();
        services.AddSingleton<PortalReader>();
        services.AddScoped(provider => provider.GetRequiredService<SqliteDatabase>().OpenAccounts(provider.GetRequiredService<WriteGate>()));
        services.AddSingleton<GroupWriter>();
        services.AddSingleton<DatabaseHealth>();
        return services;
    }
}
