using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Supsis.Portal.Benchmarks.Posting;

/// <summary>A chat message as a customer's widget would send it, about 1.5 KB, one of 500 conversations.</summary>
internal static class EventBody
{
    private const int Conversations = 500;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Sentences =
    [
        "Merhaba, geçen hafta verdiğim siparişin kargosu hâlâ elime ulaşmadı, takip numarası da güncellenmiyor.",
        "Ürünü iade etmek istiyorum ama faturayı bulamıyorum; e-posta ile tekrar gönderebilir misiniz?",
        "Ödeme sırasında kartımdan iki kez çekim yapıldı, birinin iptal edilmesini rica ediyorum.",
        "Şubenizin hafta sonu açık olup olmadığını ve randevu alıp alamayacağımı öğrenmek istedim.",
    ];

    public static byte[] Of(string batch, int number, string? text, DateTimeOffset now)
    {
        var conversation = number % Conversations;
        var visitor = string.Create(CultureInfo.InvariantCulture, $"v-{conversation}");
        var at = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = string.Create(CultureInfo.InvariantCulture, $"p-{batch}-{number}"),
                type = "message.created",
                occurred_at = at,
                conversation = Conversation(conversation),
                visitor = Visitor(visitor),
                message = new
                {
                    id = EventMark.Of(batch, number),
                    author = new { kind = "visitor", id = visitor, name = "Ayşe Yılmaz" },
                    text = text ?? string.Join(' ', Sentences[number % 4], Sentences[(number + 1) % 4], Sentences[(number + 2) % 4]),
                    sent_at = at,
                    attachments = new[] { Attachment("fatura.pdf"), Attachment("kargo-etiketi.pdf") },
                },
                data = new { source = "widget", version = "5.14.2", session = string.Create(CultureInfo.InvariantCulture, $"s-{conversation:000000}") },
            },
            Json);
    }

    private static object Conversation(int number) => new
    {
        id = string.Create(CultureInfo.InvariantCulture, $"c-{number}"),
        channel = new { type = "web", id = "site-1", name = "Web sitesi" },
        department = new { id = "d-1", name = "Müşteri hizmetleri" },
        agent = new { id = "a-7", name = "Mert Demir" },
        page = new { url = "https://magaza.example.com/siparislerim?sayfa=2", title = "Siparişlerim", referrer = "https://magaza.example.com/" },
        tags = new[] { "vip", "kargo" },
        status = "open",
        custom_attributes = new { plan = "gold", basket = "1.249,90" },
    };

    private static object Attachment(string name) =>
        new { name, url = "https://dosya.example.com/a/" + name, size = 48_213, content_type = "application/pdf" };

    private static object Visitor(string id) => new
    {
        id,
        name = "Ayşe Yılmaz",
        email = "ayse.yilmaz@example.com",
        phone = "+90 555 555 55 34",
        locale = "tr",
        country = "TR",
        custom_attributes = new { city = "İzmir", orders = 12 },
    };
}
