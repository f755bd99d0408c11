namespace Supsis.Portal.Tests.Webhooks;

/// <summary>Where no webhook may go, and how people try to get there: one table for every path that takes an address.</summary>
public static class ForbiddenAddress
{
    /// <summary>First and last address of a refused range, and its public neighbours (none where the next range is refused too).</summary>
    public static TheoryData<string, string, string?, string?> Ranges => new()
    {
        { "0.0.0.0", "0.255.255.255", null, "1.0.0.0" },
        { "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0" },
        { "100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0" },
        { "127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0" },
        { "168.63.129.16", "168.63.129.16", "168.63.129.15", "168.63.129.17" },
        { "169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0" },
        { "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0" },
        { "192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0" },
        { "192.0.2.0", "192.0.2.255", "192.0.1.255", "192.0.3.0" },
        { "192.31.196.0", "192.31.196.255", "192.31.195.255", "192.31.197.0" },
        { "192.52.193.0", "192.52.193.255", "192.52.192.255", "192.52.194.0" },
        { "192.88.99.0", "192.88.99.255", "192.88.98.255", "192.88.100.0" },
        { "192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0" },
        { "192.175.48.0", "192.175.48.255", "192.175.47.255", "192.175.49.0" },
        { "198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0" },
        { "198.51.100.0", "198.51.100.255", "198.51.99.255", "198.51.101.0" },
        { "203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0" },
        { "224.0.0.0", "239.255.255.255", "223.255.255.255", null },
        { "240.0.0.0", "255.255.255.255", null, null },
        { "::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", null, "2000::" },
        { "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:200::" },
        { "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::" },
        { "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::" },
        { "2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff", "2620:4f:7fff:ffff:ffff:ffff:ffff:ffff", "2620:4f:8001::" },
        { "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::" },
        { "4000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", null },
    };

    /// <summary>Addresses of the inside, written in ways of their own.</summary>
    public static TheoryData<string> Coats =>
    [
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "0:0:0:0:0:ffff:7f00:1",
        "::ffff:0:7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "100:0:0:1::1",
        "2001:2::1",
        "2001:20::1",
        "2001:30::1",
        "2002:7f00:1::",
        "5f00::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "169.254.169.254",
        "192.0.0.192",
        "100.100.100.200",
    ];

    /// <summary>Addresses that mean something else than they show, and the code of each.</summary>
    public static TheoryData<string, string> Tricks => new()
    {
        { "", "url_required" },
        { "https://127.1/", "url_address_form" },
        { "https://2130706433/", "url_address_form" },
        { "https://0x7f000001/", "url_address_form" },
        { "https://0x7f.1/", "url_address_form" },
        { "https://0177.0.0.1/", "url_address_form" },
        { "https://017700000001/", "url_address_form" },
        { "https://010.0.0.1/", "url_address_form" },
        { "https://1.2.3/", "url_address_form" },
        { "https://0/", "url_address_form" },
        { "https://1.2.3.4.5/", "url_address_form" },
        { "https://256.1.1.1/", "url_address_form" },
        { "https://crm.0x7f/", "url_address_form" },
        { "https://①②⑦.⓪.⓪.①/", "url_address_form" },
        { "https://127。0。0。1/", "url_address_form" },
        { "https://127.0.0.1./", "url_address_form" },
        { "https://[fe80::1%25eth0]/", "url_host" },
        { "https://example.com@127.0.0.1/", "url_user_info" },
        { "https://user:pass@example.com/", "url_user_info" },
        { "https://@example.com/", "url_user_info" },
        { "https://1.1.1.1 &@2.2.2.2# @3.3.3.3/", "url_characters" },
        { "https://127.0.0.1\\@example.com/", "url_characters" },
        { "https://example.com:0/", "url_port" },
        { "/etc/passwd", "url_scheme" },
        { "//example.com/x", "url_scheme" },
        { "\\\\host\\share", "url_characters" },
        { "javascript:alert(1)", "url_scheme" },
        { "gopher://example.com/", "url_scheme" },
        { "ftp://example.com/", "url_scheme" },
        { "file:///etc/passwd", "url_scheme" },
        { "https:example.com", "url_scheme" },
        { " https://example.com/", "url_characters" },
        { "https://example.com/ ", "url_characters" },
        { "https://exam\u202Eple.com/", "url_characters" },
        { "https://exam\u00ADple.com/", "url_characters" },
        { "https://exam\u200Bple.com/", "url_characters" },
        { "https://exam\uFE0Fple.com/", "url_characters" },
        { "https://example.com/\r\nX-Evil: 1", "url_characters" },
        { "https://example.com/\0", "url_characters" },
        { "https://-a.com/", "url_host" },
        { "https://example.com/#top", "url_fragment" },
        { "https://example.com/#", "url_fragment" },
    };

    /// <summary>Everything that is refused when it is saved, and the code.</summary>
    public static IReadOnlyList<(string Url, string Code)> AtSave { get; } =
    [
        .. Numbers.Select(number => ($"https://{number}/hook", "egress_denied")),
        .. Names.Select(name => ($"https://{name}/hook", "egress_denied")),
        .. Rows(Tricks).Select(trick => ((string)trick[0], (string)trick[1])),
        ("http://example.com/", "url_https_only"),
    ];

    /// <summary>What a webhook that was saved under wider rules, or written into the database by hand, may hold.</summary>
    public static IReadOnlyList<string> AtSending { get; } =
    [
        .. Numbers.Select(number => $"https://{number}/hook"),
        .. Names.Select(name => $"https://{name}/hook"),
        .. Rows(Tricks).Where(trick => trick is [not ("https://1.2.3/" or "https://010.0.0.1/"), "url_address_form"]).Select(trick => (string)trick[0]), // those two end at public servers
    ];

    private static IEnumerable<string> Numbers =>
        Rows(Ranges).SelectMany(range => range[..2]).Concat(Rows(Coats).Select(coat => coat[0])).Cast<string>().Distinct()
            .Select(number => number.Contains(':', StringComparison.Ordinal) ? $"[{number}]" : number);

    private static string[] Names =>
    [
        "localhost", "localhost.", "LOCALHOST", "localhost:5000", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "a.localhost", "redis", "portal", "metadata.google.internal", "METADATA.google.internal.", "printer.local", "local",
        "router.home.arpa", "crm.default.svc", "crm.default.svc.cluster.local",
    ];

    private static IEnumerable<object[]> Rows(TheoryData table) => table;
}
