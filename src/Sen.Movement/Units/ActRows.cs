namespace Sen.Movement.Units;

/// <summary>An act as rows, and rows as the act (việc thành dòng, dòng thành việc): what was written is read back the same.</summary>
public static class ActRows
{
    /// <summary>The id of a unit an act begins: the same each time the form is sent.</summary>
    /// <param name="act">The act.</param>
    /// <param name="no">Which of its new units, from 0.</param>
    public static Guid NewUnit(Guid act, int no) => ListedTree.IdOf($"{act:d} new {no}");

    /// <summary>The kind of an act.</summary>
    public static TreeActKind KindOf(TreeAct act) => Enum.Parse<TreeActKind>(act.GetType().Name);

    /// <summary>What the act says of units, in its order.</summary>
    public static IReadOnlyList<ActPart> PartsOf(TreeAct act)
    {
        var parts = new List<ActPart>();
        void Add(ActRole role, Guid unit, UnitNaming? naming = null, Guid? parent = null, UnitKind? kind = null, string? name = null, string? code = null) => parts.Add(new()
        {
            Id = ListedTree.IdOf($"{act.Id:d} part {parts.Count}"),
            ActId = act.Id,
            No = parts.Count,
            Role = role,
            UnitId = unit,
            ParentId = parent,
            Kind = naming?.Kind ?? kind,
            Name = naming?.Name ?? name,
            Code = naming?.Code ?? code,
        });
        switch (act)
        {
            case TreeAct.Establish one:
                Add(ActRole.To, one.Unit, one.Naming, one.Parent);
                break;
            case TreeAct.Rename one:
                Add(ActRole.To, one.Unit, name: one.NewName, code: one.NewCode);
                break;
            case TreeAct.Reclassify one:
                Add(ActRole.To, one.Unit, kind: one.Kind);
                break;
            case TreeAct.Move one:
                Add(ActRole.To, one.Unit, parent: one.Parent);
                break;
            case TreeAct.Merge one:
                one.Units.ToList().ForEach(unit => Add(ActRole.From, unit));
                Add(ActRole.To, one.Into, one.Naming, one.Parent);
                break;
            case TreeAct.Absorb one:
                one.Units.ToList().ForEach(unit => Add(ActRole.From, unit));
                Add(ActRole.To, one.Into);
                break;
            case TreeAct.Split one:
                Add(ActRole.From, one.Unit);
                foreach (var part in one.Parts)
                {
                    Add(ActRole.To, part.Unit, part.Naming, part.Parent);
                    part.Below.ToList().ForEach(unit => Add(ActRole.Below, unit, parent: part.Unit));
                }

                break;
            case TreeAct.TransferPart one:
                Add(ActRole.From, one.From);
                Add(ActRole.To, one.To);
                one.Below.ToList().ForEach(unit => Add(ActRole.Below, unit, parent: one.To));
                break;
            case TreeAct.Dissolve one:
                Add(ActRole.From, one.Unit);
                break;
        }

        return parts;
    }

    /// <summary>The act that was written.</summary>
    public static TreeAct Read(RecordedAct row, IEnumerable<ActPart> parts)
    {
        var inOrder = parts.OrderBy(part => part.No).ToList();
        List<ActPart> In(ActRole role) => inOrder.FindAll(part => part.Role == role);
        IReadOnlyList<Guid> from = [.. In(ActRole.From).Select(part => part.UnitId)];
        ActPart To() => In(ActRole.To)[0];
        return row.Kind switch
        {
            TreeActKind.Establish => new TreeAct.Establish(row.Id, row.On, row.Decree, To().UnitId, NamingOf(To()), To().ParentId),
            TreeActKind.Rename => new TreeAct.Rename(row.Id, row.On, row.Decree, To().UnitId, To().Name!, To().Code),
            TreeActKind.Reclassify => new TreeAct.Reclassify(row.Id, row.On, row.Decree, To().UnitId, To().Kind!.Value),
            TreeActKind.Move => new TreeAct.Move(row.Id, row.On, row.Decree, To().UnitId, To().ParentId!.Value),
            TreeActKind.Merge => new TreeAct.Merge(row.Id, row.On, row.Decree, from, To().UnitId, NamingOf(To()), To().ParentId),
            TreeActKind.Absorb => new TreeAct.Absorb(row.Id, row.On, row.Decree, from, To().UnitId),
            TreeActKind.Split => new TreeAct.Split(row.Id, row.On, row.Decree, from[0],
                [.. In(ActRole.To).Select(to => new SplitPart(to.UnitId, NamingOf(to), to.ParentId, [.. In(ActRole.Below).Where(below => below.ParentId == to.UnitId).Select(below => below.UnitId)]))]),
            TreeActKind.TransferPart => new TreeAct.TransferPart(row.Id, row.On, row.Decree, from[0], To().UnitId, [.. In(ActRole.Below).Select(below => below.UnitId)]),
            TreeActKind.Dissolve => new TreeAct.Dissolve(row.Id, row.On, row.Decree, from[0]),
            TreeActKind.Undo => new TreeAct.Undo(row.Id, row.On, row.Decree, row.UndoesId!.Value),
            _ => throw new InvalidOperationException($"Unknown act: {row.Kind}"),
        };
    }

    private static UnitNaming NamingOf(ActPart part) => new(part.Kind!.Value, part.Name!, part.Code);
}
