namespace Sen.Movement.People;

/// <summary>Everything that can be done. Rights are checked on operations, not on screens: every route, command and job names one.</summary>
public enum Operation
{
    /// <summary>Read the public portal.</summary>
    ReadPortal,

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
    private static readonly Dictionary<Operation, (string Verb, string Vietnamese)> Names = new()
    {
        [Operation.ReadPortal] = ("portal.read", "xem cổng thông tin"),
        [Operation.SignIn] = ("account.sign-in", "đăng nhập"),
        [Operation.SetUp] = ("installation.set-up", "thiết lập ban đầu"),
        [Operation.SignOut] = ("account.sign-out", "đăng xuất"),
        [Operation.ChangePassword] = ("account.change-password", "đổi mật khẩu"),
        [Operation.ReadDesk] = ("desk.read", "xem việc của mình"),
        [Operation.ReadModel] = ("model.read", "xem mô hình"),
        [Operation.ReadHistory] = ("record.history", "xem lịch sử"),
        [Operation.DraftRegistration] = ("model.draft", "viết bản đăng ký"),
        [Operation.Register] = ("model.register", "gửi bản đăng ký"),
        [Operation.Withdraw] = ("model.withdraw", "rút bản đăng ký"),
        [Operation.Appraise] = ("model.appraise", "thẩm định"),
        [Operation.ReturnRegistration] = ("model.return", "trả lại để bổ sung"),
        [Operation.Approve] = ("model.approve", "duyệt"),
        [Operation.Decline] = ("model.decline", "không duyệt"),
        [Operation.RecordProgress] = ("progress.record", "ghi tiến độ"),
        [Operation.KeepPhoto] = ("photo.keep", "giữ ảnh chờ gửi"),
        [Operation.Score] = ("model.score", "chấm điểm"),
        [Operation.Recognise] = ("model.recognise", "công nhận"),
        [Operation.DeclineRecognition] = ("model.decline-recognition", "không công nhận"),
        [Operation.Revoke] = ("model.revoke", "thu hồi công nhận"),
        [Operation.EditArticle] = ("article.edit", "sửa bài"),
        [Operation.EditSite] = ("site.edit", "sửa các phần của cổng"),
        [Operation.EditCalendar] = ("calendar.edit", "ghi lịch"),
        [Operation.MoveArticle] = ("article.move", "chuyển bước của bài"),
        [Operation.ReviewArticle] = ("article.review", "duyệt hoặc trả lại bài"),
        [Operation.PublishArticle] = ("article.publish", "đăng bài"),
        [Operation.UnpublishArticle] = ("article.unpublish", "gỡ bài"),
        [Operation.ImportPage] = ("article.import", "nhập trang cũ"),
        [Operation.ReadMedia] = ("media.read", "xem kho ảnh, tệp"),
        [Operation.AddMedia] = ("media.add", "thêm ảnh, tệp"),
        [Operation.EditMedia] = ("media.edit", "sửa thông tin ảnh, tệp"),
        [Operation.ReplaceMedia] = ("media.replace", "thay ảnh, tệp"),
        [Operation.RemoveMedia] = ("media.remove", "bỏ ảnh, tệp"),
        [Operation.FinishMedia] = ("media.finish", "làm các cỡ ảnh, đọc chữ trong tệp"),
        [Operation.EditAbbreviations] = ("search.abbreviations", "sửa chữ viết tắt"),
        [Operation.ReadAdministration] = ("administration.read", "xem cài đặt"),
        [Operation.CreateAccount] = ("account.create", "tạo tài khoản"),
        [Operation.DisableAccount] = ("account.disable", "khóa hoặc mở tài khoản"),
        [Operation.ResetPassword] = ("account.reset-password", "cấp lại mật khẩu"),
        [Operation.GivePost] = ("post.give", "giao vị trí"),
        [Operation.EndPost] = ("post.end", "thôi giao vị trí"),
        [Operation.AddOrganisation] = ("organisation.add", "thêm đơn vị chủ trì"),
        [Operation.CorrectOrganisation] = ("organisation.correct", "sửa đơn vị chủ trì"),
        [Operation.EndOrganisation] = ("organisation.end", "ghi ngày kết thúc đơn vị"),
        [Operation.AddVillage] = ("village.add", "thêm thôn"),
        [Operation.CorrectVillage] = ("village.correct", "sửa, đổi tên thôn"),
        [Operation.EndVillage] = ("village.end", "ghi ngày kết thúc thôn"),
        [Operation.ChangeSetting] = ("setting.change", "đổi cài đặt"),
        [Operation.SendFeedback] = ("feedback.send", "gửi góp ý"),
        [Operation.AddToFeedback] = ("feedback.add", "nói thêm"),
        [Operation.ReopenFeedback] = ("feedback.reopen", "đề nghị xem lại"),
        [Operation.EraseContact] = ("feedback.erase-contact", "xóa tên và số điện thoại"),
        [Operation.ReadFeedback] = ("feedback.read", "xem góp ý"),
        [Operation.AnswerFeedback] = ("feedback.answer", "trả lời góp ý"),
        [Operation.PublishFeedback] = ("feedback.publish", "đăng góp ý"),
        [Operation.HideFeedback] = ("feedback.hide", "ẩn góp ý"),
        [Operation.ReviewHiding] = ("feedback.review-hiding", "xem xét việc ẩn"),
        [Operation.SortFeedback] = ("feedback.sort", "giao trả lời"),
        [Operation.AdoptSuggestion] = ("feedback.adopt", "đưa gợi ý vào đăng ký"),
        [Operation.LoadDemo] = ("demo.load", "nạp dữ liệu minh họa"),
        [Operation.FoldAudit] = ("audit.fold", "niêm phong nhật ký"),
        [Operation.TidyUp] = ("installation.tidy", "dọn dẹp định kỳ"),
        [Operation.ReadHealth] = ("health.read", "xem tình trạng máy chủ"),
    };

    /// <summary>The verb kept in the audit, for example <c>model.register</c>.</summary>
    public static string Verb(this Operation operation) => Names[operation].Verb;

    /// <summary>The operation in Vietnamese, for sentences.</summary>
    public static string Vietnamese(this Operation operation) => Names[operation].Vietnamese;

    /// <summary>The Vietnamese name of a verb found in the audit; the verb itself when a later version wrote it.</summary>
    public static string VietnameseOf(string verb) =>
        Names.Values.FirstOrDefault(name => name.Verb == verb).Vietnamese ?? verb;
}
