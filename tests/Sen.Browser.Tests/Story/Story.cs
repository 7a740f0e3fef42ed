using Microsoft.EntityFrameworkCore;
using Sen.Cli;
using Sen.Data.Audit;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>
/// The story of one model, told by the people in it. Each has a telephone of their own; days pass between the steps, as they do in a commune.
/// </summary>
internal sealed partial class Story(SenHost sen, bool scripts) : IAsyncDisposable
{
    private const string Reason = "Đề nghị ghi rõ đắp bao nhiêu mét bờ ao và xong trước ngày nào.";
    private const string Corrected = "Dọn 0,8 ha ao trước ngày 30/03/2022.\nĐắp 200 m bờ ao trước ngày 15/04/2022.";
    private const string Evidence = "Đã đắp xong 200 m bờ ao, 12 hộ cùng làm trong ba ngày.";
    private const string PhotoShows = "Bà con đắp bờ ao chung đầu thôn";
    private const string WhyRevoked = "Ao bị lấp để làm bãi vật liệu, mô hình không còn.";

    private readonly List<Person> _people = [];
    private readonly List<string> _photos = [];
    private string _publicPage = "";
    private Guid _registration;

    public async Task The_Farmers_Union_registers_a_model_question_by_question()
    {
        DaysPass(3);
        await FarmersUnion.Open(Desk.Address);
        await FarmersUnion.Go("Đăng ký mô hình mới");
        await RegistrationPages.Answer(FarmersUnion, RegistrationPages.Answers(Village));
        await FarmersUnion.Reads("Phần 5/5");
        await RegistrationPages.Send(FarmersUnion);
        await FarmersUnion.Reads("Đã gửi.");
        _registration = Guid.Parse(FarmersUnion.Path.Split('/', '?')[3]);
    }

    public async Task The_standing_body_returns_it_with_a_reason_at_a_question()
    {
        DaysPass(2);
        await Desk.Take(Officer, "Xem và duyệt", RegistrationPages.Model);
        await ReviewPages.Return(Officer, RegistrationForm.Find(RegistrationForm.Task)!, Reason);
        await Officer.Reads("Trả lại để bổ sung");
        await StandsAt(Stage.Returned);
    }

    public async Task The_Farmers_Union_corrects_it_and_sends_it_again()
    {
        DaysPass(1);
        var question = RegistrationForm.Find(RegistrationForm.Task)!;
        await FarmersUnion.Open($"/can-bo/mo-hinh/{_registration}");
        await FarmersUnion.Reads(Reason);
        await FarmersUnion.Go(question.Label.Vi);
        await FarmersUnion.Reads(Reason);
        await FarmersUnion.Fill(question.Label.Vi, Corrected);
        await RegistrationPages.GoToTheEnd(FarmersUnion);
        await RegistrationPages.Send(FarmersUnion);
        await FarmersUnion.Reads("Đã gửi.");
    }

    public async Task It_is_appraised_and_approved()
    {
        DaysPass(2);
        await Desk.Take(Officer, "Xem và duyệt", RegistrationPages.Model);
        await Officer.Reads("1 nội dung thay đổi so với lần trả lại");
        await ReviewPages.Appraise(Officer, "Đã rõ việc và thời gian. Đề nghị duyệt.");
        await StandsAt(Stage.Appraised);

        DaysPass(2);
        await Desk.Take(Head, "Xem và duyệt", RegistrationPages.Model);
        await Head.Reads("Đã rõ việc và thời gian. Đề nghị duyệt.");
        await ReviewPages.Approve(Head);
        await Head.Reads("Biểu mẫu vừa gửi còn nguyên.");
        await HeadConfirms();
        await StandsAt(Stage.Approved);
    }

    public async Task Progress_is_recorded_with_a_photo()
    {
        DaysPass(40);
        await Desk.Take(FarmersUnion, "Ghi ngay", RegistrationPages.Model);
        await FarmersUnion.Fill("Làm ngày nào?", "02/04/2022");
        await FarmersUnion.Fill("Đã làm được việc gì?", Evidence);
        await FarmersUnion.Fill("Hộ tham gia (nếu có)", "12");
        await FarmersUnion.Fill("Ngày công (nếu có)", "36");
        await FarmersUnion.Field("Ảnh 1 (nếu có)").SetInputFilesAsync(
            new Microsoft.Playwright.FilePayload { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = PhotoWithPlace.Take() });
        await FarmersUnion.Page.GetByLabel("Ảnh chụp gì? (nếu có)").First.FillAsync(PhotoShows);
        await FarmersUnion.Press("Gửi tiến độ");
        await FarmersUnion.Reads(Evidence);
        await StandsAt(Stage.Underway);

        await using var db = sen.Database.OpenAll();
        var photo = await db.Files.Select(file => file.Id).SingleAsync(TestContext.Current.CancellationToken);
        _photos.AddRange(from size in (string[])["nho", "vua", "lon"] select $"/tep/{photo:d}/{size}");
    }

    public async Task It_is_not_public_yet()
    {
        await using var reader = await Reader();
        await reader.Open("/mo-hinh");
        Assert.DoesNotContain(RegistrationPages.Model, await reader.Said(), StringComparison.Ordinal);
        foreach (var photo in _photos)
        {
            await reader.Open(photo, 404);
        }
    }

    public async Task It_is_scored_and_recognised()
    {
        DaysPass(160);
        await Desk.Take(Member, "Chấm điểm", RegistrationPages.Model);
        await Member.Reads(Evidence);
        foreach (var (criterion, points) in new (string, string)[]
        {
            ("1. Sát nhu cầu, chọn đúng việc", "14"), ("2. Lãnh đạo, kế hoạch, phân công", "9"), ("3. Cách vận động, lực lượng, dân chủ", "17,5"),
            ("4. Kết quả đo được so với mục tiêu", "22"), ("5. Nhân dân tham gia, đồng tình", "9"), ("6. Bền vững", "8"), ("7. Lan tỏa, nhân rộng", "8"),
        })
        {
            await Member.Fill(criterion, points);
        }

        await Member.Press("Gửi phiếu chấm");
        await StandsAt(Stage.Scored);

        DaysPass(5);
        await Desk.Take(Head, "Quyết định", RegistrationPages.Model);
        await Head.Reads("87,5");
        await Head.Fill("Số, ký hiệu quyết định công nhận", "05-QĐ/BCĐ");
        await Head.Fill("Ngày ký quyết định", Today());
        await Head.Press("Công nhận");
        await HeadConfirms();
        await StandsAt(Stage.Recognised);
    }

    public async Task The_next_reader_finds_its_page_and_its_photo()
    {
        await using var reader = await Reader();
        await reader.Open("/mo-hinh");
        await reader.Go(RegistrationPages.Model);
        _publicPage = reader.Path;
        await reader.Reads("05-QĐ/BCĐ");
        await reader.Reads(Evidence);
        var shown = await reader.Page.Locator($"main img[alt='{PhotoShows}']").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('src'))");
        Assert.Contains(_photos[0], shown);
        reader.IsContent();
        foreach (var photo in _photos)
        {
            using var anybody = sen.Client();
            var answer = await anybody.GetAsync(photo, TestContext.Current.CancellationToken);
            Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
            var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.True(bytes.Length > 1000 && !PhotoWithPlace.TellsItsPlace(bytes), $"{photo} still tells where it was taken.");
        }
    }

    public async Task The_recognition_is_revoked()
    {
        DaysPass(30);
        await Head.Open($"/can-bo/mo-hinh/{_registration}");
        await Head.Go("Thu hồi công nhận");
        await Head.Fill("Số, ký hiệu quyết định thu hồi", "09-QĐ/BCĐ");
        await Head.Fill("Ngày ký quyết định", Today());
        await Head.Fill("Lý do thu hồi", WhyRevoked);
        await Head.Press("Thu hồi công nhận");
        await HeadConfirms();
        await StandsAt(Stage.Revoked);
    }

    public async Task For_the_next_reader_page_and_photos_are_gone()
    {
        await using var reader = await Reader();
        await reader.Open(_publicPage, 404);
        foreach (var photo in _photos)
        {
            await reader.Open(photo, 404);
        }

        await reader.Open("/mo-hinh");
        Assert.DoesNotContain(RegistrationPages.Model, await reader.Said(), StringComparison.Ordinal);
    }

    public async Task Every_step_is_in_the_history_and_the_chains_verify()
    {
        Operation[] steps =
        [
            Operation.DraftRegistration, Operation.Register, Operation.ReturnRegistration, Operation.DraftRegistration, Operation.Register, Operation.Appraise,
            Operation.Approve, Operation.RecordProgress, Operation.Score, Operation.Recognise, Operation.Revoke,
        ];
        await using var db = sen.Database.OpenAll();
        var subject = _registration.ToString("d");
        var verbs = await db.AuditLines.Where(line => line.SubjectId == subject).OrderBy(line => line.Seq).Select(line => line.Verb)
            .ToListAsync(TestContext.Current.CancellationToken);
        // Writing the draft is an act at each question; told once is enough.
        Assert.Equal(steps.Select(step => step.Verb()), verbs.Where((verb, no) => no == 0 || verbs[no - 1] != verb));

        await Officer.Open($"/can-bo/lich-su/registration/{_registration}");
        var history = await WholeHistory();
        Assert.All(steps, step => Assert.Contains(OperationNames.Of(step).Vi, history, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Reason, history, StringComparison.Ordinal);
        Assert.Contains(WhyRevoked, history, StringComparison.Ordinal);

        var verified = await Verification.Run(db, TestContext.Current.CancellationToken);
        Assert.Null(verified.FirstBad);
        string[] where = sen.Options.Database is { } database ? ["--database", database] : [];
        Assert.Equal(0, await Verbs.Run(["verify", "audit", "--data", sen.Options.Data, .. where]));
    }

    public void Nobody_had_anything_to_complain_about() => Assert.All(_people, person => person.IsContent());

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
        {
            await person.DisposeAsync();
        }
    }

    private void DaysPass(int days) => sen.Clock.Advance(TimeSpan.FromDays(days));

    private string Today() => Movement.Text.AdministrativeDate.Short(Movement.BusinessCalendar.Today(sen.Clock));

    private async Task StandsAt(Stage stage)
    {
        await using var db = sen.Database.OpenAll();
        Assert.Equal(stage, await db.Registrations.Where(row => row.Id == _registration).Select(row => row.Stage).SingleAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> WholeHistory()
    {
        var pages = new List<string>();
        while (true)
        {
            pages.Add(await Officer.Said());
            var next = Officer.Page.Locator(".pager a[aria-current=page] + a");
            if (await next.CountAsync() == 0)
            {
                return string.Join('\n', pages);
            }

            await Officer.Follow(next.First);
        }
    }

    // Somebody whom the portal has never seen.
    private Task<Person> Reader() => Person.Arrive(sen.Address, Screen.Phone, scripts);

    private async Task<Person> Newcomer()
    {
        var person = await Person.Arrive(sen.Address, Screen.Phone, scripts);
        _people.Add(person);
        return person;
    }
}
