using System.Text.Json;
using System.Text.Json.Serialization;
using MailKit.Security;
using MimeKit;

namespace Sen.Plumbing;

/// <summary>The mail server Sen sends through, from the file that <c>serve --smtp FILE</c> names.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the way there is closed.</param>
/// <param name="User">Who signs in there; null when nobody has to.</param>
/// <param name="Password">With which password.</param>
/// <param name="From">Whose letters they are.</param>
public sealed record MailSettings(string Host, int Port, SecureSocketOptions Security, string? User, string? Password, MailboxAddress From)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The address alone: a password is not for a log.</summary>
    public override string ToString() => $"{Host}:{Port}";

    /// <summary>Reads the file; the second value says what is wrong with it.</summary>
    public static (MailSettings? Settings, string? Wrong) Read(string path)
    {
        Written? written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(File.ReadAllText(path), Json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, $"--smtp: không đọc được tệp {path}.");
        }
        catch (JsonException exception)
        {
            return (null, $"--smtp: tệp {path} chưa đúng ở dòng {exception.LineNumber + 1}{(exception.Path is { } where ? $" ({where})" : "")}. Mẫu có trong docs/mail.md.");
        }

        return written is null ? (null, $"--smtp: tệp {path} trống.") : Of(written, path);
    }

    private static (MailSettings? Settings, string? Wrong) Of(Written written, string path)
    {
        if (string.IsNullOrWhiteSpace(written.Host) || written.Port is < 1 or > 65535)
        {
            return (null, $"--smtp: tệp {path} cần “host” và “port”.");
        }

        if (!MailboxAddress.TryParse(written.From, out var from) || !from.Address.Contains('@', StringComparison.Ordinal))
        {
            return (null, $"--smtp: tệp {path} cần “from”, ví dụ \"Xã Bình Sa <moi@binhsa.example>\".");
        }

        SecureSocketOptions? security = written.Tls switch
        {
            "tls" => SecureSocketOptions.SslOnConnect,
            "starttls" or null => SecureSocketOptions.StartTls,
            // In clear only to a server on this very machine: what is sent opens accounts.
            "none" when written.Host is "localhost" or "127.0.0.1" or "::1" => SecureSocketOptions.None,
            _ => null,
        };
        if (security is not { } way)
        {
            return (null, $"--smtp: “tls” trong tệp {path} là \"starttls\" hoặc \"tls\"; \"none\" chỉ khi máy chủ thư ở ngay trên máy này.");
        }

        var password = SecretOf(written, path);
        return password.Wrong is { } wrong ? (null, wrong)
            : (written.User is null) != (password.Text is null) ? (null, $"--smtp: tệp {path} cần cả “user” và “password” (hoặc “passwordFile”), hoặc không có cả hai.")
            : (new(written.Host, written.Port, way, written.User, password.Text, from), null);
    }

    // A password file lies beside the settings, unless its path says otherwise.
    private static (string? Text, string? Wrong) SecretOf(Written written, string path)
    {
        if (written.PasswordFile is not { } file)
        {
            return (written.Password, null);
        }

        try
        {
            return (File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file)).TrimEnd('\r', '\n'), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, $"--smtp: không đọc được tệp mật khẩu {file}.");
        }
    }

    private sealed record Written(string? Host, int Port, string? Tls, string? User, string? Password, string? PasswordFile, string? From);
}
