using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Sen.Data.Audit;

/// <summary>
/// The line «name=value;name=value» of a row that a digest is made of, written straight as bytes: by the hundred thousand, texts of every field would cost more than the rows. Columns
/// stand in the order of their names, values are as the audit writes them.
/// </summary>
internal sealed class DigestLine
{
    private const int LongestPlain = 64;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly (int At, IProperty Of, byte[] Name)[] _columns;
    private readonly Dictionary<(int, object), byte[]> _chosen = [];

    public DigestLine(IReadOnlyList<(string Column, IProperty Of)> columns) => _columns =
    [
        .. Enumerable.Range(0, columns.Count).OrderBy(at => columns[at].Column, StringComparer.Ordinal)
            .Select((at, place) => (at, columns[at].Of, Encoding.UTF8.GetBytes($"{(place == 0 ? "" : ";")}{columns[at].Of.Name}="))),
    ];

    /// <summary>The line with its end; good until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Of(object?[] row)
    {
        _bytes.ResetWrittenCount();
        foreach (var (at, of, name) in _columns)
        {
            _bytes.Write(name);
            Write(at, of, row[at]);
        }

        _bytes.Write("\n"u8);
        return _bytes.WrittenSpan;
    }

    private void Write(int at, IProperty of, object? value)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                Encoding.UTF8.GetBytes(text, _bytes);
                return;
            case Guid id:
                Plain(id, "D");
                return;
            case DateOnly day:
                Plain(day, "yyyy-MM-dd");
                return;
            case Enum or bool:
                _bytes.Write(Chosen(at, of, value));
                return;
            default:
                Encoding.UTF8.GetBytes(Changes.Text(value, of) ?? "", _bytes);
                return;
        }
    }

    private void Plain<T>(T value, string format)
        where T : IUtf8SpanFormattable
    {
        _ = value.TryFormat(_bytes.GetSpan(LongestPlain), out var length, format, CultureInfo.InvariantCulture);
        _bytes.Advance(length);
    }

    // Of a closed list there are a few values, and each is said the same way every time.
    private byte[] Chosen(int at, IProperty of, object value)
    {
        if (!_chosen.TryGetValue((at, value), out var bytes))
        {
            _chosen[(at, value)] = bytes = Encoding.UTF8.GetBytes(Changes.Text(value, of) ?? "");
        }

        return bytes;
    }
}
