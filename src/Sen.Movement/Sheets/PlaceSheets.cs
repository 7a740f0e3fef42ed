using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Movement.Sheets;

/// <summary>Rows of villages and of organisations, by the rules of their forms (dòng thôn, dòng đơn vị).</summary>
public static class PlaceSheets
{
    /// <summary>A village: the unit, its name, and the village as an owner of models.</summary>
    public static IReadOnlyList<object> Village(IReadOnlyDictionary<string, string> typed, int row, SheetWorld world, RowFaults wrong)
    {
        var (kind, name) = CommuneSetUp.Village(typed[SheetForm.Called], world.Commune);
        if (VillageForm.NameProblem(kind, name, world.VillagesNamed(name)) is { } problem)
        {
            // What the sheet itself names twice is in no list of the commune.
            wrong.Add(SheetForm.Called, world.VillagesNamed(name).Select(other => world.RowOf(other.UnitId, 0, row)).FirstOrDefault(at => at is not null) is { } before
                ? ($"Trùng với dòng {before} của bảng: {UnitNames.Of(kind).Vi} {name}.", $"The same as row {before} of the sheet: “{UnitNames.Of(kind).Vi} {name}”.") : problem);
        }

        var from = string.IsNullOrWhiteSpace(typed[SheetForm.From]) ? null : (Reading<DateOnly>?)AdministrativeDate.Read(typed[SheetForm.From]);
        if (from?.Problem is { } unread)
        {
            wrong.Add(SheetForm.From, unread);
        }
        else if (from?.Value > world.Today)
        {
            wrong.Add(SheetForm.From, (
                $"Ngày bắt đầu không được sau hôm nay, {AdministrativeDate.Short(world.Today)}. Xin ghi khi đã đến ngày đó.",
                $"The first day cannot lie after today, {AdministrativeDate.Short(world.Today)}. Please record it when it has come."));
        }

        var day = wrong.Has(SheetForm.From) ? null : from?.Value;
        var village = CommuneSetUp.Version(world.IdOf(row, 1), world.IdOf(row, 0), kind, name, world.Home.CommuneId, day, null);
        var owner = NewOrganisation.OfVillage(world.IdOf(row, 2), world.Home, village, day);
        // The owner of models bears the village's name, and two lasting organisations never bear one name.
        if (OrganisationForm.Same(owner.Name, world.OrganisationsNamed(owner.Name)) is { } same)
        {
            wrong.Add(SheetForm.Called, ($"Đã có “{same}”. Đề nghị ghi tên khác.", $"There is “{same}” already. Please write another name."));
        }

        if (wrong.Any)
        {
            return [];
        }

        world.Add(village);
        world.Add(owner);
        return [new Unit { Id = village.UnitId }, village, owner];
    }

    /// <summary>An organisation.</summary>
    public static IReadOnlyList<object> Organisation(IReadOnlyDictionary<string, string> typed, int row, SheetWorld world, RowFaults wrong)
    {
        var kind = OrganisationNames.Addable.Where(one => Same(OrganisationNames.Of(one).Vi, typed[SheetForm.KindOf])).Select(one => one.ToString()).FirstOrDefault();
        var name = VietnameseText.Clean(typed[SheetForm.Called]);
        if (kind is null)
        {
            wrong.Add(SheetForm.KindOf, NotInList(typed[SheetForm.KindOf], SheetForm.Of(SheetKind.Organisations).Columns[0]));
        }

        var read = OrganisationForm.Read(new(kind, name, typed[SheetForm.ShortName]), null, world.OrganisationsNamed(name));
        if (!read.Ok)
        {
            wrong.Add(read.Refusal);
        }

        if (wrong.Any)
        {
            return [];
        }

        var made = NewOrganisation.Of(world.IdOf(row, 0), world.Home, read.Value.Kind, read.Value.Name, read.Value.ShortName, null, world.Today);
        world.Add(made);
        return [made];
    }

    /// <summary>True when a reader would take both for one.</summary>
    internal static bool Same(string one, string other) => VietnameseText.Exact(VietnameseText.Clean(one)) == VietnameseText.Exact(VietnameseText.Clean(other));

    /// <summary>A name nobody bears, with the one that may have been meant.</summary>
    internal static Wording Like(string name, string? near) => near is null ? Wording.AsTyped($"“{name}”") : ($"“{name}” (gần giống “{near}”)", $"“{name}” (nearly like “{near}”)");

    /// <summary>The sentence for an answer that is not of the closed list.</summary>
    internal static Wording NotInList(string typed, SheetColumn column)
    {
        var all = string.Join("; ", column.Choices.Select(choice => choice.Vi));
        return ($"“{VietnameseText.Clean(typed)}” không có trong danh sách. Đề nghị chọn một trong: {all}.", $"“{VietnameseText.Clean(typed)}” is not in the list. Please choose one of: {all}.");
    }
}
