using Sen.Data;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.OldPortal;
using Sen.Plumbing;

namespace Sen.Import;

/// <summary>Pictures of a page that could be made anew, in their order, and a sentence for each that could not be.</summary>
public sealed record PictureSet(IReadOnlyList<(OldPicture Picture, string Caption, MadeMedia Made)> All, IReadOnlyList<string> Missing)
{
    /// <summary>How many paragraphs stand before the first.</summary>
    public int FirstAfter => All.Count > 0 ? All[0].Picture.AfterParagraph : 0;
}

/// <summary>Takes the pictures of a saved page that lie beside it («…_files») into the library, made anew like every picture. Nothing is ever fetched.</summary>
public sealed class PagePictures(MediaKeeping keeping)
{
    /// <summary>Makes what is there.</summary>
    public async Task<PictureSet> Make(SavedPage saved, CancellationToken ct)
    {
        var (all, missing) = (new List<(OldPicture, string, MadeMedia)>(), new List<string>());
        foreach (var picture in saved.Page.Pictures)
        {
            if (Beside(saved.File, picture.Source) is not { } path)
            {
                missing.Add(Missing(picture));
                continue;
            }

            await using var upload = new Upload(new FileInfo(path).Length > Upload.MostBytes ? null : File.OpenRead(path), Path.GetFileName(path));
            var made = await keeping.MakePicture(upload, "picture", ct);
            if (made.Ok)
            {
                all.Add((picture, all.Count < saved.Page.Captions.Count ? saved.Page.Captions[all.Count].Text : "", made.Value));
            }
            else
            {
                missing.Add($"Không nhận ảnh {Shown(picture)}: {made.Refusal.Sentence.Vi}");
            }
        }

        return new(all, missing);
    }

    /// <summary>Keeps them for an article; the caller's act writes the rows, with the jobs answered here.</summary>
    public async Task<IReadOnlyList<Data.Jobs.Job>> Keep(SenDb db, PictureSet pictures, Home home, Guid article, DateTimeOffset now, CancellationToken ct)
    {
        var (ids, jobs) = (new List<Guid>(), new List<Data.Jobs.Job>());
        foreach (var (picture, caption, made) in pictures.All)
        {
            // Their ids say their order.
            var kept = await keeping.Keep(db, made, home, now.AddMilliseconds(ids.Count), ct);
            (kept.Item.Caption, kept.Item.AltText, kept.Item.Origin) = (caption, picture.AltText, Origin.Imported);
            ids.Add(kept.Item.Id);
            jobs.Add(kept.Job);
        }

        await MediaUses.Set(db, home, MediaOwner.Article, article, ids, now, ct);
        return jobs;
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
