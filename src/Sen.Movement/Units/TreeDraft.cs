using System.Collections.Immutable;
using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>
/// The tree while one act is applied to it. Every change is checked as it is made; after the first that cannot be, nothing more happens, and <see cref="Wrong"/>
/// says why.
/// </summary>
internal sealed class TreeDraft(TreeRows rows, TreeAct act)
{
    private readonly List<UnitVersion> _ended = [];

    public TreeRows Rows { get; private set; } = rows;

    public Refusal? Wrong { get; private set; }

    /// <summary>The first day of the new state.</summary>
    public DateOnly Day => act.On;

    private string On => AdministrativeDate.Short(act.On);

    public void Refuse(string field, Wording sentence) => Wrong ??= new Refusal.Invalid(field, sentence);

    /// <summary>The unit as it is on the day; without it the act is refused.</summary>
    public UnitVersion? Standing(Guid unit, string field)
    {
        if (Rows.On(unit, Day) is { } standing)
        {
            return standing;
        }

        var name = Rows.Names.GetValueOrDefault(unit, []).LastOrDefault();
        Refuse(field, name is null
            ? ("Không có đơn vị này trong cây đơn vị.", "There is no such unit in the tree.")
            : ($"Ngày {On} không có {name.FullName}. Đề nghị xem lại ngày hoặc đơn vị.", $"On {On} there is no {name.FullName}. Please look at the day or the unit."));
        return null;
    }

    /// <summary>A unit begins.</summary>
    public void Begin(Guid unit, UnitNaming naming, Guid? parent)
    {
        if (Rows.Names.ContainsKey(unit))
        {
            Refuse("Unit", ("Mã nhận dạng này đã là của một đơn vị khác; đơn vị mới cần mã riêng.", "This id is another unit’s; a new unit needs its own."));
        }

        var version = CommuneSetUp.Version(IdOf(unit), unit, naming.Kind, VietnameseText.Clean(naming.Name), parent, Day, null, naming.Code);
        version.LegalBasis = act.Decree.Number;
        Put(version, []);
    }

    /// <summary>A unit is different from the day on, until it would have changed anyway.</summary>
    public void Change(Guid unit, string field, UnitNaming naming, Guid? parent)
    {
        if (Standing(unit, field) is { } now)
        {
            var name = VietnameseText.Clean(naming.Name);
            var next = Copy(now, IdOf(unit), Day, now.ValidTo);
            (next.Kind, next.Code, next.ParentId, next.LegalBasis) = (naming.Kind, naming.Code, parent, act.Decree.Number);
            if (name != now.Name)
            {
                next.Correct(naming.Kind, name);
            }

            Put(next, Before(now));
        }
    }

    /// <summary>A unit ends; what is below it has to find its place before the act is over.</summary>
    public void End(Guid unit, string field)
    {
        if (Wrong is not null || Standing(unit, field) is not { } now)
        {
            return;
        }

        var before = Before(now);
        if (now.ValidTo is { } end)
        {
            Refuse(field, (
                $"{now.Title} đã ghi thay đổi từ ngày {AdministrativeDate.Short(end)}. Đề nghị hủy việc ấy trước, hoặc ghi việc này sau ngày ấy.",
                $"{now.Title} has a change on record from {AdministrativeDate.Short(end)}. Please undo that first, or record this one after that day."));
        }
        else if (now.ValidFrom == Day && !before.Exists(name => name.ValidTo == Day))
        {
            Refuse(field, ($"{now.Title} bắt đầu đúng ngày {On}, không kết thúc cùng ngày.", $"{now.Title} begins on {On} and cannot end on the same day."));
        }
        else
        {
            Rows = Rows.With(unit, before);
            _ended.Add(now);
        }
    }

    /// <summary>What stands below one unit on the day comes below another.</summary>
    public void Bring(IEnumerable<Guid> units, Guid parent)
    {
        foreach (var unit in units)
        {
            if (Standing(unit, "Below") is { } now)
            {
                Change(unit, "Below", new(now.Kind, now.Name, now.Code), parent);
            }
        }
    }

    public void Follow(Guid? from, Guid? to, SuccessionKind kind)
    {
        if (Wrong is null)
        {
            Rows = Rows.With(new UnitSuccession
            {
                Id = EdgeId(act, from, to),
                FromUnitId = from,
                ToUnitId = to,
                EffectiveOn = Day,
                Kind = kind,
                LegalBasis = act.Decree.Number,
            });
        }
    }

    /// <summary>The id of a succession the act makes.</summary>
    public static Guid EdgeId(TreeAct act, Guid? from, Guid? to) => ListedTree.IdOf($"{act.Id:d} {from:d} {to:d}");

    /// <summary>The act is over: nothing that ended may have left anything below it.</summary>
    public void Finish()
    {
        foreach (var ended in _ended)
        {
            var left = Rows.EverBelow.GetValueOrDefault(ended.UnitId, []).SelectMany(unit => Rows.Names[unit]).FirstOrDefault(name => name.ParentId == ended.UnitId && (name.ValidTo is null || name.ValidTo > Day));
            if (left is not null)
            {
                Refuse("Below", (
                    $"{left.Title} còn thuộc {ended.FullName} sau ngày {On}. Đề nghị ghi rõ {left.FullName} về đâu.",
                    $"{left.Title} would still belong to {ended.FullName} after {On}. Please say where {left.FullName} goes."));
            }
        }
    }

    // The same act gives the same ids whenever it is applied.
    private Guid IdOf(Guid unit) => ListedTree.IdOf($"{act.Id:d} {unit:d}");

    // The names with this one cut at the day; one that began on the day is replaced by whatever comes.
    private ImmutableList<UnitVersion> Before(UnitVersion now) =>
        now.ValidFrom == Day ? Rows.Names[now.UnitId].Remove(now) : Rows.Names[now.UnitId].Replace(now, Copy(now, now.Id, now.ValidFrom, Day));

    // The tree before keeps its own: rows of a tree are never changed.
    private static UnitVersion Copy(UnitVersion version, Guid id, DateOnly? from, DateOnly? to) => new()
    {
        Id = id,
        UnitId = version.UnitId,
        Kind = version.Kind,
        Name = version.Name,
        NameFolded = version.NameFolded,
        SortKey = version.SortKey,
        Code = version.Code,
        ParentId = version.ParentId,
        ValidFrom = from,
        ValidTo = to,
        LegalBasis = version.LegalBasis,
    };

    private void Put(UnitVersion version, ImmutableList<UnitVersion> before)
    {
        if (version.Name.Length == 0)
        {
            Refuse("Naming", ("Đề nghị ghi tên đơn vị.", "Please write the name of the unit."));
        }

        CheckAbove(version);
        CheckCode(version);
        if (Wrong is null)
        {
            // Names of later days stay behind it.
            var place = before.FindIndex(name => name.ValidFrom > Day);
            Rows = Rows.With(version.UnitId, place < 0 ? before.Add(version) : before.Insert(place, version));
        }
    }

    private void CheckAbove(UnitVersion version)
    {
        if (Wrong is null && version.IsWithoutParent)
        {
            Refuse("Parent", new TreeFault(TreeFaultKind.NoParent, version).Sentence);
        }

        if (Wrong is not null || version.ParentId is not { } parent || Standing(parent, "Parent") is not { } above)
        {
            return;
        }

        if (IsBelow(parent, version.UnitId))
        {
            Refuse("Parent", (
                $"{above.Title} đang thuộc {version.FullName}, nên {version.FullName} không thể thuộc về đó.",
                $"{above.Title} lies below {version.FullName}, so {version.FullName} cannot belong to it."));
        }
        else if (Tiers.Of(above.Kind) >= Tiers.Of(version.Kind))
        {
            Refuse("Parent", new TreeFault(TreeFaultKind.WrongTier, version, above).Sentence);
        }
        else if (Rows.Names[parent][^1].ValidTo is { } end && (version.ValidTo is null || version.ValidTo > end))
        {
            Refuse("Parent", (
                $"{above.Title} kết thúc ngày {AdministrativeDate.Short(end.AddDays(-1))}, trước {version.FullName}. Đề nghị chọn đơn vị khác.",
                $"{above.Title} ends on {AdministrativeDate.Short(end.AddDays(-1))}, before {version.FullName} does. Please choose another unit."));
        }
    }

    private void CheckCode(UnitVersion version)
    {
        if (version.Code is { } code && Rows.Bearers.GetValueOrDefault((Tiers.Of(version.Kind), code), []).Where(unit => unit != version.UnitId).SelectMany(unit => Rows.Names[unit])
            .FirstOrDefault(name => name.Code == code && name.Overlaps(version)) is { } bearer)
        {
            Refuse("Code", new TreeFault(TreeFaultKind.CodeTwice, version, bearer).Sentence);
        }
    }

    private bool IsBelow(Guid unit, Guid above)
    {
        for (Guid? one = unit; one is { } here; one = Rows.On(here, Day)?.ParentId)
        {
            if (here == above)
            {
                return true;
            }
        }

        return false;
    }
}
