using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Spreadsheets;

/// <summary>What a template has of the commune it is made for.</summary>
/// <param name="Lists">What is chosen from besides the closed lists, by column.</param>
/// <param name="Example">The row of the example, by column.</param>
public sealed record SheetOffer(IReadOnlyDictionary<string, IReadOnlyList<string>> Lists, IReadOnlyDictionary<string, string> Example)
{
    /// <summary>What stands in the example for a column.</summary>
    public string ExampleOf(SheetColumn column) => Example.GetValueOrDefault(column.Name, "");
}

/// <summary>
/// Makes what a template offers: the units and organisations of today to choose from, and an example that is true here – it has been rehearsed, and would come in as it stands.
/// </summary>
internal sealed class SheetOffers(SenDb db, SheetForm form, SheetWorld world)
{
    private const int MostTries = 40;

    /// <summary>The lists and the example. The world is spent on it: the example becomes part of it.</summary>
    public async Task<SheetOffer> Of(CancellationToken ct)
    {
        var owners = form.Kind is SheetKind.Models or SheetKind.People ? await Owners(ct) : [];
        var villages = form.Kind == SheetKind.Models ? await Places.Villages(db, world.Home.CommuneId, world.Today, ct) : [];
        var lists = form.Kind switch
        {
            SheetKind.Models => new(StringComparer.Ordinal) { [SheetForm.Owner] = Names(owners), [RegistrationForm.Village] = [ModelNames.WholeCommune.Vi, .. villages.Select(village => village.Name)] },
            SheetKind.People => new(StringComparer.Ordinal) { [SheetForm.Organisation] = Names(owners) },
            SheetKind.Units => Units(),
            _ => new(StringComparer.Ordinal),
        };
        return new(lists, Example(owners));
    }

    private static List<string> Names(List<Organisation> owners) => owners.ConvertAll(owner => owner.Name);

    // A body above the commune is no owner: it is only named here.
    private async Task<List<Organisation>> Owners(CancellationToken ct) =>
        await OrganisationReading.MayOwn(db, world.Home.CommuneId, world.Today).AsNoTracking().OrderBy(row => row.SortKey).ThenBy(row => row.Id).ToListAsync(ct);

    // Each unit as it is written to be found alone: the villages, the commune and its neighbours; what they may stand below.
    private Dictionary<string, IReadOnlyList<string>> Units()
    {
        var (names, today, home) = (world.Tree.Names, world.Today, world.Home.CommuneId);
        var own = world.Tree.Now.FirstOrDefault(version => version.UnitId == home && version.On(today));
        if (own is null)
        {
            return new(StringComparer.Ordinal);
        }

        var above = UnitsByName.Above(own, world.Tree.Now.ToLookup(version => version.UnitId)).Where(unit => unit.Kind != UnitKind.Nation).ToList();
        var neighbours = own.ParentId is { } parent ? names.Below(parent, today).Where(unit => unit.UnitId != home) : [];
        List<string> units = [.. names.Below(home, today).Append(own).Concat(neighbours).Select(unit => names.Called(unit, today))];
        return new(StringComparer.Ordinal)
        {
            [UnitActSheet.Units] = units,
            [UnitActSheet.Into] = units,
            [UnitActSheet.Parent] = [.. above.Prepend(own).Select(unit => names.Called(unit, today))],
        };
    }

    // The first that is right as it stands; where there is none, the general one.
    private Dictionary<string, string> Example(List<Organisation> owners)
    {
        var general = form.Columns.ToDictionary(column => column.Name, column => column.ExampleOf(world.Today.Year), StringComparer.Ordinal);
        var headings = new SheetHeadings([.. Enumerable.Range(0, form.Columns.Count)], 2) { Headed = [.. form.Columns.Select(_ => true)] };
        var rehearsal = new SheetRehearsal(form, headings, world, OldFontChoice.Keep);
        foreach (var special in Candidates(owners).Take(MostTries))
        {
            var row = form.Columns.ToDictionary(column => column.Name, column => special.GetValueOrDefault(column.Name) ?? (form.Kind == SheetKind.Units ? "" : general[column.Name]), StringComparer.Ordinal);
            if (rehearsal.Judge(new SheetRow(headings.Row + 2, [.. form.Columns.Select(column => new SheetCell(row[column.Name]))])).IsRight)
            {
                return row;
            }
        }

        return general;
    }

    private IEnumerable<Dictionary<string, string>> Candidates(List<Organisation> owners)
    {
        var owner = (owners.Find(one => one.Kind == OrganisationKind.FarmersUnion) ?? owners.FirstOrDefault())?.Name ?? "";
        var numbers = Enumerable.Range(1, MostTries).Select(no => no == 1 ? "" : $" {no}");
        return form.Kind switch
        {
            SheetKind.Villages => numbers.Select(no => Row((SheetForm.Called, $"{UnitNames.Of(world.Commune == UnitKind.Ward ? UnitKind.ResidentialGroup : UnitKind.Village).Capital().Vi} An Bình{no} (minh họa)"))),
            SheetKind.Organisations => numbers.Select(no => Row((SheetForm.Called, $"Trường Tiểu học An Bình{no} (minh họa)"))),
            SheetKind.People => numbers.Select(no => Row((SheetForm.Title, "Cán bộ phụ trách dân vận (minh họa)"), (SheetForm.UserName, $"can-bo-dan-van{no.Trim()}"),
                (SheetForm.KindOf, PostNames.Of(owner.Length > 0 ? PostKind.Registrar : PostKind.Officer).Vi), (SheetForm.Organisation, owner))),
            SheetKind.Models => numbers.Select(no => Row((SheetForm.Owner, owner), (RegistrationForm.Name, $"Trồng sen kết hợp nuôi cá{no} (minh họa)"), (RegistrationForm.FinishOn, Finish()))),
            _ => Acts(),
        };
    }

    private string Finish() => AdministrativeDate.Short(new DateOnly(world.Today.Year, 11, 15) is var usual && usual > world.Today ? usual : new(world.Today.Year, 12, 31));

    // A village gets another name; where there is none, one begins.
    private IEnumerable<Dictionary<string, string>> Acts()
    {
        var (names, home) = (world.Tree.Names, world.Home.CommuneId);
        var on = new DateOnly(world.Today.Year, world.Today.Month, 1).AddMonths(1);
        (string, string)[] decree = [(UnitActSheet.On, AdministrativeDate.Short(on)), (UnitActSheet.Number, "7/NQ-HĐND (minh họa)"), (UnitActSheet.SignedOn, AdministrativeDate.Short(world.Today)), (UnitActSheet.Issuer, "HĐND xã")];
        foreach (var village in names.Below(home, on))
        {
            yield return Row([(SheetForm.KindOf, Act(TreeActKind.Rename)), (UnitActSheet.Units, names.Called(village, on)), (UnitActSheet.NewName, $"{UnitNames.Before(village.Kind)} An Bình (minh họa)"), .. decree]);
        }

        if (world.Tree.Now.FirstOrDefault(version => version.UnitId == home && version.On(on)) is { } own)
        {
            yield return Row([(SheetForm.KindOf, Act(TreeActKind.Establish)), (UnitActSheet.NewName, $"{UnitNames.Before(world.Commune == UnitKind.Ward ? UnitKind.ResidentialGroup : UnitKind.Village)} An Bình (minh họa)"), (UnitActSheet.Parent, names.Called(own, on)), .. decree]);
        }
    }

    private static string Act(TreeActKind kind) => UnitNames.Of(kind).Capital().Vi;

    private static Dictionary<string, string> Row(params (string Column, string Text)[] cells) => cells.ToDictionary(cell => cell.Column, cell => cell.Text, StringComparer.Ordinal);
}
