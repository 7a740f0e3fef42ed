using CsCheck;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Xunit;

namespace Sen.Rules.Tests.Feedback;

public class FeedbackTests
{
    // A Friday.
    private static readonly DateOnly Today = new(2022, 9, 23);
    private static readonly Settings Defaults = Settings.On([], Today);

    [Fact]
    public void The_answer_is_due_after_five_working_days_and_is_the_owners_work()
    {
        var work = Assert.Single(FeedbackWork.For(Village.Holding(PostKind.Officer), [Source()], Defaults, Today));

        Assert.Equal(("Trả lời góp ý", new DateOnly(2022, 9, 30), 7), (work.Row.Verb.Vi, work.Due, work.DaysLeft));
        Assert.Empty(FeedbackWork.For(Village.Holding(PostKind.CommitteeHead), [Source()], Defaults, Today));
        Assert.Empty(FeedbackWork.For(Village.Registrar(), [Source()], Defaults, Today));
    }

    [Fact]
    public void What_nobody_answered_in_time_rises_to_the_head_of_the_committee_and_the_standing_body()
    {
        var ofEditor = Source() with { OwnerPost = PostKind.Editor };
        var late = new DateOnly(2022, 10, 3);

        Assert.Equal(FeedbackWork.AnswerLate, Assert.Single(FeedbackWork.For(Village.Holding(PostKind.CommitteeHead), [ofEditor], Defaults, late)).Row);
        Assert.Equal(FeedbackWork.AnswerLate, Assert.Single(FeedbackWork.For(Village.Holding(PostKind.Officer), [ofEditor], Defaults, late)).Row);
        Assert.Equal(FeedbackWork.Answer, Assert.Single(FeedbackWork.For(Village.Holding(PostKind.Editor), [ofEditor], Defaults, late)).Row);
    }

    [Fact]
    public void What_was_handed_over_is_the_work_of_that_organisation_and_no_other()
    {
        var handed = Source() with { OwnerPost = PostKind.Registrar, Subject = new(Village.Commune, Village.Farmers) };

        Assert.Single(FeedbackWork.For(Village.Registrar(), [handed], Defaults, Today));
        Assert.Empty(FeedbackWork.For(Village.Registrar(Village.Women), [handed], Defaults, Today));
    }

    [Fact]
    public void A_hiding_waits_for_its_review_and_only_standing_body_and_head_review() =>
        Assert.All(Enum.GetValues<PostKind>(), kind => Assert.Equal(
            kind is PostKind.Officer or PostKind.CommitteeHead,
            FeedbackWork.For(Village.Holding(kind), [Source() with { State = FeedbackState.Hidden, Review = HidingReview.Pending }], Defaults, Today).Count == 1));

    [Fact]
    public void Whoever_hid_it_has_no_review_to_do()
    {
        var officer = Village.Holding(PostKind.Officer);
        var hidden = Source() with { State = FeedbackState.Hidden, Review = HidingReview.Pending };

        Assert.Empty(FeedbackWork.For(officer, [hidden with { HiddenBy = officer.PersonId }], Defaults, Today));
        Assert.Single(FeedbackWork.For(officer, [hidden with { HiddenBy = new Guid(9, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]) }], Defaults, Today));
    }

    [Fact]
    public void A_hiding_that_nobody_else_may_review_is_the_work_of_whoever_gives_posts()
    {
        var (officer, other) = (Village.Holding(PostKind.Officer).PersonId, new Guid(9, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]));
        var hidden = Source() with { State = FeedbackState.Hidden, Review = HidingReview.Pending, HiddenBy = officer };
        Work? Staff(Actor actor, params Guid[] reviewers) => FeedbackWork.ForStaff(actor, Village.Commune, [hidden, hidden, Source()], reviewers, Defaults, Today);

        var work = Staff(Village.Holding(PostKind.Administrator), officer)!;
        Assert.Equal((FeedbackWork.Staff, Guid.Empty, "2 góp ý đang ẩn", ""), (work.Row, work.RegistrationId, work.ModelName.Vi, work.OwnerName.Vi));
        Assert.NotNull(Staff(Village.Holding(PostKind.Administrator)));
        Assert.Null(Staff(Village.Holding(PostKind.Administrator), officer, other));
        Assert.Null(Staff(Village.Holding(PostKind.Officer), officer));
    }

    [Fact]
    public void The_slow_lane_is_looked_through_by_those_who_sort_and_due_with_its_oldest()
    {
        var lane = new SlowLane(Village.Commune, 3, new(2022, 9, 21));
        var work = FeedbackWork.For(Village.Holding(PostKind.Officer), lane, Defaults, Today)!;

        Assert.Equal(("Xem góp ý ở làn chậm", new DateOnly(2022, 9, 28), 5), (work.Row.Verb.Vi, work.Due, work.DaysLeft));
        Assert.Null(FeedbackWork.For(Village.Registrar(), lane, Defaults, Today));
        Assert.Null(FeedbackWork.For(Village.Holding(PostKind.Officer), lane with { CommuneId = Village.Province }, Defaults, Today));
    }

    [Fact]
    public void It_goes_to_another_place_and_never_to_where_it_is()
    {
        var feedback = Received();

        Assert.IsType<Refusal.Invalid>(feedback.HandOver(PostKind.Officer).Refusal);
        Assert.True(feedback.HandOver(PostKind.Registrar, Village.Farmers).Ok);
        Assert.IsType<Refusal.Invalid>(feedback.HandOver(PostKind.Registrar, Village.Farmers).Refusal);
        Assert.True(feedback.HandOver(PostKind.Registrar, Village.Women).Ok);
        Assert.True(feedback.HandOver(PostKind.Editor).Ok);
        Assert.Equal((PostKind.Editor, (Guid?)null), (feedback.OwnerPost, feedback.OwnerOrganisationId));
    }

    [Fact]
    public void A_registrar_never_hides_whatever_the_stage() =>
        Assert.False(Access.Ask(Village.Registrar(), Operation.HideFeedback, new Subject(Village.Commune, Village.Farmers)).Ok);

    [Fact]
    public void A_contact_is_over_so_many_days_after_the_answer_or_the_hiding_and_never_while_the_matter_waits()
    {
        var item = Received(contact: new("Nhà đầu xóm", null));
        Assert.False(item.ContactIsOver(Today.AddDays(1000), 90));

        Assert.True(item.Answer(Today).Ok);
        Assert.Equal((false, true), (item.ContactIsOver(Today.AddDays(89), 90), item.ContactIsOver(Today.AddDays(90), 90)));
        Assert.True(item.Reopen(Today.AddDays(5)).Ok);
        Assert.False(item.ContactIsOver(Today.AddDays(90), 90));
        Assert.True(item.Hide(HidingReason.Repeated, Today.AddDays(10)).Ok);
        Assert.Equal((false, true), (item.ContactIsOver(Today.AddDays(99), 90), item.ContactIsOver(Today.AddDays(100), 90)));

        item.EraseContact();
        Assert.False(item.ContactIsOver(Today.AddDays(100), 90));
    }

    [Fact]
    public void It_opens_again_within_thirty_days_and_the_clock_starts_anew()
    {
        var answered = Received();
        Assert.True(answered.Answer(Today).Ok);

        Assert.False(Clone(answered).Reopen(Today.AddDays(31)).Ok);
        Assert.True(answered.Reopen(Today.AddDays(30)).Ok);

        Assert.Equal((FeedbackState.Waiting, Today.AddDays(30), Today), (answered.State, answered.OpenSince, answered.FirstAnsweredOn!.Value));
    }

    [Fact]
    public void A_hidden_one_is_neither_answered_nor_public_and_comes_back_as_it_was()
    {
        var feedback = Received();
        feedback.Answer(Today);
        Assert.True(feedback.Publish(show: true, [feedback.Text]).Ok);

        Assert.True(feedback.Hide(HidingReason.Repeated, Today).Ok);
        Assert.False(feedback.IsPublic);
        Assert.False(feedback.Answer(Today).Ok);
        Assert.True(feedback.ReviewHiding(upheld: false, Today).Ok);

        Assert.Equal((FeedbackState.Answered, HidingReview.Overturned, (HidingReason?)null), (feedback.State, feedback.HidingReview, feedback.HiddenFor));
        Assert.False(feedback.ReviewHiding(upheld: true, Today).Ok);
    }

    [Fact]
    public void What_is_about_a_sensitive_model_is_never_published_nor_handed_over()
    {
        var feedback = Received(sensitive: true);
        Assert.False(feedback.HandOver(PostKind.Registrar, Village.Farmers).Ok);
        feedback.Answer(Today);

        Assert.IsType<Refusal.Invalid>(feedback.Publish(show: true, [feedback.Text]).Refusal);
        Assert.False(feedback.IsPublic);
    }

    [Theory]
    [InlineData("Gọi 0912 345 678 để biết thêm.", "số điện thoại")]
    [InlineData("Số căn cước 049123456789.", "số giấy tờ")]
    [InlineData("Nhà ông Tư cuối xóm.", "tên người")]
    [InlineData("Hộ bà kế bên chưa nhận.", "tên một hộ")]
    [InlineData("Đối tượng đó vừa mãn hạn tù.", "đối tượng")]
    public void Private_words_keep_a_text_off_the_portal(string text, string told)
    {
        var feedback = Received();
        feedback.Answer(Today);

        Assert.Contains(told, feedback.Publish(show: true, [text]).Refusal!.Sentence.Vi, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Đèn đường đầu xóm không sáng từ tuần trước, xin sửa giúp trước 20/11/2022.")]
    [InlineData("Ông bà ta nói uống nước nhớ nguồn; anh em trong thôn cùng dọn.")]
    public void Plain_words_do_not(string text) => Assert.Empty(PrivateWords.In([text]));

    [Fact]
    public void A_code_is_80_bits_in_four_groups_and_is_read_however_it_is_typed() =>
        Gen.Byte.Array[ReceiptCode.Bytes].Sample(random =>
        {
            var code = ReceiptCode.Of(random);
            var typed = code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal).Replace('0', 'o').Replace('1', 'l');
            return code.Length == 19 && code.Split('-').All(group => group.Length == 4) && code.IndexOfAny(['I', 'L', 'O', 'U']) < 0
                && ReceiptCode.Hash(typed) == ReceiptCode.Hash(code);
        });

    [Fact]
    public void Different_codes_have_different_hashes() =>
        Gen.Select(Gen.Byte.Array[ReceiptCode.Bytes], Gen.Byte.Array[ReceiptCode.Bytes]).Where(pair => !pair.Item1.SequenceEqual(pair.Item2))
            .Sample(pair => ReceiptCode.Hash(ReceiptCode.Of(pair.Item1)) != ReceiptCode.Hash(ReceiptCode.Of(pair.Item2)));

    [Fact]
    public void Nearly_the_same_texts_are_one_group()
    {
        string[] texts =
        [
            "Mua ngay hàng giảm giá 50% tại cửa hàng", "MUA NGAY hàng giảm giá 70% tại cửa hàng!!!", "Mua ngay hàng giảm giá tại cửa hàng mới",
            "Đèn đường đầu xóm không sáng", "Xin hỏi lịch tiếp công dân tháng này",
        ];

        Assert.Equal([3, 1, 1], Likeness.Groups(texts, text => text).Select(group => group.Count));
    }

    [Fact]
    public void The_median_counts_working_days_of_five_answers_or_more()
    {
        (DateOnly, DateOnly)[] answered = [(Today, Today), (Today, Today), (Today, new(2022, 9, 26)), (Today, new(2022, 9, 30)), (Today, new(2022, 9, 30))];

        Assert.Equal(1, FeedbackWork.Median(answered));
        Assert.Null(FeedbackWork.Median(answered[..(FeedbackWork.FewestForMedian - 1)]));
        Assert.Null(FeedbackWork.Median([]));
    }

    [Fact]
    public void Too_little_and_too_much_are_told_with_an_example_or_the_number()
    {
        var wrong = new Dictionary<string, Wording>();
        FeedbackText.Text("  \n ", "a", wrong);
        FeedbackText.Text(new('x', CitizenFeedback.LongestText + 1), "b", wrong);
        Assert.Equal("Được.", FeedbackText.Text(" Được.\r\n", "c", wrong));

        Assert.Equal(["a", "b"], wrong.Keys);
        Assert.Contains("4001", wrong["b"].Vi, StringComparison.Ordinal);
    }

    private static FeedbackSource Source() => new(
        new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]), Subject.Of(Village.Commune), FeedbackState.Waiting, HidingReview.None, PostKind.Officer, Today, Wording.AsTyped("Đèn đường"));

    private static CitizenFeedback Received(bool sensitive = false, VoluntaryContact? contact = null) => CitizenFeedback.Receive(
        new Guid(1, 2, 3, [1, 2, 3, 4, 5, 6, 7, 8]), new(Village.Commune, Village.Province), FeedbackKind.Remark, About.Commune with { Sensitive = sensitive }, "",
        "Đèn đường đầu xóm không sáng.", contact ?? VoluntaryContact.None, ReceiptCode.Hash("x"), FeedbackLane.Usual, Today);

    private static CitizenFeedback Clone(CitizenFeedback feedback)
    {
        var again = Received(feedback.Sensitive);
        again.Answer(feedback.AnsweredOn!.Value);
        return again;
    }
}
