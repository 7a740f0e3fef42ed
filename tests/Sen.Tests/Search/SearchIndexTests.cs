using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Backup;
using Sen.Data.Files;
using Sen.Data.Search;
using Sen.Demo;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Search.Library;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Search;

/// <summary>The index is what is public, at once and without a trace of anything else.</summary>
public sealed class SearchIndexTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_an_act_changes_the_next_question_knows(Engine engine)
    {
        await using var database = await engine.Fresh();
        var article = NewArticle("Đầm sen", "Nuôi cá.");
        await Keep(database, [article]);
        Assert.Equal(1, (await Find(database, "nuôi cá")).Total);

        await Change(database, article.Id, kept => kept.Body = "Nuôi vịt.");
        Assert.Equal((0, 1), ((await Find(database, "nuôi cá")).Total, (await Find(database, "nuôi vịt")).Total));

        await Change(database, article.Id, kept => kept.IsPublic = false);
        Assert.Equal(0, (await Find(database, "nuôi vịt")).Total);
        await NoTraceOf(database, "vịt");

        await Change(database, article.Id, kept => (kept.IsPublic, kept.PublishedOn) = (true, Day.AddDays(5)));
        Assert.Equal(Day.AddDays(5), Assert.Single((await Find(database, "vit")).Hits).Entry.Day);

        await Keep(database, Commune, db => db.Remove(db.Articles.Single(row => row.Id == article.Id)));
        Assert.Equal(0, (await Find(database, "vit")).Total);
        await NoTraceOf(database, "vịt");
    }

    [Theory, EachDatabase]
    public async Task Nothing_of_a_hidden_record_or_another_commune_is_found_counted_or_offered(Engine engine)
    {
        await using var database = await engine.Fresh();
        var random = new Random(7);
        var secret = new List<string>();
        for (var n = 0; n < 60; n++)
        {
            var word = $"bimat{n}x";
            var hidden = NewArticle($"Chung {word}", $"Nội dung chung {word}", Day.AddDays(-random.Next(900)), commune: n % 3 == 2 ? Neighbour : Commune);
            hidden.IsPublic = n % 3 == 2;
            hidden.Category = hidden.CategorySlug = $"muc{n}";
            (hidden.PhotoCaption, hidden.Drawing, hidden.DrawingAlt) = ($"Ảnh {word}", "img/x.svg", word);
            secret.Add(word);
            await Keep(database, hidden.CommuneId, db => db.Add(hidden));
        }

        await Keep(database, [NewArticle("Chung", "Bài công khai.")]);
        await RevokedModel(database, "bimat-mo-hinh");
        var snapshot = await SearchSnapshots.Read(database.Databases, Commune, Ct);

        Assert.Equal("tin-hoat-dong", Assert.Single(snapshot.Categories).Slug);
        Assert.Equal([Day.Year], snapshot.Years);
        Assert.False(snapshot.Alone);
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var found = await Find(database, snapshot, "chung", order);
            Assert.Equal(["Chung"], found.Titles());
            Assert.Equal((1, false), (found.Total, found.More));
            foreach (var word in secret.Append("mat mo"))
            {
                var none = await Find(database, snapshot, word, order);
                Assert.Equal((0, 0, false), (none.Hits.Count, none.Total, none.More));
                // Even where nobody said that other communes are in the index.
                Assert.Empty((await Find(database, snapshot with { Alone = true }, word, order)).Hits);
            }
        }

        foreach (var word in secret.Where((_, n) => n % 3 != 2).Append("mat mo"))
        {
            await NoTraceOf(database, word);
        }
    }

    [Theory, EachDatabase]
    public async Task A_note_of_progress_that_was_corrected_is_found_no_more(Engine engine)
    {
        await using var database = await engine.FreshDemo();
        await using var db = database.OpenAll();
        var (entry, registration) = await (
            from row in db.ProgressEntries.AsNoTracking()
            join one in db.Registrations.AsNoTracking() on row.RegistrationId equals one.Id
            join model in db.Models on row.ModelId equals model.Id
            where one.Stage == Sen.Movement.Models.Stage.Recognised && model.IsPublic && !model.SensitiveSubject
            orderby row.On
            select new ValueTuple<Sen.Movement.Progress.ProgressEntry, Sen.Movement.Models.Registration>(row, one)).FirstAsync(Ct);
        Assert.Contains(await Entries(database), line => line.Contains(entry.Note, StringComparison.Ordinal));

        var correction = Sen.Movement.Progress.ProgressEntry.Write(
            Guid.CreateVersion7(), registration, entry.On, "Câu đã chữa lại cho đúng.", entry.Households, null, null, null, null, entry.On, entry.Id).Value;
        await Keep(database, registration.CommuneId, open => open.Add(correction));

        var after = await Entries(database);
        Assert.DoesNotContain(after, line => line.Contains(entry.Note, StringComparison.Ordinal));
        Assert.Contains(after, line => line.Contains(correction.Note, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_rebuild_makes_the_same_index_as_the_acts_did(Engine engine)
    {
        await using var database = await engine.FreshDemo();
        var before = await Entries(database);

        var count = await SearchIndex.Rebuild(database.Databases, always: true, Ct);

        Assert.Equal(before.Count, count);
        Assert.InRange(count, 40, 400);
        Assert.Equal(before, await Entries(database));
        Assert.Equal(0, await SearchIndex.Rebuild(database.Databases, always: false, Ct));
    }

    [Theory, EachDatabase]
    public async Task A_database_without_its_index_gets_it_at_the_next_start(Engine engine)
    {
        await using var database = await engine.FreshDemo();
        var before = await Entries(database);
        await using (var db = database.OpenAll())
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM search_entry; DELETE FROM search_state", Ct);
        }

        await database.Databases.Migrate(DateTimeOffset.UnixEpoch, Ct);

        Assert.Equal(before, await Entries(database));
        Assert.NotEqual(0, (await Find(database, "trong sen ket hop nuoi ca", commune: DemoData.Id("u-bs"))).Total);
    }

    [Theory]
    [EachDatabase(Engine.Sqlite)]
    [EachDatabase(Engine.Postgres)]
    public async Task A_restored_backup_is_searched_like_its_source(Engine from, Engine to)
    {
        await using var source = await from.FreshDemo();
        await using var target = await to.Fresh();
        var path = Path.Combine(source.Folder, "backup.zip");
        Assert.True((await TakeBackup.Run(source.Databases, new FileStore(source.Options.FilesFolder), path, "0.1.0", Now, Ct)).Ok);

        Assert.True((await RestoreBackup.Run(target.Databases, new FileStore(target.Options.FilesFolder), path, Ct)).Ok);

        Assert.Equal(await Entries(source), await Entries(target));
        foreach (var asked in new[] { "dân vận khéo", "ban chi dao", "sen", "ke hoach" })
        {
            var (left, right) = (await Find(source, asked, commune: DemoData.Id("u-bs")), await Find(target, asked, commune: DemoData.Id("u-bs")));
            Assert.Equal((left.Total, left.Hits.Count), (right.Total, right.Hits.Count));
            Assert.True(left.Total > 0);
        }
    }

    private static async Task Change(FreshDatabase database, Guid id, Action<Sen.Data.Portal.Article> change) =>
        await Keep(database, Commune, db => change(db.Articles.Single(row => row.Id == id)));

    // A model that was public and is no more.
    private static async Task RevokedModel(FreshDatabase database, string word)
    {
        var owner = NewOrganisation("Hội Nông dân");
        var model = NewModel(owner, $"Mô hình {word}");
        model.IsPublic = true;
        await Keep(database, Commune, db => db.AddRange(owner, model));
        Assert.Equal(1, (await Find(database, word)).Total);
        await Keep(database, Commune, db => db.Models.Single(row => row.Id == model.Id).IsPublic = false);
    }

    private static async Task<List<string>> Entries(FreshDatabase database)
    {
        await using var db = database.OpenAll();
        return await db.Database.SqlQueryRaw<string>(
            "SELECT kind || ' ' || LOWER(CAST(record_id AS TEXT)) || ' ' || title || ' ' || text || ' ' || category || ' ' || COALESCE(CAST(day AS TEXT), '') || ' ' || COALESCE(CAST(year AS TEXT), '') AS \"Value\" FROM search_entry")
            .ToListAsync(Ct) is var rows ? [.. rows.Order(StringComparer.Ordinal)] : [];
    }

    internal static async Task NoTraceOf(FreshDatabase database, string word)
    {
        await using var db = database.OpenAll();
        var sql = database.Engine == Engine.Sqlite
            ? "SELECT count(*) AS \"Value\" FROM search_entry WHERE title LIKE '%' || {0} || '%' OR text LIKE '%' || {0} || '%'"
            : "SELECT count(*)::int AS \"Value\" FROM search_entry WHERE title LIKE '%' || {0} || '%' OR text LIKE '%' || {0} || '%' OR folded::text LIKE '%' || {0} || '%' OR exact::text LIKE '%' || {0} || '%'";
        Assert.Equal(0, await db.Database.SqlQueryRaw<int>(sql, word).SingleAsync(Ct));
    }
}
