namespace Sen.Movement.Portal;

/// <summary>The host name a portal is read under (tên miền), as browsers send it.</summary>
public static class HostName
{
    private const int Longest = 200;

    /// <summary>The one spelling that is kept and looked for.</summary>
    public static string Clean(string? typed) => (typed ?? "").Trim().ToLowerInvariant();

    /// <summary>What is wrong with a name, and what to do; null when it can be a host name.</summary>
    /// <param name="host">The name in its one spelling.</param>
    public static Wording? Wrong(string host) =>
        host.Length > Longest || Uri.CheckHostName(host) is not (UriHostNameType.Dns or UriHostNameType.IPv4) ? (
            "Đề nghị ghi tên miền, không có https:// và dấu gạch chéo. Ví dụ: binhsa.quangnam.gov.vn",
            "Please write the host name without https:// and slashes. For example: binhsa.quangnam.gov.vn")
        : !System.Text.Ascii.IsValid(host) ? (
            "Tên miền có dấu: đề nghị ghi dạng xn--… như trong giấy đăng ký tên miền.",
            "For a host name with marks please write its xn--… form, as the registration of the name has it.")
        : null;
}
