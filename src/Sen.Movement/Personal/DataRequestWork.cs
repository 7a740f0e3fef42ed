using Sen.Movement.Desk;
using Sen.Movement.People;

namespace Sen.Movement.Personal;

/// <summary>What of a request decides whose work it is and by when.</summary>
/// <param name="Id">The request.</param>
/// <param name="Subject">For the access table.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="ReceivedOn">Local day it came in.</param>
/// <param name="DueOn">Local day it is due.</param>
/// <param name="Illustrative">Made up to show the product.</param>
public sealed record DataRequestSource(Guid Id, Subject Subject, DataWish Kind, DataPlace Place, DateOnly ReceivedOn, DateOnly DueOn, bool Illustrative = false);

/// <summary>The work that requests about personal data make, and their clock.</summary>
public static class DataRequestWork
{
    /// <summary>Somebody answers the request.</summary>
    public static WorkRow Close { get; } = new(null, Operation.CloseDataRequest, ("Giải quyết yêu cầu về dữ liệu cá nhân", "Answer a request about personal data"), DueRule.AfterDataRequest);

    private static readonly Deadline Counted = WorkTable.Deadlines.Single(deadline => deadline.Rule == DueRule.AfterDataRequest);

    /// <summary>The setting that says how many days a request of this kind has.</summary>
    public static string DaysOf(DataWish wish) => wish switch
    {
        DataWish.See => "personal.see-days",
        DataWish.Correct => "personal.correct-days",
        DataWish.Erase => "personal.erase-days",
        DataWish.Withdraw => "personal.withdraw-days",
        _ => throw new ArgumentOutOfRangeException(nameof(wish), wish, "Unknown wish."),
    };

    /// <summary>The day a request is due.</summary>
    public static DateOnly DueOn(DataWish wish, DateOnly received, Settings.Settings settings) => received.AddDays(settings.Number(DaysOf(wish)));

    /// <summary>Whether this person does what is asked: an account is the administrator's, a writer's contact the standing body's; the rest is for both.</summary>
    public static bool Serves(Actor actor, DataPlace place, Subject subject) => Access.Ask(actor, Operation.CloseDataRequest, subject).Ok && place switch
    {
        DataPlace.Account => Access.Ask(actor, Operation.DisableAccount, subject).Ok,
        DataPlace.Feedback => Access.Ask(actor, Operation.ReadContact, subject).Ok,
        _ => true,
    };

    /// <summary>What the actor has to do, soonest first.</summary>
    public static IReadOnlyList<Work> For(Actor actor, IEnumerable<DataRequestSource> sources, DateOnly today) =>
    [
        .. from source in sources
           where Serves(actor, source.Place, source.Subject)
           orderby source.DueOn, source.Id
           let deadline = Counted with { Days = DaysOf(source.Kind) }
           select new Work(
               Close, source.Id, DataRequestNames.Of(source.Kind), DataRequestNames.Of(source.Place), source.DueOn, source.DueOn.DayNumber - today.DayNumber,
               new(deadline, source.ReceivedOn, source.DueOn.DayNumber - source.ReceivedOn.DayNumber, null, BySeason: false), source.Illustrative),
    ];
}
