using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Recognition;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Recognition;

/// <summary><see cref="RecogniseModel"/> and <see cref="RevokeRecognition"/>.</summary>
public class RecognitionTests
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

        Assert.Contains(word, refusal.Fields[gate], StringComparison.Ordinal);
        Assert.True(open.Ok, open.Refusal?.Sentence);
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

        Assert.Equal("Mô hình được 59,5 điểm; cần từ 60 điểm trở lên để công nhận.", refusal.Fields["gate-points"]);
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

    [Theory, EachDatabase]
    public async Task A_model_stays_public_while_another_years_recognition_stands(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var before = await commune.Registration(Stage.Recognised, year: 2021);
        var model = (await commune.Read(before)).Model.Id;
        var now = await commune.Registration(Stage.Recognised, model: model);

        await Revoke(commune, commune.Head, await Revocation(commune, now));
        Assert.True((await commune.Read(now)).Model.IsPublic);
        await Revoke(commune, commune.Head, await Revocation(commune, before));
        Assert.False((await commune.Read(now)).Model.IsPublic);
    }

    [Theory, EachDatabase]
    public async Task Recognising_one_year_while_another_is_revoked_never_hides_what_stands(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        for (var round = 0; round < 5; round++)
        {
            var before = await commune.Registration(Stage.Recognised, year: 2021);
            var now = await commune.Registration(Stage.Scored, model: (await commune.Read(before)).Model.Id);
            var (revocation, decision) = (await Revocation(commune, before), await Decision(commune, now));

            var done = await Task.WhenAll(Revoke(commune, commune.Head, revocation), Recognise(commune, commune.Head, decision));

            var (revoked, recognised) = (await commune.Read(before), await commune.Read(now));
            var stands = revoked.Registration.Stage == Stage.Recognised || recognised.Registration.Stage == Stage.Recognised;
            Assert.Contains(done, one => one.Ok);
            Assert.Equal(stands, recognised.Model.IsPublic);
        }
    }

    [Theory, EachDatabase]
    public async Task A_revocation_needs_its_reason_and_a_day_not_before_the_recognition(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Recognised);

        var refusal = Assert.IsType<Refusal.Invalid>((await Revoke(commune, commune.Head, await Revocation(commune, id) with { Reason = "", On = "22/09/2022" })).Refusal);

        Assert.Equal(["on", "reason"], refusal.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.True((await commune.Read(id)).Model.IsPublic);
    }

    [Theory, EachDatabase]
    public async Task A_decision_on_a_dossier_that_changed_meanwhile_waits_for_a_second_look(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Recognised);
        var form = await Revocation(commune, id);
        await RecordProgressTests.Record(database, commune, commune.Registrar, RecordProgressTests.Form(id));

        Assert.IsType<Refusal.Stale>((await Revoke(commune, commune.Head, form)).Refusal);
        Assert.True((await Revoke(commune, commune.Head, await Revocation(commune, id))).Ok);
    }

    private static async Task<RecogniseModel.Form> Decision(TestCommune commune, Guid id) =>
        new(id, TestCommune.NewId(), DossierFacts.VersionOf(await commune.Read(id)), "05-QĐ/BCĐ", "23/09/2022", Exemplary: false);

    private static async Task<RevokeRecognition.Form> Revocation(TestCommune commune, Guid id) =>
        new(id, TestCommune.NewId(), DossierFacts.VersionOf(await commune.Read(id)), "09-QĐ/BCĐ", "23/09/2022", "Số liệu không đúng.");

    private static async Task<Outcome<Receipt>> Recognise(TestCommune commune, Actor actor, RecogniseModel.Form form)
    {
        await using var db = commune.Open();
        return await new RecogniseModel.Handler(db, commune.Clock).Handle(form, actor, Ct);
    }

    private static async Task<Outcome<Receipt>> Revoke(TestCommune commune, Actor actor, RevokeRecognition.Form form)
    {
        await using var db = commune.Open();
        return await new RevokeRecognition.Handler(db, commune.Clock).Handle(form, actor, Ct);
    }
}
