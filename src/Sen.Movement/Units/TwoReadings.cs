using System.Numerics;

namespace Sen.Movement.Units;

/// <summary>A fact in both readings (hai cách đọc): where it lay on its own day, and where it lies in the tree of the day asked for.</summary>
/// <param name="Fact">Unit and day of the record.</param>
/// <param name="Was">The smallest unit that held it on its own day; null: the country.</param>
/// <param name="Is">The smallest unit that surely holds it on the day asked for; null: the country.</param>
/// <param name="IsBound">False while nobody has said which part of a split unit it belongs to: it is shown above all parts and never divided.</param>
public sealed record ReadFact(UnitFact Fact, Guid? Was, Guid? Is, bool IsBound);

/// <summary>What went from one unit to another between the two readings (dòng giải thích).</summary>
/// <param name="From">Where it lay as it was.</param>
/// <param name="To">Where it lies in the tree of the day.</param>
/// <param name="IsBound">False for what nobody has bound to a part yet.</param>
/// <param name="Sum">What went.</param>
public sealed record ReadingMove<T>(Guid? From, Guid? To, bool IsBound, T Sum);

/// <summary>The sums of one unit in both readings.</summary>
/// <param name="Unit">The unit; null: what is only known to lie in the country.</param>
/// <param name="Was">Of the facts that lay in it on their own day.</param>
/// <param name="Is">Of the facts that lie in it in the tree of the day.</param>
public sealed record ReadingLine<T>(Guid? Unit, T Was, T Is);

/// <summary>
/// One set of facts read twice: as it was, each fact under the unit of its own day, and on the tree of another day. Both readings add up from the same facts, so their
/// totals are equal, and the difference of every unit is what came to it less what left it.
/// </summary>
/// <param name="Lines">Every unit that has something in one of the readings.</param>
/// <param name="Moves">What lies elsewhere now than it lay then, line by line.</param>
/// <param name="TotalWas">All facts as they were.</param>
/// <param name="TotalIs">All facts on the tree of the day.</param>
public sealed record TwoReadings<T>(IReadOnlyList<ReadingLine<T>> Lines, IReadOnlyList<ReadingMove<T>> Moves, T TotalWas, T TotalIs)
    where T : struct, IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>
{
    /// <summary>The difference of the totals; nothing, whatever happened to the units.</summary>
    public T Difference => TotalIs - TotalWas;

    /// <summary>What came to a unit between the readings, less what left it.</summary>
    public T Moved(Guid? unit)
    {
        var moved = default(T);
        foreach (var move in Moves)
        {
            moved = move.To == unit ? moved + move.Sum : moved;
            moved = move.From == unit ? moved - move.Sum : moved;
        }

        return moved;
    }

    /// <summary>Adds facts up in both readings; each total is made of its own lines.</summary>
    public static TwoReadings<T> Of(IEnumerable<(ReadFact Place, T Value)> facts)
    {
        var (was, now, moves) = (new Dictionary<Guid, T>(), new Dictionary<Guid, T>(), new Dictionary<(Guid From, Guid To, bool IsBound), T>());
        foreach (var (place, value) in facts)
        {
            var (from, to) = (place.Was ?? Guid.Empty, place.Is ?? Guid.Empty);
            was[from] = was.GetValueOrDefault(from) + value;
            now[to] = now.GetValueOrDefault(to) + value;
            if (from != to)
            {
                moves[(from, to, place.IsBound)] = moves.GetValueOrDefault((from, to, place.IsBound)) + value;
            }
        }

        return new(
            [.. was.Keys.Union(now.Keys).Order().Select(unit => new ReadingLine<T>(OrCountry(unit), was.GetValueOrDefault(unit), now.GetValueOrDefault(unit)))],
            [.. moves.OrderBy(move => move.Key.From).ThenBy(move => move.Key.To).Select(move => new ReadingMove<T>(OrCountry(move.Key.From), OrCountry(move.Key.To), move.Key.IsBound, move.Value))],
            Total(was), Total(now));
    }

    private static Guid? OrCountry(Guid unit) => unit == Guid.Empty ? null : unit;

    private static T Total(Dictionary<Guid, T> sums) => sums.Values.Aggregate(default(T), (sum, one) => sum + one);
}
