using System.Security.Cryptography;
using System.Text;

namespace Sen.Movement.Sheets;

/// <summary>What a rehearsal found (kết quả xem trước).</summary>
/// <param name="Rows">How many rows have something in them.</param>
/// <param name="Right">How many can be taken.</param>
/// <param name="Seen">Stands for the verdict on every row: another one when anything would come out otherwise.</param>
/// <param name="Lines">The rows that can be taken, as ranges: <c>4-120,122</c>.</param>
public sealed record SheetVerdict(int Rows, int Right, string Seen, string Lines)
{
    /// <summary>The first faults in order, as many as were asked for.</summary>
    public IReadOnlyList<CellFault> Faults { get; init; } = [];

    /// <summary>How many faults there are.</summary>
    public int FaultCount { get; init; }

    /// <summary>The first cells in an old encoding.</summary>
    public IReadOnlyList<OldCell> Old { get; init; } = [];

    /// <summary>How many there are.</summary>
    public int OldCount { get; init; }

    /// <summary>The first rows that can be taken, as many as a page shows.</summary>
    public IReadOnlyList<JudgedRow> First { get; init; } = [];

    /// <summary>How many rows cannot be taken.</summary>
    public int Wrong => Rows - Right;

    /// <summary>The numbers of the rows in <see cref="Lines"/>.</summary>
    public static IEnumerable<int> NumbersOf(string lines)
    {
        foreach (var range in lines.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            var (from, to) = (int.Parse(ends[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(ends[^1], System.Globalization.CultureInfo.InvariantCulture));
            for (var number = from; number <= to; number++)
            {
                yield return number;
            }
        }
    }
}

/// <summary>Adds up a rehearsal row by row, in bounded memory (cộng dồn kết quả).</summary>
/// <param name="most">How many faults and old cells are kept to be shown.</param>
public sealed class SheetTally(int most)
{
    private const int MostFirst = 10;

    private readonly List<JudgedRow> _first = [];

    private readonly IncrementalHash _seen = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<CellFault> _faults = [];
    private readonly List<OldCell> _old = [];
    private readonly StringBuilder _lines = new();
    private int _rows, _right, _faultCount, _oldCount, _from = -1, _to = -1;

    /// <summary>One row more.</summary>
    public void Add(JudgedRow row)
    {
        _rows++;
        _oldCount += row.Old.Count;
        _faultCount += row.Faults.Count;
        Keep(_old, row.Old);
        Keep(_faults, row.Faults);
        var verdict = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Row.No}{(row.IsRight ? string.Concat(row.Becomes.Select(line => $"|{line.Vi}")) : string.Concat(row.Faults.Select(fault => $"|{fault.Column}:{fault.Sentence.Vi}")))}\n");
        _seen.AppendData(Encoding.UTF8.GetBytes(verdict));
        if (row.IsRight)
        {
            _right++;
            if (_first.Count < MostFirst)
            {
                _first.Add(row);
            }

            Line(row.Row.No);
        }
    }

    /// <summary>The sum.</summary>
    public SheetVerdict Total()
    {
        Close();
        _from = -1;
        return new(_rows, _right, Convert.ToHexStringLower(_seen.GetCurrentHash()), _lines.ToString()) { First = _first, Faults = _faults, FaultCount = _faultCount, Old = _old, OldCount = _oldCount };
    }

    private void Keep<T>(List<T> kept, IReadOnlyList<T> more)
    {
        for (var at = 0; at < more.Count && kept.Count < most; at++)
        {
            kept.Add(more[at]);
        }
    }

    private void Line(int no)
    {
        if (_from >= 0 && no == _to + 1)
        {
            _to = no;
            return;
        }

        Close();
        (_from, _to) = (no, no);
    }

    private void Close()
    {
        if (_from >= 0)
        {
            _lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"{(_lines.Length > 0 ? "," : "")}{_from}{(_to > _from ? $"-{_to}" : "")}");
        }
    }
}
