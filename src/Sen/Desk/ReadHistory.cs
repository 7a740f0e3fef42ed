using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Personal;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Desk;

/// <summary>The history of any record (lịch sử): what the audit says about it, field by field in the words of the interface.</summary>
public static class ReadHistory
{
    public const int PageSize = 20;

    /// <summary>One act on the record, without its number in the chain: a number left out would tell when a citizen wrote.</summary>
    /// <param name="DayOnly">A citizen’s: of it the day is known and nothing finer.</param>
    public sealed record Line(DateTime At, bool DayOnly, Wording Verb, string Who, Wording Post, Wording Door, string Reason, IReadOnlyList<HistoryRow> Rows)
    {
        /// <summary>In whose place, or for whom it was entered; null for one's own act.</summary>
        public Wording? OnBehalf { get; init; }
    }

    /// <summary>A page of history.</summary>
    public sealed record Sheet(string Kind, Wording Title, string? Back, IReadOnlyList<Line> Lines, int Total, Pager Pager);

    // Whoever may open a record may open its history; what has no page of its own belongs to the administration.
    private static readonly Dictionary<string, Operation[]> Readers = new(StringComparer.Ordinal)
    {
        ["registration"] = [Operation.ReadModel, Operation.ReadAdministration],
        ["model"] = [Operation.ReadModel, Operation.ReadAdministration],
        ["model-import"] = [Operation.ImportModels],
        ["article"] = [Operation.EditArticle],
        ["media"] = [Operation.ReadMedia],
        ["feedback"] = [Operation.ReadFeedback],
        ["calendar"] = [Operation.EditCalendar],
        ["committee"] = [Operation.ReadCommittee],
        ["data-request"] = [Operation.ReadDataRequests],
        ["abbreviation"] = [Operation.EditAbbreviations],
        ["site"] = [Operation.EditSite, Operation.ReadAdministration],
        ["site-part"] = [Operation.EditSite],
    };

    /// <summary>Whether records of this kind have a history of their own.</summary>
    public static bool Knows(string kind) => Readers.ContainsKey(kind);

    /// <summary>True when the history of this record opens for this person.</summary>
    internal static bool Opens(Actor actor, string kind, Subject subject) => Refused(actor, kind, subject) is null;

    public static void Map(Routes routes) =>
        routes.MapGet("/can-bo/lich-su/{kind:regex(^[a-z-]+$)}/{id:guid}", async (
            string kind, Guid id, int? trang, HttpContext http, Actor actor, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var sheet = await handler.Handle(kind, id, trang ?? 1, actor, ct);
            return sheet.Refusal is { } refusal ? Answers.Refused(http, refusal) : await frames.Page<HistoryView>(http, null, ct, ("Sheet", sheet.Value));
        }).Needs(Operation.ReadHistory);

    // A draft is nobody's but the owner's; so is the way it was written.
    private static Refusal? Refused(Actor actor, string kind, Subject subject)
    {
        var readers = Readers.GetValueOrDefault(kind) ?? [Operation.ReadAdministration];
        var asked = readers.Where(operation => subject.Stage != Stage.Draft || operation == Operation.ReadModel).Select(operation => Access.Ask(actor, operation, subject)).ToList();
        return Access.Ask(actor, Operation.ReadHistory, subject).Refusal ?? (asked.Exists(one => one.Ok) ? null : asked[0].Refusal);
    }

    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        public async Task<Outcome<Sheet>> Handle(string kind, Guid id, int page, Actor actor, CancellationToken ct)
        {
            var found = await Find(kind, id, ct);
            if (found is not { } record)
            {
                return new Refusal.Missing(("bản ghi", "record"));
            }

            if (Refused(actor, kind, record.Subject) is { } refusal)
            {
                return refusal;
            }

            // A group of feedback is hidden by one act, written under its first: every one of it tells of that in its own history.
            // So are several models that are carried on together.
            var (text, many, commune) = (id.ToString("d"), (kind == "feedback" ? Operation.HideFeedback : Operation.Inherit).Verb(), record.Subject.CommuneId?.ToString("d"));
            var mark = kind == "feedback" ? text : Changes.MarkOf(nameof(Movement.Models.Registration), id);
            var all = db.AuditLines.AsNoTracking();
            var lines = kind is "feedback" or "registration"
                ? all.Where(line => line.SubjectId == text || (line.CommuneId == commune && line.Verb == many && line.Changes.Contains(mark)))
                : all.Where(line => record.Ids.Contains(line.SubjectId));
            var total = await lines.CountAsync(ct);
            var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
            var at = Math.Clamp(page, 1, pages);
            var shown = await lines.OrderByDescending(line => line.Seq).Skip((at - 1) * PageSize).Take(PageSize).ToListAsync(ct);
            var opened = await PersonKeys.Opened(db, shown, ct);
            var acts = shown.Zip(opened, (line, rows) => (Line: line, Rows: rows)).ToList();
            var words = await HistoryNames.Of(db, [.. acts.SelectMany(act => act.Rows)], ct);
            // Whoever reads what was done need not be one who reads the record itself.
            var back = kind == "registration" && !Access.Ask(actor, Operation.ReadModel, record.Subject).Ok ? null : record.Back;
            return new Sheet(kind, record.Title, back,
                [.. acts.Select(act => Of(act.Line, act.Rows, words, kind switch
                {
                    "feedback" => (nameof(Movement.Feedback.CitizenFeedback), text),
                    "registration" => (nameof(Movement.Models.Registration), text),
                    _ => null,
                }))], total,
                new([.. Enumerable.Range(1, pages).Select(number => $"{DeskAddresses.History(kind, id)}{(number > 1 ? $"?trang={number}" : "")}")], at));
        }

        private static Line Of(AuditLine line, IReadOnlyList<RowChange> rows, HistoryWords words, (string, string)? alone) => new(
            AuditTimes.Of(line.At), line.ActorId == Actor.Citizen.PersonId.ToString("d") && line.ActorName == Actor.Citizen.Name, OperationNames.OfVerb(line.Verb), line.ActorName,
            Enum.TryParse<PostKind>(line.Post, out var post) ? PostNames.Of(post) : Wording.None, HistoryWords.DoorName(line.Door), line.Reason, words.Rows(rows, alone))
        {
            OnBehalf = line.OnBehalf.Length == 0 ? null : Behalf.Read(line.OnBehalf),
        };

        // What the record is, whose it is, and under which subjects its acts were written.
        private async Task<(Subject Subject, Wording Title, string? Back, List<string> Ids)?> Find(string kind, Guid id, CancellationToken ct)
        {
            var today = BusinessCalendar.Today(clock);
            if (kind == "registration")
            {
                return await Registrations.Load(db, id, today, ct) is { } dossier
                    ? (dossier.Subject, ($"{dossier.Model.Name}, năm {dossier.Registration.Year}", $"“{dossier.Model.Name}”, {dossier.Registration.Year}"), DeskAddresses.Model(id), [id.ToString("d")]) : null;
            }

            if (kind == "model")
            {
                return await OfModel(id, today, ct);
            }

            var text = id.ToString("d");
            var feedback = kind == "feedback" ? await db.Feedback.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) : null;
            if ((feedback?.CommuneId ?? await CommuneOf(kind, id, text, ct)) is not { } commune)
            {
                return null;
            }

            var above = (await Registrations.Above(db, [commune], today, ct))[commune];
            var subject = feedback?.Subject ?? new Subject(commune, kind == "organisation" ? id : null);
            return (subject with { Above = above }, feedback is null ? await TitleOf(kind, id, ct) : ("Góp ý của người dân", "A citizen’s feedback"),
                feedback is null ? null : FeedbackAddresses.Item(id), [text]);
        }

        // Where its acts were written; what came as part of a larger act, such as an import, has none of its own yet.
        private async Task<Guid?> CommuneOf(string kind, Guid id, string text, CancellationToken ct) =>
            await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == text && line.SubjectKind == kind).Select(line => line.CommuneId).FirstOrDefaultAsync(ct) is { } written
                ? Guid.Parse(written)
                : kind switch
                {
                    "article" => await db.Articles.Where(row => row.Id == id).Select(row => (Guid?)row.CommuneId).FirstOrDefaultAsync(ct),
                    "media" => await db.Media.Where(row => row.Id == id).Select(row => (Guid?)row.CommuneId).FirstOrDefaultAsync(ct),
                    "organisation" => await db.Organisations.Where(row => row.Id == id).Select(row => (Guid?)row.CommuneId).FirstOrDefaultAsync(ct),
                    "committee" => await db.Committees.Where(row => row.Id == id).Select(row => (Guid?)row.CommuneId).FirstOrDefaultAsync(ct),
                    "unit" => await db.UnitVersions.Where(row => row.UnitId == id).OrderBy(row => row.ValidTo != null).ThenByDescending(row => row.ValidTo).Select(row => row.ParentId).FirstOrDefaultAsync(ct),
                    "account" => await db.Users.Where(row => row.Id == id).Select(row => row.CommuneId).FirstOrDefaultAsync(ct),
                    _ => null,
                };

        private async Task<Wording> TitleOf(string kind, Guid id, CancellationToken ct) => (kind switch
        {
            "organisation" => await db.Organisations.AsNoTracking().Where(row => row.Id == id).Select(row => row.Name).FirstOrDefaultAsync(ct),
            "unit" => (await Places.VillageNames(db, [id], ct)).GetValueOrDefault(id),
            _ => null,
        }) is { } name ? Wording.AsTyped(name) : HistoryWords.KindName(kind);

        private async Task<(Subject, Wording, string?, List<string>)?> OfModel(Guid id, DateOnly today, CancellationToken ct)
        {
            if (await db.Models.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } model)
            {
                return null;
            }

            // Nearly everything that happens to a model happens to one of its registrations; drafts of this moment stay with their owner.
            var registrations = await db.Registrations.AsNoTracking().Where(row => row.ModelId == id).Select(row => new { row.Id, row.Stage }).ToListAsync(ct);
            var above = (await Registrations.Above(db, [model.CommuneId], today, ct))[model.CommuneId];
            var sent = registrations.Find(row => row.Stage != Stage.Draft);
            return (new Subject(model.CommuneId, model.OwnerOrganisationId, above, Stage: sent?.Stage ?? Stage.Draft), Wording.AsTyped(model.Name), null,
                [id.ToString("d"), .. registrations.Where(row => sent is null || row.Stage != Stage.Draft).Select(row => row.Id.ToString("d"))]);
        }
    }
}
