using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Portal;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>An article no reader ever saw is deleted and the audit keeps it; one that was published can only be put away.</summary>
public sealed class DeleteDraftTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_draft_that_was_never_published_is_deleted_with_its_versions_and_its_history_stays(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var form = Editors.New();
        Assert.True((await sen.Save(form)).Ok);
        var check = await editor.Open(DeskAddresses.CheckArticle(form.Id));

        var deleted = await editor.Send(check, DeskAddresses.CheckArticle(form.Id), DeleteDraft.Address(form.Id), ("reason", "Viết trùng."));
        var twice = await editor.Send(check, DeskAddresses.CheckArticle(form.Id), DeleteDraft.Address(form.Id), ("reason", "Viết trùng."));
        var list = await editor.Open(deleted.Headers.Location!.ToString());
        var history = await editor.Open(DeskAddresses.History("article", form.Id));

        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal(deleted.Headers.Location, twice.Headers.Location);
        Assert.Contains("Đã xóa bản viết.", list.QuerySelector("main .notice.good")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Title, list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(DeskAddresses.WriteArticle(form.Id), Ct)).StatusCode);
        Assert.Contains("Viết trùng.", history.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(form.Title, history.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal((0, 0), (await db.ArticleDrafts.CountAsync(row => row.Id == form.Id, Ct), await db.ArticleRevisions.CountAsync(row => row.ArticleId == form.Id, Ct)));
    }

    [Theory, EachDatabase]
    public async Task What_was_published_once_is_not_deleted_nor_what_waits_for_its_hour(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var editor = await sen.SignedIn("bientap");
        var (shown, waiting) = (Editors.New(), Editors.New("Bài chờ giờ đăng"));
        Assert.True((await sen.Save(shown)).Ok);
        Assert.True((await sen.Publish(shown.Id)).Ok);
        Assert.True((await sen.Unpublish(shown.Id)).Ok);
        Assert.True((await sen.Save(waiting)).Ok);
        Assert.True((await sen.PublishAt(waiting.Id, "24/09/2022", "7:30")).Ok);

        Assert.IsType<Refusal.Taken>((await sen.Delete(shown.Id)).Refusal);
        Assert.IsType<Refusal.Taken>((await sen.Delete(waiting.Id)).Refusal);
        Assert.IsType<Refusal.Taken>((await sen.Delete(Editors.Seed)).Refusal);
        Assert.Null((await editor.Open(DeskAddresses.CheckArticle(shown.Id))).QuerySelector($"form[action='{DeleteDraft.Address(shown.Id)}']"));
        Assert.Equal(ArticleStage.Unpublished, (await sen.Draft(shown.Id)).Stage);
    }
}
