using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Progress;
using Sen.Movement.Scoring;
using Sen.Movement.Text;

namespace Sen.Plumbing;

// Words of registering and reviewing.
public sealed partial class Words
{
    // The registration form
    public string RegisterAModel(int year) => Say($"Đăng ký mô hình năm {year}", $"Register a model for {year}");

    public string Registering(string name) => Say($"Đăng ký: {name}", $"Registration: “{name}”");

    public string RegisterNew => Say("Đăng ký mô hình mới", "Register a new model");

    public string PartsOfTheForm => Say("Các phần của bản đăng ký", "Parts of the registration");

    public string PartOf(int part, int of) => Say($"Phần {part}/{of}", $"Part {part}/{of}");

    public string QuestionOf(int question, int of) => Say($"Câu {question}/{of}", $"Question {question}/{of}");

    public string ShortAnswers => Say("Viết ngắn gọn, mỗi mục hai đến ba câu; nêu việc cụ thể của địa phương.", "Two or three sentences each; say what will be done here.");

    public string SaveAndQuestion(int question) => Say($"Lưu và sang câu {question}", $"Save, go to question {question}");

    public string SaveAndPart(int part) => Say($"Lưu và sang phần {part}", $"Save, go to part {part}");

    public string BackToQuestion(int question) => Say($"Về câu {question}", $"Back to question {question}");

    public string BackToPart(int part) => Say($"Về phần {part}", $"Back to part {part}");

    public string Later => Say("Để sau", "Later");

    public string KeptByItself => Say("Bản đăng ký được tự động lưu", "The draft is kept");

    public string KeptByItselfHow => Say("Lưu mỗi khi sang câu, sang phần. Có thể dừng và làm tiếp trên máy khác.", "At every step. You may stop and go on from another device.");

    public string ForWhichOrganisation => Say("Đăng ký cho đơn vị nào?", "For which organisation?");

    public string Choose => Say("Chọn…", "Choose…");

    public string Yes => Say("Có", "Yes");

    public string No => Say("Không", "No");

    public string SensitiveEffect => Say(
        "Đã đánh dấu đề tài nhạy cảm: không ghi tên, không đăng ảnh người thụ hưởng, số liệu nhỏ không hiện trên cổng.",
        "Marked as sensitive: no names, no photos of beneficiaries, small figures stay off the portal.");

    public string SensitiveSubject => Say("Đề tài nhạy cảm", "Sensitive subject");

    public string RestsWhilePublic => Say("Mô hình đang được công nhận nên mục này giữ nguyên.", "The model is recognised, so this stays as it is.");

    public string SeeExample => Say("Xem ví dụ của đơn vị khác", "See another organisation’s example");

    public string ExampleFrom(string model) => Say($"Từ mô hình “{model}”.", $"From the model “{model}”.");

    public string ToAdd => Say("Đề nghị bổ sung:", "Please complete:");

    public string Edit => Say("Sửa", "Edit");

    public string NotAnswered => Say("Chưa ghi", "Not answered yet");

    public string CompleteNow => Say("Bổ sung ngay", "Complete it now");

    public string SendRegistration => Say("Gửi bản đăng ký", "Send the registration");

    public string SendUnchangedQuestion => Say("Chưa sửa gì theo ý kiến trả lại – vẫn gửi?", "Nothing was changed after the registration was returned – send it all the same?");

    public string SendUnchanged => Say("Vẫn gửi", "Send it all the same");

    public string SendQuestionFor(string body, string owner) => Say(
        $"Gửi bản đăng ký? Sau đó người đăng ký của {owner} rút lại được cho đến khi {body} thẩm định; người nhập hộ thì không.",
        $"Send the registration? Afterwards the registrar of {owner} can withdraw it until {body} appraises it; whoever entered it cannot.");

    public string SendQuestion(string body) => Say($"Gửi bản đăng ký? Có thể rút lại cho đến khi {body} thẩm định.", $"Send the registration? It can be withdrawn until {body} appraises it.");

    public string OpenThatRegistration => Say("Mở bản đã đăng ký", "Open that registration");

    public string QuestionColumn => Say("Câu", "Question");

    public string NotSavedYet => Say("Chưa lưu được do mạng yếu. Nội dung vẫn còn trong biểu mẫu; trang sẽ tự lưu lại.", "Not saved: the connection is weak. The text is still in the form; the page will try again by itself.");

    public string MyVersion => Say("Bản vừa gửi", "What was sent");

    public string StaleAdvice => Say("Nội dung vừa ghi vẫn còn ở bên dưới. Bấm lưu lần nữa để dùng bản này, hoặc", "What was typed is still below. Save again to use it, or");

    public string TakeKeptVersion => Say("dùng bản đang lưu.", "take the kept version.");

    public string SavedAt(DateTime utc, DateOnly today) => BusinessCalendar.DateOf(utc) is var day && day == today
        ? Say($"Đã lưu lúc {Hour(utc)}", $"Saved at {Hour(utc)}")
        : Say($"Đã lưu lúc {Hour(utc)}, {Date(day)}", $"Saved at {Hour(utc)}, {Date(day)}");

    // Review
    public string Reviews => Say("Duyệt", "Review");

    public string ToReview(int count) => Say($"Có {count} bản đăng ký chờ xem", count == 1 ? "1 registration waits" : $"{count} registrations wait");

    public string NothingToReview => Say("Không có bản đăng ký nào chờ xem", "No registration waits");

    public string NothingToReviewWhy => Say("Khi đơn vị gửi bản đăng ký, việc sẽ hiện ở đây.", "When an organisation sends one, it shows here.");

    public string OpenReview => Say("Xem và duyệt", "Open");

    public string PlaceInQueue(int place, int of) => Say($"Bản {place}/{of}", $"{place} of {of}");

    public string NextInQueue => Say("Bản tiếp theo", "Next one");

    public string SentRound(int round, DateTime utc) => round > 1
        ? Say($"gửi lần {round}, {Date(BusinessCalendar.DateOf(utc))}", $"sent {round} times, last {Date(BusinessCalendar.DateOf(utc))}")
        : Say($"gửi {Date(BusinessCalendar.DateOf(utc))}", $"sent {Date(BusinessCalendar.DateOf(utc))}");

    public string SentLate(int days) => Say($"Gửi sau hạn chung {days} ngày", $"Sent {days} days after the common deadline");

    public string ChangedSince(int count, DateTime utc) => count == 0
        ? Say($"Chưa có nội dung nào thay đổi so với lần trả lại {Date(BusinessCalendar.DateOf(utc))}", $"Nothing has changed since it was sent back on {Date(BusinessCalendar.DateOf(utc))}")
        : Say($"{count} nội dung thay đổi so với lần trả lại {Date(BusinessCalendar.DateOf(utc))}", $"{count} changed since it was sent back on {Date(BusinessCalendar.DateOf(utc))}");

    public string EditedIn(int places) => Say($"Đã sửa {places} chỗ", places == 1 ? "Edited in 1 place" : $"Edited in {places} places");

    public string NotEdited => Say("Chưa sửa", "Not edited");

    public string PlacesChanged(int places) => Say($"{places} chỗ", places == 1 ? "1 place" : $"{places} places");

    public string LooksAdded => Say("Phần thêm gạch chân", "Added: underlined");

    public string LooksRemoved => Say("phần bỏ gạch ngang", "removed: struck through");

    public string UnchangedAnswers(int count) => Say($"{count} câu không đổi", count == 1 ? "1 answer has not changed" : $"{count} answers have not changed");

    public string RemovedFrom => Say("[bỏ: ", "[removed: ");

    public string AddedFrom => Say("[thêm: ", "[added: ");

    public string ReasonThen => Say("Lý do trả lại:", "Reason it was sent back:");

    public string GiveReason => Say("Nêu lý do", "Give a reason");

    public string ReasonFor(string question) => Say($"Lý do trả lại câu “{question}”", $"Reason to send back “{question}”");

    public string OpinionOfAppraisal => Say("Ý kiến thẩm định", "Opinion of the appraisal");

    public string ApprovalRemark => Say("Ý kiến", "Remark");

    public string MemberInCharge => Say("Thành viên theo dõi", "Member in charge");

    public string ChangeMember => Say("Đổi người theo dõi", "Change who is in charge");

    public string NoLongerMember(string title) => Say($"{title} (không còn trong danh sách)", $"{title} (no longer on the list)");

    public string RecordMember => Say("Ghi phân công", "Record it");

    public string MemberRecorded(string title) => title.Length == 0
        ? Say("Đã ghi: chưa phân công ai theo dõi.", "Recorded: nobody is in charge yet.")
        : Say($"Đã ghi: {title} theo dõi mô hình này.", $"Recorded: {title} is in charge of this model.");

    public string NobodyYet => Say("Chưa phân công", "Nobody yet");

    public string TheDecision => Say("Quyết định", "Decision");

    public string AppraiseAndNext => Say("Thẩm định và xem bản tiếp theo", "Appraise, go to the next");

    public string ApproveAndNext => Say("Duyệt và xem bản tiếp theo", "Approve, go to the next");

    public string SendBack => Say("Trả lại để bổ sung", "Send back to complete");

    public string SendBackHow => Say("Mở “Nêu lý do” ở từng câu cần bổ sung rồi bấm trả lại.", "Open “Give a reason” at each question, then send it back.");

    public string SendBackNow => Say("Trả lại với các lý do đã nêu", "Send back with these reasons");

    public string DoNotApprove => Say("Không duyệt", "Do not approve");

    public string ReasonOfDecline => Say("Lý do không duyệt", "Reason");

    public string DeclineNow => Say("Không duyệt bản này", "Do not approve this one");

    public string EveryDecisionIsKept => Say("Mọi quyết định được ghi nhật ký.", "Every decision is kept in the history.");

    public string OpenModelPage => Say("Mở trang mô hình", "Open the model’s page");

    // A registration's page and the list
    public string RegistrationCount(int count) => Say($"{Number(count)} bản đăng ký mô hình", count == 1 ? "1 registration" : $"{Number(count)} registrations");

    public string Model => Say("Mô hình", "Model");

    public string NameOfModel => Say("Tên mô hình", "Name");

    public string YearLabel => Say("Năm", "Year");

    public string StageLabel => Say("Tình trạng", "Stage");

    public string FieldLabel => Say("Lĩnh vực", "Field");

    public string OwnerLabel => Say("Đơn vị", "Organisation");

    public string Filter => Say("Lọc", "Filter");

    public string NoModelsYet => Say("Chưa có mô hình nào được đăng ký.", "No model has been registered yet.");

    public string NoModelsYetBegin => Say("Đơn vị chưa có mô hình nào. Đăng ký mô hình đầu tiên, khoảng 15 phút.", "No model yet. Register the first one, about 15 minutes.");

    public string RegisterFirst => Say("Đăng ký mô hình đầu tiên", "Register the first model");

    public string NoModelsLikeThis(string said) => Say($"Không có mô hình nào theo: {said}.", $"No model with: {said}.");

    public string SeeAllModels => Say("Xem tất cả mô hình", "See all models");

    public string PagesOfModels => Say("Các trang danh sách mô hình", "Pages of the list");

    public string Year(int year) => Say($"năm {year}", $"{year}");

    public string Since(DateTime utc) => Say($"từ {Date(BusinessCalendar.DateOf(utc))}", $"since {Date(BusinessCalendar.DateOf(utc))}");

    public string NothingFollows => Say("Hồ sơ này đã kết thúc.", "This registration has ended.");

    public string WhoTakesTheNextStep => Say("Bước tiếp theo thuộc về:", "The next step belongs to:");

    public string WhatOthersDo => Say("Ở bước này, việc của vị trí khác:", "At this stage, for other posts:");

    public string WhoCanStep(Step step, Wording who) => $"{In(Lifecycle.NameOf(step).Capital())}: {In(who)}.";

    public string WhatWasRegistered => Say("Nội dung đăng ký", "What was registered");

    public string ScoreOf(int halves) => Say(
        $"Phiếu chấm: {Score.Show(halves).Vi} điểm, {Score.NameOf(Score.GradeOf(halves)).Small().Vi}", $"Score: {Score.Show(halves).En} points, {Score.NameOf(Score.GradeOf(halves)).Small().En}");

    public string Points => Say("Điểm", "Points");

    public string Most => Say("Tối đa", "Most");

    public string AtAGlance => Say("Tóm tắt", "At a glance");

    public string RegisteredOn => Say("Ngày gửi", "Sent on");

    public string StageSince => Say("Ở bước này từ", "At this stage since");

    public string NotYet => Say("Chưa có", "Not yet");

    public string WhatHappened => Say("Diễn biến", "What happened");

    public string NothingSentYet => Say("Bản đăng ký đang viết, chưa gửi.", "Being written, not sent yet.");

    public string FullHistory => Say("Lịch sử đầy đủ", "Full history");

    public string StepVerb(Step step) => step switch
    {
        Step.Register => Say("Viết tiếp và gửi", "Write on and send"),
        Step.Withdraw => Say("Rút lại bản đăng ký", "Withdraw"),
        Step.Appraise => Say("Thẩm định", "Appraise"),
        Step.Return => Say("Trả lại để bổ sung", "Send back to complete"),
        Step.Approve => Say("Duyệt", "Approve"),
        Step.Decline => Say("Không duyệt", "Do not approve"),
        Step.RecordProgress => Say("Ghi tiến độ", "Record progress"),
        Step.Score => Say("Chấm điểm", "Score"),
        Step.Recognise => Say("Quyết định công nhận", "Recognise"),
        Step.DeclineRecognition => Say("Không công nhận", "Do not recognise"),
        Step.Revoke => Say("Thu hồi công nhận", "Revoke the recognition"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "Unknown step."),
    };

    public string JustDone(Step step, string body, DateOnly? answerBy) => (step, answerBy) switch
    {
        (Step.Register, { } day) => Say($"Đã gửi. {body} trả lời trước ngày {Date(day)}.", $"Sent. {body} answers by {Date(day)}."),
        (Step.Register, null) => Say("Đã gửi.", "Sent."),
        (Step.Decline or Step.DeclineRecognition, _) => Say($"Đã ghi quyết định {Lifecycle.NameOf(step).Vi}.", $"Decision kept: {Lifecycle.NameOf(step).En}."),
        (Step.Withdraw, _) => Say("Đã rút lại. Bản đăng ký vẫn được lưu để viết tiếp.", "Withdrawn. The draft is kept."),
        _ => Say($"Đã {Lifecycle.NameOf(step).Vi}.", $"Done: {Lifecycle.NameOf(step).En}."),
    };

    public Tone ToneOf(Stage stage) => stage switch
    {
        Stage.Recognised => Tone.Petal,
        Stage.Returned => Tone.Stamen,
        Stage.Approved or Stage.Underway or Stage.Scored => Tone.Leaf,
        Stage.Registered or Stage.Appraised => Tone.Info,
        _ => Tone.Plain,
    };

    public string ClaimOf(LevelClaim claim) => claim.State switch
    {
        ClaimState.Recognised => Say($"Công nhận {ModelNames.Of(claim.Level).Vi}", $"Recognised, {ModelNames.Of(claim.Level).En}"),
        ClaimState.Revoked => Say($"Đã thu hồi công nhận {ModelNames.Of(claim.Level).Vi}", $"Revoked, {ModelNames.Of(claim.Level).En}"),
        _ => Say($"Đề nghị công nhận {ModelNames.Of(claim.Level).Vi}", $"Asked for recognition, {ModelNames.Of(claim.Level).En}"),
    };

    public string ClaimDecision(LevelClaim claim) => claim.DecidedOn is { } on
        ? Say($"Quyết định số {claim.DecisionNumber}, ngày {Date(on)}{(claim.Exemplary ? "; tiêu biểu" : "")}.", $"Decision {claim.DecisionNumber}, {Date(on)}{(claim.Exemplary ? "; exemplary" : "")}.")
        : Say("Chưa có quyết định.", "No decision yet.");

    public string ClaimRevocation(LevelClaim claim) => Say(
        $"Thu hồi theo quyết định số {claim.RevocationNumber}, ngày {Date(claim.RevokedOn!.Value)}.", $"Revoked by decision {claim.RevocationNumber}, {Date(claim.RevokedOn!.Value)}.");

    /// <summary>“08:30, 23/09/2022”.</summary>
    public string Moment(DateTime utc) => AdministrativeDate.Moment(BusinessCalendar.DateOf(utc), BusinessCalendar.TimeOf(utc));

    private static string Hour(DateTime utc) => BusinessCalendar.TimeOf(utc).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
