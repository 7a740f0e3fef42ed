using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Registration;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Registration;

public class ReadModelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(Walk.Farmers), EachDatabase(Walk.Officer), EachDatabase(Walk.Head), EachDatabase(Walk.Member)]
    public async Task The_buttons_of_every_registration_are_exactly_what_both_tables_allow_this_person(Engine engine, string user)
    {
        await using var walk = await Walk.Start(engine);
        var actor = await ActorOf(walk, user);
        await using var db = walk.Sen.Database.OpenAll();
        foreach (var id in await db.Registrations.Select(row => row.Id).ToListAsync(Ct))
        {
            var dossier = await walk.Dossier(id);
            var answer = await (await walk.As(user)).GetAsync(DeskAddresses.Model(id), Ct);
            if (!Access.Ask(actor, Operation.ReadModel, dossier.Subject).Ok)
            {
                Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
                continue;
            }

            var page = await Harness.Forms.Parsed(answer);
            var drawn = page.QuerySelectorAll("main > .row a.btn, main > .row form").Select(one => one.GetAttribute("href") ?? one.GetAttribute("action"));
            Assert.Equal(Buttons.For(actor, dossier.Registration, dossier.Subject).Select(button => button.Href), drawn);
        }
    }

    [Theory, EachDatabase]
    public async Task Whoever_has_no_button_reads_who_takes_the_next_step(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var page = await walk.Page(Walk.Officer, DeskAddresses.Model(await walk.Known("Tuyến đường hoa")));

        Assert.Contains("Duyệt: Trưởng Ban Chỉ đạo.", page.QuerySelector("main > .notice")?.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_page_tells_progress_score_decision_and_what_happened_newest_first(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var page = await walk.Page(Walk.Officer, DeskAddresses.Model(await walk.Known("Thu gom rác thải", 2020)));

        Assert.Equal(2, page.QuerySelectorAll("main .timeline time").Length);
        Assert.Equal(7, page.QuerySelectorAll("main table tbody tr").Length);
        Assert.Contains("Quyết định số", page.QuerySelector("aside")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Công nhận", "Chấm điểm", "Ghi tiến độ", "Ghi tiến độ", "Duyệt", "Thẩm định", "Gửi bản đăng ký"], page.QuerySelectorAll("aside .timeline h3").Select(line => line.TextContent));
        Assert.NotNull(page.QuerySelector("h1 .origin"));
    }

    private static async Task<Actor> ActorOf(Walk walk, string user)
    {
        await using var db = walk.Sen.Database.OpenAll();
        var account = await db.Users.SingleAsync(row => row.UserName == user, Ct);
        var posts = await db.Posts.Where(post => post.PersonId == account.Id).ToListAsync(Ct);
        return new(account.Id, account.Title, Door.Page, [.. posts.Select(post => new HeldPost(post.Kind, post.CommuneId, post.OrganisationId, post.UnitId))], Standing.Person);
    }
}
