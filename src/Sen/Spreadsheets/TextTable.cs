using System.Text;
using Sen.Movement;
using Sen.Movement.Sheets;
using Sen.Movement.Text;

namespace Sen.Spreadsheets;

/// <summary>
/// A table of text (CSV, RFC 4180): parted by semicolons, commas or tabs, in UTF-8 or UTF-16, or in one byte a letter, which is then an old Vietnamese encoding or
/// Windows's. A row has the number a spreadsheet would show.
/// </summary>
public static class TextTable
{
    private const int LongestCell = 32_767, MostColumns = 256, FirstRows = 3;

    private static readonly char[] Between = [';', ',', '\t'];

    /// <summary>The source, parted where the headings of the form come out.</summary>
    public static Outcome<SheetSource> Of(Func<Stream> open, SheetForm form)
    {
        var encoding = EncodingOf(open);
        var known = form.Columns.Select(column => VietnameseText.Exact(column.Heading.Vi)).ToHashSet(StringComparer.Ordinal);
        var best = Between.MaxBy(between =>
        {
            using var file = open();
            return Read(file, encoding, between).Take(FirstRows).SelectMany(row => row.Cells).Count(cell => known.Contains(VietnameseText.Exact(VietnameseText.Clean(cell.Text).TrimEnd('*', ' '))));
        });
        return new SheetSource(open, file => Read(file, encoding, best));
    }

    // Null is one byte a letter.
    private static Encoding? EncodingOf(Func<Stream> open)
    {
        using var file = open();
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var reader = new StreamReader(file, strict, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
        var buffer = new char[64 * 1024];
        try
        {
            while (reader.Read(buffer, 0, buffer.Length) > 0)
            {
            }

            return reader.CurrentEncoding;
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: every byte stands for itself.
            return null;
        }
    }

    private static IEnumerable<SheetRow> Read(Stream file, Encoding? encoding, char between)
    {
        using var reader = new StreamReader(file, encoding ?? Encoding.Latin1, detectEncodingFromByteOrderMarks: encoding is not null, bufferSize: 64 * 1024);
        var text = new RecordReader(reader, between);
        for (var no = 1; text.Next() is { } cells; no++)
        {
            yield return new(no, [.. cells.Select(cell => Cell(cell, encoding))]);
        }
    }

    private static SheetCell Cell(string text, Encoding? encoding) =>
        new(encoding is null ? LegacyText.AsWindows1252(Encoding.Latin1.GetBytes(text)) : text, text.Length > LongestCell ? CellTrouble.Error : CellTrouble.None);

    /// <summary>One record after the other; a quoted cell may hold the separator, line ends and doubled quotes.</summary>
    private sealed class RecordReader(TextReader reader, char between)
    {
        private readonly StringBuilder _cell = new();
        private readonly char[] _buffer = new char[64 * 1024];
        private int _at, _length;

        public List<string>? Next()
        {
            if (Peek() < 0)
            {
                return null;
            }

            var cells = new List<string>();
            while (true)
            {
                var end = Cell();
                if (cells.Count < MostColumns)
                {
                    cells.Add(_cell.ToString());
                }

                if (end != between)
                {
                    return cells;
                }
            }
        }

        // Answers what ended the cell: the separator, a line end, or -1.
        private int Cell()
        {
            _cell.Clear();
            if (Peek() == '"')
            {
                Take();
                Quoted();
            }

            while (true)
            {
                var c = Take();
                if (c < 0 || c == between || c == '\n')
                {
                    return c;
                }

                if (c == '\r')
                {
                    if (Peek() == '\n')
                    {
                        Take();
                    }

                    return '\n';
                }

                Append(c);
            }
        }

        private void Quoted()
        {
            for (var c = Take(); c >= 0; c = Take())
            {
                if (c != '"')
                {
                    Append(c);
                    continue;
                }

                if (Peek() != '"')
                {
                    return;
                }

                Append(Take());
            }
        }

        // Longer than any cell: enough is kept to show that.
        private void Append(int c)
        {
            if (_cell.Length <= LongestCell)
            {
                _cell.Append((char)c);
            }
        }

        private int Peek()
        {
            if (_at == _length)
            {
                (_at, _length) = (0, reader.Read(_buffer, 0, _buffer.Length));
            }

            return _length <= 0 ? -1 : _buffer[_at];
        }

        private int Take()
        {
            var c = Peek();
            _at += c < 0 ? 0 : 1;
            return c;
        }
    }
}
