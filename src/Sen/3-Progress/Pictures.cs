using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Progress;
using Sen.Plumbing;

namespace Sen.Progress;

/// <summary>The photographs of one entry on their way from the form to the files: made once, whatever happens to the act around them.</summary>
internal sealed class Pictures(Photos photos, IReadOnlyList<RecordProgress.TypedPicture> typed)
{
    private readonly List<(PictureWords Words, MadePhoto Photo)> _made = [];
    private readonly Dictionary<string, Wording> _wrong = new(StringComparer.Ordinal);
    private bool _looked;

    /// <summary>Makes the photographs ready, or adds to each wrong field its sentence.</summary>
    /// <param name="sensitive">The model touches people's private matters: no photograph is taken in.</param>
    /// <param name="wrong">Takes the sentences.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task Make(bool sensitive, Dictionary<string, Wording> wrong, CancellationToken ct)
    {
        if (!_looked)
        {
            _looked = true;
            for (var no = 1; no <= Math.Min(typed.Count, Evidence.MostPhotos); no++)
            {
                await Make(no, typed[no - 1], sensitive, ct);
            }
        }

        foreach (var (field, sentence) in _wrong)
        {
            wrong[field] = sentence;
        }
    }

    /// <summary>Keeps the bytes and answers the rows that own them, in the order of the form.</summary>
    public async Task<IReadOnlyList<StoredFile>> Keep(ProgressEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        var rows = new List<StoredFile>();
        foreach (var (words, photo) in _made)
        {
            // A millisecond apart, so that sorting by key keeps the order they were given in.
            rows.Add(await photos.Keep(photo, new(
                Guid.CreateVersion7(now.AddMilliseconds(rows.Count)), new(entry.CommuneId, entry.ProvinceId),
                FileOwner.ProgressEntry, entry.Id, entry.ModelId, words.AltText, words.Caption), ct));
        }

        return rows;
    }

    private async Task Make(int no, RecordProgress.TypedPicture picture, bool sensitive, CancellationToken ct)
    {
        if (sensitive)
        {
            if (picture.File is not null)
            {
                _wrong[$"photo-{no}"] = (
                    "Mô hình này chạm đến chuyện riêng của người dân nên không nhận ảnh. Đề nghị gửi lại không kèm ảnh.",
                    "This model touches people’s private matters, so it takes no photos. Please send it again without.");
            }

            return;
        }

        var words = Evidence.Describe(no, picture.File is not null, picture.AltText, picture.Caption, _wrong);
        if (words is null || picture.File is not { } file)
        {
            return;
        }

        var made = await photos.Make(file, $"photo-{no}", ct);
        if (made.Refusal is { } refusal)
        {
            _wrong[$"photo-{no}"] = refusal.Sentence;
        }
        else
        {
            _made.Add((words, made.Value));
        }
    }
}
