using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>A form that we made: when, and which receipt it will have. Sent twice, it is the same piece of feedback.</summary>
/// <param name="MadeAt">UTC instant the page was made; never kept.</param>
/// <param name="Key">Idempotency key.</param>
/// <param name="Code">Code of the receipt.</param>
public sealed record FormTicket(DateTimeOffset MadeAt, Guid Key, string Code)
{
    /// <summary>The ticket of one writing: the same words sent again are the same feedback, other words sent with the same form are another, with a receipt of its own.</summary>
    public FormTicket For(IReadOnlyCollection<(string Field, string Value)> typed) => this with
    {
        Key = ActKey.Of(Key, typed),
        // The ticket's code has its part, so that nobody who knows the words finds the receipt.
        Code = ReceiptCode.Of(ActKey.Digest(Key, [.. typed, ("code", Code)])),
    };
}

/// <summary>
/// What the public pages of feedback carry instead of a cookie: tickets that only this installation can write and read. One says when a form was made, one
/// opens a piece of feedback for an hour, so that no code ever stands in an address.
/// </summary>
public sealed class FeedbackTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Nobody writes faster than this.</summary>
    public static readonly TimeSpan Quickest = TimeSpan.FromSeconds(3);

    /// <summary>How long a form stays good.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan OpenFor = TimeSpan.FromHours(1);

    private readonly IDataProtector _forms = protection.CreateProtector("sen.gop-y.bieu-mau"), _receipts = protection.CreateProtector("sen.gop-y.bien-nhan");

    /// <summary>An id that tells the day and nothing finer.</summary>
    public static Guid DayId(DateOnly day) => Guid.CreateVersion7(new DateTimeOffset(BusinessCalendar.ToUtc(day)));

    /// <summary>A ticket for a new form.</summary>
    public string NewForm()
    {
        var now = clock.GetUtcNow();
        var bytes = new byte[8 + 16 + ReceiptCode.Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, now.UtcTicks);
        DayId(BusinessCalendar.DateOf(now)).TryWriteBytes(bytes.AsSpan(8));
        RandomNumberGenerator.Fill(bytes.AsSpan(24));
        return WebEncoders.Base64UrlEncode(_forms.Protect(bytes));
    }

    /// <summary>Reads a form's ticket; null when it is not ours or too old.</summary>
    public FormTicket? Form(string ticket)
    {
        if (Open(_forms, ticket) is not { Length: 8 + 16 + ReceiptCode.Bytes } bytes)
        {
            return null;
        }

        var made = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes), TimeSpan.Zero);
        return clock.GetUtcNow() - made > Longest ? null : new(made, new Guid(bytes.AsSpan(8, 16)), ReceiptCode.Of(bytes.AsSpan(24)));
    }

    /// <summary>True when the form came back faster than anybody writes.</summary>
    public bool TooQuick(FormTicket form) => clock.GetUtcNow() - form.MadeAt < Quickest;

    /// <summary>Opens a piece of feedback for an hour; with the code only on the receipt itself.</summary>
    public string Opening(Guid feedback, string code = "")
    {
        var text = System.Text.Encoding.ASCII.GetBytes(code);
        var bytes = new byte[8 + 16 + text.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (clock.GetUtcNow() + OpenFor).UtcTicks);
        feedback.TryWriteBytes(bytes.AsSpan(8));
        text.CopyTo(bytes.AsSpan(24));
        return WebEncoders.Base64UrlEncode(_receipts.Protect(bytes));
    }

    /// <summary>What a ticket opens: the feedback, and the code when it is a receipt. Null when it is not ours or its hour is over.</summary>
    public (Guid Feedback, string Code)? Opened(string ticket) =>
        Open(_receipts, ticket) is { Length: >= 24 } bytes && new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(bytes), TimeSpan.Zero) >= clock.GetUtcNow()
            ? (new Guid(bytes.AsSpan(8, 16)), System.Text.Encoding.ASCII.GetString(bytes.AsSpan(24)))
            : null;

    private static byte[]? Open(IDataProtector protector, string ticket)
    {
        try
        {
            return ticket.Length is 0 or > 1000 ? null : protector.Unprotect(WebEncoders.Base64UrlDecode(ticket));
        }
        catch (Exception strange) when (strange is CryptographicException or FormatException)
        {
            // Not written by this installation, or with keys that are gone: the form is shown anew.
            return null;
        }
    }
}
