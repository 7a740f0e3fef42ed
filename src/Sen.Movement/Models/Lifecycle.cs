namespace Sen.Movement.Models;

/// <summary>Where a registration stands in the year's cycle (bước của hồ sơ).</summary>
public enum Stage
{
    /// <summary>Being written; nobody but the owner organisation sees it.</summary>
    Draft,

    /// <summary>Sent back with reasons tied to fields.</summary>
    Returned,

    /// <summary>Submitted, waiting for appraisal.</summary>
    Registered,

    /// <summary>Appraised by the standing body, waiting for the committee's decision.</summary>
    Appraised,

    /// <summary>Approved.</summary>
    Approved,

    /// <summary>Not approved; the end.</summary>
    Declined,

    /// <summary>Carried out, with progress on record.</summary>
    Underway,

    /// <summary>Scored by the committee.</summary>
    Scored,

    /// <summary>Scored and not recognised, with the reason; the end of this year's registration.</summary>
    NotRecognised,

    /// <summary>Recognised by decision; the model is public.</summary>
    Recognised,

    /// <summary>Recognition revoked; the model is no longer public. The end.</summary>
    Revoked,
}

/// <summary>What may be done to a registration. Each step is one verb of the guideline.</summary>
public enum Step
{
    /// <summary>Gửi đăng ký.</summary>
    Register,

    /// <summary>Rút lại.</summary>
    Withdraw,

    /// <summary>Thẩm định.</summary>
    Appraise,

    /// <summary>Trả lại để bổ sung.</summary>
    Return,

    /// <summary>Duyệt.</summary>
    Approve,

    /// <summary>Không duyệt.</summary>
    Decline,

    /// <summary>Ghi tiến độ.</summary>
    RecordProgress,

    /// <summary>Chấm điểm.</summary>
    Score,

    /// <summary>Công nhận.</summary>
    Recognise,

    /// <summary>Không công nhận.</summary>
    DeclineRecognition,

    /// <summary>Thu hồi công nhận.</summary>
    Revoke,
}

/// <summary>The nine stages of the movement's year (khâu), in their fixed order and words.</summary>
public enum CycleStage
{
    /// <summary>Chỉ đạo.</summary>
    Direction,

    /// <summary>Đăng ký.</summary>
    Registration,

    /// <summary>Thực hiện.</summary>
    Progress,

    /// <summary>Kiểm tra.</summary>
    Inspection,

    /// <summary>Sơ kết, tổng kết.</summary>
    Review,

    /// <summary>Chấm điểm.</summary>
    Scoring,

    /// <summary>Công nhận.</summary>
    Recognition,

    /// <summary>Khen thưởng.</summary>
    Commendation,

    /// <summary>Nhân rộng.</summary>
    Replication,
}

/// <summary>One row of the life of a registration.</summary>
/// <param name="From">Where it stands.</param>
/// <param name="Step">What is done.</param>
/// <param name="To">Where it stands then.</param>
/// <param name="Cycle">The stage of the year the step belongs to.</param>
public sealed record LifecycleRow(Stage From, Step Step, Stage To, CycleStage Cycle);

/// <summary>
/// The life of a registration as one table. Read the table and you have read the rule; who may take a step is the access table's
/// business. A registration remembers the version it was registered under, so a later table never changes a running one.
/// </summary>
public static class Lifecycle
{
    /// <summary>Stages in which somebody of the committee follows the model (thành viên theo dõi).</summary>
    public static IReadOnlyList<Stage> Followed { get; } = [Stage.Appraised, Stage.Approved, Stage.Underway, Stage.Scored];

    /// <summary>The version new registrations are bound to.</summary>
    public const int CurrentVersion = 1;

    private static readonly LifecycleRow[] First =
    [
        new(Stage.Draft, Step.Register, Stage.Registered, CycleStage.Registration),
        new(Stage.Returned, Step.Register, Stage.Registered, CycleStage.Registration),
        new(Stage.Registered, Step.Withdraw, Stage.Draft, CycleStage.Registration),
        new(Stage.Registered, Step.Appraise, Stage.Appraised, CycleStage.Registration),
        new(Stage.Registered, Step.Return, Stage.Returned, CycleStage.Registration),
        new(Stage.Appraised, Step.Return, Stage.Returned, CycleStage.Registration),
        new(Stage.Appraised, Step.Approve, Stage.Approved, CycleStage.Registration),
        new(Stage.Appraised, Step.Decline, Stage.Declined, CycleStage.Registration),
        new(Stage.Approved, Step.RecordProgress, Stage.Underway, CycleStage.Progress),
        new(Stage.Underway, Step.RecordProgress, Stage.Underway, CycleStage.Progress),
        new(Stage.Underway, Step.Score, Stage.Scored, CycleStage.Scoring),
        new(Stage.Scored, Step.Recognise, Stage.Recognised, CycleStage.Recognition),
        new(Stage.Scored, Step.DeclineRecognition, Stage.NotRecognised, CycleStage.Recognition),
        new(Stage.Recognised, Step.RecordProgress, Stage.Recognised, CycleStage.Progress),
        new(Stage.Recognised, Step.Revoke, Stage.Revoked, CycleStage.Recognition),
    ];

    /// <summary>The table of a version.</summary>
    public static IReadOnlyList<LifecycleRow> Table(int version) => version == 1
        ? First
        : throw new ArgumentOutOfRangeException(nameof(version), version, "No such life-cycle table.");

    /// <summary>The steps that follow from where the registration stands.</summary>
    public static IEnumerable<Step> Open(Stage at, int version = CurrentVersion) =>
        Table(version).Where(row => row.From == at).Select(row => row.Step);

    /// <summary>Takes a step: the new stage, or out of order.</summary>
    public static Outcome<Stage> Take(Stage at, Step step, int version = CurrentVersion) =>
        Table(version).FirstOrDefault(row => row.From == at && row.Step == step) is { } row
            ? row.To
            : new Refusal.OutOfOrder(NameOf(at), NameOf(step));

    /// <summary>True for a step that brings the model forward: to a later stage, and to none at which it ends.</summary>
    public static bool BringsForward(Stage at, Step step, int version = CurrentVersion) =>
        Take(at, step, version) is { Ok: true, Value: var to } && to > at && to is not (Stage.Declined or Stage.NotRecognised or Stage.Revoked);

    /// <summary>The model has a public page from recognition on, until revocation.</summary>
    public static bool IsPublic(Stage at) => at == Stage.Recognised;

    /// <summary>The stage as tags and sentences show it.</summary>
    public static Wording NameOf(Stage stage) => stage switch
    {
        Stage.Draft => ("Đang viết", "Being written"),
        Stage.Returned => ("Trả lại để bổ sung", "Returned to complete"),
        Stage.Registered => ("Chờ thẩm định", "Awaiting appraisal"),
        Stage.Appraised => ("Chờ duyệt", "Awaiting approval"),
        Stage.Approved => ("Đã duyệt", "Approved"),
        Stage.Declined => ("Không duyệt", "Not approved"),
        Stage.Underway => ("Đang thực hiện", "Under way"),
        Stage.Scored => ("Đã chấm điểm", "Scored"),
        Stage.NotRecognised => ("Không công nhận", "Not recognised"),
        Stage.Recognised => ("Đã công nhận", "Recognised"),
        Stage.Revoked => ("Đã thu hồi công nhận", "Recognition revoked"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Unknown stage."),
    };

    /// <summary>The step as a verb in lower case.</summary>
    public static Wording NameOf(Step step) => step switch
    {
        Step.Register => ("gửi đăng ký", "send the registration"),
        Step.Withdraw => ("rút lại", "withdraw"),
        Step.Appraise => ("thẩm định", "appraise"),
        Step.Return => ("trả lại để bổ sung", "return to complete"),
        Step.Approve => ("duyệt", "approve"),
        Step.Decline => ("không duyệt", "do not approve"),
        Step.RecordProgress => ("ghi tiến độ", "record progress"),
        Step.Score => ("chấm điểm", "score"),
        Step.Recognise => ("công nhận", "recognise"),
        Step.DeclineRecognition => ("không công nhận", "do not recognise"),
        Step.Revoke => ("thu hồi công nhận", "revoke the recognition"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step."),
    };

    /// <summary>The stage of the year in its fixed words.</summary>
    public static Wording NameOf(CycleStage stage) => stage switch
    {
        CycleStage.Direction => ("Chỉ đạo", "Direction"),
        CycleStage.Registration => ("Đăng ký", "Registration"),
        CycleStage.Progress => ("Thực hiện", "Progress"),
        CycleStage.Inspection => ("Kiểm tra", "Inspection"),
        CycleStage.Review => ("Sơ kết, tổng kết", "Review"),
        CycleStage.Scoring => ("Chấm điểm", "Scoring"),
        CycleStage.Recognition => ("Công nhận", "Recognition"),
        CycleStage.Commendation => ("Khen thưởng", "Commendation"),
        CycleStage.Replication => ("Nhân rộng", "Replication"),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Unknown stage of the year."),
    };
}
