using Sen.Movement.Text;

namespace Sen.Movement.People;

/// <summary>What a person is for a while (chức danh trong phong trào). Standing board, steering committee and chairperson are different posts.</summary>
public enum PostKind
{
    /// <summary>Người đăng ký của một đơn vị chủ trì (registrar of an owner organisation).</summary>
    Registrar,

    /// <summary>Cán bộ cơ quan thường trực phong trào (officer of the standing body).</summary>
    Officer,

    /// <summary>Thành viên Ban Chỉ đạo.</summary>
    CommitteeMember,

    /// <summary>Trưởng Ban Chỉ đạo.</summary>
    CommitteeHead,

    /// <summary>Thường trực Đảng ủy, Ban Thường vụ Đảng ủy.</summary>
    StandingBoard,

    /// <summary>Chủ tịch Ủy ban nhân dân.</summary>
    Chairperson,

    /// <summary>Biên tập cổng tin.</summary>
    Editor,

    /// <summary>Quản trị.</summary>
    Administrator,

    /// <summary>Cán bộ cấp trên theo dõi (reader above the commune).</summary>
    UpperReader,
}

/// <summary>A dated post: one person holds it from a day until another. Rights are the union of the posts held today.</summary>
public sealed class DatedPost : CommuneRecord
{
    /// <summary>Who holds it (an account).</summary>
    public Guid PersonId { get; init; }

    /// <summary>Which post.</summary>
    public PostKind Kind { get; init; }

    /// <summary>The organisation of a registrar; null for posts of the whole commune.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>The unit whose records below it an upper reader may read; null for posts of one commune.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; init; }

    /// <summary>First day after the last; null while it lasts.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The decision that gives the post, when there is one.</summary>
    public string? Basis { get; init; }

    /// <summary>True when the post is held on the day.</summary>
    public bool On(DateOnly day) => From <= day && (Until is null || day < Until);

    /// <summary>It ended as it began: it was given and taken back, and held on no day.</summary>
    public bool WasTakenBack => Until == From;

    /// <summary>Why the post cannot end on a day, with what to do: one that was held is not wiped by a mistyped year. Null when it can; one that lies ahead may be called off.</summary>
    /// <param name="day">First day without the post.</param>
    /// <param name="today">Local day.</param>
    public Wording? WhyNotEndOn(DateOnly day, DateOnly today) => day < From && From <= today
        ? ($"Vị trí này giữ từ {AdministrativeDate.Short(From)}. Đề nghị ghi ngày thôi giữ từ ngày đó trở đi.", $"This post is held since {AdministrativeDate.Short(From)}. Please write that day or a later one.")
        : null;

    /// <summary>Ends the post on a day; one that lies ahead and is called off ends as it would begin.</summary>
    public Outcome<DatedPost> End(DateOnly day)
    {
        if (Until is { } until && until <= day)
        {
            return new Refusal.OutOfOrder(("đã thôi giữ", "already ended"), OperationNames.Of(Operation.EndPost));
        }

        Until = day < From ? From : day;
        return this;
    }
}

/// <summary>Names of the posts.</summary>
public static class PostNames
{
    /// <summary>For example “Trưởng Ban Chỉ đạo”.</summary>
    public static Wording Of(PostKind kind) => kind switch
    {
        PostKind.Registrar => ("Người đăng ký của đơn vị", "Registrar of an organisation"),
        PostKind.Officer => ("Cán bộ cơ quan thường trực", "Officer of the standing body"),
        PostKind.CommitteeMember => ("Thành viên Ban Chỉ đạo", "Steering Committee member"),
        PostKind.CommitteeHead => ("Trưởng Ban Chỉ đạo", "Head of the Steering Committee"),
        PostKind.StandingBoard => ("Ban Thường vụ Đảng ủy", "Standing board of the Party committee"),
        PostKind.Chairperson => ("Chủ tịch Ủy ban nhân dân", "Chairperson of the People’s Committee"),
        PostKind.Editor => ("Biên tập cổng tin", "Editor of the portal"),
        PostKind.Administrator => ("Quản trị", "Administrator"),
        PostKind.UpperReader => ("Cán bộ cấp trên", "Reader from above the commune"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown post."),
    };
}
