using System.Globalization;
using Microsoft.Extensions.Localization;
using Supsis.Portal.Resources;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Demo;

/// <summary>Prints where the demo is and how to sign in, in both languages, once it can be reached.</summary>
internal sealed class DemoInvitation(DemoSession session, InboxAddress address, IHostApplicationLifetime lifetime, IStringLocalizer<DemoTexts> text) : IHostedService
{
    private const int Width = 76;

    private static readonly string[] Languages = ["tr", "en"];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine(Letter()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal string Letter()
    {
        var line = new string('─', Width);
        (string Key, string Value)[] facts = [("Address", address.Origin), ("Email", DemoSession.Email), ("Password", session.Password), ("ApiKey", session.ApiKey)];
        string[] lines =
        [
            "",
            line,
            $"  {Both("Title")}",
            "",
            .. facts.Select(fact => $"  {Both(fact.Key),-26}{fact.Value}"),
            "",
            .. Languages.Select(language => $"  {In(language, "End")}"),
            line,
            "",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private string Both(string key) => string.Join(" · ", Languages.Select(language => In(language, key)).Distinct());

    // The terminal's language is nobody's choice, unlike a page's.
    private string In(string language, string key)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return text[key];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
