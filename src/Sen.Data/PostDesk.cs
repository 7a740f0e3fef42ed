using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Movement.Settings;

namespace Sen.Data;

/// <summary>Named query: the work posts themselves make (bàn giao, việc chưa có người nhận), by <see cref="PostWork"/>.</summary>
internal static class PostDesk
{
    /// <summary>What a person has to do about posts: hand over, take over, or give a post to somebody.</summary>
    public static async Task<IEnumerable<Work>> For(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        if (actor.Standing != Standing.Person || actor.PersonId == Guid.Empty || actor.Posts.Count == 0)
        {
            return [];
        }

        var work = new List<Work>();
        foreach (var commune in actor.Posts.Where(post => post.Kind != PostKind.UpperReader).Select(post => post.CommuneId).Distinct())
        {
            var gives = Access.Ask(actor, PostWork.Staff.Operation, Subject.Of(commune)).Ok;
            var (first, last) = (today.AddDays(-HandOverForm.DaysAfter), today.AddDays(HandOverForm.DaysAhead));
            var ending = await db.Posts.AsNoTracking()
                .Where(post => post.CommuneId == commune && post.Until != null && post.Until >= first && post.Until <= last && (gives || post.PersonId == actor.PersonId)).ToListAsync(ct);
            var open = await db.HandOvers.AsNoTracking().Where(row => row.CommuneId == commune && row.AcknowledgedAt == null).ToListAsync(ct);
            if (gives || ending.Count > 0 || open.Count > 0)
            {
                work.AddRange(await new InCommune(db, actor, commune, today, ct).All(ending, open, gives));
            }
        }

        return work;
    }

    // One commune's part; what is asked for more than once is read once.
    private sealed class InCommune(SenDb db, Actor actor, Guid commune, DateOnly today, CancellationToken ct)
    {
        private IReadOnlyList<Actor> _people = [];
        private Dictionary<Guid, string> _organisations = [];
        private Settings _settings = Settings.On([], today);

        public async Task<IReadOnlyList<Work>> All(List<DatedPost> ending, List<HandOver> open, bool gives)
        {
            _settings = await SettingsOf.Commune(db, commune, today, ct);
            _people = await HeldPosts.People(db, commune, today, ct);
            _organisations = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == commune).ToDictionaryAsync(row => row.Id, row => row.ShortName, ct);
            return [.. await Leaving(ending), .. Taking(open, gives), .. gives ? await Nobodys() : []];
        }

        private string Organisation(Office office) => office.OrganisationId is { } id ? _organisations.GetValueOrDefault(id, "") : "";

        // Of a post that ends with nothing open there is nothing to hand over.
        private async Task<IReadOnlyList<Work>> Leaving(List<DatedPost> ending)
        {
            if (ending.Count == 0)
            {
                return [];
            }

            var (ids, people) = (ending.ConvertAll(post => post.Id), ending.ConvertAll(post => post.PersonId));
            var posts = await db.Posts.AsNoTracking().Where(post => people.Contains(post.PersonId)).ToListAsync(ct);
            var done = (await db.HandOvers.AsNoTracking().Where(row => ids.Contains(row.PostId)).ToListAsync(ct)).ToLookup(row => row.PostId);
            var accounts = await db.Users.AsNoTracking().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);
            var work = new List<Work>();
            foreach (var post in ending.Where(post => HandOverForm.IsDue(post, posts, today) && accounts.ContainsKey(post.PersonId)))
            {
                var (office, account) = (Office.Of(post), accounts[post.PersonId]);
                if (!done[post.Id].Any(report => report.Covers(post, account.DisabledAt is not null)) && (await WaitingReading.Of(db, office, post.PersonId, today, ct)).Count > 0)
                {
                    work.Add(PostWork.Of(PostWork.Leave, post.Id, office.Name(Organisation(office)), Wording.AsTyped(account.Title), post.Until!.Value, _settings, today));
                }
            }

            return work;
        }

        private IEnumerable<Work> Taking(List<HandOver> open, bool gives) =>
            from report in open
            let takers = report.Takers(_people.Where(person => report.Office.IsHeldBy(person)).Select(person => person.PersonId))
            let row = takers.Contains(actor.PersonId) ? PostWork.Take : gives && takers.Count == 0 ? PostWork.Staff : null
            where row is not null
            select PostWork.Of(row, report.PostId, report.Office.Name(report.OrganisationName), row == PostWork.Take
                ? ($"Người bàn giao: {report.FromTitle}", $"Handed over by: {report.FromTitle}") : ("Biên bản bàn giao chưa có người nhận", "A hand-over report nobody has taken"), report.MadeOn, _settings, today);

        private async Task<IEnumerable<Work>> Nobodys() =>
            PostWork.WithoutAnybody(commune, await WaitingReading.In(db, commune, today, ct), _people, _settings, today)
                .Select(nobodys => PostWork.ForStaff(actor, nobodys, Organisation(nobodys.Office), today)).OfType<Work>();
    }
}
