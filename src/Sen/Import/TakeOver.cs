using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.OldPortal;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Import;

/// <summary>What became of a page.</summary>
/// <param name="ArticleId">The article that stands for it.</param>
/// <param name="IsNew">False when it had been taken over, or written, before.</param>
/// <param name="Pictures">Pictures kept.</param>
/// <param name="Addresses">Old addresses that now lead to it and did not before.</param>
/// <param name="Remarks">Sentences about what could not be kept.</param>
public sealed record Taken(Guid ArticleId, bool IsNew, int Pictures, int Addresses, IReadOnlyList<string> Remarks);

/// <summary>
/// Takes saved pages over as articles of a site, one act a page. The same page again changes nothing: its words are the act's key, and an old address
/// that is known leads to the article it led to.
/// </summary>
public sealed class TakeOver(Databases databases, PagePictures pictures, TimeProvider clock, Site site)
{
    private const int LongestTitle = 300, LongestName = 120, Tries = 3;

    private static readonly Actor Owner = Actor.Sen(Door.CommandLine);

    private readonly Permit _permit = Access.Ask(Owner, Operation.ImportPage, Subject.Of(site.CommuneId)).Value;

    /// <summary>Takes a page over; a page that lacks what an article needs is refused with what to say.</summary>
    /// <param name="saved">The page.</param>
    /// <param name="addresses">Its old addresses, from the page itself and from the person.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Outcome<Taken>> Page(SavedPage saved, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        if (WhyNot(saved.Page) is { } lacking)
        {
            return lacking;
        }

        var made = (PictureSet?)null;
        for (var no = 1; ; no++)
        {
            await using var db = databases.Open(Scope.Of(site.CommuneId));
            var known = await Known(db, addresses, ct);
            var before = await Before(db, saved.Page, known, ct);
            var remarks = Remarks(known, before);
            var fresh = addresses.Where(address => !known.ContainsKey(address)).ToList();
            if (before is { } there)
            {
                var added = await Add(db, saved.Page, there, fresh, ct);
                return added.Ok ? new Taken(there, false, 0, fresh.Count, remarks) : added.Refusal;
            }

            made ??= await pictures.Make(saved, ct);
            var article = Article(saved.Page, made, await Place(db, saved.Page.Published!.Value, ct));
            db.Articles.Add(article);
            var jobs = await pictures.Keep(db, made, new(site.CommuneId, site.ProvinceId), article.Id, clock.GetUtcNow(), ct);
            db.OldAddresses.AddRange(fresh.Select(address => Old(address, article.Id)));
            if (saved.Page.Views is { } views)
            {
                db.ArticleViews.Add(new() { ArticleId = article.Id, Views = views });
            }

            var done = await db.Commit(Act(KeyOf("page", Words(saved.Page)), article.Id) with { Jobs = jobs }, ct);
            if (done.Ok)
            {
                return new Taken(article.Id, true, made.All.Count, fresh.Count, [.. remarks, .. made.Missing]);
            }

            // Somebody published on the same day, or the same page came in elsewhere: look again.
            if (done.Refusal is not Refusal.Taken || no == Tries)
            {
                return done.Refusal;
            }
        }
    }

    private static Refusal.Invalid? WhyNot(OldPage page) => page switch
    {
        { Title: null } => No("không có tên bài theo cấu trúc trang cũ; chưa nhập."),
        { Title.Length: > LongestTitle } or { Category.Length: > LongestName } or { Author.Length: > LongestName } => No("có tên bài, chuyên mục hoặc tác giả quá dài, có lẽ không phải trang tin; chưa nhập."),
        { Category: null } => No("không ghi chuyên mục. Đề nghị nhập riêng tệp này với --category \"TÊN CHUYÊN MỤC\"."),
        { Published: null } => No("không có ngày đăng đọc được. Đề nghị nhập riêng tệp này với --published NGÀY, ví dụ --published 23/09/2020."),
        { Paragraphs.Count: 0 } => No("không có nội dung bài; chưa nhập."),
        _ => null,
    };

    private static Refusal.Invalid No(string sentence) => new("file", Wording.AsTyped(sentence));

    private static async Task<Dictionary<string, Guid>> Known(SenDb db, IReadOnlyList<string> addresses, CancellationToken ct)
    {
        var hashes = addresses.Select(OldAddressReading.HashOf).ToList();
        return await db.OldAddresses.AsNoTracking().Where(old => hashes.Contains(old.AddressHash)).ToDictionaryAsync(old => old.Address, old => old.TargetId, StringComparer.Ordinal, ct);
    }

    // The article a page became before, by its words or its old address; or one that says the same and never came from a page.
    private async Task<Guid?> Before(SenDb db, OldPage page, Dictionary<string, Guid> known, CancellationToken ct)
    {
        if (await db.Done(Owner, Operation.ImportPage, site.CommuneId, KeyOf("page", Words(page)), ct) is { } receipt)
        {
            return receipt.SubjectId;
        }

        var (title, day, targets) = (page.Title!, page.Published!.Value, known.Values.ToList());
        var alike = await db.Articles.AsNoTracking().Where(article => targets.Contains(article.Id) || (article.PublishedOn == day && article.Title == title))
            .Select(article => new { article.Id, article.Title, article.Body }).ToListAsync(ct);
        return alike.Find(article => VietnameseText.Fold(article.Title) == VietnameseText.Fold(title)
            && (targets.Contains(article.Id) || article.Body == string.Join("\n\n", page.Paragraphs)))?.Id;
    }

    private static List<string> Remarks(Dictionary<string, Guid> known, Guid? article) =>
        [.. known.Where(pair => pair.Value != article).Select(pair => $"Địa chỉ cũ {pair.Key} đã dẫn tới bài khác; giữ như cũ.")];

    private async Task<Outcome<Receipt?>> Add(SenDb db, OldPage page, Guid article, List<string> fresh, CancellationToken ct)
    {
        if (fresh.Count == 0)
        {
            return (Receipt?)null;
        }

        db.OldAddresses.AddRange(fresh.Select(address => Old(address, article)));
        var done = await db.Commit(Act(KeyOf("addresses", [.. Words(page), .. fresh]), article), ct);
        return done.Ok ? done.Value : done.Refusal;
    }

    // The next free place of its day.
    private static async Task<long> Place(SenDb db, DateOnly day, CancellationToken ct)
    {
        var (first, end) = (Data.Portal.Article.PlaceOn(day, 0), Data.Portal.Article.PlaceOn(day.AddDays(1), 0));
        return await db.Articles.Where(article => article.Position >= first && article.Position < end).MaxAsync(article => (long?)article.Position, ct) is { } last ? last + 1 : first + 1;
    }

    private Article Article(OldPage page, PictureSet kept, long position) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        CommuneId = site.CommuneId,
        ProvinceId = site.ProvinceId,
        Section = page.Section ?? "Chi tiết tin",
        Category = page.Category!,
        CategorySlug = VietnameseText.Slug(page.Category!),
        Title = page.Title!,
        Slug = VietnameseText.Slug(page.Title!),
        Author = page.Author ?? "",
        PublishedOn = page.Published!.Value,
        Position = position,
        Body = Body(page, kept.All.Count),
        PhotoCaption = page.Captions.Count > 0 ? page.Captions[0].Text : null,
        PhotoAfter = page.Captions.Count > 0 ? page.Captions[0].AfterParagraph : kept.FirstAfter,
        Origin = Origin.Imported,
    };

    // A caption whose picture is not there stays where it stood, as it was printed.
    private static string Body(OldPage page, int pictures)
    {
        var lines = new List<string>();
        for (var at = 0; at <= page.Paragraphs.Count; at++)
        {
            lines.AddRange(page.Captions.Skip(Math.Max(1, pictures)).Where(caption => caption.AfterParagraph == at).Select(caption => $"(Ảnh:{caption.Text})"));
            lines.AddRange(page.Paragraphs.Skip(at).Take(1));
        }

        return string.Join("\n\n", lines);
    }

    private OldAddress Old(string address, Guid article) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        CommuneId = site.CommuneId,
        ProvinceId = site.ProvinceId,
        Address = address,
        AddressHash = OldAddressReading.HashOf(address),
        TargetKind = "article",
        TargetId = article,
        Origin = Origin.Imported,
    };

    private Act Act(Guid key, Guid article) => new(_permit, key, "article", article, clock.GetUtcNow().UtcDateTime, site.CommuneId);

    // What makes a page the same page: its words. Views and neighbours go on changing.
    private static IEnumerable<string> Words(OldPage page) =>
        [page.Category ?? "", page.Title ?? "", page.Author ?? "", page.PublishedAsShown ?? "", .. page.Paragraphs, .. page.Captions.Select(caption => caption.Text)];

    /// <summary>The key of an act that is about these words: the same words, the same key.</summary>
    internal static Guid KeyOf(string what, IEnumerable<string> words) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize((string[])[what, .. words]))).AsSpan(0, 16), bigEndian: true);
}
