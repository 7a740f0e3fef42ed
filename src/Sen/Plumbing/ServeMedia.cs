using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// Serves the library: to strangers only what something public of this site uses now, to staff what the access table lets them see. The address is the
/// item's, not the bytes', so that replaced bytes are gone with the next request; nobody in between may keep anything.
/// </summary>
public static class ServeMedia
{
    private const string Document = "tai-ve";

    /// <summary>The address of a picture in a size and a format.</summary>
    public static string Address(Guid media, string size, PictureFormat format) => $"/tep/{media:d}/{size}.{format.Extension()}";

    /// <summary>Maps the routes.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet("/tep/{id:guid}/{size:regex(^(nho|vua|lon)$)}.{kind:regex(^(jpg|webp|avif)$)}", async (
            Guid id, string size, string kind, HttpContext http, Handler handler, FileStore store) =>
            await handler.Picture(id, PictureFormats.Of(kind)!.Value, http.RequestAborted) is { } found && store.Open(ServeFile.HashOf(found.File, size)) is { } bytes
                ? Send(http, found.File, size, bytes, $"inline; filename=\"anh-{id:n}-{size}.{kind}\"")
                : Answers.Refused(http, new Refusal.Missing(("ảnh", "picture")))).Needs(Operation.ReadPortal);

        routes.MapGet($"/tep/{{id:guid}}/{Document}", async (Guid id, HttpContext http, Handler handler, FileStore store) =>
            await handler.Document(id, http.RequestAborted) is { } found && store.Open(found.File.Large) is { } bytes
                ? Send(http, found.File, ServeFile.Large, bytes, Attachment(found))
                : Answers.Refused(http, new Refusal.Missing(("tệp", "file")))).Needs(Operation.ReadPortal);
    }

    /// <summary>Finds an item for whoever asks.</summary>
    public sealed class Handler(Databases databases, Visit visit)
    {
        /// <summary>A picture in a format; null when there is none or this visitor may not see it.</summary>
        public Task<Found?> Picture(Guid id, PictureFormat format, CancellationToken ct) => Find(id, MediaKind.Picture, format.MediaType(), ct);

        /// <summary>A document; null when there is none or this visitor may not see it.</summary>
        public Task<Found?> Document(Guid id, CancellationToken ct) => Find(id, MediaKind.Document, null, ct);

        private async Task<Found?> Find(Guid id, MediaKind kind, string? mediaType, CancellationToken ct)
        {
            // What is public belongs to the site that was asked, what is not to the actor's own communes.
            var communes = visit.Site is { } site ? visit.Scope.Communes.Append(site.CommuneId).Distinct() : visit.Scope.Communes;
            await using var db = databases.Open(Scope.Of(communes, visit.Scope.Provinces));
            if (await db.Media.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Kind == kind, ct) is not { } item)
            {
                return null;
            }

            var seen = Access.Ask(visit.Actor, Operation.ReadMedia, Subject.Of(item.CommuneId)).Ok
                || (item.CommuneId == visit.Site?.CommuneId && await MediaReading.Public(db).AnyAsync(row => row.Id == id, ct));
            return seen && await db.Files.AsNoTracking().FirstOrDefaultAsync(
                file => file.OwnerKind == FileOwner.Media && file.OwnerId == id && (mediaType == null || file.MediaType == mediaType), ct) is { } file ? new(item, file) : null;
        }
    }

    /// <summary>An item that may be seen, and its bytes.</summary>
    public sealed record Found(MediaItem Item, StoredFile File);

    // A document is never opened inside the site: it is taken away, and could do nothing here if it were.
    private static string Attachment(Found found)
    {
        var name = new ContentDispositionHeaderValue("attachment");
        name.SetHttpFileName(found.Item.FileName.Length > 0 ? found.Item.FileName : $"tep-{found.Item.Id:n}{PaperContent.ExtensionOf(found.File.MediaType)}");
        return name.ToString();
    }

    private static IResult Send(HttpContext http, StoredFile file, string size, FileStream bytes, string disposition)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        headers.ContentDisposition = disposition;
        return Results.Stream(bytes, file.MediaType, entityTag: new($"\"{ServeFile.HashOf(file, size)}\""));
    }
}
