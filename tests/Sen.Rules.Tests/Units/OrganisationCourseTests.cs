using CsCheck;
using Sen.Movement;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Units;

public class OrganisationCourseTests
{
    private const int Many = 6;
    private static readonly DateOnly Today = new(2022, 9, 23), Early = new(2022, 1, 1);
    private static int _ids;

    private static readonly Gen<(int Row, int Superior, int Day)[]> Changes = Gen.Select(Gen.Int[0, Many - 1], Gen.Int[-1, Many - 1], Gen.Int[0, 260]).Array[0, 30];

    [Fact]
    public void Whatever_changes_are_recorded_versions_have_no_gap_and_no_overlap_and_no_line_is_a_circle() =>
        Changes.Sample(changes =>
        {
            var (rows, versions) = Recorded(changes);
            var course = new OrganisationCourse(rows, versions);
            return rows.TrueForAll(row => Enumerable.Range(0, 266).All(day =>
            {
                var on = Early.AddDays(day);
                var current = versions.Where(version => version.OrganisationId == row.Id).ToList();
                var line = course.Above(row.Id, on);
                return (current.Count == 0 || current.Count(version => version.On(on)) == 1)
                    && course.On(row.Id, on) is not null && line.All(one => one.OrganisationId != row.Id) && line.DistinctBy(one => one.OrganisationId).Count() == line.Count;
            }));
        });

    [Fact]
    public void Every_model_counts_once_in_each_line_it_belongs_to_and_the_heads_of_all_lines_together_make_the_place() =>
        Gen.Select(Changes, Gen.Select(Gen.Int[0, 20], Gen.Int[0, Many - 1]).Array[0, 40], Gen.Int[0, 265]).Sample((changes, models, day) =>
        {
            var (rows, versions) = Recorded(changes);
            var (course, on) = (new OrganisationCourse(rows, versions), Early.AddDays(day));
            var owned = models.DistinctBy(model => model.Item1).Select(model => (Thing: new Guid(model.Item1, 9, 7, [8, 0, 0, 0, 0, 0, 0, 0]), Owner: rows[model.Item2].Id)).ToList();
            var sums = course.InLines([.. owned, .. owned], on);
            var heads = rows.Where(row => course.Above(row.Id, on).Count == 0).ToList();
            return heads.Sum(row => sums[row.Id]) == owned.Count
                && rows.TrueForAll(row => sums[row.Id] == owned.Count(model => model.Owner == row.Id || course.Above(model.Owner, on).Any(above => above.OrganisationId == row.Id)));
        });

    [Fact]
    public void Before_its_day_an_organisation_is_what_it_was()
    {
        var row = Row(1);
        var (before, now) = new OrganisationCourse([row], []).Change(row, Typed("Hội mới", "01/07/2022"), (Id(), Id()), Today).Value;
        var course = new OrganisationCourse([row], [before!, now]);

        Assert.Equal(("Đơn vị 1", "Hội mới"), (course.On(row.Id, new(2022, 6, 30))!.Name, course.On(row.Id, new(2022, 7, 1))!.Name));
        Assert.Null(course.On(row.Id, new(2021, 12, 31)));
    }

    [Fact]
    public void What_is_recorded_for_the_day_it_began_takes_its_place()
    {
        var row = Row(1);
        var (before, now) = new OrganisationCourse([row], []).Change(row, Typed("Hội mới", "01/01/2022"), (Id(), Id()), Today).Value;

        Assert.Null(before);
        Assert.Equal(("Hội mới", Early), (now.Name, now.ValidFrom));
    }

    [Theory]
    [InlineData("Hội mới", "24/09/2022", "QĐ 1", "From")]
    [InlineData("Hội mới", "31/12/2021", "QĐ 1", "From")]
    [InlineData("Hội mới", "hôm qua", "QĐ 1", "From")]
    [InlineData("Hội mới", "01/07/2022", "", "Basis")]
    [InlineData("", "01/07/2022", "QĐ 1", "Name")]
    [InlineData("Đơn vị 2", "01/07/2022", "QĐ 1", "Name")]
    [InlineData("Đơn vị 1", "01/07/2022", "QĐ 1", "Name")]
    public void What_cannot_be_is_refused_at_its_field(string name, string from, string basis, string field)
    {
        List<Organisation> rows = [Row(1), Row(2)];
        var refused = new OrganisationCourse(rows, []).Change(rows[0], Typed(name, from) with { Basis = basis }, (Id(), Id()), Today);

        Assert.Equal([field], Assert.IsType<Refusal.Invalid>(refused.Refusal).Fields.Keys);
    }

    [Fact]
    public void A_body_that_is_not_there_the_organisation_itself_or_one_below_it_cannot_stand_above()
    {
        var (row, below, late) = (Row(1), Row(2), Row(3, new(2022, 8, 1)));
        List<Organisation> rows = [row, below, late];
        var (before, now) = new OrganisationCourse(rows, []).Change(below, Typed("Đơn vị 2", "01/03/2022") with { Superior = $"{row.Id}" }, (Id(), Id()), Today).Value;
        var course = new OrganisationCourse(rows, [before!, now]);

        // Also on a day before the other line came to be: from then on it would be a circle.
        foreach (var (superior, from) in new[] { (row.Id, "01/07/2022"), (below.Id, "01/07/2022"), (below.Id, "01/02/2022"), (late.Id, "01/07/2022"), (Id(), "01/07/2022") })
        {
            var refused = course.Change(row, Typed("Đơn vị 1", from) with { Superior = $"{superior}" }, (Id(), Id()), Today);
            Assert.Equal(["Superior"], Assert.IsType<Refusal.Invalid>(refused.Refusal).Fields.Keys);
        }
    }

    // Records what the rules let through, one after the other, as the handler does.
    private static (List<Organisation> Rows, List<OrganisationVersion> Versions) Recorded((int Row, int Superior, int Day)[] changes)
    {
        var (rows, versions) = (Enumerable.Range(0, Many).Select(at => Row(at)).ToList(), new List<OrganisationVersion>());
        foreach (var (at, superior, day) in changes)
        {
            var typed = Typed($"Đơn vị {at} từ {day}", Early.AddDays(day).ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)) with { Superior = superior < 0 ? "" : $"{rows[superior].Id}" };
            if (new OrganisationCourse(rows, versions).Change(rows[at], typed, (Id(), Id()), Today) is { Ok: true, Value: var (before, now) })
            {
                versions.AddRange(new[] { before, now }.OfType<OrganisationVersion>().Where(version => !versions.Contains(version)));
                rows[at].Call(now.Name, now.ShortName);
            }
        }

        return (rows, versions);
    }

    private static OrganisationChange Typed(string name, string from) => new(nameof(OrganisationKind.FarmersUnion), name, "", "", from, "Quyết định số 12-QĐ/ĐU");

    private static Organisation Row(int at, DateOnly? from = null) => new() { Id = Id(), CommuneId = Village.Commune, Kind = OrganisationKind.FarmersUnion, Name = $"Đơn vị {at}", ShortName = $"Đơn vị {at}", SortKey = $"{at}", ValidFrom = from ?? Early };

    private static Guid Id() => new(Interlocked.Increment(ref _ids), 5, 7, [8, 0, 0, 0, 0, 0, 0, 0]);
}
