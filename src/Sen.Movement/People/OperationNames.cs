namespace Sen.Movement.People;

/// <summary>Names of the operations for machines (the verb in the audit) and for people.</summary>
public static class OperationNames
{
    private static readonly Dictionary<Operation, (string Verb, string Vietnamese, string English)> Names = new()
    {
        [Operation.ReadPortal] = ("portal.read", "xem cổng thông tin", "read the portal"),
        [Operation.ChooseReading] = ("reading.choose", "chọn cách hiển thị", "choose how pages look"),
        [Operation.SignIn] = ("account.sign-in", "đăng nhập", "sign in"),
        [Operation.SetUp] = ("installation.set-up", "thiết lập ban đầu", "set up"),
        [Operation.SignOut] = ("account.sign-out", "đăng xuất", "sign out"),
        [Operation.ChangePassword] = ("account.change-password", "đổi mật khẩu", "change the password"),
        [Operation.ReadDesk] = ("desk.read", "xem việc của mình", "see one’s own work"),
        [Operation.ReadModel] = ("model.read", "xem mô hình", "read models"),
        [Operation.ReadHistory] = ("record.history", "xem lịch sử", "read the history"),
        [Operation.DraftRegistration] = ("model.draft", "viết bản đăng ký", "write the registration"),
        [Operation.Register] = ("model.register", "gửi bản đăng ký", "send the registration"),
        [Operation.Withdraw] = ("model.withdraw", "rút bản đăng ký", "withdraw the registration"),
        [Operation.Appraise] = ("model.appraise", "thẩm định", "appraise"),
        [Operation.ReturnRegistration] = ("model.return", "trả lại để bổ sung", "return to complete"),
        [Operation.Approve] = ("model.approve", "duyệt", "approve"),
        [Operation.Decline] = ("model.decline", "không duyệt", "do not approve"),
        [Operation.RecordProgress] = ("progress.record", "ghi tiến độ", "record progress"),
        [Operation.KeepPhoto] = ("photo.keep", "giữ ảnh chờ gửi", "keep a photo that waits to be sent"),
        [Operation.Score] = ("model.score", "chấm điểm", "score"),
        [Operation.KeepScore] = ("score.keep", "giữ phiếu chấm dở", "put the score sheet by"),
        [Operation.Recognise] = ("model.recognise", "công nhận", "recognise"),
        [Operation.DeclineRecognition] = ("model.decline-recognition", "không công nhận", "do not recognise"),
        [Operation.Revoke] = ("model.revoke", "thu hồi công nhận", "revoke the recognition"),
        [Operation.EditArticle] = ("article.edit", "sửa bài", "edit the article"),
        [Operation.EditSite] = ("site.edit", "sửa các phần của cổng", "edit the parts of the portal"),
        [Operation.EditCalendar] = ("calendar.edit", "ghi lịch", "edit the calendar"),
        [Operation.MoveArticle] = ("article.move", "chuyển bước của bài", "take an article a step further"),
        [Operation.ReviewArticle] = ("article.review", "duyệt hoặc trả lại bài", "approve or send back an article"),
        [Operation.PublishArticle] = ("article.publish", "đăng bài", "publish the article"),
        [Operation.UnpublishArticle] = ("article.unpublish", "gỡ bài", "take the article down"),
        [Operation.DeleteDraft] = ("article.delete-draft", "xóa bản viết", "delete the draft"),
        [Operation.RenameCategory] = ("article.rename-category", "đổi tên, gộp chuyên mục", "rename or merge categories"),
        [Operation.ImportPage] = ("article.import", "nhập trang cũ", "import an old page"),
        [Operation.ReadMedia] = ("media.read", "xem kho ảnh, tệp", "see the media library"),
        [Operation.AddMedia] = ("media.add", "thêm ảnh, tệp", "add pictures and files"),
        [Operation.EditMedia] = ("media.edit", "sửa thông tin ảnh, tệp", "edit what is noted about a picture or file"),
        [Operation.ReplaceMedia] = ("media.replace", "thay ảnh, tệp", "replace a picture or file"),
        [Operation.RemoveMedia] = ("media.remove", "bỏ ảnh, tệp", "remove a picture or file"),
        [Operation.FinishMedia] = ("media.finish", "làm các cỡ ảnh, đọc chữ trong tệp", "make the sizes of pictures, read the text of files"),
        [Operation.EditAbbreviations] = ("search.abbreviations", "sửa chữ viết tắt", "edit the abbreviations"),
        [Operation.ReadAudit] = ("audit.read", "xem nhật ký của xã", "read all that was done in the commune"),
        [Operation.ReadAdministration] = ("administration.read", "xem cài đặt", "see the settings"),
        [Operation.CreateAccount] = ("account.create", "tạo tài khoản", "create the account"),
        [Operation.DisableAccount] = ("account.disable", "khóa hoặc mở tài khoản", "disable or enable the account"),
        [Operation.ResetPassword] = ("account.reset-password", "cấp lại mật khẩu", "give a new first password"),
        [Operation.GivePost] = ("post.give", "giao vị trí", "give a post"),
        [Operation.EndPost] = ("post.end", "thôi giao vị trí", "end a post"),
        [Operation.AddOrganisation] = ("organisation.add", "thêm đơn vị chủ trì", "add an organisation"),
        [Operation.CorrectOrganisation] = ("organisation.correct", "sửa đơn vị chủ trì", "correct an organisation"),
        [Operation.EndOrganisation] = ("organisation.end", "ghi ngày kết thúc đơn vị", "record the end of an organisation"),
        [Operation.AddVillage] = ("village.add", "thêm thôn", "add a village"),
        [Operation.CorrectVillage] = ("village.correct", "sửa, đổi tên thôn", "correct or rename a village"),
        [Operation.EndVillage] = ("village.end", "ghi ngày kết thúc thôn", "record the end of a village"),
        [Operation.ChangeSetting] = ("setting.change", "đổi cài đặt", "change a setting"),
        [Operation.SendFeedback] = ("feedback.send", "gửi góp ý", "send feedback"),
        [Operation.AddToFeedback] = ("feedback.add", "nói thêm", "add to the feedback"),
        [Operation.ReopenFeedback] = ("feedback.reopen", "đề nghị xem lại", "ask for another look"),
        [Operation.EraseContact] = ("feedback.erase-contact", "xóa tên và số điện thoại", "erase name and telephone number"),
        [Operation.ForgetContact] = ("feedback.forget-contact", "xóa tên và số điện thoại theo thời hạn", "erase name and telephone number when their time is over"),
        [Operation.ReadFeedback] = ("feedback.read", "xem góp ý", "read feedback"),
        [Operation.AnswerFeedback] = ("feedback.answer", "trả lời góp ý", "answer feedback"),
        [Operation.PublishFeedback] = ("feedback.publish", "đăng góp ý", "publish feedback"),
        [Operation.HideFeedback] = ("feedback.hide", "ẩn góp ý", "hide feedback"),
        [Operation.ReviewHiding] = ("feedback.review-hiding", "xem xét việc ẩn", "review a hiding"),
        [Operation.SortFeedback] = ("feedback.sort", "giao trả lời", "hand over feedback"),
        [Operation.AdoptSuggestion] = ("feedback.adopt", "đưa gợi ý vào đăng ký", "turn a suggestion into a registration"),
        [Operation.ReadCommittee] = ("committee.read", "xem các Ban Chỉ đạo", "read the steering committees"),
        [Operation.EstablishCommittee] = ("committee.establish", "ghi quyết định thành lập Ban Chỉ đạo", "record a decision that sets up the committee"),
        [Operation.RestaffCommittee] = ("committee.restaff", "ghi quyết định kiện toàn Ban Chỉ đạo", "record a decision that re-staffs the committee"),
        [Operation.AddSeat] = ("committee.add-seat", "bổ sung thành viên Ban Chỉ đạo", "add a seat to the committee"),
        [Operation.EndSeat] = ("committee.end-seat", "ghi thành viên thôi tham gia Ban Chỉ đạo", "record that a seat leaves the committee"),
        [Operation.ImportUnits] = ("units.import", "nạp danh mục đơn vị hành chính", "load the list of administrative units"),
        [Operation.FindUnits] = ("units.find", "tra cứu đơn vị hành chính", "look administrative units up"),
        [Operation.ChangeUnits] = ("units.change", "ghi thay đổi đơn vị hành chính", "record a change of units"),
        [Operation.UndoUnits] = ("units.undo", "hủy thay đổi đơn vị hành chính", "undo a change of units"),
        [Operation.LoadDemo] = ("demo.load", "nạp dữ liệu minh họa", "load the demonstration"),
        [Operation.FoldAudit] = ("audit.fold", "niêm phong nhật ký", "seal the history"),
        [Operation.TidyUp] = ("installation.tidy", "dọn dẹp định kỳ", "tidy up"),
        [Operation.ReadHealth] = ("health.read", "xem tình trạng máy chủ", "look at the server’s health"),
    };

    /// <summary>The verb kept in the audit, for example <c>model.register</c>.</summary>
    public static string Verb(this Operation operation) => Names[operation].Verb;

    /// <summary>The operation in words, for sentences.</summary>
    public static Wording Of(Operation operation) => (Names[operation].Vietnamese, Names[operation].English);

    /// <summary>The words of a verb found in the audit; the verb itself when a later version wrote it.</summary>
    public static Wording OfVerb(string verb) =>
        Names.Values.FirstOrDefault(name => name.Verb == verb) is { Verb: not null } known ? (known.Vietnamese, known.English) : Wording.AsTyped(verb);
}
