namespace Sen.Movement.People;

/// <summary>Everything that can be done. Rights are checked on operations, not on screens: every route, command and job names one.</summary>
public enum Operation
{
    /// <summary>Read the public portal.</summary>
    ReadPortal,

    /// <summary>Choose light, size and language of what one reads.</summary>
    ChooseReading,

    /// <summary>Sign in.</summary>
    SignIn,

    /// <summary>Create the first administrator and the commune of an empty installation.</summary>
    SetUp,

    /// <summary>Sign out.</summary>
    SignOut,

    /// <summary>Change one's own password.</summary>
    ChangePassword,

    /// <summary>See one's own work (việc của tôi).</summary>
    ReadDesk,

    /// <summary>Read models and registrations in the workplace.</summary>
    ReadModel,

    /// <summary>Read the history of a record.</summary>
    ReadHistory,

    /// <summary>Write or change the draft of a registration.</summary>
    DraftRegistration,

    /// <summary>Submit a registration.</summary>
    Register,

    /// <summary>Take a submitted registration back before it is appraised.</summary>
    Withdraw,

    /// <summary>Appraise a registration (thẩm định).</summary>
    Appraise,

    /// <summary>Return a registration with reasons tied to fields (trả lại để bổ sung).</summary>
    ReturnRegistration,

    /// <summary>Approve a registration (phê duyệt).</summary>
    Approve,

    /// <summary>Decline a registration (không duyệt).</summary>
    Decline,

    /// <summary>Record progress with evidence (ghi tiến độ, minh chứng).</summary>
    RecordProgress,

    /// <summary>Keep a photograph with a form that came back (giữ ảnh chờ gửi), and look at it; one's own only.</summary>
    KeepPhoto,

    /// <summary>Score a model against the rubric (chấm điểm).</summary>
    Score,

    /// <summary>Put a score sheet by for later (giữ phiếu chấm dở); one's own only.</summary>
    KeepScore,

    /// <summary>Recognise a model by decision (công nhận).</summary>
    Recognise,

    /// <summary>Decide that a scored model is not recognised this year (không công nhận).</summary>
    DeclineRecognition,

    /// <summary>Revoke a recognition (thu hồi công nhận).</summary>
    Revoke,

    /// <summary>Edit an article of the portal.</summary>
    EditArticle,

    /// <summary>Send an article to review (gửi duyệt), call off its hour, put it away or take it back.</summary>
    MoveArticle,

    /// <summary>Approve an article or send it back with a reason (duyệt bài, trả lại bài).</summary>
    ReviewArticle,

    /// <summary>Publish an article, at once or at an hour (đăng bài, hẹn giờ đăng).</summary>
    PublishArticle,

    /// <summary>Take a published article down with a reason (gỡ bài).</summary>
    UnpublishArticle,

    /// <summary>Delete an article that was never published (xóa bản viết).</summary>
    DeleteDraft,

    /// <summary>Rename a category of articles, or merge it into another (đổi tên, gộp chuyên mục).</summary>
    RenameCategory,

    /// <summary>Take over a saved page of an old portal (nhập trang cũ).</summary>
    ImportPage,
    /// <summary>See the pictures and documents of the library, also those readers do not see (kho ảnh, tệp).</summary>
    ReadMedia,

    /// <summary>Add a picture or document to the library.</summary>
    AddMedia,

    /// <summary>Change what is written beside a picture or document: caption, alternative text, credit, consent.</summary>
    EditMedia,

    /// <summary>Replace a picture or document in place.</summary>
    ReplaceMedia,

    /// <summary>Remove a picture or document nothing uses.</summary>
    RemoveMedia,

    /// <summary>Finish what came in: the slow picture format, the text of a document.</summary>
    FinishMedia,
    /// <summary>Edit the abbreviations the search understands.</summary>
    EditAbbreviations,

    /// <summary>See people, posts, organisations and settings.</summary>
    ReadAdministration,

    /// <summary>Create an account.</summary>
    CreateAccount,

    /// <summary>Disable or enable an account.</summary>
    DisableAccount,

    /// <summary>Set a new first password for somebody who lost theirs.</summary>
    ResetPassword,

    /// <summary>Give a dated post.</summary>
    GivePost,

    /// <summary>End a dated post.</summary>
    EndPost,

    /// <summary>Add an organisation.</summary>
    AddOrganisation,

    /// <summary>Correct the names or the kind of an organisation.</summary>
    CorrectOrganisation,

    /// <summary>Record the end of an organisation.</summary>
    EndOrganisation,

    /// <summary>Add a village.</summary>
    AddVillage,

    /// <summary>Correct or change the name of a village.</summary>
    CorrectVillage,

    /// <summary>Record the end of a village.</summary>
    EndVillage,

    /// <summary>Change a dated setting.</summary>
    ChangeSetting,

    /// <summary>Change the parts of a portal: menu, home page, standing pages, head and foot (sửa các phần của cổng).</summary>
    EditSite,

    /// <summary>Write the public calendar (ghi lịch).</summary>
    EditCalendar,
    /// <summary>Send feedback or suggest a model, without an account (gửi góp ý).</summary>
    SendFeedback,

    /// <summary>Add to one's own feedback, by its code.</summary>
    AddToFeedback,

    /// <summary>Say that an answer solves nothing, by the code (đề nghị xem lại).</summary>
    ReopenFeedback,

    /// <summary>Erase the name and telephone number one left, by the code.</summary>
    EraseContact,

    /// <summary>Erase the name and telephone number somebody left, because the time for keeping them is over (xóa theo thời hạn).</summary>
    ForgetContact,

    /// <summary>Read feedback in the workplace.</summary>
    ReadFeedback,

    /// <summary>Answer feedback (trả lời góp ý).</summary>
    AnswerFeedback,

    /// <summary>Show feedback and its answer on the portal, or take it off.</summary>
    PublishFeedback,

    /// <summary>Hide feedback for a reason of the closed list (ẩn góp ý).</summary>
    HideFeedback,

    /// <summary>Review a hiding (xem xét việc ẩn).</summary>
    ReviewHiding,

    /// <summary>Hand the answer over, or take it out of the slow lane.</summary>
    SortFeedback,

    /// <summary>Begin a registration from a suggestion (đưa vào đăng ký).</summary>
    AdoptSuggestion,

    /// <summary>Load the published lists of the country's units (nạp danh mục đơn vị hành chính).</summary>
    ImportUnits,

    /// <summary>Look units up in the tree of the country: who bore a code or a name, and when.</summary>
    FindUnits,

    /// <summary>Load the demonstration data.</summary>
    LoadDemo,

    /// <summary>Fold the heads of the audit chains into the root chain.</summary>
    FoldAudit,

    /// <summary>Clear away what is no longer needed: finished background work, files that waited too long, bytes nobody owns.</summary>
    TidyUp,

    /// <summary>Look at readiness.</summary>
    ReadHealth,
}

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
        [Operation.ImportUnits] = ("units.import", "nạp danh mục đơn vị hành chính", "load the list of administrative units"),
        [Operation.FindUnits] = ("units.find", "tra cứu đơn vị hành chính", "look administrative units up"),
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
