using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>Turns what was typed into an act (đọc việc đã ghi): finds the units, reads names and days, and says at each field what is missing. The form and a row of a sheet are read alike.</summary>
/// <param name="names">The units by what they are called.</param>
/// <param name="home">The own commune: of names that were meant, those around it come first.</param>
public sealed class UnitActReading(UnitsByName names, Guid? home = null)
{
    private readonly Dictionary<string, Wording> _wrong = new(StringComparer.Ordinal);
    private readonly NamedUnits _named = new(names, home);

    /// <summary>What stands below the unit that is divided, on the day, once it is known.</summary>
    public IReadOnlyList<UnitVersion> Below { get; private set; } = [];

    /// <summary>The act, or what to correct.</summary>
    public Outcome<TreeAct> Read(UnitActForm form)
    {
        var on = Day("On", form.On);
        var decree = Basis(form, on);
        // The code is read also where there is no name yet.
        var code = form.AsksCode ? Code(form.Code) : null;
        var units = form.AsksUnits ? Units(form, on) : [];
        var into = form.AsksInto ? One("Into", form.Into, on) : null;
        var parent = form.AsksParent ? One("Parent", form.Parent, on, optional: true) : null;
        if (form.AsksBelow && units.Count == 1 && on is { } day)
        {
            var unit = units[0];
            Below = names.Below(unit, day);
        }

        var act = new Known(form.Act, on ?? default, decree, units, into, parent, code);
        var made = Make(form, act);
        return _wrong.Count > 0 || made is null ? new Refusal.Invalid(_wrong) : made;
    }

    /// <summary>The rules name what is wrong with the tree by their own words; the form has its fields.</summary>
    public static Refusal AtFields(Refusal refusal, UnitActForm form) => refusal is Refusal.Invalid invalid
        ? new Refusal.Invalid(invalid.Fields.GroupBy(field => FieldOf(field.Key, form)).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal)) : refusal;

    private sealed record Known(Guid Id, DateOnly On, Decree Decree, IReadOnlyList<Guid> Units, Guid? Into, Guid? Parent, string? Code);

    private static string FieldOf(string rule, UnitActForm form) => rule switch
    {
        "Unit" or "Units" or "From" => form.AsksUnits ? "Units" : "Name",
        "To" or "Into" => form.AsksInto ? "Into" : "Name",
        "NewName" or "Naming" or "Parts" => "Name",
        "Code" => form.AsksCode ? "Code" : form.AsksName ? "Name" : "Units",
        "Parent" => form.AsksParent ? "Parent" : form.AsksInto ? "Into" : "Units",
        "Kind" => "NewKind",
        "Decree" => "Number",
        "Below" => form.AsksUnits ? "Units" : "Name",
        "On" or "SignedOn" or "Number" => rule,
        _ => "On",
    };

    private TreeAct? Make(UnitActForm form, Known act)
    {
        var first = act.Units.Count > 0 ? act.Units[0] : Guid.Empty;
        switch (form.Kind)
        {
            case TreeActKind.Establish:
                return Naming(form.Name, act.Code, act.Parent) is { } begun ? new TreeAct.Establish(act.Id, act.On, act.Decree, ActRows.NewUnit(act.Id, 0), begun, act.Parent) : null;
            case TreeActKind.Merge:
                return Naming(form.Name, act.Code, act.Parent) is { } merged ? new TreeAct.Merge(act.Id, act.On, act.Decree, act.Units, ActRows.NewUnit(act.Id, 0), merged, act.Parent) : null;
            case TreeActKind.Rename:
                return Typed("Name", form.Name) is { } name ? new TreeAct.Rename(act.Id, act.On, act.Decree, first, UnitNames.Read(name, act.Parent is not null)?.Name ?? name, act.Code) : null;
            case TreeActKind.Reclassify when Enum.TryParse<UnitKind>(form.NewKind, out var kind) && Enum.IsDefined(kind):
                return new TreeAct.Reclassify(act.Id, act.On, act.Decree, first, kind);
            case TreeActKind.Reclassify:
                _wrong["NewKind"] = ("Đề nghị chọn loại mới.", "Please choose the new kind.");
                return null;
            case TreeActKind.Move when act.Parent is { } above:
                return new TreeAct.Move(act.Id, act.On, act.Decree, first, above);
            case TreeActKind.Move when VietnameseText.Clean(form.Parent ?? "").Length > 0:
                return null;
            case TreeActKind.Move:
                _wrong.TryAdd("Parent", ("Đề nghị ghi đơn vị cấp trên mới.", "Please write the new unit above."));
                return null;
            case TreeActKind.Absorb:
                return act.Into is { } goesOn ? new TreeAct.Absorb(act.Id, act.On, act.Decree, act.Units, goesOn) : null;
            case TreeActKind.TransferPart:
                return act.Into is { } to && Part(form, act) is { } over ? new TreeAct.TransferPart(act.Id, act.On, act.Decree, first, to, over) : null;
            case TreeActKind.Split:
                return Split(form, act, first);
            default:
                return new TreeAct.Dissolve(act.Id, act.On, act.Decree, first);
        }
    }

    // A part that takes nothing along would change nothing.
    private List<Guid>? Part(UnitActForm form, Known act)
    {
        var over = Below.Select(below => below.UnitId).Where(unit => form.Below.GetValueOrDefault(unit) == "x").ToList();
        if (over.Count > 0 || act.Units.Count != 1)
        {
            return over.Count > 0 ? over : null;
        }

        if (Below.Count > 0)
        {
            _wrong[UnitActForm.Way(Below[0].UnitId)] = ("Đề nghị chọn ít nhất một đơn vị chuyển theo.", "Please choose at least one unit that goes over.");
        }
        else
        {
            _wrong.TryAdd("Units", (
                "Đơn vị này không có đơn vị nào bên dưới để chuyển, nên việc này chưa thay đổi gì trong cây đơn vị. Đề nghị chọn đơn vị khác hoặc việc khác.",
                "Nothing stands below this unit on that day, so nothing would go over. Please choose another unit or another act."));
        }

        return null;
    }

    private TreeAct.Split? Split(UnitActForm form, Known act, Guid first)
    {
        var lines = Lines(form.Name);
        var (parts, unread) = (new List<UnitNaming>(), new List<string>());
        foreach (var line in lines)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            var (text, code) = comma < 0 ? (line, null) : (line[..comma].Trim(), Code(line[(comma + 1)..]));
            if (UnitNames.Read(text, act.Parent is not null) is { Name.Length: > 0 } read)
            {
                parts.Add(new(read.Kind, read.Name, code));
                continue;
            }

            unread.Add(text);
        }

        if (lines.Count is < 2 or > MostParts)
        {
            _wrong.TryAdd("Name", ($"Đề nghị ghi từ hai đến {MostParts} đơn vị mới, mỗi đơn vị một dòng.", $"Please write two to {MostParts} new units, one a line."));
        }
        else if (unread.Count > 0)
        {
            _wrong.TryAdd("Name", WithoutKind(unread));
        }

        var most = lines.Count is < 2 or > MostParts ? int.MaxValue : lines.Count;
        foreach (var below in Below.Where(below => !int.TryParse(form.Below.GetValueOrDefault(below.UnitId), out var part) || part < 1 || part > most))
        {
            _wrong[UnitActForm.Way(below.UnitId)] = ($"Đề nghị chọn đơn vị mà {below.FullName} thuộc về.", $"Please choose where {below.FullName} goes.");
        }

        return _wrong.Count > 0 ? null : new(act.Id, act.On, act.Decree, first,
        [
            .. parts.Select((naming, no) => new SplitPart(ActRows.NewUnit(act.Id, no), naming, act.Parent,
                [.. Below.Select(below => below.UnitId).Where(unit => form.Below[unit] == $"{no + 1}")])),
        ]);
    }

    private static Wording WithoutKind(IReadOnlyList<string> texts)
    {
        var all = string.Join(", ", texts.Select(text => $"“{text}”"));
        return ($"Đề nghị ghi cả loại trước tên, như “thôn An Bình”, “xã An Bình”; đang ghi {all}.", $"Please write the kind of the unit before its name, in Vietnamese as on official papers; {all} is written.");
    }

    private const int MostParts = 20;

    private DateOnly? Day(string field, string? typed)
    {
        var day = AdministrativeDate.Read(typed);
        if (day.Problem is { } problem)
        {
            _wrong[field] = problem;
            return null;
        }

        return day.Value;
    }

    private Decree Basis(UnitActForm form, DateOnly? on)
    {
        var (number, signed) = (VietnameseText.Clean(form.Number ?? ""), Day("SignedOn", form.SignedOn));
        if (number.Length is 0 or > UnitActForm.Longest)
        {
            _wrong["Number"] = ($"Đề nghị ghi số nghị quyết, quyết định, tối đa {UnitActForm.Longest} ký tự.", $"Please write the number of the resolution or decision, at most {UnitActForm.Longest} letters.");
        }

        if (form.Issuer?.Length > UnitActForm.Longest)
        {
            _wrong["Issuer"] = UnitActForm.IssuerTooLong;
        }

        if (on < signed)
        {
            _wrong["On"] = TreeRules.BeforeSigned;
        }

        return new(number, signed ?? default);
    }

    private UnitNaming? Naming(string? typed, string? code, Guid? parent)
    {
        if (Typed("Name", typed) is not { } text)
        {
            return null;
        }

        if (UnitNames.Read(text, parent is not null) is { Name.Length: > 0 } read)
        {
            return new(read.Kind, read.Name, code);
        }

        _wrong["Name"] = WithoutKind([text]);
        return null;
    }

    private string? Typed(string field, string? typed)
    {
        var text = VietnameseText.Clean(typed ?? "");
        if (text.Any(char.IsLetterOrDigit) && text.Length <= MostLetters)
        {
            return text;
        }

        _wrong[field] = text.Length > MostLetters ? ($"Tên tối đa {MostLetters} ký tự.", $"A name has at most {MostLetters} letters.") : ("Đề nghị ghi tên.", "Please write the name.");
        return null;
    }

    private const int MostLetters = 100, LongestCode = 10;

    private string? Code(string? typed)
    {
        var code = VietnameseText.Clean(typed ?? "");
        if (code.Length > LongestCode || !code.All(char.IsAsciiLetterOrDigit))
        {
            _wrong["Code"] = ($"Mã đơn vị gồm chữ và số viết liền, tối đa {LongestCode} ký tự.", $"The code is made of letters and digits, at most {LongestCode}.");
        }

        return code.Length == 0 ? null : code;
    }

    private static List<string> Lines(string? typed) => [.. (typed ?? "").Split('\n').Select(VietnameseText.Clean).Where(line => line.Length > 0)];

    private IReadOnlyList<Guid> Units(UnitActForm form, DateOnly? on)
    {
        var lines = Lines(form.Units);
        if (lines.Count == 0 || lines.Count > (form.AsksMany ? UnitActForm.MostUnits : 1))
        {
            _wrong["Units"] = form.AsksMany ? ($"Đề nghị ghi từ một đến {UnitActForm.MostUnits} đơn vị, mỗi đơn vị một dòng.", $"Please write one to {UnitActForm.MostUnits} units, one a line.")
                : ("Đề nghị ghi một đơn vị.", "Please write one unit.");
            return [];
        }

        return Named("Units", lines, on);
    }

    private Guid? One(string field, string? typed, DateOnly? on, bool optional = false)
    {
        var text = VietnameseText.Clean(typed ?? "");
        if (text.Length == 0)
        {
            if (!optional)
            {
                _wrong.TryAdd(field, ("Đề nghị ghi tên hoặc mã đơn vị.", "Please write the unit’s name or code."));
            }

            return null;
        }

        return Named(field, [text], on) is [var one] ? one : null;
    }

    private IReadOnlyList<Guid> Named(string field, IReadOnlyList<string> texts, DateOnly? on)
    {
        var (units, wrong) = _named.Find(texts, on);
        if (wrong is not null)
        {
            _wrong.TryAdd(field, wrong);
        }

        return units;
    }
}
