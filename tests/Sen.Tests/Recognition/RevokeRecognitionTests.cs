using Sen.Movement;
using Sen.Movement.Models;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;
using static Sen.Tests.Recognition.Decisions;

namespace Sen.Tests.Recognition;

public class RevokeRecognitionTests
{
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
        commune.Clock.Advance(TimeSpan.FromMinutes(1));
        await RecordProgressTests.Record(database, commune, commune.Registrar, RecordProgressTests.Form(id));

        Assert.IsType<Refusal.Stale>((await Revoke(commune, commune.Head, form)).Refusal);
        Assert.True((await Revoke(commune, commune.Head, await Revocation(commune, id))).Ok);
    }
}
