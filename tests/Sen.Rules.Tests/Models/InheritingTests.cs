using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Models;

/// <summary>What becomes of a model whose unit has ended: <see cref="Inheriting"/> and <see cref="InheritingWork"/>.</summary>
public class InheritingTests
{
    private static readonly DateOnly Ended = new(2025, 7, 1), Today = new(2025, 7, 10);
    private static readonly DateTime Now = new(2025, 7, 10, 2, 0, 0, DateTimeKind.Utc);

    private static Organisation Owner(DateOnly? end = null) => new() { Id = Guid.NewGuid(), Name = "Hội Nông dân xã Thăng Trường", ShortName = "Hội ND xã", SortKey = "hoi", ValidTo = end };

    [Fact]
    public void What_is_under_way_waits_and_what_is_finished_does_not() => Assert.All(Enum.GetValues<Stage>(), stage =>
        Assert.Equal(stage is not (Stage.Draft or Stage.Declined or Stage.NotRecognised or Stage.Recognised or Stage.Revoked), Inheriting.Waits(Registrations.At(stage), Ended)));

    [Fact]
    public void Carried_on_it_keeps_stage_and_owner_of_before_and_has_a_new_one_who_is_responsible()
    {
        var (registration, owner) = (Registrations.At(Stage.Underway), Owner());
        var (before, since) = (registration.OwnerOrganisationId, registration.StageSince);

        Assert.True(Inheriting.CarryOn(registration, owner, "05/07/2025", Ended, Today, Now).Ok);

        Assert.Equal((Stage.Underway, before, since, owner.Id, new DateOnly(2025, 7, 5)), (registration.Stage, registration.OwnerOrganisationId, registration.StageSince, registration.ResponsibleId, registration.CarriedOnFrom!.Value));
        Assert.False(Inheriting.Waits(registration, Ended));
        // Its unit ends once more: it waits again.
        Assert.True(Inheriting.Waits(registration, new(2026, 1, 1)));
    }

    [Theory]
    [InlineData("30/06/2025")]
    [InlineData("11/07/2025")]
    [InlineData("mai")]
    public void It_is_carried_on_from_a_day_between_the_act_and_today(string from) =>
        Assert.Equal([Inheriting.From], Assert.IsType<Refusal.Invalid>(Inheriting.CarryOn(Registrations.At(Stage.Underway), Owner(), from, Ended, Today, Now).Refusal).Fields.Keys);

    [Fact]
    public void Nobody_who_has_ended_carries_it_on_and_somebody_has_to()
    {
        foreach (var owner in new[] { null, Owner(new(2025, 7, 1)) })
        {
            Assert.Equal([Inheriting.Owner], Assert.IsType<Refusal.Invalid>(Inheriting.CarryOn(Registrations.At(Stage.Underway), owner, "05/07/2025", Ended, Today, Now).Refusal).Fields.Keys);
        }
    }

    [Fact]
    public void Joined_it_points_to_a_twin_that_goes_on_and_not_to_itself_or_to_one_that_ended()
    {
        var (registration, twin) = (Registrations.At(Stage.Underway), Another());

        Assert.False(Inheriting.Join(registration, null, Today, Now).Ok);
        Assert.False(Inheriting.Join(registration, registration, Today, Now).Ok);
        Assert.All(new[] { Another(Stage.Draft), Another(Stage.Registered), Another(Stage.Appraised), Another(year: registration.Year - 1) }, other => Assert.False(Inheriting.Join(registration, other, Today, Now).Ok));
        Assert.True(Inheriting.Join(registration, twin, Today, Now).Ok);

        Assert.Equal((Today, twin.Id, Stage.Underway), (registration.EndedOn!.Value, registration.JoinedToId!.Value, registration.Stage));
        Assert.False(Inheriting.Join(Another(), registration, Today, Now).Ok);
    }

    [Fact]
    public void Of_two_that_are_only_proposed_one_may_end_at_the_other() =>
        Assert.True(Inheriting.Join(Registrations.At(Stage.Registered), Another(Stage.Registered), Today, Now).Ok);

    private static Registration Another(Stage stage = Stage.Approved, int year = 2025)
    {
        var one = Registration.Begin(Guid.NewGuid(), Registrations.Model("Ao sen của chi hội"), year, Village.Farmers, Now);
        foreach (var step in new[] { Step.Register, Step.Appraise, Step.Approve }.Take(Array.IndexOf([Stage.Draft, Stage.Registered, Stage.Appraised, Stage.Approved], stage)))
        {
            one = one.Take(step, Now).Value;
        }

        return one;
    }

    [Fact]
    public void Closed_it_needs_a_reason_and_nothing_more_is_done_to_it_but_reading()
    {
        var registration = Registrations.At(Stage.Underway);
        Assert.Equal([Inheriting.Reason], Assert.IsType<Refusal.Invalid>(Inheriting.Close(registration, " ", Today, Now).Refusal).Fields.Keys);
        Assert.True(Inheriting.Close(registration, "Đơn vị không còn.", Today, Now).Ok);

        var everybody = Village.Person([.. Enum.GetValues<PostKind>().Select(Village.Held)]);
        var subject = new Subject(Village.Commune, Village.Farmers, [Village.Province], Stage: Stage.Underway, Ended: true);
        Assert.Empty(OpenSteps.For(everybody, registration, subject));
        Assert.Empty(OpenSteps.Next(registration));
        Assert.True(Access.Ask(everybody, Operation.ReadModel, subject).Ok);
        Assert.StartsWith("Mô hình này đã khép lại", Access.Ask(everybody, Operation.RecordProgress, subject).Refusal!.Sentence.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decision_is_undone_until_whoever_carries_it_on_has_gone_on()
    {
        var (open, gone, closed) = (Registrations.At(Stage.Approved), Registrations.At(Stage.Approved), Registrations.At(Stage.Approved));
        Inheriting.CarryOn(open, Owner(), "05/07/2025", Ended, Today, Now);
        Inheriting.CarryOn(gone, Owner(), "05/07/2025", Ended, Today, Now);
        Inheriting.Close(closed, "Không còn.", Today, Now);
        Assert.True(gone.Take(Step.RecordProgress, Now.AddDays(1)).Ok);

        Assert.IsType<Refusal.Taken>(Inheriting.Undo(gone).Refusal);
        Assert.All([open, closed], one =>
        {
            Assert.True(Inheriting.Undo(one).Ok);
            Assert.True(Inheriting.Waits(one, Ended));
            Assert.IsType<Refusal.Taken>(Inheriting.Undo(one).Refusal);
        });
    }

    [Fact]
    public void The_list_is_work_of_head_and_officer_of_the_commune_until_the_one_that_followed_works_here()
    {
        var (subject, settings) = (new Subject(Village.OtherCommune, Above: [Village.Commune, Village.Province]), Settings.On([], Today));
        var (own, heir) = (new InheritingSource(Subject.Of(Village.Commune), 3, 0, Ended, false), new InheritingSource(subject, 3, 0, Ended, true));

        Assert.All(Enum.GetValues<PostKind>(), kind =>
        {
            var decides = kind is PostKind.Officer or PostKind.CommitteeHead;
            Assert.Equal(decides, InheritingWork.For(Village.Holding(kind), own, settings, Today) is { Due: var due } && due == Ended.AddDays(30));
            Assert.Equal(decides, InheritingWork.For(Village.Holding(kind), heir, settings, Today) is not null);
        });
        Assert.Null(InheritingWork.For(Village.Holding(PostKind.Officer), own with { DecidedByHeirs = true }, settings, Today));
        Assert.Null(InheritingWork.For(Village.Holding(PostKind.Officer), own with { Count = 0 }, settings, Today));
    }
}
