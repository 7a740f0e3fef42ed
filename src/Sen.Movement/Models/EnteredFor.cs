using Sen.Movement.Text;

namespace Sen.Movement.Models;

/// <summary>How the owner's words came to the officer who entered them (cách tiếp nhận).</summary>
public enum Telling
{
    /// <summary>On paper.</summary>
    Paper,

    /// <summary>By telephone.</summary>
    Telephone,

    /// <summary>In person.</summary>
    InPerson,
}

/// <summary>
/// That a registration was entered on behalf of its owner (nhập hộ): who did it, who told it, how and on which day; of paper the scan is kept with it. The registration is the owner's all the
/// same: its registrars see, correct, send and withdraw it.
/// </summary>
public sealed class EnteredFor : CommuneRecord
{
    /// <summary>Most letters of <see cref="ToldBy"/>.</summary>
    public const int Longest = 120;

    /// <summary>The registration.</summary>
    public Guid RegistrationId { get; init; }

    /// <summary>The entry of progress, when it was progress that was told; null for the registration itself.</summary>
    public Guid? EntryId { get; init; }

    /// <summary>Who entered it (an account): on the registrant's side for ever.</summary>
    public Guid EnteredById { get; init; }

    /// <summary>That person's role title then.</summary>
    public string EnteredBy { get; init; } = "";

    /// <summary>Who told it, as a role title, for example “Trưởng thôn”.</summary>
    public string ToldBy { get; init; } = "";

    /// <summary>How.</summary>
    public Telling How { get; init; }

    /// <summary>The day it was told.</summary>
    public DateOnly On { get; init; }

    /// <summary>The same about a registration.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="entry">The entry of progress; null when the registration itself was told.</param>
    public EnteredFor About(Registration registration, Guid? entry = null) => new()
    {
        Id = Id,
        CommuneId = registration.CommuneId,
        ProvinceId = registration.ProvinceId,
        RegistrationId = registration.Id,
        EntryId = entry,
        EnteredById = EnteredById,
        EnteredBy = EnteredBy,
        ToldBy = ToldBy,
        How = How,
        On = On,
    };

    /// <summary>Names of the ways.</summary>
    public static Wording NameOf(Telling how) => how switch
    {
        Telling.Paper => ("giấy", "paper"),
        Telling.Telephone => ("điện thoại", "telephone"),
        Telling.InPerson => ("trực tiếp", "in person"),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, "Unknown way."),
    };

    /// <summary>The record, or a sentence at each answer that needs correcting.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="home">The commune.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="title">That person's role title.</param>
    /// <param name="typed">Who told it, how and when, as typed.</param>
    /// <param name="today">Local day.</param>
    public static Outcome<EnteredFor> Read(Guid id, Home home, Guid by, string title, (string? ToldBy, string? How, string? On) typed, DateOnly today)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var teller = VietnameseText.Clean(typed.ToldBy ?? "");
        if (teller.Length is 0 or > Longest)
        {
            wrong[nameof(ToldBy)] = teller.Length == 0
                ? ("Đề nghị ghi chức danh người báo, ví dụ: Trưởng thôn. Không ghi tên riêng.", "Please write the role of whoever told it, for example: village head. No personal name.")
                : ($"Chức danh tối đa {Longest} ký tự.", $"The role has at most {Longest} letters.");
        }

        if (!Enum.TryParse<Telling>(typed.How, out var how) || !Enum.IsDefined(how))
        {
            wrong[nameof(How)] = ("Đề nghị chọn cách tiếp nhận.", "Please choose how it was received.");
        }

        var day = AdministrativeDate.Read(typed.On);
        if (day.Problem is { } problem)
        {
            wrong[nameof(On)] = problem;
        }
        else if (day.Value > today)
        {
            wrong[nameof(On)] = ("Ngày này chưa đến. Đề nghị ghi ngày đã nhận.", "This day has not come. Please write the day it was received.");
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : new EnteredFor
        {
            Id = id,
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            EnteredById = by,
            EnteredBy = title,
            ToldBy = teller,
            How = how,
            On = day.Value,
        };
    }
}
