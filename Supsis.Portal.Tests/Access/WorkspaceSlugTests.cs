using Supsis.Portal.Access;

namespace Supsis.Portal.Tests.Access;

public sealed class WorkspaceSlugTests
{
    [Theory]
    [InlineData("Çağrı Merkezi", "cagri-merkezi")]
    [InlineData("IĞDIR İnşaat & Gübre A.Ş.", "igdir-insaat-gubre-a-s")]
    [InlineData("  şöför  ", "sofor")]
    [InlineData("東京", "workspace")]
    [InlineData("---", "workspace")]
    public void A_name_becomes_part_of_an_address(string name, string slug) => Assert.Equal(slug, WorkspaceSlug.From(name, new HashSet<string>()));

    [Fact]
    public void A_taken_one_gets_a_number() => Assert.Equal("bir-3", WorkspaceSlug.From("Bir", new HashSet<string> { "bir", "bir-2" }));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(40, WorkspaceSlug.From(new string('a', 200), new HashSet<string>()).Length);
}
