using Sen.Movement.People;

namespace Sen.Movement.Feedback;

/// <summary>What a person sends.</summary>
public enum FeedbackKind
{
    /// <summary>A remark, a question, a report (góp ý, phản ánh, kiến nghị).</summary>
    Remark,

    /// <summary>A suggestion of a model, or of somebody worth following (gợi ý mô hình).</summary>
    Suggestion,
}

/// <summary>What a piece of feedback is about.</summary>
public enum AboutKind
{
    /// <summary>The commune as a whole.</summary>
    Commune,

    /// <summary>A page of the portal.</summary>
    Page,

    /// <summary>A model.</summary>
    Model,

    /// <summary>An article.</summary>
    Article,
}

/// <summary>Where a piece of feedback stands.</summary>
public enum FeedbackState
{
    /// <summary>Waits for an answer (chờ trả lời).</summary>
    Waiting,

    /// <summary>Answered (đã trả lời).</summary>
    Answered,

    /// <summary>Hidden for a reason of the closed list (đã ẩn); nothing is deleted.</summary>
    Hidden,
}

/// <summary>Through which lane it came in.</summary>
public enum FeedbackLane
{
    /// <summary>The usual lane.</summary>
    Usual,

    /// <summary>The slow lane (làn chậm): sent during a flood, or as machines send.</summary>
    Slow,
}

/// <summary>Why a piece of feedback may be hidden: a closed list, told to the writer.</summary>
public enum HidingReason
{
    /// <summary>It tells private matters of a person.</summary>
    PrivateMatters,

    /// <summary>It insults somebody.</summary>
    Insult,

    /// <summary>Advertising, or sent by a machine.</summary>
    Advertising,

    /// <summary>The same was sent before.</summary>
    Repeated,

    /// <summary>A complaint or denunciation, which the law sends to the official reception.</summary>
    OfficialReception,
}

/// <summary>Why somebody looks at the name and telephone number a writer left (lý do xem): a closed list, kept in the history.</summary>
public enum ContactReason
{
    /// <summary>To ask more about the feedback.</summary>
    AskMore,

    /// <summary>To tell the result.</summary>
    TellResult,

    /// <summary>The writer asks about the own data.</summary>
    OwnRequest,
}

/// <summary>What the standing body says about a hiding (xem xét việc ẩn).</summary>
public enum HidingReview
{
    /// <summary>Nothing is hidden.</summary>
    None,

    /// <summary>Waits for the review.</summary>
    Pending,

    /// <summary>The hiding stands.</summary>
    Upheld,

    /// <summary>The hiding was wrong: it waits or is answered as before.</summary>
    Overturned,
}

/// <summary>What a person may choose to leave with it: voluntary, for the answer only, deletable.</summary>
/// <param name="Name">How to address the person; null when not offered.</param>
/// <param name="Phone">Where to call; null when not offered.</param>
public sealed record VoluntaryContact(string? Name, string? Phone)
{
    /// <summary>Anonymous, the default.</summary>
    public static VoluntaryContact None { get; } = new(null, null);
}

/// <summary>What it is about, as known when it was sent.</summary>
/// <param name="Kind">Commune, page, model or article.</param>
/// <param name="Id">The model or article.</param>
/// <param name="Path">Path of the page it was sent from, without its query.</param>
/// <param name="Title">Name of the model, title of the article.</param>
/// <param name="OrganisationId">The organisation that owns the model: it never hides what is said about its own work.</param>
/// <param name="Sensitive">The model touches people's private matters: nothing of it is published.</param>
public sealed record About(AboutKind Kind, Guid? Id, string Path, string Title, Guid? OrganisationId, bool Sensitive)
{
    /// <summary>The commune as a whole.</summary>
    public static About Commune { get; } = new(AboutKind.Commune, null, "", "", null, Sensitive: false);
}

/// <summary>
/// A piece of feedback from a citizen (góp ý của người dân). It carries no account, no session, no address and no device, and its only time is a day; the
/// code of the receipt is kept as a hash.
/// </summary>
public sealed class CitizenFeedback : CommuneRecord
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 4000;

    /// <summary>Longest name or telephone number.</summary>
    public const int LongestContact = 100;

    /// <summary>Most photographs.</summary>
    public const int MostPhotos = 3;

    /// <summary>Days in which the writer may add to an answered item or open it again.</summary>
    public const int OpenDays = 30;

    /// <summary>Most entries in one conversation.</summary>
    public const int MostEntries = 40;

    /// <summary>Remark or suggestion.</summary>
    public FeedbackKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public AboutKind About { get; init; }

    /// <summary>The model or article.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>Path of the page.</summary>
    public string AboutPath { get; init; } = "";

    /// <summary>Name of the model, title of the article.</summary>
    public string AboutTitle { get; init; } = "";

    /// <summary>The organisation that owns the model.</summary>
    public Guid? AboutOrganisationId { get; init; }

    /// <summary>About a model that touches people's private matters: never published.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Name of the suggested model; empty for a remark.</summary>
    public string SuggestedName { get; init; } = "";

    /// <summary>What was written.</summary>
    public required string Text { get; init; }

    /// <summary>How to address the writer; null when not offered or erased.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Where to call the writer; null when not offered or erased.</summary>
    public string? ContactPhone { get; private set; }

    /// <summary>Hash of the receipt's code; see <see cref="ReceiptCode"/>.</summary>
    public required string CodeHash { get; init; }

    /// <summary>Usual or slow.</summary>
    public FeedbackLane Lane { get; private set; }

    /// <summary>Where it stands.</summary>
    public FeedbackState State { get; private set; }

    /// <summary>Local day it came in. No finer time is kept.</summary>
    public DateOnly ReceivedOn { get; init; }

    /// <summary>Local day from which the clock of the answer runs: received, opened again or no longer hidden.</summary>
    public DateOnly OpenSince { get; private set; }

    /// <summary>Local day of the first answer; the public median is made of it.</summary>
    public DateOnly? FirstAnsweredOn { get; private set; }

    /// <summary>Local day of the last answer.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>True when the portal shows text and answer: an editor's choice after reading it.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>The post that answers.</summary>
    public PostKind OwnerPost { get; private set; }

    /// <summary>The organisation that answers, when it was handed over to one.</summary>
    public Guid? OwnerOrganisationId { get; private set; }

    /// <summary>Why it is hidden.</summary>
    public HidingReason? HiddenFor { get; private set; }

    /// <summary>Local day it was hidden.</summary>
    public DateOnly? HiddenOn { get; private set; }

    /// <summary>Where the review of the hiding stands.</summary>
    public HidingReview HidingReview { get; private set; }

    /// <summary>The model that began with this suggestion.</summary>
    public Guid? AdoptedModelId { get; private set; }

    /// <summary>The registration that began with this suggestion.</summary>
    public Guid? AdoptedRegistrationId { get; private set; }

    /// <summary>What decides rights on it.</summary>
    public Subject Subject => new(CommuneId, OwnerOrganisationId);

    /// <summary>The whole act of receiving, but for the entries that follow.</summary>
    public static CitizenFeedback Receive(Guid id, Home home, FeedbackKind kind, About about, string suggestedName, string text, VoluntaryContact contact, string codeHash, FeedbackLane lane, DateOnly today) => new()
    {
        Id = id,
        CommuneId = home.CommuneId,
        ProvinceId = home.ProvinceId,
        Kind = kind,
        About = about.Kind,
        AboutId = about.Id,
        AboutPath = about.Path,
        AboutTitle = about.Title,
        AboutOrganisationId = about.OrganisationId,
        Sensitive = about.Sensitive,
        SuggestedName = suggestedName,
        Text = text,
        ContactName = contact.Name,
        ContactPhone = contact.Phone,
        CodeHash = codeHash,
        Lane = lane,
        ReceivedOn = today,
        OpenSince = today,
        OwnerPost = about.Kind == AboutKind.Article ? PostKind.Editor : PostKind.Officer,
    };

    /// <summary>Whether the writer may still add to it or open it again.</summary>
    public bool IsOpenToWriter(DateOnly today) => State switch
    {
        FeedbackState.Waiting => true,
        FeedbackState.Answered => AnsweredOn is { } day && today.DayNumber - day.DayNumber <= OpenDays,
        _ => false,
    };

    /// <summary>An answer was written.</summary>
    public Outcome<CitizenFeedback> Answer(DateOnly today)
    {
        if (State == FeedbackState.Hidden)
        {
            return new Refusal.OutOfOrder(FeedbackNames.Of(State), OperationNames.Of(Operation.AnswerFeedback));
        }

        (State, AnsweredOn, Lane) = (FeedbackState.Answered, today, FeedbackLane.Usual);
        FirstAnsweredOn ??= today;
        return this;
    }

    /// <summary>The writer says it is not solved: the clock runs anew.</summary>
    public Outcome<CitizenFeedback> Reopen(DateOnly today)
    {
        if (State != FeedbackState.Answered || !IsOpenToWriter(today))
        {
            return new Refusal.OutOfOrder(FeedbackNames.Of(State), OperationNames.Of(Operation.ReopenFeedback));
        }

        (State, OpenSince) = (FeedbackState.Waiting, today);
        return this;
    }

    /// <summary>Shows it on the portal, or takes it off.</summary>
    /// <param name="show">True to show.</param>
    /// <param name="texts">Every text that would be seen.</param>
    public Outcome<CitizenFeedback> Publish(bool show, IEnumerable<string> texts)
    {
        if (!show)
        {
            IsPublic = false;
            return this;
        }

        if (State != FeedbackState.Answered)
        {
            return new Refusal.OutOfOrder(FeedbackNames.Of(State), OperationNames.Of(Operation.PublishFeedback));
        }

        if (Sensitive)
        {
            return new Refusal.Invalid("publish", (
                "Góp ý về đề tài chạm đến chuyện riêng của người dân nên không đăng. Câu trả lời vẫn đến người gửi.",
                "This feedback is about a subject that touches people’s private matters, so it is not published. The answer still reaches the sender."));
        }

        if (PrivateWords.In(texts) is { Count: > 0 } found)
        {
            return new Refusal.Invalid("publish", (
                $"Chưa đăng vì trong lời có {string.Join(", ", found.Select(one => one.Vi))}. Câu trả lời vẫn đến người gửi.",
                $"Not published yet, because the text has {string.Join(", ", found.Select(one => one.En))} in it. The answer still reaches the sender."));
        }

        IsPublic = true;
        return this;
    }

    /// <summary>Hides it for a reason of the list; the standing body then reviews that.</summary>
    public Outcome<CitizenFeedback> Hide(HidingReason reason, DateOnly today)
    {
        if (State == FeedbackState.Hidden)
        {
            return new Refusal.OutOfOrder(FeedbackNames.Of(State), OperationNames.Of(Operation.HideFeedback));
        }

        (State, IsPublic, HiddenFor, HiddenOn, HidingReview) = (FeedbackState.Hidden, false, reason, today, HidingReview.Pending);
        return this;
    }

    /// <summary>The hiding stands, or the item waits or is answered as before.</summary>
    public Outcome<CitizenFeedback> ReviewHiding(bool upheld, DateOnly today)
    {
        if (HidingReview != HidingReview.Pending)
        {
            return new Refusal.OutOfOrder(FeedbackNames.Of(State), OperationNames.Of(Operation.ReviewHiding));
        }

        HidingReview = upheld ? HidingReview.Upheld : HidingReview.Overturned;
        if (!upheld)
        {
            State = AnsweredOn is null || OpenSince > AnsweredOn ? FeedbackState.Waiting : FeedbackState.Answered;
            (HiddenFor, HiddenOn, Lane) = (null, null, FeedbackLane.Usual);
            OpenSince = State == FeedbackState.Waiting ? today : OpenSince;
        }

        return this;
    }

    /// <summary>Hands the answer over: to an organisation, to the editors, or back to the standing body. What touches private matters stays with the standing body.</summary>
    /// <param name="post">The post that answers from now on.</param>
    /// <param name="organisation">The organisation, for its registrar.</param>
    public Outcome<CitizenFeedback> HandOver(PostKind post, Guid? organisation = null)
    {
        if (State != FeedbackState.Waiting)
        {
            return new Refusal.OutOfOrder(FeedbackNames.Of(State), OperationNames.Of(Operation.SortFeedback));
        }

        if (post != PostKind.Officer && Sensitive)
        {
            return new Refusal.Invalid("organisation", (
                "Góp ý về đề tài chạm đến chuyện riêng của người dân do cơ quan thường trực trả lời.",
                "Feedback about a subject that touches people’s private matters is answered by the standing body."));
        }

        if ((post, organisation) == (OwnerPost, OwnerOrganisationId))
        {
            return new Refusal.Invalid("organisation", (
                "Góp ý đang ở nơi này. Đề nghị chọn nơi khác; muốn giữ lại thì không cần giao.", "It is there already. Please choose another place; to leave it there, nothing has to be done."));
        }

        (OwnerPost, OwnerOrganisationId, Lane) = (post, organisation, FeedbackLane.Usual);
        return this;
    }

    /// <summary>Out of the slow lane: a person has looked at it.</summary>
    public Outcome<CitizenFeedback> LeaveSlowLane()
    {
        Lane = FeedbackLane.Usual;
        return this;
    }

    /// <summary>The suggestion became the draft of a registration.</summary>
    public Outcome<CitizenFeedback> Adopt(Guid model, Guid registration)
    {
        if (Kind != FeedbackKind.Suggestion || State == FeedbackState.Hidden || AdoptedRegistrationId is not null)
        {
            return new Refusal.OutOfOrder(AdoptedRegistrationId is null ? FeedbackNames.Of(State) : ("đã đưa vào đăng ký", "already a registration"), ("đưa vào đăng ký", "turn into a registration"));
        }

        (AdoptedModelId, AdoptedRegistrationId, Lane) = (model, registration, FeedbackLane.Usual);
        return this;
    }

    /// <summary>Local day the matter was closed: answered, or hidden; null while it waits.</summary>
    public DateOnly? ClosedOn => State switch
    {
        FeedbackState.Answered => AnsweredOn,
        FeedbackState.Hidden => HiddenOn,
        _ => null,
    };

    /// <summary>Whether a name or telephone number is kept.</summary>
    public bool HasContact => ContactName is not null || ContactPhone is not null;

    /// <summary>Whether name and telephone number were kept long enough: so many days after the matter was closed.</summary>
    public bool ContactIsOver(DateOnly today, int days) => HasContact && ClosedOn is { } closed && today >= closed.AddDays(days);

    /// <summary>Puts right what the writer left, on their request; what is not said stays.</summary>
    public void CorrectContact(string? name, string? phone) => (ContactName, ContactPhone) = (name ?? ContactName, phone ?? ContactPhone);

    /// <summary>Forgets name and telephone number.</summary>
    public void EraseContact() => (ContactName, ContactPhone) = (null, null);
}
