namespace Supsis.Portal.Deliveries;

/// <summary>Whose conversation it is and where the portal shows it.</summary>
/// <param name="PortalUrl">The portal's address as people reach it, without a slash at the end.</param>
internal sealed record PayloadSource(Guid WorkspaceId, string WorkspaceName, string Slug, string PortalUrl)
{
    public string ConversationUrl(string externalId) => $"{PortalUrl}/w/{Slug}/conversations/{Uri.EscapeDataString(externalId)}";
}
