using Sen.Movement.Models;

namespace Sen.Movement.People;

/// <summary>Who may do what, as one table. It is at once the rule, the buttons and the test oracle; nothing else decides.</summary>
public static class Access
{
    private static readonly Stage[] Any = [];
    private static readonly Stage[] Open = [Stage.Draft, Stage.Returned];

    // What is only read of a model that was closed or joined.
    private static readonly HashSet<Operation> OfEnded = [Operation.ReadModel, Operation.ReadHistory, Operation.ReadFigures, Operation.UndoInheriting];

    // What is being written is seen by nobody but the owner organisation.
    private static readonly Stage[] Sent = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Draft)];

    /// <summary>The table. Operation × who × reach × stages.</summary>
    public static IReadOnlyList<AccessRow> Table { get; } =
    [
        new(Operation.ReadPortal, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.ChooseReading, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.ReadHealth, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.SignIn, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.SetUp, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.SignOut, Standing.Person, Reach.Self, Any),
        new(Operation.ChangePassword, Standing.Person, Reach.Self, Any),
        new(Operation.EndOwnSession, Standing.Person, Reach.Self, Any),
        new(Operation.SetUpSecondStep, Standing.Person, Reach.Self, Any),
        new(Operation.RenewRecoveryCodes, Standing.Person, Reach.Self, Any),
        new(Operation.UseRecoveryCode, Standing.Person, Reach.Self, Any),
        new(Operation.EndSecondStep, Standing.Person, Reach.Self, Any),
        new(Operation.AddPasskey, Standing.Person, Reach.Self, Any),
        new(Operation.RenamePasskey, Standing.Person, Reach.Self, Any),
        new(Operation.RemovePasskey, Standing.Person, Reach.Self, Any),
        new(Operation.UsePasskey, Standing.Person, Reach.Self, Any),
        new(Operation.LinkLogin, Standing.Person, Reach.Self, Any),
        new(Operation.UnlinkLogin, Standing.Person, Reach.Self, Any),
        new(Operation.ReadDesk, Standing.Person, Reach.Self, Any),
        new(Operation.KeepPhoto, Standing.Person, Reach.Self, Any),
        new(Operation.Delegate, Standing.Person, Reach.Self, Any),
        new(Operation.EndDelegation, Standing.Person, Reach.Self, Any),
        // It gives no right: who may look at it and answer is asked of the operation it is about.
        new(Operation.Propose, Standing.Person, Reach.Self, Any),
        new(Operation.AnswerProposal, Standing.Person, Reach.Self, Any),
        new(Operation.TakeProposalBack, Standing.Person, Reach.Self, Any),
        // Of a post one holds, or held.
        new(Operation.ReadInbox, Standing.Person, Reach.Self, Any),
        new(Operation.HandOverPost, Standing.Person, Reach.Self, Any),
        new(Operation.TakeOverPost, Standing.Person, Reach.Self, Any),

        new(Operation.ReadModel, PostKind.Registrar, Reach.OwnOrganisation, Any),
        new(Operation.ReadModel, PostKind.Officer, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.Officer, Reach.Entered, Any, NotByDelegate: true),
        new(Operation.ReadModel, PostKind.CommitteeMember, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.CommitteeHead, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.StandingBoard, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.Chairperson, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.UpperReader, Reach.Below, Sent),
        // Who works for the commune that followed reads what the earlier ones recorded, from the day of the act on.
        new(Operation.ReadModel, PostKind.Officer, Reach.Inherited, Sent),
        new(Operation.ReadModel, PostKind.CommitteeMember, Reach.Inherited, Sent),
        new(Operation.ReadModel, PostKind.CommitteeHead, Reach.Inherited, Sent),
        new(Operation.ReadModel, PostKind.StandingBoard, Reach.Inherited, Sent),
        new(Operation.ReadModel, PostKind.Chairperson, Reach.Inherited, Sent),

        new(Operation.ReadFigures, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ReadFigures, PostKind.CommitteeMember, Reach.OwnCommune, Any),
        new(Operation.ReadFigures, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.ReadFigures, PostKind.StandingBoard, Reach.OwnCommune, Any),
        new(Operation.ReadFigures, PostKind.Chairperson, Reach.OwnCommune, Any),
        new(Operation.ReadFigures, PostKind.Officer, Reach.Inherited, Any),
        new(Operation.ReadFigures, PostKind.CommitteeMember, Reach.Inherited, Any),
        new(Operation.ReadFigures, PostKind.CommitteeHead, Reach.Inherited, Any),
        new(Operation.ReadFigures, PostKind.StandingBoard, Reach.Inherited, Any),
        new(Operation.ReadFigures, PostKind.Chairperson, Reach.Inherited, Any),
        new(Operation.ReadFigures, PostKind.UpperReader, Reach.Below, Any),
        new(Operation.Inherit, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.Inherit, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.Inherit, PostKind.Officer, Reach.Inherited, Any),
        new(Operation.Inherit, PostKind.CommitteeHead, Reach.Inherited, Any),
        new(Operation.BindModels, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.BindModels, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.BindModels, PostKind.Officer, Reach.Inherited, Any),
        new(Operation.BindModels, PostKind.CommitteeHead, Reach.Inherited, Any),
        new(Operation.UndoInheriting, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.UndoInheriting, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.UndoInheriting, PostKind.Officer, Reach.Inherited, Any),
        new(Operation.UndoInheriting, PostKind.CommitteeHead, Reach.Inherited, Any),

        new(Operation.ReadHistory, PostKind.Registrar, Reach.OwnOrganisation, Any),
        new(Operation.ReadHistory, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.CommitteeMember, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.StandingBoard, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.Chairperson, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.UpperReader, Reach.Below, Any),

        // The word of an organisation is given by whoever answers for it, not by a delegate; from paper or telephone an officer writes it down.
        new(Operation.EnterOnBehalf, PostKind.Officer, Reach.OwnCommune, Any, NotByDelegate: true),
        new(Operation.DraftRegistration, PostKind.Registrar, Reach.OwnOrganisation, Open, NotByDelegate: true),
        new(Operation.DraftRegistration, PostKind.Officer, Reach.Entered, Open, NotByDelegate: true),
        new(Operation.Register, PostKind.Registrar, Reach.OwnOrganisation, Open, NotByDelegate: true),
        new(Operation.Register, PostKind.Officer, Reach.Entered, Open, NotByDelegate: true),
        new(Operation.Withdraw, PostKind.Registrar, Reach.OwnOrganisation, [Stage.Registered], NotByDelegate: true),
        new(Operation.Appraise, PostKind.Officer, Reach.OwnCommune, [Stage.Registered], NotByRegistrant: true),
        new(Operation.ReturnRegistration, PostKind.Officer, Reach.OwnCommune, [Stage.Registered], NotByRegistrant: true),
        new(Operation.ReturnRegistration, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Appraised], NotByRegistrant: true),
        new(Operation.Approve, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Appraised], NotByRegistrant: true),
        new(Operation.Decline, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Appraised], NotByRegistrant: true),
        new(Operation.AssignMember, PostKind.Officer, Reach.OwnCommune, [.. Lifecycle.Followed], NotByRegistrant: true),
        new(Operation.AssignMember, PostKind.CommitteeHead, Reach.OwnCommune, [.. Lifecycle.Followed], NotByRegistrant: true),
        new(Operation.RecordProgress, PostKind.Registrar, Reach.OwnOrganisation, [Stage.Approved, Stage.Underway, Stage.Recognised]),
        new(Operation.RecordOnBehalf, PostKind.Officer, Reach.OwnCommune, [Stage.Approved, Stage.Underway, Stage.Recognised], NotByDelegate: true),
        new(Operation.CorrectProgress, PostKind.Registrar, Reach.OwnOrganisation, [Stage.Underway, Stage.Recognised]),
        new(Operation.Score, PostKind.CommitteeMember, Reach.OwnCommune, [Stage.Underway], NotByRegistrant: true),
        new(Operation.KeepScore, PostKind.CommitteeMember, Reach.OwnCommune, [Stage.Underway], NotByRegistrant: true),
        new(Operation.Recognise, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Scored], NotByRegistrant: true),
        new(Operation.DeclineRecognition, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Scored], NotByRegistrant: true),
        new(Operation.Revoke, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Recognised], NotByRegistrant: true),

        new(Operation.ReadCommittee, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ReadCommittee, PostKind.CommitteeMember, Reach.OwnCommune, Any),
        new(Operation.ReadCommittee, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.ReadCommittee, PostKind.StandingBoard, Reach.OwnCommune, Any),
        new(Operation.ReadCommittee, PostKind.Chairperson, Reach.OwnCommune, Any),
        new(Operation.ReadCommittee, PostKind.Administrator, Reach.OwnCommune, Any),
        // The standing board decides, the standing body's officer prepares and keeps the record.
        new(Operation.EstablishCommittee, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.RestaffCommittee, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.AddSeat, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.EndSeat, PostKind.Officer, Reach.OwnCommune, Any),

        new(Operation.EditArticle, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.EditSite, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.EditCalendar, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.MoveArticle, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.ReviewArticle, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.PublishArticle, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.PublishArticle, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.UnpublishArticle, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.DeleteDraft, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.RenameCategory, PostKind.Editor, Reach.OwnCommune, Any),

        new(Operation.ReadMedia, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.AddMedia, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.EditMedia, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.ReplaceMedia, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.RemoveMedia, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.FinishMedia, Standing.Sen, Reach.Anywhere, Any),

        new(Operation.SendFeedback, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.AddToFeedback, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.ReopenFeedback, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.EraseContact, Standing.Reader, Reach.Anywhere, Any),
        new(Operation.ForgetContact, Standing.Sen, Reach.Anywhere, Any),
        // What was handed over to an organisation is read and answered there; hiding is never its to do.
        new(Operation.ReadFeedback, PostKind.Registrar, Reach.OwnOrganisation, Any),
        new(Operation.ReadFeedback, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ReadFeedback, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.ReadFeedback, PostKind.Editor, Reach.OwnCommune, Any),
        // Whoever is asked to answer for an organisation often lives next door to the writer: only the standing body may call.
        new(Operation.ReadContact, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.AnswerFeedback, PostKind.Registrar, Reach.OwnOrganisation, Any),
        new(Operation.AnswerFeedback, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.AnswerFeedback, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.AnswerFeedback, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.PublishFeedback, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.PublishFeedback, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.HideFeedback, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.HideFeedback, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.ReviewHiding, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ReviewHiding, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.SortFeedback, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.SortFeedback, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.SortFeedback, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.AdoptSuggestion, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.EditAbbreviations, PostKind.Editor, Reach.OwnCommune, Any),

        new(Operation.ReadAudit, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ReadAdministration, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.CreateAccount, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.DisableAccount, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.EndSessions, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ResetPassword, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.DropLogin, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.SendInvitation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.DropSecondStep, PostKind.Administrator, Reach.OwnCommune, Any),
        // The only administrator who lost telephone and codes: whoever owns the machine.
        new(Operation.DropSecondStep, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.GivePost, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.EndPost, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.EndDelegation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ReadInbox, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.HandOverPost, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.AddOrganisation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.CorrectOrganisation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ChangeOrganisation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.EndOrganisation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.AddVillage, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.CorrectVillage, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.EndVillage, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ChangeSetting, PostKind.Administrator, Reach.OwnCommune, Any),
        // Asked for every commune at work here that the act touches, not only for the own one.
        new(Operation.ChangeUnits, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.UndoUnits, PostKind.Administrator, Reach.OwnCommune, Any),
        // The rows of a sheet are asked for besides: whoever may add one village may bring in many.
        new(Operation.SendSheet, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.SendSheet, PostKind.Officer, Reach.OwnCommune, Any, NotByDelegate: true),
        new(Operation.ImportSheet, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ImportSheet, PostKind.Officer, Reach.OwnCommune, Any, NotByDelegate: true),
        new(Operation.ImportModels, PostKind.Officer, Reach.OwnCommune, Any, NotByDelegate: true),
        new(Operation.UndoImport, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.UndoImport, PostKind.Officer, Reach.OwnCommune, Any, NotByDelegate: true),

        // Of an account the administrator, of a writer's contact the officer: whoever may change or read it otherwise is asked besides.
        new(Operation.ReadDataRequests, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ReadDataRequests, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.RecordDataRequest, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.RecordDataRequest, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ExportPersonalData, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ExportPersonalData, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.CorrectPersonalData, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.CorrectPersonalData, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ErasePersonalData, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ErasePersonalData, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.CloseDataRequest, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.CloseDataRequest, PostKind.Administrator, Reach.OwnCommune, Any),

        new(Operation.SendSheet, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.ImportSheet, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.UndoImport, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.ChangeUnits, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.UndoUnits, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.ImportModels, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.SetUp, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.ImportPage, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.ImportUnits, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.FindUnits, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.LoadDemo, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.FoldAudit, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.TidyUp, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.RecountSums, Standing.Sen, Reach.Anywhere, Any),
    ];

    /// <summary>Asks the table once. The answer is a permit, or who can instead.</summary>
    public static Outcome<Permit> Ask(Actor actor, Operation operation, Subject subject)
    {
        var (row, through, apart) = Look(Table, actor, operation, subject);
        return row is not null ? new Permit(actor, operation, subject, through, row.Reach)
            : apart is not null ? new Refusal.NotYours(WhoCan(operation), apart)
            : Elsewhere(actor, operation, subject);
    }

    /// <summary>What another table would say: so that a changed right can be told from the present one. It permits nothing.</summary>
    public static bool Allows(IReadOnlyList<AccessRow> table, Actor actor, Operation operation, Subject subject) => Look(table, actor, operation, subject).Row is not null;

    // What the person can do without a mandate is done without one: only what is left rests on somebody else's post.
    private static (AccessRow? Row, HeldPost? Through, Wording? Apart) Look(IReadOnlyList<AccessRow> table, Actor actor, Operation operation, Subject subject)
    {
        var own = Look(table, actor, operation, subject, delegated: false);
        if (own.Row is not null || !actor.HasMandate)
        {
            return own;
        }

        var through = Look(table, actor, operation, subject, delegated: true);
        return through with { Apart = through.Apart ?? own.Apart };
    }

    private static (AccessRow? Row, HeldPost? Through, Wording? Apart) Look(IReadOnlyList<AccessRow> table, Actor actor, Operation operation, Subject subject, bool delegated)
    {
        Wording? apart = null;
        foreach (var row in table)
        {
            if (row.Operation != operation || (subject.Ended && !OfEnded.Contains(operation)) || !Reaches(actor, row, subject, delegated, out var through))
            {
                continue;
            }

            if (row.NotByRegistrant && (apart ?? Separation.WhyNot(actor, subject)) is { } why)
            {
                apart = why;
                continue;
            }

            if (row.Stages.Length == 0 || (subject.Stage is { } stage && row.Stages.Contains(stage)))
            {
                return (row, through, apart);
            }
        }

        return (null, null, apart);
    }

    /// <summary>The rows that speak of a post or a standing.</summary>
    public static IEnumerable<AccessRow> Of(Who who) => Table.Where(row => row.Who == who);

    /// <summary>True when the person could do it on some record: decides what a menu shows and whether a route is worth asking.</summary>
    public static bool Ever(Actor actor, Operation operation) => Table.Any(row => row.Operation == operation && Stands(actor, row));

    /// <summary>Who can do it, for the sentence that helps; who may only on what they entered themselves is nobody to ask.</summary>
    public static Wording WhoCan(Operation operation) => WhoCan(operation, null);

    private static Wording WhoCan(Operation operation, Wording? registrar)
    {
        var posts = Table.Where(row => row.Operation == operation && row.Who.Post is not null && row.Reach != Reach.Entered)
            .Select(row => row.Reach == Reach.OwnOrganisation && registrar is not null ? registrar : PostNames.Of(row.Who.Post!.Value)).Distinct().ToList();
        return posts.Count == 0 ? ("người đã đăng nhập", "whoever has signed in") : Wording.OneOf(posts);
    }

    // The actor has the right post, only the record is at another step: say that, it helps more than “not yours”.
    private static Refusal Elsewhere(Actor actor, Operation operation, Subject subject) =>
        subject.Ended && !OfEnded.Contains(operation) ? new Refusal.NotYours(WhoCan(operation), (
            "Mô hình này đã khép lại hoặc đã gộp khi sắp xếp đơn vị, nên chỉ còn xem. Nếu quyết định nhầm, xin mở danh sách tiếp nhận để hủy quyết định.",
            "This model was closed or joined when its unit ended, so it can only be read. If that was decided by mistake, please undo it on the inheritance list."))
        : subject.Stage is { } stage && Table.Any(row => row.Operation == operation
            && (Reaches(actor, row, subject, delegated: false, out _) || (actor.HasMandate && Reaches(actor, row, subject, delegated: true, out _))))
            ? new Refusal.OutOfOrder(Lifecycle.NameOf(stage), OperationNames.Of(operation))
            : NotYours(actor, operation, subject);

    /// <summary>
    /// The refusal with who can instead. To whoever stands in, in the very post that can, the post's name would say nothing: they read that this piece of work does not go with a delegation.
    /// </summary>
    /// <param name="actor">Who asked.</param>
    /// <param name="operation">What for.</param>
    /// <param name="subject">On what; null when no record was looked at.</param>
    public static Refusal.NotYours NotYours(Actor actor, Operation operation, Subject? subject = null)
    {
        var stands = actor.Posts.FirstOrDefault(held => held.Mandate is not null && Table.Any(row =>
            row.Operation == operation && row.NotByDelegate && row.Who.Post == held.Kind && (subject is null || Reaches(actor, held, row.Reach, subject))));
        return new(subject is not null && IsOfAnother(actor, operation, subject) ? WhoCan(operation, Whose(subject)) : WhoCan(operation), stands?.Mandate is not { } mandate ? null : (
            $"Ủy quyền không gồm việc này: “{mandate.Giver}” vẫn tự làm, cả khi vắng. Cần gấp, xin nhờ một người khác giữ chính vị trí “{PostNames.Of(stands.Kind).Vi}”.",
            $"A delegation does not carry this: “{mandate.Giver}” still does it, also while away. If it cannot wait, please ask somebody else who holds the post itself: {PostNames.Of(stands.Kind).En}."));
    }

    // Whoever holds the very post, for another organisation, would read the name of the own post as the reason.
    private static bool IsOfAnother(Actor actor, Operation operation, Subject subject) => subject.OrganisationId is { } owner && Table.Any(row =>
        row.Operation == operation && row.Reach == Reach.OwnOrganisation && actor.Posts.Any(held => held.Kind == row.Who.Post && held.OrganisationId != owner));

    // Whose it is, by name where that may be told.
    private static Wording Whose(Subject subject) => subject.OwnerName is { } name
        ? ($"Người đăng ký của {name}", $"Registrar of {name}")
        : ("Người đăng ký của chính đơn vị có hồ sơ này", "Registrar of the organisation this record belongs to");

    private static bool Stands(Actor actor, AccessRow row) => row.Who.Post is { } post
        ? actor.Standing == Standing.Person && actor.Posts.Any(held => held.Kind == post && (held.Mandate is null || !row.NotByDelegate))
        : row.Who.Standing == actor.Standing || (row.Who.Standing == Standing.Reader && actor.Standing == Standing.Person);

    private static bool Reaches(Actor actor, AccessRow row, Subject subject, bool delegated, out HeldPost? through)
    {
        through = null;
        if (row.Who.Post is not { } kind)
        {
            return !delegated && Stands(actor, row) && (row.Reach == Reach.Anywhere || subject.PersonId == actor.PersonId);
        }

        if (actor.Standing != Standing.Person || (delegated && row.NotByDelegate))
        {
            return false;
        }

        through = actor.Posts.FirstOrDefault(held => held.Kind == kind && held.Mandate is not null == delegated && Reaches(actor, held, row.Reach, subject));
        return through is not null;
    }

    private static bool Reaches(Actor actor, HeldPost held, Reach reach, Subject subject) => reach switch
    {
        Reach.Anywhere => true,
        Reach.Self => subject.PersonId == actor.PersonId,
        Reach.OwnOrganisation => subject.OrganisationId is { } organisation && held.OrganisationId == organisation && IsOf(held.CommuneId, subject),
        Reach.OwnCommune => subject.CommuneId is { } commune && held.CommuneId == commune,
        Reach.Below => held.UnitId is { } unit && subject.Above?.Contains(unit) == true,
        Reach.Inherited => subject.CommuneId != held.CommuneId && subject.Above?.Contains(held.CommuneId) == true,
        Reach.Entered => subject.EnteredById == actor.PersonId && subject.CommuneId == held.CommuneId,
        _ => false,
    };

    // A commune that has ended became part of another: whoever carries its models on sits there.
    internal static bool IsOf(Guid commune, Subject subject) => subject.CommuneId == commune || subject.Above?.Contains(commune) == true;
}
