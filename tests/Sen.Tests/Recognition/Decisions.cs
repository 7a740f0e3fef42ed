using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Recognition;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Recognition;

/// <summary>Decisions as the head of the committee writes and sends them.</summary>
internal static class Decisions
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<RecogniseModel.Form> Decision(TestCommune commune, Guid id) =>
        new(id, TestCommune.NewId(), (await commune.Read(id)).Version, "05-QĐ/BCĐ", "23/09/2022", Exemplary: false);

    public static async Task<RevokeRecognition.Form> Revocation(TestCommune commune, Guid id) =>
        new(id, TestCommune.NewId(), (await commune.Read(id)).Version, "09-QĐ/BCĐ", "23/09/2022", "Số liệu không đúng.");

    public static async Task<DeclineRecognition.Form> Denial(TestCommune commune, Guid id) =>
        new(id, TestCommune.NewId(), (await commune.Read(id)).Version, "Chưa đủ 60 điểm: dân chưa được bàn.");

    public static async Task<Outcome<Receipt>> Decline(TestCommune commune, Actor actor, DeclineRecognition.Form form)
    {
        await using var db = commune.Open();
        return await new DeclineRecognition.Handler(db, commune.Clock).Handle(form, actor, Ct);
    }

    public static async Task<Outcome<Receipt>> Recognise(TestCommune commune, Actor actor, RecogniseModel.Form form)
    {
        await using var db = commune.Open();
        return await new RecogniseModel.Handler(db, commune.Clock).Handle(form, actor, Ct);
    }

    public static async Task<Outcome<Receipt>> Revoke(TestCommune commune, Actor actor, RevokeRecognition.Form form)
    {
        await using var db = commune.Open();
        return await new RevokeRecognition.Handler(db, commune.Clock).Handle(form, actor, Ct);
    }
}
