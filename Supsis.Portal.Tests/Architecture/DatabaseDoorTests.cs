using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>Who opens the database, and who sees more than one workspace in it.</summary>
public sealed class DatabaseDoorTests
{
    private static readonly Regex Doors = new(@"\b(\w*DbContext|DbSet|PortalReader|WriteGate)\b", RegexOptions.CultureInvariant);

    /// <summary>Roles whose very job is rows. Registration names them to build them.</summary>
    private static readonly string[] Roles = ["Store", "Query", "Writer", "Gate", "Backlog", "Configuration", "ServiceCollectionExtensions"];

    /// <summary>Types of another role that open the database, each with what it does there.</summary>
    private static readonly Dictionary<string, string> Named = new(StringComparer.Ordinal)
    {
        ["ApiKeyDirectory"] = "loads the hashes of all keys once, so that a request with a key asks no database",
        ["KeyRing"] = "adds the audit entry of a new key ring",
        ["PasswordSignIn"] = "writes the audit entry of a sign-in in the turn of the account it counts on",
        ["OwnAccount"] = "asks for a person's own sign-ins",
        ["WorkspaceAccess"] = "asks which workspaces a person belongs to",
        ["WebhookDraftCheck"] = "asks for the token of the workspace's inbox",
        ["WebhookViews"] = "shapes rows into what pages and the API show; its store opens the database",
        ["WebhookHistory"] = "keeps the rules of a webhook inside the write that changes them",
        ["WebhookWrite"] = "one write of the gate: row, rules and backlog together",
        ["BacklogForecast"] = "counts what waits for a webhook",
        ["DueDeliveries"] = "reads what is due for the dispatcher's lanes",
        ["DeliveryRecovery"] = "frees at start what the last process left unfinished",
        ["RetryableDeliveries"] = "says in SQL which deliveries may be retried; its store opens the database",
        ["RetryJobPass"] = "carries out the retries of many inside their turns",
        ["DeliveryRetrier"] = "asks inside the write whether a delivery may be retried",
    };

    /// <summary>The passes that see every workspace. A new one belongs here only if its work has no workspace to speak of.</summary>
    private static readonly string[] Passes =
    [
        "audit of sign-ins",
        "design time",
        "expiry",
        "failing webhooks",
        "free deliveries",
        "health",
        "inbox address",
        "is this person still signed in",
        "key ring",
        "keys of every workspace",
        "lane",
        "load rules",
        "migration",
        "pauses that end",
        "receivers on hold",
        "refill",
        "retention",
        "retry jobs",
        "search text",
        "set-up",
        "set-up: is anybody there",
        "silence watermarks",
        "workspaces of a person",
    ];

    [Fact]
    public void Only_stores_and_their_kind_open_the_database() => Rule.Holds(
        from file in SourceTree.Portal
        where file.Folder is not ("Data" or "")
        where !MayOpen(file.Name.Split('.')[0])
        from door in Doors.Matches(file.CodeWithoutTexts).Select(match => match.Value).Distinct()
        select $"{file.Path} names {door}: rows are read and written by stores. Move it there, or list the type here with its reason.");

    [Fact]
    public void Every_pass_that_sees_all_workspaces_is_listed() => Rule.Holds(
        from file in SourceTree.Portal
        from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let name = NameOf(call)
        where name is "OpenAsSystem" or "RunAsSystemAsync" || (name == "System" && call.Expression.ToString() == "WorkspaceScope.System")
        let pass = call.ArgumentList.Arguments[0].Expression
        where !IsHandedOn(pass, file) && !Passes.Contains((pass as LiteralExpressionSyntax)?.Token.ValueText)
        select $"{file.Path} line {file.LineAt(call.SpanStart)}: {pass} is no listed pass.");

    [Theory]
    [InlineData("WebhookStore", true)]
    [InlineData("DueDeliveries", true)]
    [InlineData("DeliveryEndpoints", false)]
    [InlineData("DeliverySender", false)]
    public void The_rule_tells_stores_from_others(string type, bool may) => Assert.Equal(may, MayOpen(type));

    private static bool MayOpen(string type) => Named.ContainsKey(type) || Roles.Any(role => type.EndsWith(role, StringComparison.Ordinal));

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The doors themselves hand the name on that they were given.</summary>
    private static bool IsHandedOn(ExpressionSyntax pass, SourceFile file) =>
        pass is IdentifierNameSyntax { Identifier.ValueText: "pass" } && file.Name is "PortalReader.cs" or "WriteGate.cs";
}
