using System.ComponentModel.DataAnnotations;

namespace Supsis.Portal.Webhooks;

/// <summary>Where webhooks may be sent to; set by whoever runs the server, never per workspace.</summary>
public sealed class EgressOptions : IValidatableObject
{
    public const string SectionName = "Egress";

    /// <summary>Networks that may be posted to although they are not public, such as a LAN of one's own.</summary>
    public IList<string>? AllowedNetworks { get; set; } // null, because the binder appends to a default list

    /// <summary>Networks that may never be posted to, such as a NAT64 prefix of one's own; stronger than <see cref="AllowedNetworks"/>.</summary>
    public IList<string>? DeniedNetworks { get; set; }

    /// <summary>Whether addresses without encryption (http) are taken.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>The only ports that may be posted to; absent means every port but 0.</summary>
    public IList<int>? AllowedPorts { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var wrong in WrongNetworks(nameof(AllowedNetworks), AllowedNetworks).Concat(WrongNetworks(nameof(DeniedNetworks), DeniedNetworks)))
        {
            yield return wrong;
        }

        foreach (var (index, port) in (AllowedPorts ?? []).Index())
        {
            if (port is < 1 or > 65535)
            {
                yield return new($"{SectionName}:{nameof(AllowedPorts)}:{index} is {port}; a port is a number from 1 to 65535.", [nameof(AllowedPorts)]);
            }
        }
    }

    private static IEnumerable<ValidationResult> WrongNetworks(string key, IList<string>? networks)
    {
        foreach (var (index, text) in (networks ?? []).Index())
        {
            if (!EgressNetwork.TryParse(text, out _))
            {
                yield return new($"{SectionName}:{key}:{index} is \"{text}\"; expected a network such as 10.0.0.0/8 or fd00::/8, or one address.", [key]);
            }
        }
    }
}
