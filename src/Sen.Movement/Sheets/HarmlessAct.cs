using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Movement.Sheets;

/// <summary>
/// Puts something harmless in place of what is told to be wrong, so that the rest of the row is judged too (bỏ qua ô đã báo lỗi): a person corrects all cells at once. Nothing that
/// was put in is ever written, for such a row is not taken.
/// </summary>
internal static class HarmlessAct
{
    private const string AnyName = "Tên Mới", AnyNumber = "–";

    /// <summary>The act with nothing in it that is known to be wrong, as far as something can stand in; the same one when nothing can.</summary>
    public static UnitActForm Of(UnitActForm form, RowFaults wrong, SheetWorld world)
    {
        var day = AdministrativeDate.Read(form.On) is { Problem: null } read ? read.Value : (DateOnly?)null;
        var units = Found(form.Units, day, world);
        form = form with
        {
            Units = wrong.Has(UnitActSheet.Units) && form.AsksMany ? string.Join('\n', units.Select(unit => unit.Text)) : form.Units,
            Code = wrong.Has(UnitActSheet.Code) ? null : form.Code,
            Number = wrong.Has(UnitActSheet.Number) ? AnyNumber : form.Number,
            SignedOn = day is not null && (wrong.Has(UnitActSheet.SignedOn) || wrong.Has(UnitActSheet.On)) ? form.On : form.SignedOn,
            Issuer = wrong.Has(UnitActSheet.Issuer) ? null : form.Issuer,
        };
        var first = units.Select(unit => unit.Version).FirstOrDefault();
        if ((form.Kind == TreeActKind.Reclassify && wrong.Has(UnitActSheet.NewKind)) || (form.Kind == TreeActKind.Move && wrong.Has(UnitActSheet.Parent)))
        {
            return form with { Kind = TreeActKind.Rename, Name = AnyName, Code = null };
        }

        if (form.Kind == TreeActKind.Absorb && wrong.Has(UnitActSheet.Into) && first is not null && day is { } joined)
        {
            return form with { Kind = TreeActKind.Merge, Name = NameOf(first.Kind), Parent = AboveOf(first, joined, world) };
        }

        return form with
        {
            Name = wrong.Has(UnitActSheet.NewName) && form.AsksName ? Name(form, first) : form.Name,
            Parent = wrong.Has(UnitActSheet.Parent) && form.AsksParent && day is { } on ? Parent(form, first, on, world) : form.Parent,
        };
    }

    // The names that are one unit's, each unit once.
    private static List<(string Text, UnitVersion Version)> Found(string? typed, DateOnly? day, SheetWorld world) => day is not { } on ? [] :
    [
        .. (typed ?? "").Split('\n').Select(VietnameseText.Clean).Where(text => text.Length > 0)
            .Select(text => (Text: text, Found: world.Tree.Names.On(text, on))).Where(one => one.Found.Count == 1).Select(one => (one.Text, one.Found[0].Version)).DistinctBy(one => one.Version.UnitId),
    ];

    private static string NameOf(UnitKind kind, string name = AnyName) => $"{UnitNames.Before(kind)} {name}";

    private static string? Name(UnitActForm form, UnitVersion? first)
    {
        if (form.Kind == TreeActKind.Rename)
        {
            return AnyName;
        }

        if (form.Kind == TreeActKind.Split)
        {
            return first is null ? form.Name : string.Join('\n', (form.Name ?? "").Split('\n').Where(line => VietnameseText.Clean(line).Length > 0)
                .Select((line, no) => UnitNames.Read(VietnameseText.Clean(line.Split(',')[0]), below: true) is { Name.Length: > 0 } ? line.Split(',')[0] : NameOf(first.Kind, $"{AnyName} {no + 1}")));
        }

        return (KindOf(form) ?? first?.Kind) is { } kind ? NameOf(kind) : form.Name;
    }

    private static UnitKind? KindOf(UnitActForm form) => UnitNames.Read(VietnameseText.Clean(form.Name ?? ""), below: true)?.Kind;

    private static string? Parent(UnitActForm form, UnitVersion? first, DateOnly on, SheetWorld world)
    {
        if (first is not null)
        {
            return AboveOf(first, on, world);
        }

        // What begins stands below the own commune, or below what is above it.
        var names = world.Tree.Now.ToLookup(version => version.UnitId);
        var own = UnitsByName.At(names[world.Home.CommuneId], on);
        return own is null || KindOf(form) is not { } kind ? form.Parent
            : UnitsByName.Above(own, names).Prepend(own).FirstOrDefault(unit => Tiers.Of(unit.Kind) < Tiers.Of(kind)) is { } above ? world.Tree.Names.Called(above, on) : form.Parent;
    }

    private static string? AboveOf(UnitVersion unit, DateOnly on, SheetWorld world) =>
        unit.ParentId is { } parent && world.Tree.Now.FirstOrDefault(version => version.UnitId == parent && version.On(on)) is { } above ? world.Tree.Names.Called(above, on) : null;
}
