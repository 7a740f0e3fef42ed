using Sen.Movement.Text;

namespace Sen.Movement.Models;

/// <summary>
/// A registration (bản đăng ký): the commitment of an owner organisation to carry out a model in one year. It is not the model.
/// Its answers are kept as typed; its stage moves only along the life-cycle table.
/// </summary>
public sealed class Registration : CommuneRecord
{
    /// <summary>The model it is about.</summary>
    public Guid ModelId { get; init; }

    /// <summary>The owner organisation at registration.</summary>
    public Guid OwnerOrganisationId { get; init; }

    /// <summary>The year (chu kỳ).</summary>
    public int Year { get; init; }

    /// <summary>The person who registered; separation of duties looks at this.</summary>
    public Guid RegistrantId { get; set; }

    /// <summary>Who brought it in from a sheet for its owner (nhập từ bảng tính): this person decides nothing on it, whoever sends it; null when nobody did.</summary>
    public Guid? BroughtInById { get; set; }

    /// <summary>Where it stands.</summary>
    public Stage Stage { get; private set; } = Stage.Draft;

    /// <summary>The life-cycle table it runs under.</summary>
    public int LifecycleVersion { get; init; } = Lifecycle.CurrentVersion;

    /// <summary>UTC instant the stage began; a step that stays within the stage does not move it.</summary>
    public DateTime StageSince { get; private set; }

    /// <summary>UTC instant the last progress was recorded; null while none was.</summary>
    public DateTime? ProgressAt { get; private set; }

    /// <summary>UTC instant of the last submission; null while never submitted.</summary>
    public DateTime? RegisteredAt { get; private set; }

    /// <summary>Need and reason (hiện trạng, lý do).</summary>
    public string Need { get; set; } = "";

    /// <summary>The five choices.</summary>
    public FiveChoices Choices { get; init; } = new();

    /// <summary>Measurable goal (mục tiêu, đầu ra).</summary>
    public string Goal { get; set; } = "";

    /// <summary>Forces and resources (lực lượng, nguồn lực).</summary>
    public string Forces { get; set; } = "";

    /// <summary>Day it is to be finished.</summary>
    public DateOnly? FinishOn { get; set; }

    /// <summary>What others may learn (khả năng nhân rộng); optional.</summary>
    public string Spread { get; set; } = "";

    /// <summary>New, sustained or replicated.</summary>
    public Continuity Continuity { get; set; }

    /// <summary>True once the place was answered: a village, or the whole commune.</summary>
    public bool PlaceAnswered { get; set; }

    /// <summary>True once somebody said whether it touches people's private matters; before, <see cref="EmulationModel.SensitiveSubject"/> is nobody's answer.</summary>
    public bool SensitiveAnswered { get; set; }

    /// <summary>The standing body's opinion from the appraisal.</summary>
    public string Opinion { get; set; } = "";

    /// <summary>The committee member or officer in charge, as a post title.</summary>
    public string InCharge { get; set; } = "";

    /// <summary>Points of the committee's score in halves; null until scored.</summary>
    public int? ScoreHalves { get; set; }

    /// <summary>The organisation that carries it on since its unit ended (đơn vị tiếp tục); null while nobody had to say so. What was recorded before keeps its owner.</summary>
    public Guid? CarriedOnById { get; internal set; }

    /// <summary>First day on which that organisation carries it on.</summary>
    public DateOnly? CarriedOnFrom { get; internal set; }

    /// <summary>The day it was closed, or joined with its twin, because its unit had ended; null while it goes on. Its stage and its facts stay.</summary>
    public DateOnly? EndedOn { get; internal set; }

    /// <summary>The registration it was joined with (mô hình giống); null unless it was.</summary>
    public Guid? JoinedToId { get; internal set; }

    /// <summary>UTC instant of the last decision on the inheritance list; null while there was none.</summary>
    public DateTime? InheritedAt { get; internal set; }

    /// <summary>Who is responsible now: whoever carries it on, else the owner at registration.</summary>
    public Guid ResponsibleId => CarriedOnById ?? OwnerOrganisationId;

    /// <summary>Begins the draft of a year.</summary>
    public static Registration Begin(Guid id, EmulationModel model, int year, Guid registrant, DateTime now) => new()
    {
        Id = id,
        ModelId = model.Id,
        CommuneId = model.CommuneId,
        ProvinceId = model.ProvinceId,
        OwnerOrganisationId = model.OwnerOrganisationId,
        Year = year,
        RegistrantId = registrant,
        StageSince = now,
    };

    /// <summary>Moves along the table, or says that the step is out of order.</summary>
    /// <param name="step">The step.</param>
    /// <param name="now">UTC instant of the act.</param>
    public Outcome<Registration> Take(Step step, DateTime now)
    {
        var taken = Lifecycle.Take(Stage, step, LifecycleVersion);
        if (!taken.Ok)
        {
            return taken.Refusal;
        }

        StageSince = taken.Value == Stage ? StageSince : now;
        Stage = taken.Value;
        RegisteredAt = step == Step.Register ? now : RegisteredAt;
        ProgressAt = step == Step.RecordProgress ? now : ProgressAt;

        return this;
    }

    /// <summary>Submits when every required answer is there; otherwise says for each missing one what to write.</summary>
    public Outcome<Registration> Submit(EmulationModel model, DateTime now)
    {
        var missing = Missing(model);
        return missing.Count > 0 ? new Refusal.Invalid(missing) : Take(Step.Register, now);
    }

    /// <summary>The required questions that have no answer yet: field name → sentence.</summary>
    public IReadOnlyDictionary<string, Wording> Missing(EmulationModel model) =>
        RegistrationForm.Questions.Where(question => question.Required && !Answered(question.Name, model))
            .ToDictionary(question => question.Name, question => question.Missing, StringComparer.Ordinal);

    /// <summary>The answer to a question as plain text, in the language of the commune's papers: for keeping beside a reason, and to see whether it is there.</summary>
    public string Answer(string question, EmulationModel model, Func<Guid, string> villageName) => question switch
    {
        RegistrationForm.Name => model.Name,
        RegistrationForm.FieldName => model.Field is { } field ? ModelNames.Of(field).Vi : "",
        RegistrationForm.Village => model.VillageId is { } village ? villageName(village) : PlaceAnswered ? ModelNames.WholeCommune.Vi : "",
        RegistrationForm.Need => Need,
        RegistrationForm.Site => Choices.Site,
        RegistrationForm.Content => Choices.Content,
        RegistrationForm.Task => Choices.Task,
        RegistrationForm.Link => Choices.Link,
        RegistrationForm.Method => Choices.Method,
        RegistrationForm.Goal => Goal,
        RegistrationForm.Forces => Forces,
        RegistrationForm.FinishOn => FinishOn is { } day ? AdministrativeDate.Short(day) : "",
        RegistrationForm.Spread => Spread,
        RegistrationForm.Continuity => ModelNames.Of(Continuity).Vi,
        RegistrationForm.Sensitive => model.SensitiveSubject || SensitiveAnswered ? ModelNames.YesOrNo(model.SensitiveSubject).Vi : "",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, "Unknown question."),
    };

    private bool Answered(string question, EmulationModel model) =>
        !string.IsNullOrWhiteSpace(Answer(question, model, _ => "thôn"));
}

/// <summary>A reason of a return, tied to one question (lý do trả lại).</summary>
public sealed class ReturnReason : CommuneRecord
{
    /// <summary>The registration sent back.</summary>
    public Guid RegistrationId { get; init; }

    /// <summary>The question it is about.</summary>
    public required string Question { get; init; }

    /// <summary>What to add or correct.</summary>
    public required string Reason { get; init; }

    /// <summary>The answer as it stood when it was sent back, so that the next reading shows what changed.</summary>
    public required string AnswerThen { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime At { get; init; }

    /// <summary>Counts the returns of one registration, from 1.</summary>
    public int Round { get; init; }
}

/// <summary>Where the claim to one level stands.</summary>
public enum ClaimState
{
    /// <summary>Asked.</summary>
    Claimed,

    /// <summary>Recognised by decision.</summary>
    Recognised,

    /// <summary>Revoked by decision.</summary>
    Revoked,
}

/// <summary>A claim asks one level for recognition; recognition climbs level by level, each with its own decision.</summary>
public sealed class LevelClaim : CommuneRecord
{
    /// <summary>Longest number and symbol of a decision, in characters.</summary>
    public const int LongestNumber = 60;

    /// <summary>Longest reason of a revocation, in characters.</summary>
    public const int LongestReason = 4000;

    /// <summary>The registration.</summary>
    public Guid RegistrationId { get; init; }

    /// <summary>The model.</summary>
    public Guid ModelId { get; init; }

    /// <summary>The level asked.</summary>
    public Level Level { get; init; }

    /// <summary>Where it stands.</summary>
    public ClaimState State { get; private set; } = ClaimState.Claimed;

    /// <summary>Number and symbol of the decision, for example “05-QĐ/BCĐ”.</summary>
    public string? DecisionNumber { get; private set; }

    /// <summary>Day of the decision.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Exemplary (tiêu biểu) by this decision.</summary>
    public bool Exemplary { get; private set; }

    /// <summary>Number and symbol of the revoking decision.</summary>
    public string? RevocationNumber { get; private set; }

    /// <summary>Day of the revocation.</summary>
    public DateOnly? RevokedOn { get; private set; }

    /// <summary>Why it was revoked.</summary>
    public string? RevocationReason { get; private set; }

    /// <summary>Recognises by decision. A decision has a number and a day that is not in the future.</summary>
    public Outcome<LevelClaim> Recognise(string? number, DateOnly on, bool exemplary, DateOnly today) =>
        Recognise(number, AdministrativeDate.Short(on), exemplary, today);

    /// <summary>Recognises by a decision as typed; says for every field at once what to correct.</summary>
    public Outcome<LevelClaim> Recognise(string? number, string? on, bool exemplary, DateOnly today)
    {
        if (State != ClaimState.Claimed)
        {
            return new Refusal.OutOfOrder(ModelNames.Of(State), Lifecycle.NameOf(Step.Recognise));
        }

        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var day = Decision(number, on, today, wrong);
        if (wrong.Count > 0)
        {
            return new Refusal.Invalid(wrong);
        }

        (State, DecisionNumber, DecidedOn, Exemplary) = (ClaimState.Recognised, number!.Trim(), day, exemplary);
        return this;
    }

    /// <summary>Revokes by decision, with a reason; a recognition is never deleted.</summary>
    public Outcome<LevelClaim> Revoke(string? number, DateOnly on, string? reason, DateOnly today) =>
        Revoke(number, AdministrativeDate.Short(on), reason, today);

    /// <summary>Revokes by a decision as typed; says for every field at once what to correct.</summary>
    public Outcome<LevelClaim> Revoke(string? number, string? on, string? reason, DateOnly today)
    {
        if (State != ClaimState.Recognised)
        {
            return new Refusal.OutOfOrder(("chưa được công nhận", "not recognised yet"), Lifecycle.NameOf(Step.Revoke));
        }

        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var day = Decision(number, on, today, wrong);
        if (day < DecidedOn)
        {
            var recognised = AdministrativeDate.Short(DecidedOn.Value);
            wrong.TryAdd("on", ($"Ngày thu hồi không thể trước ngày công nhận {recognised}.", $"The day of the revocation cannot be before the recognition, {recognised}."));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            wrong["reason"] = ("Đề nghị ghi lý do thu hồi, một hoặc hai câu.", "Please write why it is revoked, in one or two sentences.");
        }
        else if (reason.Trim().Length > LongestReason)
        {
            wrong["reason"] = ($"Lý do tối đa {LongestReason} ký tự; đang có {reason.Trim().Length}.", $"A reason has at most {LongestReason} letters; this one has {reason.Trim().Length}.");
        }

        if (wrong.Count > 0)
        {
            return new Refusal.Invalid(wrong);
        }

        (State, RevocationNumber, RevokedOn, RevocationReason) = (ClaimState.Revoked, number!.Trim(), day, reason!.Trim());
        return this;
    }

    // The day of a decision, and what is wrong with it; today's date stands in for one that cannot be read.
    private static DateOnly Decision(string? number, string? on, DateOnly today, Dictionary<string, Wording> wrong)
    {
        if (string.IsNullOrWhiteSpace(number))
        {
            wrong["number"] = ("Đề nghị ghi số, ký hiệu quyết định. Ví dụ: 05-QĐ/BCĐ.", "Please write the number of the decision. For example: 05-QĐ/BCĐ.");
        }
        else if (number.Trim().Length > LongestNumber)
        {
            wrong["number"] = ($"Số, ký hiệu tối đa {LongestNumber} ký tự.", $"The number has at most {LongestNumber} letters.");
        }

        var day = AdministrativeDate.Read(on);
        if (day.Problem is { } problem)
        {
            wrong["on"] = problem;
            return today;
        }

        if (day.Value > today)
        {
            wrong["on"] = ($"Ngày quyết định không thể sau hôm nay, {AdministrativeDate.Short(today)}.", $"The day of the decision cannot be after today, {AdministrativeDate.Short(today)}.");
        }

        return day.Value;
    }
}
