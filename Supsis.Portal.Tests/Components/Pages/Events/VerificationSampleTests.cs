using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Supsis.Portal.Components.Pages.Events;
using Supsis.Portal.Conversations;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Tests.TestKit;
using Supsis.Portal.Webhooks;

namespace Supsis.Portal.Tests.Components.Pages.Events;

/// <summary>The code that receivers are shown is the code that runs here, against requests signed as the portal signs them.</summary>
public sealed class VerificationSampleTests
{
    private const string NodeRunner = """
        import { isValid } from "./sample.mjs";
        import { readFileSync } from "node:fs";
        for (const c of JSON.parse(readFileSync("cases.json"))) console.log(isValid(c.headers, Buffer.from(c.body, "base64"), c.secret));
        """;

    private const string PythonRunner = """
        import base64, json
        from sample import is_valid
        for c in json.load(open("cases.json")): print(str(is_valid(c["headers"], base64.b64decode(c["body"]), c["secret"])).lower())
        """;

    private const string PhpRunner = """
        <?php
        require 'sample.php';
        foreach (json_decode(file_get_contents('cases.json'), true) as $c) echo isValid($c['headers'], base64_decode($c['body']), $c['secret']) ? "true\n" : "false\n";
        """;

    private static readonly IReadOnlyList<SignedCase> Cases = SignedCase.All(
        EventSample.Of(EventCatalog.KeywordMatched), SigningSecret.Generate(), SigningSecret.Generate(), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());

    private static IEnumerable<string> Expected => Cases.Select(signed => $"{signed.Name}: {signed.IsRight}");

    [Fact]
    public void CSharp_takes_what_is_right_and_nothing_else()
    {
        var isValid = Compile(VerificationSample.All.Single(sample => sample.Key == "csharp").Code);

        Assert.Equal(Expected, Cases.Select(signed => $"{signed.Name}: {isValid(signed)}"));
    }

    [InterpreterFact("node")]
    public Task Node_takes_what_is_right_and_nothing_else() => AssertAsync("node", "node", "sample.mjs", ("run.mjs", NodeRunner));

    [InterpreterFact("python3")]
    public Task Python_takes_what_is_right_and_nothing_else() => AssertAsync("python", "python3", "sample.py", ("run.py", PythonRunner));

    [InterpreterFact("php")]
    public Task Php_takes_what_is_right_and_nothing_else() => AssertAsync("php", "php", "sample.php", ("run.php", PhpRunner));

    private static async Task AssertAsync(string sample, string program, string file, (string File, string Code) runner)
    {
        var folder = Directory.CreateTempSubdirectory("signature-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), VerificationSample.All.Single(known => known.Key == sample).Code);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, runner.File), runner.Code);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "cases.json"), JsonSerializer.Serialize(Cases, JsonSerializerOptions.Web));

            var answers = await RunAsync(program, runner.File, folder.FullName);

            Assert.Equal(Expected, Cases.Zip(answers, (signed, answer) => $"{signed.Name}: {bool.Parse(answer)}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string[]> RunAsync(string program, string file, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, file) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return lines;
    }

    private static Func<SignedCase, bool> Compile(string code)
    {
        // The usings that every new project has by itself.
        const string Implicit = "global using System; global using System.Linq;";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "sample", [CSharpSyntaxTree.ParseText(code), CSharpSyntaxTree.ParseText(Implicit)], references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var made = compilation.Emit(image);
        Assert.Empty(made.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1701"));
        image.Position = 0;
        var method = new AssemblyLoadContext("sample", isCollectible: true).LoadFromStream(image).GetType("WebhookSignature")!.GetMethod("IsValid", BindingFlags.Public | BindingFlags.Static)!;
        return signed => (bool)method.Invoke(
            null, [signed.Headers["webhook-id"], signed.Headers["webhook-timestamp"], signed.Headers["webhook-signature"], Convert.FromBase64String(signed.Body), signed.Secret])!;
    }
}
