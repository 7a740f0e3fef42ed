using Sen.Movement.People;
using Sen.Movement.Text;

namespace Sen.Movement.Desk;

/// <summary>Where a proposal stands (tình trạng đề nghị việc).</summary>
public enum ProposalState
{
    /// <summary>It waits for whoever can.</summary>
    Open,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It is not done, for a reason.</summary>
    NotDone,

    /// <summary>The record has gone on to a step where it is done no more.</summary>
    Over,

    /// <summary>Whoever asked needs it no more.</summary>
    TakenBack,
}

/// <summary>
/// Somebody asks whoever may to do what they may not do themselves (đề nghị): on which page, what, with a few words. It gives no right: the access table says who finds it on the desk, and who does it does it as ever.
/// </summary>
public sealed class Proposal : CommuneRecord
{
    /// <summary>Most letters of a note or a reason.</summary>
    public const int Longest = 300;

    /// <summary>Names of the fields: the act that is asked for, the note, the reason.</summary>
    public const string WhatField = "what", NoteField = "note", ReasonField = "reason";

    /// <summary>What is to be done.</summary>
    public Operation Operation { get; init; }

    /// <summary>On which record; null for a page of the whole commune.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>Address of the page it was asked on.</summary>
    public string Address { get; init; } = "";

    /// <summary>Who asks (an account).</summary>
    public Guid AskedById { get; init; }

    /// <summary>That person's role title then.</summary>
    public string AskedBy { get; init; } = "";

    /// <summary>UTC instant.</summary>
    public DateTime AskedAt { get; init; }

    /// <summary>Why, in the asker's words; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>UTC instant it was answered; null while nobody has.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Who answered (an account): nobody answers a request of their own, so the asker here means that it was taken back.</summary>
    public Guid? AnsweredById { get; private set; }

    /// <summary>That person's role title then.</summary>
    public string AnsweredBy { get; private set; } = "";

    /// <summary>Answered with “done”; false for “not done”, which has a reason.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Why it is not done.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>A new one, or what is wrong with its note.</summary>
    public static Outcome<Proposal> Ask(Guid id, Home home, Actor actor, (Operation Operation, Guid? Record, string Address) what, string? note, DateTime now)
    {
        var words = VietnameseText.Clean(note ?? "");
        return words.Length > Longest ? TooLong(NoteField) : new Proposal
        {
            Id = id,
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            Operation = what.Operation,
            RecordId = what.Record,
            Address = what.Address,
            AskedById = actor.PersonId,
            AskedBy = actor.Name,
            AskedAt = now,
            Note = words,
        };
    }

    /// <summary>It was done, or it is not done for a reason.</summary>
    public Outcome<Proposal> Close(bool done, string? reason, Actor actor, DateTime now)
    {
        var words = VietnameseText.Clean(reason ?? "");
        if (actor.PersonId == AskedById)
        {
            return new Refusal.NotYours(("người làm được việc này, không phải người đề nghị", "those who can do it, not who asked"));
        }

        if (AnsweredAt is not null)
        {
            return new Refusal.Taken(IsTakenBack ? ("Người đề nghị đã rút lại, nên không cần trả lời nữa.", "Whoever asked took it back, so no answer is needed any more.") : ("Đề nghị này đã được trả lời.", "This request was answered already."));
        }

        // Of a record the act itself is the answer; saying so is none.
        if (done && RecordId is not null)
        {
            return new Refusal.Taken((
                "Đề nghị này tự xong khi việc được làm trên hồ sơ. Xin mở trang và làm; nếu không làm, xin ghi lý do.",
                "This request ends by itself when the thing is done on the record. Please open the page and do it; or write why it is not done."));
        }

        if (words.Length > Longest)
        {
            return TooLong(ReasonField);
        }

        if (!done && words.Length == 0)
        {
            return new Refusal.Invalid(ReasonField, ("Đề nghị ghi lý do không làm, một câu là đủ.", "Please write why it is not done; one sentence is enough."));
        }

        (AnsweredAt, AnsweredById, AnsweredBy, IsDone, Answer) = (now, actor.PersonId, actor.Name, done, words);
        return this;
    }

    /// <summary>Whoever asked needs it no more (rút lại đề nghị).</summary>
    public Outcome<Proposal> TakeBack(Actor actor, DateTime now)
    {
        if (actor.PersonId != AskedById)
        {
            return new Refusal.NotYours(("người đã đề nghị", "whoever asked"));
        }

        if (AnsweredAt is not null)
        {
            return new Refusal.Taken(IsTakenBack ? ("Đề nghị này đã được rút lại.", "This request was taken back already.") : ("Đề nghị này đã được trả lời.", "This request was answered already."));
        }

        (AnsweredAt, AnsweredById, AnsweredBy) = (now, actor.PersonId, actor.Name);
        return this;
    }

    /// <summary>True for one that whoever asked took back.</summary>
    public bool IsTakenBack => AnsweredById == AskedById;

    /// <summary>Where it stands.</summary>
    /// <param name="doneAt">UTC instant somebody did it, by the audit; null when nobody has.</param>
    /// <param name="subject">What it is about, as it stands.</param>
    public ProposalState StateOf(DateTime? doneAt, Subject subject) =>
        IsTakenBack ? ProposalState.TakenBack
        : AnsweredAt is not null ? IsDone ? ProposalState.Done : ProposalState.NotDone
        : doneAt is not null ? ProposalState.Done
        : subject.Ended || (subject.Stage is { } stage && !Access.Table.Any(row => row.Operation == Operation && (row.Stages.Length == 0 || row.Stages.Contains(stage)))) ? ProposalState.Over : ProposalState.Open;

    /// <summary>True for who may do it and did not ask for it: finds it on the desk, and answers it.</summary>
    public bool IsFor(Actor actor, Subject subject) => actor.PersonId != AskedById && CanBeAsked(actor, Operation, subject);

    /// <summary>True for who could be asked to do it. Whoever only reads from above the commune does nothing there: what its people ask each other is not theirs to read.</summary>
    public static bool CanBeAsked(Actor actor, Operation operation, Subject subject) => Access.Ask(InTheCommune(actor), operation, subject).Ok;

    /// <summary>
    /// True for who reads it: who asked, who answered, who may do it; and, once it is open no more, who could do it on this very record at another step, as long as they read that record. A post of the same kind
    /// elsewhere is not enough.
    /// </summary>
    /// <param name="actor">The person.</param>
    /// <param name="subject">What it is about, as it stands.</param>
    /// <param name="open">It waits for whoever can.</param>
    public bool IsReadBy(Actor actor, Subject subject, bool open) =>
        actor.PersonId == AskedById || actor.PersonId == AnsweredById || IsFor(actor, subject)
        || (!open && CouldDo(actor, subject) && (RecordId is null || Access.Ask(actor, Operation.ReadModel, subject).Ok));

    // “Not at this step” is told to those only who could do it at another one.
    private bool CouldDo(Actor actor, Subject subject) => Access.Ask(InTheCommune(actor), Operation, subject with { Ended = false }) is { Ok: true } or { Refusal: Refusal.OutOfOrder };

    private static Actor InTheCommune(Actor actor) => actor with { Posts = [.. actor.Posts.Where(post => post.Kind != PostKind.UpperReader)] };

    /// <summary>Where it stands, in words.</summary>
    public static Wording NameOf(ProposalState state) => state switch
    {
        ProposalState.Open => ("đang chờ", "waiting"),
        ProposalState.Done => ("đã làm", "done"),
        ProposalState.NotDone => ("không làm", "not done"),
        ProposalState.TakenBack => ("đã rút lại", "taken back"),
        ProposalState.Over => ("hồ sơ đã sang bước khác", "the record has gone on"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static Refusal.Invalid TooLong(string field) => new(field, ($"Tối đa {Longest} ký tự. Đề nghị viết ngắn lại.", $"At most {Longest} letters. Please make it shorter."));
}

/// <summary>An open proposal with what it is about, as the table of work reads it.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Subject">What decides rights on what it is about.</param>
/// <param name="Name">What the record is called; null for a page of the whole commune.</param>
public sealed record ProposalSource(Proposal Proposal, Subject Subject, string? Name)
{
    /// <summary>What is asked, in words: “duyệt: Ao sen”. What a model is called is told to whoever may read it: who asked for a page they could not open learns nothing by asking.</summary>
    public Wording WhatFor(Actor reader)
    {
        var what = OperationNames.Of(Proposal.Operation);
        return Name is not null && Access.Ask(reader, Operation.ReadModel, Subject).Ok ? ($"{what.Vi}: {Name}", $"{what.En}: {Name}") : what;
    }
}

/// <summary>The work a proposal makes: one line for whoever can.</summary>
public static class ProposalWork
{
    /// <summary>Somebody looks at it, and does it or says why not.</summary>
    public static WorkRow Answer { get; } = new(null, Operation.AnswerProposal, ("Xem đề nghị", "Look at a request"), DueRule.AfterProposal);

    private static readonly Deadline Counted = WorkTable.Deadlines.Single(deadline => deadline.Rule == DueRule.AfterProposal);
    private static readonly BusinessCalendar Calendar = new();

    /// <summary>The line; null for anybody else, and for what is open no more.</summary>
    /// <param name="actor">The person.</param>
    /// <param name="source">The proposal, open.</param>
    /// <param name="settings">The commune's settings.</param>
    /// <param name="today">Local day.</param>
    public static Work? For(Actor actor, ProposalSource source, Settings.Settings settings, DateOnly today)
    {
        var (proposal, subject) = (source.Proposal, source.Subject);
        if (!proposal.IsFor(actor, subject))
        {
            return null;
        }

        var (since, days) = (BusinessCalendar.DateOf(proposal.AskedAt), settings.Number(Counted.Days));
        var due = Calendar.AddWorkingDays(since, days);
        return new(Answer, proposal.Id, source.WhatFor(actor), ($"{proposal.AskedBy} đề nghị", $"Asked by: {proposal.AskedBy}"), due, due.DayNumber - today.DayNumber, new(Counted, since, days, null, BySeason: false))
        {
            Mandate = Access.Ask(actor, proposal.Operation, subject).Match(permit => permit.Mandate, _ => null),
        };
    }
}
