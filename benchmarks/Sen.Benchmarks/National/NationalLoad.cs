using System.Globalization;
using Sen.Movement.Models;

namespace Sen.Benchmarks.National;

/// <summary>A made-up model with its one registration.</summary>
/// <param name="No">Its number, from 1.</param>
/// <param name="Year">Year of the registration.</param>
/// <param name="Village">Where it is; of a model of the whole commune, the village it was drawn with.</param>
/// <param name="Wide">A model of the whole commune.</param>
/// <param name="Owner">Number of the kind of owner.</param>
/// <param name="Field">Number of the field.</param>
/// <param name="State">Number of the state.</param>
/// <param name="Name">Its name.</param>
/// <param name="Day">Day of the registration.</param>
/// <param name="People">Who takes part.</param>
/// <param name="Homes">Households.</param>
/// <param name="Money">Đồng.</param>
/// <param name="Score">Tenths of points; null while not scored.</param>
/// <param name="Chance">What its progress is made of.</param>
internal readonly record struct NationalModel(
    int No, int Year, NationalVillage Village, bool Wide, int Owner, int Field, int State, string Name, DateOnly Day, int People, int Homes, long Money, int? Score, ulong Chance)
{
    /// <summary>True when it was registered under the units of before.</summary>
    public bool IsBefore => Day < NationalLoad.Reform;

    /// <summary>The unit it was registered in.</summary>
    public NationalUnit Then => IsBefore ? Village.Before : Village.Now;

    /// <summary>Where it stands, as Sen says it.</summary>
    public Stage Stage => NationalWords.States[State].Stage;

    /// <summary>Number of its owner organisation, from 1.</summary>
    public int Organisation => (Village.CommuneNo * NationalWords.Owners.Length) + Owner + 1;
}

/// <summary>An entry of progress.</summary>
/// <param name="Half">Which half of the year it counts for.</param>
/// <param name="Day">Its day.</param>
/// <param name="Percent">How far.</param>
/// <param name="People">Who took part.</param>
/// <param name="Note">What it says.</param>
internal readonly record struct NationalProgress(int Half, DateOnly Day, int Percent, int People, string Note);

/// <summary>
/// A made-up emulation movement of the whole country over five years, on the real units of both times. Model i depends on the seed, on i and on the villages alone, so a smaller load
/// is the beginning of a larger one. Numbers, villages and models are illustrative.
/// </summary>
/// <param name="places">Units and villages.</param>
/// <param name="models">How many models.</param>
internal sealed class NationalLoad(NationalPlaces places, int models)
{
    public const int Seed = 2020, FirstYear = 2021, Years = 5, LastYear = FirstYear + Years - 1, Whole = 500_000;

    private const int MostProgress = 6;

    /// <summary>The day the units of two tiers began.</summary>
    public static readonly DateOnly Reform = new(2025, 7, 1);

    /// <summary>Units and villages.</summary>
    public NationalPlaces Places => places;

    /// <summary>How many models.</summary>
    public int Count => models;

    /// <summary>The models, one after the other: nothing is kept.</summary>
    public IEnumerable<NationalModel> Models() => Enumerable.Range(1, models).Select(Model);

    /// <summary>The progress of a model; none before it was approved.</summary>
    public static IEnumerable<NationalProgress> Progress(NationalModel model)
    {
        if (model.Stage is Stage.Draft or Stage.Registered or Stage.Returned)
        {
            yield break;
        }

        var chance = NationalChance.Mix(model.Chance);
        var count = 1 + chance.Below(0, MostProgress);
        for (var no = 0; no < count; no++)
        {
            chance = NationalChance.Mix(chance);
            var half = model.Day.Month <= 6 && no < (count + 1) / 2 ? 1 : 2;
            var people = model.People * (40 + chance.Below(8, 61)) / 100;
            var percent = no == count - 1 && model.Stage is not (Stage.Underway or Stage.NotRecognised) ? 100 : Math.Min(99, (no + 1) * 100 / (count + 1));
            var (day, last) = (model.Day.AddDays(15 + (no * 40) + chance.Below(0, 25)), new DateOnly(model.Year, 12, 31));
            yield return new(half, day < last ? day : last, percent, people, NationalWords.Notes[chance.Below(16, NationalWords.Notes.Length)]);
        }
    }

    private NationalModel Model(int no)
    {
        var one = NationalChance.Mix(places.Base ^ unchecked((ulong)no * 0xD1342543DE82EF95));
        var (two, three) = (NationalChance.Mix(one), NationalChance.Mix(one ^ 0x5851F42D4C957F2D));
        var village = places.Villages[one.Below(0, places.Villages.Count)];
        var year = FirstYear + one.Below(32, Years);
        var pattern = NationalWords.Patterns[two.Below(4, NationalWords.Patterns.Length)];
        var owner = pattern.Owners[two.Below(12, pattern.Owners.Length)];
        var wide = two.Below(20, 4) == 0;
        string[] words = [pattern.Heads[two.Below(24, pattern.Heads.Length)], pattern.Tails[two.Below(32, pattern.Tails.Length)], wide ? village.Commune : $"{village.Kind} {village.Name}"];
        var (state, scale) = (State(year, (int)(three & 0xFFFF) % 100), three.Below(16, 100));
        var people = 8 + three.Below(24, scale < 60 ? 60 : scale < 95 ? 400 : 3000);
        return new(
            no, year, village, wide, Array.FindIndex(NationalWords.Owners, one => one.Code == owner), pattern.Field, state, string.Join(' ', words.Where(word => word.Length > 0)),
            new DateOnly(year, 1, 5).AddDays(two.Below(40, 300)), people, 3 + (people / 3) + three.Below(36, 7), scale < 30 ? 0 : 500_000L * (1 + three.Below(44, 400)), Score(state, three), three);
    }

    private static int State(int year, int percent) => Array.FindIndex(NationalWords.States, state => percent < (year == LastYear ? state.Last : state.Finished));

    private static int? Score(int state, ulong chance)
    {
        var lowest = NationalWords.States[state].LowestScore;
        return lowest == 0 ? null : lowest + chance.Below(54, (NationalWords.States[state].Stage == Stage.Scored ? 699 : 1000) - lowest + 1);
    }

    /// <summary>The lines of a model and its progress as a text file would have them: what their digests are made of.</summary>
    public static string Line(NationalModel model)
    {
        var score = model.Score is { } points ? $"{points / 10}.{points % 10}" : "\\N";
        return string.Create(CultureInfo.InvariantCulture, $"{model.No}\t{model.Year}\t{(model.Wide ? "\\N" : model.Village.No)}\t{model.Then.No}\t{model.Village.Now.No}\t{model.Organisation}\t")
            + string.Create(CultureInfo.InvariantCulture, $"{NationalWords.Owners[model.Owner].Code}\t{NationalWords.Fields[model.Field].Code}\t{NationalWords.States[model.State].Code}\t{model.Name}\t")
            + string.Create(CultureInfo.InvariantCulture, $"{model.Day:yyyy-MM-dd}\t{model.People}\t{model.Homes}\t{model.Money}\t{score}\n");
    }
}
