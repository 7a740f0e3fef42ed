using System.Globalization;
using Sen.Movement.Models;
using Sen.Movement.Text;

namespace Sen.Data.Audit;

/// <summary>The answers as they were at an earlier moment, rebuilt from the audit: answers of now, with every later change taken back.</summary>
public static class AnswersThen
{
    /// <summary>Answers as the form held them before the given acts.</summary>
    /// <param name="now">The registration now.</param>
    /// <param name="newestFirst">The acts since then, newest first.</param>
    public static Dictionary<string, string> Of(Dossier now, IEnumerable<AuditLine> newestFirst)
    {
        var before = Lookback.Before(newestFirst);
        var answers = AnswerSheet.Of(now.Registration, now.Model);
        foreach (var question in RegistrationForm.Questions.Select(question => question.Name))
        {
            if (Then(question, now, before) is { } then)
            {
                answers[question] = then;
            }
        }

        return answers;
    }

    private static string? Then(string question, Dossier now, IReadOnlyDictionary<(string Row, string Field), string?> before)
    {
        var (row, field) = ColumnOf(question, now);
        var changed = before.TryGetValue((row, field), out var text);
        return question switch
        {
            RegistrationForm.Village => VillageThen(now, before),
            RegistrationForm.Sensitive => SensitiveThen(now, before),
            _ when !changed => null,
            RegistrationForm.FinishOn => text is null ? "" : AdministrativeDate.Short(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => text ?? "",
        };
    }

    // The place is two columns: which village, and whether it was answered at all.
    private static string? VillageThen(Dossier now, IReadOnlyDictionary<(string Row, string Field), string?> before)
    {
        var (model, registration) = (now.Model.Id.ToString("d"), now.Registration.Id.ToString("d"));
        var moved = before.TryGetValue((model, nameof(EmulationModel.VillageId)), out var village);
        var answered = before.TryGetValue((registration, nameof(Registration.PlaceAnswered)), out var was);
        return !moved && !answered ? null
            : (moved ? village : now.Model.VillageId?.ToString("d"))
                ?? ((answered ? was == bool.TrueString : now.Registration.PlaceAnswered) ? AnswerSheet.WholeCommune : "");
    }

    // So is the sign: what it says, and whether anybody said it.
    private static string? SensitiveThen(Dossier now, IReadOnlyDictionary<(string Row, string Field), string?> before)
    {
        var (model, registration) = (now.Model.Id.ToString("d"), now.Registration.Id.ToString("d"));
        var changed = before.TryGetValue((model, nameof(EmulationModel.SensitiveSubject)), out var sensitive);
        var answered = before.TryGetValue((registration, nameof(Registration.SensitiveAnswered)), out var was);
        return !changed && !answered ? null
            : (changed ? sensitive == bool.TrueString : now.Model.SensitiveSubject) ? AnswerSheet.Yes
            : (answered ? was == bool.TrueString : now.Registration.SensitiveAnswered) ? AnswerSheet.No : "";
    }

    private static (string Row, string Field) ColumnOf(string question, Dossier now)
    {
        var (model, registration) = (now.Model.Id.ToString("d"), now.Registration.Id.ToString("d"));
        return question switch
        {
            RegistrationForm.Name => (model, nameof(EmulationModel.Name)),
            RegistrationForm.FieldName => (model, nameof(EmulationModel.Field)),
            RegistrationForm.Village => (model, nameof(EmulationModel.VillageId)),
            RegistrationForm.Sensitive => (model, nameof(EmulationModel.SensitiveSubject)),
            RegistrationForm.Need => (registration, nameof(Registration.Need)),
            RegistrationForm.Goal => (registration, nameof(Registration.Goal)),
            RegistrationForm.Forces => (registration, nameof(Registration.Forces)),
            RegistrationForm.FinishOn => (registration, nameof(Registration.FinishOn)),
            RegistrationForm.Spread => (registration, nameof(Registration.Spread)),
            RegistrationForm.Continuity => (registration, nameof(Registration.Continuity)),
            RegistrationForm.Site => (registration, "Choices.Site"),
            RegistrationForm.Content => (registration, "Choices.Content"),
            RegistrationForm.Task => (registration, "Choices.Task"),
            RegistrationForm.Link => (registration, "Choices.Link"),
            RegistrationForm.Method => (registration, "Choices.Method"),
            _ => throw new ArgumentOutOfRangeException(nameof(question), question, "Unknown question."),
        };
    }
}
