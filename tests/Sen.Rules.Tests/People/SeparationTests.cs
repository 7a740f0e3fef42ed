using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

/// <summary>Every row of the access table that is marked, with every way to stand on the registrant's side.</summary>
public class SeparationTests
{
    private static readonly Guid Somebody = new("0190c000-0000-7000-8000-0000000000e1");

    private static readonly Operation[] Deciding =
    [
        Operation.Appraise, Operation.ReturnRegistration, Operation.Approve, Operation.Decline, Operation.AssignMember,
        Operation.Score, Operation.KeepScore, Operation.Recognise, Operation.DeclineRecognition, Operation.Revoke,
    ];

    public static TheoryData<string> Relations => ["registrant", "entered", "of owner", "registrar now", "for registrant", "for enterer", "for owner", "owner delegates", "registrar by mandate", "mandate asleep"];

    [Fact]
    public void Every_decision_and_the_score_are_marked_and_nothing_else_is() =>
        Assert.Equal(Deciding.Order(), Access.Table.Where(row => row.NotByRegistrant).Select(row => row.Operation).Distinct().Order());

    [Theory, MemberData(nameof(Relations))]
    public void Whoever_stands_on_the_registrants_side_is_refused_at_every_marked_row_with_a_sentence_of_its_own(string relation)
    {
        foreach (var row in Access.Table.Where(row => row.NotByRegistrant))
        {
            foreach (var stage in row.Stages)
            {
                var (actor, subject) = As(relation, row.Who.Post!.Value, stage);

                var refusal = Assert.IsType<Refusal.NotYours>(Access.Ask(actor, row.Operation, subject).Refusal);

                Assert.NotNull(refusal.Why);
                Assert.Contains("Xin chuyển cho người khác", refusal.Sentence.Vi, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Whoever_stands_on_neither_side_decides_through_an_own_post_and_through_a_mandate() =>
        Assert.All(Access.Table.Where(row => row.NotByRegistrant), row => Assert.All(row.Stages, stage =>
        {
            var subject = Subject(stage) with { RegistrantId = Somebody, EnteredById = Somebody, OwnerSide = [Somebody] };
            Assert.True(Access.Ask(Village.Holding(row.Who.Post!.Value), row.Operation, subject).Ok);
            var permit = Access.Ask(Village.Person(Village.Held(row.Who.Post.Value) with { Mandate = Village.Mandate }), row.Operation, subject);
            Assert.Equal(Village.Mandate, permit.Value.Mandate);
        }));

    [Fact]
    public void A_registrar_of_another_organisation_decides() =>
        Assert.True(Access.Ask(Village.Person(new HeldPost(PostKind.Registrar, Village.Commune, Village.Women), Village.Held(PostKind.CommitteeHead)), Operation.Approve, Subject(Stage.Appraised)).Ok);

    private static Subject Subject(Stage stage) => new(Village.Commune, Village.Farmers, Stage: stage);

    private static (Actor Actor, Subject Subject) As(string relation, PostKind post, Stage stage)
    {
        var (own, subject) = (Village.Holding(post), Subject(stage));
        Actor For(Guid giver) => own with { Posts = [.. own.Posts, new(PostKind.Chairperson, Village.Commune, Mandate: Village.Mandate with { GiverId = giver })] };
        return relation switch
        {
            "registrant" => (own, subject with { RegistrantId = own.PersonId }),
            "entered" => (own, subject with { EnteredById = own.PersonId }),
            "of owner" => (own, subject with { OwnerSide = [Somebody, own.PersonId] }),
            "registrar now" => (own with { Posts = [.. own.Posts, Village.Held(PostKind.Registrar)] }, subject),
            "for registrant" => (For(Somebody), subject with { RegistrantId = Somebody }),
            "for enterer" => (For(Somebody), subject with { EnteredById = Somebody }),
            "for owner" => (For(Somebody), subject with { OwnerSide = [Somebody] }),
            // The deciding post itself is the owner's registrar's, given to somebody who has nothing to do with it.
            "owner delegates" => (Village.Person(Village.Held(post) with { Mandate = Village.Mandate with { GiverId = Somebody } }), subject with { OwnerSide = [Somebody] }),
            // Before the second step is set up the mandate opens nothing, and what is decided through the own post is decided for its giver all the same.
            "mandate asleep" => (own with { Asleep = [new(PostKind.CommitteeHead, Village.Commune, Mandate: Village.Mandate with { GiverId = Somebody })] }, subject with { OwnerSide = [Somebody] }),
            _ => (own with { Posts = [.. own.Posts, Village.Held(PostKind.Registrar) with { Mandate = Village.Mandate with { GiverId = Somebody } }] }, subject with { OwnerSide = [Somebody] }),
        };
    }
}
