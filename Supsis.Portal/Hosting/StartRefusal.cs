using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Supsis.Portal.Data;

namespace Supsis.Portal.Hosting;

/// <summary>Ends a start that is refused with what is to be done about it; a stack trace would bury that.</summary>
internal static class StartRefusal
{
    private const int ExitCode = 1;
    private const string BeforeError = "with the error: '";

    /// <summary>To be called first. Tests that start the portal inside themselves still see the exception.</summary>
    public static void SpeakPlainly() => AppDomain.CurrentDomain.UnhandledException += (_, failure) => End(failure.ExceptionObject as Exception);

    /// <summary>Judges every section of settings now: the host would log a trace of what is wrong with them.</summary>
    public static void DemandSettings(IServiceProvider services) => services.GetService<IStartupValidator>()?.Validate();

    /// <summary>Null for a failure that nobody foresaw.</summary>
    public static string? Explain(Exception? failure) => failure switch
    {
        StartRefusedException or StorageUnavailableException => failure.Message,
        OptionsValidationException wrong => string.Join(Environment.NewLine, wrong.Failures.Select(Plain)),
        AggregateException several when several.InnerExceptions.All(one => Explain(one) is not null) => string.Join(Environment.NewLine, several.InnerExceptions.Select(Explain)),
        IOException { InnerException: AddressInUseException } => failure.Message,
        _ => null,
    };

    // The framework wraps the sentence: "DataAnnotation validation failed for 'X' members: 'Y' with the error: '…'."
    private static string Plain(string sentence) =>
        sentence.IndexOf(BeforeError, StringComparison.Ordinal) is var start and >= 0 && sentence.EndsWith("'.", StringComparison.Ordinal)
            ? sentence[(start + BeforeError.Length)..^2]
            : sentence;

    private static void End(Exception? failure)
    {
        if (Explain(failure) is { } reason)
        {
            Console.Error.WriteLine(reason);
            Environment.Exit(ExitCode);
        }
    }
}
