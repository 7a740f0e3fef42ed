using Sen.Data.Portal;
using Sen.Data.Search;
using Sen.Movement.Search;
using Sen.Movement.Text;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Search.Library;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Search;

/// <summary>A thousand made-up questions over made-up articles: both databases give the same answers in the same order, and it is the order the rules say.</summary>
public sealed class SearchParityTests
{
    private const int Articles = 500, Questions = 1_000;

    // Syllables that fold alike, so that marks matter.
    private static readonly string[] Syllables =
    [
        "ba", "bà", "bá", "bả", "bạ", "sen", "sên", "sến", "hoà", "hòa", "hóa", "hoa", "thủy", "thuỷ", "thụy", "đường", "dương", "đương", "dưỡng", "trồng", "trông", "trong", "trống",
        "Bình", "bỉnh", "Sa", "sả", "xã", "xa", "xạ", "dân", "dạn", "dẫn", "vận", "văn", "vần", "khéo", "kheo", "nuôi", "nươi", "cá", "ca", "cả", "UBND", "2015", "Quý", "quy", "quỹ", "yên", "mỹ", "mĩ",
        "ủy", "uỷ", "ban", "bàn", "nhân", "nhận", "tôi", "tối", "tỏi", "lúa", "lụa", "thôn", "thơm", "nước", "mô", "mơ", "hình",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_questions_have_the_same_answers_in_the_same_order_on_both_databases()
    {
        await using var sqlite = await Engine.Sqlite.Fresh();
        await using var postgres = await Engine.Postgres.Fresh();
        var random = new Random(20_200_923);
        var articles = Enumerable.Range(0, Articles).Select(n => NewArticle(
            Say(random, 2, 5), Say(random, 5, 40), Day.AddDays(-random.Next(200)), n + 1, id: new Guid(n + 1, 0, 0, new byte[8]))).ToList();
        foreach (var database in new[] { sqlite, postgres })
        {
            await Keep(database, articles);
        }

        var snapshots = (Sqlite: await SearchSnapshots.Read(sqlite.Databases, Commune, Ct), Postgres: await SearchSnapshots.Read(postgres.Databases, Commune, Ct));
        var shelf = articles.Select(Shelved.Of).ToList();
        var answered = 0;
        for (var n = 0; n < Questions; n++)
        {
            var asked = n % 5 == 0 ? $"\"{Say(random, 1, 2)}\" {Say(random, 0, 1)}" : Say(random, 1, 3);
            asked = n % 2 == 0 ? asked : VietnameseText.Fold(asked);
            var order = n % 4 == 3 ? SearchOrder.Newest : SearchOrder.Best;
            var left = await Find(sqlite, snapshots.Sqlite, asked, order);
            var right = await Find(postgres, snapshots.Postgres, asked, order);

            Assert.Equal((asked, string.Join(' ', left.Ids()), left.Total, left.More), (asked, string.Join(' ', right.Ids()), right.Total, right.More));
            Assert.Equal(left.Hits.Select(hit => string.Concat(hit.Passage)), right.Hits.Select(hit => string.Concat(hit.Passage)));
            var expected = Expected(shelf, SearchQuery.Read(asked, SearchVocabulary.Empty), order);
            if (!left.More && !asked.Contains("ub", StringComparison.OrdinalIgnoreCase) && !asked.Contains("ban", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Equal((asked, expected.Count), (asked, left.Total));
                Assert.Equal((asked, string.Join(' ', expected.Take(SearchReading.Length))), (asked, string.Join(' ', left.Ids())));
            }

            answered += left.Total > 0 ? 1 : 0;
        }

        Assert.InRange(answered, Questions / 3, Questions);
    }

    // The rules once more, over all texts, without an index.
    private static List<Guid> Expected(List<Shelved> shelf, SearchQuery query, SearchOrder order) =>
    [
        .. shelf.Where(one => query.Terms.All(term => Has(one, term, word => word.Folded)))
            .OrderBy(one => order == SearchOrder.Newest ? 0 : ClassOf(one, query))
            .ThenBy(one => order == SearchOrder.Newest || query.Words.Count < 2 || Follows(one.Title, query.Words) || Follows(one.Text, query.Words) ? 0 : 1)
            .ThenByDescending(one => one.Day).ThenByDescending(one => one.Position).Select(one => one.Id),
    ];

    private static int ClassOf(Shelved one, SearchQuery query)
    {
        bool Whole(Func<SearchWord, string> form) => one.Title.Select(form).SequenceEqual(query.Words.Select(form));
        bool Exact(bool titleOnly) => query.HasMarks && query.Terms.All(term => titleOnly ? In(one.Title, term, word => word.Exact) : Has(one, term, word => word.Exact));
        return Whole(query.HasMarks ? word => word.Exact : word => word.Folded) ? 0
            : Exact(titleOnly: true) ? 1
            : Exact(titleOnly: false) ? 2
            : query.Terms.All(term => In(one.Title, term, word => word.Folded)) ? 3 : 4;
    }

    private static bool Has(Shelved one, SearchTerm term, Func<SearchWord, string> form) => In(one.Title, term, form) || In(one.Text, term, form);

    private static bool In(List<SearchWord> words, SearchTerm term, Func<SearchWord, string> form) => term.Together
        ? Enumerable.Range(0, Math.Max(0, words.Count - term.Typed.Count + 1)).Any(at => words.Skip(at).Take(term.Typed.Count).Select(form).SequenceEqual(term.Typed.Select(form)))
        : words.Select(form).Contains(form(term.Typed[0]));

    private static bool Follows(List<SearchWord> words, IReadOnlyList<SearchWord> query) =>
        Enumerable.Range(0, Math.Max(0, words.Count - query.Count + 1)).Any(at => words.Skip(at).Take(query.Count).Select(word => word.Folded).SequenceEqual(query.Select(word => word.Folded)));

    private static string Say(Random random, int least, int most) =>
        string.Join(' ', Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Syllables[(int)(Syllables.Length * Math.Pow(random.NextDouble(), 1.5))]));

    private sealed record Shelved(Guid Id, DateOnly Day, long Position, List<SearchWord> Title, List<SearchWord> Text)
    {
        public static Shelved Of(Article article) =>
            new(article.Id, article.PublishedOn, article.Position, SearchText.Words(article.Title), SearchText.Words(article.Body));
    }
}
