using System.Text;
using System.Text.Encodings.Web;
using MimeKit;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>The invitation as a letter (thư mời): Vietnamese, then English, as plain text and as plain HTML. It loads nothing and tells nobody that it was read.</summary>
public static class InvitationLetter
{
    /// <summary>The letter to an address.</summary>
    public static MimeMessage Of(Invitation invitation, MailboxAddress from, string to)
    {
        var letter = new MimeMessage
        {
            Subject = Words.Vi.LetterSubject(invitation.Commune),
            Body = new BodyBuilder { TextBody = Text(invitation), HtmlBody = Html(invitation) }.ToMessageBody(),
        };
        letter.From.Add(from.Name is { Length: > 0 } ? from : new MailboxAddress(Encoding.UTF8, invitation.Commune, from.Address));
        letter.To.Add(new MailboxAddress(Encoding.UTF8, "", to));
        // No “out of office” comes back for it.
        letter.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return letter;
    }

    private static string Text(Invitation invitation) =>
        string.Join("\r\n\r\n", [.. Lines(Words.Vi, invitation), "—", .. Lines(Words.En, invitation)]) + "\r\n";

    private static IEnumerable<string> Lines(Words words, Invitation invitation) =>
    [
        words.LetterTo(invitation.Title), words.LetterWhy(invitation.Commune), $"{words.LetterOpen(invitation.Until)}\r\n{invitation.Link}",
        words.LetterByHand(invitation.User, invitation.Code), words.LetterElse(invitation.HelpLine),
    ];

    private static string Html(Invitation invitation) =>
        $"<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>{Safe(Words.Vi.LetterSubject(invitation.Commune))}</title></head><body>"
        + $"{Part(Words.Vi, invitation)}<hr><div lang=\"en\">{Part(Words.En, invitation)}</div></body></html>";

    private static string Part(Words words, Invitation invitation) =>
        $"<p>{Safe(words.LetterTo(invitation.Title))}</p><p>{Safe(words.LetterWhy(invitation.Commune))}</p>"
        + $"<p>{Safe(words.LetterOpen(invitation.Until))}<br><a href=\"{Safe(invitation.Link)}\">{Safe(invitation.Link)}</a></p>"
        + $"<p>{Safe(words.LetterByHand(invitation.User, invitation.Code))}</p><p>{Safe(words.LetterElse(invitation.HelpLine))}</p>";

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
