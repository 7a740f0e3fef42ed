using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Desk;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Feedback;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Desk;

public class ReadAuditTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Who_when_what_and_through_which_door_are_filters_of_the_address(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Sent(Walk.Farmers, "Ao sen của hội");
        await walk.Give(Walk.Member, PostKind.Officer);
        using (var citizen = walk.Sen.Client())
        {
            Assert.Equal(HttpStatusCode.Redirect, (await walk.Sen.Write(citizen)).StatusCode);
        }

        await using var db = walk.Sen.Database.OpenAll();
        var farmer = await db.Users.SingleAsync(row => row.UserName == Walk.Farmers, Ct);
        var last = await db.AuditLines.IgnoreQueryFilters().OrderByDescending(line => line.Seq).FirstAsync(Ct);
        var today = ReadAudit.Filter.Day(Sen.Movement.BusinessCalendar.DateOf(AuditTimes.Of(last.At)));

        var all = await Said(walk, "");
        Assert.True(await db.AuditLines.IgnoreQueryFilters().AnyAsync(line => line.ActorName == Actor.Citizen.Name, Ct), "Nothing of a citizen is in the audit.");
        Assert.DoesNotContain(Actor.Citizen.Name, (await walk.Page(Walk.Administrator, DeskAddresses.Audit)).QuerySelector("main .timeline")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(all, line => line.StartsWith("Vị trí:", StringComparison.Ordinal));
        Assert.Contains(all, line => line.StartsWith("Bản đăng ký:", StringComparison.Ordinal));

        Assert.All(await Said(walk, $"?ai={farmer.Id:d}"), line => Assert.StartsWith("Bản đăng ký:", line, StringComparison.Ordinal));
        Assert.All(await Said(walk, "?loai=post"), line => Assert.StartsWith("Vị trí:", line, StringComparison.Ordinal));
        var drafts = await Said(walk, $"?viec={Operation.DraftRegistration.Verb()}");
        Assert.All(drafts, line => Assert.Equal("Bản đăng ký: viết bản đăng ký", line));
        Assert.NotEmpty(drafts);
        Assert.Equal(all, await Said(walk, $"?den={today}"));
        Assert.Empty(await Said(walk, "?den=2001-01-01"));
        Assert.Empty(await Said(walk, "?qua=Api"));
        Assert.Empty(await Said(walk, "?thay=1"));
        Assert.Equal(all, await Said(walk, "?tu=khong-phai-ngay&qua=99&viec=x&loai=y&ai=z"));
        Assert.Equal(all, await Said(walk, "?tu=0001-01-01&den=9999-12-31"));
    }

    [Theory, EachDatabase]
    public async Task What_is_nobody_elses_is_only_named_and_the_administrators_own_opens_field_by_field(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await walk.Draft(Walk.Farmers, "Ao sen chưa ai biết");
        await walk.Give(Walk.Member, PostKind.Officer);

        var page = await walk.Page(Walk.Administrator, DeskAddresses.Audit);

        Assert.DoesNotContain("Ao sen chưa ai biết", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("main .timeline a[href^='/can-bo/lich-su/registration/']"));
        Assert.Contains(page.QuerySelectorAll("main .timeline tr"), row => row.TextContent.Contains("Cán bộ cơ quan thường trực", StringComparison.Ordinal));
        var table = await (await walk.As(Walk.Administrator)).GetStringAsync($"{DeskAddresses.Audit}?dang=csv", Ct);
        Assert.DoesNotContain("Ao sen chưa ai biết", table, StringComparison.Ordinal);
        Assert.Contains("Cán bộ cơ quan thường trực", table, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Only_the_administrator_reads_it_and_older_lines_are_a_page_further(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        foreach (var user in new[] { Walk.Officer, Walk.Head, Walk.Farmers, "bientap", "captren" })
        {
            foreach (var address in new[] { DeskAddresses.Audit, DeskAddresses.AuditSeal })
            {
                Assert.Equal(HttpStatusCode.Forbidden, (await (await walk.As(user)).GetAsync(address, Ct)).StatusCode);
            }
        }

        await walk.Give(Walk.Member, PostKind.Officer);
        await walk.Give(Walk.Farmers, PostKind.Editor);
        await using var db = walk.Sen.Database.OpenAll();
        var chain = (await db.Sites.FirstAsync(Ct)).CommuneId.ToString("d");
        var newest = await db.AuditLines.IgnoreQueryFilters().Where(line => line.CommuneId == chain).OrderByDescending(line => line.Seq).FirstAsync(Ct);
        var (all, older) = (await Said(walk, ""), await Said(walk, $"?truoc={newest.Key}"));
        var page = await walk.Page(Walk.Administrator, $"{DeskAddresses.Audit}?truoc={newest.Key}");

        Assert.Equal(all.Skip(1), older.SkipLast(1));
        Assert.Equal(ReadAudit.PageSize, older.Count);
        Assert.DoesNotContain($"dòng {newest.Seq}", (await walk.Page(Walk.Administrator, DeskAddresses.Audit)).QuerySelector("main .timeline")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll($"main a[href='{DeskAddresses.Audit}']"));
    }

    [Theory, EachDatabase]
    public async Task The_seal_on_the_page_is_that_of_the_file_and_of_the_chain(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var chain = (await db.Sites.FirstAsync(Ct)).CommuneId.ToString("d");
        var head = await db.AuditHeads.SingleAsync(row => row.CommuneId == chain, Ct);

        var page = await walk.Page(Walk.Administrator, DeskAddresses.AuditSeal);
        var file = await (await walk.As(Walk.Administrator)).GetStringAsync($"{DeskAddresses.AuditSeal}?dang=txt", Ct);

        Assert.Contains(page.QuerySelectorAll("main code"), mark => mark.TextContent.Replace(" ", "", StringComparison.Ordinal) == head.Hash);
        var (heads, wrong) = AuditSeal.Parse(file);
        Assert.Equal(0, wrong);
        Assert.Contains(new NotedHead(chain, head.Seq, head.Hash), heads);
        Assert.Null((await Verification.Run(db, Ct, heads)).FirstBad);
    }

    private static async Task<IReadOnlyList<string>> Said(Walk walk, string query) =>
        [.. (await walk.Page(Walk.Administrator, DeskAddresses.Audit + query)).QuerySelectorAll("main .timeline > li > h2").Select(head => head.TextContent.Trim())];
}
