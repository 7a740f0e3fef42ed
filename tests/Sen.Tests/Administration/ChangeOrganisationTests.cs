using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Data;
using Sen.Demo;
using Sen.Movement.Models;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Administration;

public class ChangeOrganisationTests
{
    private const string Decision = "Quyết định số 12-QĐ/ĐU (minh họa)";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_organisation_is_renamed_and_put_below_a_body_above_the_commune_from_a_day_on(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (id, address) = (DemoData.Id("o-nd"), AdministrationAddresses.Organisation(DemoData.Id("o-nd")));
        var added = await admin.Fill(AdministrationAddresses.Organisations, null, ("Kind", nameof(OrganisationKind.UpperBody)), ("Name", "Hội Nông dân huyện Thăng Bình (minh họa)"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        await admin.Fill(AdministrationAddresses.Organisations, null, ("Kind", nameof(OrganisationKind.PartyBuildingBoard)), ("Name", "Ban Xây dựng Đảng (minh họa)"));
        await using var db = sen.Database.OpenAll();
        var board = await db.Organisations.Where(row => row.Kind == OrganisationKind.PartyBuildingBoard).Select(row => row.Id).SingleAsync(Ct);
        var upper = await db.Organisations.Where(row => row.Kind == OrganisationKind.UpperBody).Select(row => row.Id).SingleAsync(Ct);

        var early = await admin.Fill(address, $"{address}/doi", ("Superior", $"{board:d}"), ("From", "01/09/2022"), ("Basis", Decision));
        Assert.Contains("không có vào ngày 01/09/2022", (await Forms.Parsed(early)).QuerySelector("#Superior-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Decision, (await Forms.Parsed(early)).QuerySelector("#Basis")!.GetAttribute("value"));
        var changed = await admin.Fill(address, $"{address}/doi", ("NewName", "Hội Nông dân mới (minh họa)"), ("Superior", $"{upper:d}"), ("From", "23/09/2022"), ("Basis", Decision));
        Assert.Equal($"{address}?xong", changed.Headers.Location?.ToString());

        var course = await OrganisationReading.Course(db, Editors.Commune, Ct);
        Assert.Equal(("Hội Nông dân xã Bình Sa", "Hội Nông dân mới (minh họa)"), (course.On(id, new(2022, 9, 22))!.Name, course.On(id, new(2022, 9, 23))!.Name));
        Assert.Empty(course.Above(id, new(2022, 9, 22)));
        Assert.Equal(upper, Assert.Single(course.Above(id, new(2022, 9, 23))).OrganisationId);
        var page = await admin.Open(address);
        Assert.Equal("Hội Nông dân mới (minh họa)", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll("main tbody tr").Length);
        Assert.Matches("hôm nay:\\s*Hội Nông dân huyện Thăng Bình", page.QuerySelector("main")!.TextContent);
        Assert.Contains(Decision, (await admin.Open(DeskAddresses.History("organisation", id))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var corrected = await admin.Fill(address, address, ("Name", "Hội Nông dân xã (minh họa)"));
        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        course = await OrganisationReading.Course(db, Editors.Commune, Ct);
        Assert.Equal(("Hội Nông dân xã Bình Sa", "Hội Nông dân xã (minh họa)"), (course.On(id, new(2022, 9, 22))!.Name, course.On(id, new(2022, 9, 23))!.Name));

        // It is named, and has neither accounts nor models.
        Assert.DoesNotContain($"{upper:d}", (await admin.Open(AdministrationAddresses.Person(DemoData.Id("account hoinongdan")))).QuerySelectorAll("#Organisation option").Select(option => option.GetAttribute("value")));
    }

    [Theory, EachDatabase]
    public async Task Two_lines_count_a_model_once_each_and_the_place_counts_it_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (farmers, front) = (DemoData.Id("o-nd"), DemoData.Id("o-mt"));
        await using var db = sen.Database.OpenAll();
        var (before, place) = await OrganisationReading.Models(db, Editors.Commune, 2022, new(2022, 9, 23), Ct);
        var models = await db.Registrations.Where(row => row.Year == 2022 && row.Stage != Stage.Draft).Select(row => new { row.ModelId, row.OwnerOrganisationId }).ToListAsync(Ct);
        Assert.Equal((models.DistinctBy(row => row.ModelId).Count(), place), (place, before.Values.Sum()));

        var address = AdministrationAddresses.Organisation(farmers);
        await admin.Fill(address, $"{address}/doi", ("Superior", $"{front:d}"), ("From", "20/09/2022"), ("Basis", Decision));

        var (after, same) = await OrganisationReading.Models(db, Editors.Commune, 2022, new(2022, 9, 23), Ct);
        var (then, _) = await OrganisationReading.Models(db, Editors.Commune, 2022, new(2022, 9, 19), Ct);
        Assert.Equal((place, before[farmers], before[front] + before[farmers], before[front]), (same, after[farmers], after[front], then[front]));
        Assert.True(before[farmers] > 0);
    }

    [Theory, EachDatabase]
    public async Task Of_random_trees_of_organisations_every_line_and_the_place_count_each_model_once(Engine engine)
    {
        await using var database = await engine.Fresh();
        var (commune, random) = (await TestCommune.Of(database), new Random(20220923));
        var rows = Enumerable.Range(0, 5).Select(at => new Organisation
        {
            Id = TestCommune.NewId(),
            CommuneId = commune.Id,
            ProvinceId = commune.ProvinceId,
            Kind = OrganisationKind.FarmersUnion,
            Name = $"Hội {at}",
            ShortName = $"Hội {at}",
            SortKey = $"{at}",
            ValidFrom = new(2022, 1, 1),
        }).ToList();
        var versions = new List<OrganisationVersion>();
        for (var change = 0; change < 12; change++)
        {
            var (row, above) = (rows[random.Next(5)], rows[random.Next(5)]);
            var typed = new OrganisationChange(nameof(OrganisationKind.FarmersUnion), $"{row.Name} {change}", "", $"{above.Id}", $"01/{1 + (change / 2):00}/2022", Decision);
            if (new OrganisationCourse(rows, versions).Change(row, typed, (TestCommune.NewId(), TestCommune.NewId()), TestCommune.Today) is { Ok: true, Value: var (before, now) })
            {
                versions.AddRange(new[] { before, now }.OfType<OrganisationVersion>().Where(version => !versions.Contains(version)));
            }
        }

        var models = Enumerable.Range(0, 9).Select(at => EmulationModel.Begin(TestCommune.NewId(), commune.Home, rows[random.Next(5)].Id, $"Mô hình {at}").Value).ToList();
        await commune.Write(db =>
        {
            db.Organisations.AddRange(rows);
            db.OrganisationVersions.AddRange(versions);
            db.Models.AddRange(models);
        });
        foreach (var model in models)
        {
            await commune.Registration(Stage.Registered, model: model.Id);
        }

        Assert.Contains(versions, version => version.SuperiorId is not null);
        await using var db = commune.Open();
        var course = await OrganisationReading.Course(db, commune.Id, Ct);
        for (var month = 1; month <= 9; month++)
        {
            var day = new DateOnly(2022, month, 15);
            var (lines, place) = await OrganisationReading.Models(db, commune.Id, 2022, day, Ct);
            Assert.Equal((models.Count, models.Count), (place, rows.Where(row => course.Above(row.Id, day).Count == 0).Sum(row => lines[row.Id])));
            Assert.All(rows, row => Assert.Equal(models.Count(model => model.OwnerOrganisationId == row.Id || course.Above(model.OwnerOrganisationId, day).Any(one => one.OrganisationId == row.Id)), lines[row.Id]));
        }
    }
}
