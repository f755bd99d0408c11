using System.Text.RegularExpressions;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>An address is saved through the check that the editor and the API share, and by no other way.</summary>
public sealed partial class WebhookAddressTests
{
    [Fact]
    public void Settings_of_a_webhook_come_from_the_check_or_from_a_saved_webhook() =>
        Assert.Equal(["WebhookDraftCheck.cs", "WebhookStore.cs"], SourceTree.Portal.Where(file => Made().IsMatch(file.CodeWithoutTexts)).Select(file => file.Name).Order());

    [Fact]
    public void Receivers_are_reached_through_the_sender_alone() =>
        Assert.Equal(["SendingClient.cs"], SourceTree.Portal.Where(file => Client().IsMatch(file.CodeWithoutTexts)).Select(file => file.Name).Order());

    [GeneratedRegex(@"\bnew\s+WebhookSettings\s*\(")]
    private static partial Regex Made();

    [GeneratedRegex(@"\bnew\s+(SocketsHttpHandler|HttpClientHandler|HttpClient|HttpMessageInvoker|WebClient|TcpClient)\b|\b(SocketsHttpHandler|HttpClientHandler)\s+\w+\([^)]*\)\s*=>\s*new\(|\bAddHttpClient\b")]
    private static partial Regex Client();
}
