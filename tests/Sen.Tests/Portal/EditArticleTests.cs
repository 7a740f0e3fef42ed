using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>An editor corrects an article and the next reader sees it; nothing is overwritten unseen.</summary>
public sealed class EditArticleTests
{
    private static readonly Guid Commune = DemoData.Id("u-bs");
    private static readonly Actor Editor = new(DemoData.Id("account bientap"), "Biên tập cổng tin", Door.Page, [new(PostKind.Editor, Commune)], Standing.Person);
    private static readonly Actor Farmers = new(DemoData.Id("account hoinongdan"), "Hội Nông dân xã", Door.Page, [new(PostKind.Registrar, Commune, DemoData.Id("o-nd"))], Standing.Person);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_next_reader_sees_the_edit_and_the_old_address_leads_to_the_new_one(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        await reader.Page(Readers.SeedArticle);
        await reader.Page("/");
        var form = await Open(sen) with { Title = "Bình Sa phát huy các mô hình “Dân vận khéo”" };

        var done = await Handle(sen, form);

        Assert.True(done.Ok);
        using var moved = await reader.Get(Readers.SeedArticle);
        Assert.Equal(System.Net.HttpStatusCode.MovedPermanently, moved.StatusCode);
        var page = await reader.Page(moved.Headers.Location!.OriginalString);
        Assert.Contains("Bình Sa phát huy các mô hình “Dân vận khéo”", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bình Sa phát huy các mô hình “Dân vận khéo”", (await reader.Page("/")).Words(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task No_reader_gets_the_old_text_after_the_editor_was_answered(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var readers = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => KeepReading(sen, stop.Token)));
        using var reader = sen.Reader();

        for (var no = 1; no <= 15; no++)
        {
            var form = await Open(sen);
            Assert.True((await Handle(sen, form with { Body = $"Lần sửa thứ {no}." })).Ok);
            Assert.Contains($"Lần sửa thứ {no}.", (await reader.Page(Readers.SeedArticle)).Words(), StringComparison.Ordinal);
        }

        await stop.CancelAsync();
        await readers;
    }

    [Theory, EachDatabase]
    public async Task A_stale_form_is_refused_with_both_versions(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (mine, theirs) = (await Open(sen), await Open(sen));
        Assert.True((await Handle(sen, theirs with { Author = "Ban biên tập" })).Ok);

        var refused = await Handle(sen, mine with { Author = "Khối Dân vận" });

        var stale = Assert.IsType<Refusal.Stale>(refused.Refusal);
        Assert.Equal([new StaleField("author", ("Tác giả", "Author"), Wording.AsTyped("Khối Dân vận"), Wording.AsTyped("Ban biên tập"))], stale.Fields);
        Assert.Equal("Ban biên tập", (await Open(sen)).Author);
    }

    [Theory, EachDatabase]
    public async Task Pressing_the_button_twice_edits_once(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = await Open(sen) with { Body = "Một đoạn.\nHai đoạn." };

        var (first, second) = (await Handle(sen, form), await Handle(sen, form));

        Assert.Equal((first.Value.Line, true), (second.Value.Line, second.Value.Replayed));
        var kept = await Open(sen);
        Assert.Equal((form.Version + 1, "Một đoạn.\n\nHai đoạn."), (kept.Version, kept.Body));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_field_says_what_to_do_and_only_an_editor_may_edit(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var form = await Open(sen);

        var wrong = Assert.IsType<Refusal.Invalid>((await Handle(sen, form with { Title = " ", Body = "", Caption = new('x', 400) })).Refusal);
        var notYours = await Handle(sen, form, Farmers);

        Assert.Equal(["body", "caption", "title"], wrong.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.IsType<Refusal.NotYours>(notYours.Refusal);
        Assert.Equal(form with { Key = Guid.Empty }, await Open(sen) with { Key = Guid.Empty });
    }

    [Theory, EachDatabase]
    public async Task An_edit_by_another_process_is_seen_within_a_second(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var reader = sen.Reader();
        await reader.Page(Readers.SeedArticle);
        var form = await Open(sen) with { Body = "Sửa từ nơi khác." };

        // Its own connection to the same database and its own cache: another node, or the command line.
        await using (var other = sen.Options.OpenDatabases())
        await using (var db = other.Open(Scope.Of(Commune)))
        {
            Assert.True((await new EditArticle.Handler(db, new PublicPages(), TimeProvider.System).Handle(form, Editor, Ct)).Ok);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), Ct);
        Assert.Contains("Sửa từ nơi khác.", (await reader.Page(Readers.SeedArticle)).Words(), StringComparison.Ordinal);
    }

    private static async Task<EditArticle.Form> Open(SenHost sen)
    {
        await using var db = sen.Database.Open(Commune);
        return EditArticle.Form.Of(await db.Articles.AsNoTracking().SingleAsync(row => row.Id == DemoData.Id("article"), Ct), Guid.CreateVersion7());
    }

    private static async Task<Outcome<Receipt>> Handle(SenHost sen, EditArticle.Form form, Actor? actor = null)
    {
        await using var db = sen.Services.GetRequiredService<Databases>().Open(Scope.Of(Commune));
        return await new EditArticle.Handler(db, sen.Services.GetRequiredService<PublicPages>(), TimeProvider.System).Handle(form, actor ?? Editor, Ct);
    }

    private static async Task KeepReading(SenHost sen, CancellationToken stop)
    {
        using var reader = sen.Reader();
        while (!stop.IsCancellationRequested)
        {
            using var answer = await reader.Get(Readers.SeedArticle, "br");
            Assert.True(answer.IsSuccessStatusCode);
        }
    }
}
