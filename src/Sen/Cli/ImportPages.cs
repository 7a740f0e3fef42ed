using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Portal;
using Sen.Import;
using Sen.Movement;
using Sen.Movement.OldPortal;
using Sen.Plumbing;
using Sen.Portal;

namespace Sen.Cli;

/// <summary><c>import page</c>: takes saved pages of an old portal over as articles. 0 is done, 1 a page was refused, 2 a wrong call.</summary>
public static class ImportPages
{
    /// <summary>Reads every page first; writes those that can be taken over; lists what could not be kept.</summary>
    public static async Task<int> Run(string[] args)
    {
        var (options, wrong) = ImportOptions.Read(args);
        if (wrong is not null)
        {
            await Console.Error.WriteLineAsync(wrong);
            return 2;
        }

        var map = options.Map is { } path ? await OldAddressMap.Read(path, CancellationToken.None) : OldAddressMap.None;
        if (!map.Ok)
        {
            return await Complain(options.Map!, map.Refusal);
        }

        var named = options.Sen.Words.Skip(1).ToList();
        var files = named.Count > 0 ? named : [.. map.Value.Files];
        var pages = new List<SavedPage>();
        foreach (var file in files)
        {
            var page = await SavedPage.Read(file, options.Encoding, CancellationToken.None);
            if (page.Ok)
            {
                pages.Add(page.Value);
            }
            else
            {
                await Complain(file, page.Refusal);
            }
        }

        foreach (var other in map.Value.Others(files))
        {
            await Console.Error.WriteLineAsync($"{other}: có trong {options.Map} nhưng không nằm trong lần nhập này.");
        }

        var whole = pages.Count == files.Count;
        var done = options.DryRun ? Show(options, pages, map.Value) : await Write(options, pages, map.Value);
        return done != 0 ? done : whole ? 0 : 1;
    }

    private static async Task<int> Complain(string file, Refusal refusal)
    {
        await Console.Error.WriteLineAsync($"{file}: {refusal.Sentence.Vi}");
        return 1;
    }

    private static int Show(ImportOptions options, List<SavedPage> pages, OldAddressMap map)
    {
        var coming = pages.SelectMany(page => AddressesOf(page, map)).ToHashSet(StringComparer.Ordinal);
        foreach (var saved in pages)
        {
            List<string> warnings = [.. Converted(saved, options.Convert), .. saved.Page.Warnings, .. PagePictures.Missing(saved), .. BodyLinks.Dead(saved, coming).Select(BodyLinks.Sentence)];
            Console.WriteLine(options.Json ? PageJson.Of(saved.Page, warnings) : Described(saved, AddressesOf(saved, map), warnings));
        }

        return 0;
    }

    private static async Task<int> Write(ImportOptions options, List<SavedPage> pages, OldAddressMap map)
    {
        await using var databases = await options.Sen.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await Maintenance.NotThere();
        }

        var (site, problem) = await SiteOf(databases, options.Host);
        if (site is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }

        var clock = new BusinessClock(options.Sen.MachineClock());
        if (await InstallationReading.Of(databases, CancellationToken.None) is { IsDemo: true, DemoClock: { } stopped })
        {
            clock.Demonstrate(new DateTimeOffset(stopped, TimeSpan.Zero));
        }

        var store = new FileStore(options.Sen.FilesFolder);
        using var photos = new Photos(store);
        var over = new TakeOver(databases, new PagePictures(new MediaKeeping(photos, store)), clock, site);
        var (code, taken) = (0, new List<SavedPage>());
        foreach (var saved in pages)
        {
            var page = saved with { Page = saved.Page with { Category = saved.Page.Category ?? options.Category, Published = saved.Page.Published ?? options.Published } };
            if (!options.Convert && saved.ToConfirm is not null && !Agreed(saved))
            {
                code = await Complain(saved.File, new Refusal.Invalid("file", Wording.AsTyped(Unconfirmed(saved))));
            }
            else if (await over.Page(page, AddressesOf(saved, map), CancellationToken.None) is var done && done.Ok)
            {
                taken.Add(saved);
                await Report(databases, page, done.Value);
            }
            else
            {
                code = await Complain(saved.File, done.Refusal!);
            }
        }

        await ListDead(databases, site, taken);
        return options is { Footer: false, Statistics: false } || taken.Count == 0 ? code
            : await Fill(new SiteFilling(databases, clock, site), options, taken) is var filled and not 0 ? filled : code;
    }

    private static async Task<int> Fill(SiteFilling facts, ImportOptions options, List<SavedPage> taken)
    {
        var said = await facts.Fill([.. taken.Select(saved => saved.Page)], options.Footer, options.Statistics, CancellationToken.None);
        if (!said.Ok)
        {
            await Console.Error.WriteLineAsync(said.Refusal.Sentence.Vi);
            return 1;
        }

        Console.WriteLine(said.Value.Count == 0 ? "Chân trang và thống kê: không có gì mới." : $"Đã ghi cho cổng thông tin: {string.Join(" · ", said.Value)}");
        return 0;
    }

    private static async Task<(Site? Site, string? Problem)> SiteOf(Databases databases, string? host)
    {
        await using var db = databases.Open(Scope.All);
        var sites = await db.Sites.AsNoTracking().Where(site => host == null || site.Host == host).OrderBy(site => site.Id).Take(2).ToListAsync();
        return sites switch
        {
            [] => (null, host is null ? "Chưa thiết lập đơn vị. Đề nghị mở trang web và thiết lập trước khi nhập." : $"Không có cổng thông tin nào ở {host}."),
            [var only] => (only, null),
            _ => (null, "Ở đây có nhiều cổng thông tin. Đề nghị ghi rõ --host TÊN-MIỀN."),
        };
    }

    private static IReadOnlyList<string> AddressesOf(SavedPage saved, OldAddressMap map) => [.. saved.Addresses.Concat(map.Of(saved.File)).Distinct(StringComparer.Ordinal)];

    // Never silently: with --convert the person has said so, else is asked where somebody sits.
    private static bool Agreed(SavedPage saved)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            return false;
        }

        Console.WriteLine($"{saved.File}: {Seen(saved)}");
        Console.Write("Chuyển sang Unicode như trên? Gõ c rồi Enter để đồng ý: ");
        return Console.ReadLine()?.Trim() is "c" or "C" or "có" or "Có";
    }

    private static string Seen(SavedPage saved) =>
        $"chữ theo bảng mã {SavedPage.NameOf(saved.ToConfirm!.Value)}. “{Cut(saved.Preview.Before)}” sẽ thành “{Cut(saved.Preview.After)}”.";

    private static string Unconfirmed(SavedPage saved) => $"{Seen(saved)} Chưa nhập. Đúng thì chạy lại với --convert.";

    private static IEnumerable<string> Converted(SavedPage saved, bool agreed) => saved.ToConfirm is not { } encoding
        ? [] : [$"Chữ của tệp theo bảng mã {SavedPage.NameOf(encoding)}; đây là bản đã chuyển sang Unicode.{(agreed ? "" : " Khi nhập cần --convert.")}"];

    private static string Cut(string text) => text.Length <= 80 ? text : $"{text[..80]}…";

    private static string Described(SavedPage saved, IReadOnlyList<string> addresses, List<string> warnings)
    {
        var page = saved.Page;
        List<string> lines =
        [
            $"{saved.File}",
            $"  Tên bài: {page.Title ?? "(không có)"}",
            $"  Chuyên mục: {page.Category ?? "(không có)"} · Tác giả: {page.Author ?? "(không có)"} · Ngày đăng: {page.PublishedAsShown ?? "(không có)"} · Lượt xem: {page.Views?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(không có)"}",
            $"  {page.Paragraphs.Count} đoạn, {page.Captions.Count} chú thích ảnh, {page.Pictures.Count} ảnh, {page.Newer.Count} tin mới hơn, {page.Older.Count} tin cũ hơn",
            .. addresses.Select(address => $"  Địa chỉ cũ: {address}"), .. warnings.Select(warning => $"  Lưu ý: {warning}"),
        ];
        return string.Join('\n', lines);
    }

    private static async Task Report(Databases databases, SavedPage saved, Taken done)
    {
        await using var db = databases.Open(Scope.All);
        var article = await db.Articles.AsNoTracking().SingleOrDefaultAsync(row => row.Id == done.ArticleId);
        var address = article is null ? "" : $": {Addresses.Article(article.CategorySlug, article.Slug, article.Id)}";
        Console.WriteLine(done.IsNew
            ? $"Đã nhập “{saved.Page.Title}”{address} ({saved.Page.Views ?? 0} lượt xem, {done.Pictures} ảnh, {done.Addresses} địa chỉ cũ)"
            : $"Đã có “{saved.Page.Title}”{address}{(done.Addresses > 0 ? $" (thêm {done.Addresses} địa chỉ cũ)" : ", không đổi gì")}");
        foreach (var remark in saved.Page.Warnings.Concat(done.Remarks))
        {
            Console.WriteLine($"  Lưu ý: {remark}");
        }
    }

    private static async Task ListDead(Databases databases, Site site, List<SavedPage> taken)
    {
        await using var db = databases.Open(Scope.Of(site.CommuneId));
        foreach (var saved in taken)
        {
            var hashes = BodyLinks.Of(saved).Select(link => OldAddressReading.HashOf(link.Key)).ToList();
            var alive = hashes.Count == 0 ? [] : await db.OldAddresses.AsNoTracking().Where(old => hashes.Contains(old.AddressHash)).Select(old => old.Address).ToListAsync();
            foreach (var dead in BodyLinks.Dead(saved, alive.ToHashSet(StringComparer.Ordinal)))
            {
                Console.WriteLine($"  {saved.File}: {BodyLinks.Sentence(dead)}");
            }
        }
    }
}
