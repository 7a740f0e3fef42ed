using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;

namespace Sen.Registration;

/// <summary>Whether a form speaks of a version that is no longer the kept one, and what has changed since.</summary>
internal static class StaleForm
{
    /// <summary>Null when the version is the kept one; else both versions, answer by answer.</summary>
    public static async Task<Refusal.Stale?> Check(SenDb db, Dossier dossier, int version, CancellationToken ct)
    {
        if (dossier.Version == version)
        {
            return null;
        }

        var now = AnswerSheet.Of(dossier.Registration, dossier.Model);
        var then = await Lookback.Since(db, dossier, version, ct) is { } later ? AnswersThen.Of(dossier, later) : now;
        var villages = await Places.VillageNames(db, [.. new[] { now, then }
            .Select(answers => Guid.TryParse(answers[RegistrationForm.Village], out var id) ? id : Guid.Empty)], ct);
        Wording Show(string question, string text) => AnswerSheet.Show(question, text, id => villages.GetValueOrDefault(id, ""));
        return new(
        [
            .. RegistrationForm.Questions.Where(question => then[question.Name] != now[question.Name])
                .Select(question => new StaleField(question.Name, question.Label, Show(question.Name, then[question.Name]), Show(question.Name, now[question.Name]))),
        ]);
    }
}
