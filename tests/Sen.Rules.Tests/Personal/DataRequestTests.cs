using CsCheck;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Settings;
using Xunit;

namespace Sen.Rules.Tests.Personal;

public class DataRequestTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);
    private static readonly Settings Defaults = Settings.On([], Today);

    [Theory]
    [InlineData(DataWish.See, 10)]
    [InlineData(DataWish.Correct, 10)]
    [InlineData(DataWish.Erase, 20)]
    [InlineData(DataWish.Withdraw, 15)]
    public void Each_wish_has_the_days_of_the_law_until_the_commune_sets_others(DataWish wish, int days) =>
        Assert.Equal(Today.AddDays(days), DataRequestWork.DueOn(wish, Today, Defaults));

    [Theory]
    [InlineData("Đã giao bản sao tại trụ sở.", null)]
    [InlineData("", "ghi ngắn gọn")]
    [InlineData("Đã gọi 0905 123 456 rồi giao bản sao.", "Ghi chú ở lại trong nhật ký, không xóa được. Đề nghị bỏ: số điện thoại di động")]
    public void The_note_of_what_was_done_stays_for_ever_so_it_holds_nothing_of_a_person(string note, string? wrong)
    {
        var said = DataRequest.CheckNote(note)?.Vi;
        Assert.Equal((wrong is null, true), (said is null, said?.Contains(wrong!, StringComparison.Ordinal) ?? true));
        Assert.Contains($"{DataRequest.LongestNote + 1}", DataRequest.CheckNote(new string('a', DataRequest.LongestNote + 1))!.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_closed_stays_closed_and_only_a_wish_to_see_is_done_with_the_copy() =>
        Gen.Select(Gen.Enum<DataWish>(), Gen.Enum<DataRefusal>(), Gen.Bool).Sample((wish, reason, refuse) =>
        {
            var request = Of(wish);
            request.Export(Today);
            var closed = refuse ? request.Refuse(reason, Today) : request.Finish(Today);
            return closed.Ok && request.ExportedOn == Today
                && request.State != DataRequestState.Open && request.Finish(Today).Refusal is Refusal.OutOfOrder && request.Refuse(reason, Today).Refusal is Refusal.OutOfOrder;
        });

    [Fact]
    public void Who_asked_is_forgotten_so_many_days_after_it_was_closed_and_never_before() => Gen.Int[0, 800].Sample(days =>
    {
        var request = Of(DataWish.Erase);
        var open = request.IsOver(Today.AddDays(5000), 365);
        request.Finish(Today);
        var over = request.IsOver(Today.AddDays(days), 365);
        request.Forget(Today.AddDays(days));
        return !open && over == (days >= 365) && request is { Asker: "", Wish: "", State: DataRequestState.Done } && !request.IsOver(Today.AddDays(5000), 365);
    });

    [Fact]
    public void An_account_is_the_administrators_to_serve_a_writers_contact_the_officers_the_rest_both()
    {
        var subject = Subject.Of(Village.Commune);
        bool Serves(PostKind post, DataPlace place) => DataRequestWork.Serves(Village.Holding(post), place, subject);

        Assert.True(Serves(PostKind.Administrator, DataPlace.Account) && !Serves(PostKind.Administrator, DataPlace.Feedback) && Serves(PostKind.Administrator, DataPlace.Elsewhere));
        Assert.True(!Serves(PostKind.Officer, DataPlace.Account) && Serves(PostKind.Officer, DataPlace.Feedback) && Serves(PostKind.Officer, DataPlace.Elsewhere));
        Assert.All(
            Enum.GetValues<PostKind>().Except([PostKind.Administrator, PostKind.Officer]), post => Assert.All(Enum.GetValues<DataPlace>(), place => Assert.False(Serves(post, place))));
        Assert.All(Enum.GetValues<DataPlace>(), place => Assert.False(DataRequestWork.Serves(Village.Holding(PostKind.Officer), place, Subject.Of(Village.OtherCommune))));
    }

    [Fact]
    public void The_soonest_stands_first_and_nobody_is_given_what_they_may_not_do()
    {
        DataRequestSource Source(DataPlace place, int days) => new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Subject.Of(Village.Commune), DataWish.See, place, Today, Today.AddDays(days));

        var work = DataRequestWork.For(Village.Holding(PostKind.Officer), [Source(DataPlace.Feedback, 9), Source(DataPlace.Account, 1), Source(DataPlace.Elsewhere, -2)], Today);

        Assert.Equal([-2, 9], work.Select(one => one.DaysLeft));
        Assert.All(work, one => Assert.Equal(Operation.CloseDataRequest, one.Row.Operation));
    }

    private static DataRequest Of(DataWish wish) => DataRequest.Record(Guid.NewGuid(), new(Village.Commune, Village.Province), wish, DataPlace.Elsewhere, null, "Ai đó", "điều gì", Today, Today.AddDays(10));
}
