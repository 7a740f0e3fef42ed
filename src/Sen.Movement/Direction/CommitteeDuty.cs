using Sen.Movement.Text;

namespace Sen.Movement.Direction;

/// <summary>What a seat does in the committee (nhiệm vụ trong Ban Chỉ đạo).</summary>
public enum CommitteeDuty
{
    /// <summary>Trưởng ban.</summary>
    Head,

    /// <summary>Phó Trưởng ban thường trực.</summary>
    StandingDeputy,

    /// <summary>Phó Trưởng ban.</summary>
    Deputy,

    /// <summary>Ủy viên thường trực.</summary>
    StandingMember,

    /// <summary>Ủy viên, thành viên.</summary>
    Member,

    /// <summary>Ủy viên thư ký, thư ký.</summary>
    Secretary,
}

/// <summary>The duties as decisions write them.</summary>
public static class CommitteeDuties
{
    private static readonly (string Name, CommitteeDuty Duty, string English, string[] Also)[] Table =
    [
        ("Trưởng ban", CommitteeDuty.Head, "Head", ["truong ban chi dao"]),
        ("Phó Trưởng ban thường trực", CommitteeDuty.StandingDeputy, "Standing deputy head", ["pho ban thuong truc", "pho truong ban chi dao thuong truc"]),
        ("Phó Trưởng ban", CommitteeDuty.Deputy, "Deputy head", ["pho ban", "pho truong ban chi dao"]),
        ("Ủy viên thường trực", CommitteeDuty.StandingMember, "Standing member", ["thanh vien thuong truc"]),
        ("Ủy viên", CommitteeDuty.Member, "Member", []),
        ("Thành viên", CommitteeDuty.Member, "Member", []),
        ("Ủy viên thư ký", CommitteeDuty.Secretary, "Secretary", ["uy vien kiem thu ky", "thanh vien thu ky"]),
        ("Thư ký", CommitteeDuty.Secretary, "Secretary", []),
    ];

    /// <summary>The names a decision may write, the head first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>The duty that is meant, with its name as it is kept; null when there is no such duty.</summary>
    public static (CommitteeDuty Duty, string Name)? Read(string? written)
    {
        var words = string.Join(' ', VietnameseText.Fold(written ?? "").Split([' ', '-', ',', '(', ')', '.'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var row in Table)
        {
            if (VietnameseText.Fold(row.Name) == words || row.Also.Contains(words))
            {
                return (row.Duty, row.Name);
            }
        }

        return null;
    }

    /// <summary>True when the words name the head.</summary>
    public static bool IsHead(string? written) => Read(written) is { Duty: CommitteeDuty.Head };

    /// <summary>A duty as a page shows it: the decision's own words, and what they are in English.</summary>
    public static Wording NameOf(string written)
    {
        var known = Array.Find(Table, row => row.Name == written);
        return known.Name is null ? Wording.AsTyped(written) : (written, known.English);
    }
}
