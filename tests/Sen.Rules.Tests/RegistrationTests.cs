using CsCheck;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests;

public class RegistrationTests
{
    private static readonly string[] Texts =
        [RegistrationForm.Need, RegistrationForm.Site, RegistrationForm.Content, RegistrationForm.Task, RegistrationForm.Link, RegistrationForm.Method,
            RegistrationForm.Goal, RegistrationForm.Forces, RegistrationForm.Spread];

    [Fact]
    public void The_form_asks_at_most_twelve_answers_and_one_yes_or_no_and_the_five_choices_stand_together()
    {
        Assert.True(RegistrationForm.Questions.Count(question => question.Required && question.Name != RegistrationForm.Sensitive) <= 12);
        Assert.Equal(
            [RegistrationForm.Site, RegistrationForm.Content, RegistrationForm.Task, RegistrationForm.Link, RegistrationForm.Method],
            RegistrationForm.Of(2).Select(question => question.Name));
        Assert.Empty(RegistrationForm.Of(RegistrationForm.Parts.Count));
        Assert.All(RegistrationForm.Questions.Where(question => question.Required), question => Assert.StartsWith("Đề nghị", question.Missing.Vi, StringComparison.Ordinal));
    }

    [Fact]
    public void A_registration_is_sent_exactly_when_every_required_answer_is_there() =>
        Gen.OneOf([.. RegistrationForm.Questions.Where(question => question.Required).Select(question => question.Name)]).Array[0, 3].Sample(left =>
        {
            var model = Registrations.Model();
            var registration = Registrations.Draft(model);
            // A model has a name from its first moment: an empty name is refused and the old one stays.
            var open = left.Distinct().Where(question => question != RegistrationForm.Name).Order(StringComparer.Ordinal).ToList();
            AnswerSheet.Write(registration, model, Registrations.Answers().ToDictionary(answer => answer.Key, answer => open.Contains(answer.Key) ? "" : answer.Value), []);

            var sent = registration.Submit(model, Village.Now);

            return open.Count == 0
                ? sent.Ok && registration is { Stage: Stage.Registered, RegisteredAt: not null }
                : sent.Refusal is Refusal.Invalid invalid && invalid.Fields.Keys.Order(StringComparer.Ordinal).SequenceEqual(open) && registration.Stage == Stage.Draft;
        });

    [Fact]
    public void A_stage_began_on_its_own_day_however_often_progress_is_recorded_in_it()
    {
        var (registration, model) = Registrations.Complete();
        Assert.True(registration.Submit(model, Village.Now).Ok);
        foreach (var (step, day) in new[] { (Step.Appraise, 1), (Step.Approve, 2), (Step.RecordProgress, 3), (Step.RecordProgress, 9), (Step.RecordProgress, 12) })
        {
            Assert.True(registration.Take(step, Village.Now.AddDays(day)).Ok);
        }

        Assert.Equal((Village.Now.AddDays(3), Village.Now.AddDays(12)), (registration.StageSince, registration.ProgressAt));
    }

    [Fact]
    public void What_was_written_is_read_back_and_writing_it_again_changes_nothing() =>
        Gen.Select(Gen.OneOf(Texts), Gen.String[0, 80]).Sample((question, text) =>
        {
            var (registration, model) = Registrations.Complete();
            var wrong = AnswerSheet.Write(registration, model, new Dictionary<string, string> { [question] = text }, []);
            var once = AnswerSheet.Of(registration, model);
            AnswerSheet.Write(registration, model, once, []);
            return wrong.Count == 0 && once[question] == VietnameseText.Nfc(text).ReplaceLineEndings("\n").TrimEnd()
                && AnswerSheet.Of(registration, model).SequenceEqual(once);
        });

    [Fact]
    public void An_answer_that_cannot_be_read_is_named_and_the_others_are_kept()
    {
        var (registration, model) = Registrations.Complete();

        var wrong = AnswerSheet.Write(registration, model, new Dictionary<string, string>
        {
            [RegistrationForm.FinishOn] = "cuối năm",
            [RegistrationForm.Goal] = "15 hộ tham gia.",
            [RegistrationForm.Need] = new('a', RegistrationForm.LongestAnswer + 1),
            [RegistrationForm.FieldName] = "Thể thao",
            [RegistrationForm.Village] = "0190c000-0000-7000-8000-0000000000ff",
            [RegistrationForm.Name] = "  ",
        }, []);

        Assert.Equal(
            [RegistrationForm.FieldName, RegistrationForm.FinishOn, RegistrationForm.Name, RegistrationForm.Need, RegistrationForm.Village],
            wrong.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Đề nghị ghi ngày theo mẫu 05/09/2020.", wrong[RegistrationForm.FinishOn].Vi);
        Assert.Equal("15 hộ tham gia.", registration.Goal);
        Assert.Equal((new DateOnly(2022, 11, 15), "Ao bỏ trống 0,8 ha.", Field.Economy, "Trồng sen kết hợp nuôi cá"),
            (registration.FinishOn, registration.Need, model.Field, model.Name));
    }

    [Theory]
    [InlineData("5/9/2022")]
    [InlineData("05.09.2022")]
    [InlineData("ngày 05 tháng 9 năm 2022")]
    [InlineData("2022-09-05")]
    public void A_day_is_read_as_people_write_it(string typed)
    {
        var (registration, model) = Registrations.Complete();

        AnswerSheet.Write(registration, model, new Dictionary<string, string> { [RegistrationForm.FinishOn] = typed }, []);

        Assert.Equal(new DateOnly(2022, 9, 5), registration.FinishOn);
    }

    [Fact]
    public void A_promise_lies_in_its_year_or_a_few_years_after()
    {
        var (registration, model) = Registrations.Complete();

        var before = AnswerSheet.Write(registration, model, new Dictionary<string, string> { [RegistrationForm.FinishOn] = "31/12/2021" }, []);
        var after = AnswerSheet.Write(registration, model, new Dictionary<string, string> { [RegistrationForm.FinishOn] = "01/01/2028" }, []);

        Assert.Equal("Ngày hoàn thành cần từ năm 2022 đến năm 2027.", before[RegistrationForm.FinishOn].Vi);
        Assert.Equal(before[RegistrationForm.FinishOn], after[RegistrationForm.FinishOn]);
    }

    [Fact]
    public void While_the_model_is_public_its_name_field_and_place_rest_and_its_sensitive_sign_only_goes_on()
    {
        var (registration, model) = Registrations.Complete();
        (model.IsPublic, model.SensitiveSubject) = (true, true);

        AnswerSheet.Write(registration, model, new Dictionary<string, string>
        {
            [RegistrationForm.Name] = "Tên khác",
            [RegistrationForm.FieldName] = nameof(Field.DefenceSecurity),
            [RegistrationForm.Sensitive] = AnswerSheet.No,
            [RegistrationForm.Goal] = "20 hộ.",
        }, []);

        Assert.Equal(("Trồng sen kết hợp nuôi cá", Field.Economy, true, "20 hộ."), (model.Name, model.Field, model.SensitiveSubject, registration.Goal));
    }

    [Fact]
    public void Whether_it_is_sensitive_is_nobodys_answer_until_somebody_gives_it()
    {
        var model = Registrations.Model();
        var registration = Registrations.Draft(model);
        var before = AnswerSheet.Of(registration, model)[RegistrationForm.Sensitive];

        var wrong = AnswerSheet.Write(registration, model, new Dictionary<string, string> { [RegistrationForm.Sensitive] = "có lẽ" }, []);
        var missing = registration.Missing(model);
        AnswerSheet.Write(registration, model, new Dictionary<string, string> { [RegistrationForm.Sensitive] = AnswerSheet.No }, []);

        Assert.Equal(("", ""), (before, AnswerSheet.Show(RegistrationForm.Sensitive, before, _ => "").Vi));
        Assert.StartsWith("Đề nghị chọn “Có” hoặc “Không”", wrong[RegistrationForm.Sensitive].Vi, StringComparison.Ordinal);
        Assert.Equal(wrong[RegistrationForm.Sensitive], missing[RegistrationForm.Sensitive]);
        Assert.Equal(("khong", false), (AnswerSheet.Of(registration, model)[RegistrationForm.Sensitive], registration.Missing(model).ContainsKey(RegistrationForm.Sensitive)));
    }

    [Fact]
    public void The_same_name_with_other_marks_or_case_is_the_same_model()
    {
        Assert.Equal(Registrations.Model("Trồng sen kết hợp nuôi cá").NameFolded, Registrations.Model("  TRONG SEN  kết hợp nuôi cá ").NameFolded);
        Assert.Equal("trong-sen-ket-hop-nuoi-ca", Registrations.Model().Slug);
    }

    [Fact]
    public void An_appraisal_needs_an_opinion_and_a_refusal_to_approve_needs_a_reason()
    {
        var registered = Registrations.At(Stage.Registered);
        var appraised = Registrations.At(Stage.Appraised);

        Assert.Equal([Decision.Opinion], Assert.IsType<Refusal.Invalid>(Decision.Appraise(registered, " ", "", Village.Now).Refusal).Fields.Keys);
        Assert.Equal([Decision.Reason], Assert.IsType<Refusal.Invalid>(Decision.Decline(appraised, "", Village.Now).Refusal).Fields.Keys);
        Assert.Equal((Stage.Registered, Stage.Appraised), (registered.Stage, appraised.Stage));
        Assert.Equal(("Đủ nội dung.", "Ủy viên", Stage.Appraised),
            Decision.Appraise(registered, " Đủ nội dung. ", "Ủy viên", Village.Now).Match(one => (one.Opinion, one.InCharge, one.Stage), _ => default));
    }

    [Fact]
    public void A_return_needs_one_reason_and_keeps_the_answer_it_speaks_of()
    {
        var (registration, model) = Registrations.Complete();
        Assert.True(registration.Submit(model, Village.Now).Ok);
        var reasons = new Dictionary<string, string> { [RegistrationForm.Task] = "Ghi rõ thời gian.", [RegistrationForm.Goal] = " " };

        var none = Decision.Return(registration, model, new Dictionary<string, string>(), 1, _ => "", () => Guid.Empty, Village.Now);
        var returned = Decision.Return(registration, model, reasons, 2, _ => "", () => Guid.Empty, Village.Now);

        Assert.Equal([Decision.Reasons], Assert.IsType<Refusal.Invalid>(none.Refusal).Fields.Keys);
        var reason = Assert.Single(returned.Value);
        Assert.Equal((RegistrationForm.Task, "Ghi rõ thời gian.", "Đắp 200 m bờ ao.", 2), (reason.Question, reason.Reason, reason.AnswerThen, reason.Round));
        Assert.Equal(Stage.Returned, registration.Stage);
    }

    [Fact]
    public void A_recognition_has_a_number_and_a_day_and_is_revoked_once_and_with_a_reason()
    {
        var today = new DateOnly(2022, 9, 23);
        var claim = new LevelClaim { Level = Level.Commune };

        Assert.IsType<Refusal.Invalid>(claim.Recognise(" ", today, false, today).Refusal);
        Assert.IsType<Refusal.Invalid>(claim.Recognise("05-QĐ/BCĐ", today.AddDays(1), false, today).Refusal);
        Assert.IsType<Refusal.OutOfOrder>(claim.Revoke("06-QĐ/BCĐ", today, "Không còn hoạt động.", today).Refusal);
        Assert.True(claim.Recognise("05-QĐ/BCĐ", today, true, today).Ok);
        Assert.IsType<Refusal.OutOfOrder>(claim.Recognise("05-QĐ/BCĐ", today, true, today).Refusal);
        Assert.IsType<Refusal.Invalid>(claim.Revoke("06-QĐ/BCĐ", today, " ", today).Refusal);
        Assert.IsType<Refusal.Invalid>(claim.Revoke("06-QĐ/BCĐ", today.AddDays(-1), "Không còn hoạt động.", today).Refusal);
        Assert.True(claim.Revoke("06-QĐ/BCĐ", today, "Không còn hoạt động.", today).Ok);
        Assert.Equal((ClaimState.Revoked, "05-QĐ/BCĐ", "06-QĐ/BCĐ"), (claim.State, claim.DecisionNumber, claim.RevocationNumber));
    }
}
