using System.Text.RegularExpressions;

namespace Supsis.Portal.Tests.Architecture;

/// <summary>The dependency rule of docs/architecture.md.</summary>
public sealed class FolderDependencyTests
{
    private static readonly FolderReferences References = new(SourceTree.Portal);

    public static TheoryData<string> Folders => [.. FolderTable.Allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_knows_only_the_folders_it_may(string folder) => Rule.Holds(
        from file in SourceTree.Portal
        where file.Folder == folder
        from wrong in References.In(file).Except(FolderTable.AllowedFor(file))
        select $"{file.Path} names {wrong}, which {folder} must not know.");

    [Fact]
    public void Every_folder_stands_in_the_table() => Rule.Holds(
        SourceTree.Portal.Select(file => file.Folder).Where(folder => folder.Length > 0).Distinct().Except(FolderTable.Allowed.Keys)
            .Select(folder => $"{folder} is in no row of the table: say whom it may know."));

    [Fact]
    public void Only_the_program_stands_outside_the_folders() => Rule.Holds(
        SourceTree.Portal.Where(file => file.Folder.Length == 0 && file.Name != "Program.cs").Select(file => file.Path));

    [Theory]
    [InlineData("Radzen", "Components")]
    [InlineData("Quartz", "Jobs")]
    public void A_library_that_may_have_to_change_is_named_in_one_folder_only(string library, string folder) => Rule.Holds(
        SourceTree.Portal.Where(file => file.Folder != folder && Regex.IsMatch(file.CodeWithoutTexts, $@"\b{library}\b"))
            .Select(file => $"{file.Path} names {library}; only {folder}/ may."));

    [Theory]
    [InlineData("using Supsis.Portal.Webhooks;")]
    [InlineData("using static Supsis.Portal.Webhooks.Webhook;")]
    [InlineData("using W = global::Supsis.Portal.Webhooks.Webhook;")]
    [InlineData("class A { Webhooks.Webhook? w; }")]
    [InlineData("class A { string a = $\"{nameof(Portal.Webhooks.Webhook)}\"; }")]
    public void Every_way_of_naming_a_folder_is_seen(string code) =>
        Assert.Equal(["Webhooks"], References.In(new SourceFile("Supsis.Portal/Data/A.cs", code)));

    [Theory]
    [InlineData("namespace Supsis.Portal.Webhooks;")]
    [InlineData("// see Supsis.Portal.Webhooks and Webhooks.Webhook")]
    [InlineData("class A { string a = \"Webhooks.Webhook\"; int b = db.Webhooks.Webhook; int c = Webhooks.Count; }")]
    public void What_only_looks_like_a_folder_is_left_alone(string code) =>
        Assert.Empty(References.In(new SourceFile("Supsis.Portal/Data/A.cs", code)));
}
