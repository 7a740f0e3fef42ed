using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MimeKit;
using Sen.Plumbing;
using Sen.Testing;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Xunit;

namespace Sen.Tests.Administration;

/// <summary>A mail server of the test on the loopback address: it speaks SMTP, takes letters or refuses them, and keeps what it took.</summary>
internal sealed class PostBox : IAsyncDisposable
{
    /// <summary>Whoever is refused.</summary>
    public const string Nobody = "khong-co-ai@binhsa.example";

    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2? _certificate;
    private readonly SmtpServer.SmtpServer _server;
    private readonly Task _running;

    private PostBox(int port, bool tls)
    {
        Port = port;
        _certificate = tls ? SelfSigned() : null;
        var parts = new SmtpServer.ComponentModel.ServiceProvider();
        parts.Add((IMessageStore)new Store(Letters));
        parts.Add((IMailboxFilter)new Doorkeeper());
        parts.Add((IUserAuthenticator)new DelegatingUserAuthenticator((user, password) => (user, password) == ("moi", "mật-khẩu-thư")));
        _server = new(new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).AllowUnsecureAuthentication();
            if (_certificate is not null)
            {
                endpoint.Certificate(_certificate);
            }
        }).Build(), parts);
        _running = _server.StartAsync(_stop.Token);
    }

    public int Port { get; }

    /// <summary>What it took.</summary>
    public ConcurrentQueue<MimeMessage> Letters { get; } = [];

    public static PostBox Open(bool tls = false) => new(FreePort(), tls);

    /// <summary>A port where nobody listens.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The application, sending through a server at a port.</summary>
    public static Task<SenHost> Sending(Engine engine, int port, string tls = "none", string? user = null, string? password = null)
    {
        var folder = Directory.CreateTempSubdirectory("sen-mail-").FullName;
        var file = Path.Combine(folder, "smtp.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { host = "127.0.0.1", port, tls, user, password, from = "moi@binhsa.example" }));
        return SenHost.Start(engine, mail: MailSettings.Read(file).Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _server.Shutdown();
        try
        {
            await _running.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Stopped, as asked.
        }

        _certificate?.Dispose();
        _stop.Dispose();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, TimeProvider.System.GetUtcNow().AddDays(1));
        // The platform wants a key it can find again.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private sealed class Doorkeeper : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox @from, CancellationToken cancellationToken) => Task.FromResult($"{to.User}@{to.Host}" != Nobody);
    }

    private sealed class Store(ConcurrentQueue<MimeMessage> letters) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            letters.Enqueue(await MimeMessage.LoadAsync(bytes, cancellationToken));
            return SmtpResponse.Ok;
        }
    }
}
