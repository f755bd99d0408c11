using System.Text;
using Supsis.Portal.Conversations;
using Supsis.Portal.Intake;

namespace Supsis.Portal.Tests.Intake;

public sealed class StoredMessageReaderTests
{
    [Theory]
    [InlineData("""{ "message": { "author": { "kind": "agent" }, "text": "merhaba" } }""", AuthorKind.Agent, "merhaba")]
    [InlineData("""{ "data": { "message": { "text": "not this" } }, "message": { "id": "m", "text": "\u0130ade", "author": { "id": "a", "kind": "visitor", "name": "x" }, "attachments": [ { "name": "text" } ] }, "visitor": {} }""", AuthorKind.Visitor, "\u0130ade")]
    [InlineData("""{ "mess\u0061ge": { "author": { "name": "kind", "kind": "bot" }, "text": null, "attachments": [ { "url": "https://example.com/" } ] } }""", AuthorKind.Bot, null)]
    [InlineData("""{ "message": { "author": { "kind": "system" } } }""", AuthorKind.System, null)]
    public void Author_and_text_are_found_wherever_they_stand(string body, AuthorKind author, string? text)
    {
        var message = StoredMessageReader.Read(Encoding.UTF8.GetBytes(body));

        Assert.Equal((author, text), (message!.Author!.Kind, message.Text));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "message": null }""")]
    [InlineData("""{ "conversation": { "message": { "text": "x" } } }""")]
    public void Where_nobody_wrote_there_is_no_message(string body) => Assert.Null(StoredMessageReader.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("""{ "message": { "author": null, "text": null } }""")]
    [InlineData("""{ "message": { "author": { "name": "x" } } }""")]
    public void What_an_earlier_version_let_through_has_no_author(string body) => Assert.Null(StoredMessageReader.Read(Encoding.UTF8.GetBytes(body))!.Author);
}
