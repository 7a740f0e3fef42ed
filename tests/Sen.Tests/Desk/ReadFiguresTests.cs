using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Sums;
using Sen.Desk;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Sen.Tests.Registration;
using Sen.Tests.Sums;
using Xunit;

namespace Sen.Tests.Desk;

/// <summary>The movement's figures in two readings from the same facts: <see cref="ReadFigures"/>, <see cref="SumReading"/>, and the lists behind the numbers.</summary>
public sealed class ReadFiguresTests
{
    private static readonly DateOnly Reform = new(2025, 7, 1), Today = new(2025, 7, 10);

    private static readonly (string, string)[] ToThangTruong =
        [("Units", "xã Bình Sa"), ("Name", "xã Thăng Trường"), ("Code", "20836"), ("Parent", "huyện Thăng Bình"), ("Number", "1659/NQ (minh họa)"), ("SignedOn", "20/08/2022"), ("On", "01/09/2022")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(1)]
    [EachDatabase(2)]
    public async Task Both_readings_of_random_facts_add_up_to_the_same_and_every_list_has_as_many_lines_as_its_figure(Engine engine, int seed)
    {
        await using var database = await engine.Fresh();
        var (facts, random) = (new Facts(database), new Random(seed));
        var communes = await Communes(database, facts, random, 6);
        await Reformed(database, [.. communes.Select(commune => commune.Home)]);
        await using var db = database.OpenAll();

        foreach (var day in new[] { new DateOnly(2020, 1, 1), Reform.AddDays(-1), Reform, Today })
        {
            var (leaves, tree) = await SumReading.Leaves(db, [.. communes.Select(commune => commune.Home.CommuneId)], 2015, 2025, day, Ct);
            var readings = TwoReadings<MovementSums>.Of(leaves.Select(leaf => (leaf.Place, leaf.Sum)));

            Assert.Equal(await db.Registrations.CountAsync(row => row.Stage != Stage.Draft, Ct), readings.TotalWas.Models);
            Assert.Equal((readings.TotalWas, default), (readings.TotalIs, readings.Difference));
            foreach (var line in readings.Lines)
            {
                Assert.Equal(line.Is - line.Was, readings.Moved(line.Unit));
                Assert.Equal(line.Is.Models, await SumReading.Registrations(db, [.. leaves.Where(leaf => leaf.Place.Is == line.Unit)]).CountAsync(Ct));
                Assert.Equal(line.Was.Models, await SumReading.Registrations(db, [.. leaves.Where(leaf => leaf.Place.Was == line.Unit)]).CountAsync(Ct));
            }

            // What was merged moved; what was split and nobody has bound lies above both parts; what was bound lies in its part.
            Assert.Equal(day < Reform ? 0 : 5, readings.Moves.Count(move => move.IsBound));
            Assert.Equal(day < Reform ? [] : [UnitKind.Municipality], readings.Moves.Where(move => !move.IsBound).Select(move => tree.On(move.To!.Value, day)!.Kind).Distinct());
        }

        // Read with all years at once as by unit, and nothing was written.
        await facts.Agree();
    }

    [Theory, EachDatabase]
    public async Task Once_there_is_something_real_the_page_says_how_much_of_the_demonstration_it_leaves_out(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var before = await walk.Page(Walk.Officer, DeskAddresses.Figures);
        Assert.Null(before.QuerySelector("#khong-tinh"));

        await walk.Sent(Walk.Farmers, "Ao sen của hội");

        var page = await walk.Page(Walk.Officer, DeskAddresses.Figures);
        var told = page.QuerySelector("#khong-tinh")!.TextContent;
        Assert.Matches("^Không tính [1-9][0-9]* mô hình minh họa\\.$", told);
        // The table that is taken away says so too.
        Assert.Contains(told, await (await walk.As(Walk.Officer)).GetStringAsync($"{DeskAddresses.Figures}?dang=csv", Ct), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whoever_works_for_the_commune_that_followed_reads_what_became_part_of_it_and_nothing_else(Engine engine)
    {
        await using var database = await engine.Fresh();
        var (facts, random) = (new Facts(database), new Random(3));
        var communes = await Communes(database, facts, random, 6);
        var (merged, province) = await Reformed(database, [.. communes.Select(commune => commune.Home)]);
        var other = TestCommune.NewId();

        async Task<long> Seen(PostKind kind, Guid commune, DateOnly today, Guid? unit = null)
        {
            // The scope of a visit is that of the posts; only the page widens it.
            await using var db = database.Databases.Open(unit is null ? Scope.Of(commune) : Scope.Of([], [communes[0].Home.ProvinceId]));
            var clock = new SettableClock(new(today.ToDateTime(new(8, 0)), TimeSpan.FromHours(7)));
            var actor = new Actor(TestCommune.NewId(), "Cán bộ", Door.Page, [new(kind, commune, UnitId: unit)], Standing.Person);
            var sheet = await new ReadFigures.Handler(db, clock).Handle(new(TreeChoice.None with { From = 2015, Until = 2025 }, ReadFigures.Sorting.Unit), actor, Ct);
            Assert.Equal(default, sheet.Difference);
            return sheet.TotalIs.Models;
        }

        await using var all = database.OpenAll();
        Task<int> Recorded(params Guid[] where) => all.Registrations.CountAsync(row => where.Contains(row.CommuneId) && row.Stage != Stage.Draft, Ct);
        var three = communes.Take(3).Select(commune => commune.Home.CommuneId).ToArray();
        Assert.Equal(await Recorded(three), await Seen(PostKind.Officer, merged, Today));
        Assert.Equal(await Recorded(three), await Seen(PostKind.Chairperson, merged, Reform));
        Assert.Equal(0, await Seen(PostKind.Officer, merged, Reform.AddDays(-1)));
        // The old posts go on reading their own, others nothing; a part of the split reads nothing that nobody bound to it.
        Assert.Equal(await Recorded(three[0]), await Seen(PostKind.Officer, three[0], Today));
        Assert.Equal(0, await Seen(PostKind.Officer, other, Today));
        Assert.Equal(0, await Seen(PostKind.Registrar, merged, Today));
        Assert.Equal(await Recorded([.. communes.Select(commune => commune.Home.CommuneId)]), await Seen(PostKind.UpperReader, other, Today, province));
    }

    [Theory, EachDatabase]
    public async Task After_the_act_the_page_has_both_readings_says_what_moved_and_leads_to_the_models(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var before = await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013");
        await (await walk.As(Walk.Administrator)).Record(nameof(TreeActKind.Merge), ToThangTruong);

        var page = await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013&den=2022");
        var total = Cells(before.QuerySelectorAll("#hai-cach tbody tr")[0]);
        Assert.Equal((total[0], total[0], "0"), (Cells(page.QuerySelectorAll("#hai-cach tbody tr")[0])[0], Cells(page.QuerySelectorAll("#hai-cach tbody tr")[0])[1], Cells(page.QuerySelectorAll("#hai-cach tbody tr")[0])[2]));
        Assert.All(page.QuerySelectorAll("#hai-cach tbody tr"), row => Assert.Equal("0", Cells(row)[2]));
        Assert.Contains("Không có số liệu nào chuyển sang xã khác", before.QuerySelector("#giai-thich")!.TextContent, StringComparison.Ordinal);
        var moved = Assert.Single(page.QuerySelectorAll("#giai-thich li")).TextContent;
        Assert.StartsWith($"Xã Bình Sa: {total[0]} mô hình", moved, StringComparison.Ordinal);
        Assert.EndsWith("từ 01/09/2022 thuộc xã Thăng Trường (1659/NQ (minh họa))", moved, StringComparison.Ordinal);
        Assert.Equal(["Xã Bình Sa", "Cộng"], page.QuerySelectorAll("#khi-do tbody th").Select(cell => cell.TextContent));
        Assert.Equal(["Xã Thăng Trường", "Cộng"], page.QuerySelectorAll("#theo-cay tbody th").Select(cell => cell.TextContent));

        foreach (var section in (string[])["#khi-do", "#theo-cay"])
        {
            var list = await walk.Page(Walk.Officer, page.QuerySelector($"{section} tbody a")!.GetAttribute("href")!);
            Assert.StartsWith($"{total[0]} ", list.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.All(list.QuerySelectorAll("tbody tr th"), line => Assert.Contains("vốn của xã Bình Sa", line.TextContent, StringComparison.Ordinal));
        }

        // Every number of the other sortings opens as many lines; the tree of the day before the act has the old commune.
        foreach (var by in (string[])["Field", "Owner", "Year"])
        {
            var sorted = await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013&den=2022&theo={by}&cach=khi-do");
            Assert.True(sorted.QuerySelectorAll("#theo-loai tbody a").Length > 1, by);
            foreach (var link in sorted.QuerySelectorAll("#theo-loai tbody a"))
            {
                Assert.StartsWith($"{link.FirstChild!.TextContent} ", (await walk.Page(Walk.Officer, link.GetAttribute("href")!)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            }
        }

        Assert.Equal(["Xã Bình Sa", "Cộng"], (await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013&den=2022&cay=31/08/2022")).QuerySelectorAll("#theo-cay tbody th").Select(cell => cell.TextContent));
        var table = await (await walk.As(Walk.Officer)).GetStringAsync(page.QuerySelector("main a[download]")!.GetAttribute("href"), Ct);
        Assert.Contains("\"Như khi đó\",\"2013–2022\",\"Xã Bình Sa\"", table, StringComparison.Ordinal);
        Assert.Contains("\"Theo cây ngày 23/09/2022\",\"2013–2022\",\"Xã Thăng Trường\"", table, StringComparison.Ordinal);
        Assert.Contains("\"Chênh lệch\",\"2013–2022\",\"Cộng\",\"0\",\"0\",\"0\",\"0\",\"0\",\"0\"", table, StringComparison.Ordinal);
        // The reader from above still has below what its communes recorded; a registrar has no figures.
        Assert.Equal(total[0], Cells((await walk.Page("captren", $"{DeskAddresses.Figures}?tu=2013&den=2022")).QuerySelectorAll("#hai-cach tbody tr")[0])[0]);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(Walk.Women)).GetAsync(DeskAddresses.Figures, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task Years_the_wrong_way_round_and_what_is_no_year_or_day_are_asked_about_and_kept_as_they_were_typed(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        using var officer = await walk.As(Walk.Officer);
        foreach (var (query, field, kept, sentence) in new[]
        {
            ("tu=2022&den=2013", "tu", "2022", "Năm đầu (2022) sau năm cuối (2013)"), ("tu=2031", "tu", "2031", "Năm đầu (2031) sau năm cuối (2022)"),
            ("tu=hai nghìn&den=2020", "tu", "hai nghìn", "bốn chữ số"), ("tu=2015&den=20", "den", "20", "bốn chữ số"), ("tu=2015&cay=hôm kia", "cay", "hôm kia", "ngày"),
        })
        {
            foreach (var table in (string[])["", "&dang=csv"])
            {
                using var answer = await officer.GetAsync($"{DeskAddresses.Figures}?{query}{table}", Ct);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
                var page = await Forms.Parsed(answer);
                Assert.Equal(kept, page.QuerySelector($"#{field}")!.GetAttribute("value"));
                Assert.Contains(sentence, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
                // One sentence, and no figures that nobody asked for.
                Assert.Equal(1, Occurrences(page, page.QuerySelector($"#{field}-error")!.ChildNodes.OfType<IElement>().Last().ChildNodes.Last().TextContent.Trim()));
                Assert.Null(page.QuerySelector("#hai-cach, main table"));
                Assert.Equal("Số liệu phong trào", page.QuerySelector("h1")!.TextContent.Trim());
            }
        }

        var both = await Forms.Parsed(await officer.GetAsync($"{DeskAddresses.Figures}?tu=x&den=y&cay=z", Ct));
        Assert.Equal(["x", "y", "z"], ((string[])["tu", "den", "cay"]).Select(field => both.QuerySelector($"#{field}")!.GetAttribute("value")));
        Assert.Equal(3, both.QuerySelectorAll(".field.wrong").Length);
        // A heading and the caption of its rows do not say the same.
        var right = await officer.Open($"{DeskAddresses.Figures}?tu=2013&den=2022");
        Assert.All(right.QuerySelectorAll("section:has(caption)"), section => Assert.NotEqual(section.QuerySelector("h2")!.TextContent, section.QuerySelector("caption")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task The_list_of_models_has_both_readings_each_line_says_its_unit_and_no_line_is_lost(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        // Of one commune that is what it was there is one reading only.
        Assert.Null((await walk.Page(Walk.Officer, DeskAddresses.Models)).QuerySelector("#cach"));
        var all = (await walk.Page(Walk.Officer, DeskAddresses.Models)).QuerySelector("h1")!.TextContent;
        await (await walk.As(Walk.Administrator)).Record(nameof(TreeActKind.Merge), ToThangTruong);

        foreach (var (query, unit) in new[] { ("cach=khi-do", "Xã Bình Sa"), ("cay=23/09/2022", "Xã Thăng Trường"), ("cay=31/08/2022", "Xã Bình Sa") })
        {
            var list = await walk.Page(Walk.Officer, $"{DeskAddresses.Models}?{query}");
            Assert.Equal(all, list.QuerySelector("h1")!.TextContent);
            Assert.NotEmpty(list.QuerySelectorAll("tbody tr"));
            Assert.All(list.QuerySelectorAll("tbody tr"), line => Assert.Equal(unit, line.QuerySelector("td")!.TextContent));
            var units = list.QuerySelectorAll("#xa option").Where(option => option.GetAttribute("value")!.Length > 0).ToList();
            Assert.Equal([unit], units.Select(option => option.TextContent));
            var chosen = await walk.Page(Walk.Officer, $"{DeskAddresses.Models}?{query}&xa={units[0].GetAttribute("value")}");
            Assert.Equal(all, chosen.QuerySelector("h1")!.TextContent);
        }

        var offered = await walk.Page(Walk.Officer, DeskAddresses.Models);
        Assert.NotNull(offered.QuerySelector("#cach"));
        Assert.Equal(all, offered.QuerySelector("h1")!.TextContent);
        using var wrong = await (await walk.As(Walk.Officer)).GetAsync($"{DeskAddresses.Models}?cay=hôm kia", Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("hôm kia", (await Forms.Parsed(wrong)).QuerySelector("#cay")!.GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task Where_both_readings_are_the_same_one_table_is_shown_and_the_other_is_folded_away(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        var page = await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013");
        Assert.Contains("Hai cách đọc giống nhau ở từng đơn vị (chênh lệch 0)", page.QuerySelector("#theo-cay")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("#hai-cach tbody tr"), row => Assert.Equal("0", Cells(row)[2]));
        var fold = page.QuerySelector("details#doi-chieu")!;
        Assert.False(fold.HasAttribute("open"));
        Assert.StartsWith("Xem bảng “Như khi đó”", fold.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll("main table").Length - 1, fold.QuerySelectorAll("table").Length);
        var other = fold.QuerySelector("#khi-do")!;
        Assert.Equal(page.QuerySelectorAll("#theo-cay tbody tr").Select(Row), other.QuerySelectorAll("tbody tr").Select(Row));
        Assert.Contains("cach=khi-do", other.QuerySelector("tbody a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("same row by row (difference 0)", (await InEnglish(walk, $"{DeskAddresses.Figures}?tu=2013")).QuerySelector("#theo-cay")!.TextContent, StringComparison.Ordinal);

        await (await walk.As(Walk.Administrator)).Record(nameof(TreeActKind.Merge), ToThangTruong);

        var after = await walk.Page(Walk.Officer, $"{DeskAddresses.Figures}?tu=2013&den=2022");
        Assert.Null(after.QuerySelector("#doi-chieu"));
        Assert.NotNull(after.QuerySelector("section#khi-do"));
        Assert.DoesNotContain("giống nhau", after.QuerySelector("#theo-cay")!.TextContent, StringComparison.Ordinal);

        static string Row(IElement row) => string.Join('|', row.QuerySelectorAll("th, td").Select(cell => cell.TextContent));
    }

    [Theory, EachDatabase]
    public async Task A_list_whose_years_are_the_wrong_way_round_asks_once_and_shows_no_list(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        using var answer = await (await walk.As(Walk.Officer)).GetAsync($"{DeskAddresses.Models}?tu=2022&den=2013&that=1&q=sen", Ct);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Forms.Parsed(answer);
        Assert.Equal("Mô hình", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Null(page.QuerySelector("main table"));
        Assert.Equal(("2022", "2013", "sen"), (page.QuerySelector("#tu")!.GetAttribute("value"), page.QuerySelector("#den")!.GetAttribute("value"), page.QuerySelector("#q")!.GetAttribute("value")));
        Assert.Equal(1, Occurrences(page, "Năm đầu (2022) sau năm cuối (2013)."));
        Assert.Distinct(page.QuerySelectorAll("form.filters [name]").Select(field => field.GetAttribute("name")!));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> InEnglish(Walk walk, string address)
    {
        using var client = await walk.Sen.SignedIn(Walk.Officer);
        using var choice = new FormUrlEncodedContent([new("ngon-ngu", "en"), new("ve", "/")]);
        await client.PostAsync("/hien-thi", choice, Ct);
        return await client.Open(address);
    }

    private static int Occurrences(AngleSharp.Html.Dom.IHtmlDocument page, string sentence) => page.QuerySelector("main")!.TextContent.Split(sentence).Length - 1;

    private static List<string> Cells(IElement row) => [.. row.QuerySelectorAll("td").Select(cell => cell.TextContent)];

    // Six communes with random facts of ten years.
    private static async Task<IReadOnlyList<(Home Home, IReadOnlyList<Guid> Owners)>> Communes(FreshDatabase database, Facts facts, Random random, int count)
    {
        var communes = new List<(Home Home, IReadOnlyList<Guid> Owners)>();
        for (var no = 0; no < count; no++)
        {
            communes.Add(await facts.Commune(new Home(TestCommune.NewId(), communes.Count == 0 ? TestCommune.NewId() : communes[0].Home.ProvinceId)));
            var (home, owners) = communes[no];
            await facts.Write(home.CommuneId, db =>
            {
                for (var one = 0; one < 12; one++)
                {
                    var registration = facts.Begin(db, home, owners[random.Next(owners.Count)], 2015 + random.Next(11), random.Next(5) is var field && field == 0 ? null : (Field)(field - 1));
                    if (one > 0)
                    {
                        Assert.True(registration.Take(Step.Register, Facts.Now).Ok);
                    }

                    db.ProgressEntries.Add(Facts.Entry(registration, random.Next(50), random.Next(900), random.Next(1_000_000)));
                }
            });
        }

        return communes;
    }

    // Three become one, the fourth is split and half of its models bound, the fifth is taken in by the sixth, the provinces merge.
    private static async Task<(Guid Merged, Guid Province)> Reformed(FreshDatabase database, IReadOnlyList<Home> homes)
    {
        var (province, merged, east, west, city) = (TestCommune.NewId(), TestCommune.NewId(), TestCommune.NewId(), TestCommune.NewId(), TestCommune.NewId());
        var decree = new Decree("1659/NQ-UBTVQH15", new(2025, 6, 16));
        TreeAct[] acts =
        [
            new TreeAct.Merge(TestCommune.NewId(), Reform, decree, [province], city, new(UnitKind.Municipality, "Đà Nẵng", "48"), null),
            new TreeAct.Merge(TestCommune.NewId(), Reform, decree, [.. homes.Take(3).Select(home => home.CommuneId)], merged, new(UnitKind.Commune, "Thăng Trường", "20836"), city),
            new TreeAct.Split(TestCommune.NewId(), Reform, decree, homes[3].CommuneId, [new(east, new(UnitKind.Commune, "Đông"), city, []), new(west, new(UnitKind.Commune, "Tây"), city, [])]),
            new TreeAct.Absorb(TestCommune.NewId(), Reform, decree, [homes[4].CommuneId], homes[5].CommuneId),
        ];
        var tree = acts.Aggregate(
            UnitTree.Of(
                [
                    CommuneSetUp.Version(TestCommune.NewId(), province, UnitKind.Province, "Quảng Nam", null, null, null, "49"),
                    .. homes.Select((home, no) => CommuneSetUp.Version(TestCommune.NewId(), home.CommuneId, UnitKind.Commune, $"Bình {no}", province, null, null, $"2083{no}")),
                ], []).Value,
            (one, act) => one.Record(act).Value);
        await new Facts(database).Write(Guid.Empty, async db =>
        {
            db.Units.AddRange(tree.Versions.Select(version => version.UnitId).Distinct().Select(unit => new Unit { Id = unit }));
            db.UnitVersions.AddRange(tree.Versions);
            db.UnitSuccessions.AddRange(tree.Successions);
            var split = homes[3].CommuneId;
            foreach (var (model, no) in (await db.Models.Where(row => row.CommuneId == split).OrderBy(row => row.Id).ToListAsync(Ct)).Select((model, no) => (model, no)))
            {
                model.PartUnitId = no == 0 || no > 6 ? null : west;
            }
        });
        return (merged, city);
    }
}
