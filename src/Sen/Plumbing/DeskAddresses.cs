using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>Addresses of the workplace that one slice shows and another answers; slices never call each other, they only know where the other lives.</summary>
public static class DeskAddresses
{
    public const string MyWork = "/can-bo/viec";

    /// <summary>Says on the page after the choice of an own password that there is one now.</summary>
    public const string PasswordSet = "da-dat-mat-khau";

    /// <summary>The door.</summary>
    public const string SignIn = "/can-bo/dang-nhap";

    /// <summary>One's own account.</summary>
    public const string Account = "/can-bo/toi";

    /// <summary>Where sessions on other devices are ended.</summary>
    public const string Devices = $"{Account}/thiet-bi";

    /// <summary>One's own second step of signing in.</summary>
    public const string SecondStep = $"{Account}/hai-buoc";

    /// <summary>Where the question to one's own passkey comes from.</summary>
    public const string AskPasskey = $"{SecondStep}/khoa/hoi";

    public const string Models = "/can-bo/mo-hinh";

    public const string Begin = "/can-bo/dang-ky";

    /// <summary>Where an officer begins a registration for its owner.</summary>
    public const string EnterOnBehalf = "/can-bo/nhap-ho";

    /// <summary>In the address of the page that says what was just recorded: it was told on behalf of its owner.</summary>
    public const string OnBehalfMark = "ho";

    /// <summary>Where somebody else is asked to do something.</summary>
    public const string Proposals = "/can-bo/de-nghi";

    /// <summary>One such request.</summary>
    public static string Proposal(Guid id) => $"{Proposals}/{id:d}";

    /// <summary>Delegations given and got.</summary>
    public const string Delegation = "/can-bo/uy-quyen";

    public const string Reviews = "/can-bo/duyet";

    /// <summary>The movement's figures.</summary>
    public const string Figures = "/can-bo/so-lieu";

    /// <summary>The inheritance list.</summary>
    public const string Inheriting = "/can-bo/tiep-nhan";

    /// <summary>A model on the inheritance list.</summary>
    public static string Inherit(Guid registration) => $"{Inheriting}/{registration:d}";

    /// <summary>True for addresses of the workplace.</summary>
    public static bool IsDesk(PathString path) => path.StartsWithSegments("/can-bo", StringComparison.OrdinalIgnoreCase);

    /// <summary>The sign-in that leads on to an address.</summary>
    public static string SignInFor(string address) => $"{SignIn}?tiep={Uri.EscapeDataString(address)}";

    /// <summary>The form that gives a post, on a person's page, with the post chosen.</summary>
    public static string GivePost(Guid account, Office office) => $"{Person(account)}?vi-tri={office.Kind}{(office.OrganisationId is { } organisation ? $"&don-vi={organisation:d}" : "")}#giao-vi-tri";

    /// <summary>A person's page in the settings.</summary>
    public static string Person(Guid account) => $"{Settings}/nguoi/{account:d}";

    /// <summary>The page of a registration.</summary>
    public static string Model(Guid registration) => $"{Models}/{registration:d}";

    /// <summary>A part of the registration form; <paramref name="question"/> is the one a phone shows, counted from 1.</summary>
    public static string Form(Guid registration, int part, int question = 1) =>
        $"{Model(registration)}/dang-ky/{part}{(question > 1 ? $"?cau={question}" : "")}";

    public static string Submit(Guid registration) => $"{Model(registration)}/gui";

    /// <summary>Where somebody else is put in charge.</summary>
    public static string AssignMember(Guid registration) => $"{Model(registration)}/phan-cong";

    public static string Withdraw(Guid registration) => $"{Model(registration)}/rut-lai";

    public static string Review(Guid registration) => $"{Reviews}/{registration:d}";

    public static string Progress(Guid registration) => $"{Model(registration)}/tien-do";

    /// <summary>Where an officer records progress for the organisation.</summary>
    public static string ProgressOnBehalf(Guid registration) => $"{Model(registration)}/tien-do-ho";

    /// <summary>The form that corrects an entry of progress.</summary>
    public static string CorrectProgress(Guid registration, Guid entry) => $"{Progress(registration)}?sua={entry}";

    public static string Score(Guid registration) => $"{Model(registration)}/cham-diem";

    public static string Recognise(Guid registration) => $"{Model(registration)}/cong-nhan";

    public static string DeclineRecognition(Guid registration) => $"{Model(registration)}/khong-cong-nhan";

    public static string Revoke(Guid registration) => $"{Model(registration)}/thu-hoi";

    /// <summary>The steering committees by decision.</summary>
    public const string Committees = "/can-bo/ban-chi-dao";

    /// <summary>Who was a member on a day.</summary>
    public const string CommitteeOnDay = $"{Committees}/ngay";

    public const string EstablishCommittee = $"{Committees}/thanh-lap";

    public const string RestaffCommittee = $"{Committees}/kien-toan";

    /// <summary>One committee with its seats.</summary>
    public static string Committee(Guid id) => $"{Committees}/{id:d}";

    public static string AddSeat(Guid committee) => $"{Committee(committee)}/bo-sung";

    public static string EndSeat(Guid seat) => $"{Committees}/ghe/{seat:d}/thoi";

    /// <summary>The inbox of a post: what waits there, and what was handed over.</summary>
    public const string Inboxes = "/can-bo/hop-viec";

    /// <summary>The inbox of one post.</summary>
    public static string Inbox(Office office) => $"{Inboxes}?vi-tri={office.Kind}{(office.OrganisationId is { } organisation ? $"&don-vi={organisation:d}" : "")}";

    /// <summary>The hand-over of a dated post.</summary>
    public static string HandOver(Guid post) => $"/can-bo/vi-tri/{post:d}/ban-giao";

    /// <summary>The portal's desk.</summary>
    public const string Articles = "/can-bo/cong-tin";

    /// <summary>The page where an article is written.</summary>
    public static string WriteArticle(Guid article) => $"{Articles}/{article:d}";

    /// <summary>The page where an article is checked and takes its steps.</summary>
    public static string CheckArticle(Guid article) => $"{WriteArticle(article)}/kiem-tra";

    /// <summary>The parts of the portal an editor may change.</summary>
    public const string PortalParts = $"{Articles}/phan";

    public const string Media = $"{Articles}/anh";

    /// <summary>A picture or document of the library.</summary>
    public static string MediaItem(Guid media) => $"{Media}/{media:d}";

    /// <summary>The settings of the commune.</summary>
    public const string Settings = "/can-bo/cai-dat";

    /// <summary>The organisations of the commune.</summary>
    public const string Organisations = $"{Settings}/to-chuc";

    /// <summary>One of them.</summary>
    public static string Organisation(Guid id) => $"{Organisations}/{id:d}";

    /// <summary>The villages of the commune.</summary>
    public const string Villages = $"{Settings}/thon";

    /// <summary>One of them.</summary>
    public static string Village(Guid id) => $"{Villages}/{id:d}";

    /// <summary>Acts on the tree of units.</summary>
    public const string UnitActs = $"{Settings}/dia-gioi";

    /// <summary>One of them.</summary>
    public static string UnitAct(Guid id) => $"{UnitActs}/{id:d}";

    /// <summary>Requests of persons about their data.</summary>
    public const string DataRequests = "/can-bo/du-lieu-ca-nhan";

    /// <summary>One of them.</summary>
    public static string DataRequest(Guid id) => $"{DataRequests}/{id:d}";

    /// <summary>The form that records one, knowing whose account it is about.</summary>
    public static string RecordDataRequest(Guid? account = null) => $"{DataRequests}/ghi{(account is { } id ? $"?tai-khoan={id:d}" : "")}";

    /// <summary>Bringing in sheets.</summary>
    public const string Sheets = "/can-bo/nhap-excel";

    /// <summary>Everything that was done in the commune.</summary>
    public const string Audit = "/can-bo/nhat-ky";

    /// <summary>The seal of all that was done, to be printed and kept.</summary>
    public const string AuditSeal = $"{Audit}/niem-phong";

    /// <summary>The history of a record.</summary>
    public static string History(string kind, Guid id) => $"/can-bo/lich-su/{kind}/{id:d}";
}
