namespace Sen.Movement.Units;

/// <summary>What each act does to the tree. A row of this page is the law in short: who ends, who begins, who goes on, where what is below goes.</summary>
internal static class TreeRules
{
    public static Outcome<TreeRows> Apply(TreeRows rows, TreeAct act)
    {
        var tree = new TreeDraft(rows, act);
        switch (act)
        {
            case TreeAct.Establish one:
                tree.Begin(one.Unit, one.Naming, one.Parent);
                tree.Follow(null, one.Unit, SuccessionKind.Establish);
                break;
            case TreeAct.Rename one:
                Rename(tree, one);
                break;
            case TreeAct.Reclassify one:
                Reclassify(tree, one);
                break;
            case TreeAct.Move one:
                Move(tree, one);
                break;
            case TreeAct.Merge one:
                Merge(tree, one);
                break;
            case TreeAct.Absorb one:
                Absorb(tree, one);
                break;
            case TreeAct.Split one:
                Split(tree, one);
                break;
            case TreeAct.TransferPart one:
                Transfer(tree, one);
                break;
            case TreeAct.Dissolve one:
                tree.End(one.Unit, nameof(one.Unit));
                tree.Follow(one.Unit, null, SuccessionKind.Dissolve);
                break;
            default:
                throw new InvalidOperationException($"{act.GetType().Name} does nothing to the rows of a tree.");
        }

        tree.Finish();
        return tree.Wrong is { } wrong ? wrong : tree.Rows;
    }

    /// <summary>What is wrong with the decree of an act, a counter-act too; null when it can carry it.</summary>
    public static Refusal? CheckDecree(TreeAct act) =>
        act is TreeAct.Undo { IsCorrection: true } ? null
        : string.IsNullOrWhiteSpace(act.Decree.Number)
            ? new Refusal.Invalid(nameof(act.Decree), ("Đề nghị ghi số nghị quyết, quyết định.", "Please write the number of the resolution or decision."))
        : act.On < act.Decree.SignedOn
            ? new Refusal.Invalid(nameof(act.On), BeforeSigned)
        : null;

    /// <summary>What to say of an act that would take effect before its decree was signed.</summary>
    public static Wording BeforeSigned { get; } = (
        "Ngày hiệu lực không được trước ngày ký nghị quyết, quyết định. Đề nghị xem lại hai ngày.", "Nothing takes effect before the resolution or decision is signed. Please look at both days.");

    private static void Rename(TreeDraft tree, TreeAct.Rename act)
    {
        if (tree.Standing(act.Unit, nameof(act.Unit)) is not { } now)
        {
            return;
        }

        var code = act.NewCode ?? now.Code;
        if ((act.NewName, code) == (now.Name, now.Code))
        {
            tree.Refuse(nameof(act.NewName), ("Tên chưa thay đổi. Đề nghị ghi tên mới.", "The name has not changed. Please write the new name."));
        }

        tree.Change(act.Unit, nameof(act.Unit), new(now.Kind, act.NewName, code), now.ParentId);
    }

    private static void Reclassify(TreeDraft tree, TreeAct.Reclassify act)
    {
        if (tree.Standing(act.Unit, nameof(act.Unit)) is not { } now)
        {
            return;
        }

        if (act.Kind == now.Kind || Tiers.Of(act.Kind) != Tiers.Of(now.Kind))
        {
            var tier = UnitNames.NameOf(Tiers.Of(now.Kind));
            tree.Refuse(nameof(act.Kind), ($"Đề nghị chọn loại khác cùng {tier.Vi}.", $"Please choose another kind at {tier.En}."));
        }

        tree.Change(act.Unit, nameof(act.Unit), new(act.Kind, now.Name, now.Code), now.ParentId);
    }

    private static void Move(TreeDraft tree, TreeAct.Move act)
    {
        if (tree.Standing(act.Unit, nameof(act.Unit)) is not { } now)
        {
            return;
        }

        if (now.ParentId == act.Parent)
        {
            tree.Refuse(nameof(act.Parent), ("Đơn vị đã thuộc cấp trên này.", "The unit belongs there already."));
        }

        tree.Change(act.Unit, nameof(act.Unit), new(now.Kind, now.Name, now.Code), act.Parent);
    }

    // One alone may do it too: it goes on whole as another.
    private static void Merge(TreeDraft tree, TreeAct.Merge act)
    {
        Alike(tree, act.Units, nameof(act.Units), act.Naming.Kind);
        var below = Ended(tree, act.Units, nameof(act.Units));
        tree.Begin(act.Into, act.Naming, act.Parent);
        tree.Bring(below, act.Into);
        foreach (var unit in act.Units)
        {
            tree.Follow(unit, act.Into, act.Units.Count > 1 ? SuccessionKind.Merge : SuccessionKind.Continue);
        }
    }

    private static void Absorb(TreeDraft tree, TreeAct.Absorb act)
    {
        if (tree.Standing(act.Into, nameof(act.Into)) is not { } into)
        {
            return;
        }

        Alike(tree, [.. act.Units, act.Into], nameof(act.Units), into.Kind);
        tree.Bring(Ended(tree, act.Units, nameof(act.Units)), act.Into);
        foreach (var unit in act.Units)
        {
            tree.Follow(unit, act.Into, SuccessionKind.Absorb);
        }
    }

    private static void Split(TreeDraft tree, TreeAct.Split act)
    {
        if (act.Parts.Count < 2)
        {
            tree.Refuse(nameof(act.Parts), ("Chia tách cần ít nhất hai đơn vị mới.", "A split needs at least two new units."));
        }

        if (act.Parts.SelectMany(part => part.Below).GroupBy(unit => unit).Any(named => named.Skip(1).Any()))
        {
            tree.Refuse("Below", ("Mỗi đơn vị bên dưới chỉ về một nơi.", "Each unit below goes to one place only."));
        }

        foreach (var part in act.Parts)
        {
            Alike(tree, [act.Unit], nameof(act.Unit), part.Naming.Kind);
        }

        var below = Ended(tree, [act.Unit], nameof(act.Unit));
        foreach (var part in act.Parts)
        {
            tree.Begin(part.Unit, part.Naming, part.Parent);
            Among(tree, part.Below, below);
            tree.Bring(part.Below, part.Unit);
            tree.Follow(act.Unit, part.Unit, SuccessionKind.Split);
        }
    }

    private static void Transfer(TreeDraft tree, TreeAct.TransferPart act)
    {
        if (tree.Standing(act.To, nameof(act.To)) is not { } to)
        {
            return;
        }

        Alike(tree, [act.From, act.To], nameof(act.From), to.Kind);
        Among(tree, act.Below, Below(tree, [act.From]));
        tree.Bring(act.Below, act.To);
        tree.Follow(act.From, act.To, SuccessionKind.TransferPart);
    }

    private static void Alike(TreeDraft tree, IReadOnlyList<Guid> units, string field, UnitKind kind)
    {
        if (units.Count == 0 || units.Distinct().Count() != units.Count)
        {
            tree.Refuse(field, ("Đề nghị chọn các đơn vị khác nhau, mỗi đơn vị một lần.", "Please choose units that differ, each of them once."));
        }

        if (units.Select(unit => tree.Standing(unit, field)).OfType<UnitVersion>().FirstOrDefault(unit => Tiers.Of(unit.Kind) != Tiers.Of(kind)) is { } other)
        {
            var tier = UnitNames.NameOf(Tiers.Of(kind));
            tree.Refuse(field, ($"{other.Title} không ở {tier.Vi}. Chỉ các đơn vị cùng cấp nhập, chia với nhau.", $"{other.Title} is not at {tier.En}. Only units of one level join or part."));
        }
    }

    private static void Among(TreeDraft tree, IReadOnlyList<Guid> named, IReadOnlyList<Guid> below)
    {
        if (named.Except(below).Any())
        {
            tree.Refuse("Below", ("Trong các đơn vị được chuyển có đơn vị không thuộc đơn vị này.", "One of the units that go over does not belong to this unit."));
        }
    }

    private static List<Guid> Ended(TreeDraft tree, IReadOnlyList<Guid> units, string field)
    {
        var below = Below(tree, units);
        foreach (var unit in units)
        {
            tree.End(unit, field);
        }

        return below;
    }

    private static List<Guid> Below(TreeDraft tree, IReadOnlyList<Guid> units) => [.. units.SelectMany(unit => tree.Rows.Below(unit, tree.Day)).Select(version => version.UnitId)];
}
