namespace Sen.Plumbing;

// Words of the list of all acts and of its seal.
public sealed partial class Words
{
    public string Audit => Say("Nhật ký của xã", "All changes of the commune");

    public string AuditLead => Say(
        "Mọi thay đổi đã ghi trong xã, ở dữ liệu lẫn cài đặt: ai, lúc nào, việc gì, với bản ghi nào, qua đâu, thay ai và vì sao. Đăng nhập bằng mật khẩu của mình, xem và tìm không để lại dòng nào; dùng mã một lần thì có. Tên và nội dung của một bản ghi chỉ hiện với người được xem bản ghi ấy. Lời người dân gửi không nằm ở đây.",
        "Every change recorded in the commune, of records and of settings: who, when, what, on which record, through which door, on whose behalf and why. Signing in with one’s own password, reading and searching leave no line; the use of a one-time code does. The name and the fields of a record are shown only to whoever may read it. What citizens sent is not listed here.");

    public string AuditWhen => Say("Lúc", "When");

    public string AuditWho => Say("Ai", "Who");

    public string AuditWhom => Say("Thay ai", "On whose behalf");

    public string AuditVerb => Say("Việc gì", "What was done");

    public string AuditKind => Say("Loại bản ghi", "Kind of record");

    public string AuditName => Say("Bản ghi", "Record");

    /// <summary>Beside the acts that loaded the demonstration: their moment is no mistake.</summary>
    public string AuditOfDemo => Say(
        "Dữ liệu đi kèm bản minh họa, không phải việc của ai. Ngày ghi được đặt trước năm đầu tiên của câu chuyện, để mọi việc sau đó đứng đúng thứ tự.",
        "Data the demonstration comes with, nobody’s act. Its day was put before the first year of the story, so that everything later stands in order.");

    public string AuditDoor => Say("Qua đâu", "Through which door");

    public string AuditFrom => Say("Từ ngày", "From");

    public string AuditUntil => Say("Đến hết ngày", "Until the end of");

    public string AuditOnBehalf => Say("Chỉ việc làm thay người khác", "Only what was done on somebody’s behalf");

    public string AuditFound(int count, int most) => count > most
        ? Say($"Có hơn {Number(most)} lần ghi.", $"More than {Number(most)} acts.")
        : ActCount(count);

    public string AuditNone => Say("Không có lần ghi nào như vậy. Xin bỏ bớt điều kiện lọc.", "There is no such act. Please take some of the filters away.");

    public string AuditAll => Say("Xem toàn bộ nhật ký", "See everything");

    public string AuditOlder => Say("Cũ hơn", "Older");

    public string AuditNewest => Say("Về mới nhất", "Back to the newest");

    public string AuditSheet => Say("Tải bảng này (CSV)", "Download this table (CSV)");

    public string OnBehalfOf(string whom) => Say($"thay {whom}", $"on behalf of {whom}");

    public string AuditRecord => Say("Xem từng ô", "See the fields");

    public string AuditSeal => Say("Niêm phong nhật ký", "Seal of all changes");

    public string AuditSealLead => Say(
        "Mỗi dòng nhật ký mang dấu tính từ dòng trước nó. Ai giữ các dấu dưới đây ngoài máy này thì sau này chứng minh được rằng không dòng nào đã bị viết lại, kể cả khi cả cơ sở dữ liệu bị làm lại từ đầu.",
        "Each line carries a mark computed from the line before. Whoever keeps the marks below outside this machine can prove later that no line was rewritten, even if the whole database was made anew.");

    public string AuditSealHow => Say(
        "Nên in hằng tháng, ký và lưu cùng hồ sơ; hoặc tải tệp về và cất nơi khác. Kiểm tra sau này: ./sen verify audit heads TỆP.",
        "Print it every month, sign it and file it; or download the file and keep it elsewhere. To check later: ./sen verify audit heads FILE.");

    public string AuditSealAt(DateTime at) => Say($"Lúc {Moment(at)}", $"At {Moment(at)}");

    public string AuditChain => Say("Chuỗi", "Chain");

    public string AuditChainOfCommune => Say("Nhật ký của xã", "The commune’s acts");

    public string AuditChainOfRoots => Say("Chuỗi gốc", "Root chain");

    public string AuditLast => Say("Dòng cuối", "Last line");

    public string AuditMark => Say("Dấu (SHA-256)", "Mark (SHA-256)");

    public string AuditSealCount => Say(
        "Số dòng của chuỗi thường lớn hơn số lần ghi ở trang nhật ký: lời người dân gửi cũng được niêm phong nhưng không liệt kê, để không ai đoán được ai đã gửi.",
        "A chain usually has more lines than the list of changes: what citizens send is sealed too but not listed, so that nobody can guess who sent it.");

    public string AuditSealFile => Say("Tải tệp niêm phong", "Download the file");
}
