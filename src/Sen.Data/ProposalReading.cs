using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Data;

/// <summary>A proposal with what it is about.</summary>
/// <param name="Source">The proposal, and what it is about.</param>
/// <param name="What">What is asked, in words: “duyệt: Ao sen”.</param>
/// <param name="DoneAt">UTC instant somebody did it, by the audit; null when nobody has.</param>
public sealed record ShownProposal(ProposalSource Source, Wording What, DateTime? DoneAt)
{
    /// <summary>The proposal.</summary>
    public Proposal Proposal => Source.Proposal;

    /// <summary>What decides rights on what it is about.</summary>
    public Subject Subject => Source.Subject;

    /// <summary>Where it stands.</summary>
    public ProposalState State => Proposal.StateOf(DoneAt, Subject);
}

/// <summary>Named queries on what people ask each other to do (đề nghị).</summary>
public static class ProposalReading
{
    /// <summary>Days an answered one stays on the asker's own page.</summary>
    public const int DaysShown = 30;

    /// <summary>What waits for whoever can do it; of somebody's own desk what they could never do is not read.</summary>
    /// <param name="db">The scoped context.</param>
    /// <param name="may">Which operations are looked at.</param>
    /// <param name="commune">The commune; null for all in scope.</param>
    /// <param name="today">Local day.</param>
    /// <param name="ct">Cancellation.</param>
    internal static async Task<IReadOnlyList<ProposalSource>> Waiting(SenDb db, Func<Operation, bool> may, Guid? commune, DateOnly today, CancellationToken ct)
    {
        var rows = await db.Proposals.AsNoTracking().Where(row => row.AnsweredAt == null && (commune == null || row.CommuneId == commune)).OrderBy(row => row.Id).ToListAsync(ct);
        // Most of them are for others, or over: of what is done the record is not read again on every page.
        rows.RemoveAll(row => !may(row.Operation));
        var done = await Done(db, rows, ct);
        rows.RemoveAll(row => done(row) is not null);
        return [.. (await Sources(db, rows, today, ct)).Where(source => source.Proposal.StateOf(null, source.Subject) == ProposalState.Open)];
    }

    /// <summary>What a person asked others to do: what is open, and what was answered or done in the last month; newest first.</summary>
    public static async Task<IReadOnlyList<ShownProposal>> AskedBy(SenDb db, Actor actor, DateOnly today, CancellationToken ct)
    {
        var since = BusinessCalendar.ToUtc(today.AddDays(-DaysShown));
        var rows = await db.Proposals.AsNoTracking().Where(row => row.AskedById == actor.PersonId && (row.AnsweredAt == null || row.AnsweredAt >= since)).OrderByDescending(row => row.Id).ToListAsync(ct);
        var done = await Done(db, rows, ct);
        rows.RemoveAll(row => done(row) < since);
        return [.. (await Shown(db, actor, rows, done, today, ct)).Where(one => one.State == ProposalState.Open || one.Proposal.AnsweredAt is not null || (one.DoneAt ?? one.Proposal.AskedAt) >= since)];
    }

    /// <summary>One proposal; null when there is none in scope.</summary>
    public static async Task<ShownProposal?> Of(SenDb db, Guid id, Actor actor, DateOnly today, CancellationToken ct) =>
        await Shown(db, actor, await db.Proposals.Where(row => row.Id == id).ToListAsync(ct), today, ct) is [var only, ..] ? only : null;

    /// <summary>Which of several operations a person asked for before on a record, and nobody has done or answered yet.</summary>
    public static async Task<IReadOnlyList<ShownProposal>> Open(SenDb db, Actor asker, IReadOnlyCollection<Operation> operations, Guid? record, DateOnly today, CancellationToken ct)
    {
        var rows = await db.Proposals.AsNoTracking().Where(row => row.AskedById == asker.PersonId && operations.Contains(row.Operation) && row.RecordId == record && row.AnsweredAt == null).OrderBy(row => row.Id).ToListAsync(ct);
        return [.. (await Shown(db, asker, rows, today, ct)).Where(one => one.State == ProposalState.Open)];
    }

    /// <summary>What decides rights on what a proposal is about: a registration in scope, else the commune as a whole.</summary>
    public static async Task<(Subject Subject, string? Name)> About(SenDb db, Guid commune, Guid? record, DateOnly today, CancellationToken ct) =>
        record is { } id && (await Registrations.Subjects(db, [id], today, ct)).TryGetValue(id, out var known) ? known : (Subject.Of(commune), null);

    private static async Task<IReadOnlyList<ShownProposal>> Shown(SenDb db, Actor reader, List<Proposal> rows, DateOnly today, CancellationToken ct) =>
        await Shown(db, reader, rows, await Done(db, rows, ct), today, ct);

    private static async Task<IReadOnlyList<ShownProposal>> Shown(SenDb db, Actor reader, List<Proposal> rows, Func<Proposal, DateTime?> done, DateOnly today, CancellationToken ct) =>
        [.. (await Sources(db, rows, today, ct)).Select(source => new ShownProposal(source, source.WhatFor(reader), done(source.Proposal)))];

    private static async Task<IReadOnlyList<ProposalSource>> Sources(SenDb db, List<Proposal> rows, DateOnly today, CancellationToken ct)
    {
        var about = await Registrations.Subjects(db, [.. rows.Select(row => row.RecordId).OfType<Guid>().Distinct()], today, ct);
        return
        [
            .. from row in rows
               let subject = row.RecordId is { } id && about.TryGetValue(id, out var known) ? known : (Subject: Subject.Of(row.CommuneId), Name: null)
               select new ProposalSource(row, subject.Subject, subject.Name),
        ];
    }

    // A page of the whole commune is used all day long: only of a record the audit can say that it was done.
    private static async Task<Func<Proposal, DateTime?>> Done(SenDb db, List<Proposal> rows, CancellationToken ct)
    {
        var asked = rows.Where(row => row is { RecordId: not null, AnsweredAt: null }).ToList();
        if (asked.Count == 0)
        {
            return _ => null;
        }

        var (subjects, verbs) = (asked.Select(row => row.RecordId!.Value.ToString("d")).Distinct().ToList(), asked.SelectMany(row => VerbsOf(row.Operation)).Distinct().ToList());
        var lines = (await db.AuditLines.AsNoTracking().Where(line => subjects.Contains(line.SubjectId) && verbs.Contains(line.Verb)).Select(line => new { line.SubjectId, line.Verb, line.At }).ToListAsync(ct))
            .ToLookup(line => (line.SubjectId, line.Verb), line => AuditLine.Moment(line.At));
        var together = await Together(db, asked, ct);
        return row => row.RecordId is not { } id ? null
            : VerbsOf(row.Operation).SelectMany(verb => lines[(id.ToString("d"), verb)]).Concat(together[row.Id]).Where(at => at >= row.AskedAt).Select(at => (DateTime?)at).Min();
    }

    // Progress is recorded by its owner or on the owner's behalf: either way it is recorded.
    private static IEnumerable<string> VerbsOf(Operation operation) =>
        operation is Operation.RecordProgress or Operation.RecordOnBehalf ? [Operation.RecordProgress.Verb(), Operation.RecordOnBehalf.Verb()] : [operation.Verb()];

    // Several models that are carried on together are one act, written under the first of them: the others are found by what it changed.
    private static async Task<ILookup<Guid, DateTime>> Together(SenDb db, IEnumerable<Proposal> asked, CancellationToken ct)
    {
        var inherit = asked.Where(row => row.Operation == Operation.Inherit).ToList();
        if (inherit.Count == 0)
        {
            return Array.Empty<(Guid Proposal, DateTime At)>().ToLookup(one => one.Proposal, one => one.At);
        }

        var (communes, verb) = (inherit.Select(row => row.CommuneId.ToString("d")).Distinct().ToList(), Operation.Inherit.Verb());
        var acts = await db.AuditLines.AsNoTracking().Where(line => communes.Contains(line.CommuneId) && line.Verb == verb).Select(line => new { line.CommuneId, line.At, line.Changes }).ToListAsync(ct);
        var found =
            from row in inherit
            let mark = Changes.MarkOf(nameof(Registration), row.RecordId!.Value)
            from act in acts
            where act.CommuneId == row.CommuneId.ToString("d") && act.Changes.Contains(mark, StringComparison.Ordinal)
            select (Proposal: row.Id, At: AuditLine.Moment(act.At));
        return found.ToLookup(one => one.Proposal, one => one.At);
    }
}
