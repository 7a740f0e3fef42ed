using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.Desk;

/// <summary>Where a request stands, and who may end it: <see cref="Proposal"/>.</summary>
public class ProposalTests
{
    private static readonly DateTime Now = new(2022, 9, 23, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Record = Guid.Parse("018367dc-2421-7b9c-895c-e192f83dd631");
    private static readonly Actor Asker = Person(1), Other = Person(2);
    private static readonly Subject Registered = new(Village.Commune, Stage: Stage.Registered);

    /// <summary>Every way it ends, on a record and on a page of the commune, with what somebody did by the audit and what it is about.</summary>
    [Theory]
    [InlineData(null, false, Stage.Registered, false, ProposalState.Open)]
    [InlineData(null, true, Stage.Registered, false, ProposalState.Done)]
    [InlineData(null, false, Stage.Underway, false, ProposalState.Over)]
    [InlineData(null, false, Stage.Registered, true, ProposalState.Over)]
    [InlineData("no", false, Stage.Registered, false, ProposalState.NotDone)]
    [InlineData("no", true, Stage.Underway, true, ProposalState.NotDone)]
    [InlineData("back", false, Stage.Registered, false, ProposalState.TakenBack)]
    [InlineData("back", true, Stage.Underway, true, ProposalState.TakenBack)]
    public void It_stands_where_its_answer_the_audit_and_the_record_say(string? ended, bool doneByAudit, Stage stage, bool over, ProposalState expected)
    {
        var proposal = Asked(Record);
        Assert.True(ended switch { "no" => proposal.Close(false, "Chờ họp.", Other, Now).Ok, "back" => proposal.TakeBack(Asker, Now).Ok, _ => true });

        Assert.Equal(expected, proposal.StateOf(doneByAudit ? Now : null, Registered with { Stage = stage, Ended = over }));
    }

    [Fact]
    public void A_page_of_the_commune_is_answered_with_done_and_a_record_is_not()
    {
        var page = Asked(null);
        Assert.True(page.Close(true, null, Other, Now).Ok);
        Assert.Equal(ProposalState.Done, page.StateOf(null, Subject.Of(Village.Commune)));
        Assert.IsType<Refusal.Taken>(Asked(Record).Close(true, null, Other, Now).Refusal);
    }

    [Fact]
    public void Who_asked_answers_nothing_and_nobody_else_takes_it_back()
    {
        var proposal = Asked(Record);

        Assert.IsType<Refusal.NotYours>(proposal.Close(false, "Thôi.", Asker, Now).Refusal);
        Assert.IsType<Refusal.NotYours>(proposal.TakeBack(Other, Now).Refusal);
        Assert.Equal(((DateTime?)null, false), (proposal.AnsweredAt, proposal.IsTakenBack));
    }

    [Fact]
    public void What_has_ended_ends_no_second_time()
    {
        var (answered, taken) = (Asked(Record), Asked(Record));
        answered.Close(false, "Chờ họp.", Other, Now);
        taken.TakeBack(Asker, Now);

        Assert.All(new[] { answered.TakeBack(Asker, Now), answered.Close(false, "Lại.", Other, Now), taken.TakeBack(Asker, Now), taken.Close(false, "Lại.", Other, Now) }, again => Assert.IsType<Refusal.Taken>(again.Refusal));
        Assert.Equal(("Chờ họp.", ""), (answered.Answer, taken.Answer));
    }

    private static Proposal Asked(Guid? record) =>
        Proposal.Ask(Guid.CreateVersion7(), new(Village.Commune, Village.Commune), Asker, (Operation.Appraise, record, "/can-bo"), "Cần sớm.", Now).Value;

    private static Actor Person(int id) => new(new Guid(id, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), $"Chức danh {id}", Door.Page, [], Standing.Person);
}
