using Sen.Movement.People;

namespace Sen.Movement.Feedback;

/// <summary>Who wrote an entry, and what for.</summary>
public enum EntryKind
{
    /// <summary>The writer adds something (nói thêm).</summary>
    Remark,

    /// <summary>The writer says it is not solved (đề nghị xem lại).</summary>
    Reopening,

    /// <summary>An answer (trả lời).</summary>
    Answer,
}

/// <summary>One entry of the conversation after the first text. Of the writer it keeps nothing; of staff only the post, never the person.</summary>
public sealed class FeedbackEntry : CommuneRecord
{
    /// <summary>The feedback.</summary>
    public Guid FeedbackId { get; init; }

    /// <summary>Its number in the conversation, from 1.</summary>
    public int No { get; init; }

    /// <summary>Who wrote it, and what for.</summary>
    public EntryKind Kind { get; init; }

    /// <summary>The post that answered; null for the writer.</summary>
    public PostKind? ByPost { get; init; }

    /// <summary>Name of the organisation that answered, as it was that day; empty when it was the commune itself, or the writer.</summary>
    public string ByOrganisation { get; init; } = "";

    /// <summary>Local day.</summary>
    public DateOnly On { get; init; }

    /// <summary>What was written.</summary>
    public required string Text { get; init; }

    /// <summary>True when the portal shows it: what the writer adds later is read first.</summary>
    public bool IsPublic { get; set; }

    /// <summary>The next entry of a conversation.</summary>
    public static FeedbackEntry Next(Guid id, CitizenFeedback feedback, int before, EntryKind kind, PostKind? by, string text, DateOnly today, string byOrganisation = "") => new()
    {
        Id = id,
        CommuneId = feedback.CommuneId,
        ProvinceId = feedback.ProvinceId,
        FeedbackId = feedback.Id,
        No = before + 1,
        Kind = kind,
        ByPost = by,
        ByOrganisation = byOrganisation,
        On = today,
        Text = text,
    };
}
