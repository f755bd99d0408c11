using Supsis.Portal.Intake;

namespace Supsis.Portal.Demo;

/// <summary>Made-up people and the places where they write.</summary>
internal static class DemoCasts
{
    private static readonly string[] TurkishVisitors =
    [
        "Ayşe Yılmaz", "Can Demir", "Elif Şahin", "Mehmet Öztürk", "Zeynep Kılıç", "Burak Çelik", "Selin Aydın", "Emre Koç", "İrem Güneş", "Oğuzhan Işık", "Fatma Doğan", "Deniz Arslan", "Şule Ünal",
    ];

    private static readonly string[] EnglishVisitors = ["Emma Fischer", "James Carter", "Sofia Rossi", "Liam O'Brien", "Nora Jensen"];

    private static readonly string[] Agents = ["Mert Kaya", "Derya Polat", "Gizem Acar"];

    private static readonly (string Type, string Name)[] Channels = [("web", "Web sitesi"), ("whatsapp", "WhatsApp"), ("web", "Web sitesi"), ("instagram", "Instagram"), ("mobile", "Mobil uygulama")];

    private static readonly string[] Departments = ["Destek", "Satış", "Sipariş"];

    private static readonly (string Url, string Title)[] Pages =
    [
        ("https://magaza.example.com/siparislerim", "Siparişlerim"),
        ("https://magaza.example.com/urun/kupa", "Baskılı kupa"),
        ("https://magaza.example.com/", "Örnek Mağaza"),
    ];

    /// <summary>The same number gives the same people.</summary>
    public static PlayedCast Of(string language, int number)
    {
        var (isTurkish, channel, page) = (language == "tr", Channels[number % Channels.Length], Pages[number % Pages.Length]);
        var visitor = isTurkish ? TurkishVisitors[number % TurkishVisitors.Length] : EnglishVisitors[number % EnglishVisitors.Length];
        return new PlayedCast
        {
            ChannelType = channel.Type,
            ChannelName = channel.Name,
            Department = Departments[number % Departments.Length],
            Bot = "Supsis Bot",
            Agent = Agents[number % Agents.Length],
            Visitor = visitor,
            Email = $"musteri{number % 90 + 10}@example.com",
            Phone = isTurkish ? $"+90 555 010 {number % 90 + 10} {number * 7 % 90 + 10}" : null,
            Locale = language,
            Country = isTurkish ? "TR" : "DE",
            PageUrl = page.Url,
            PageTitle = page.Title,
        };
    }
}
