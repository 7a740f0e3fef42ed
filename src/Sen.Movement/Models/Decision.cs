using Sen.Movement.Text;

namespace Sen.Movement.Models;

/// <summary>
/// What the standing body and the committee decide on a registration (thẩm định, trả lại, duyệt, không duyệt, không công nhận): what has to be written for it, and the
/// step it takes. Who may decide is the access table's business.
/// </summary>
public static class Decision
{
    /// <summary>Field names of the decision's form.</summary>
    public const string Opinion = "opinion", InCharge = "in-charge", Reasons = "reasons", Reason = "reason";

    /// <summary>Longest opinion or reason, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>Appraises: an opinion is written, and the one in charge may be named.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="opinion">The standing body's opinion as typed.</param>
    /// <param name="inCharge">Title of the member or officer in charge; empty when nobody is named yet.</param>
    /// <param name="now">UTC instant.</param>
    public static Outcome<Registration> Appraise(Registration registration, string? opinion, string? inCharge, DateTime now)
    {
        var text = Clean(opinion);
        if (text.Length == 0)
        {
            return new Refusal.Invalid(Opinion, (
                "Đề nghị ghi ý kiến thẩm định, một hoặc hai câu. Ví dụ: đủ nội dung, không trùng mô hình đang có, đề nghị duyệt.",
                "Please write the opinion in one or two sentences. For example: complete, unlike any running model, to be approved."));
        }

        return TooLong(Opinion, text) is { } invalid ? invalid : registration.Take(Step.Appraise, now).Then<Registration>(taken =>
        {
            (taken.Opinion, taken.InCharge) = (text, Clean(inCharge));
            return taken;
        });
    }

    /// <summary>Sends back with reasons, each tied to one question; at least one.</summary>
    /// <param name="registration">The registration.</param>
    /// <param name="model">Its model.</param>
    /// <param name="reasons">Question → reason as typed; empty reasons do not count.</param>
    /// <param name="round">Which return of this registration it is, from 1.</param>
    /// <param name="villageName">Names of villages, for the answer kept beside the reason.</param>
    /// <param name="newId">Makes keys.</param>
    /// <param name="now">UTC instant.</param>
    public static Outcome<IReadOnlyList<ReturnReason>> Return(
        Registration registration, EmulationModel model, IReadOnlyDictionary<string, string> reasons, int round,
        Func<Guid, string> villageName, Func<Guid> newId, DateTime now)
    {
        var given = RegistrationForm.Questions.Select(question => (question.Name, Reason: Clean(reasons.GetValueOrDefault(question.Name))))
            .Where(given => given.Reason.Length > 0).ToList();
        if (given.Count == 0)
        {
            return new Refusal.Invalid(Reasons, (
                "Đề nghị nêu lý do ở ít nhất một câu. Đơn vị cần biết phải bổ sung điều gì.",
                "Please give a reason at one question at least. The organisation has to know what is missing."));
        }

        var tooLong = given.Where(one => one.Reason.Length > LongestText).ToDictionary(one => $"{Reason}.{one.Name}", one => Long(one.Reason), StringComparer.Ordinal);
        return tooLong.Count > 0 ? new Refusal.Invalid(tooLong) : registration.Take(Step.Return, now).Then<IReadOnlyList<ReturnReason>>(taken => given.ConvertAll(one => new ReturnReason
        {
            Id = newId(),
            CommuneId = taken.CommuneId,
            ProvinceId = taken.ProvinceId,
            RegistrationId = taken.Id,
            Question = one.Name,
            Reason = one.Reason,
            AnswerThen = taken.Answer(one.Name, model, villageName),
            At = now,
            Round = round,
        }));
    }

    /// <summary>Approves; whoever is in charge may be named or changed.</summary>
    public static Outcome<Registration> Approve(Registration registration, string? inCharge, DateTime now) =>
        registration.Take(Step.Approve, now).Then<Registration>(taken =>
        {
            taken.InCharge = Clean(inCharge);
            return taken;
        });

    /// <summary>Does not approve: the reason is needed, it is the last word on this registration.</summary>
    public static Outcome<Registration> Decline(Registration registration, string? reason, DateTime now) =>
        End(registration, Step.Decline, reason, ("Đề nghị ghi lý do không duyệt, một hoặc hai câu.", "Please write why it is not approved, in one or two sentences."), now);

    /// <summary>Does not recognise a scored model: the reason is needed. Whatever its points, recognition is the committee's decision.</summary>
    public static Outcome<Registration> DeclineRecognition(Registration registration, string? reason, DateTime now) =>
        End(registration, Step.DeclineRecognition, reason, ("Đề nghị ghi lý do không công nhận, một hoặc hai câu.", "Please write why it is not recognised, in one or two sentences."), now);

    private static Outcome<Registration> End(Registration registration, Step step, string? reason, Wording missing, DateTime now)
    {
        var text = Clean(reason);
        return text.Length == 0 ? new Refusal.Invalid(Reason, missing)
            : TooLong(Reason, text) is { } invalid ? invalid
            : registration.Take(step, now);
    }

    private static Refusal.Invalid? TooLong(string field, string text) => text.Length > LongestText ? new(field, Long(text)) : null;

    private static Wording Long(string text) => ($"Nội dung tối đa {LongestText} ký tự; đang có {text.Length}.", $"The text has at most {LongestText} letters; this one has {text.Length}.");

    private static string Clean(string? typed) => VietnameseText.Nfc(typed ?? "").ReplaceLineEndings("\n").Trim();
}
