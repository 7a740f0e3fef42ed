using Sen.Movement;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Units;

public class VillageFormTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Theory]
    [InlineData("Thôn Bình Trúc 1", "Correction", null, UnitKind.Village, "Bình Trúc 1", null)]
    [InlineData("Bình Trúc Một", "Renaming", "1/9/2022", UnitKind.Village, "Bình Trúc Một", "2022-09-01")]
    [InlineData("Tổ dân phố Bình Trúc", "Renaming", "23/09/2022", UnitKind.ResidentialGroup, "Bình Trúc", "2022-09-23")]
    public void A_correction_has_no_day_and_a_new_name_has_one(string typed, string how, string? from, UnitKind kind, string name, string? since)
    {
        var read = Read(typed, how, from).Value;

        Assert.Equal((kind, name, since is null ? null : Day(since)), (read.Kind, read.Name, read.From));
    }

    [Theory]
    [InlineData("", "Correction", null, "Name")]
    [InlineData("Thôn Bình Trúc I", "Correction", null, "Name")]
    [InlineData("thôn 2", "Correction", null, "Name")]
    [InlineData("Thôn 9", null, null, "How")]
    [InlineData("Thôn 9", "7", null, "How")]
    [InlineData("Thôn 9", "Correction", "01/09/2022", "How")]
    [InlineData("Thôn 9", "Renaming", "", "From")]
    [InlineData("Thôn 9", "Renaming", "24/09/2022", "From")]
    [InlineData("Thôn 9", "Renaming", "01/01/2020", "From")]
    public void An_answer_that_cannot_be_kept_has_its_sentence(string typed, string? how, string? from, string field) =>
        Assert.Equal([field], Assert.IsType<Refusal.Invalid>(Read(typed, how, from).Refusal).Fields.Keys);

    [Fact]
    public void A_village_that_is_gone_is_not_renamed_but_what_was_mistyped_is_put_right()
    {
        var gone = Version("Bình Trúc I", new(2020, 1, 1), new(2022, 7, 1));

        Assert.Equal(["How"], Assert.IsType<Refusal.Invalid>(VillageForm.Read(new("Thôn 2", "Renaming", "01/03/2022", null), gone, UnitKind.Commune, [], Today).Refusal).Fields.Keys);
        Assert.Equal("2", VillageForm.Read(new("Thôn 2", "Correction", null, null), gone, UnitKind.Commune, [Version("2", null, null)], Today).Value.Name);
    }

    [Fact]
    public void A_new_name_begins_where_the_old_one_ends_and_a_correction_stays_in_its_place()
    {
        var old = Version("Bình Trúc I", new(2020, 1, 1), null);

        var next = old.Rename(Guid.CreateVersion7(), UnitKind.Village, "Hòa Bình", new(2022, 9, 1), "Nghị quyết số 12/NQ-HĐND");
        next.Correct(UnitKind.Village, "Hòa Bình I");

        Assert.Equal(("Thôn Bình Trúc I", "Thôn Hòa Bình I"), (old.Title, next.Title));
        Assert.Equal((old.UnitId, old.ParentId, "hoa binh i", "Nghị quyết số 12/NQ-HĐND"), (next.UnitId, next.ParentId, next.NameFolded, next.LegalBasis));
        Assert.All(Enumerable.Range(-400, 800), day => Assert.Single(new[] { old, next }, one => one.On(new DateOnly(2022, 9, 1).AddDays(day))));
    }

    private static Outcome<VillageName> Read(string typed, string? how, string? from) =>
        VillageForm.Read(new(typed, how, from, ""), Version("Bình Trúc I", new(2020, 1, 1), null), UnitKind.Commune, [Version("2", null, null)], Today);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static UnitVersion Version(string name, DateOnly? from, DateOnly? to) =>
        CommuneSetUp.Version(Guid.CreateVersion7(), Guid.CreateVersion7(), UnitKind.Village, name, Village.Commune, from, to);
}
