using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Sen.Movement;

namespace Sen.Plumbing;

/// <summary>
/// Sends a letter at once, or says why it did not go and what to do instead. Nothing of a letter is kept or logged, neither its address nor its text.
/// </summary>
/// <param name="settings">The server; null where none was named, and then nobody is offered to send.</param>
/// <param name="log">Where it is written that a letter did not go.</param>
public sealed partial class OutgoingMail(MailSettings? settings, ILogger<OutgoingMail> log) : IDisposable
{
    // Somebody waits for the answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _turn = new(1);

    private enum Trouble
    {
        Unreachable,
        NotTrusted,
        NotAdmitted,
        AddressRefused,
        Refused,
    }

    /// <summary>A server was named.</summary>
    public bool Ready => settings is not null;

    /// <summary>Whose letters they are.</summary>
    public MailboxAddress From => settings!.From;

    /// <summary>Waits for one's turn: of a form that was sent twice the second finds the act of the first. Null when others take too long.</summary>
    public async Task<IDisposable?> Turn(CancellationToken ct) => await _turn.WaitAsync(Patience, ct) ? new Taken(_turn) : null;

    /// <summary>Sends it; null when the server has taken it.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="field">Field at which a refused address is told.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Refusal?> Send(MimeMessage letter, string field, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var connected = false;
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(settings!.Host, settings.Port, settings.Security, patience.Token);
            connected = true;
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password!, patience.Token);
            }

            await client.SendAsync(letter, patience.Token);
            // It is taken; what becomes of the farewell changes nothing.
            await Leave(client, patience.Token);
            return null;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && Of(exception, connected) is { } trouble)
        {
            NotSent(settings!.Host, trouble.ToString(), exception.GetType().Name, (exception as SmtpCommandException)?.StatusCode.ToString() ?? "-");
            return Sentence(trouble, field);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static async Task Leave(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception exception) when (exception is IOException or ProtocolException or CommandException or OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
    }

    private static Trouble? Of(Exception exception, bool connected) => exception switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => Trouble.AddressRefused,
        AuthenticationException or ServiceNotAuthenticatedException => Trouble.NotAdmitted,
        NotSupportedException when connected => Trouble.NotAdmitted,
        // A server that does not offer to close the way is told like one whose certificate nobody trusts.
        SslHandshakeException or NotSupportedException => Trouble.NotTrusted,
        SmtpCommandException => Trouble.Refused,
        SocketException or IOException or ProtocolException or OperationCanceledException or TimeoutException => Trouble.Unreachable,
        _ => null,
    };

    private static Refusal Sentence(Trouble trouble, string field)
    {
        Wording what = trouble switch
        {
            Trouble.AddressRefused => ("Máy chủ thư không nhận địa chỉ này. Xin xem lại địa chỉ; chưa được thì in giấy mời hoặc sao chép liên kết.", "The mail server does not take this address. Please look at it again; or print the slip or copy the link."),
            Trouble.NotTrusted => ("Chưa gửi được: đường tới máy chủ thư không bảo đảm (chứng thư hoặc TLS). Xin in giấy mời hoặc sao chép liên kết, và báo người giữ máy chủ.", "It was not sent: the way to the mail server is not safe (certificate or TLS). Please print the slip or copy the link, and tell whoever keeps the server."),
            Trouble.NotAdmitted => ("Chưa gửi được: máy chủ thư không nhận tên hoặc mật khẩu đã cài. Xin in giấy mời hoặc sao chép liên kết, và báo người giữ máy chủ.", "It was not sent: the mail server does not take the name or password that is set. Please print the slip or copy the link, and tell whoever keeps the server."),
            Trouble.Refused => ("Chưa gửi được: máy chủ thư từ chối thư này. Xin in giấy mời hoặc sao chép liên kết, và báo người giữ máy chủ.", "It was not sent: the mail server refused the letter. Please print the slip or copy the link, and tell whoever keeps the server."),
            _ => ("Chưa gửi được: máy chủ thư không trả lời. Xin in giấy mời hoặc sao chép liên kết; hoặc thử lại sau ít phút.", "It was not sent: the mail server does not answer. Please print the slip or copy the link; or try again in some minutes."),
        };
        return trouble == Trouble.AddressRefused ? new Refusal.Invalid(field, what) : new Refusal.Taken(what);
    }

    // No address and no words of the server, which may repeat one.
    [LoggerMessage(LogLevel.Warning, "A letter did not go through {Host}: {Trouble} ({Exception}, {Status})")]
    private partial void NotSent(string host, string trouble, string exception, string status);

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
