using System.Text.Json.Serialization;
using Sen.Movement.People;

namespace Sen.Movement.Desk;

/// <summary>Under which heading a line of a hand-over report stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandOverPart>))]
public enum HandOverPart
{
    /// <summary>Registrations under way (bản đăng ký).</summary>
    Registration,

    /// <summary>Feedback to answer or to review (góp ý).</summary>
    Feedback,

    /// <summary>Articles in review, sent back or approved (bài).</summary>
    Article,

    /// <summary>Requests about personal data (yêu cầu về dữ liệu cá nhân).</summary>
    DataRequest,

    /// <summary>Models of units that have ended, which wait for a decision (mô hình tiếp nhận).</summary>
    Inheritance,

    /// <summary>What somebody asks for (đề nghị).</summary>
    Proposal,

    /// <summary>Models the person is in charge of (mô hình theo dõi).</summary>
    Followed,

    /// <summary>Anything else the post has to do.</summary>
    Other,
}

/// <summary>Why a post is handed over.</summary>
public enum HandOverCause
{
    /// <summary>The post ends on a day.</summary>
    Ended,

    /// <summary>The account of its holder was disabled.</summary>
    Disabled,
}

/// <summary>One piece of open work in a hand-over report, as it stood when the report was confirmed.</summary>
public sealed record HandOverLine
{
    /// <summary>Its heading.</summary>
    public HandOverPart Part { get; init; }

    /// <summary>What is to be done, in Vietnamese.</summary>
    public string Verb { get; init; } = "";

    /// <summary>What is to be done, in English.</summary>
    public string VerbInEnglish { get; init; } = "";

    /// <summary>What it is about: the model, the feedback, the article.</summary>
    public string Title { get; init; } = "";

    /// <summary>The same in English, where the title is a sentence of Sen.</summary>
    public string TitleInEnglish { get; init; } = "";

    /// <summary>The owner organisation, or who wrote.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The day it is due; null for what has no day.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The registration, the feedback or the article; the empty id for a line about several.</summary>
    public Guid RecordId { get; init; }

    /// <summary>Only holders of the post may know what it is about: drafts, feedback, articles that are not public.</summary>
    public bool Withheld { get; init; }

    /// <summary>Made up to show the product.</summary>
    public bool Illustrative { get; init; }
}

/// <summary>
/// A hand-over report (biên bản bàn giao vị trí): the open work of a post as it stood when its holder left, frozen when confirmed, until whoever comes next has
/// acknowledged it.
/// </summary>
public sealed class HandOver : CommuneRecord
{
    /// <summary>Most letters of a remark.</summary>
    public const int LongestRemark = 1000;

    /// <summary>The dated post that is handed over.</summary>
    public Guid PostId { get; init; }

    /// <summary>Counts the reports of one dated post: an account may be disabled, used again, and its post end later.</summary>
    public int No { get; init; }

    /// <summary>Who hands over (an account).</summary>
    public Guid PersonId { get; init; }

    /// <summary>Role title of that person.</summary>
    public string FromTitle { get; init; } = "";

    /// <summary>Which post.</summary>
    public PostKind Kind { get; init; }

    /// <summary>The registrar's organisation.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Its name then; empty for posts of the whole commune.</summary>
    public string OrganisationName { get; init; } = "";

    /// <summary>Why.</summary>
    public HandOverCause Cause { get; init; }

    /// <summary>First day without the post.</summary>
    public DateOnly EndsOn { get; init; }

    /// <summary>Who takes over (another holder of the same post); null when there was nobody.</summary>
    public Guid? SuccessorId { get; init; }

    /// <summary>Role title of the successor; empty when there was nobody.</summary>
    public string SuccessorTitle { get; init; } = "";

    /// <summary>Local day it was confirmed.</summary>
    public DateOnly MadeOn { get; init; }

    /// <summary>Role title of whoever confirmed it.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>What the person who leaves wants the successor to know.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Score sheets put by that nobody else sees: they stay with the person and are only counted.</summary>
    public int KeptSheets { get; init; }

    /// <summary>The open work.</summary>
    public List<HandOverLine> Lines { get; init; } = [];

    /// <summary>UTC instant it was acknowledged (đã nhận bàn giao); null until then.</summary>
    public DateTime? AcknowledgedAt { get; private set; }

    /// <summary>Who acknowledged it.</summary>
    public Guid? AcknowledgedBy { get; private set; }

    /// <summary>Role title of that person.</summary>
    public string AcknowledgedTitle { get; private set; } = "";

    /// <summary>The post as a place of work.</summary>
    public Office Office => new(Kind, CommuneId, OrganisationId);

    /// <summary>Whose it is to acknowledge: the named successor while that person holds the post, else everybody else who does. Nobody when it was acknowledged, or when nobody holds the post: then it is the administrator's work.</summary>
    /// <param name="holders">Accounts that hold the post today and can be opened.</param>
    public IReadOnlyList<Guid> Takers(IEnumerable<Guid> holders)
    {
        if (AcknowledgedAt is not null)
        {
            return [];
        }

        var others = holders.Where(person => person != PersonId).Distinct().ToList();
        return SuccessorId is { } named && others.Contains(named) ? [named] : others;
    }

    /// <summary>The successor says that the work has come (đã nhận bàn giao). Said once.</summary>
    /// <param name="person">The account.</param>
    /// <param name="title">Its role title.</param>
    /// <param name="now">UTC instant.</param>
    public Outcome<HandOver> Acknowledge(Guid person, string title, DateTime now)
    {
        if (AcknowledgedAt is not null)
        {
            return new Refusal.OutOfOrder(("đã nhận bàn giao", "acknowledged already"), OperationNames.Of(Operation.TakeOverPost));
        }

        (AcknowledgedAt, AcknowledgedBy, AcknowledgedTitle) = (now, person, title);
        return this;
    }

    /// <summary>True while this report is what the post needs: it was made for the end the post has now, or for the account being disabled.</summary>
    /// <param name="post">The post as it stands.</param>
    /// <param name="disabled">The account of its holder is disabled.</param>
    public bool Covers(DatedPost post, bool disabled) => Cause == HandOverCause.Disabled ? disabled : post.Until == EndsOn;
}
