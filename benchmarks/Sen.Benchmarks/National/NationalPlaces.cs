using System.Globalization;
using Sen.Movement.Units;

namespace Sen.Benchmarks.National;

/// <summary>A unit of the lists under the load's own number.</summary>
/// <param name="No">The number.</param>
/// <param name="Before">True for the three tiers until 2025-06-30, false for the two since.</param>
/// <param name="Tier">Province, district or commune.</param>
/// <param name="Code">Its code then.</param>
/// <param name="Province">Code of its province then.</param>
internal sealed record NationalUnit(int No, bool Before, Tier Tier, string Code, string Province);

/// <summary>A made-up village, bound to the commune it lay in and the one it lies in.</summary>
/// <param name="No">Its number, from 1.</param>
/// <param name="Kind">What it is: thôn, bản, khu phố, …</param>
/// <param name="Name">Its name without that.</param>
/// <param name="Before">The unit it lay in until 2025-06-30: a commune, or a district that had none.</param>
/// <param name="Now">The commune since.</param>
/// <param name="Commune">That commune in running text.</param>
/// <param name="CommuneNo">Its place among the communes, from 0: nine organisations each.</param>
internal sealed record NationalVillage(int No, string Kind, string Name, NationalUnit Before, NationalUnit Now, string Commune, int CommuneNo);

/// <summary>The country's units as the load numbers them, and the villages it invents below them.</summary>
internal sealed class NationalPlaces
{
    private const int PeopleOfVillage = 1200, UsualPeople = 15_000, FewestVillages = 3, MostVillages = 80;

    private readonly Dictionary<(string Level, string Code), NationalUnit> _before = [], _now = [];
    private readonly Dictionary<string, List<(string Level, string Code)>> _from = new(StringComparer.Ordinal);
    private readonly ulong _base;
    private int _lastUnit = 1;

    private NationalPlaces(ulong seed) => _base = NationalChance.Mix(seed);

    /// <summary>The communes of today, in the order of the list.</summary>
    public List<(NationalUnit Unit, string FullName)> Communes { get; } = [];

    /// <summary>Every village.</summary>
    public List<NationalVillage> Villages { get; } = [];

    /// <summary>What the models' chance begins with.</summary>
    public ulong Base => _base;

    /// <summary>Reads the lists and invents the villages.</summary>
    /// <param name="folder">Where the published lists lie.</param>
    /// <param name="seed">What chance begins with.</param>
    /// <param name="only">Codes of today's provinces to keep; none keeps all.</param>
    public static NationalPlaces Of(string folder, int seed, params string[] only)
    {
        var places = new NationalPlaces((ulong)seed);
        var now = Rows(folder, NationalLists.Now).Where(row => only.Length == 0 || only.Contains(row["level"] == "1" ? row["code"] : row["parent_code"])).ToList();
        places.Number(now, Rows(folder, NationalLists.Before), Rows(folder, NationalLists.Mergers));
        foreach (var commune in now.Where(row => row["level"] == "2"))
        {
            places.Settle(commune);
        }

        return places;
    }

    // The units of before that lead to a commune of today, in the order of their list, then today's by tier and code. Number 1 is the country.
    private void Number(List<Dictionary<string, string>> now, List<Dictionary<string, string>> before, List<Dictionary<string, string>> mergers)
    {
        var communes = now.Where(row => row["level"] == "2").Select(row => row["code"]).ToHashSet(StringComparer.Ordinal);
        foreach (var pair in mergers.Where(row => row["level"] is "2" or "3" && communes.Contains(row["new_code"])))
        {
            if (!_from.TryGetValue(pair["new_code"], out var from))
            {
                _from[pair["new_code"]] = from = [];
            }

            from.Add((pair["level"], pair["old_code"]));
        }

        var (rows, needed) = (before.ToDictionary(row => (row["level"], row["code"])), new HashSet<(string, string)>());
        foreach (var one in _from.Values.SelectMany(pairs => pairs))
        {
            for (var unit = one; needed.Add(unit) && unit.Level != "1";)
            {
                unit = Above(rows[unit]);
            }
        }

        foreach (var row in before.Where(row => needed.Contains((row["level"], row["code"]))))
        {
            var province = row["level"] == "1" ? row["code"] : _before[Above(row)].Province;
            _before[(row["level"], row["code"])] = new(++_lastUnit, true, row["level"] switch { "1" => Tier.Province, "2" => Tier.District, _ => Tier.Commune }, row["code"], province);
        }

        foreach (var row in now.OrderBy(row => row["level"], StringComparer.Ordinal).ThenBy(row => row["code"], StringComparer.Ordinal))
        {
            var isProvince = row["level"] == "1";
            _now[(row["level"], row["code"])] = new(++_lastUnit, false, isProvince ? Tier.Province : Tier.Commune, row["code"], isProvince ? row["code"] : row["parent_code"]);
        }
    }

    private static (string Level, string Code) Above(Dictionary<string, string> row) => (row["level"] == "3" ? "2" : "1", row["parent_code"]);

    // As many villages as people need, at least one for each unit the commune came from, which they are dealt to in turn.
    private void Settle(Dictionary<string, string> commune)
    {
        var (from, taken) = (_from[commune["code"]], new HashSet<string>(StringComparer.Ordinal));
        var people = int.TryParse(commune["population"], NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : UsualPeople;
        var count = Math.Max(Math.Max(from.Count, FewestVillages), Math.Min(MostVillages, people / PeopleOfVillage));
        var (unit, code) = (_now[("2", commune["code"])], ulong.Parse(commune["code"], CultureInfo.InvariantCulture));
        var called = char.ToLowerInvariant(commune["full_name"][0]) + commune["full_name"][1..];
        for (var no = 0; no < count; no++)
        {
            var chance = NationalChance.Mix(_base ^ NationalChance.Mix((code * 1000) + (ulong)no));
            var kind = NationalWords.VillageKind(commune["parent_code"], commune["type"], (int)(chance & 255));
            var name = commune["type"] == "phuong" ? (no + 1).ToString(CultureInfo.InvariantCulture) : Name(chance, taken);
            Villages.Add(new(Villages.Count + 1, kind, name, _before[from[no % from.Count]], unit, called, Communes.Count));
        }

        Communes.Add((unit, called));
    }

    private static string Name(ulong chance, HashSet<string> taken)
    {
        var name = Two(chance) + NationalWords.VillageEnds[chance.Below(32, NationalWords.VillageEnds.Length)];
        while (!taken.Add(name))
        {
            chance = NationalChance.Mix(chance);
            name = string.Create(CultureInfo.InvariantCulture, $"{Two(chance)} {1 + chance.Below(32, 9)}");
        }

        return name;

        static string Two(ulong chance) => $"{Syllable(chance.Below(8, NationalWords.Syllables.Length))} {Syllable(chance.Below(20, NationalWords.Syllables.Length))}";
        static string Syllable(int no) => NationalWords.Syllables[no];
    }

    private static List<Dictionary<string, string>> Rows(string folder, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var head = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => head.Zip(line.Split('\t')).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }
}
