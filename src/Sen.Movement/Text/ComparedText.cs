namespace Sen.Movement.Text;

/// <summary>What kind of piece a text was cut into.</summary>
internal enum PieceKind
{
    /// <summary>Before the first word; carries the blanks there.</summary>
    Start,

    /// <summary>A word, a number, a date.</summary>
    Word,

    /// <summary>Punctuation inside a sentence.</summary>
    Mark,

    /// <summary>Punctuation that ends a sentence or a part of it: full stop, question, semicolon.</summary>
    SentenceEnd,

    /// <summary>One or more line ends.</summary>
    LineEnd,
}

/// <summary>A piece of a text: <paramref name="Core"/> is compared (by <paramref name="Key"/>), the <paramref name="Blank"/> after it is not.</summary>
internal readonly record struct Piece(string Core, string Blank, PieceKind Kind, int Key);

/// <summary>Cuts a text into the pieces that are compared.</summary>
internal static class ComparedText
{
    private const string LineEnd = "\n";

    /// <summary>The pieces in order, from the <see cref="PieceKind.Start"/>; joined they are the text. Equal pieces of texts cut with the same keys have equal keys.</summary>
    internal static Piece[] Pieces(string text, Dictionary<string, int> keys)
    {
        var first = EndOfBlank(text, 0);
        var pieces = new List<Piece>(text.Length / 3) { new("", text[..first], PieceKind.Start, -1) };
        for (var start = first; start < text.Length;)
        {
            var kind = KindAt(text, start);
            var end = start + 1;
            while (end < text.Length && KindAt(text, end) == kind)
            {
                end++;
            }

            var core = text[start..end];
            var next = kind == PieceKind.LineEnd ? end : EndOfBlank(text, end);
            pieces.Add(new(core, text[end..next], kind == PieceKind.Mark && EndsSentence(text, start, end) ? PieceKind.SentenceEnd : kind, KeyOf(core, kind, keys)));
            start = next;
        }

        return [.. pieces];
    }

    private static int KeyOf(string core, PieceKind kind, Dictionary<string, int> keys)
    {
        var same = kind switch
        {
            PieceKind.LineEnd => LineEnd,
            PieceKind.Word => VietnameseText.ToneOld(core),
            _ => core,
        };
        if (!keys.TryGetValue(same, out var key))
        {
            keys[same] = key = keys.Count;
        }

        return key;
    }

    // White space up to here is blank; a stretch of white space that holds a line end is none, it is a piece.
    private static int EndOfBlank(string text, int from)
    {
        var end = from;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            if (IsLineEnd(text[end]))
            {
                return from;
            }

            end++;
        }

        return end;
    }

    private static PieceKind KindAt(string text, int at) =>
        char.IsWhiteSpace(text[at]) ? PieceKind.LineEnd
        : !char.IsPunctuation(text[at]) || JoinsWord(text, at) ? PieceKind.Word
        : PieceKind.Mark;

    // Inside a number, a date, a decision's number or a double name: 15/11/2022, 0,8, 1.374, 05-QĐ/BCĐ, 2015–2020, H’leo.
    private static bool JoinsWord(string text, int at)
    {
        if (at == 0 || at + 1 == text.Length)
        {
            return false;
        }

        var (before, after) = (text[at - 1], text[at + 1]);
        return text[at] switch
        {
            '.' or ',' or ':' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            '-' or '/' or '–' or '’' or '\'' => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after),
            _ => false,
        };
    }

    private static bool EndsSentence(string text, int start, int end) =>
        (end == text.Length || char.IsWhiteSpace(text[end])) && text.AsSpan(start, end - start).IndexOfAny(".!?;…") >= 0;

    private static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\u0085';
}
