using Sen.Movement.Text;

namespace Sen.Movement.Scoring;

/// <summary>One criterion (tiêu chí) of a rubric.</summary>
public sealed class Criterion
{
    /// <summary>Number from 1.</summary>
    public int No { get; init; }

    /// <summary>What is judged.</summary>
    public required string Name { get; init; }

    /// <summary>Most points, whole points.</summary>
    public int MaxPoints { get; init; }
}

/// <summary>A scale (thang điểm) of a commune from a day on. A scale once used is never changed: a new one replaces it.</summary>
public sealed class Rubric : CommuneRecord
{
    /// <summary>The sum every scale adds up to.</summary>
    public const int FullPoints = 100;

    /// <summary>Title of the scale.</summary>
    public required string Name { get; init; }

    /// <summary>First day it is used for.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>The criteria in order; their most points add up to 100.</summary>
    public List<Criterion> Criteria { get; init; } = [];

    /// <summary>
    /// The default scale of 100 points. No national scale was found, provinces publish their own; this one is ours, illustrative and editable.
    /// </summary>
    public static Rubric Default(Guid id, Home home, DateOnly from) => new()
    {
        Id = id,
        CommuneId = home.CommuneId,
        ProvinceId = home.ProvinceId,
        Name = "Thang điểm 100 (mặc định)",
        ValidFrom = from,
        Criteria =
        [
            new() { No = 1, Name = "Sát nhu cầu, chọn đúng việc", MaxPoints = 15 },
            new() { No = 2, Name = "Lãnh đạo, kế hoạch, phân công", MaxPoints = 10 },
            new() { No = 3, Name = "Cách vận động, lực lượng, dân chủ", MaxPoints = 20 },
            new() { No = 4, Name = "Kết quả đo được so với mục tiêu", MaxPoints = 25 },
            new() { No = 5, Name = "Nhân dân tham gia, đồng tình", MaxPoints = 10 },
            new() { No = 6, Name = "Bền vững", MaxPoints = 10 },
            new() { No = 7, Name = "Lan tỏa, nhân rộng", MaxPoints = 10 },
        ],
    };
}

/// <summary>Grades by points (xếp loại), thresholds of the default scale.</summary>
public enum Grade
{
    /// <summary>Tiêu biểu: 90 points and more.</summary>
    Exemplary,

    /// <summary>Tốt: 75 to below 90.</summary>
    Good,

    /// <summary>Đạt: 60 to below 75.</summary>
    Met,

    /// <summary>Chưa đạt: below 60; not recognised.</summary>
    NotMet,
}

/// <summary>One line of a score.</summary>
public sealed class ScoreLine
{
    /// <summary>The criterion's number.</summary>
    public int No { get; init; }

    /// <summary>Points given, in halves: 25 means 12,5.</summary>
    public int Halves { get; init; }
}

/// <summary>A score (phiếu chấm) of one scorer against one frozen scale. Points are integers in half points; never floats.</summary>
public sealed class Score : CommuneRecord
{
    /// <summary>Longest remark, in characters.</summary>
    public const int LongestRemark = 4000;

    /// <summary>The registration scored.</summary>
    public Guid RegistrationId { get; init; }

    /// <summary>The scale it was scored against, frozen.</summary>
    public Guid RubricId { get; init; }

    /// <summary>Who scored.</summary>
    public Guid ScorerId { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime At { get; init; }

    /// <summary>The lines, one for each criterion.</summary>
    public List<ScoreLine> Lines { get; init; } = [];

    /// <summary>A remark on the whole; may be empty.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Sum in halves.</summary>
    public int TotalHalves => Lines.Sum(line => line.Halves);

    /// <summary>Reads points as typed, with comma or dot, in halves: “8,5” → 17.</summary>
    public static Reading<int> ReadHalves(string? typed)
    {
        const int Enough = 1_000;
        var points = TypedNumber.ReadDecimal(typed, decimals: 15);
        return !points.Understood ? Reading<int>.Not(("Đề nghị ghi điểm bằng số, ví dụ 8 hoặc 8,5.", "Please write the points as a number, for example 8 or 8,5."))
            : points.Value > Enough ? Reading<int>.Not(("Điểm này lớn quá; đề nghị kiểm tra lại.", "These points are too many; please check them."))
            : points.Value * 2 != decimal.Truncate(points.Value * 2) ? Reading<int>.Not(($"Được chấm lẻ 0,5 điểm; đang ghi {points.Echo}.", $"Points go by halves; {points.Echo} is written."))
            : Reading<int>.Of((int)(points.Value * 2), Show((int)(points.Value * 2)).Vi);
    }

    /// <summary>Why what stands beside a criterion could not be sent; null when it could, or while nothing stands there.</summary>
    public static Wording? Problem(Criterion criterion, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var reading = ReadHalves(typed);
        return reading.Understood ? reading.Value > criterion.MaxPoints * 2 ? TooMany(criterion, reading.Value) : null : reading.Problem;
    }

    /// <summary>Fills in a score from what was typed for each criterion, or says for every criterion at once what to correct.</summary>
    public static Outcome<Score> Fill(
        Guid id, Models.Registration registration, Rubric rubric, IReadOnlyDictionary<int, string?> typed, string? remark, Guid scorer, DateTime now)
    {
        var unread = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var halves = new Dictionary<int, int?>();
        foreach (var (no, text) in typed.Where(line => !string.IsNullOrWhiteSpace(line.Value)))
        {
            var reading = ReadHalves(text);
            if (reading.Problem is { } problem)
            {
                unread[$"c{no}"] = problem;
            }
            else
            {
                halves[no] = reading.Value;
            }
        }

        // What could not be read counts as not written, so the rule below refuses it; the sentence that says why is the better one.
        var score = Fill(id, registration, rubric, halves, remark, scorer, now);
        return score.Refusal is Refusal.Invalid invalid
            ? new Refusal.Invalid(invalid.Fields.ToDictionary(field => field.Key, field => unread.GetValueOrDefault(field.Key, field.Value), StringComparer.Ordinal))
            : score;
    }

    /// <summary>Fills in a score: a line for every criterion, none above its most points.</summary>
    /// <param name="id">UUIDv7.</param>
    /// <param name="registration">What is scored.</param>
    /// <param name="rubric">The scale in force.</param>
    /// <param name="halves">Criterion number → points in halves; null where nothing was written.</param>
    /// <param name="remark">A remark.</param>
    /// <param name="scorer">Who scores.</param>
    /// <param name="now">UTC instant.</param>
    public static Outcome<Score> Fill(
        Guid id, Models.Registration registration, Rubric rubric, IReadOnlyDictionary<int, int?> halves, string? remark, Guid scorer, DateTime now)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var criterion in rubric.Criteria)
        {
            if (halves.GetValueOrDefault(criterion.No) is not { } given)
            {
                wrong[$"c{criterion.No}"] = ($"Đề nghị ghi điểm từ 0 đến {criterion.MaxPoints}.", $"Please give points from 0 to {criterion.MaxPoints}.");
            }
            else if (given < 0 || given > criterion.MaxPoints * 2)
            {
                wrong[$"c{criterion.No}"] = TooMany(criterion, given);
            }
        }

        if (TooLong(remark) is { } sentence)
        {
            wrong["remark"] = sentence;
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : new Score
        {
            Id = id,
            CommuneId = registration.CommuneId,
            ProvinceId = registration.ProvinceId,
            RegistrationId = registration.Id,
            RubricId = rubric.Id,
            ScorerId = scorer,
            At = now,
            Lines = [.. rubric.Criteria.Select(criterion => new ScoreLine { No = criterion.No, Halves = halves[criterion.No]!.Value })],
            Remark = (remark ?? "").Trim(),
        };
    }

    private static Wording TooMany(Criterion criterion, int halves) => (
        $"Tiêu chí này tối đa {criterion.MaxPoints} điểm; đang ghi {Show(halves).Vi}.", $"This criterion has at most {criterion.MaxPoints} points; {Show(halves).En} are written.");

    /// <summary>Why a remark cannot be kept; null when it can.</summary>
    public static Wording? TooLong(string? remark) => remark?.Trim().Length is > LongestRemark and var length
        ? ($"Nhận xét tối đa {LongestRemark} ký tự; đang có {length}.", $"A remark has at most {LongestRemark} letters; this one has {length}.")
        : null;

    /// <summary>The grade of a sum in halves.</summary>
    public static Grade GradeOf(int halves) => halves switch
    {
        >= 180 => Grade.Exemplary,
        >= 150 => Grade.Good,
        >= 120 => Grade.Met,
        _ => Grade.NotMet,
    };

    /// <summary>Points as they are written: 25 halves → “12,5”, in English “12.5”.</summary>
    public static Wording Show(int halves)
    {
        var whole = (halves - (halves % 2)) / 2;
        return halves % 2 == 0 ? Wording.AsTyped($"{whole}") : ($"{whole},5", $"{whole}.5");
    }

    /// <summary>The grade in words.</summary>
    public static Wording NameOf(Grade grade) => grade switch
    {
        Grade.Exemplary => ("Tiêu biểu", "Exemplary"),
        Grade.Good => ("Tốt", "Good"),
        Grade.Met => ("Đạt", "Met"),
        Grade.NotMet => ("Chưa đạt", "Not met"),
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "Unknown grade."),
    };
}
