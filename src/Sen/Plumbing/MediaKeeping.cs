using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Jobs;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Media;

namespace Sen.Plumbing;

/// <summary>
/// Takes pictures and documents into the library in two steps: <see cref="Make"/> looks at what came and makes pictures anew, <see cref="Keep"/>
/// puts the bytes on the disk and tracks the rows, which the caller's act writes. Bytes of an act that fails are swept away later.
/// </summary>
public sealed class MediaKeeping(Photos photos, FileStore store)
{
    /// <summary>What the work after an act is about: which item, and which bytes it had then.</summary>
    public sealed record Errand(Guid Media, string Hash);

    /// <summary>Makes a picture or document ready, or says under the field's name why not and what to do.</summary>
    public Task<Outcome<MadeMedia>> Make(Upload upload, string field, CancellationToken ct) => Make(upload, field, documents: true, ct);

    /// <summary>Makes a picture ready; a document is refused.</summary>
    public Task<Outcome<MadeMedia>> MakePicture(Upload upload, string field, CancellationToken ct) => Make(upload, field, documents: false, ct);

    /// <summary>Keeps the bytes and tracks a new item; the caller writes what stands beside it and commits, with the job in its act.</summary>
    public async Task<KeptMedia> Keep(SenDb db, MadeMedia made, Home home, DateTimeOffset now, CancellationToken ct)
    {
        var item = new MediaItem
        {
            Id = Guid.CreateVersion7(now),
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            Kind = made.Kind,
            AddedAt = now.UtcDateTime,
            MediaType = "",
        };
        db.Media.Add(item);
        return await Fill(db, item, made, now, ct);
    }

    /// <summary>Keeps the bytes in place of those a tracked item has: the old ones are served nowhere any more.</summary>
    public async Task<KeptMedia> Replace(SenDb db, MediaItem item, MadeMedia made, DateTimeOffset now, CancellationToken ct)
    {
        db.Files.RemoveRange(await db.Files.Where(file => file.OwnerKind == FileOwner.Media && file.OwnerId == item.Id).ToListAsync(ct));
        db.MediaTexts.RemoveRange(await db.MediaTexts.Where(text => text.MediaId == item.Id).ToListAsync(ct));
        return await Fill(db, item, made, now, ct);
    }

    private async Task<Outcome<MadeMedia>> Make(Upload upload, string field, bool documents, CancellationToken ct)
    {
        var name = FileName.Clean(upload.Name);
        return upload.TooLarge
            ? new Refusal.Invalid(field, (
                $"Tệp này nặng hơn {Upload.MostBytes >> 20} MB. Đề nghị chọn ảnh nhỏ hơn, hoặc chia văn bản thành nhiều tệp.",
                $"This file has more than {Upload.MostBytes >> 20} MB. Please choose a smaller picture, or cut the document into several files."))
            : await photos.InTurn<MadeMedia>(upload, field, bytes =>
            {
                var content = MediaContent.Look(bytes, name, documents, ct);
                return content.Sentence is { } sentence ? new Refusal.Invalid(field, sentence)
                    : content.Document is { } type ? new MadeMedia(name, null, new(bytes, type), SHA256.HashData(bytes))
                    : Darkroom.DevelopForAll(bytes, field).Then<MadeMedia>(picture => new MadeMedia(name, picture, null, SHA256.HashData(bytes)));
            }, ct);
    }

    private async Task<KeptMedia> Fill(SenDb db, MediaItem item, MadeMedia made, DateTimeOffset now, CancellationToken ct)
    {
        item.FileName = made.FileName;
        item.HasAvif = false;
        item.TextState = made.Document is null ? MediaTextState.None : MediaTextState.Waiting;
        item.Judge();
        var hash = made.Picture is { } picture ? await Fill(db, item, picture, now, ct) : await Fill(db, item, made.Document!, now, ct);
        var kind = made.Picture is null ? MediaWork.ReadText : MediaWork.MakeAvif;
        return new(item, new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = kind,
            Key = $"{kind}:{item.Id:d}:{Guid.CreateVersion7(now):n}",
            Payload = JsonSerializer.Serialize(new Errand(item.Id, hash)),
            CommuneId = item.CommuneId,
            RunAt = now.UtcDateTime,
        });
    }

    private async Task<string> Fill(SenDb db, MediaItem item, MadePicture picture, DateTimeOffset now, CancellationToken ct)
    {
        var jpeg = await Add(db, item, picture.Jpeg, now, ct);
        await Add(db, item, picture.WebP, now, ct);
        (item.MediaType, item.Width, item.Height, item.Bytes) = (picture.Jpeg.MediaType, picture.Jpeg.Width, picture.Jpeg.Height, picture.Jpeg.Large.Length);
        return jpeg.Large;
    }

    private async Task<string> Fill(SenDb db, MediaItem item, MadeDocument document, DateTimeOffset now, CancellationToken ct)
    {
        var hash = await store.Keep(document.Bytes, ct);
        (item.MediaType, item.Width, item.Height, item.Bytes) = (document.MediaType, 0, 0, document.Bytes.Length);
        db.Files.Add(new()
        {
            Id = Guid.CreateVersion7(now),
            CommuneId = item.CommuneId,
            ProvinceId = item.ProvinceId,
            OwnerKind = FileOwner.Media,
            OwnerId = item.Id,
            Small = hash,
            Medium = hash,
            Large = hash,
            MediaType = document.MediaType,
        });
        return hash;
    }

    /// <summary>Keeps one format of a picture and tracks its row.</summary>
    public async Task<StoredFile> Add(SenDb db, MediaItem item, MadePhoto made, DateTimeOffset now, CancellationToken ct)
    {
        var file = await photos.Keep(made, new(Guid.CreateVersion7(now), new(item.CommuneId, item.ProvinceId), FileOwner.Media, item.Id, null, "", ""), ct);
        db.Files.Add(file);
        return file;
    }
}
