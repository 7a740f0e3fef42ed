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
        var plan = Judged(form, typed, world, wrong);
        if (plan is null || wrong.Any)
        {
            return [];
        }

        world.Tree = world.Tree.After(plan);
        return [new PlannedAct(plan, VietnameseText.Clean(typed[Issuer]))];
    }

    // What is wrong in one cell hides nothing in the next: it is told, something harmless stands in for it, and the row is judged again.
    private static TreePlan? Judged(UnitActForm form, IReadOnlyDictionary<string, string> typed, SheetWorld world, RowFaults wrong)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var told = wrong.Fields.Count;
            if (Once(form, typed[Below], world, wrong) is { } plan)
            {
                return plan;
            }

            var harmless = HarmlessAct.Of(form, wrong, world);
            if (harmless == form && wrong.Fields.Count == told)
            {
                return null;
            }

            form = harmless;
        }

        return null;
    }

    private const int MostTurns = 12;

    private static TreePlan? Once(UnitActForm form, string ways, SheetWorld world, RowFaults wrong)
    {
        var reading = new UnitActReading(world.Tree.Names, world.Home.CommuneId);
        var act = reading.Read(form);
        if (form.AsksBelow && reading.Below.Count > 0)
        {
            var any = form.Kind == TreeActKind.Split ? "1" : "x";
            form = form with { Below = wrong.Has(Below) ? reading.Below.ToDictionary(unit => unit.UnitId, _ => any) : Ways(ways, form.Kind, reading.Below, wrong) };
            reading = new UnitActReading(world.Tree.Names, world.Home.CommuneId);
            act = reading.Read(form);
        }

        var plan = act.Then(world.Tree.Plan);
        if (!plan.Ok)
        {
            Told(act.Ok ? UnitActReading.AtFields(plan.Refusal, form) : plan.Refusal, reading.Below, wrong);
            InOrder(form, wrong);
            return null;
        }

        InTheWay(act.Value, plan.Value, form, world, wrong);
        return plan.Value;
    }

    // Which of the two days is the wrong one only the person knows.
    private static void InOrder(UnitActForm form, RowFaults wrong)
    {
        if (AdministrativeDate.Read(form.On) is { Problem: null } on && AdministrativeDate.Read(form.SignedOn) is { Problem: null } signed && on.Value < signed.Value)
        {
            wrong.Add(SignedOn, (
                $"Ngày ký {AdministrativeDate.Short(signed.Value)} đang sau ngày có hiệu lực, {AdministrativeDate.Short(on.Value)}. Đề nghị xem lại hai ngày.",
                $"It is signed on {AdministrativeDate.Short(signed.Value)}, after the day it takes effect, {AdministrativeDate.Short(on.Value)}. Please look at both days."));
        }
    }

    // What an act may have is judged also where nobody can tell which act it is: days and decree, the names of units, the code, the kind.
    private static void WhateverItIs(IReadOnlyDictionary<string, string> typed, SheetWorld world, RowFaults wrong)
    {
        (TreeActKind Kind, string[] Fields)[] judged = [(TreeActKind.Absorb, [On, Number, SignedOn, Issuer, Units, Into]), (TreeActKind.Move, [Parent]), (TreeActKind.Rename, [NewName, Code])];
        foreach (var (kind, fields) in judged)
        {
            var form = Form(kind, typed, Guid.Empty, wrong);
            var act = new UnitActReading(world.Tree.Names, world.Home.CommuneId).Read(form);
            foreach (var (field, sentence) in act.Refusal is Refusal.Invalid invalid ? invalid.Fields.Where(field => fields.Contains(field.Key) && (IsAlways(field.Key) || !string.IsNullOrWhiteSpace(typed[field.Key]))) : [])
            {
                wrong.Add(field, sentence);
            }

            InOrder(form, wrong);
        }

        if (!string.IsNullOrWhiteSpace(typed[NewKind]) && KindNamed(typed[NewKind]) is null)
        {
            wrong.Add(NewKind, NoKind(typed[NewKind]));
        }
    }

    private static bool IsAlways(string field) => field is On or Number or SignedOn or Issuer;

    private static string? KindNamed(string text) =>
        Enum.GetValues<UnitKind>().Where(one => one != UnitKind.Nation && PlaceSheets.Same(UnitNames.Of(one).Vi, text)).Select(one => one.ToString()).FirstOrDefault();

    private static Wording NoKind(string text) => PlaceSheets.NotInList(text, SheetForm.Of(SheetKind.Units).Columns[SheetForm.Of(SheetKind.Units).IndexOf(NewKind)]);

    private static TreeActKind? KindOf(string text) =>
        UnitActForm.Kinds.Where(kind => PlaceSheets.Same(UnitNames.Of(kind).Vi, text)).Select(kind => (TreeActKind?)kind).FirstOrDefault();

    // A cell has one line where the form has several; a person parts them by a semicolon.
    private static UnitActForm Form(TreeActKind kind, IReadOnlyDictionary<string, string> typed, Guid act, RowFaults wrong)
    {
        var newKind = KindNamed(typed[NewKind]);
        if (kind == TreeActKind.Reclassify && newKind is null)
        {
            wrong.Add(NewKind, NoKind(typed[NewKind]));
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
        var (ways, numberless, unknown) = (new Dictionary<Guid, string>(), new List<string>(), new List<string>());
        foreach (var piece in text.Split(';', '\n').Select(VietnameseText.Clean).Where(piece => piece.Length > 0))
        {
            var colon = kind == TreeActKind.Split ? piece.IndexOf(':', StringComparison.Ordinal) : -1;
            var (way, names) = kind == TreeActKind.Split ? (colon < 0 ? "" : piece[..colon].Trim(), piece[(colon + 1)..]) : ("x", piece);
            if (way.Length == 0)
            {
                numberless.Add(piece);
                continue;
            }

            foreach (var name in names.Split(',').Select(VietnameseText.Clean).Where(name => name.Length > 0))
            {
                if (below.Where(new AskedName(name).Is).ToList() is [var one])
                {
                    ways[one.UnitId] = way;
                }
                else
                {
                    unknown.Add(name);
                }
            }
        }

        if (numberless.Count + unknown.Count > 0)
        {
            wrong.Add(Below, Wording.Join(Wording.AsTyped(" "), new[] { Numberless(numberless), NotBelow(unknown, below) }.OfType<Wording>()));
        }

        return ways;
    }

    private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => $"“{text}”"));

    private static Wording? Numberless(List<string> pieces) => pieces.Count == 0 ? null : (
        $"Đề nghị ghi số thứ tự của đơn vị mới trước dấu hai chấm, như “1: thôn A, thôn B; 2: thôn C”; đang ghi {Quoted(pieces)}.",
        $"Please write the number of the new unit before a colon, as in “1: thôn A, thôn B; 2: thôn C”; {Quoted(pieces)} is written.");

    private static Wording? NotBelow(List<string> names, IReadOnlyList<UnitVersion> below)
    {
        var there = string.Join(", ", below.Select(unit => unit.FullName));
        return names.Count == 0 ? null : ($"Ngày ấy bên dưới không có {Quoted(names)}. Bên dưới có: {there}.", $"There is no {Quoted(names)} below it on that day. There are: {there}.");
    }

    // Where each unit below goes stands in one cell.
    private static void Told(Refusal refusal, IReadOnlyList<UnitVersion> below, RowFaults wrong)
    {
        var fields = refusal is Refusal.Invalid invalid ? invalid.Fields : new Dictionary<string, Wording>(StringComparer.Ordinal) { [On] = refusal.Sentence };
        foreach (var (field, sentence) in fields.Where(field => !field.Key.StartsWith(UnitActForm.WayPrefix, StringComparison.Ordinal)))
        {
            wrong.Add(field, sentence);
        }

        var lost = below.Where(unit => fields.ContainsKey(UnitActForm.Way(unit.UnitId))).ToList();
        if (lost is [var one])
        {
            wrong.Add(Below, fields[UnitActForm.Way(one.UnitId)]);
        }
        else if (lost.Count > 1)
        {
            var all = string.Join(", ", lost.Select(unit => unit.FullName));
            wrong.Add(Below, ($"Chưa rõ các đơn vị này về đâu: {all}. Đề nghị ghi như “1: thôn A, thôn B; 2: thôn C”.", $"It is not said where these go: {all}. Please write it as in “1: thôn A, thôn B; 2: thôn C”."));
        }
    }

    private static void InTheWay(TreeAct act, TreePlan plan, UnitActForm form, SheetWorld world, RowFaults wrong)
    {
        if (act is TreeAct.Dissolve one && world.LeftIn.GetValueOrDefault(one.Unit) is { } left && Ending.InTheWay(one.On.AddDays(-1), world.Today, left) is { } still)
        {
            wrong.Add(Units, still);
        }

        // What stands in for another unit above says nothing about whom the act touches.
        if (!wrong.Has(Parent) && !wrong.Has(Into) && !world.IsOwn(plan))
        {
            wrong.Add(form.AsksUnits ? Units : NewName, TreePlan.TouchesOthers);
        }
    }
}
