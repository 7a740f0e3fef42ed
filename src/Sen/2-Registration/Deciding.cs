using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Registration;

/// <summary>What the decision's form holds: one form for all decisions, so that nothing typed is lost when another button is pressed.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Opinion">Opinion of the appraisal, or a remark on the approval.</param>
/// <param name="InCharge">Title of the member in charge.</param>
/// <param name="Reasons">Reasons of a return: question → reason.</param>
/// <param name="Reason">Why it is not approved.</param>
/// <param name="Version">The dossier's version when the page was made.</param>
/// <param name="Key">Idempotency key.</param>
public sealed record DecisionForm(
    Guid Id, string Opinion, string InCharge, IReadOnlyDictionary<string, string> Reasons, string Reason, int Version, Guid Key)
{
    public static DecisionForm Read(Guid id, IFormCollection typed) => new(
        id, typed.Text(Decision.Opinion), typed.Text(Decision.InCharge),
        RegistrationForm.Questions.ToDictionary(
            question => question.Name, question => typed.Text($"{Decision.Reason}.{question.Name}"), StringComparer.Ordinal),
        typed.Text(Decision.Reason), typed.Number("version"), typed.ActKey());
}

/// <summary>The way every decision goes: the same questions in the same order, then the rule of the one decision.</summary>
public sealed class Deciding(SenDb db, TimeProvider clock)
{
    /// <summary>Whoever follows a model sits in the committee or works for it.</summary>
    internal static Wording NotOnTheList { get; } = ("Đề nghị chọn thành viên theo dõi trong danh sách.", "Please choose the member in charge from the list.");

    /// <summary>Takes a decision.</summary>
    /// <param name="operation">Which.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="rule">The rule of this decision; answers the reason the audit keeps, or null for none.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<Outcome<Guid>> Take(
        Operation operation, DecisionForm form, Actor actor, Func<Dossier, DateTimeOffset, Task<Outcome<string>>> rule, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Registrations.Load(db, form.Id, BusinessCalendar.DateOf(now), ct) is not { } dossier)
        {
            return new Refusal.Missing(("bản đăng ký", "registration"));
        }

        var commune = dossier.Registration.CommuneId;
        if (await db.Done(actor, operation, commune, form.Key, ct) is { } done)
        {
            return done.SubjectId;
        }

        var permit = Access.Ask(actor, operation, dossier.Subject);
        if (!permit.Ok)
        {
            return permit.Refusal;
        }

        if (await StaleForm.Check(db, dossier, form.Version, ct) is { } stale)
        {
            return stale;
        }

        if (form.InCharge.Length > 0 && !(await CommitteeReading.MayBeInCharge(db, commune, BusinessCalendar.DateOf(now), ct)).Contains(form.InCharge))
        {
            return new Refusal.Invalid(Decision.InCharge, NotOnTheList);
        }

        var decided = await rule(dossier, now);
        if (!decided.Ok)
        {
            return decided.Refusal;
        }

        // Reasons are for a return. With another button they would be thrown away without a word.
        var reasoned = form.Reasons.Where(reason => reason.Value.Length > 0).Select(reason => reason.Key).ToList();
        if (operation is Operation.Appraise or Operation.Approve && reasoned.Count > 0)
        {
            // What the rule changed in memory is forgotten.
            db.ChangeTracker.Clear();
            return new Refusal.Invalid($"{Decision.Reason}.{reasoned[0]}", (
                $"Đã nêu lý do ở {reasoned.Count} câu. Để trả lại thì bấm “Trả lại để bổ sung”; để chuyển tiếp thì xóa các lý do này.",
                $"Reasons are given for {reasoned.Count} answers. To return it press the button of the return; to pass it on delete these reasons."));
        }

        var act = new Act(permit.Value, form.Key, "registration", form.Id, now.UtcDateTime, commune) { Reason = decided.Value };
        var committed = await db.Commit(act, ct);
        return committed.Refusal is Refusal.Stale
            ? await Take(operation, form, actor, rule, ct)
            : committed.Then<Guid>(receipt => receipt.SubjectId);
    }

    /// <summary>Maps one decision: on success to the next registration that waits for this person.</summary>
    internal static void Map<THandler>(
        Routes routes, string word, Operation operation, Func<THandler, DecisionForm, Actor, CancellationToken, Task<Outcome<Guid>>> handle)
        where THandler : class =>
        routes.MapPost($"{DeskAddresses.Reviews}/{{id:guid}}/{word}", async (
            Guid id, IFormCollection typed, HttpContext http, Actor actor, THandler handler, Frames frames, Reviews reviews, CancellationToken ct) =>
        {
            var form = DecisionForm.Read(id, typed);
            var decided = await handle(handler, form, actor, ct);
            if (decided.Refusal is { } refusal)
            {
                return await ReviewRegistration.Refused(http, form, actor, frames, reviews, refusal, ct);
            }

            return Answers.WantsJson(http)
                ? Results.Json(new { id })
                : Results.Redirect($"{await reviews.Next(actor, ct)}?xong={id:d}");
        }).Needs(operation);
}
