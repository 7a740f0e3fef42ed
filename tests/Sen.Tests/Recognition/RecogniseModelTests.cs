using Microsoft.EntityFrameworkCore;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;
using static Sen.Tests.Recognition.Decisions;

namespace Sen.Tests.Recognition;

public class RecogniseModelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_decision_makes_the_model_public_and_a_second_one_takes_that_back_with_its_reason(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Scored);

        Assert.True((await Recognise(commune, commune.Head, await Decision(commune, id) with { Exemplary = true })).Ok);
        var recognised = await commune.Read(id);
        Assert.True((await Revoke(commune, commune.Head, await Revocation(commune, id))).Ok);
        var revoked = await commune.Read(id);

        await using var db = commune.Open();
        var claim = await db.LevelClaims.SingleAsync(Ct);
        Assert.Equal((Stage.Recognised, true), (recognised.Registration.Stage, recognised.Model.IsPublic));
        Assert.Equal((Stage.Revoked, false), (revoked.Registration.Stage, revoked.Model.IsPublic));
        Assert.Equal((ClaimState.Revoked, "05-QĐ/BCĐ", true, "09-QĐ/BCĐ", "Số liệu không đúng."), (claim.State, claim.DecisionNumber, claim.Exemplary, claim.RevocationNumber, claim.RevocationReason));
        Assert.Equal("Số liệu không đúng.", (await db.AuditLines.SingleAsync(line => line.Verb == "model.revoke", Ct)).Reason);
        await using var all = database.OpenAll();
        Assert.Null((await Verification.Run(all, Ct)).FirstBad);
    }

    [Theory, EachDatabase("recognition.inspection", "gate-inspection", "kiểm tra thực địa"), EachDatabase("recognition.council", "gate-council", "hội đồng")]
    public async Task A_gate_switched_on_before_its_part_is_used_refuses_and_says_which(Engine engine, string setting, string gate, string word)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Scored);
        await commune.Set(setting, "on", TestCommune.Today);

        // An earlier day on the paper opens no gate.
        var refusal = Assert.IsType<Refusal.Invalid>((await Recognise(commune, commune.Head, await Decision(commune, id) with { On = "01/09/2022" })).Refusal);
        await commune.Set(setting, "off", TestCommune.Today);
        var open = await Recognise(commune, commune.Head, await Decision(commune, id));

        Assert.Contains(word, refusal.Fields[gate].Vi, StringComparison.Ordinal);
        Assert.True(open.Ok, open.Refusal?.Sentence.Vi);
    }

    [Theory, EachDatabase]
    public async Task A_gate_that_begins_tomorrow_is_open_today(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        await commune.Set("recognition.inspection", "on", TestCommune.Today.AddDays(1));

        Assert.True((await Recognise(commune, commune.Head, await Decision(commune, await commune.Registration(Stage.Scored)))).Ok);
    }

    [Theory, EachDatabase]
    public async Task Too_few_points_are_not_recognised(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var (below, just) = (await commune.Registration(Stage.Scored, halves: 119), await commune.Registration(Stage.Scored, halves: 120));

        var refusal = Assert.IsType<Refusal.Invalid>((await Recognise(commune, commune.Head, await Decision(commune, below))).Refusal);

        Assert.Equal("Mô hình được 59,5 điểm; cần từ 60 điểm trở lên để công nhận.", refusal.Fields["gate-points"].Vi);
        Assert.False((await commune.Read(below)).Model.IsPublic);
        Assert.True((await Recognise(commune, commune.Head, await Decision(commune, just))).Ok);
    }

    [Theory, EachDatabase]
    public async Task A_decision_without_number_or_with_a_day_to_come_is_refused_with_both_sentences(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Scored);

        var refusal = Assert.IsType<Refusal.Invalid>((await Recognise(commune, commune.Head, await Decision(commune, id) with { Number = " ", On = "24/09/2022" })).Refusal);

        Assert.Equal(["number", "on"], refusal.Fields.Keys.Order(StringComparer.Ordinal));
        await using var db = commune.Open();
        Assert.Empty(await db.LevelClaims.ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Only_the_head_decides_never_on_an_own_registration_and_only_after_the_score(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var (scored, underway, recognised) = (await commune.Registration(Stage.Scored), await commune.Registration(Stage.Underway), await commune.Registration(Stage.Recognised));
        var own = commune.Person(commune.RegistrantId, PostKind.CommitteeHead);

        Assert.IsType<Refusal.NotYours>((await Recognise(commune, commune.Member, await Decision(commune, scored))).Refusal);
        Assert.IsType<Refusal.NotYours>((await Recognise(commune, own, await Decision(commune, scored))).Refusal);
        Assert.IsType<Refusal.OutOfOrder>((await Recognise(commune, commune.Head, await Decision(commune, underway))).Refusal);
        Assert.IsType<Refusal.OutOfOrder>((await Recognise(commune, commune.Head, await Decision(commune, recognised))).Refusal);
        Assert.IsType<Refusal.NotYours>((await Revoke(commune, commune.Member, await Revocation(commune, recognised))).Refusal);
        Assert.IsType<Refusal.NotYours>((await Revoke(commune, own, await Revocation(commune, recognised))).Refusal);
        Assert.IsType<Refusal.OutOfOrder>((await Revoke(commune, commune.Head, await Revocation(commune, scored))).Refusal);
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_a_decision_is_taken_once(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Scored);
        var (head, decision) = (commune.Head, await Decision(commune, id));
        await Recognise(commune, head, decision);
        var revocation = await Revocation(commune, id);
        await Revoke(commune, head, revocation);

        Assert.True((await Recognise(commune, head, decision)).Value.Replayed);
        Assert.True((await Revoke(commune, head, revocation)).Value.Replayed);
        await using var db = commune.Open();
        Assert.Equal(2, await db.AuditLines.CountAsync(line => line.Verb == "model.recognise" || line.Verb == "model.revoke", Ct));
    }
}
