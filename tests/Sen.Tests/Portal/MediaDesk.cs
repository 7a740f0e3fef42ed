using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data.Media;
using Sen.Data.Portal;
using Sen.Movement.Portal;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>What tests of the media library need: items, articles that use them, forms with files.</summary>
internal static class MediaDesk
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>An item as if it had been added, without the work behind.</summary>
    public static async Task<MediaItem> Keep(this SenHost sen, TestCommune commune, byte[] bytes, string name = "anh.jpg", Action<MediaItem>? also = null)
    {
        var keeping = sen.Services.GetRequiredService<MediaKeeping>();
        await using var upload = new Upload(new MemoryStream(bytes), name);
        var made = await keeping.Make(upload, "files", Ct);
        Assert.True(made.Ok, made.Refusal?.Sentence.Vi);
        MediaItem? item = null;
        await commune.Write(async db =>
        {
            item = (await keeping.Keep(db, made.Value, commune.Home, TestCommune.Now.AddMilliseconds(Random.Shared.Next(1, 100_000)), Ct)).Item;
            also?.Invoke(item);
            item.Judge();
        });
        return item!;
    }

    /// <summary>An article that uses these items.</summary>
    public static async Task<Guid> Article(this TestCommune commune, bool isPublic, params Guid[] media)
    {
        var id = TestCommune.NewId();
        await commune.Write(async db =>
        {
            db.Articles.Add(new()
            {
                Id = id,
                CommuneId = commune.Id,
                ProvinceId = commune.ProvinceId,
                Section = "Chi tiết tin",
                Category = "Tin tức",
                CategorySlug = "tin-tuc",
                Title = "Bà con làm đường",
                Slug = "ba-con-lam-duong",
                Author = "Ban Văn hóa xã",
                PublishedOn = TestCommune.Today,
                Position = Sen.Data.Portal.Article.PlaceOn(TestCommune.Today, await db.Articles.CountAsync(Ct) + 1),
                Body = "Bà con đổ bê tông đoạn đường vào xóm.",
                IsPublic = isPublic,
            });
            await MediaUses.Set(db, commune.Home, MediaOwner.Article, id, media, TestCommune.Now, Ct);
        });
        return id;
    }

    /// <summary>An article nobody has published: what is being written, and a version kept before.</summary>
    public static Task Draft(this TestCommune commune, string title, string body, ArticleStage stage, string before) => commune.Write(db =>
    {
        var draft = new ArticleDraft { Id = TestCommune.NewId(), CommuneId = commune.Id, ProvinceId = commune.ProvinceId, Stage = stage, Title = title, Body = before, SavedAt = TestCommune.Now.UtcDateTime };
        db.ArticleDrafts.Add(draft);
        new Manuscripts(db).Keep(draft);
        draft.Body = body;
    });

    public static Task Show(this TestCommune commune, Guid article, bool isPublic) =>
        commune.Write(async db => (await db.Articles.SingleAsync(row => row.Id == article, Ct)).IsPublic = isPublic);

    public static async Task<MediaItem> Item(this TestCommune commune, Guid id)
    {
        await using var db = commune.Open();
        return await db.Media.AsNoTracking().SingleAsync(row => row.Id == id, Ct);
    }

    /// <summary>The fields of a page's own form, with these files in its file field.</summary>
    public static MultipartFormDataContent Files(IHtmlDocument page, params (string Name, byte[] Bytes)[] files)
    {
        // Browsers write names as they are, in UTF-8.
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 };
        foreach (var control in page.QuerySelectorAll<IHtmlInputElement>("main form input"))
        {
            if (control.Type != "file")
            {
                form.Add(new StringContent(control.Value), $"\"{control.Name}\"");
                continue;
            }

            foreach (var (name, bytes) in files)
            {
                var content = new ByteArrayContent(bytes);
                content.Headers.ContentType = new("application/octet-stream");
                content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{control.Name}\"; filename=\"{name}\"");
                form.Add(content);
            }
        }

        return form;
    }

    /// <summary>Opens a page with a file field and sends these files.</summary>
    public static async Task<HttpResponseMessage> SendFiles(this HttpClient client, string address, params (string Name, byte[] Bytes)[] files)
    {
        using var form = Files(await client.Open(address), files);
        return await client.PostAsync(address, form, Ct);
    }

    /// <summary>Does the work behind, whoever of the host's runner and the test gets it.</summary>
    public static async Task Work(this SenHost sen, Func<Task<bool>> done)
    {
        var runner = sen.Services.GetRequiredService<JobRunner>();
        for (var tries = 0; !await done(); tries++)
        {
            if (tries == 200)
            {
                await using var db = sen.Database.OpenAll();
                Assert.Fail($"The work behind was not done. {string.Join('\n', (await db.Jobs.AsNoTracking().ToListAsync(Ct)).Select(job => $"{job.Kind}, try {job.Attempts}, due {job.RunAt:O}, done {job.DoneAt:O}: {job.Error}"))}");
            }

            if (!await runner.DoNext(Ct))
            {
                await Task.Delay(100, Ct);
            }
        }
    }
}
