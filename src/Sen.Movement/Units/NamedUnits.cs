using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>Finds units by what somebody wrote in one field (tìm đơn vị đã ghi): where no unit is called so, the nearest names are told.</summary>
internal sealed class NamedUnits(UnitsByName names, Guid? home)
{
    /// <summary>The units, and what is wrong with the names that are not one unit's: all of them, not the first alone.</summary>
    public (IReadOnlyList<Guid> Units, Wording? Wrong) Find(IReadOnlyList<string> texts, DateOnly? on)
    {
        var (units, unknown, told) = (new List<Guid>(), new List<string>(), new List<Wording>());
        foreach (var text in texts)
        {
            // Without a day nobody can tell who bore a name then; but whether anybody ever did.
            var found = on is { } day ? names.On(text, day) : [];
            if (found is [var one])
            {
                units.Add(one.Version.UnitId);
            }
            else if (found.Count > 1)
            {
                told.Add(Several(text, found));
            }
            else if (on is not null || names.IsUnknown(text))
            {
                unknown.Add(text);
            }
        }

        if (unknown.Count > 0)
        {
            told.Insert(0, Unknown(unknown, on));
        }

        return (units, told.Count > 0 ? Wording.Join(Wording.AsTyped(" "), told) : null);
    }

    private Wording Unknown(IReadOnlyList<string> texts, DateOnly? on)
    {
        if (on is not { } day)
        {
            var all = string.Join(", ", texts.Select(text => $"“{text}”"));
            return ($"Không có đơn vị nào từng mang tên, mã {all}. Đề nghị ghi loại và tên, hoặc mã.", $"No unit ever bore the name or code {all}. Please write kind and name, or the code.");
        }

        var near = Wording.Join(Wording.AsTyped(", "), texts.Select(text => Like(text, names.Near(text, day, home))));
        var date = AdministrativeDate.Short(day);
        return ($"Ngày {date} không tìm thấy {near.Vi}. Đề nghị ghi loại và tên, hoặc mã, và xem lại ngày.", $"On {date} there is no {near.En}. Please write kind and name, or the code, and look at the day.");
    }

    private static Wording Like(string text, IReadOnlyList<string> near)
    {
        var all = string.Join("; ", near.Select(name => $"“{name}”"));
        return near.Count == 0 ? Wording.AsTyped($"“{text}”") : ($"“{text}” (gần giống {all})", $"“{text}” (nearly like {all})");
    }

    private static Wording Several(string text, IReadOnlyList<FoundName> found)
    {
        const int MostNamed = 3;
        var named = string.Join("; ", found.Take(MostNamed).Select(name => $"“{string.Join(", ", name.Above.Take(2).Select(above => above.FullName).Prepend(name.Version.FullName))}”"));
        return (
            $"Có {found.Count} đơn vị mang tên, mã “{text}”: {named}. Đề nghị ghi thêm đơn vị cấp trên, cách nhau bằng dấu phẩy.",
            $"There are {found.Count} units called “{text}”: {named}. Please add the unit above, after a comma.");
    }
}
