using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Portal;
using Sen.Testing;
using Sen.Tests.Progress;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Desk;

/// <summary>My work, the inbox of a post and its hand-over report are made from one place.</summary>
public sealed class ReadInboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Everything_my_work_gives_by_a_post_stands_in_its_inbox_and_in_its_report(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await Full(database);
        await using var db = commune.Open();
        var seen = new HashSet<WorkRow>();
        foreach (var kind in Enum.GetValues<PostKind>().Where(kind => kind != PostKind.UpperReader))
        {
            var person = TestCommune.NewId();
            var office = new Office(kind, commune.Id, kind == PostKind.Registrar ? commune.OrganisationId : null);
            var post = new DatedPost { Id = TestCommune.NewId(), CommuneId = commune.Id, ProvinceId = commune.ProvinceId, PersonId = person, Kind = kind, OrganisationId = office.OrganisationId, From = TestCommune.Today };

            // What posts themselves make is the person's, or whoever gives posts'; the rest is the post's.
            var desk = (await DeskWork.For(db, office.Holder(person), TestCommune.Today, Ct)).Where(work => work.Row.Operation is not (Operation.GivePost or Operation.HandOverPost or Operation.TakeOverPost)).ToList();
            var inbox = await WaitingReading.Of(db, office, person, TestCommune.Today, Ct);
            var report = await HandOverReading.Lines(db, post, "", TestCommune.Today, Ct);

            Assert.Equal(desk.Select(work => (Key(work), work.Due)).Order(), inbox.Select(work => (Key(work), work.Due)).Order());
            Assert.Empty(desk.Select(work => (work.Row.Verb.Vi, work.RegistrationId)).Except(report.Select(line => (line.Verb, line.RecordId))));
            seen.UnionWith(desk.Select(work => work.Row));
        }

        // Every kind there is was looked at: a new one has to be added above.
        Assert.Empty(WorkTable.Rows.Append(FeedbackWork.Answer).Append(FeedbackWork.Sort).Concat(ArticleWork.Rows).Append(DataRequestWork.Close).Append(InheritingWork.Decide).Append(ProposalWork.Answer).Except(seen).Select(row => row.Verb.Vi));
    }

    private static async Task<TestCommune> Full(FreshDatabase database)
    {
        var merged = await MergedCommunes.Of(database, old: 2);
        var commune = merged.Heir;
        foreach (var stage in (Stage[])[Stage.Draft, Stage.Returned, Stage.Registered, Stage.Appraised, Stage.Approved, Stage.Underway, Stage.Scored])
        {
            await At(commune, stage);
        }

        // Two lists with as many models each: two lines all the same.
        foreach (var old in merged.Old)
        {
            await old.Registration(Stage.Approved);
        }

        await commune.Write(db =>
        {
            foreach (var place in Enum.GetValues<DataPlace>())
            {
                db.DataRequests.Add(DataRequest.Record(TestCommune.NewId(), commune.Home, DataWish.See, place, null, "", "", TestCommune.Today, TestCommune.Today.AddDays(10)));
            }

            var asker = commune.Person(TestCommune.NewId(), PostKind.StandingBoard);
            foreach (var operation in (Operation[])[Operation.EstablishCommittee, Operation.CreateAccount, Operation.EditArticle])
            {
                db.Proposals.Add(Proposal.Ask(TestCommune.NewId(), commune.Home, asker, (operation, null, "/can-bo"), "", TestCommune.Now.UtcDateTime).Value);
            }

            foreach (var lane in Enum.GetValues<FeedbackLane>())
            {
                db.Feedback.Add(CitizenFeedback.Receive(TestCommune.NewId(), commune.Home, FeedbackKind.Remark, About.Commune, "", "Đèn đường chưa sáng.", VoluntaryContact.None, $"{lane}", lane, TestCommune.Today));
            }

            foreach (var stage in (ArticleStage[])[ArticleStage.InReview, ArticleStage.Returned, ArticleStage.Approved])
            {
                db.ArticleDrafts.Add(new() { Id = TestCommune.NewId(), CommuneId = commune.Id, ProvinceId = commune.ProvinceId, Stage = stage, Title = $"Bài {stage}", Body = "Nội dung.", SavedAt = TestCommune.Now.UtcDateTime });
            }
        });
        return commune;
    }

    private static async Task At(TestCommune commune, Stage stage)
    {
        var id = await commune.Registration(stage == Stage.Returned ? Stage.Registered : stage);
        if (stage == Stage.Returned)
        {
            await commune.Write(async db => Assert.True((await db.Registrations.SingleAsync(one => one.Id == id, Ct)).Take(Step.Return, TestCommune.Now.UtcDateTime).Ok));
        }
    }

    private static (Operation, Guid) Key(Work work) => (work.Row.Operation, work.RegistrationId);
}
