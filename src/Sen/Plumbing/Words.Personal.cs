using Sen.Movement;

namespace Sen.Plumbing;

// Words of personal data: requests of persons, what is done with them.
public sealed partial class Words
{
    public string SendAllTheSame => Say("Tôi đã xem lại, vẫn gửi", "I have looked again, send it all the same");

    public string PersonalFound => Say("Đề nghị xem lại trước khi gửi", "Please look again before sending");

    public string DataRequests => Say("Yêu cầu về dữ liệu cá nhân", "Requests about personal data");

    public string DataRequestsLead => Say(
        "Người dân và cán bộ có quyền xem, chỉnh sửa, xóa dữ liệu của mình, rút lại sự đồng ý (Luật 91/2025/QH15). Mỗi yêu cầu có hạn; mọi bước đều ghi vào nhật ký.",
        "Citizens and staff may see, correct and erase their data and withdraw a consent (Law 91/2025/QH15). Every request has a due day; every step is written down.");

    public string RecordDataRequest => Say("Ghi yêu cầu", "Record a request");

    public string RecordDataRequestLead => Say(
        "Người góp ý không cần nói tên: mã trên biên nhận là đủ. Hạn giải quyết tính từ ngày nhận, theo Cài đặt.",
        "A writer of feedback need not tell a name: the code on the receipt is enough. The due day is counted from the receipt, by the settings.");

    public string RecordDataRequestOf => Say("Ghi yêu cầu về dữ liệu cá nhân của người này", "Record a request of this person about the own data");

    public string OpenDataRequests(int count) => Say($"Đang giải quyết: {Number(count)}", $"Open: {Number(count)}");

    public string NoDataRequest => Say("Không có yêu cầu nào đang chờ.", "No request waits.");

    public string ClosedDataRequests => Say("Đã giải quyết, đã từ chối", "Done or refused");

    public string WhatIsAsked => Say("Yêu cầu", "What is asked");

    public string WhereItLies => Say("Dữ liệu ở đâu", "Where the data lies");

    public string RequestDue => Say("Hạn giải quyết", "Due");

    public string WhichAccount => Say("Tài khoản", "Account");

    public string WhichAccountHint => Say("Khi dữ liệu ở tài khoản của cán bộ.", "When the data lies in an account.");

    public string ReceiptCodeOf => Say("Mã trên biên nhận", "Code on the receipt");

    public string ReceiptCodeHint => Say("Khi dữ liệu ở góp ý. Ví dụ: 7QK2-M0XA-9TRB-C4WN.", "When the data lies in feedback. For example: 7QK2-M0XA-9TRB-C4WN.");

    public string WhoAsks => Say("Người yêu cầu, cách liên hệ", "Who asks, and how to reach them");

    public string WhoAsksHint => Say("Cần ghi khi dữ liệu ở nơi khác. Chỉ ghi điều cần để báo kết quả, không ghi số giấy tờ. Sen tự xóa sau khi giải quyết, theo Cài đặt.", "Needed when the data lies elsewhere. Only what is needed to tell the result, no number of a paper. Sen erases it some time after the answer, by the settings.");

    public string InTheirWords => Say("Nội dung yêu cầu", "What they ask for");

    public string InTheirWordsHint => Say("Cần ghi khi dữ liệu ở nơi khác. Ví dụ: gỡ ảnh chụp ở hội nghị ngày 15/9.", "Needed when the data lies elsewhere. For example: take down the photo of the meeting of 15/9.");

    public string AskerForgotten(DateOnly day) => Say($"Đã xóa theo thời hạn, ngày {Date(day)}", $"Erased on {Date(day)}, the time for keeping it is over");

    public string AskerNotSaid => Say("Không ghi tên", "No name recorded");

    public string ExportedOn => Say("Đã xuất dữ liệu ngày", "Copy taken out on");

    public string RequestClosedOn => Say("Ngày giải quyết xong", "Closed on");

    public string RefusedFor => Say("Lý do từ chối", "Reason of the refusal");

    public string ServedBy(Wording who) => Say($"Người giải quyết yêu cầu này: {who.Vi}.", $"This request is answered by: {who.En}.");

    public string ExportData => Say("Tải bản sao", "Download the copy");

    public string ExportLeavesOpen(bool handsOver) => handsOver
        ? Say("Tải xong, yêu cầu vẫn mở. Khi người yêu cầu đã nhận, xin bấm “Đã giao bản sao”.", "The request stays open. Once the person has the copy, please press “The copy is handed over”.")
        : Say("Tải xong, yêu cầu vẫn mở.", "The request stays open.");

    public string CopyHandedOver => Say("Đã giao bản sao", "The copy is handed over");

    public string CopyHandedOverHint => Say("Bấm khi đúng người đã nhận bản sao. Yêu cầu được khép lại.", "For when the right person has the copy. The request is closed.");

    public string DoneHow => Say("Đã làm gì", "What was done");

    public string DoneHowHint => Say("Một câu ngắn, giữ trong nhật ký; không ghi tên người, số điện thoại. Ví dụ: đã giao tại trụ sở.", "One short sentence, kept in the history; no name, no telephone number. For example: handed over at the office.");

    public string ExportDataHint => Say(
        "Một tệp nén gồm trang để đọc, dữ liệu cho máy và ảnh đã gửi. Chỉ giao cho đúng người. Lần xuất được ghi vào nhật ký.",
        "One archive with a page to read, the same for a machine, and the photos that were sent. Hand it to the right person only. Taking it out is written down.");

    public string CorrectData => Say("Chỉnh sửa dữ liệu", "Correct the data");

    public string LeaveAsItIs => Say("Để trống thì giữ nguyên.", "Left empty, it stays as it is.");

    public string EraseData => Say("Xóa dữ liệu", "Erase the data");

    public string EraseForGood => Say("Xóa rồi không lấy lại được", "What is erased does not come back");

    public string EraseRead => Say("Tôi đã đọc những gì sẽ xóa", "I have read what will be erased");

    public string EraseAccountHint => Say(
        "Tài khoản thành “Người dùng đã rời”: tên đăng nhập, thư điện tử, số điện thoại, mật khẩu bị xóa, lịch sử không mở lại được các giá trị này. Việc đã làm vẫn còn, ký bằng chức danh. Người còn giữ vị trí phải thôi giao trước.",
        "The account becomes one of somebody who has left: user name, e-mail, telephone number and password are erased, and the history does not open them again. What was done stays, signed with the role title. Posts that are still held have to be ended first.");

    public string EraseContactHint => Say(
        "Tên và số điện thoại người góp ý để lại bị xóa. Lời góp ý và câu trả lời vẫn còn; nếu lời góp ý có chuyện riêng, xin ẩn ở trang góp ý.",
        "The name and telephone number the writer left are erased. The feedback and its answer stay; if the text tells private matters, please hide it on its page.");

    public string EraseConsent => Say("Xóa phiếu đồng ý của một ảnh", "Erase the consent of a picture");

    public string EraseConsentHint => Say(
        "Tên người đồng ý bị xóa ở ảnh và không mở lại được trong lịch sử. Ảnh không còn hiện với bạn đọc; bài vẫn còn. Mỗi lần một ảnh, xong thì bấm “Đã giải quyết”.",
        "Who consented is erased beside the picture and does not open again in the history. Readers no longer see the picture; articles stay. One picture at a time; when all are done press “It is done”.");

    public string WhichPicture => Say("Ảnh", "Picture");

    public string WhichPictureHint => Say("Ảnh đã ghi phiếu đồng ý, theo chú thích. Không hiện tên người đồng ý ở đây.", "Pictures with a consent, by caption. Who consented is not shown here.");

    public string NoConsentKept => Say("Không ảnh nào của xã còn ghi ai đồng ý.", "No picture of the commune has a consent noted any more.");

    public string FinishRequest => Say("Đã giải quyết", "It is done");

    public string FinishRequestHint => Say("Dùng khi việc đã làm ở nơi khác, ví dụ đã gỡ ảnh, đã sửa bài.", "For what was done elsewhere: a picture taken down, an article corrected.");

    public string RefuseRequest => Say("Từ chối", "Refuse");

    public string RefusalIsTold => Say("Xin báo lý do cho người yêu cầu.", "Please tell the reason to whoever asked.");

    /// <summary>What was just done with a request, named by the end of the action's address.</summary>
    public string DataRequestDone(string what) => what switch
    {
        "sua" => Say("Đã chỉnh sửa. Yêu cầu đã giải quyết xong.", "Corrected. The request is done."),
        "xoa" => Say("Đã xóa. Yêu cầu đã giải quyết xong.", "Erased. The request is done."),
        "xoa-dong-y" => Say(
            "Đã xóa phiếu đồng ý; bạn đọc không còn thấy ảnh. Còn ảnh khác thì chọn tiếp, xong thì bấm “Đã giải quyết”.",
            "The consent is erased; readers no longer see the picture. Choose the next one, or press “It is done”."),
        "giai-quyet" => Say("Đã ghi: yêu cầu đã giải quyết xong.", "Recorded: the request is done."),
        "tu-choi" => Say("Đã ghi: yêu cầu bị từ chối. Xin báo lý do cho người yêu cầu.", "Recorded: the request is refused. Please tell the reason to whoever asked."),
        _ => Recorded,
    };
}
