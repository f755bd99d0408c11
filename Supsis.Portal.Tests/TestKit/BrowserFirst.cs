using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Supsis.Portal.Tests.TestKit.BrowserFirst", "Supsis.Portal.Tests")]

namespace Supsis.Portal.Tests.TestKit;

/// <summary>Starts the tests in the browser first: they run one after the other, and at the end everybody would wait for them.</summary>
public sealed class BrowserFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName == SharedBrowser.Name ? 0 : 1);
}
