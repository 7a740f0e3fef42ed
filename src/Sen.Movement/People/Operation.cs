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

    /// <summary>End one's own sessions on other devices (thoát khỏi thiết bị khác).</summary>
    EndOwnSession,

    /// <summary>Set up the second step of one's own signing in, or move it to another telephone (đặt bước thứ hai).</summary>
    SetUpSecondStep,

    /// <summary>Make one's own recovery codes anew (làm mã dự phòng mới).</summary>
    RenewRecoveryCodes,

    /// <summary>Sign in with one of one's own recovery codes (dùng mã dự phòng).</summary>
    UseRecoveryCode,

    /// <summary>Turn one's own second step off (tắt bước thứ hai).</summary>
    EndSecondStep,

    /// <summary>Add a passkey to one's own account (thêm khóa truy cập).</summary>
    AddPasskey,

    /// <summary>Name one's own passkey anew (đổi tên khóa truy cập).</summary>
    RenamePasskey,

    /// <summary>Remove one's own passkey (bỏ khóa truy cập).</summary>
    RemovePasskey,

    /// <summary>Show once more who one is with one's own passkey (xác nhận bằng khóa truy cập).</summary>
    UsePasskey,

    /// <summary>Link one's own account with the province's (nối tài khoản tỉnh).</summary>
    LinkLogin,

    /// <summary>Take that link away again (bỏ nối tài khoản tỉnh).</summary>
    UnlinkLogin,

    /// <summary>See one's own work (việc của tôi).</summary>
    ReadDesk,

    /// <summary>Ask whoever may to do what one may not do oneself (đề nghị).</summary>
    Propose,

    /// <summary>Look at such a request, and answer it (trả lời đề nghị).</summary>
    AnswerProposal,

    /// <summary>Take a request of one's own back (rút lại đề nghị).</summary>
    TakeProposalBack,

    /// <summary>Read models and registrations in the workplace.</summary>
    ReadModel,

    /// <summary>Read the history of a record.</summary>
    ReadHistory,

    /// <summary>Read all changes of the commune (nhật ký), and its seal.</summary>
    ReadAudit,

    /// <summary>Begin a registration for its owner, from paper, telephone or told (nhập hộ).</summary>
    EnterOnBehalf,

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

    /// <summary>Put somebody else in charge of a model under way (phân công người theo dõi).</summary>
    AssignMember,

    /// <summary>Record progress with evidence (ghi tiến độ, minh chứng).</summary>
    RecordProgress,

    /// <summary>Record progress for an organisation that told it on paper, by telephone or in person (ghi tiến độ hộ).</summary>
    RecordOnBehalf,

    /// <summary>Put a later record in the place of a wrong one (sửa lần ghi tiến độ).</summary>
    CorrectProgress,

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

    /// <summary>End every session of somebody's account (thoát khỏi mọi thiết bị).</summary>
    EndSessions,

    /// <summary>Give a new one-time code to somebody who lost the password.</summary>
    ResetPassword,

    /// <summary>Send the invitation of an account by e-mail (gửi thư mời).</summary>
    SendInvitation,

    /// <summary>Take the second step off the account of somebody who lost the telephone and the codes (bỏ bước thứ hai).</summary>
    DropSecondStep,

    /// <summary>Take the link with the province's account off somebody's account (bỏ nối tài khoản tỉnh của người khác).</summary>
    DropLogin,

    /// <summary>Give a dated post.</summary>
    GivePost,

    /// <summary>End a dated post.</summary>
    EndPost,

    /// <summary>Give one's own post to somebody else for a while (ủy quyền khi vắng).</summary>
    Delegate,

    /// <summary>End a delegation before its time.</summary>
    EndDelegation,

    /// <summary>See the inbox of a post (hộp việc của vị trí), and what was handed over there.</summary>
    ReadInbox,

    /// <summary>Confirm the hand-over report of a post (lập biên bản bàn giao).</summary>
    HandOverPost,

    /// <summary>Acknowledge it (nhận bàn giao).</summary>
    TakeOverPost,

    /// <summary>Add an organisation.</summary>
    AddOrganisation,

    /// <summary>Correct the names or the kind of an organisation.</summary>
    CorrectOrganisation,

    /// <summary>Record that an organisation changed from a day on: its name, its kind, the body above it.</summary>
    ChangeOrganisation,

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

    /// <summary>See the name and telephone number a writer left (xem tên, số điện thoại người góp ý để lại).</summary>
    ReadContact,

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

    /// <summary>Read the steering committees in time: decisions, seats, who was a member on a day.</summary>
    ReadCommittee,

    /// <summary>Record a decision that sets up a steering committee (thành lập Ban Chỉ đạo).</summary>
    EstablishCommittee,

    /// <summary>Record a decision that re-staffs it (kiện toàn).</summary>
    RestaffCommittee,

    /// <summary>Record that a seat joins by a decision of its own (bổ sung thành viên).</summary>
    AddSeat,

    /// <summary>Record that a seat leaves by a decision of its own (thôi tham gia).</summary>
    EndSeat,

    /// <summary>See the requests of persons about their data (yêu cầu về dữ liệu cá nhân).</summary>
    ReadDataRequests,

    /// <summary>Record such a request (ghi yêu cầu).</summary>
    RecordDataRequest,

    /// <summary>Take out a copy of everything kept about the person (xuất dữ liệu).</summary>
    ExportPersonalData,

    /// <summary>Correct what is kept about the person (chỉnh sửa dữ liệu).</summary>
    CorrectPersonalData,

    /// <summary>Erase what is kept about the person; official acts keep the role title (xóa dữ liệu).</summary>
    ErasePersonalData,

    /// <summary>Say that a request is done, or refuse it for a reason of the closed list (giải quyết, từ chối yêu cầu).</summary>
    CloseDataRequest,

    /// <summary>Load the published lists of the country's units (nạp danh mục đơn vị hành chính).</summary>
    ImportUnits,

    /// <summary>Look units up in the tree of the country: who bore a code or a name, and when.</summary>
    FindUnits,

    /// <summary>Record a dated act on the tree of units (ghi việc sáp nhập, chia tách, đổi tên đơn vị…).</summary>
    ChangeUnits,

    /// <summary>Take an act on the tree of units back by a counter-act (hủy việc đã ghi).</summary>
    UndoUnits,

    /// <summary>Read the movement's figures, as it was and on the tree of another day (xem số liệu).</summary>
    ReadFigures,

    /// <summary>Decide what becomes of a model whose unit has ended: carried on, joined with its twin, or closed (danh sách tiếp nhận).</summary>
    Inherit,

    /// <summary>Say which part of a split commune models belong to (gán mô hình về đơn vị mới).</summary>
    BindModels,

    /// <summary>Take such a decision back (hủy quyết định tiếp nhận).</summary>
    UndoInheriting,

    /// <summary>Send a sheet: it is kept and rehearsed, and nothing of it is taken (gửi bảng tính).</summary>
    SendSheet,

    /// <summary>Have the rows of a sheet brought in (nhập từ bảng tính); what it brings is asked for besides.</summary>
    ImportSheet,

    /// <summary>Bring in a year's models as drafts of their organisations (nhập mô hình).</summary>
    ImportModels,

    /// <summary>Take an import back (hủy lần nhập).</summary>
    UndoImport,

    /// <summary>Load the demonstration data.</summary>
    LoadDemo,

    /// <summary>Fold the heads of the audit chains into the root chain.</summary>
    FoldAudit,

    /// <summary>Clear away what is no longer needed: finished background work, files that waited too long, bytes nobody owns.</summary>
    TidyUp,

    /// <summary>Count the prepared sums again, and write anew what differs when a person asks for it (đếm lại tổng lập sẵn).</summary>
    RecountSums,

    /// <summary>Look at readiness.</summary>
    ReadHealth,
}
