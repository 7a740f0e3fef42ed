using Sen.Data;
using Sen.Data.Search;
using Sen.Movement.People;
using Sen.Movement.Search;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Search.Library;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Search;

/// <summary>What a question finds, and in which order.</summary>
public sealed class SearchReadingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_row_of_the_question_table_finds_exactly_its_sentences_and_those_with_the_typed_marks_first(Engine engine)
    {
        await using var database = await engine.Fresh();
        await Keep(database, Rows("corpus.tsv").Select(row => NewArticle(row[0], row[1])));
        var snapshot = await SearchSnapshots.Read(database.Databases, Commune, Ct);
        var rows = Rows("queries.tsv").ToList();

        Assert.Equal(50, rows.Count);
        foreach (var row in rows)
        {
            foreach (var order in Enum.GetValues<SearchOrder>())
            {
                var found = (await Find(database, snapshot, row[1], order)).Titles();
                Assert.Equal((row[0], row[4]), (row[0], string.Join(',', found.Order(StringComparer.Ordinal))));
            }

            var best = (await Find(database, snapshot, row[1])).Titles();
            var first = row[5].Split(',', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal((row[0], row[5]), (row[0], string.Join(',', best.Take(first.Length).Order(StringComparer.Ordinal))));
        }
    }

    [Theory, EachDatabase]
    public async Task Composed_letters_decomposed_ones_either_place_of_the_tone_and_look_alikes_give_one_list(Engine engine)
    {
        await using var database = await engine.Fresh();
        await Keep(database, [NewArticle("Đường làng hòa thuận", "Bà con đi lại."), NewArticle("Duong lang hoa thuan", "Không dấu."), NewArticle("Khác", "Khác.")]);

        var asked = new[] { "Đường hòa", "đường hoà", VietnameseText.Nfd("Đường hòa"), "ÐƯỜNG  HOÀ", "“Đường” hòa,", "đường\u200b hòa" };

        foreach (var one in asked)
        {
            Assert.Equal(["Đường làng hòa thuận", "Duong lang hoa thuan"], (await Find(database, one)).Titles());
        }
    }

    [Theory, EachDatabase]
    public async Task Whole_titles_come_first_then_marks_then_titles_then_words_together_then_what_is_newer(Engine engine)
    {
        await using var database = await engine.Fresh();
        await Keep(database,
        [
            NewArticle("Cũ", "Trồng cây, nuôi sen trồng sen.", new(2020, 1, 1)),
            NewArticle("Mới", "Sen được trồng.", new(2022, 1, 1)),
            NewArticle("Mới hơn", "Trống kèn, sen hồng.", new(2022, 5, 1)),
            NewArticle("Thôn trồng sen", "…", new(2019, 1, 1)),
            NewArticle("Trồng sen", "…", new(2018, 1, 1)),
            NewArticle("Trong sen", "…", new(2022, 6, 1)),
        ]);

        Assert.Equal(["Trồng sen", "Thôn trồng sen", "Cũ", "Mới", "Trong sen", "Mới hơn"], (await Find(database, "trồng sen")).Titles());
        Assert.Equal(["Trong sen", "Trồng sen", "Thôn trồng sen", "Cũ", "Mới hơn", "Mới"], (await Find(database, "trong sen")).Titles());
        Assert.Equal(["Trong sen", "Mới hơn", "Mới", "Cũ", "Thôn trồng sen", "Trồng sen"], (await Find(database, "trồng sen", SearchOrder.Newest)).Titles());
        Assert.Equal(["Trồng sen", "Thôn trồng sen", "Cũ", "Trong sen"], (await Find(database, "\"trồng sen\"")).Titles());
    }

    [Theory, EachDatabase]
    public async Task More_than_is_listed_is_said_and_the_pages_go_on_without_a_gap(Engine engine)
    {
        await using var database = await engine.Fresh();
        await Keep(database, Enumerable.Range(1, SearchReading.Most + 5).Select(n => NewArticle($"Bài {n:000}", "Đầm sen", Day.AddDays(n))));

        var (best, newest) = (await Find(database, "sen"), await Find(database, "sen", SearchOrder.Newest));
        var pages = new List<string>();
        for (var page = 1; page <= 10; page++)
        {
            pages.AddRange((await Find(database, "sen", SearchOrder.Newest, page)).Titles());
        }

        Assert.Equal((SearchReading.Most, true), (best.Total, best.More));
        Assert.Equal((SearchReading.Length, true, SearchReading.Length + 1), (newest.Total, newest.More, newest.Listed));
        Assert.Equal(Enumerable.Range(6, 200).Reverse().Select(n => $"Bài {n:000}"), pages);
        Assert.Empty((await Find(database, "sen", page: 11)).Hits);
        Assert.Equal((1, false), ((await Find(database, "sen 100")).Total, (await Find(database, "sen 100")).More));
    }

    [Theory, EachDatabase]
    public async Task An_abbreviation_finds_what_is_written_in_full_and_back_until_the_commune_takes_it_off(Engine engine)
    {
        await using var database = await engine.Fresh();
        await Keep(database, [NewArticle("UBND xã họp", "…"), NewArticle("Ủy ban nhân dân xã họp", "…"), NewArticle("Nhân dân xã và ủy ban", "…")]);

        Assert.Equal(2, (await Find(database, "UBND xã")).Total);
        Assert.Equal(3, (await Find(database, "uy ban nhan dan xa")).Total);
        Assert.Equal(2, (await Find(database, "ủy ban nhân dân họp")).Total);

        await Keep(database, Commune, db => db.Add(Abbreviation.Write(NewId(), new(Commune, Province), "UBND", "Ủy ban nhân dân", off: true).Value));
        await Keep(database, Commune, db => db.Add(Abbreviation.Write(NewId(), new(Commune, Province), "NHX", "nhân dân xã").Value));

        Assert.Equal(["UBND xã họp"], (await Find(database, "UBND xã")).Titles());
        Assert.Equal(2, (await Find(database, "nhx")).Total);
        Assert.Empty((await Find(database, "nhx", commune: Neighbour)).Hits);
    }

    [Theory, EachDatabase]
    public async Task A_former_name_of_the_commune_finds_records_under_the_present_one_and_back(Engine engine)
    {
        await using var database = await engine.Fresh();
        Guid binhSa = NewId(), binhHai = NewId();
        await Keep(database, Commune, db =>
        {
            db.AddRange(Unit(binhSa, "Bình Sa"), Unit(binhHai, "Bình Hải"), Unit(Commune, "Thăng Trường"), Succession(binhSa, Commune), Succession(binhHai, Commune));
            db.AddRange(new Unit { Id = binhSa }, new Unit { Id = binhHai }, new Unit { Id = Commune });
        });
        await Keep(database, [NewArticle("Xã Bình Sa trồng sen", "…"), NewArticle("Xã Thăng Trường trồng sen", "…"), NewArticle("Xã Bình Hải trồng sen", "…")]);

        Assert.Equal(["Xã Bình Sa trồng sen", "Xã Thăng Trường trồng sen"], (await Find(database, "binh sa sen")).Titles().Order(StringComparer.Ordinal));
        Assert.Equal(3, (await Find(database, "Thăng Trường")).Total);
        Assert.Empty((await Find(database, "bỉnh sạ khác")).Hits);
        Assert.Equal("Xã Bình Sa trồng sen", Assert.Single((await Find(database, "\"Bình Sa\"")).Titles()));
    }

    [Theory, EachDatabase]
    public async Task Odd_questions_are_harmless(Engine engine)
    {
        await using var database = await engine.Fresh();
        await Keep(database, [NewArticle("Sen", "Or not and near: sen* title:sen <-> ' & | ! \\")]);
        string[] odd =
        [
            "\"", "\"\"\"", "“”", "'", "\0", "sen\0", "* : ^ ( ) - +", "a\" OR \"b", "title:sen", "sen*", "NEAR(sen, 2)", "sen <-> or", "sen & !or", "\\", "%_", "';--",
            new('a', 10_000), string.Concat(Enumerable.Repeat("ạ ", 5_000)), "\ud83e", "\ud83e\udeb7", "a\u0301\u0301\u0301", "𡨸喃", "OR", "NOT", "AND",
        ];

        foreach (var asked in odd)
        {
            foreach (var order in Enum.GetValues<SearchOrder>())
            {
                Assert.InRange((await Find(database, asked, order)).Total, 0, 1);
            }
        }

        Assert.Equal(1, (await Find(database, "or not near")).Total);
        Assert.Equal(1, (await Find(database, "sen OR khongco")).Total + (await Find(database, "sen title")).Total);
    }

    [Theory, EachDatabase]
    public async Task A_long_article_with_one_word_a_thousand_times_is_found_by_all_its_words_and_its_phrases(Engine engine)
    {
        await using var database = await engine.Fresh();
        var body = string.Join(' ', Enumerable.Range(0, 1_000).Select(n => $"sen thứ{n}")) + " hết bài " + new string('x', 5_000);
        await Keep(database, [NewArticle("Dài", body)]);

        Assert.Equal(1, (await Find(database, "\"hết bài\"")).Total);
        Assert.Equal(1, (await Find(database, "\"sen thứ10\"")).Total);
        Assert.Equal(1, (await Find(database, "sen thứ999")).Total);
        Assert.Equal(0, (await Find(database, "\"sen thứ999\"")).Total);
    }

    private static UnitVersion Unit(Guid id, string name) => new()
    {
        Id = NewId(),
        UnitId = id,
        Kind = UnitKind.Commune,
        Name = name,
        NameFolded = VietnameseText.Fold(name),
        SortKey = SortKey.Of(name),
    };

    private static UnitSuccession Succession(Guid from, Guid to) =>
        new() { Id = NewId(), FromUnitId = from, ToUnitId = to, EffectiveOn = new(2025, 7, 1), Kind = SuccessionKind.Merge, LegalBasis = "1659/NQ-UBTVQH15" };

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "fixtures", "search", file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));
}
