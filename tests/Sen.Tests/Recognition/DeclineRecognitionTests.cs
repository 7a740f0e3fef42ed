using Microsoft.EntityFrameworkCore;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;
using static Sen.Tests.Recognition.Decisions;

namespace Sen.Tests.Recognition;

public class DeclineRecognitionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_model_that_is_not_recognised_ends_its_year_with_the_reason_and_stays_off_the_portal(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Scored);
        var form = await Denial(commune, id);
        var head = commune.Head;

        var once = await Decline(commune, head, form);
        var twice = await Decline(commune, head, form);

        var ended = await commune.Read(id);
        Assert.True(once.Ok, once.Refusal?.Sentence.Vi);
        Assert.Equal((false, true), (once.Value.Replayed, twice.Value.Replayed));
        Assert.Equal((Stage.NotRecognised, false), (ended.Registration.Stage, ended.Model.IsPublic));
        await using var db = commune.Open();
        Assert.Equal(form.Reason, (await db.AuditLines.SingleAsync(line => line.Verb == "model.decline-recognition", Ct)).Reason);
        Assert.IsType<Refusal.OutOfOrder>((await Recognise(commune, commune.Head, await Decision(commune, id))).Refusal);
    }

    [Theory, EachDatabase]
    public async Task Without_a_reason_or_by_somebody_else_nothing_is_decided(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Scored);
        var form = await Denial(commune, id);

        var silent = Assert.IsType<Refusal.Invalid>((await Decline(commune, commune.Head, form with { Reason = " " })).Refusal);
        Assert.IsType<Refusal.NotYours>((await Decline(commune, commune.Registrar, form)).Refusal);

        Assert.Contains("lý do", silent.Fields["reason"].Vi, StringComparison.Ordinal);
        Assert.Equal(Stage.Scored, (await commune.Read(id)).Registration.Stage);
    }
}
