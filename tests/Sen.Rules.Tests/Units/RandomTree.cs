using System.Diagnostics.CodeAnalysis;
using Sen.Movement.Units;

namespace Sen.Rules.Tests.Units;

/// <summary>A tree of provinces, communes and villages to which random things happen, most of them possible, some recorded late, some undone.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "A seed has to give the same tree every time.")]
internal sealed class RandomTree
{
    private const int Provinces = 10, Communes = 30, Villages = 10;

    private readonly Random _random;
    private readonly Dictionary<Tier, List<Guid>> _units = new() { [Tier.Province] = [], [Tier.Commune] = [], [Tier.Village] = [] };
    private DateOnly _today = new(2020, 1, 1);
    private int _made;

    public RandomTree(int seed)
    {
        _random = new(seed);
        var versions = new List<UnitVersion>(Units);
        for (var province = 0; province < Provinces; province++)
        {
            var above = Add(versions, UnitKind.Province, null);
            for (var commune = 0; commune < Communes; commune++)
            {
                var home = Add(versions, UnitKind.Commune, above);
                for (var village = 0; village < Villages; village++)
                {
                    Add(versions, UnitKind.Village, home);
                }
            }
        }

        Ground = Tree = UnitTree.Of(versions, []).Value;
    }

    public static int Units => Provinces * (1 + (Communes * (1 + Villages)));

    public UnitTree Ground { get; }

    public UnitTree Tree { get; private set; }

    public DateOnly Today => _today;

    /// <summary>The kinds of acts that were done so far.</summary>
    public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Tries one act; the tree is another one when it was possible.</summary>
    public TreeAct Next()
    {
        _today = _today.AddDays(_random.Next(3));
        var day = _random.Next(30) == 0 ? _today.AddDays(-_random.Next(60)) : _today;
        var act = Act(day, new($"QĐ {_random.Next(10_000)}", day.AddDays(-_random.Next(30))));
        var next = Tree.Record(act);
        if (next.Ok)
        {
            Tree = next.Value;
            Kinds.Add(act.GetType().Name);
        }

        return act;
    }

    public List<(UnitFact Fact, long Value)> Facts(int count)
    {
        var facts = new List<(UnitFact, long)>(count);
        while (facts.Count < count)
        {
            var day = Day();
            if (Tree.On(Any(_random.Next(4) == 0 ? Tier.Commune : Tier.Village), day) is { } unit)
            {
                facts.Add((new(unit.UnitId, day), _random.Next(1, 1000)));
            }
        }

        return facts;
    }

    public IEnumerable<DateOnly> Days(int count) => Enumerable.Range(0, count).Select(_ => Day()).Append(_today.AddDays(1)).Append(new(2019, 12, 31));

    private DateOnly Day() => new DateOnly(2020, 1, 1).AddDays(_random.Next(_today.DayNumber - new DateOnly(2020, 1, 1).DayNumber + 1));

    private TreeAct Act(DateOnly day, Decree decree)
    {
        var tier = _random.Next(10) switch { 0 => Tier.Province, < 4 => Tier.Commune, _ => Tier.Village };
        var (id, unit) = (Id(), Living(tier, day));
        // An undoing is the slowest act, for all others are applied again; and the rarest.
        return (_random.Next(31) is var chosen and < 30 ? chosen % 10 : 10) switch
        {
            0 => new TreeAct.Rename(id, day, decree, unit, Name(), tier == Tier.Village || _random.Next(2) == 0 ? null : Code(tier)),
            1 => new TreeAct.Reclassify(id, day, decree, unit, Kind(tier)),
            2 or 3 => new TreeAct.Move(id, day, decree, unit, Living(tier == Tier.Village ? Tier.Commune : Tier.Province, day)),
            4 => Merge(id, day, decree, tier, unit),
            5 => new TreeAct.Absorb(id, day, decree, [unit], Living(tier, day)),
            6 => Split(id, day, decree, tier, unit),
            7 => Transfer(id, day, decree, unit, Living(tier, day)),
            8 => new TreeAct.Dissolve(id, day, decree, Living(Tier.Village, day)),
            9 => new TreeAct.Establish(id, day, decree, New(tier), Naming(tier), tier == Tier.Province ? null : Living(tier == Tier.Village ? Tier.Commune : Tier.Province, day)),
            _ => Tree.Acts.Count == 0 ? new TreeAct.Rename(id, day, decree, unit, Name(), null) : new TreeAct.Undo(id, day, decree, Tree.Acts[^Math.Min(Tree.Acts.Count, _random.Next(1, 40))].Id),
        };
    }

    // As in life, the new unit may take over the code of one of the old.
    private TreeAct.Merge Merge(Guid id, DateOnly day, Decree decree, Tier tier, Guid unit)
    {
        var units = Enumerable.Range(0, _random.Next(3)).Select(_ => Living(tier, day)).Prepend(unit).Distinct().ToList();
        var code = Tree.On(units[^1], day)?.Code;
        return new(id, day, decree, units, New(tier), Naming(tier) with { Code = code }, Tree.On(unit, day)?.ParentId);
    }

    private TreeAct.Split Split(Guid id, DateOnly day, Decree decree, Tier tier, Guid unit)
    {
        var below = Tree.Below(unit, day).Select(version => version.UnitId).ToLookup(_ => _random.Next(2));
        return new(id, day, decree, unit, [.. Enumerable.Range(0, 2).Select(part => new SplitPart(New(tier), Naming(tier), Tree.On(unit, day)?.ParentId, [.. below[part]]))]);
    }

    private TreeAct.TransferPart Transfer(Guid id, DateOnly day, Decree decree, Guid from, Guid to) =>
        new(id, day, decree, from, to, [.. Tree.Below(from, day).Select(version => version.UnitId).Where(_ => _random.Next(3) == 0)]);

    private Guid Living(Tier tier, DateOnly day)
    {
        // Now and then one that is gone: that has to be refused.
        for (var tries = 0; tries < 20; tries++)
        {
            if (Any(tier) is var unit && Tree.On(unit, day) is not null)
            {
                return unit;
            }
        }

        return Any(tier);
    }

    private Guid Any(Tier tier) => _units[tier][_random.Next(_units[tier].Count)];

    private UnitNaming Naming(Tier tier) => new(Kind(tier), Name(), tier == Tier.Village ? null : Code(tier));

    private UnitKind Kind(Tier tier) => (tier, _random.Next(2)) switch
    {
        (Tier.Province, 0) => UnitKind.Province,
        (Tier.Province, _) => UnitKind.Municipality,
        (Tier.Commune, 0) => UnitKind.Commune,
        (Tier.Commune, _) => UnitKind.Ward,
        (_, 0) => UnitKind.Village,
        _ => UnitKind.ResidentialGroup,
    };

    // Few enough codes that some are taken.
    private string Code(Tier tier) => tier == Tier.Province ? $"{_random.Next(10, 100)}" : $"{_random.Next(10_000, 100_000)}";

    private string Name() => $"Tên {_made++}";

    private Guid New(Tier tier)
    {
        var id = Id();
        _units[tier].Add(id);
        return id;
    }

    private Guid Add(List<UnitVersion> versions, UnitKind kind, Guid? parent)
    {
        var unit = New(Tiers.Of(kind));
        versions.Add(CommuneSetUp.Version(Id(), unit, kind, Name(), parent, null, null, kind == UnitKind.Commune ? $"{10_000 + versions.Count}" : null));
        return unit;
    }

    private Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new(bytes);
    }
}
