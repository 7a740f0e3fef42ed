using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;

namespace Sen.Plumbing;

/// <summary>What the head of every page about one registration shows, and what its form carries back.</summary>
/// <param name="Version">The dossier's version when the page was made.</param>
public sealed record DossierFacts(
    Guid Id, Guid ModelId, string ModelName, string OwnerName, int Year, Stage Stage, bool Sensitive, bool Illustrative, int? ScoreHalves, int Version)
{
    /// <summary>It has ended, closed or joined with its twin.</summary>
    public bool Ended { get; init; }

    /// <summary>It was joined with its twin.</summary>
    public bool Joined { get; init; }

    public static DossierFacts Of(Dossier dossier) => new(
        dossier.Registration.Id, dossier.Model.Id, dossier.Model.Name, dossier.Owner.ShortName, dossier.Registration.Year, dossier.Registration.Stage,
        dossier.Model.SensitiveSubject, dossier.Registration.Origin == Origin.Illustrative, dossier.Registration.ScoreHalves, dossier.Version)
    {
        Ended = dossier.Registration.EndedOn is not null,
        Joined = dossier.Registration.JoinedToId is not null,
    };

    /// <summary>
    /// Whoever decides must have seen the dossier as it is: when it changed after the page was made, the decision waits for a second look.
    /// </summary>
    public static Refusal.Stale? Changed(Dossier dossier, int seen) => seen == dossier.Version ? null : new([
        new("version", ("Hồ sơ", "Record"), ($"bản {seen}, lúc mở phiếu", $"version {seen}, when the form was opened"), Now(dossier, Lifecycle.NameOf(dossier.Registration.Stage).Small()))]);

    private static Wording Now(Dossier dossier, Wording stage) => (
        $"bản {dossier.Version}, {stage.Vi} từ {Moment(dossier.Registration.StageSince)}{Told(dossier, "; ghi tiến độ lúc ")}",
        $"version {dossier.Version}, {stage.En} since {Moment(dossier.Registration.StageSince)}{Told(dossier, "; progress recorded at ")}");

    private static string? Told(Dossier dossier, string before) =>
        dossier.Registration.ProgressAt is { } at && at > dossier.Registration.StageSince ? before + Moment(at) : null;

    private static string Moment(DateTime at) => Movement.Text.AdministrativeDate.Moment(BusinessCalendar.DateOf(at), BusinessCalendar.TimeOf(at));
}
