using Sen.Plumbing;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>The cache of finished pages: nothing old after an eviction, one rendering for many readers, bounded memory.</summary>
public sealed class PublicPagesTests
{
    private static readonly PageKey Key = new("sen.example", "/tin", "", 0);

    [Fact]
    public async Task A_page_is_made_once_and_found_until_one_of_its_tags_is_evicted()
    {
        var pages = new PublicPages();
        var made = 0;
        Task<PageAnswer> Make() => Task.FromResult<PageAnswer>(Page($"<p>{++made}</p>", "models", "model:1"));

        await pages.Make(Key, keep: true, Make);
        Assert.NotNull(pages.Find(Key));
        pages.Evict("model:2");
        Assert.NotNull(pages.Find(Key));
        pages.Evict("article:1", "model:1");

        Assert.Null(pages.Find(Key));
        Assert.Equal((0, 0L), (pages.Count, pages.Bytes));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_rendering_that_began_before_an_eviction_is_never_kept()
    {
        var pages = new PublicPages();
        var reading = new TaskCompletionSource();
        var evicted = new TaskCompletionSource();

        var making = pages.Make(Key, keep: true, async () =>
        {
            reading.SetResult();
            await evicted.Task;
            return Page("<p>read before the edit</p>", "article:1");
        });
        await reading.Task;
        pages.Evict("article:1");
        evicted.SetResult();
        await making;

        Assert.Null(pages.Find(Key));
    }

    [Fact]
    public async Task Readers_at_the_same_time_share_one_rendering_but_not_one_from_before_an_eviction()
    {
        var pages = new PublicPages();
        var gate = new TaskCompletionSource();
        var made = 0;
        async Task<PageAnswer> Make()
        {
            var no = Interlocked.Increment(ref made);
            await gate.Task;
            return Page($"<p>{no}</p>", "article:1");
        }

        var before = Enumerable.Range(0, 20).Select(_ => pages.Make(Key, keep: true, Make)).ToList();
        pages.Evict("article:1");
        var after = Enumerable.Range(0, 20).Select(_ => pages.Make(Key, keep: true, Make)).ToList();
        gate.SetResult();
        await Task.WhenAll(before.Concat(after));

        Assert.Equal(2, made);
        Assert.Single(after.Select(task => task.GetAwaiter().GetResult()).Distinct());
        Assert.Same(((PageAnswer.Page)await after[0]).Content, pages.Find(Key));
    }

    [Fact]
    public async Task The_pages_asked_for_longest_ago_make_room()
    {
        var pages = new PublicPages(most: 200_000);
        for (var no = 0; no < 100; no++)
        {
            var key = Key with { Path = $"/tin/{no}" };
            await pages.Make(key, keep: true, () => Task.FromResult<PageAnswer>(Page(new string('x', 10_000), "articles")));
            Assert.InRange(pages.Bytes, 0, 200_000);
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        Assert.Null(pages.Find(Key with { Path = "/tin/0" }));
        Assert.NotNull(pages.Find(Key with { Path = "/tin/99" }));
    }

    [Fact]
    public async Task What_may_not_be_kept_is_made_every_time()
    {
        var pages = new PublicPages();

        await pages.Make(Key, keep: false, () => Task.FromResult<PageAnswer>(Page("<p></p>", "a")));
        await pages.Make(Key, keep: true, () => Task.FromResult<PageAnswer>(Page("<p></p>", "a") with { Kept = false }));
        await pages.Make(Key, keep: true, () => Task.FromResult<PageAnswer>(new PageAnswer.Missing()));
        pages.Trusted = false;
        await pages.Make(Key, keep: true, () => Task.FromResult<PageAnswer>(Page("<p></p>", "a")));

        Assert.Equal(0, pages.Count);
    }

    [Fact]
    public async Task A_failed_rendering_leaves_nothing_behind()
    {
        var pages = new PublicPages();

        await Assert.ThrowsAsync<InvalidOperationException>(() => pages.Make(Key, keep: true, () => throw new InvalidOperationException()));
        await pages.Make(Key, keep: true, () => Task.FromResult<PageAnswer>(Page("<p></p>", "a")));

        Assert.NotNull(pages.Find(Key));
    }

    [Theory]
    [InlineData("br, gzip", Coding.Brotli)]
    [InlineData("gzip, deflate, br;q=0.9, zstd", Coding.Brotli)]
    [InlineData("gzip;q=1.0, br;q=0", Coding.Gzip)]
    [InlineData("gzip;q=0.000", Coding.Identity)]
    [InlineData("deflate", Coding.Identity)]
    [InlineData("", Coding.Identity)]
    public void The_best_coding_the_reader_takes_is_chosen(string accepted, Coding expected) =>
        Assert.Equal(expected, PublicReading.CodingOf(accepted));

    [Theory]
    [InlineData("", true)]
    [InlineData(null, true)]
    [InlineData(Readers.SearchEngine, true)]
    [InlineData("facebookexternalhit/1.1", true)]
    [InlineData("Mozilla/5.0 (compatible; coccocbot-web/1.0)", true)]
    [InlineData(Readers.Browser, false)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Zalo iOS/587", false)]
    [InlineData("curl/8.5.0", false)]
    public void A_robot_is_who_says_so_or_says_nothing(string? userAgent, bool robot) => Assert.Equal(robot, Robots.Is(userAgent));

    private static PageAnswer.Page Page(string html, params string[] tags) => new(new PublicPage(html, tags, Words.Vi, null, null));
}
