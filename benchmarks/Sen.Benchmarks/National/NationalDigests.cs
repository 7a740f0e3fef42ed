using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Sen.Benchmarks.National;

/// <summary>How many lines a text of the load has, and what proves every letter of it.</summary>
/// <param name="File">Which text.</param>
/// <param name="Rows">Its lines.</param>
/// <param name="Digest">SHA-256.</param>
internal sealed record NationalDigest(string File, int Rows, string Digest)
{
    /// <summary>The digests of a load's own texts.</summary>
    public static IEnumerable<NationalDigest> Of(NationalLoad load)
    {
        var places = load.Places;
        yield return Of("organisation", places.Communes.SelectMany((commune, no) => NationalWords.Owners.Select((owner, kind) => string.Create(
            CultureInfo.InvariantCulture, $"{(no * NationalWords.Owners.Length) + kind + 1}\t{commune.Unit.No}\t{owner.Code}\t{owner.Name} {commune.FullName}\n"))));
        yield return Of("village", places.Villages.Select(village => string.Create(CultureInfo.InvariantCulture, $"{village.No}\t{village.Kind}\t{village.Name}\t{village.Before.No}\t{village.Now.No}\n")));
        yield return Of("model", load.Models().Select(NationalLoad.Line));
        yield return Of("progress", load.Models().SelectMany(model => NationalLoad.Progress(model).Select(entry => (model, entry))).Select((row, no) => string.Create(
            CultureInfo.InvariantCulture, $"{no + 1}\t{row.model.No}\t{row.model.Year}H{row.entry.Half}\t{row.entry.Day:yyyy-MM-dd}\t{row.entry.Percent}\t{row.entry.People}\t{row.entry.Note}\n")));
    }

    /// <summary>The digests of tables that are too long to be kept line by line.</summary>
    public static IEnumerable<NationalDigest> Of(NationalTotals totals)
    {
        yield return Of(totals, NationalTotals.CommuneNow, "commune_code");
        yield return Of(totals, NationalTotals.UnitThen, "unit_id");
    }

    /// <summary>What is kept for a load of this name.</summary>
    public static IReadOnlyList<NationalDigest> Kept(string folder, string name) =>
    [
        .. System.IO.File.ReadLines(Path.Combine(folder, "digests.tsv")).Skip(1).Select(line => line.Split('\t')).Where(cells => cells[0] == name)
            .Select(cells => new NationalDigest(cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture), cells[3])),
    ];

    private static NationalDigest Of(NationalTotals totals, string table, string head) => new(table, totals[table].Count, NationalTotals.Digest(totals.Text(table, head)));

    private static NationalDigest Of(string file, IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0;
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            rows++;
        }

        return new(file, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
