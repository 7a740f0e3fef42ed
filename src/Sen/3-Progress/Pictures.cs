using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Plumbing;

namespace Sen.Progress;

/// <summary>
/// The photographs of one entry on their way from the form to the files: made once, whatever happens to the act around them, and kept with the form
/// when it goes back.
/// </summary>
/// <param name="photos">Makes them.</param>
/// <param name="unsent">Keeps them.</param>
/// <param name="form">The form.</param>
/// <param name="home">The commune of the record they are for.</param>
/// <param name="actor">Who sent them.</param>
internal sealed class Pictures(Photos photos, UnsentPhotos unsent, RecordProgress.Form form, Home home, Actor actor)
{
    private readonly Dictionary<int, Outcome<MadePhoto>> _made = [];
    private readonly List<(PictureWords Words, MadePhoto? Made, StoredFile? Kept)> _ready = [];
    private IReadOnlyDictionary<Guid, StoredFile> _waiting = new Dictionary<Guid, StoredFile>();

    /// <summary>A photograph the form speaks of was not waiting: the same form, pressed twice, may just have used it.</summary>
    public bool Missed { get; private set; }

    /// <summary>Makes the photographs ready, or adds to each wrong field its sentence.</summary>
    /// <param name="model">Whose progress it is.</param>
    /// <param name="wrong">Takes the sentences.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task Make(EmulationModel model, Dictionary<string, Wording> wrong, CancellationToken ct)
    {
        _waiting = form.Pictures.Any(picture => picture.Kept != Guid.Empty) ? await unsent.Of(home.CommuneId, actor, ct) : _waiting;
        _ready.Clear();
        Missed = false;
        for (var no = 1; no <= Math.Min(form.Pictures.Count, Evidence.MostPhotos); no++)
        {
            await Make(no, form.Pictures[no - 1], model.SensitiveSubject, wrong, ct);
        }
    }

    /// <summary>Keeps the bytes and answers the rows that own them, in the order of the form.</summary>
    public async Task<IReadOnlyList<StoredFile>> Keep(ProgressEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        var rows = new List<StoredFile>();
        foreach (var (words, made, kept) in _ready)
        {
            // A millisecond apart, so that sorting by key keeps the order they were given in.
            var row = new PhotoRow(
                Guid.CreateVersion7(now.AddMilliseconds(rows.Count)), new(entry.CommuneId, entry.ProvinceId),
                FileOwner.ProgressEntry, entry.Id, entry.ModelId, words.AltText, words.Caption);
            rows.Add(kept is null ? await photos.Keep(made!, row, ct) : Photos.HandOn(kept, row));
        }

        return rows;
    }

    /// <summary>What waited for this form, taken over or dropped: it waits no longer.</summary>
    public IEnumerable<StoredFile> Waited => form.Pictures.Select(picture => _waiting.GetValueOrDefault(picture.Kept)).OfType<StoredFile>().Distinct();

    /// <summary>The pictures as they go back with the form: each that was accepted waits for the next try.</summary>
    public async Task<IReadOnlyList<RecordProgress.TypedPicture>> GoBack(CancellationToken ct)
    {
        var numbers = _made.Where(one => one.Value.Ok).Select(one => one.Key).ToList();
        var rows = await unsent.Keep([.. numbers.Select(no => _made[no].Value)], home, form.Key, actor, ct);
        return [.. form.Pictures.Select((picture, index) => numbers.IndexOf(index + 1) is >= 0 and var at
            ? picture with { Kept = rows[at]?.Id ?? Guid.Empty, Preview = rows[at], Drop = false }
            : picture with { Preview = _waiting.GetValueOrDefault(picture.Kept) })];
    }

    private async Task Make(int no, RecordProgress.TypedPicture picture, bool sensitive, Dictionary<string, Wording> wrong, CancellationToken ct)
    {
        var chosen = picture.File is not null || (picture.Kept != Guid.Empty && !picture.Drop);
        if (sensitive)
        {
            if (chosen)
            {
                wrong[$"photo-{no}"] = (
                    "Mô hình này chạm đến chuyện riêng của người dân nên không nhận ảnh. Đề nghị gửi lại không kèm ảnh.",
                    "This model touches people’s private matters, so it takes no photos. Please send it again without.");
            }

            return;
        }

        // Words beside a photograph that is left out are left out with it.
        if ((!chosen && picture.Drop) || Evidence.Describe(no, chosen, picture.AltText, picture.Caption, wrong) is not { } words || !chosen)
        {
            return;
        }

        if (picture.File is { } file)
        {
            var made = _made.TryGetValue(no, out var before) ? before : _made[no] = await photos.Make(file, $"photo-{no}", ct);
            if (made.Refusal is { } refusal)
            {
                wrong[$"photo-{no}"] = refusal.Sentence;
            }
            else
            {
                _ready.Add((words, made.Value, null));
            }
        }
        else if (_waiting.GetValueOrDefault(picture.Kept) is { } kept)
        {
            _ready.Add((words, null, kept));
        }
        else
        {
            Missed = true;
            wrong[$"photo-{no}"] = (
                "Ảnh này không còn được giữ: ảnh chờ gửi chỉ giữ trong 24 giờ. Đề nghị chọn lại ảnh.",
                "This photo is no longer kept: photos that wait to be sent are kept for 24 hours. Please choose it again.");
        }
    }
}
