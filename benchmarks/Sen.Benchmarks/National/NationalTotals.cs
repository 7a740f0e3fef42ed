using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sen.Benchmarks.National;

/// <summary>What the load's totals count.</summary>
/// <param name="Models">Models.</param>
/// <param name="Recognised">Of them, recognised.</param>
/// <param name="Participants">Who takes part; of a table of progress, who took part.</param>
/// <param name="Households">Households.</param>
/// <param name="Money">Đồng.</param>
internal readonly record struct NationalSum(long Models, long Recognised, long Participants, long Households, long Money)
{
    public static NationalSum operator +(NationalSum left, NationalSum right) => new(
        left.Models + right.Models, left.Recognised + right.Recognised, left.Participants + right.Participants, left.Households + right.Households, left.Money + right.Money);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Models}\t{Recognised}\t{Participants}\t{Households}\t{Money}");
}

/// <summary>
/// Exact totals of a load, or of what was read back: tables of lines, a line named by its key and year. What a load of a stated size comes to is kept beside the program
/// (<see cref="Kept"/>), so that nothing is only compared with itself.
/// </summary>
internal sealed class NationalTotals
{
    public const string Year = "year", Field = "field", State = "state", Owner = "owner", ProvinceNow = "province-now", ProvinceThen = "province-then", CommuneNow = "commune-now", UnitThen = "unit-then",
        Period = "progress";

    private const string Columns = "models\trecognised\tparticipants\thouseholds\tbudget_vnd";

    private readonly Dictionary<string, SortedDictionary<string, NationalSum>> _tables = new(StringComparer.Ordinal);

    /// <summary>What is kept of the load's texts and of tables that are too long to be kept line by line.</summary>
    public IReadOnlyList<NationalDigest> Digests { get; private init; } = [];

    /// <summary>The lines of a table; none when there is no such table.</summary>
    public IReadOnlyDictionary<string, NationalSum> this[string table] => Table(table);

    /// <summary>How a line is named.</summary>
    public static string Key(string key, int year) => string.Create(CultureInfo.InvariantCulture, $"{key}\t{year}");

    /// <summary>Adds to a line.</summary>
    public void Add(string table, string line, NationalSum more)
    {
        var lines = Table(table);
        lines[line] = lines.GetValueOrDefault(line) + more;
    }

    /// <summary>A table as a file would have it.</summary>
    public string Text(string table, string head)
    {
        var text = new StringBuilder($"{head}\t{Columns}\n");
        foreach (var (line, sum) in Table(table))
        {
            text.Append(CultureInfo.InvariantCulture, $"{line}\t{sum}\n");
        }

        return text.ToString();
    }

    /// <summary>What a load comes to, counted in plain code.</summary>
    public static NationalTotals Of(NationalLoad load)
    {
        var totals = new NationalTotals();
        foreach (var model in load.Models())
        {
            var sum = new NationalSum(1, model.Stage == Sen.Movement.Models.Stage.Recognised ? 1 : 0, model.People, model.Homes, model.Money);
            var (then, now) = (model.Then, model.Village.Now);
            totals.Add(Year, model.Year.ToString(CultureInfo.InvariantCulture), sum);
            totals.Add(Field, Key(NationalWords.Fields[model.Field].Code, model.Year), sum);
            totals.Add(State, Key(NationalWords.States[model.State].Code, model.Year), sum);
            totals.Add(Owner, Key(NationalWords.Owners[model.Owner].Code, model.Year), sum);
            totals.Add(ProvinceNow, Key(now.Province, model.Year), sum);
            totals.Add(ProvinceThen, Key($"{(then.Before ? 'b' : 'n')}{then.Province}", model.Year), sum);
            totals.Add(CommuneNow, now.Code, sum);
            totals.Add(UnitThen, then.No.ToString(CultureInfo.InvariantCulture), sum);
            foreach (var entry in NationalLoad.Progress(model))
            {
                totals.Add(Period, string.Create(CultureInfo.InvariantCulture, $"{model.Year}H{entry.Half}"), new(1, 0, entry.People, 0, 0));
            }
        }

        return totals;
    }

    /// <summary>What is kept for a load of this name; null when nothing is.</summary>
    public static NationalTotals? Kept(string folder, string name)
    {
        var file = Path.Combine(folder, $"{name}.tsv");
        if (!File.Exists(file))
        {
            return null;
        }

        var totals = new NationalTotals { Digests = NationalDigest.Kept(folder, name) };
        foreach (var cells in File.ReadLines(file).Skip(1).Select(line => line.Split('\t')))
        {
            var sums = cells[^5..].Select(cell => long.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
            totals.Add(cells[0], string.Join('\t', cells[1..^5].Where(cell => cell.Length > 0)), new(sums[0], sums[1], sums[2], sums[3], sums[4]));
        }

        return totals;
    }

    /// <summary>A table whose lines are named otherwise: those that come together are added up. What is not told of a line may be left out.</summary>
    public NationalTotals Renamed(string table, Func<string, string> name, Func<NationalSum, NationalSum>? only = null)
    {
        var totals = new NationalTotals();
        foreach (var (line, sum) in Table(table))
        {
            totals.Add(table, name(line), only is null ? sum : only(sum));
        }

        return totals;
    }

    /// <summary>Every line of a table that is not the other's, as a sentence.</summary>
    public IEnumerable<string> Differences(string table, NationalTotals read)
    {
        var (mine, theirs) = (Table(table), read.Table(table));
        return mine.Keys.Union(theirs.Keys, StringComparer.Ordinal).Where(line => mine.GetValueOrDefault(line) != theirs.GetValueOrDefault(line))
            .Select(line => $"{table} {line.Replace('\t', ' ')}: expected {mine.GetValueOrDefault(line).ToString().Replace('\t', ' ')}, read {theirs.GetValueOrDefault(line).ToString().Replace('\t', ' ')}");
    }

    /// <summary>SHA-256 of a text, as digests are written.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private SortedDictionary<string, NationalSum> Table(string table)
    {
        if (!_tables.TryGetValue(table, out var lines))
        {
            _tables[table] = lines = new(StringComparer.Ordinal);
        }

        return lines;
    }
}
