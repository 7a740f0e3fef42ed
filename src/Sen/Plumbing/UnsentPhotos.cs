using System.Security.Cryptography;
using System.Text;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>
/// Keeps the photographs of a form that goes back to its sender, and finds them again when the corrected form comes. Every form that takes
/// photographs does it this way: the page carries ids, and an id is worth something to nobody but the person whose photograph it is.
/// </summary>
public sealed class UnsentPhotos(SenDb db, Photos photos, TimeProvider clock)
{
    /// <summary>The photographs that wait for this person in a commune, by their ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, StoredFile>> Of(Guid communeId, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (await UnsentFiles.Of(db, communeId, actor.PersonId, ct)).Where(file => file.Waits(now)).ToDictionary(file => file.Id);
    }

    /// <summary>Keeps photographs for a day: rows and bytes, and nothing of what was written beside them, which the form itself carries.</summary>
    /// <param name="came">The photographs, accepted.</param>
    /// <param name="home">The commune of the record they are for.</param>
    /// <param name="form">Key of the form: the same photographs in the same form are kept once, however often it is sent.</param>
    /// <param name="actor">Who sent them.</param>
    /// <param name="ct">Cancellation.</param>
    /// <returns>The row of each; null where the person has as many waiting as may be, and has to choose it again.</returns>
    public async Task<IReadOnlyList<StoredFile?>> Keep(IReadOnlyList<MadePhoto> came, Home home, Guid form, Actor actor, CancellationToken ct)
    {
        // What the refused attempt changed in memory is forgotten.
        db.ChangeTracker.Clear();
        var permit = Access.Ask(actor, Operation.KeepPhoto, new Subject(home.CommuneId, PersonId: actor.PersonId));
        if (came.Count == 0 || !permit.Ok)
        {
            return [.. came.Select(_ => (StoredFile?)null)];
        }

        var now = clock.GetUtcNow();
        var hashes = came.Select(photo => FileStore.HashOf(photo.Large)).ToList();
        var there = await UnsentFiles.Of(db, home.CommuneId, actor.PersonId, ct);
        var fresh = hashes.Where(hash => Find(hash) is null).Distinct().Take(UnsentFiles.Most - there.Count).ToList();
        if (fresh.Count > 0)
        {
            var rows = new List<StoredFile>();
            foreach (var hash in fresh)
            {
                rows.Add(await photos.Keep(came[hashes.IndexOf(hash)], new(Guid.CreateVersion7(now), home, FileOwner.Sender, actor.PersonId, null, "", "")
                {
                    KeptUntil = (now + UnsentFiles.Life).UtcDateTime,
                }, ct));
            }

            db.Files.AddRange(rows);
            await db.Commit(new Act(permit.Value, KeyOf(form, fresh), "file", rows[0].Id, now.UtcDateTime, home.CommuneId), ct);
            there = await UnsentFiles.Of(db, home.CommuneId, actor.PersonId, ct);
        }

        return [.. hashes.Select(Find)];

        StoredFile? Find(string hash) => there.Find(file => file.Large == hash && file.Waits(now.UtcDateTime));
    }

    private static Guid KeyOf(Guid form, IEnumerable<string> hashes) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{form:d} {string.Join(' ', hashes)}")).AsSpan(0, 16));
}
