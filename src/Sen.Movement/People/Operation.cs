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

    /// <summary>Add a village.</summary>
    AddVillage,

    /// <summary>Change a dated setting.</summary>
    ChangeSetting,

    /// <summary>Load the demonstration data.</summary>
    LoadDemo,

    /// <summary>Fold the heads of the audit chains into the root chain.</summary>
    FoldAudit,

    /// <summary>Clear away what is no longer needed: finished background work, bytes nobody owns.</summary>
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
        [Operation.Score] = ("model.score", "chấm điểm", "score"),
        [Operation.Recognise] = ("model.recognise", "công nhận", "recognise"),
        [Operation.DeclineRecognition] = ("model.decline-recognition", "không công nhận", "do not recognise"),
        [Operation.Revoke] = ("model.revoke", "thu hồi công nhận", "revoke the recognition"),
        [Operation.EditArticle] = ("article.edit", "sửa bài", "edit the article"),
        [Operation.ReadAdministration] = ("administration.read", "xem cài đặt", "see the settings"),
        [Operation.CreateAccount] = ("account.create", "tạo tài khoản", "create the account"),
        [Operation.DisableAccount] = ("account.disable", "khóa hoặc mở tài khoản", "disable or enable the account"),
        [Operation.ResetPassword] = ("account.reset-password", "cấp lại mật khẩu", "give a new first password"),
        [Operation.GivePost] = ("post.give", "giao vị trí", "give a post"),
        [Operation.EndPost] = ("post.end", "thôi giao vị trí", "end a post"),
        [Operation.AddOrganisation] = ("organisation.add", "thêm đơn vị chủ trì", "add an organisation"),
        [Operation.AddVillage] = ("village.add", "thêm thôn", "add a village"),
        [Operation.ChangeSetting] = ("setting.change", "đổi cài đặt", "change a setting"),
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
