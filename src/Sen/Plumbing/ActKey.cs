using System.Security.Cryptography;
using System.Text;

namespace Sen.Plumbing;

/// <summary>
/// The key of an act that a form asks for: the form's own key together with what was typed. Pressed twice it is the same act; taken back, changed and sent
/// again it is another one, so that nobody is told “done” about words that were dropped. The first half is the form's, which tells that both came from one
/// form; the other half cannot be guessed backwards, for the form's own second half is kept nowhere.
/// </summary>
public static class ActKey
{
    private static readonly HashSet<string> NotTyped = new(StringComparer.OrdinalIgnoreCase) { "key", "__RequestVerificationToken" };

    /// <summary>The key; the empty id when the form had none, for such a form is refused.</summary>
    public static Guid Of(Guid form, IEnumerable<(string Field, string Value)> typed) =>
        form == Guid.Empty ? Guid.Empty : new([.. form.ToByteArray(bigEndian: true).AsSpan(0, 8), .. Digest(form, typed).AsSpan(0, 8)], bigEndian: true);

    /// <summary>32 bytes that stand for a form and what was typed in it, in whatever order the fields came.</summary>
    public static byte[] Digest(Guid form, IEnumerable<(string Field, string Value)> typed)
    {
        var text = new StringBuilder(form.ToString("d"));
        foreach (var (field, value) in typed.Where(one => !NotTyped.Contains(one.Field)).OrderBy(one => one.Field, StringComparer.Ordinal))
        {
            text.Append('\n').Append(field.Length).Append(' ').Append(value.Length).Append(' ').Append(field).Append(value);
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
