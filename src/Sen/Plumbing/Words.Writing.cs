using Sen.Movement.Portal;

namespace Sen.Plumbing;

// Words of writing, checking and publishing articles.
public sealed partial class Words
{
    public string NewArticle => Say("Viết bài mới", "New article");

    public string FromWord => Say("Lấy bài từ tệp Word", "From a Word file");

    public string FromWordTitle => Say("Lấy bài từ tệp Word", "An article from a Word file");

    public string FromWordLead => Say(
        "Tiêu đề, danh sách, bảng, ảnh, chữ đậm, chữ nghiêng và liên kết được giữ. Màu, phông chữ và căn lề thì không: cổng có kiểu trình bày chung. Bài lấy vào là bản đang viết, bạn đọc chưa thấy.",
        "Headings, lists, tables, pictures, bold, italic and links are kept. Colours, fonts and alignment are not: the portal has a look of its own. What comes in is a draft readers do not see.");

    public string FieldWord => Say("Tệp Word (.docx)", "Word file (.docx)");

    public string FieldWordHint => Say("Tối đa 25 MB. Tệp .doc đời cũ: mở ra và lưu lại thành .docx.", "25 MB at most. An old .doc file: open it and save it as .docx.");

    public string TakeWord => Say("Lấy vào và xem lại", "Take it in and look it over");

    public string FromWordLookAgain => Say("Bài lấy từ tệp Word: cần xem lại", "From a Word file: to look at again");

    public string AddPicture => Say("Thêm ảnh vào bài", "Add a picture");

    public string SaveBeforePicture => Say("Đề nghị bấm “Lưu bản đang viết” trước khi đưa ảnh vào: chữ chưa lưu ở trên sẽ không được giữ.", "Please press “Keep the draft” before you put a picture in: text above that is not saved yet would be lost.");

    public string FieldPicture => Say("Ảnh", "Picture");

    public string FieldPictureHint => Say("JPEG, PNG hoặc WebP, tối đa 25 MB. Nơi chụp và tên máy ghi trong ảnh được xóa.", "JPEG, PNG or WebP, 25 MB at most. Place and camera written in the picture are removed.");

    public string FieldAlt => Say("Ảnh cho thấy gì?", "What does it show?");

    public string FieldAltHint => Say("Một câu cho người không nhìn thấy ảnh. Ví dụ: Bà con thôn Bình Trúc I dọn rác trên đường làng.", "A sentence for those who do not see it.");

    public string PutPictureIn => Say("Đưa ảnh vào bài", "Put it into the text");

    public string PictureNotSent => Say("Chưa gửi được ảnh do mạng yếu. Ảnh và lời vẫn còn trong biểu mẫu: đề nghị bấm lại.", "The picture was not sent: the connection is weak. Picture and words are still in the form: please press the button again.");

    public string SearchArticles => Say("Tìm theo tên bài, chuyên mục, tác giả", "Words of the title, category or author");

    public string NoArticleFound => Say("Không có bài nào khớp. Đề nghị thử ít từ hơn, hoặc bỏ lọc.", "No article matches. Please try fewer words, or clear the filter.");

    public string DeleteDraft => Say("Xóa bản viết", "Delete the draft");

    public string DeleteDraftHint => Say(
        "Bài chưa từng đăng. Chữ và mọi phiên bản mất hẳn; lịch sử vẫn ghi lại việc xóa.", "The article was never published. Its text and all versions are gone for good; the history says that it was deleted.");

    public string WhyDelete => Say("Vì sao xóa", "Why");

    public string DraftDeleted => Say("Đã xóa bản viết.", "The draft is deleted.");

    public string AllArticles => Say("Tất cả", "All");

    public string ArticleStages => Say("Bước của bài", "Stages");

    public string ArticlesInWork => Say("Bài cần làm tiếp, mới sửa trước", "In work, last saved first");

    public string ColumnSaved => Say("Sửa lần cuối", "Last saved");

    public string ColumnStage => Say("Bước", "Stage");

    public string Untitled => Say("Chưa có tên", "Untitled");

    public string LiveToo => Say("(bạn đọc đang xem bản trước)", "(readers see the version before)");

    public string DraftKept => Say("Đã lưu bản đang viết. Bạn đọc chưa thấy; bấm “Kiểm tra và đăng” khi xong.", "The draft is kept. Readers do not see it yet; press “Check and publish” when it is ready.");

    /// <summary>What a save by itself says when a field could not be kept.</summary>
    public string PartlyKept(string why, string? savedAt) => savedAt is null
        ? Say($"Chưa lưu: {why} Chữ vẫn còn trong biểu mẫu.", $"Not kept: {why} The text is still in the form.")
        : Say($"Chưa lưu hết: {why} Chữ đó vẫn còn trong biểu mẫu. Các mục khác: {savedAt}", $"Not all is kept: {why} That text is still in the form. The other fields: {savedAt}");

    public string RestIsKept => Say("Các mục khác đã lưu. Mục có lỗi còn trong biểu mẫu này và chưa lưu; sửa xong xin bấm lưu lại.", "The other fields are kept. What is wrong is only in this form, not kept yet; please correct it and save again.");

    public string AlsoOpenAt(IReadOnlyList<string> titles) => Say($"{string.Join(", ", titles)} cũng đang mở bài này", $"{string.Join(", ", titles)} has this text open too");

    public string AlsoOpenHint => Say("– nên hỏi nhau trước khi sửa. Không ai ghi đè lên bản của ai.", "– better ask before writing. Nobody overwrites anybody.");

    public string ArticleReturned => Say("Bài được trả lại để sửa", "Sent back to be changed");

    public string ArticleTakenDown => Say("Bài đã được gỡ khỏi cổng", "Taken down from the portal");

    public string LiveStays => Say("Bạn đọc vẫn xem bản đã đăng cho đến khi bản này được đăng.", "Readers go on seeing the published version until this one is published.");

    public string NotWritableNow(ArticleStage stage) => stage == ArticleStage.Scheduled
        ? Say("Bài đang hẹn giờ đăng nên chưa sửa được. Muốn sửa, bấm “Thôi hẹn giờ” ở trang kiểm tra.", "The article waits for its hour. To change it, call the hour off on the check page.")
        : Say("Bài đang ở lưu trữ. Muốn sửa, lấy lại từ lưu trữ ở trang kiểm tra.", "The article is put away. To change it, take it back on the check page.");

    public string ToTheSteps => Say("Đến trang kiểm tra", "To the check page");

    public string FieldLead => Say("Phần mở đầu (sapo)", "Lead");

    public string FieldLeadHint => Say("Một, hai câu đứng trên bài và trong danh sách tin.", "A sentence or two above the text and in lists.");

    public string SensitiveArticle => Say("Đề tài nhạy cảm: không nêu tên, không đăng ảnh người trong cuộc", "Sensitive subject: no names, no pictures of the people concerned");

    public string SaveAndCheck => Say("Kiểm tra và đăng", "Check and publish");

    public string SaveDraft => Say("Lưu bản đang viết", "Keep the draft");

    public string Versions => Say("Các phiên bản", "Versions");

    public string VersionRestored => Say("Đã lấy lại phiên bản. Bản vừa thay cũng được giữ trong danh sách.", "Restored. What stood there before is kept in the list too.");

    public string OpenText => Say("Mở bài", "Open the text");

    public string NoVersionsYet => Say("Chưa có phiên bản nào.", "No versions yet.");

    public string OlderVersion => Say("So bản", "Compare");

    public string NewerVersion => Say("với bản", "with");

    public string CompareVersions => Say("So sánh", "Compare them");

    public string VersionsCompared(int older, int newer) => Say($"Bản {older} so với bản {newer}", $"Version {older} and version {newer}");

    public string BecameSensitive => Say("Bản sau được đánh dấu đề tài nhạy cảm; bản trước thì không.", "The later version is marked as a sensitive subject, the earlier one is not.");

    public string SensitiveNoMore => Say("Bản trước được đánh dấu đề tài nhạy cảm; bản sau thì không.", "The earlier version is marked as a sensitive subject, the later one is not.");

    public string NoDifference => Say("Hai bản giống nhau.", "They say the same.");

    public string VersionsNewestFirst(int total) => Say($"{total} phiên bản, mới nhất trước", $"{total} versions, newest first");

    public string PagesOfVersions => Say("Các trang phiên bản", "Pages of versions");

    public string ColumnVersion => Say("Bản số", "No");

    public string ColumnBy => Say("Người lưu", "By");

    public string ColumnDo => Say("Việc", "Do");

    public string RestoreVersion => Say("Lấy lại bản này", "Restore");

    public string CheckArticle => Say("Kiểm tra và đăng bài", "Check and publish");

    public string AsReadersSee => Say("Bạn đọc sẽ thấy", "As readers will see it");

    public string ToLookAtAgain(int count) => count == 0 ? Say("Không có gì cần xem lại", "Nothing to look at again") : Say($"{count} điều cần xem lại", $"{count} to look at again");

    public string FindingsWarn => Say("Đây là lời nhắc; bài vẫn đăng được.", "These are reminders; the article can be published.");

    public string FindingsBlock => Say("Bài chưa đăng được.", "The article cannot be published.");

    /// <summary>What has to be written before the article goes on: the fields by their names in the form.</summary>
    public string NotReady(IReadOnlyList<string> fields) => Say(
        $"Bài chưa đi tiếp được vì còn thiếu: {string.Join(", ", fields.Select(Vi.MissingField))}. Xin bấm “{Vi.EditArticle}” để ghi.",
        $"The article cannot go on yet; still missing: {string.Join(", ", fields.Select(En.MissingField))}. Please press “{En.EditArticle}”.");

    private string MissingField(string field) => field switch
    {
        "title" => Say("tên bài", "title"),
        "category" => Say("chuyên mục", "category"),
        "author" => Say("tác giả", "author"),
        _ => Say("nội dung", "text"),
    };

    /// <summary>Whether the rule of two persons holds, who decides, and where they find it; null where nothing is to be decided.</summary>
    public string? WhoDecides(ArticleStage stage, bool twoPersons, IReadOnlyList<string> deciders)
    {
        var (who, waits) = (string.Join(", ", deciders), stage is ArticleStage.InReview or ArticleStage.Approved);
        var rule = twoPersons
            ? Say("Quy định hai người đang bật: người viết không tự duyệt bài của mình.", "The rule of two persons is on: writers do not approve their own articles.")
            : Say("Quy định hai người đang tắt: người viết cũng được duyệt và đăng bài của mình.", "The rule of two persons is off: writers may approve and publish their own articles.");
        return stage switch
        {
            ArticleStage.Approved => deciders.Count == 0 ? null : Say($"Bài đã duyệt, chưa đăng. Việc đăng bài có trong “Việc của tôi” của: {who}.", $"Approved, not published yet. Publishing it is on the list of work of: {who}."),
            ArticleStage.Draft or ArticleStage.Returned or ArticleStage.InReview => deciders.Count == 0
                ? $"{rule} {Say("Hiện chưa có ai khác duyệt được. Đề nghị quản trị giao vị trí Biên tập cổng tin cho thêm một người.", "Nobody else can approve it now. Please ask the administrator to give one more person the post of editor.")}"
                : $"{rule} {(waits ? Say($"Bài đang chờ trong “Việc của tôi” của: {who}.", $"It waits on the list of work of: {who}.") : Say($"Người duyệt: {who}.", $"Who approves: {who}."))}",
            _ => null,
        };
    }

    public string NextSteps => Say("Làm gì tiếp", "What next");

    public string WillBeReviewed(DateTime at) => Say(
        $"Đến {Moment(at)} bài không đăng mà chuyển chờ duyệt: xã đặt quy định hai người, mà khi hẹn giờ chưa ai duyệt bài.",
        $"At {Moment(at)} it is not published but sent to review: the commune has a rule of two persons, and nobody had approved it when the hour was set.");

    public string WillBePublished(DateTime at) => Say($"Bài tự đăng lúc {Moment(at)}.", $"It will be published at {Moment(at)}.");

    public string HistoryOfArticle => Say("Lịch sử", "History");

    public string WhyUnpublish => Say("Vì sao gỡ bài?", "Why is it taken down?");

    public string WhyReturn => Say("Cần sửa gì?", "What should be changed?");

    public string FieldCorrection => Say("Lời đính chính cho bạn đọc", "Correction for readers");

    public string FieldCorrectionHint => Say("Chỉ ghi khi sửa điều quan trọng, ví dụ con số, tên, ngày. Lời này đứng dưới bài.", "Only when something that matters was changed, such as a figure, a name, a day. It stands below the text.");

    public string FieldDay => Say("Ngày đăng", "Day");

    public string FieldTime => Say("Giờ đăng", "Hour");

    public string SetHour => Say("Hẹn giờ đăng", "Set the hour");

    public string CorrectionOf(DateOnly day) => Say($"Đính chính ngày {Date(day)}:", $"Correction of {Date(day)}:");

    public string TableNo(int no) => Say($"Bảng {no}", $"Table {no}");

    public string PhotoBy(string who) => Say($"Ảnh: {who}", $"Photo: {who}");

    public string StageOf(ArticleStage stage) => In(ArticleLife.NameOf(stage));

    /// <summary>The step as a button says it.</summary>
    public string Do(ArticleStep step) => step switch
    {
        ArticleStep.Submit => Say("Gửi duyệt", "Send to review"),
        ArticleStep.Return => Say("Trả lại để sửa", "Send back"),
        ArticleStep.Approve => Say("Duyệt bài", "Approve"),
        ArticleStep.Publish => Say("Đăng ngay", "Publish now"),
        ArticleStep.Schedule => Say("Hẹn giờ đăng", "Publish later"),
        ArticleStep.CallOff => Say("Thôi hẹn giờ", "Call the hour off"),
        ArticleStep.Unpublish => Say("Gỡ bài khỏi cổng", "Take it down"),
        ArticleStep.Archive => Say("Đưa vào lưu trữ", "Put away"),
        ArticleStep.Reopen => Say("Lấy lại từ lưu trữ", "Take back"),
        _ => Say("Sửa bài", "Edit"),
    };

    /// <summary>What a step led to.</summary>
    public string ArticleStepDone(ArticleStep step, DateTime? at) => step switch
    {
        ArticleStep.Submit => Say("Đã gửi duyệt.", "Sent to review."),
        ArticleStep.Return => Say("Đã trả lại. Người viết thấy lý do khi mở bài.", "Sent back. The writer sees the reason in the text."),
        ArticleStep.Approve => Say("Đã duyệt. Bài có thể đăng.", "Approved. It can be published."),
        ArticleStep.Publish => Say("Đã đăng. Bạn đọc thấy bản này từ bây giờ.", "Published. Readers see this version from now on."),
        ArticleStep.Schedule => at is { } hour ? WillBePublished(hour) : Say("Đã hẹn giờ.", "The hour is set."),
        ArticleStep.CallOff => Say("Đã thôi hẹn giờ.", "The hour is called off."),
        ArticleStep.Unpublish => Say("Đã gỡ bài. Mọi địa chỉ của bài không còn mở được.", "Taken down. Every address of it leads nowhere now."),
        ArticleStep.Archive => Say("Đã đưa vào lưu trữ.", "Put away."),
        _ => Say("Đã lấy lại từ lưu trữ.", "Taken back."),
    };

    public string FindingOf(FindingKind kind) => kind switch
    {
        FindingKind.Misprint => Say("Chính tả:", "Spelling:"),
        FindingKind.PictureWithoutWords => Say("Ảnh:", "Picture:"),
        FindingKind.PersonalData => Say("Thông tin cá nhân:", "Personal data:"),
        FindingKind.SensitiveSubject => Say("Đề tài nhạy cảm:", "Sensitive subject:"),
        FindingKind.TableWithoutHead => Say("Bảng:", "Table:"),
        _ => Say("Độ mật:", "Secret:"),
    };

    /// <summary>The names of the editor's buttons, for its script: separated by bars, in their order.</summary>
    public string EditorButtons => Say(
        "Đậm|Nghiêng|Tiêu đề|Tiêu đề nhỏ|Danh sách|Danh sách số|Trích dẫn|Liên kết|Địa chỉ của liên kết (http, https, mailto, tel)|Bỏ liên kết|Chèn bảng|Thêm dòng|Bỏ dòng|Thêm cột|Bỏ cột|Dòng tiêu đề|Bỏ bảng|Hoàn tác|Làm lại|Công cụ soạn thảo|Trong bảng và danh sách: bấm Esc rồi Tab để ra khỏi ô soạn.",
        "Bold|Italic|Heading|Small heading|List|Numbered list|Quotation|Link|Address of the link (http, https, mailto, tel)|Remove link|Insert table|Add row|Remove row|Add column|Remove column|Header row|Remove table|Undo|Redo|Editing tools|In a table or a list, press Esc and then Tab to leave the editor.");
}
