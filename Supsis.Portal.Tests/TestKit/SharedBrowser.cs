namespace Supsis.Portal.Tests.TestKit;

/// <summary>Tests marked with this name share one browser and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBrowser : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}
