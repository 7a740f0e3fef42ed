using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;

namespace Sen.People;

/// <summary>What tables and columns of a person's copy are called on its page. A column without words says nothing to a person; the data for a machine has it all the same.</summary>
public static class PersonalNames
{
    /// <summary>Tables, by the name the copy has for them.</summary>
    public static IReadOnlyDictionary<string, Wording> Tables { get; } = new Dictionary<string, Wording>(StringComparer.Ordinal)
    {
        ["account"] = ("Tài khoản", "Account"),
        ["account_claim"] = ("Ghi thêm của tài khoản", "Claims of the account"),
        ["account_login"] = ("Cách đăng nhập khác", "Other sign-ins"),
        ["account_passkey"] = ("Khóa truy cập", "Passkeys"),
        ["session"] = ("Phiên đăng nhập", "Sessions"),
        ["account_token"] = ("Mã của tài khoản", "Tokens of the account"),
        ["article_draft"] = ("Bản đang viết", "Drafts"),
        ["article_open"] = ("Bài đang mở", "Articles held open"),
        ["article_revision"] = ("Phiên bản bài đã lưu", "Saved versions of articles"),
        ["data_request"] = ("Yêu cầu về dữ liệu cá nhân", "Requests about personal data"),
        ["delegation"] = ("Ủy quyền khi vắng", "Delegations"),
        ["entered_for"] = ("Bản đăng ký đã nhập hộ", "Registrations entered on behalf"),
        ["feedback"] = ("Góp ý", "Feedback"),
        ["feedback_entry"] = ("Trao đổi về góp ý", "Conversation"),
        ["file"] = ("Ảnh chờ gửi", "Photographs that wait"),
        ["hand_over"] = ("Biên bản bàn giao vị trí", "Hand-over reports"),
        ["kept_score"] = ("Phiếu chấm dở", "Score sheets put by"),
        ["post"] = ("Vị trí được giao", "Posts"),
        ["proposal"] = ("Đề nghị việc", "Requests to others"),
        ["recovery_code"] = ("Mã dự phòng", "Recovery codes"),
        ["registration"] = ("Bản đăng ký đã gửi", "Registrations"),
        ["score"] = ("Phiếu chấm", "Scores"),
    };

    // The same word means the same in every table, unless a table says otherwise.
    private static readonly Dictionary<string, Wording> Columns = new(StringComparer.Ordinal)
    {
        ["UserName"] = ("Tên đăng nhập", "User name"),
        ["NormalizedUserName"] = ("Tên đăng nhập, chữ hoa", "User name in capitals"),
        ["account.Title"] = ("Chức danh", "Role title"),
        ["article_open.Title"] = ("Chức danh", "Role title"),
        ["Title"] = ("Tiêu đề", "Title"),
        ["Email"] = ("Thư điện tử", "E-mail"),
        ["NormalizedEmail"] = ("Thư điện tử, chữ hoa", "E-mail in capitals"),
        ["PhoneNumber"] = ("Số điện thoại", "Telephone number"),
        ["DisabledAt"] = ("Khóa lúc", "Disabled at"),
        ["FirstPasswordUntil"] = ("Mã một lần dùng đến", "One-time code until"),
        ["SecondStepSince"] = ("Có bước thứ hai từ", "Second step since"),
        ["Device"] = ("Thiết bị", "Device"),
        ["BeganAt"] = ("Bắt đầu lúc", "Began at"),
        ["EndedAt"] = ("Kết thúc lúc", "Ended at"),
        ["SeenAt"] = ("Dùng lần cuối lúc", "Last used at"),
        ["LastUsedAt"] = ("Dùng lần cuối lúc", "Last used at"),
        ["account_passkey.Data.Name"] = ("Tên khóa", "Name of the passkey"),
        ["account_passkey.Data.CreatedAt"] = ("Thêm lúc", "Added at"),
        ["account_passkey.Host"] = ("Dùng ở địa chỉ", "For the address"),
        ["UsedAt"] = ("Dùng lúc", "Used at"),
        ["ClaimType"] = ("Loại", "Kind"),
        ["ClaimValue"] = ("Nội dung", "Content"),
        ["ProviderDisplayName"] = ("Nơi đăng nhập", "Where"),
        ["ProviderKey"] = ("Khóa ở nơi đó", "Key there"),
        ["Author"] = ("Tác giả", "Author"),
        ["WrittenByTitle"] = ("Chức danh người viết", "Role title of the writer"),
        ["Body"] = ("Nội dung", "Text"),
        ["Lead"] = ("Tóm tắt", "Summary"),
        ["Notes"] = ("Điều cần xem lại", "To look at again"),
        ["Note"] = ("Ghi chú", "Note"),
        ["SavedAt"] = ("Lưu lúc", "Saved at"),
        ["Kind"] = ("Loại", "Kind"),
        ["Place"] = ("Dữ liệu ở đâu", "Where the data lies"),
        ["State"] = ("Tình trạng", "State"),
        ["ReceivedOn"] = ("Ngày nhận", "Received on"),
        ["DueOn"] = ("Hạn", "Due on"),
        ["ClosedOn"] = ("Ngày giải quyết xong", "Closed on"),
        ["ExportedOn"] = ("Ngày xuất dữ liệu", "Copy taken out on"),
        ["Asker"] = ("Người yêu cầu", "Who asked"),
        ["Wish"] = ("Nội dung yêu cầu", "What was asked for"),
        ["From"] = ("Từ", "From"),
        ["Until"] = ("Đến trước", "Before"),
        ["Basis"] = ("Căn cứ", "Basis"),
        ["Reason"] = ("Lý do", "Reason"),
        ["On"] = ("Ngày", "Day"),
        ["How"] = ("Nhận bằng cách nào", "How it was told"),
        ["EnteredBy"] = ("Chức danh người nhập", "Role title of who entered it"),
        ["ToldBy"] = ("Người cung cấp", "Told by"),
        ["ContactName"] = ("Tên để lại", "Name that was left"),
        ["ContactPhone"] = ("Số điện thoại để lại", "Telephone number that was left"),
        ["SuggestedName"] = ("Tên mô hình gợi ý", "Suggested model"),
        ["Text"] = ("Lời viết", "Words"),
        ["AnsweredOn"] = ("Ngày trả lời", "Answered on"),
        ["Operation"] = ("Việc được đề nghị", "What was asked for"),
        ["proposal.Note"] = ("Lời đề nghị", "Words of the request"),
        ["AskedBy"] = ("Chức danh người đề nghị", "Role title of who asked"),
        ["AskedAt"] = ("Đề nghị lúc", "Asked at"),
        ["Answer"] = ("Lời trả lời", "Answer"),
        ["AnsweredBy"] = ("Chức danh người trả lời", "Role title of who answered"),
        ["AnsweredAt"] = ("Trả lời lúc", "Answered at"),
        ["AltText"] = ("Mô tả ảnh", "Description"),
        ["Caption"] = ("Chú thích", "Caption"),
        ["KeptUntil"] = ("Giữ đến", "Kept until"),
        ["FromTitle"] = ("Người bàn giao", "Handed over by"),
        ["MadeBy"] = ("Người lập", "Made by"),
        ["MadeOn"] = ("Ngày lập", "Made on"),
        ["EndsOn"] = ("Thôi giữ từ", "First day without the post"),
        ["SuccessorTitle"] = ("Người nhận", "Taken over by"),
        ["AcknowledgedTitle"] = ("Người bấm đã nhận", "Acknowledged by"),
        ["AcknowledgedAt"] = ("Nhận lúc", "Acknowledged at"),
        ["Remark"] = ("Lời ghi", "Remark"),
        ["Lines"] = ("Các dòng", "Lines"),
        ["At"] = ("Lúc", "At"),
        ["Year"] = ("Năm", "Year"),
        ["Stage"] = ("Bước", "Stage"),
        ["Need"] = ("Vì sao làm", "Why"),
        ["Goal"] = ("Mục tiêu", "Goal"),
        ["Forces"] = ("Lực lượng", "Forces"),
        ["Spread"] = ("Nhân rộng", "How it spreads"),
        ["Opinion"] = ("Ý kiến thẩm định", "Opinion of the appraisal"),
        ["InCharge"] = ("Thành viên theo dõi", "Member in charge"),
        ["Choices.Site"] = ("Chọn điểm", "Site"),
        ["Choices.Content"] = ("Chọn nội dung", "Content"),
        ["Choices.Task"] = ("Chọn việc", "Task"),
        ["Choices.Link"] = ("Chọn khâu", "Link"),
        ["Choices.Method"] = ("Chọn cách làm", "Method"),
    };

    /// <summary>What a column is called; null for one that says nothing to a person.</summary>
    public static Wording? Column(string table, string column) => Columns.GetValueOrDefault($"{table}.{column}") ?? Columns.GetValueOrDefault(column);

    /// <summary>A value as a person reads it: what the code calls by a name of its own is said in words.</summary>
    public static Wording Value(string table, string column, string value) => (table, column) switch
    {
        ("post", "Kind") when Enum.TryParse<PostKind>(value, out var post) => PostNames.Of(post),
        ("data_request", "Kind") when Enum.TryParse<DataWish>(value, out var wish) => DataRequestNames.Of(wish),
        ("data_request", "Place") when Enum.TryParse<DataPlace>(value, out var place) => DataRequestNames.Of(place),
        ("data_request", "State") when Enum.TryParse<DataRequestState>(value, out var state) => DataRequestNames.Of(state),
        ("proposal", "Operation") when Enum.TryParse<Operation>(value, out var operation) => OperationNames.Of(operation),
        ("registration", "Stage") when Enum.TryParse<Stage>(value, out var stage) => Lifecycle.NameOf(stage),
        _ => Wording.AsTyped(value),
    };
}
