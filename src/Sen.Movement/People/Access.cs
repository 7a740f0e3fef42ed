using Sen.Movement.Models;

namespace Sen.Movement.People;

/// <summary>How far a post reaches from where it is held.</summary>
public enum Reach
{
    /// <summary>No record is looked at.</summary>
    Anywhere,

    /// <summary>Only the person's own things.</summary>
    Self,

    /// <summary>Records of the organisation the post is held in.</summary>
    OwnOrganisation,

    /// <summary>Records of the commune the post is held in.</summary>
    OwnCommune,

    /// <summary>Records of communes below the unit the post is held in.</summary>
    Below,
}

/// <summary>Who a row of the access table speaks of.</summary>
/// <param name="Standing">Reader, person or Sen.</param>
/// <param name="Post">The post; null when the standing alone is enough.</param>
public readonly record struct Who(Standing Standing, PostKind? Post)
{
    /// <summary>A post is a who.</summary>
    public static implicit operator Who(PostKind post) => new(Standing.Person, post);

    /// <summary>A standing is a who.</summary>
    public static implicit operator Who(Standing standing) => new(standing, null);
}

/// <summary>What an operation is about, reduced to what decides rights.</summary>
/// <param name="CommuneId">The record's commune; null when there is no record.</param>
/// <param name="OrganisationId">The owner organisation.</param>
/// <param name="Above">Units above the commune today (district in history, province, nation).</param>
/// <param name="PersonId">The person the record is about, for operations on oneself.</param>
/// <param name="RegistrantId">Who registered it: this person never gives the deciding approval.</param>
/// <param name="Stage">Where a registration stands; null when the record has none.</param>
public sealed record Subject(
    Guid? CommuneId = null,
    Guid? OrganisationId = null,
    IReadOnlyList<Guid>? Above = null,
    Guid? PersonId = null,
    Guid? RegistrantId = null,
    Stage? Stage = null)
{
    /// <summary>No record at all.</summary>
    public static Subject None { get; } = new();

    /// <summary>A commune as a whole.</summary>
    public static Subject Of(Guid communeId) => new(communeId);
}

/// <summary>One row of the access table.</summary>
/// <param name="Operation">What.</param>
/// <param name="Who">Who.</param>
/// <param name="Reach">How far.</param>
/// <param name="Stages">In which stages; empty for any.</param>
/// <param name="NotByRegistrant">True when the person who registered may not do it (separation of duties).</param>
public sealed record AccessRow(Operation Operation, Who Who, Reach Reach, Stage[] Stages, bool NotByRegistrant = false);

/// <summary>Proof that the access table said yes. Only <see cref="Access"/> makes one, and no act can be written without one.</summary>
public sealed class Permit
{
    internal Permit(Actor actor, Operation operation, Subject subject, PostKind? post) =>
        (Actor, Operation, Subject, Post) = (actor, operation, subject, post);

    /// <summary>Who may.</summary>
    public Actor Actor { get; }

    /// <summary>What.</summary>
    public Operation Operation { get; }

    /// <summary>On what.</summary>
    public Subject Subject { get; }

    /// <summary>Through which post; null when the standing alone was enough.</summary>
    public PostKind? Post { get; }
}

/// <summary>Who may do what, as one table. It is at once the rule, the buttons and the test oracle; nothing else decides.</summary>
public static class Access
{
    private static readonly Stage[] Any = [];
    private static readonly Stage[] Open = [Stage.Draft, Stage.Returned];

    // What is being written is seen by nobody but the owner organisation.
    private static readonly Stage[] Sent = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Draft)];

    /// <summary>Between two posts of which either will do.</summary>
    internal static Wording Or { get; } = (" hoặc ", " or ");

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
        new(Operation.SetUpSecondStep, Standing.Person, Reach.Self, Any),
        new(Operation.RenewRecoveryCodes, Standing.Person, Reach.Self, Any),
        new(Operation.UseRecoveryCode, Standing.Person, Reach.Self, Any),
        new(Operation.EndSecondStep, Standing.Person, Reach.Self, Any),
        new(Operation.AddPasskey, Standing.Person, Reach.Self, Any),
        new(Operation.RenamePasskey, Standing.Person, Reach.Self, Any),
        new(Operation.RemovePasskey, Standing.Person, Reach.Self, Any),
        new(Operation.UsePasskey, Standing.Person, Reach.Self, Any),
        new(Operation.ReadDesk, Standing.Person, Reach.Self, Any),
        new(Operation.KeepPhoto, Standing.Person, Reach.Self, Any),

        new(Operation.ReadModel, PostKind.Registrar, Reach.OwnOrganisation, Any),
        new(Operation.ReadModel, PostKind.Officer, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.CommitteeMember, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.CommitteeHead, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.StandingBoard, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.Chairperson, Reach.OwnCommune, Sent),
        new(Operation.ReadModel, PostKind.UpperReader, Reach.Below, Sent),

        new(Operation.ReadHistory, PostKind.Registrar, Reach.OwnOrganisation, Any),
        new(Operation.ReadHistory, PostKind.Officer, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.CommitteeMember, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.CommitteeHead, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.StandingBoard, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.Chairperson, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.Editor, Reach.OwnCommune, Any),
        new(Operation.ReadHistory, PostKind.UpperReader, Reach.Below, Any),

        new(Operation.DraftRegistration, PostKind.Registrar, Reach.OwnOrganisation, Open),
        new(Operation.Register, PostKind.Registrar, Reach.OwnOrganisation, Open),
        new(Operation.Withdraw, PostKind.Registrar, Reach.OwnOrganisation, [Stage.Registered]),
        new(Operation.Appraise, PostKind.Officer, Reach.OwnCommune, [Stage.Registered], NotByRegistrant: true),
        new(Operation.ReturnRegistration, PostKind.Officer, Reach.OwnCommune, [Stage.Registered], NotByRegistrant: true),
        new(Operation.ReturnRegistration, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Appraised], NotByRegistrant: true),
        new(Operation.Approve, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Appraised], NotByRegistrant: true),
        new(Operation.Decline, PostKind.CommitteeHead, Reach.OwnCommune, [Stage.Appraised], NotByRegistrant: true),
        new(Operation.AssignMember, PostKind.Officer, Reach.OwnCommune, [.. Lifecycle.Followed], NotByRegistrant: true),
        new(Operation.AssignMember, PostKind.CommitteeHead, Reach.OwnCommune, [.. Lifecycle.Followed], NotByRegistrant: true),
        new(Operation.RecordProgress, PostKind.Registrar, Reach.OwnOrganisation, [Stage.Approved, Stage.Underway, Stage.Recognised]),
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
        new(Operation.ResetPassword, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.DropSecondStep, PostKind.Administrator, Reach.OwnCommune, Any),
        // The only administrator who lost telephone and codes: whoever owns the machine.
        new(Operation.DropSecondStep, Standing.Sen, Reach.Anywhere, Any),
        new(Operation.GivePost, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.EndPost, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.AddOrganisation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.CorrectOrganisation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.EndOrganisation, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.AddVillage, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.CorrectVillage, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.EndVillage, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.ChangeSetting, PostKind.Administrator, Reach.OwnCommune, Any),
        // Asked for every commune at work here that the act touches, not only for the own one.
        new(Operation.ChangeUnits, PostKind.Administrator, Reach.OwnCommune, Any),
        new(Operation.UndoUnits, PostKind.Administrator, Reach.OwnCommune, Any),

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
        var (allowed, post, own) = Look(Table, actor, operation, subject);
        if (allowed)
        {
            return new Permit(actor, operation, subject, post);
        }

        return own
            ? new Refusal.NotYours(WhoCan(operation), (
                "Người đăng ký không tự duyệt, chấm, công nhận hoặc phân công người theo dõi mô hình của mình. Xin chuyển cho người khác cùng vị trí.",
                "Nobody approves, scores, recognises or assigns a model they registered. Please pass it to somebody else in the same post."))
            : Elsewhere(actor, operation, subject);
    }

    /// <summary>What another table would say: so that a changed right can be told from the present one. It permits nothing.</summary>
    public static bool Allows(IReadOnlyList<AccessRow> table, Actor actor, Operation operation, Subject subject) => Look(table, actor, operation, subject).Allowed;

    private static (bool Allowed, PostKind? Post, bool Own) Look(IReadOnlyList<AccessRow> table, Actor actor, Operation operation, Subject subject)
    {
        var own = false;
        foreach (var row in table)
        {
            if (row.Operation != operation || !Reaches(actor, row, subject, out var post))
            {
                continue;
            }

            if (row.NotByRegistrant && subject.RegistrantId == actor.PersonId)
            {
                own = true;
                continue;
            }

            if (row.Stages.Length == 0 || (subject.Stage is { } stage && row.Stages.Contains(stage)))
            {
                return (true, post, own);
            }
        }

        return (false, null, own);
    }

    /// <summary>The rows that speak of a post or a standing.</summary>
    public static IEnumerable<AccessRow> Of(Who who) => Table.Where(row => row.Who == who);

    /// <summary>True when the person could do it on some record: decides what a menu shows and whether a route is worth asking.</summary>
    public static bool Ever(Actor actor, Operation operation) => Table.Any(row => row.Operation == operation && Stands(actor, row.Who));

    /// <summary>Who can do it, for the sentence that helps.</summary>
    public static Wording WhoCan(Operation operation)
    {
        var posts = Table.Where(row => row.Operation == operation && row.Who.Post is not null)
            .Select(row => PostNames.Of(row.Who.Post!.Value)).Distinct().ToList();
        return posts.Count == 0 ? ("người đã đăng nhập", "whoever has signed in") : Wording.Join(Or, posts);
    }

    // The actor has the right post, only the record is at another step: say that, it helps more than “not yours”.
    private static Refusal Elsewhere(Actor actor, Operation operation, Subject subject) =>
        subject.Stage is { } stage && Table.Any(row => row.Operation == operation && Reaches(actor, row, subject, out _))
            ? new Refusal.OutOfOrder(Lifecycle.NameOf(stage), OperationNames.Of(operation))
            : new Refusal.NotYours(WhoCan(operation));

    private static bool Stands(Actor actor, Who who) => who.Post is { } post
        ? actor.Standing == Standing.Person && actor.Holds(post)
        : who.Standing == actor.Standing || (who.Standing == Standing.Reader && actor.Standing == Standing.Person);

    private static bool Reaches(Actor actor, AccessRow row, Subject subject, out PostKind? post)
    {
        post = row.Who.Post;
        if (row.Who.Post is not { } kind)
        {
            return Stands(actor, row.Who) && (row.Reach == Reach.Anywhere || subject.PersonId == actor.PersonId);
        }

        return actor.Standing == Standing.Person && actor.Posts.Any(held => held.Kind == kind && row.Reach switch
        {
            Reach.Anywhere => true,
            Reach.Self => subject.PersonId == actor.PersonId,
            Reach.OwnOrganisation => subject.OrganisationId is { } organisation && held.OrganisationId == organisation && subject.CommuneId == held.CommuneId,
            Reach.OwnCommune => subject.CommuneId is { } commune && held.CommuneId == commune,
            Reach.Below => held.UnitId is { } unit && subject.Above?.Contains(unit) == true,
            _ => false,
        });
    }
}
