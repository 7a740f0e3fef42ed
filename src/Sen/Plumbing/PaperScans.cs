using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>What was told for an owner, as typed, with the paper it was told on.</summary>
/// <param name="ToldBy">Role of whoever told it.</param>
/// <param name="How">How it came, as chosen.</param>
/// <param name="On">The day, as typed.</param>
/// <param name="Scan">The scan; null when none was chosen.</param>
/// <param name="Kept">The scan that waits since the form went back; the empty id when none does.</param>
public sealed record TypedTelling(string ToldBy, string How, string On, Upload? Scan = null, Guid Kept = default)
{
    /// <summary>The scan that waits, on a form that goes back.</summary>
    public StoredFile? Waiting { get; init; }

    /// <summary>The fields as a form sends them.</summary>
    public static TypedTelling Of(PostedForm posted) => new(
        posted[nameof(EnteredFor.ToldBy)], posted[nameof(EnteredFor.How)], posted[nameof(EnteredFor.On)], posted.File(PaperScans.Field), posted.Id(PaperScans.KeptField));
}

/// <summary>A scan on its way from the form to the files.</summary>
/// <param name="Made">The one that came, or why it is none; null when none came.</param>
/// <param name="Waiting">The one that waits since an earlier try; null once another good one came in its place.</param>
public sealed record PaperScan(Outcome<MadePhoto>? Made, StoredFile? Waiting)
{
    /// <summary>Says what is wrong with it, at its field; what came on paper needs one.</summary>
    public void Check(string how, Dictionary<string, Wording> wrong)
    {
        if (Made?.Refusal is { } refused)
        {
            wrong[PaperScans.Field] = refused is Refusal.Invalid { Fields: var fields } && fields.TryGetValue(PaperScans.Field, out var sentence) ? sentence : refused.Sentence;
        }
        else if (how == nameof(Telling.Paper) && Made is null && Waiting is null)
        {
            wrong[PaperScans.Field] = ("Đề nghị chụp hoặc quét tờ giấy rồi chọn tệp: bản giấy là căn cứ của việc nhập hộ.", "Please photograph or scan the paper and choose the file: what was entered rests on it.");
        }
    }
}

/// <summary>The scans of what is entered on behalf: a picture is made anew, a PDF is kept as it is; other documents are no scans. One that came with a form that goes back is not asked for again.</summary>
public sealed class PaperScans(SenDb db, MediaKeeping media, Photos photos, UnsentPhotos unsent)
{
    /// <summary>Names of the fields: the file, and the one that waits.</summary>
    public const string Field = "scan", KeptField = "kept";

    private const string Pdf = "application/pdf";

    private static readonly Refusal NoScan = new Refusal.Invalid(Field, (
        "Tệp này không phải ảnh hay PDF. Đề nghị chọn ảnh chụp hoặc bản quét PDF.", "This file is neither a picture nor a PDF. Please choose a photo or a scan as PDF."));

    /// <summary>The scan of a form.</summary>
    public async Task<PaperScan> Of(TypedTelling typed, Guid commune, Actor actor, CancellationToken ct)
    {
        // Only another scan takes the place of the one that waits; a file that is none takes nothing away.
        var made = typed.Scan is { } scan ? await Make(scan, ct) : default(Outcome<MadePhoto>?);
        return new(made, made is { Ok: true } ? null : await Waiting(typed, commune, actor, ct));
    }

    /// <summary>The scan that waits for a form; null when none does.</summary>
    public async Task<StoredFile?> Waiting(TypedTelling typed, Guid commune, Actor actor, CancellationToken ct) =>
        typed.Kept == Guid.Empty ? null : (await unsent.Of(commune, actor, ct)).GetValueOrDefault(typed.Kept);

    /// <summary>Tracks the row that owns the scan from now on, in the act of what was entered.</summary>
    public async Task Attach(PaperScan scan, EnteredFor entered, DateTimeOffset now, CancellationToken ct)
    {
        var row = new PhotoRow(Guid.CreateVersion7(now), new(entered.CommuneId, entered.ProvinceId), FileOwner.EnteredFor, entered.Id, null, "", "");
        if (scan.Made is { Ok: true } made)
        {
            db.Files.Add(await photos.Keep(made.Value, row, ct));
        }
        else if (scan.Waiting is { } waiting)
        {
            db.Files.Add(Photos.HandOn(waiting, row));
            db.Files.Remove(waiting);
        }
    }

    /// <summary>Keeps the scan of a form that goes back, and answers the form that knows of it.</summary>
    public async Task<TypedTelling> Keep(TypedTelling typed, PaperScan scan, Home home, Guid form, Actor actor, CancellationToken ct)
    {
        if (scan.Made is not { Ok: true } made)
        {
            return typed with { Scan = null, Waiting = scan.Waiting };
        }

        var row = (await unsent.Keep([made.Value], home, form, actor, ct))[0];
        return typed with { Scan = null, Kept = row?.Id ?? Guid.Empty, Waiting = row };
    }

    // What is said of other files holds here too, but what to choose is narrower.
    private static Wording AlsoPdf(Wording why) => (
        why.Vi.Replace(MediaContent.Wanted.Vi, "Đề nghị chọn ảnh chụp (JPEG, PNG, WebP) hoặc bản quét PDF.", StringComparison.Ordinal),
        why.En.Replace(MediaContent.Wanted.En, "Please choose a photo (JPEG, PNG, WebP) or a scan as PDF.", StringComparison.Ordinal));

    private async Task<Outcome<MadePhoto>> Make(Upload scan, CancellationToken ct)
    {
        var made = await media.Make(scan, Field, ct);
        if (made.Refusal is { } refused)
        {
            return refused is Refusal.Invalid { Fields: var fields } && fields.TryGetValue(Field, out var why) ? new Refusal.Invalid(Field, AlsoPdf(why)) : refused;
        }

        return made.Value.Picture is { } picture ? picture.Jpeg
            : made.Value.Document is { MediaType: Pdf } document ? new MadePhoto(document.Bytes, document.Bytes, document.Bytes, 0, 0) { MediaType = Pdf }
            : NoScan;
    }
}
