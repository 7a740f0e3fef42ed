using Sen.Movement.Progress;
using Numbers = Sen.Movement.Text.VietnameseNumbers;

namespace Sen.Plumbing;

// Words of progress, scoring and recognition.
public sealed partial class Words
{
    public string YearOf(int year) => Say($"năm {year}", $"year {year}");

    public string NotDoneYet => Say("Chưa gửi được", "Not sent yet");

    public string WhenOpened => Say("lúc mở trang này", "when this page was opened");

    public string AsItIsNow => Say("hiện nay", "now");

    public string LookAgainThenSend => Say("Xin xem lại hồ sơ bên dưới rồi gửi lại. Nội dung đã ghi vẫn còn.", "Please look again below, then send. What was typed is still here.");

    public string BackToModel => Say("Về trang mô hình", "Back to the model");

    public string Evidence => Say("Tiến độ và minh chứng", "Progress and evidence");

    public string NoProgressYet => Say("Chưa có lần ghi tiến độ nào.", "No progress recorded yet.");

    public string DayHint => Say("Ghi ngày/tháng/năm, ví dụ 05/09/2022.", "Day/month/year, for example 05/09/2022.");

    // Recording progress
    public string RecordProgress => Say("Ghi tiến độ", "Record progress");

    public string CorrectProgress => Say("Sửa tiến độ đã ghi", "Correct recorded progress");

    public string CorrectThis(DateOnly day) => Say($"Sửa lần ghi ngày {Date(day)}", $"Correct the record of {Date(day)}");

    public string CorrectionHint => Say(
        "Lần ghi cũ không bị xóa: vẫn đọc được ở trang mô hình và trong lịch sử. Số liệu chỉ tính theo lần sửa; ảnh đã gửi vẫn giữ.",
        "The earlier record is not deleted: it can still be read on the model’s page and in the history. Only the corrected figures count; photos already sent stay.");

    public string JustCorrected(bool goesOn) => Say(
        goesOn ? "Đã sửa lần ghi. Số liệu tính theo bản mới; hạn ghi lần sau giữ nguyên." : "Đã sửa lần ghi. Số liệu tính theo bản mới.",
        goesOn ? "Corrected. The new figures count; the next due day stays." : "Corrected. The new figures count.");

    public string SendCorrection => Say("Gửi bản sửa", "Send the correction");

    public string BeforeCorrection(int count) => Say(count == 1 ? "Trước khi sửa" : $"Trước khi sửa ({count} lần)", count == 1 ? "Before the correction" : $"Before the corrections ({count})");

    public string DayDone => Say("Làm ngày nào?", "On which day?");

    public string NoteLabel => Say("Đã làm được việc gì?", "What was done?");

    public string NoteHint => Say(
        "Một hoặc hai câu, có số lượng. Không ghi tên người dân.", "One or two sentences with numbers. No names of residents.");

    public string FiguresIfAny => Say("Số liệu (nếu có)", "Figures (if any)");

    public string FiguresHint => Say("Chưa có số nào thì để trống số đó.", "Leave a figure empty when it is not known.");

    public string Households => Say("Hộ tham gia", "Households taking part");

    public string Participants => Say("Lượt người tham gia", "Participations");

    public string LabourDays => Say("Ngày công", "Labour days");

    public string MoneyMobilised => Say("Tiền huy động (đồng)", "Money mobilised (VND)");

    public string LandGiven => Say("Đất đóng góp (m² hoặc ha)", "Land given (m² or ha)");

    public string PhotosIfAny(int most) => Say($"Ảnh (nếu có, tối đa {most} ảnh)", $"Photos (if any, at most {most})");

    public string PhotosHint => Say(
        "Chụp việc làm, không chụp rõ mặt trẻ em. Ảnh được thu nhỏ; nơi chụp và thông tin máy được xóa.",
        "Show the work, no recognisable faces of children. Photos are made smaller; place and camera data are removed.");

    public string PhotoNo(int no) => Say($"Ảnh {no}", $"Photo {no}");

    public string AddPhoto(int no) => Say($"Thêm ảnh {no}", $"Add photo {no}");

    public string WhatPhotoShows => Say("Ảnh chụp gì?", "What does it show?");

    public string WhatPhotoShowsHint => Say("Có ảnh thì ghi một dòng, cho người không xem được ảnh.", "One line when there is a photo, for those who cannot see it.");

    public string Caption => Say("Chú thích", "Caption");

    public string PhotoIsKept(DateTime until) => Say($"Ảnh đã chọn được giữ đến {Moment(until)}, không cần chọn lại.", $"The chosen photo is kept until {Moment(until)}; it need not be chosen again.");

    public string DropPhoto(int no) => Say($"Bỏ ảnh {no}", $"Leave photo {no} out");

    public string OtherPhoto(int no) => Say($"Chọn ảnh khác thay ảnh {no} (nếu cần)", $"Another photo instead of photo {no} (if needed)");

    public string ChooseAgain => Say("Ảnh này cần chọn lại trước khi gửi.", "This photo has to be chosen again before sending.");

    public string SensitiveNoPhotos => Say(
        "Mô hình này chạm đến chuyện riêng của người dân. Không ghi tên, không gửi ảnh người thụ hưởng.",
        "This model touches people’s private matters. No names and no photos of beneficiaries.");

    public string SendProgress => Say("Gửi tiến độ", "Send progress");

    /// <summary>The figures told, as one line: “12 hộ · 60 ngày công · 186 triệu đồng”.</summary>
    public string Figures(ProgressEntry entry) => string.Join(" · ", new[]
    {
        entry.Households is { } households ? Say($"{Number(households)} hộ", $"{Number(households)} households") : null,
        entry.Participants is { } people ? Say($"{Number(people)} lượt người", $"{Number(people)} participations") : null,
        entry.LabourDays is { } days ? Say($"{Number(days)} ngày công", $"{Number(days)} labour days") : null,
        entry.MoneyDong is { } money ? Say(Numbers.MoneyPhrase(money), $"{Number(money)} VND") : null,
        entry.LandSquareMetres is { } land ? Say($"{Numbers.Area(land)} đất", $"{Number(land)} m² of land") : null,
    }.OfType<string>());

    public string KeptInTab => Say("Đang giữ trên máy này; chưa gửi.", "Kept on this device; not sent yet.");

    public string KeptAgain => Say("Đã lấy lại phần viết dở. Ảnh cần chọn lại.", "What was being written is here again. Photos have to be chosen again.");

    public string ScoringEndsProgress(DateOnly from, DateOnly due) => Say(
        $"Ban Chỉ đạo chấm điểm từ {Date(from)}, hạn {Date(due)}. Chấm xong thì không ghi thêm và không sửa tiến độ được nữa cho đến khi công nhận; xin ghi đủ trước đó.",
        $"The Steering Committee scores from {Date(from)}, by {Date(due)}. Once that is done no progress can be added or corrected until the recognition; please record everything before.");

    public string ScoredEndsProgress => Say(
        "Ban Chỉ đạo đã chấm điểm, nên lúc này không ghi thêm tiến độ được. Công nhận xong lại ghi được.",
        "The Steering Committee has given its score, so no progress can be added now. It can be again after the recognition.");

    // Scoring
    public string PointsToCorrect => Say("Phiếu được giữ như đã ghi. Trước khi gửi cần sửa:", "The sheet is kept as it was typed. To be corrected before it is sent:");

    public string ScoreSheet => Say("Phiếu chấm điểm", "Score sheet");

    public string Criterion => Say("Tiêu chí", "Criterion");

    public string MostPoints => Say("Tối đa", "At most");

    public string PointsGiven => Say("Điểm chấm", "Points");

    public string HalfPoints => Say("được chấm lẻ 0,5 điểm", "half points allowed");

    public string RemarkOnWhole => Say("Nhận xét chung", "Remark");

    public string RemarkHint => Say("Điểm nổi bật và một việc cần hoàn thiện. Đơn vị sẽ đọc được.", "What stands out and one thing to improve. The organisation will read it.");

    public string TotalGiven => Say("Tổng điểm chấm", "Total");

    public string OutOf(int most) => Say($"trên {most}", $"of {most}");

    public string Scored(int given, int of) => Say($"Đã chấm {given}/{of} tiêu chí", $"{given} of {of} criteria scored");

    public string AddUp => Say("Tính tổng", "Add up");

    public string KeepScore => Say("Giữ lại, chấm tiếp sau", "Keep, go on later");

    public string ScoreKept => Say("Đã giữ phiếu chấm dở. Phiếu chưa gửi; chỉ mình đồng chí thấy.", "The sheet is put by. It is not sent; nobody else sees it.");

    public string LatestFigures => Say("Số liệu mới nhất", "Latest figures");

    public string NoFiguresYet => Say("Chưa có số liệu nào được ghi.", "No figures were told yet.");

    public string SendScore => Say("Gửi phiếu chấm", "Send the sheet");

    // Recognising and revoking
    public string RecogniseModel => Say("Công nhận mô hình", "Recognise the model");

    public string CommitteeScore => Say("Điểm của Ban Chỉ đạo", "The committee’s score");

    public string GradeByScore => Say("Xếp loại theo điểm", "Grade by score");

    public string NotRecognisableYet => Say("Chưa đủ điều kiện công nhận", "Not ready for recognition");

    public string DecisionNumber => Say("Số, ký hiệu quyết định công nhận", "Number of the decision");

    public string DecisionNumberHint => Say("Ghi như trên quyết định, ví dụ 05-QĐ/BCĐ.", "As on the decision, for example 05-QĐ/BCĐ.");

    public string DecisionDay => Say("Ngày ký quyết định", "Day of the decision");

    public string ExemplaryHint => Say("Chọn khi quyết định ghi rõ là tiêu biểu.", "Tick it when the decision says so.");

    public string PublicFromNow => Say(
        "Khi công nhận, trang mô hình và ảnh tiến độ mở cho mọi người trên cổng.", "On recognition the model’s page and photos open to everyone on the portal.");

    public string PublicWithoutPhotos => Say(
        "Khi công nhận, trang mô hình mở cho mọi người trên cổng; không đăng ảnh.", "On recognition the model’s page opens to everyone on the portal, without photos.");

    public string RecogniseNow => Say("Công nhận", "Recognise");

    public string DeclineRecognition => Say("Không công nhận", "Do not recognise");

    public string DeclineRecognitionReason => Say("Lý do không công nhận", "Reason");

    public string DeclineRecognitionHint => Say(
        "Một hoặc hai câu để đơn vị biết cần làm gì thêm. Lý do được giữ trong lịch sử hồ sơ.", "One or two sentences that tell the owner what is missing. It is kept in the record’s history.");

    public string DeclineRecognitionEffect => Say(
        "Hồ sơ năm nay kết thúc tại đây. Năm sau đơn vị có thể đăng ký tiếp mô hình này.", "This year’s record ends here. Next year the owner may register the model again.");

    public string RevokeRecognition => Say("Thu hồi công nhận", "Revoke the recognition");

    public string RecognisedBy => Say("Quyết định công nhận", "Recognised by decision");

    public string RevocationNumber => Say("Số, ký hiệu quyết định thu hồi", "Number of the revoking decision");

    public string RevocationReason => Say("Lý do thu hồi", "Reason");

    public string RevocationReasonHint => Say("Một hoặc hai câu. Lý do được giữ trong lịch sử hồ sơ.", "One or two sentences. It is kept in the record’s history.");

    public string PageGoesAtOnce => Say(
        "Trang mô hình và ảnh trên cổng được gỡ ngay. Hồ sơ và lịch sử vẫn được giữ.", "The public page and photos go at once. The record and its history stay.");

    public string RevokeNow => Say("Thu hồi công nhận", "Revoke");
}
