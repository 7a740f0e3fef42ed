using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.OldPortal;
using Sen.Plumbing;

namespace Sen.Import;

/// <summary>Pictures of a page whose bytes are kept, in their order, and a sentence for each that could not be.</summary>
public sealed record KeptPictures(IReadOnlyList<(OldPicture Picture, string Caption, MadePhoto Made, StoredFile Kept)> All, IReadOnlyList<string> Missing)
{
    /// <summary>How many.</summary>
    public int Count => All.Count;

    /// <summary>How many paragraphs stand before the first.</summary>
    public int FirstAfter => All.Count > 0 ? All[0].Picture.AfterParagraph : 0;

    /// <summary>The rows, owned by the article.</summary>
    public IEnumerable<StoredFile> Rows(Guid article, Home home, string title) => All.Select(one => new StoredFile
    {
        Id = one.Kept.Id,
        CommuneId = home.CommuneId,
        ProvinceId = home.ProvinceId,
        OwnerKind = FileOwner.Article,
        OwnerId = article,
        AltText = one.Picture.AltText.Length > 0 ? one.Picture.AltText : one.Caption.Length > 0 ? one.Caption : title,
        Caption = one.Caption,
        Width = one.Kept.Width,
        Height = one.Kept.Height,
        Small = one.Kept.Small,
        Medium = one.Kept.Medium,
        Large = one.Kept.Large,
        MediaType = one.Kept.MediaType,
        Origin = Origin.Imported,
    });
}

/// <summary>Keeps the pictures of a saved page that lie beside it («…_files»), made anew like every photograph. Nothing is ever fetched.</summary>
public sealed class PagePictures(Photos photos, TimeProvider clock)
{
    /// <summary>Keeps what is there.</summary>
    public async Task<KeptPictures> Keep(SavedPage saved, CancellationToken ct)
    {
        var (all, missing) = (new List<(OldPicture, string, MadePhoto, StoredFile)>(), new List<string>());
        foreach (var picture in saved.Page.Pictures)
        {
            if (Beside(saved.File, picture.Source) is not { } path)
            {
                missing.Add(Missing(picture));
                continue;
            }

            await using var upload = new Upload(new FileInfo(path).Length > Upload.MostBytes ? null : File.OpenRead(path));
            var made = await photos.Make(upload, "picture", ct);
            if (!made.Ok)
            {
                missing.Add($"Không nhận ảnh {Shown(picture)}: {made.Refusal.Sentence}");
                continue;
            }

            var caption = all.Count < saved.Page.Captions.Count ? saved.Page.Captions[all.Count].Text : "";
            var row = new PhotoRow(Guid.CreateVersion7(clock.GetUtcNow().AddMilliseconds(all.Count)), default, FileOwner.Article, Guid.Empty, null, "", "");
            all.Add((picture, caption, made.Value, await photos.Keep(made.Value, row, ct)));
        }

        return new(all, missing);
    }

    /// <summary>Sentences about pictures that do not lie beside the page.</summary>
    public static IEnumerable<string> Missing(SavedPage saved) =>
        saved.Page.Pictures.Where(picture => Beside(saved.File, picture.Source) is null).Select(Missing);

    private static string Missing(OldPicture picture) => $"Thiếu ảnh {Shown(picture)}: không có tệp bên cạnh trang; Sen không tải gì từ ngoài.";

    private static string Shown(OldPicture picture) => picture.Source.Length <= 120 ? picture.Source : $"{picture.Source[..120]}…";

    // A file in the page's own folder or below it, reached by no link that leads elsewhere.
    private static string? Beside(string page, string source)
    {
        var name = Uri.UnescapeDataString(source.Split('?', '#')[0]).Replace('\\', '/');
        if (name.Length is 0 or > 1000 || name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(page))!;
        var path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal) || !File.Exists(path))
        {
            return null;
        }

        for (var at = path; at.Length > folder.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                return null;
            }
        }

        return path;
    }
}
