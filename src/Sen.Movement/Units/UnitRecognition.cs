using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>What loading the lists does to an installation (kế hoạch nạp danh mục).</summary>
/// <param name="Units">Units that are new.</param>
/// <param name="Versions">Versions that are new.</param>
/// <param name="Successions">Successions that are new.</param>
/// <param name="Withdrawn">Versions that were only supposed, and that the lists know better.</param>
/// <param name="Completed">Units that were here already and are the list's: how each was completed, as a line to print.</param>
public sealed record ListPlan(
    IReadOnlyList<Unit> Units, IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitSuccession> Successions, IReadOnlyList<UnitVersion> Withdrawn, IReadOnlyList<Wording> Completed)
{
    /// <summary>Everything the lists say is here already.</summary>
    public bool IsNothing => Units.Count + Versions.Count + Successions.Count + Withdrawn.Count + Completed.Count == 0;
}

/// <summary>
/// Finds the installation's own units in the published lists (nhận ra đơn vị đã có). A unit is recognised by what it is called, where it belongs and when; the
/// code helps, and never decides alone, for the State hands codes on. What was recognised keeps its identity, and every record with it; the lists only
/// complete it. It may stand for two units of the lists, one until 2025-06-30 and one since, where one followed from the other: then it goes on as one.
/// </summary>
public sealed class UnitRecognition
{
    private readonly ListedTree _lists;
    private readonly IReadOnlyList<UnitVersion> _there;
    private readonly Dictionary<Guid, List<UnitVersion>> _versionsOf;
    private readonly ILookup<(Tier, string), UnitVersion> _byName;
    private readonly HashSet<(Guid?, Guid?)> _followed;
    private readonly Dictionary<Guid, Guid> _identity = [];
    private readonly Dictionary<Guid, List<Guid>> _standsFor = [];
    private readonly List<Unit> _units = [];
    private readonly List<UnitVersion> _versions = [];
    private readonly List<UnitVersion> _withdrawn = [];
    private readonly List<Wording> _completed = [];

    private UnitRecognition(ListedTree lists, IReadOnlyList<UnitVersion> there)
    {
        (_lists, _there) = (lists, there);
        _versionsOf = there.GroupBy(version => version.UnitId).ToDictionary(unit => unit.Key, unit => unit.OrderBy(version => version.ValidFrom ?? DateOnly.MinValue).ToList());
        _followed = [.. lists.Successions.Select(edge => (edge.FromUnitId, edge.ToUnitId))];
        _byName = there.ToLookup(version => (Tiers.Of(version.Kind), VietnameseText.Exact(version.Name)));
    }

    /// <summary>The plan. Versions that are here already are changed in place, so a caller that does not go on throws them away.</summary>
    /// <param name="lists">The lists.</param>
    /// <param name="there">Every version of the installation's units but its villages.</param>
    /// <param name="edges">Its successions.</param>
    public static Outcome<ListPlan> Plan(ListedTree lists, IReadOnlyList<UnitVersion> there, IReadOnlyList<UnitSuccession> edges) => new UnitRecognition(lists, there).Make(edges);

    private Outcome<ListPlan> Make(IReadOnlyList<UnitSuccession> edges)
    {
        foreach (var unit in _lists.Units)
        {
            var identity = _identity[unit.Id] = Recognise(unit) ?? unit.Id;
            _standsFor[identity] = [.. _standsFor.GetValueOrDefault(identity, []), unit.Id];
        }

        foreach (var same in _lists.Units.GroupBy(unit => _identity[unit.Id]))
        {
            Complete(same.Key, [.. same.SelectMany(unit => unit.Names).OrderBy(version => version.ValidFrom ?? DateOnly.MinValue)]);
        }

        var successions = Successions(edges);
        return Wrong() is { } wrong ? wrong : new ListPlan(_units, _versions, successions, _withdrawn, _completed);
    }

    private Guid? Recognise(ListedUnit unit)
    {
        if (_versionsOf.ContainsKey(unit.Id))
        {
            return unit.Id;
        }

        var candidates = unit.Names.SelectMany(name => _byName[(unit.Tier, VietnameseText.Exact(name.Name))].Concat(_byName[(unit.Tier, VietnameseText.Exact(name.FullName))])
            .Where(here => IsSame(name, here) && MayBe(unit.Id, here.UnitId)));
        return candidates.OrderByDescending(here => here.Code == unit.First.Code).Select(here => (Guid?)here.UnitId).FirstOrDefault();
    }

    // Communes of several districts bore one name; the one that bears it since need not be the one that is here.
    private bool MayBe(Guid listed, Guid here) => _standsFor.GetValueOrDefault(here, []).TrueForAll(other => _followed.Contains((other, listed)) || _followed.Contains((listed, other)));

    // Names are unique below one parent; with the same code besides, a parent that was typed wrongly does no harm. “Huyện” may have been typed for a thị xã.
    private bool IsSame(UnitVersion name, UnitVersion here) =>
        (name.Kind == here.Kind || Tiers.Of(name.Kind) != Tier.Commune) && name.Overlaps(here)
        && (name.ParentId is not { } parent || here.ParentId == _identity[parent] || (here.Code is not null && here.Code == name.Code));

    private void Complete(Guid id, List<UnitVersion> names)
    {
        var here = _versionsOf.GetValueOrDefault(id) ?? [];
        if (here.Count == 0)
        {
            _units.Add(new() { Id = id, Origin = Origin.Imported });
        }

        var left = here.ToList();
        foreach (var name in names)
        {
            var parent = name.ParentId is { } above ? _identity[above] : (Guid?)null;
            if ((left.Find(one => one.Id == name.Id) ?? left.Find(one => IsSame(name, one))) is { } own)
            {
                left.Remove(own);
                Complete(own, name, parent);
            }
            else
            {
                _versions.Add(Placed(name, id, parent));
            }
        }

        // Whoever set a commune of old up could only suppose that it goes on under its province; the lists know that it does not.
        foreach (var supposed in left.Where(one => one.LegalBasis is null && one.ValidFrom is { } from && from == names[^1].ValidTo && here.Exists(before => before.ValidTo == from)))
        {
            _withdrawn.Add(supposed);
        }
    }

    private void Complete(UnitVersion own, UnitVersion listed, Guid? parent)
    {
        var was = (own.Kind, own.Name, own.Code, own.ParentId, own.ValidFrom, own.ValidTo, own.LegalBasis);
        if (own.Kind != listed.Kind || VietnameseText.Exact(own.Name) != VietnameseText.Exact(listed.Name))
        {
            own.Correct(listed.Kind, listed.Name);
        }

        (own.Code, own.ParentId) = (listed.Code, parent);
        own.ValidFrom = listed.ValidFrom ?? own.ValidFrom;
        own.LegalBasis ??= listed.LegalBasis;
        if (listed.ValidTo is { } end && (own.ValidTo is null || own.ValidTo > end))
        {
            own.ValidTo = end;
        }

        if (was != (own.Kind, own.Name, own.Code, own.ParentId, own.ValidFrom, own.ValidTo, own.LegalBasis))
        {
            var other = was.Code is { } typed && typed != own.Code ? typed : null;
            _completed.Add((
                $"{own.Title} (mã {own.Code}{(other is null ? "" : $", trước đây ghi {other}")}) đã có ở đây, được bổ sung theo danh mục.",
                $"{own.Title} (code {own.Code}{(other is null ? "" : $", written as {other} before")}) was here already and is completed from the list."));
        }
    }

    private static UnitVersion Placed(UnitVersion name, Guid unit, Guid? parent) => new()
    {
        Id = name.Id,
        UnitId = unit,
        Kind = name.Kind,
        Name = name.Name,
        NameFolded = name.NameFolded,
        SortKey = name.SortKey,
        Code = name.Code,
        ParentId = parent,
        ValidFrom = name.ValidFrom,
        ValidTo = name.ValidTo,
        LegalBasis = name.LegalBasis,
    };

    // Where a unit goes on as one, what joined it did not become a new unit with it: it was taken in.
    private List<UnitSuccession> Successions(IReadOnlyList<UnitSuccession> edges)
    {
        var known = edges.Select(edge => (edge.FromUnitId, edge.ToUnitId, edge.EffectiveOn)).ToHashSet();
        var goesOn = _lists.Successions.Where(edge => _identity[edge.FromUnitId!.Value] == _identity[edge.ToUnitId!.Value]).Select(edge => edge.ToUnitId!.Value).ToHashSet();
        return
        [
            .. from edge in _lists.Successions
               let ends = (From: _identity[edge.FromUnitId!.Value], To: _identity[edge.ToUnitId!.Value])
               where ends.From != ends.To && !known.Contains((ends.From, ends.To, edge.EffectiveOn))
               select new UnitSuccession
               {
                   Id = edge.Id,
                   FromUnitId = ends.From,
                   ToUnitId = ends.To,
                   EffectiveOn = edge.EffectiveOn,
                   Kind = edge.Kind == SuccessionKind.Merge && goesOn.Contains(edge.ToUnitId!.Value) ? SuccessionKind.Absorb : edge.Kind,
                   LegalBasis = edge.LegalBasis,
                   Note = edge.Note,
               },
        ];
    }

    // The lists alone were checked when they were read: a fault now lies between them and what was typed here.
    private Refusal.Invalid? Wrong()
    {
        var lines = _lists.Units.SelectMany(unit => unit.Names.Select(name => (name.Id, unit.At))).ToDictionary(pair => pair.Id, pair => pair.At);
        var faults = new ListFaults();
        foreach (var fault in TreeCheck.Faults([.. _there.Except(_withdrawn), .. _versions]))
        {
            var listed = lines.TryGetValue(fault.At.Id, out var line) || (fault.Other is { } other && lines.TryGetValue(other.Id, out line));
            faults.Add(listed ? line : new(fault.At.Title, 0), (
                $"{fault.Sentence.Vi} Trong hai bên có đơn vị đã ghi ở đây từ trước; danh mục chưa được nạp.",
                $"{fault.Sentence.En} One of the two was recorded here before; the list is not loaded."));
        }

        return faults.Refusal;
    }
}
