using Sen.Movement.Text;

namespace Sen.Movement.Models;

/// <summary>
/// The answers of a registration as a form holds them: question → text as typed. The one place that knows how an answer is read, kept and shown,
/// so that the form, the comparison of two versions and the history speak of the same thing.
/// </summary>
public static class AnswerSheet
{
    /// <summary>What the form sends for “Toàn xã” (the whole commune).</summary>
    public const string WholeCommune = "toan-xa";

    /// <summary>What the form sends for yes and no.</summary>
    public const string Yes = "co", No = "khong";

    /// <summary>A work may be promised this many years ahead, not more.</summary>
    private const int MostYearsAhead = 5;

    /// <summary>The questions that belong to the model itself; they rest while the public page shows it.</summary>
    private static readonly string[] OfTheModel = [RegistrationForm.Name, RegistrationForm.FieldName, RegistrationForm.Village];

    /// <summary>All answers as the form holds them.</summary>
    public static Dictionary<string, string> Of(Registration registration, EmulationModel model) => RegistrationForm.Questions.ToDictionary(
        question => question.Name, question => Typed(question.Name, registration, model), StringComparer.Ordinal);

    /// <summary>Writes typed answers into the draft. What cannot be read stays as it was and is named in the result: field name → sentence.</summary>
    /// <param name="registration">The draft.</param>
    /// <param name="model">Its model.</param>
    /// <param name="typed">Question → text as typed; questions that are not there are left alone.</param>
    /// <param name="villages">Villages that may be chosen.</param>
    public static IReadOnlyDictionary<string, Wording> Write(
        Registration registration, EmulationModel model, IReadOnlyDictionary<string, string> typed, IReadOnlyCollection<Guid> villages)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var (question, text) in typed.Where(answer => RegistrationForm.Find(answer.Key) is not null && !Rests(answer.Key, model)))
        {
            if (WriteOne(registration, model, question, text, villages) is { } sentence)
            {
                wrong[question] = sentence;
            }
        }

        return wrong;
    }

    /// <summary>True for an answer that may not change: a recognised model keeps name, field and place while its page is public.</summary>
    public static bool Rests(string question, EmulationModel model) => model.IsPublic && OfTheModel.Contains(question);

    /// <summary>An answer in words, for reading.</summary>
    /// <param name="question">The question.</param>
    /// <param name="typed">The text as the form holds it.</param>
    /// <param name="villageName">The name of a village.</param>
    public static Wording Show(string question, string typed, Func<Guid, string> villageName) => question switch
    {
        RegistrationForm.FieldName => Enum.TryParse<Field>(typed, out var field) ? ModelNames.Of(field) : Wording.None,
        RegistrationForm.Continuity => Enum.TryParse<Continuity>(typed, out var continuity) ? ModelNames.Of(continuity) : Wording.None,
        RegistrationForm.Village => typed == WholeCommune ? ModelNames.WholeCommune : Wording.AsTyped(Guid.TryParse(typed, out var village) ? villageName(village) : ""),
        RegistrationForm.Sensitive => typed.Length == 0 ? Wording.None : ModelNames.YesOrNo(typed == Yes),
        _ => Wording.AsTyped(typed),
    };

    private static string Typed(string question, Registration registration, EmulationModel model) => question switch
    {
        RegistrationForm.FieldName => model.Field?.ToString() ?? "",
        RegistrationForm.Village => model.VillageId?.ToString("d") ?? (registration.PlaceAnswered ? WholeCommune : ""),
        RegistrationForm.Continuity => registration.Continuity.ToString(),
        RegistrationForm.Sensitive => model.SensitiveSubject ? Yes : registration.SensitiveAnswered ? No : "",
        _ => registration.Answer(question, model, _ => ""),
    };

    private static Wording? WriteOne(Registration registration, EmulationModel model, string question, string text, IReadOnlyCollection<Guid> villages)
    {
        switch (question)
        {
            case RegistrationForm.Name:
                return model.Rename(text).Refusal?.Sentence;
            case RegistrationForm.FieldName:
                return WriteField(model, text);
            case RegistrationForm.Village:
                return WriteVillage(registration, model, text, villages);
            case RegistrationForm.FinishOn:
                return WriteFinishOn(registration, text);
            case RegistrationForm.Continuity:
                if (!Enum.TryParse<Continuity>(text, out var continuity) || !Enum.IsDefined(continuity))
                {
                    return ("Đề nghị chọn mới, duy trì hoặc nhân rộng.", "Please choose new, sustained or replicated.");
                }

                registration.Continuity = continuity;
                return null;
            case RegistrationForm.Sensitive:
                return WriteSensitive(registration, model, text);
            default:
                return WriteText(registration, question, text);
        }
    }

    private static Wording? WriteField(EmulationModel model, string text)
    {
        if (text.Length > 0 && (!Enum.TryParse<Field>(text, out var field) || !Enum.IsDefined(field)))
        {
            return RegistrationForm.Find(RegistrationForm.FieldName)!.Missing;
        }

        var chosen = text.Length == 0 ? (Field?)null : Enum.Parse<Field>(text);
        if (chosen != model.Field)
        {
            (model.Field, model.FieldOrigin) = (chosen, Origin.Recorded);
        }

        return null;
    }

    private static Wording? WriteVillage(Registration registration, EmulationModel model, string text, IReadOnlyCollection<Guid> villages)
    {
        var village = Guid.TryParse(text, out var id) ? id : (Guid?)null;
        if (text.Length > 0 && text != WholeCommune && (village is null || (village != model.VillageId && !villages.Contains(village.Value))))
        {
            return RegistrationForm.Find(RegistrationForm.Village)!.Missing;
        }

        (model.VillageId, registration.PlaceAnswered) = (village, text.Length > 0);
        return null;
    }

    private static Wording? WriteSensitive(Registration registration, EmulationModel model, string text)
    {
        if (text is not (Yes or No or ""))
        {
            return RegistrationForm.Find(RegistrationForm.Sensitive)!.Missing;
        }

        // Taking the sign off a public model would show at once what it hid: that waits until the page is gone.
        (model.SensitiveSubject, registration.SensitiveAnswered) = (text == Yes || (model.IsPublic && model.SensitiveSubject), text.Length > 0);
        return null;
    }

    private static Wording? WriteFinishOn(Registration registration, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            registration.FinishOn = null;
            return null;
        }

        var read = AdministrativeDate.Read(text);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        if (read.Value.Year < registration.Year || read.Value.Year > registration.Year + MostYearsAhead)
        {
            var last = registration.Year + MostYearsAhead;
            return ($"Ngày hoàn thành cần từ năm {registration.Year} đến năm {last}.", $"The day of completion lies between {registration.Year} and {last}.");
        }

        registration.FinishOn = read.Value;
        return null;
    }

    private static Wording? WriteText(Registration registration, string question, string text)
    {
        // Browsers send line ends as CR LF; one kind is kept, so that the same answer is never a change.
        var clean = VietnameseText.Nfc(text).ReplaceLineEndings("\n").TrimEnd();
        if (clean.Length > RegistrationForm.LongestAnswer)
        {
            return ($"Câu trả lời tối đa {RegistrationForm.LongestAnswer} ký tự; đang có {clean.Length}.", $"An answer has at most {RegistrationForm.LongestAnswer} letters; this one has {clean.Length}.");
        }

        _ = question switch
        {
            RegistrationForm.Need => registration.Need = clean,
            RegistrationForm.Site => registration.Choices.Site = clean,
            RegistrationForm.Content => registration.Choices.Content = clean,
            RegistrationForm.Task => registration.Choices.Task = clean,
            RegistrationForm.Link => registration.Choices.Link = clean,
            RegistrationForm.Method => registration.Choices.Method = clean,
            RegistrationForm.Goal => registration.Goal = clean,
            RegistrationForm.Forces => registration.Forces = clean,
            RegistrationForm.Spread => registration.Spread = clean,
            _ => throw new ArgumentOutOfRangeException(nameof(question), question, "Unknown question."),
        };
        return null;
    }
}
