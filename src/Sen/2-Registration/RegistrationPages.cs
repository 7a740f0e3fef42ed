using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>How the answers of the registration form reach the browser: as a page, or as JSON to the page's own script.</summary>
internal static class RegistrationPages
{
    public static Task<IResult> Form(HttpContext http, Frames frames, RegistrationSheet sheet, Refusal? refusal, CancellationToken ct) =>
        sheet.Part == RegistrationForm.Parts.Count
            ? frames.Page<RegisterModelView>(http, refusal, ct, ("Sheet", sheet))
            : frames.Page<WriteDraftView>(http, refusal, ct, ("Sheet", sheet));

    /// <summary>A part of a draft, the last one included.</summary>
    public static async Task<IResult> Part(
        Guid id, int part, int now, HttpContext http, Actor actor, Frames frames, Sheets sheets, CancellationToken ct)
    {
        var sheet = await sheets.Of(id, part, now, actor, ct);
        return sheet.Refusal switch
        {
            null => await Form(http, frames, sheet.Value, null, ct),
            // Sent already: whoever follows an old link wants to see what became of it.
            Refusal.OutOfOrder => Results.Redirect(DeskAddresses.Model(id)),
            var refusal => Answers.Refused(http, refusal),
        };
    }

    /// <summary>After a save: on to where the pressed button leads, or the same part again when an answer could not be kept.</summary>
    public static async Task<IResult> Saved(
        HttpContext http, Frames frames, Sheets sheets, Actor actor, WriteDraft.Saved saved, int part, int now, IFormCollection typed, CancellationToken ct)
    {
        if (saved.Wrong.Count == 0 && !Answers.WantsJson(http))
        {
            return Results.Redirect(Next(saved.Id, part, now, typed.Text("toi")));
        }

        var sheet = await sheets.Of(saved.Id, part, now, actor, ct);
        if (!sheet.Ok)
        {
            return Answers.Refused(http, sheet.Refusal);
        }

        return Answers.WantsJson(http)
            ? Results.Json(new
            {
                id = saved.Id,
                saved = Frames.WordsOf(http).SavedAt(saved.At, sheet.Value.Today),
                version = sheet.Value.Version,
                key = sheet.Value.Key,
                wrong = saved.Wrong.ToDictionary(field => field.Key, field => Frames.WordsOf(http).In(field.Value), StringComparer.Ordinal),
            })
            : await Form(http, frames, Sheets.Typed(sheet.Value, typed.Answers(part), saved.Wrong), new Refusal.Invalid(saved.Wrong), ct);
    }

    /// <summary>Where a button of the form leads: the next question (phone), the next part, the last one to look at all of it again, back, or home.</summary>
    private static string Next(Guid id, int part, int now, string pressed) => pressed switch
    {
        "cau" when now < RegistrationForm.Of(part).Count => DeskAddresses.Form(id, part, now + 1),
        "ve-cau" when now > 1 => DeskAddresses.Form(id, part, now - 1),
        "ve-cau" or "ve-phan" when part > 1 => DeskAddresses.Form(id, part - 1, pressed == "ve-cau" ? RegistrationForm.Of(part - 1).Count : 1),
        "xem-lai" => DeskAddresses.Form(id, RegistrationForm.Parts.Count),
        "sau" => DeskAddresses.MyWork,
        "ve-cau" or "ve-phan" => DeskAddresses.Form(id, part),
        _ => DeskAddresses.Form(id, Math.Min(part + 1, RegistrationForm.Parts.Count)),
    };
}
