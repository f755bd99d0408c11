using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Supsis.Portal.Data;

namespace Supsis.Portal.Access;

/// <summary>Reads set-up from configuration; a value that cannot be used stops the start and is named.</summary>
internal static class SetupConfiguration
{
    public static FirstAccount Read(SetupOptions options)
    {
        Require(options.AdminEmail, nameof(options.AdminEmail));
        Require(options.AdminPassword, nameof(options.AdminPassword));
        Require(options.Workspace, nameof(options.Workspace));
        Refuse(!EmailAddress.IsValid(options.AdminEmail), "AdminEmail", "is no e-mail address.");
        Refuse(
            !PasswordPolicy.IsLongEnough(options.AdminPassword),
            "AdminPassword",
            string.Create(CultureInfo.InvariantCulture, $"must have between {PasswordPolicy.MinimumLength} and {PasswordPolicy.MaximumLength} characters."));
        var workspaces = new List<FirstWorkspace> { ReadWorkspace(options.Workspace, options.ApiKey, "Workspace", "ApiKey") };
        foreach (var (index, workspace) in (options.Workspaces ?? []).Index())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"Workspaces:{index}");
            Require(workspace.Name, $"{key}:Name");
            workspaces.Add(ReadWorkspace(workspace.Name, workspace.ApiKey, $"{key}:Name", $"{key}:ApiKey"));
        }

        RefuseEqualKeys(workspaces);
        return new FirstAccount(options.AdminEmail, options.AdminEmail, options.AdminPassword, workspaces);
    }

    private static FirstWorkspace ReadWorkspace(string name, string? apiKey, string nameKey, string apiKeyKey)
    {
        Refuse(!FirstAccount.IsName(name), nameKey, "must be a name of at most 200 characters.");
        var key = string.IsNullOrWhiteSpace(apiKey) ? null : apiKey;
        Refuse(key is not null && !ApiKeyText.IsWellFormed(key), apiKeyKey, "must be sps_ followed by 43 characters of A-Z, a-z, 0-9, - and _.");
        return new FirstWorkspace(name, key);
    }

    private static void RefuseEqualKeys(List<FirstWorkspace> workspaces)
    {
        var keys = workspaces.Where(workspace => workspace.ApiKey is not null).Select(workspace => workspace.ApiKey).ToList();
        Refuse(keys.Distinct(StringComparer.Ordinal).Count() < keys.Count, "Workspaces", "must each have an ApiKey of their own.");
    }

    private static void Require([NotNull] string? value, string key)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new StartRefusedException(
                $"{SetupOptions.SectionName}:{key} is missing. Setting the portal up by configuration needs Setup:AdminEmail, Setup:AdminPassword and Setup:Workspace together.");
        }
    }

    private static void Refuse(bool isWrong, string key, string why)
    {
        if (isWrong)
        {
            throw new StartRefusedException($"{SetupOptions.SectionName}:{key} {why}");
        }
    }
}
