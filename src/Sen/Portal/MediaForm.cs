using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Media;
using Sen.Movement.Text;

namespace Sen.Portal;

/// <summary>What stands beside a picture or document: read, checked and written in one place.</summary>
internal static class MediaForm
{
    /// <summary>A day as the form shows it.</summary>
    public static string Typed(DateOnly? day) => day is { } known ? AdministrativeDate.Short(known) : "";

    /// <summary>What is wrong with a form, each field with what to do; null when nothing is.</summary>
    public static Refusal.Invalid? Check(EditMedia.Form form, MediaKind kind, DateOnly today)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        Short(wrong, "caption", form.Caption, ("Chú thích", "Caption"));
        Short(wrong, "alt", form.AltText, ("Mô tả ảnh", "Alternative text"));
        Short(wrong, "credit", form.Credit, ("Tác giả, nguồn", "Author, source"));
        if (kind == MediaKind.Picture && !form.Decorative && string.IsNullOrWhiteSpace(form.AltText))
        {
            wrong["alt"] = (
                "Đề nghị ghi ảnh cho thấy gì, một dòng, hoặc chọn “Ảnh trang trí”.", "Please write in one line what the picture shows, or tick “Decorative picture”.");
        }

        Past(wrong, "taken", form.TakenOn, today);
        Check(wrong, form.Consent, today);
        return wrong.Count == 0 ? null : new(wrong);
    }

    /// <summary>Writes a checked form into the item.</summary>
    public static void Write(EditMedia.Form form, MediaItem item)
    {
        item.Caption = VietnameseText.Clean(form.Caption);
        item.AltText = VietnameseText.Clean(form.AltText);
        item.Decorative = form.Decorative;
        item.Credit = VietnameseText.Clean(form.Credit);
        item.TakenOn = Day(form.TakenOn);
        item.Consent.Shown = Shown(form.Consent.Shown);
        item.Consent.Who = VietnameseText.Clean(form.Consent.Who);
        item.Consent.What = VietnameseText.Clean(form.Consent.What);
        item.Consent.Where = VietnameseText.Clean(form.Consent.Where);
        item.Consent.Purpose = VietnameseText.Clean(form.Consent.Purpose);
        item.Consent.GivenOn = Day(form.Consent.GivenOn);
        item.Consent.Guardian = form.Consent.Guardian;
        item.Consent.Child = form.Consent.Child;
        item.Consent.WithdrawnOn = Day(form.Consent.WithdrawnOn);
        item.Judge();
    }

    /// <summary>Both versions of what differs.</summary>
    public static Refusal.Stale Stale(EditMedia.Form form, MediaItem now)
    {
        var kept = EditMedia.Form.Of(now, form.Key);
        return new([.. new StaleField[]
        {
            new("caption", ("Chú thích", "Caption"), Wording.AsTyped(form.Caption), Wording.AsTyped(kept.Caption)),
            new("alt", ("Mô tả ảnh", "Alternative text"), Wording.AsTyped(form.AltText), Wording.AsTyped(kept.AltText)),
            new("credit", ("Tác giả, nguồn", "Author, source"), Wording.AsTyped(form.Credit), Wording.AsTyped(kept.Credit)),
            new("taken", ("Ngày chụp", "Taken on"), Wording.AsTyped(form.TakenOn), Wording.AsTyped(kept.TakenOn)),
            new("shown", ("Người trong ảnh", "People in the picture"), MediaNames.Of(Shown(form.Consent.Shown)), MediaNames.Of(Shown(kept.Consent.Shown))),
            new("who", ("Ai đồng ý", "Who consents"), Wording.AsTyped(form.Consent.Who), Wording.AsTyped(kept.Consent.Who)),
            new("what", ("Đồng ý việc gì", "To what"), Wording.AsTyped(form.Consent.What), Wording.AsTyped(kept.Consent.What)),
            new("where", ("Chụp ở đâu", "Where it was taken"), Wording.AsTyped(form.Consent.Where), Wording.AsTyped(kept.Consent.Where)),
            new("purpose", ("Dùng để làm gì", "What for"), Wording.AsTyped(form.Consent.Purpose), Wording.AsTyped(kept.Consent.Purpose)),
            new("given", ("Ngày đồng ý", "Day of consent"), Wording.AsTyped(form.Consent.GivenOn), Wording.AsTyped(kept.Consent.GivenOn)),
            new("withdrawn", ("Ngày rút đồng ý", "Day it was taken back"), Wording.AsTyped(form.Consent.WithdrawnOn), Wording.AsTyped(kept.Consent.WithdrawnOn)),
        }.Where(field => field.Mine != field.Theirs)]);
    }

    // Silence is no consent: whoever says that there is one says whose, what for and since when.
    private static void Check(Dictionary<string, Wording> wrong, EditMedia.ConsentForm consent, DateOnly today)
    {
        foreach (var (field, text, label) in new (string, string, Wording)[]
        {
            ("who", consent.Who, ("Ai đồng ý", "Who consents")), ("what", consent.What, ("Đồng ý việc gì", "To what")), ("where", consent.Where, ("Chụp ở đâu", "Where it was taken")), ("purpose", consent.Purpose, ("Dùng để làm gì", "What for")),
        })
        {
            Short(wrong, field, text, label);
        }

        Past(wrong, "given", consent.GivenOn, today);
        Past(wrong, "withdrawn", consent.WithdrawnOn, today);
        if (consent is { Guardian: false, Child: false, Who: "", What: "", Purpose: "", GivenOn: "" })
        {
            return;
        }

        Needed(wrong, "who", consent.Who, ("Đề nghị ghi ai đồng ý, ví dụ: chủ hộ thôn 3; người giám hộ của hai cháu.", "Please write who consents, for example: the householder; the guardian of both children."));
        Needed(wrong, "purpose", consent.Purpose, ("Đề nghị ghi dùng ảnh để làm gì, ví dụ: đăng bài trên cổng của xã.", "Please write what the picture is for, for example: an article on the commune’s portal."));
        Needed(wrong, "given", consent.GivenOn, ("Đề nghị ghi ngày đồng ý theo mẫu 05/09/2020.", "Please write the day of consent as 05/09/2020."));
    }

    private static PeopleShown Shown(string typed) => Enum.TryParse<PeopleShown>(typed, out var shown) && Enum.IsDefined(shown) ? shown : PeopleShown.NotSaid;

    private static DateOnly? Day(string typed) => string.IsNullOrWhiteSpace(typed) ? null : AdministrativeDate.Read(typed).Value;

    private static void Needed(Dictionary<string, Wording> wrong, string field, string text, Wording sentence)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            wrong[field] = sentence;
        }
    }

    private static void Short(Dictionary<string, Wording> wrong, string field, string text, Wording label)
    {
        if (text.Trim().Length > MediaRules.LongestWords)
        {
            wrong[field] = (
                $"{label.Vi} tối đa {MediaRules.LongestWords} ký tự; đang có {text.Trim().Length}.", $"{label.En}: at most {MediaRules.LongestWords} letters; there are {text.Trim().Length}.");
        }
    }

    private static void Past(Dictionary<string, Wording> wrong, string field, string typed, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return;
        }

        var read = AdministrativeDate.Read(typed);
        if (!read.Understood)
        {
            wrong[field] = read.Problem!;
        }
        else if (read.Value > today)
        {
            wrong[field] = ($"Ngày này chưa tới. Hôm nay là {AdministrativeDate.Short(today)}.", $"This day has not come yet. Today is {AdministrativeDate.Short(today)}.");
        }
    }
}
