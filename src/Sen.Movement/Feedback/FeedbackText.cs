using Sen.Movement.Models;
using Sen.Movement.Text;

namespace Sen.Movement.Feedback;

/// <summary>Reads what a person types: gentle rules, each with a sentence that says what to do.</summary>
public static class FeedbackText
{
    /// <summary>Shortest text worth sending: one word.</summary>
    private const int Shortest = 3;

    /// <summary>Reads the text of a remark, an answer or an entry.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="wrong">Takes the sentence when it cannot be used.</param>
    public static string Text(string? typed, string field, IDictionary<string, Wording> wrong)
    {
        var text = VietnameseText.Nfc((typed ?? "").ReplaceLineEndings("\n")).Trim();
        if (text.Length < Shortest)
        {
            wrong[field] = field == "answer" ? (
                "Đề nghị ghi câu trả lời. Ví dụ: Xã đã thay bóng đèn ngày 20/9.", "Please write the answer. For example: The lamp was replaced on 20/9.") : (
                "Đề nghị ghi điều muốn nói. Ví dụ: Đèn đường đầu xóm không sáng.", "Please write what you would like to say. For example: The lamp at the lane’s head is dark.");
        }
        else if (text.Length > CitizenFeedback.LongestText)
        {
            wrong[field] = (
                $"Nội dung tối đa {CitizenFeedback.LongestText} ký tự; đang có {text.Length}. Đề nghị viết gọn lại.",
                $"The text has at most {CitizenFeedback.LongestText} letters; this one has {text.Length}. Please make it shorter.");
        }

        return text;
    }

    /// <summary>Reads the name of a suggested model.</summary>
    public static string Name(string? typed, string field, IDictionary<string, Wording> wrong)
    {
        var name = VietnameseText.Clean(typed ?? "");
        if (name.Length == 0)
        {
            wrong[field] = ("Đề nghị đặt tên ngắn cho việc hay. Ví dụ: Ngõ hoa tự quản.", "Please give it a short name. For example: Lane of flowers.");
        }
        else if (name.Length > EmulationModel.LongestName)
        {
            wrong[field] = (
                $"Tên tối đa {EmulationModel.LongestName} ký tự; đang có {name.Length}.", $"The name has at most {EmulationModel.LongestName} letters; this one has {name.Length}.");
        }

        return name;
    }

    /// <summary>Reads what somebody may leave to be called or addressed by; empty is anonymous.</summary>
    public static VoluntaryContact Contact(string? name, string? phone, IDictionary<string, Wording> wrong) =>
        new(Line(name, "name", wrong), Number(Line(phone, "phone", wrong), wrong));

    // A number nobody can call is worse than none: the writer would wait for a call that never comes.
    private static string? Number(string? phone, IDictionary<string, Wording> wrong)
    {
        if (phone is not null && !wrong.ContainsKey("phone") && !Telephone.IsOne(phone))
        {
            wrong["phone"] = (
                "Số này chưa gọi được. Đề nghị ghi đủ các chữ số, ví dụ 0905 123 456 hoặc +84 905 123 456; hoặc để trống.",
                "This number cannot be called. Please write all its digits, for example 0905 123 456 or +84 905 123 456; or leave it empty.");
        }

        return phone;
    }

    private static string? Line(string? typed, string field, IDictionary<string, Wording> wrong)
    {
        var line = VietnameseText.Clean(typed ?? "");
        if (line.Length > CitizenFeedback.LongestContact)
        {
            wrong[field] = (
                $"Tối đa {CitizenFeedback.LongestContact} ký tự; đang có {line.Length}.", $"At most {CitizenFeedback.LongestContact} letters; there are {line.Length}.");
        }

        return line.Length == 0 ? null : line;
    }
}
