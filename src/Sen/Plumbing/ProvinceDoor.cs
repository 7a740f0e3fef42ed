using System.Text.Json;

namespace Sen.Plumbing;

/// <summary>
/// The province's sign-in (đăng nhập bằng tài khoản tỉnh) as the file of <c>--sso</c> describes it. Nothing of it lies in the database: without the file there is none.
/// </summary>
public sealed record ProvinceDoor
{
    // What a button of a telephone still holds.
    private const int LongestName = 60;

    private static readonly string[] Fields = ["name", "nameEn", "issuer", "clientId", "secret", "secretFile", "secondStep", "origins"];

    /// <summary>What the account there is called in the middle of a sentence: “tài khoản tỉnh …”.</summary>
    public required string Name { get; init; }

    /// <summary>The same in English.</summary>
    public string NameEn { get; init; } = "the province’s account";

    /// <summary>Who signs people in there, as its tokens say it.</summary>
    public required string Issuer { get; init; }

    /// <summary>How this installation is called there.</summary>
    public required string ClientId { get; init; }

    /// <summary>What proves there that it is this installation.</summary>
    public required string Secret { get; init; }

    /// <summary>Values of <c>amr</c> or <c>acr</c> that count as the second step; none unless the operator says so.</summary>
    public IReadOnlyList<string> SecondStep { get; init; } = [];

    /// <summary>Where a form may lead on the way there, besides the issuer's own host.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The issuer under which a linked account is kept: a slash at the end makes no other one.</summary>
    public string Key => Issuer.TrimEnd('/');

    /// <summary>The issuer when two steps shown there stand in for a second step here; null when they do not.</summary>
    public string? StepsKey => SecondStep.Count > 0 ? Key : null;

    /// <summary>Every host a form may lead to, as a content policy names it.</summary>
    public IEnumerable<string> FormTargets => Origins.Prepend(Issuer).Select(address => new Uri(address).GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The one of this installation; null when it has none.</summary>
    public static ProvinceDoor? Of(HttpContext http) => http.RequestServices.GetRequiredService<SenOptions>().Province;

    /// <summary>Its name alone: whatever writes a record down, the secret is not in it.</summary>
    public override string ToString() => $"{nameof(ProvinceDoor)} {Key}";

    /// <summary>True when a token was written by the issuer of the file.</summary>
    public bool IsIssuer(string? issuer) => string.Equals(issuer?.TrimEnd('/'), Key, StringComparison.Ordinal);

    /// <summary>Reads the file; the second value says what is wrong with it.</summary>
    public static (ProvinceDoor? Door, string? Wrong) Read(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var (door, wrong) = Read(document.RootElement, Path.GetDirectoryName(Path.GetFullPath(file))!);
            return (door, wrong is null ? null : $"--sso, tệp “{file}”: {wrong}");
        }
        catch (JsonException broken)
        {
            return (null, $"--sso: tệp “{file}” chưa đúng dạng JSON, xem dòng {(broken.LineNumber ?? 0) + 1}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, $"--sso: không đọc được tệp “{file}”. Xin kiểm tra đường dẫn và quyền đọc.");
        }
    }

    private static (ProvinceDoor? Door, string? Wrong) Read(JsonElement root, string folder)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return (null, "cần một đối tượng { … }.");
        }

        if (root.EnumerateObject().FirstOrDefault(field => !Fields.Contains(field.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } strange)
        {
            return (null, $"có mục lạ “{strange.Name}”. Các mục: {string.Join(", ", Fields)}.");
        }

        foreach (var field in (string[])["name", "issuer", "clientId"])
        {
            if (Text(root, field) is null)
            {
                return (null, $"thiếu “{field}”, hoặc “{field}” không phải chuỗi chữ.");
            }
        }

        var (steps, origins) = (Texts(root, "secondStep"), Texts(root, "origins"));
        if (steps is null || origins is null)
        {
            return (null, $"“{(steps is null ? "secondStep" : "origins")}” cần một danh sách chuỗi chữ, ví dụ [\"mfa\"].");
        }

        var (secret, wrong) = SecretOf(root, folder);
        if ((wrong ?? WrongName(root) ?? WrongAddresses(Text(root, "issuer")!, origins)) is { } sentence)
        {
            return (null, sentence);
        }

        var door = new ProvinceDoor { Name = Text(root, "name")!, Issuer = Text(root, "issuer")!, ClientId = Text(root, "clientId")!, Secret = secret!, SecondStep = steps, Origins = origins };
        return (Text(root, "nameEn") is { } english ? door with { NameEn = english } : door, null);
    }

    private static string? WrongName(JsonElement root) => (Text(root, "name") ?? "").Length > LongestName || (Text(root, "nameEn") ?? "").Length > LongestName
        ? $"“name” và “nameEn” tối đa {LongestName} ký tự, ví dụ “tài khoản tỉnh (minh họa)”." : null;

    private static string? WrongAddresses(string issuer, IReadOnlyList<string> origins) =>
        !Safe(issuer) ? $"“issuer” cần địa chỉ https:// của nơi cấp tài khoản; http:// chỉ dùng được trên chính máy này. Đang ghi “{issuer}”."
        : origins.FirstOrDefault(origin => !Safe(origin)) is { } other ? $"“origins” cần các địa chỉ https://. Đang ghi “{other}”." : null;

    private static bool Safe(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri is { Query: "", Fragment: "", UserInfo: "" };

    private static (string? Secret, string? Wrong) SecretOf(JsonElement root, string folder)
    {
        var (written, file) = (Text(root, "secret"), Text(root, "secretFile"));
        if (written is null == file is null)
        {
            return (null, "cần đúng một trong hai mục “secret” (chuỗi bí mật) và “secretFile” (tệp chứa nó).");
        }

        if (written is not null)
        {
            return (written, null);
        }

        try
        {
            var kept = File.ReadAllText(Path.Combine(folder, file!)).Trim();
            return kept.Length > 0 ? (kept, null) : (null, $"tệp “{file}” của “secretFile” đang trống.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, $"không đọc được tệp “{file}” của “secretFile”.");
        }
    }

    // Blank text is none.
    private static string? Text(JsonElement root, string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    private static List<string>? Texts(JsonElement root, string field) => !root.TryGetProperty(field, out var value) ? []
        : value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) ? [.. value.EnumerateArray().Select(one => one.GetString()!)] : null;
}
