using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Movement.Sheets;

/// <summary>
/// Rows of acts on the tree of units (dòng thay đổi đơn vị hành chính): each row is one act, judged as the form judges it, on the tree as the rows above it would leave it.
/// </summary>
public static class UnitActSheet
{
    /// <summary>Fields of the row that are no field's of the form.</summary>
    public const string Units = "Units", Into = "Into", NewName = "Name", Code = "Code", NewKind = "NewKind", Parent = "Parent", Below = "Below", On = "On", Number = "Number", SignedOn = "SignedOn", Issuer = "Issuer";

    /// <summary>The acts a row may be.</summary>
    public static IReadOnlyList<Wording> Acts { get; } = [.. UnitActForm.Kinds.Select(kind => UnitNames.Of(kind).Capital())];

    /// <summary>The kinds a unit may get.</summary>
    public static IReadOnlyList<Wording> UnitKinds { get; } = [.. Enum.GetValues<UnitKind>().Where(kind => kind != UnitKind.Nation).Select(UnitNames.Of)];

    /// <summary>The act as it would be written.</summary>
    public static IReadOnlyList<object> Read(IReadOnlyDictionary<string, string> typed, int row, SheetWorld world, RowFaults wrong)
    {
        if (KindOf(typed[SheetForm.KindOf]) is not { } kind)
        {
            wrong.Add(SheetForm.KindOf, PlaceSheets.NotInList(typed[SheetForm.KindOf], SheetForm.Of(SheetKind.Units).Columns[0]));
            WhateverItIs(typed, world, wrong);
            return [];
        }

        var form = Form(kind, typed, world.IdOf(row, 0), wrong);
        Unasked(form, typed, wrong);
        var reading = new UnitActReading(world.Tree.Names);
        var act = reading.Read(form);
        if (form.AsksBelow && reading.Below.Count > 0)
        {
            form = form with { Below = Ways(typed[Below], form.Kind, reading.Below, wrong) };
            act = new UnitActReading(world.Tree.Names).Read(form);
        }

        if (!act.Ok)
        {
            Told(act.Refusal, wrong);
            return [];
        }

        var plan = world.Tree.Plan(act.Value);
        if (!plan.Ok)
        {
            Told(UnitActReading.AtFields(plan.Refusal, form), wrong);
            return [];
        }

        InTheWay(act.Value, plan.Value, form, world, wrong);
        if (wrong.Any)
        {
            return [];
        }

        world.Tree = world.Tree.After(plan.Value);
        return [new PlannedAct(plan.Value, VietnameseText.Clean(typed[Issuer]))];
    }

    // What every act has is judged also where nobody can tell which act it is.
    private static void WhateverItIs(IReadOnlyDictionary<string, string> typed, SheetWorld world, RowFaults wrong)
    {
        var act = new UnitActReading(world.Tree.Names).Read(Form(TreeActKind.Absorb, typed, Guid.Empty, wrong));
        foreach (var (field, sentence) in act.Refusal is Refusal.Invalid invalid ? invalid.Fields.Where(field => field.Key is On or Number or SignedOn or Issuer || (field.Key == Units && typed[Units].Length > 0)) : [])
        {
            wrong.Add(field, sentence);
        }
    }

    private static TreeActKind? KindOf(string text) =>
        UnitActForm.Kinds.Where(kind => PlaceSheets.Same(UnitNames.Of(kind).Vi, text)).Select(kind => (TreeActKind?)kind).FirstOrDefault();

    // A cell has one line where the form has several; a person parts them by a semicolon.
    private static UnitActForm Form(TreeActKind kind, IReadOnlyDictionary<string, string> typed, Guid act, RowFaults wrong)
    {
        var newKind = Enum.GetValues<UnitKind>().Where(one => one != UnitKind.Nation && PlaceSheets.Same(UnitNames.Of(one).Vi, typed[NewKind])).Select(one => one.ToString()).FirstOrDefault();
        if (kind == TreeActKind.Reclassify && newKind is null)
        {
            wrong.Add(NewKind, PlaceSheets.NotInList(typed[NewKind], SheetForm.Of(SheetKind.Units).Columns[SheetForm.Of(SheetKind.Units).IndexOf(NewKind)]));
        }

        return new(kind, Lines(typed[Units]), typed[Into], kind == TreeActKind.Split ? Lines(typed[NewName]) : typed[NewName], typed[Code], newKind, typed[Parent], typed[On], typed[Number], typed[SignedOn], typed[Issuer], act, act);
    }

    private static string Lines(string text) => text.Replace(';', '\n');

    // What an act does not ask for would be dropped in silence.
    private static void Unasked(UnitActForm form, IReadOnlyDictionary<string, string> typed, RowFaults wrong)
    {
        var name = UnitNames.Of(form.Kind);
        foreach (var (field, asked) in ((string, bool)[])[(Units, form.AsksUnits), (Into, form.AsksInto), (NewName, form.AsksName), (Code, form.AsksCode), (NewKind, form.Kind == TreeActKind.Reclassify), (Parent, form.AsksParent), (Below, form.AsksBelow)])
        {
            if (!asked && !string.IsNullOrWhiteSpace(typed[field]))
            {
                wrong.Add(field, ($"Việc {name.Vi} không dùng ô này. Đề nghị để trống.", $"{name.Capital().En} does not use this cell. Please leave it empty."));
            }
        }
    }

    // “1: thôn A, thôn B; 2: thôn C” where a unit is split into the first and the second new one; “thôn A; thôn B” where they go over with a part.
    private static Dictionary<Guid, string> Ways(string text, TreeActKind kind, IReadOnlyList<UnitVersion> below, RowFaults wrong)
    {
        var ways = new Dictionary<Guid, string>();
        foreach (var piece in text.Split(';', '\n').Select(VietnameseText.Clean).Where(piece => piece.Length > 0))
        {
            var colon = kind == TreeActKind.Split ? piece.IndexOf(':', StringComparison.Ordinal) : -1;
            var (way, names) = kind == TreeActKind.Split ? (colon < 0 ? "" : piece[..colon].Trim(), piece[(colon + 1)..]) : ("x", piece);
            foreach (var name in names.Split(',').Select(VietnameseText.Clean).Where(name => name.Length > 0))
            {
                var asked = new AskedName(name);
                if (way.Length == 0 || below.Where(asked.Is).ToList() is not [var one])
                {
                    wrong.Add(Below, way.Length == 0
                        ? ($"Đề nghị ghi số thứ tự của đơn vị mới trước dấu hai chấm, như “1: thôn A, thôn B; 2: thôn C”; đang ghi “{piece}”.", $"Please write the number of the new unit before a colon, as in “1: thôn A, thôn B; 2: thôn C”; “{piece}” is written.")
                        : ($"Ngày ấy bên dưới không có “{name}”. Bên dưới có: {string.Join(", ", below.Select(unit => unit.FullName))}.", $"There is no “{name}” below it on that day. There are: {string.Join(", ", below.Select(unit => unit.FullName))}."));
                    continue;
                }

                ways[one.UnitId] = way;
            }
        }

        return ways;
    }

    // Where each unit below goes stands in one cell.
    private static void Told(Refusal refusal, RowFaults wrong)
    {
        foreach (var (field, sentence) in refusal is Refusal.Invalid invalid ? invalid.Fields : new Dictionary<string, Wording>(StringComparer.Ordinal) { [On] = refusal.Sentence })
        {
            wrong.Add(field.StartsWith("ve-", StringComparison.Ordinal) ? Below : field, sentence);
        }
    }

    private static void InTheWay(TreeAct act, TreePlan plan, UnitActForm form, SheetWorld world, RowFaults wrong)
    {
        if (act is TreeAct.Dissolve one && world.LeftIn.GetValueOrDefault(one.Unit) is { } left && Ending.InTheWay(one.On.AddDays(-1), world.Today, left) is { } still)
        {
            wrong.Add(Units, still);
        }

        if (!world.IsOwn(plan))
        {
            wrong.Add(form.AsksUnits ? Units : NewName, TreePlan.TouchesOthers);
        }
    }
}
