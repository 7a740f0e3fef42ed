using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>A category is renamed or merged in one act; everything follows, and the old addresses lead on for life.</summary>
public sealed class RenameCategoryTests
{
    private const string Old = "cong-tac-xay-dung-chinh-quyen", OldName = "Công tác xây dựng chính quyền", New = "xay-dung-chinh-quyen", NewName = "Xây dựng chính quyền";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task All_articles_the_menu_the_feeds_the_search_and_working_copies_follow_in_one_act(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        await Menu(sen, $"Trang chủ | /\n{OldName} | /tin/{Old}\nTin chính quyền | /tin/{Old}\nTin tức | /tin");
        var writing = Editors.New() with { Category = OldName };
        Assert.True((await sen.Save(writing)).Ok);
        using var reader = sen.Reader();
        var articles = (await reader.Page($"/tin/{Old}")).QuerySelectorAll(".stories h2").Length;
        using var editor = await sen.SignedIn("bientap");

        var answer = await editor.Fill(RenameCategory.Address, RenameCategory.Address, ("Slug", Old), ("Name", NewName));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Đã chuyển mọi bài.", (await editor.Open(answer.Headers.Location!.OriginalString)).Body!.TextContent, StringComparison.Ordinal);
        foreach (var (from, to) in new[]
        {
            ($"/tin/{Old}", $"/tin/{New}"), ($"/rss/tin/{Old}", $"/rss/tin/{New}"), ($"/atom/tin/{Old}", $"/atom/tin/{New}"), ($"/tin/{Old}?fbclid=x", $"/tin/{New}?fbclid=x"),
            (Readers.SeedArticle, Readers.SeedArticle.Replace(Old, New, StringComparison.Ordinal)),
        })
        {
            Assert.Equal((from, HttpStatusCode.MovedPermanently, to), await Asked(reader, from));
            Assert.Equal(HttpStatusCode.OK, (await Asked(reader, to)).Status);
        }

        var list = await reader.Page($"/tin/{New}");
        Assert.Equal((NewName, articles), (list.QuerySelector("h1")!.TextContent.Trim(), list.QuerySelectorAll(".stories h2").Length));
        var menu = list.QuerySelectorAll($"nav a[href='/tin/{New}']").Select(link => link.TextContent.Trim()).ToList();
        Assert.Contains(NewName, menu);
        Assert.Contains("Tin chính quyền", menu);
        Assert.Empty(list.QuerySelectorAll($"a[href='/tin/{Old}']"));
        Assert.Equal(NewName, (await sen.Draft(writing.Id)).Category);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(0, await Indexed(db, Old));
        Assert.True(await Indexed(db, New) > 0);
        Assert.Single(await db.AuditLines.Where(line => line.Verb == "article.rename-category").ToListAsync(Ct));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Renamed_back_it_is_as_before_and_however_often_it_moved_an_old_address_leads_on_in_one_step(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();

        Assert.True((await Rename(sen, Old, NewName)).Ok);
        Assert.True((await Rename(sen, New, "Chính quyền")).Ok);
        Assert.Equal("/tin/chinh-quyen", (await Asked(reader, $"/tin/{Old}")).To);
        Assert.Equal("/tin/chinh-quyen", (await Asked(reader, $"/tin/{New}")).To);

        Assert.True((await Rename(sen, "chinh-quyen", OldName)).Ok);
        Assert.Equal(HttpStatusCode.OK, (await Asked(reader, $"/tin/{Old}?fbclid=x")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Asked(reader, Readers.SeedArticle)).Status);
        Assert.Equal($"/tin/{Old}", (await Asked(reader, $"/tin/{New}")).To);
        Assert.Equal($"/tin/{Old}", (await Asked(reader, "/tin/chinh-quyen")).To);
        Assert.Equal(HttpStatusCode.NotFound, (await Asked(reader, "/tin/chua-tung-co")).Status);
    }

    [Theory, EachDatabase]
    public async Task Merged_articles_stand_in_the_other_category_and_the_old_address_leads_there(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Publish(form.Id)).Ok);
        using var reader = sen.Reader();
        var before = await sen.AddressOf(form.Id);
        using var editor = await sen.SignedIn("bientap");

        var answer = await editor.Fill(RenameCategory.Address, RenameCategory.Merging, ("From", "hoat-dong-o-thon"), ("Into", Old));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(form.Title, (await reader.Page($"/tin/{Old}")).Words(), StringComparison.Ordinal);
        Assert.Equal($"/tin/{Old}", (await Asked(reader, "/tin/hoat-dong-o-thon")).To);
        Assert.Equal(await sen.AddressOf(form.Id), (await Asked(reader, before)).To);
        Assert.Equal(OldName, (await sen.Open(form.Id)).Category);

        // Who writes under the old name again has a category of that name again.
        var again = Editors.New(title: "Thôn 3 làm cầu");
        Assert.True((await sen.Save(again)).Ok);
        Assert.True((await sen.Publish(again.Id)).Ok);
        Assert.Contains(again.Title, (await reader.Page("/tin/hoat-dong-o-thon?fbclid=x")).Words(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_name_that_is_taken_empty_or_the_same_is_refused_with_what_to_do_and_pressing_twice_moves_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Publish(form.Id)).Ok);

        Assert.Equal(["Name"], Wrong(await Rename(sen, Old, " ")));
        Assert.Equal(["Name"], Wrong(await Rename(sen, Old, OldName)));
        Assert.Equal(["Name"], Wrong(await Rename(sen, Old, "HOẠT ĐỘNG Ở THÔN")));
        Assert.Equal(["Name"], Wrong(await Rename(sen, Old, new string('a', 121))));
        Assert.Equal(["Slug"], Wrong(await Rename(sen, "khong-co", NewName)));
        Assert.Equal(["Into"], Wrong(await With(sen, (handler, home) => handler.Merge(new("", "", Old, Old, Guid.CreateVersion7()), Editors.Editor, home, Ct))));
        Assert.IsType<Refusal.NotYours>((await Rename(sen, Old, NewName, Editors.Farmers)).Refusal);
        // Another spelling is no other address.
        Assert.True((await Rename(sen, Old, OldName.ToUpperInvariant())).Ok);
        var key = Guid.CreateVersion7();
        Assert.False((await Rename(sen, Old, NewName, key: key)).Value.Replayed);
        Assert.True((await Rename(sen, Old, NewName, key: key)).Value.Replayed);
        await using var db = sen.Database.OpenAll();
        var moved = await db.MovedCategories.SingleAsync(Ct);
        Assert.Equal((Old, New), (moved.Slug, moved.SlugNow));
    }

    private static IEnumerable<string> Wrong(Outcome<Receipt> done) => Assert.IsType<Refusal.Invalid>(done.Refusal).Fields.Keys;

    private static Task<Outcome<Receipt>> Rename(SenHost sen, string slug, string name, Actor? actor = null, Guid? key = null) =>
        With(sen, (handler, home) => handler.Rename(new(slug, name.Trim(), "", "", key ?? Guid.CreateVersion7()), actor ?? Editors.Editor, home, Ct));

    private static async Task<Outcome<Receipt>> With(SenHost sen, Func<RenameCategory.Handler, Home, Task<Outcome<Receipt>>> act)
    {
        await using var db = sen.Services.GetRequiredService<Databases>().Open(Scope.Of(Editors.Commune));
        var site = await db.Sites.AsNoTracking().SingleAsync(Ct);
        return await act(new(db, sen.Services.GetRequiredService<TimeProvider>()), new(site.CommuneId, site.ProvinceId));
    }

    private static async Task Menu(SenHost sen, string text)
    {
        await using var db = sen.Services.GetRequiredService<Databases>().Open(Scope.Of(Editors.Commune));
        var row = new SitePart { Id = Guid.CreateVersion7(), CommuneId = Editors.Commune, Key = "menu", Live = text };
        db.SiteParts.Add(row);
        var permit = Access.Ask(Editors.Editor, Operation.EditSite, Subject.Of(Editors.Commune));
        Assert.True((await db.Commit(new(permit.Value, Guid.CreateVersion7(), "site-part", row.Id, DateTime.UtcNow, Editors.Commune), Ct)).Ok);
    }

    private static async Task<(string From, HttpStatusCode Status, string? To)> Asked(HttpClient reader, string address)
    {
        using var answer = await reader.Get(address);
        return (address, answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    private static Task<int> Indexed(SenDb db, string slug) =>
        db.Database.SqlQuery<int>($"SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM search_entry WHERE category_slug = {slug}").SingleAsync(Ct);
}
