using System.Security.Cryptography;
using System.Text;
using Sen.Data;
using Sen.Movement.Direction;
using Sen.Movement.Portal;
using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>A decision on the committee as it is typed. The seats are one text, a row a seat: as a sheet or a document gives them when they are copied.</summary>
public sealed record DecisionForm(string? Name, string? Number, string? SignedOn, string? Issuer, string? From, string? Last, string? Seats, Guid Key)
{
    /// <summary>Which rehearsal was looked at; empty when none was.</summary>
    public string? Seen { get; init; }

    /// <summary>What the rules read of it.</summary>
    public CommitteeAnswers Answers => new(Name, Number, SignedOn, Issuer, From, Last, Seats);

    /// <summary>The form as it was sent.</summary>
    public static DecisionForm Of(IFormCollection posted) => new(
        posted.Typed("Name"), posted.Typed("Number"), posted.Typed("SignedOn"), posted.Typed("Issuer"), posted.Typed("From"), posted.Typed("Last"), posted.Typed("Seats")?.ReplaceLineEndings("\n"), posted.ActKey())
    {
        Seen = posted.Typed("Seen"),
    };
}

/// <summary>A committee as its decision would make it, to be looked at before it is recorded (xem trước).</summary>
/// <param name="Planned">The committee.</param>
/// <param name="Replaced">The committee it follows; null when it is the first.</param>
/// <param name="Changes">What becomes of the seats; null when it is the first.</param>
/// <param name="Today">Local day.</param>
public sealed record DecisionRehearsal(PlannedCommittee Planned, ShownCommittee? Replaced, SeatChanges? Changes, DateOnly Today)
{
    /// <summary>Posts that look like the name of a person, with what to do.</summary>
    public IReadOnlyDictionary<int, Finding> Warnings { get; } = Planned.Seats
        .Select(seat => (seat.Line.No, Found: EditorialCheck.OfPost(seat.Line.HeldBy))).Where(one => one.Found.Count > 0).ToDictionary(one => one.No, one => one.Found[0]);

    /// <summary>Models under way that a post which leaves still follows; each with its owner.</summary>
    public IReadOnlyList<FollowedModel> StillFollowed { get; init; } = [];

    /// <summary>The last day of the committee it follows, when that changes.</summary>
    public DateOnly? EndsReplaced => Replaced is { Committee: var before } && (before.ValidTo is null || before.ValidTo > Planned.From) ? Planned.From.AddDays(-1) : null;

    /// <summary>Tells one rehearsal from another: what is confirmed is what was looked at.</summary>
    public string Seen { get; } = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        [$"{Planned.Name} {Planned.Decision} {Planned.From:O} {Planned.Until:O} {Replaced?.Committee.Id} {Replaced?.Committee.Version}",
        .. Planned.Seats.Select(seat => $"{seat.Line.No} {seat.Line.HeldBy} {seat.Line.Role} {seat.Line.Assignment} {seat.Organisation?.Id}")]))))[..16];
}

/// <summary>The page: what was typed, and the rehearsal when there is one.</summary>
public sealed record DecisionPage(DecisionForm Form, DecisionRehearsal? Rehearsal)
{
    /// <summary>Names that the column of organisations takes, those that last first.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Another rehearsal than the one that was looked at.</summary>
    public bool IsAnother { get; init; }
}
