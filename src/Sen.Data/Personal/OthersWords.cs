using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Scoring;

namespace Sen.Data.Personal;

/// <summary>
/// What in a row that names somebody was written by others, or names them (lời và chức danh của người khác): by the column that names the person. Whoever stands in for somebody is not
/// told why in the giver's words, a successor's copy has no remark of whoever left. A column that names an account beside free text is decided on here, in one of the two lists.
/// </summary>
public static class OthersWords
{
    private static readonly string[] Registered =
    [
        nameof(Registration.Need), nameof(Registration.Goal), nameof(Registration.Forces), nameof(Registration.Spread),
        .. ((string[])[nameof(FiveChoices.Site), nameof(FiveChoices.Content), nameof(FiveChoices.Task), nameof(FiveChoices.Link), nameof(FiveChoices.Method)]).Select(choice => $"{nameof(Registration.Choices)}.{choice}"),
    ];

    private static readonly string[] Judged = [nameof(Registration.Opinion), nameof(Registration.InCharge)];

    private static readonly string[] Handed = [nameof(HandOver.Remark), nameof(HandOver.Lines), nameof(HandOver.FromTitle), nameof(HandOver.MadeBy)];

    private static readonly Dictionary<(string Entity, string By), string[]> Of = new()
    {
        [(nameof(Delegation), nameof(Delegation.DelegateId))] = [nameof(Delegation.Reason)],
        [(nameof(HandOver), nameof(HandOver.SuccessorId))] = [.. Handed, nameof(HandOver.AcknowledgedTitle)],
        [(nameof(HandOver), nameof(HandOver.AcknowledgedBy))] = [.. Handed, nameof(HandOver.SuccessorTitle)],
        [(nameof(HandOver), nameof(HandOver.PersonId))] = [nameof(HandOver.MadeBy), nameof(HandOver.SuccessorTitle), nameof(HandOver.AcknowledgedTitle)],
        [(nameof(EnteredFor), nameof(EnteredFor.EnteredById))] = [nameof(EnteredFor.ToldBy)],
        [(nameof(Proposal), nameof(Proposal.AskedById))] = [nameof(Proposal.Answer), nameof(Proposal.AnsweredBy)],
        [(nameof(Proposal), nameof(Proposal.AnsweredById))] = [nameof(Proposal.Note), nameof(Proposal.AskedBy)],
        [(nameof(Registration), nameof(Registration.RegistrantId))] = Judged,
        [(nameof(Registration), nameof(Registration.BroughtInById))] = [.. Registered, .. Judged],
        [(nameof(ArticleDraft), nameof(ArticleDraft.WrittenBy))] = [nameof(ArticleDraft.Reason)],
    };

    // Their own words, or words about them alone: on which decision a post was given.
    private static readonly HashSet<(string Entity, string By)> Own =
    [
        (nameof(Delegation), nameof(Delegation.GiverId)), (nameof(DatedPost), nameof(DatedPost.PersonId)), (nameof(ArticleRevision), nameof(ArticleRevision.WrittenBy)),
        (nameof(KeptScore), nameof(KeptScore.ScorerId)), (nameof(Score), nameof(Score.ScorerId)), (nameof(Files.StoredFile), nameof(Files.StoredFile.OwnerId)),
    ];

    /// <summary>True where somebody has said whose words stand beside a column that names an account.</summary>
    public static bool IsDecided(string entity, string by) => Own.Contains((entity, by)) || Of.ContainsKey((entity, by));

    /// <summary>True for what belongs to others.</summary>
    /// <param name="entity">The entity's name.</param>
    /// <param name="by">The column that names the person.</param>
    /// <param name="column">The column that is asked about.</param>
    /// <param name="row">The row.</param>
    public static bool Are(string entity, string by, string column, object row) =>
        (Of.TryGetValue((entity, by), out var columns) && columns.Contains(column))
        // Confirmed by somebody else when an account was disabled: the remark is theirs.
        || (column == nameof(HandOver.Remark) && row is HandOver report && report.MadeBy != report.FromTitle);
}
