namespace Sen.Movement.Scoring;

/// <summary>The points of one criterion as typed.</summary>
public sealed class TypedPoints
{
    /// <summary>The criterion's number.</summary>
    public int No { get; init; }

    /// <summary>What stands in the field; it need not be a number yet.</summary>
    public string Text { get; init; } = "";
}

/// <summary>
/// A score sheet put by (phiếu chấm dở): what one scorer has typed so far, for this person alone. It decides nothing, and goes with the score that is given.
/// </summary>
public sealed class KeptScore : CommuneRecord
{
    /// <summary>Most letters of one field of points.</summary>
    public const int LongestPoints = 20;

    /// <summary>The registration.</summary>
    public Guid RegistrationId { get; init; }

    /// <summary>Whose sheet it is.</summary>
    public Guid ScorerId { get; init; }

    /// <summary>UTC instant it was put by last.</summary>
    public DateTime At { get; private set; }

    /// <summary>What stands beside each criterion.</summary>
    public List<TypedPoints> Points { get; private set; } = [];

    /// <summary>The remark so far.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>Puts the sheet by as it stands, finished or not; only what is longer than any answer could be is refused.</summary>
    public Outcome<KeptScore> Keep(IReadOnlyDictionary<int, string?> typed, string? remark, DateTime now)
    {
        var wrong = typed.Where(line => line.Value?.Trim().Length > LongestPoints).ToDictionary(line => $"c{line.Key}", _ => (Wording)(
            "Đề nghị ghi điểm bằng số, ví dụ 8 hoặc 8,5.", "Please write the points as a number, for example 8 or 8,5."), StringComparer.Ordinal);
        if (Score.TooLong(remark) is { } sentence)
        {
            wrong["remark"] = sentence;
        }

        if (wrong.Count > 0)
        {
            return new Refusal.Invalid(wrong);
        }

        (At, Remark) = (now, (remark ?? "").Trim());
        Points = Filled(typed);
        return this;
    }

    /// <summary>Whether this is what the sheet says already.</summary>
    public bool Says(IReadOnlyDictionary<int, string?> typed, string? remark) =>
        Remark == (remark ?? "").Trim() && Points.Select(line => (line.No, line.Text)).SequenceEqual(Filled(typed).Select(line => (line.No, line.Text)));

    private static List<TypedPoints> Filled(IReadOnlyDictionary<int, string?> typed) =>
        [.. typed.Where(line => !string.IsNullOrWhiteSpace(line.Value)).OrderBy(line => line.Key).Select(line => new TypedPoints { No = line.Key, Text = line.Value!.Trim() })];
}
