using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Movement.Direction;

/// <summary>What is typed of a decision that sets up or re-staffs a committee.</summary>
public sealed record CommitteeAnswers(string? Name, string? Number, string? SignedOn, string? Issuer, string? From, string? Last, string? Seats);

/// <summary>A committee as its decision would make it.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Decision">The decision.</param>
/// <param name="From">First day.</param>
/// <param name="Until">First day after its mandate; null when the decision names no end.</param>
/// <param name="Seats">The rows, each with its organisation.</param>
public sealed record PlannedCommittee(string Name, CommitteeDecision Decision, DateOnly From, DateOnly? Until, IReadOnlyList<(CommitteeLine Line, Organisation? Organisation)> Seats);

/// <summary>Reads what an officer types of a committee (thành lập, kiện toàn Ban Chỉ đạo).</summary>
public static class CommitteeForm
{
    private const int MostSentences = 8;

    /// <summary>The committee, or a sentence at each field that needs correcting.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="earlier">The committees on record.</param>
    /// <param name="before">The seats of the one that is replaced: where no organisation is written, the same post keeps its own.</param>
    /// <param name="organisations">The commune's organisations, those that last first.</param>
    /// <param name="today">Local day.</param>
    public static Outcome<PlannedCommittee> Read(
        CommitteeAnswers typed, IReadOnlyList<SteeringCommittee> earlier, IReadOnlyList<CommitteeSeat> before, IReadOnlyList<Organisation> organisations, DateOnly today)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var name = VietnameseText.Clean(typed.Name ?? "");
        if (name.Length is 0 or > CommitteeDecision.Longest)
        {
            wrong["Name"] = ($"Đề nghị ghi tên Ban Chỉ đạo, tối đa {CommitteeDecision.Longest} ký tự.", $"Please write the committee’s name, at most {CommitteeDecision.Longest} letters.");
        }

        var decision = CommitteeDecision.Read(typed.Number, typed.SignedOn, typed.Issuer, today, wrong);
        var from = CommitteeDecision.ReadDay("From", typed.From, decision?.SignedOn, wrong);
        if (from is { } first && Restaffing.Early(earlier, first) is { } early)
        {
            wrong["From"] = early;
        }

        var until = Until(typed.Last, from, wrong);
        var (lines, problems) = CommitteeList.Read(typed.Seats);
        var seats = lines.Select(line => (Line: line, Organisation: OrganisationOf(line, before, organisations))).ToList();
        problems = [.. problems, .. seats.Where(seat => seat.Line.Organisation.Length > 0 && seat.Organisation is null).Select(seat => Unknown(seat.Line))];
        if (problems.Count > 0)
        {
            wrong["Seats"] = Wording.Join(Wording.AsTyped(" "), problems.Take(MostSentences).Concat(problems.Count > MostSentences ? [More(problems.Count - MostSentences)] : []));
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : new PlannedCommittee(name, decision!, from!.Value, until, seats);
    }

    private static DateOnly? Until(string? typed, DateOnly? from, Dictionary<string, Wording> wrong)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var last = AdministrativeDate.Read(typed);
        if (last.Problem is { } problem)
        {
            wrong["Last"] = problem;
        }
        else if (last.Value < from)
        {
            wrong["Last"] = ($"Ngày cuối không trước ngày đầu ({AdministrativeDate.Short(from.Value)}). Đề nghị ghi lại.", $"The last day is not before the first ({AdministrativeDate.Short(from.Value)}). Please correct it.");
        }

        return last.Problem is null ? last.Value.AddDays(1) : null;
    }

    private static Organisation? OrganisationOf(CommitteeLine line, IReadOnlyList<CommitteeSeat> before, IReadOnlyList<Organisation> organisations)
    {
        if (line.Organisation.Length == 0)
        {
            var post = VietnameseText.Exact(line.HeldBy);
            return before.FirstOrDefault(seat => VietnameseText.Exact(seat.HeldBy) == post)?.OrganisationId is { } id ? organisations.FirstOrDefault(one => one.Id == id) : null;
        }

        var written = VietnameseText.Exact(line.Organisation);
        return organisations.FirstOrDefault(one => VietnameseText.Exact(one.Name) == written || VietnameseText.Exact(one.ShortName) == written);
    }

    private static Wording Unknown(CommitteeLine line) => (
        $"Dòng {line.Row}: chưa có đơn vị “{line.Organisation}”. Đề nghị ghi đúng một tên trong “Tên đơn vị ghi được” ở trên ô này, hoặc để trống.",
        $"Row {line.Row}: there is no organisation “{line.Organisation}”. Please write one of the names listed above the field, or leave it empty.");

    private static Wording More(int count) => ($"Còn {count} dòng khác cần sửa.", $"{count} more rows need correcting.");
}
