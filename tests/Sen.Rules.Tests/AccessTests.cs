using CsCheck;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests;

public class AccessTests
{
    private static readonly Operation[] Deciding =
        [Operation.Appraise, Operation.ReturnRegistration, Operation.Approve, Operation.Decline, Operation.AssignMember, Operation.Score, Operation.Recognise, Operation.DeclineRecognition, Operation.Revoke];

    private static readonly Gen<Actor> People = Gen.Enum<PostKind>().Array[0, 5].Select(kinds => Village.Person([.. kinds.Select(Village.Held)]));

    private static readonly Gen<Stage> Stages = Gen.Enum<Stage>();

    [Fact]
    public void Whoever_registered_never_decides_through_any_post() =>
        Gen.Select(People, Gen.OneOf(Deciding), Stages).Sample((person, operation, stage) =>
            !Access.Ask(person, operation, Subject(stage, person.PersonId)).Ok);

    [Fact]
    public void Whoever_registered_is_told_why_and_not_only_that()
    {
        var head = Village.Person(Village.Held(PostKind.Registrar), Village.Held(PostKind.CommitteeHead));

        var refusal = Access.Ask(head, Operation.Approve, Subject(Stage.Appraised, head.PersonId)).Refusal;

        Assert.StartsWith("Người đăng ký không tự duyệt", Assert.IsType<Refusal.NotYours>(refusal).Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void The_buttons_a_page_draws_are_exactly_the_steps_both_tables_accept() =>
        Gen.Select(People, Stages).Sample((person, stage) =>
        {
            var (registration, subject) = (Registrations.At(stage), Subject(stage, Guid.Empty));
            var buttons = OpenSteps.For(person, registration, subject);
            return Enum.GetValues<Step>().All(step => buttons.Contains(step)
                == (Access.Ask(person, OpenSteps.OperationOf(step), subject).Ok && Lifecycle.Take(stage, step).Ok));
        });

    [Fact]
    public void A_post_in_one_commune_decides_nothing_in_another() =>
        Gen.Select(People, Gen.Enum<Operation>(), Stages).Sample((person, operation, stage) =>
            Access.Table.Any(row => row.Operation == operation && row.Who.Post is null)
            || !Access.Ask(person, operation, Subject(stage, Guid.Empty) with { CommuneId = Village.OtherCommune, Above = [] }).Ok);

    [Fact]
    public void A_registrar_reaches_the_own_organisation_and_no_other()
    {
        var women = Village.Registrar(Village.Women);

        Assert.False(Access.Ask(women, Operation.DraftRegistration, Subject(Stage.Draft, Guid.Empty)).Ok);
        Assert.False(Access.Ask(women, Operation.ReadModel, Subject(Stage.Underway, Guid.Empty)).Ok);
        Assert.True(Access.Ask(Village.Registrar(), Operation.DraftRegistration, Subject(Stage.Draft, Guid.Empty)).Ok);
    }

    [Fact]
    public void A_draft_is_seen_by_nobody_but_its_owner() =>
        Assert.All(Enum.GetValues<PostKind>(), kind =>
            Assert.Equal(kind == PostKind.Registrar, Access.Ask(Village.Holding(kind), Operation.ReadModel, Subject(Stage.Draft, Guid.Empty)).Ok));

    [Fact]
    public void Standing_board_committee_and_chairperson_are_three_posts_and_only_the_committee_head_approves() =>
        Assert.All(Enum.GetValues<PostKind>(), kind =>
            Assert.Equal(kind == PostKind.CommitteeHead, Access.Ask(Village.Holding(kind), Operation.Approve, Subject(Stage.Appraised, Guid.Empty)).Ok));

    [Fact]
    public void A_reader_above_reads_below_and_writes_nowhere() =>
        Gen.Select(Gen.Enum<Operation>(), Stages).Sample((operation, stage) =>
        {
            var reader = Village.Holding(PostKind.UpperReader);
            var allowed = Access.Ask(reader, operation, Subject(stage, Guid.Empty)).Ok;
            return !allowed || operation is Operation.ReadModel or Operation.ReadHistory or Operation.ReadFigures || Access.Table.Any(row => row.Operation == operation && row.Who.Post is null);
        });

    [Fact]
    public void Rights_are_the_union_of_the_posts_held() =>
        Gen.Select(Gen.Enum<PostKind>(), Gen.Enum<PostKind>(), Gen.Enum<Operation>(), Stages).Sample((one, other, operation, stage) =>
        {
            var subject = Subject(stage, Guid.Empty);
            var both = Access.Ask(Village.Person(Village.Held(one), Village.Held(other)), operation, subject).Ok;
            return both == (Access.Ask(Village.Holding(one), operation, subject).Ok || Access.Ask(Village.Holding(other), operation, subject).Ok);
        });

    [Fact]
    public void A_permit_names_the_post_it_rests_on()
    {
        var permit = Access.Ask(Village.Person(new(PostKind.Registrar, Village.Commune, Village.Women), Village.Held(PostKind.Officer)), Operation.Appraise, Subject(Stage.Registered, Guid.Empty));

        Assert.Equal((PostKind.Officer, Operation.Appraise), (permit.Value.Post, permit.Value.Operation));
    }

    [Fact]
    public void The_right_post_at_the_wrong_stage_is_out_of_order_and_the_wrong_post_is_told_who_can()
    {
        var late = Access.Ask(Village.Holding(PostKind.Officer), Operation.Appraise, Subject(Stage.Approved, Guid.Empty)).Refusal;
        var other = Access.Ask(Village.Holding(PostKind.Editor), Operation.Appraise, Subject(Stage.Registered, Guid.Empty)).Refusal;

        Assert.Equal("Hồ sơ đang ở bước “Đã duyệt”; việc “thẩm định” không làm ở bước này.", Assert.IsType<Refusal.OutOfOrder>(late).Sentence.Vi);
        Assert.Equal("Việc này dành cho Cán bộ cơ quan thường trực. Cần làm, xin nhờ người giữ vị trí đó.", Assert.IsType<Refusal.NotYours>(other).Sentence.Vi);
    }

    [Fact]
    public void Whoever_holds_the_very_post_for_another_organisation_is_told_whose_it_is_where_that_is_no_secret()
    {
        var (mine, sent) = (Village.Person(new HeldPost(PostKind.Registrar, Village.Commune, Village.Women)), Subject(Stage.Underway, Guid.Empty) with { OwnerName = "Hội ND" });
        string Told(Actor actor, Operation operation, Subject subject) => Assert.IsType<Refusal.NotYours>(Access.Ask(actor, operation, subject).Refusal).Sentence.Vi;

        Assert.Equal("Việc này dành cho Người đăng ký của Hội ND. Cần làm, xin nhờ người giữ vị trí đó.", Told(mine, Operation.RecordProgress, sent));
        Assert.StartsWith("Việc này dành cho Người đăng ký của Hội ND, Cán bộ cơ quan thường trực", Told(mine, Operation.ReadModel, sent), StringComparison.Ordinal);
        Assert.Equal("This is for: Registrar of Hội ND. If you need it, please ask whoever holds that post.", Access.Ask(mine, Operation.RecordProgress, sent).Refusal!.Sentence.En);
        // Of a draft nobody else learns who writes it; to whoever has no such post the post's name says enough.
        Assert.StartsWith("Việc này dành cho Người đăng ký của chính đơn vị có hồ sơ này", Told(mine, Operation.ReadModel, Subject(Stage.Draft, Guid.Empty)), StringComparison.Ordinal);
        Assert.Equal("Việc này dành cho Người đăng ký của đơn vị. Cần làm, xin nhờ người giữ vị trí đó.", Told(Village.Holding(PostKind.Editor), Operation.RecordProgress, sent));
    }

    [Fact]
    public void Nobody_without_a_row_comes_in_and_a_reader_does_nothing_in_the_workplace() =>
        Gen.Select(Gen.Enum<Operation>(), Stages).Sample((operation, stage) =>
            Access.Ask(Actor.Reader, operation, Subject(stage, Guid.Empty)).Ok
            == Access.Table.Any(row => row.Operation == operation && row.Who == Standing.Reader));

    [Fact]
    public void Every_operation_has_a_row_a_verb_of_its_own_and_a_word()
    {
        Assert.All(Enum.GetValues<Operation>(), operation => Assert.Contains(Access.Table, row => row.Operation == operation));
        Assert.All(Enum.GetValues<Operation>(), operation => Assert.NotEmpty(OperationNames.Of(operation).Vi));
        Assert.Distinct(Enum.GetValues<Operation>().Select(operation => operation.Verb()));
    }

    [Fact]
    public void What_nobody_could_ever_do_is_refused_before_any_record_is_looked_at() =>
        Gen.Select(People, Gen.Enum<Operation>(), Stages).Sample((person, operation, stage) =>
            Access.Ever(person, operation) || !Access.Ask(person, operation, Subject(stage, Guid.Empty)).Ok);

    private static Subject Subject(Stage stage, Guid registrant) =>
        new(Village.Commune, Village.Farmers, [Village.Province], RegistrantId: registrant, Stage: stage);
}
