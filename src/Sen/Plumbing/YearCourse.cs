using Sen.Movement.Models;
using Sen.Movement.Settings;

namespace Sen.Plumbing;

/// <summary>
/// Where the nine stages of a year stand, from the registrations of the year and the commune's own dates. A stage is ticked only when all its work
/// is closed; a running one says until when, and once that day is over how much is still open. Stages without a record say so and promise nothing.
/// </summary>
public static class YearCourse
{
    /// <summary>The nine stages in their order.</summary>
    /// <param name="words">In which language.</param>
    /// <param name="year">The year.</param>
    /// <param name="counts">Registrations of the year by stage.</param>
    /// <param name="directed">True when a steering committee is in force.</param>
    /// <param name="settings">The commune's dates.</param>
    /// <param name="today">The local day.</param>
    public static IReadOnlyList<StageLine> Of(
        Words words, int year, IReadOnlyDictionary<Stage, int> counts, bool directed, Settings settings, DateOnly today)
    {
        var (registerBy, scoreFrom, scoreBy) = (settings.DayIn("registration.due", year), settings.DayIn("scoring.from", year), settings.DayIn("scoring.due", year));
        var (recogniseBy, lastDay) = (scoreBy.AddDays(settings.Number("recognition.days")), new DateOnly(year, 12, 31));
        int In(params Stage[] stages) => stages.Sum(stage => counts.GetValueOrDefault(stage));
        var all = counts.Values.Sum();
        var applying = In(Stage.Draft, Stage.Returned, Stage.Registered, Stage.Appraised);
        var working = In(Stage.Approved, Stage.Underway);
        var scored = In(Stage.Scored);
        var decided = In(Stage.Recognised, Stage.Revoked, Stage.NotRecognised);
        var over = today > lastDay;

        StageLine Line(CycleStage stage, StageState state, string when) => new(words.In(Lifecycle.NameOf(stage)), state, when);
        StageLine Silent(CycleStage stage) => Line(stage, StageState.Ahead, words.StageNoPlan);
        StageLine Course(CycleStage stage, bool done, bool running, DateOnly from, DateOnly until, int open = 0) =>
            done ? Line(stage, StageState.Done, words.DoneShort)
            : running && today > until && open > 0 ? Line(stage, StageState.Running, words.StageOverdue(until, open)) with { IsLate = true }
            : running ? Line(stage, StageState.Running, words.StageUntil(until))
            : Line(stage, StageState.Ahead, from > today ? words.StageFrom(from) : words.StageNoPlan);

        return
        [
            directed || all > 0 ? Course(CycleStage.Direction, done: over, running: true, new(year, 1, 1), lastDay) : Silent(CycleStage.Direction),
            Course(CycleStage.Registration, done: all > 0 && applying == 0 && today > registerBy, running: all > 0, new(year, 1, 1), registerBy, applying),
            Course(CycleStage.Progress, done: working == 0 && scored + decided > 0 && applying == 0, running: working + scored + decided > 0, registerBy, scoreBy, working + applying),
            Silent(CycleStage.Inspection),
            Silent(CycleStage.Review),
            Course(CycleStage.Scoring, done: scored + decided > 0 && working + applying == 0, running: today >= scoreFrom && working + scored + decided > 0, scoreFrom, scoreBy, working + applying),
            Course(CycleStage.Recognition, done: decided > 0 && working + scored + applying == 0, running: scored + decided > 0, scoreBy, recogniseBy, working + scored + applying),
            Silent(CycleStage.Commendation),
            Silent(CycleStage.Replication),
        ];
    }
}
