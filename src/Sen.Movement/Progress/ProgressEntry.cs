using Sen.Movement.Text;

namespace Sen.Movement.Progress;

/// <summary>A dated note of progress (tiến độ) with aggregate figures only: no names of participants, ever.</summary>
public sealed class ProgressEntry : CommuneRecord
{
    /// <summary>Longest note, in characters.</summary>
    public const int LongestNote = 4000;

    /// <summary>The model.</summary>
    public Guid ModelId { get; init; }

    /// <summary>The registration of the year.</summary>
    public Guid RegistrationId { get; init; }

    /// <summary>The day it tells of.</summary>
    public DateOnly On { get; init; }

    /// <summary>The entry this one takes the place of; null when it tells something new. See <see cref="CorrectedProgress"/>.</summary>
    public Guid? CorrectsId { get; init; }

    /// <summary>What was done.</summary>
    public required string Note { get; init; }

    /// <summary>Households that took part (hộ); null when not told.</summary>
    public int? Households { get; init; }

    /// <summary>People who took part (lượt người); null when not told.</summary>
    public int? Participants { get; init; }

    /// <summary>Labour given, in person-days (ngày công); null when not told.</summary>
    public int? LabourDays { get; init; }

    /// <summary>Money mobilised, in đồng; null when not told.</summary>
    public long? MoneyDong { get; init; }

    /// <summary>Land given, in m²; null when not told.</summary>
    public int? LandSquareMetres { get; init; }

    /// <summary>True when both tell the same: day, words and figures.</summary>
    public bool TellsAs(ProgressEntry other) => On == other.On && Note == other.Note
        && (Households, Participants, LabourDays, MoneyDong, LandSquareMetres) == (other.Households, other.Participants, other.LabourDays, other.MoneyDong, other.LandSquareMetres);

    /// <summary>Writes an entry from what a person typed, or says for every field at once what to correct. An empty day is today.</summary>
    public static Outcome<ProgressEntry> Write(
        Guid id, Models.Registration registration, string? on, string? note, TypedFigures figures, DateOnly today, Guid? corrects = null)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var day = string.IsNullOrWhiteSpace(on) ? Reading<DateOnly>.Of(today, "") : AdministrativeDate.Read(on);
        if (day.Problem is { } problem)
        {
            wrong["on"] = problem;
        }

        var told = figures.Read(wrong);
        var entry = Write(
            id, registration, day.Understood ? day.Value : today, note,
            told.Households, told.Participants, told.LabourDays, told.MoneyDong, told.LandSquareMetres, today, corrects);
        if (entry.Refusal is Refusal.Invalid more)
        {
            foreach (var (field, sentence) in more.Fields)
            {
                wrong.TryAdd(field, sentence);
            }
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : entry;
    }

    /// <summary>
    /// The first day progress can tell of: the year's first day. A model that goes on from before and was registered ahead of its year begins with the day it
    /// was sent.
    /// </summary>
    public static DateOnly Earliest(Models.Registration registration)
    {
        var first = new DateOnly(registration.Year, 1, 1);
        return registration is { Continuity: not Models.Continuity.New, RegisteredAt: { } at } && BusinessCalendar.DateOf(at) is var sent && sent < first ? sent : first;
    }

    /// <summary>Writes an entry, or says what to correct.</summary>
    public static Outcome<ProgressEntry> Write(
        Guid id, Models.Registration registration, DateOnly on, string? note,
        int? households, int? participants, int? labourDays, long? moneyDong, int? land, DateOnly today, Guid? corrects = null)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(note))
        {
            wrong["note"] = (
                "Đề nghị ghi việc đã làm, một hoặc hai câu. Ví dụ: đã đắp xong 120 m bờ ao.",
                "Please write what was done, in one or two sentences. For example: 120 m of the pond’s bank are built.");
        }
        else if (note.Length > LongestNote)
        {
            wrong["note"] = ($"Phần việc đã làm tối đa {LongestNote} ký tự; đang có {note.Length}.", $"This has at most {LongestNote} letters; {note.Length} are written.");
        }

        if (on > today)
        {
            wrong["on"] = ($"Ngày làm không thể sau hôm nay, {AdministrativeDate.Short(today)}.", $"The day cannot be after today, {AdministrativeDate.Short(today)}.");
        }
        else if (on < Earliest(registration))
        {
            var first = AdministrativeDate.Short(Earliest(registration));
            wrong["on"] = (
                $"Đây là bản đăng ký năm {registration.Year}, nên ngày làm sớm nhất là {first}. Việc làm trước ngày đó xin ghi vào bản đăng ký của năm trước.",
                $"This registration is for {registration.Year}, so the earliest day is {first}. Please record earlier work with the registration of the year before.");
        }

        foreach (var (field, value) in new (string, long?)[]
        {
            ("households", households), ("participants", participants), ("labour-days", labourDays), ("money", moneyDong), ("land", land),
        })
        {
            if (value < 0)
            {
                wrong[field] = ("Đề nghị ghi số từ 0 trở lên; chưa có số liệu thì để trống.", "Please write a number from 0 up; leave it empty while it is not known.");
            }
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : new ProgressEntry
        {
            Id = id,
            CommuneId = registration.CommuneId,
            ProvinceId = registration.ProvinceId,
            ModelId = registration.ModelId,
            RegistrationId = registration.Id,
            On = on,
            CorrectsId = corrects,
            Note = VietnameseText.Nfc(note!).Trim(),
            Households = households,
            Participants = participants,
            LabourDays = labourDays,
            MoneyDong = moneyDong,
            LandSquareMetres = land,
        };
    }
}
