namespace Sen.Plumbing;

// Words of the first stage: the steering committee in time.
public sealed partial class Words
{
    public string CommitteesLead => Say(
        "Mỗi quyết định là một Ban Chỉ đạo; kiện toàn là quyết định mới, bản trước được giữ nguyên.",
        "Each decision makes a committee; re-staffing is a new decision, and the one before stays as it was.");

    public string WhoWasMember => Say("Ai là thành viên ngày nào", "Who was a member on a day");

    public string EstablishCommittee => Say("Ghi quyết định thành lập", "Record a founding decision");

    public string EstablishCommitteeLead => Say(
        "Ghi quyết định và danh sách thành viên. Quyết định và danh sách hiện trên cổng; danh sách từ ngày có hiệu lực.",
        "Write the decision and the list of seats. The portal shows both, the list from its first day on.");

    public string RestaffCommittee => Say("Ghi quyết định kiện toàn", "Record a re-staffing");

    public string RestaffCommitteeLead => Say(
        "Bắt đầu từ danh sách đang có; sửa, thêm, bớt dòng rồi xem trước. Bản trước được giữ nguyên, chỉ thêm ngày cuối.",
        "It begins with the seats there are: correct, add and remove rows, then rehearse. The list before stays as it was and only gets its last day.");

    public string CommitteesByDecision(int count) => Say($"{count} Ban Chỉ đạo theo quyết định", count == 1 ? "One committee, by decision" : $"{count} committees, by decision");

    public string CommitteeDecision => Say("Quyết định", "Decision");

    public string DecisionWithoutNumber => Say("Chưa ghi số, ngày", "Number and day not on record");

    public string InForceDays => Say("Hiệu lực", "In force");

    public string SeatCount => Say("Thành viên", "Seats");

    public string InForceNow => Say("Đang có hiệu lực", "In force");

    public string InForceLater => Say("Chưa đến ngày", "Not yet");

    public string InForceNoMore => Say("Hết hiệu lực", "No longer in force");

    public string FromTo(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => Say("Chưa ghi ngày", "Days not on record"),
        (null, { } end) => Say($"đến hết {Date(end.AddDays(-1))}", $"until the end of {Date(end.AddDays(-1))}"),
        ({ } first, null) => Say($"từ {Date(first)}", $"from {Date(first)}"),
        ({ } first, { } end) when end <= first => Say($"được thay ngay ngày {Date(first)}", $"replaced on its first day, {Date(first)}"),
        ({ } first, { } end) => Say($"từ {Date(first)} đến hết {Date(end.AddDays(-1))}", $"from {Date(first)} until the end of {Date(end.AddDays(-1))}"),
    };

    public string DecisionRecorded(bool ahead) => ahead
        ? Say("Đã ghi. Đến ngày, danh sách này tự có hiệu lực.", "Recorded. It will be in force by itself on its day.")
        : Say("Đã ghi.", "Recorded.");

    public string SeatNo => Say("Số thứ tự", "Number");

    public string SeatPost => Say("Chức vụ", "Post");

    public string SeatPostHint => Say("Ghi chức vụ, không ghi tên người.", "Write the post, not a person’s name.");

    public string SeatDuty => Say("Nhiệm vụ trong Ban", "Duty");

    public string SeatArea => Say("Địa bàn, lĩnh vực", "Area");

    public string SeatDays => Say("Tham gia", "Days");

    public string SeatWithCommittee => Say("theo Ban Chỉ đạo", "with the committee");

    public string SeatJoined(DateOnly from) => Say($"từ {Date(from)}", $"from {Date(from)}");

    public string SeatLeft(DateOnly to) => Say($"đến hết {Date(to.AddDays(-1))}", $"until the end of {Date(to.AddDays(-1))}");

    public string AddSeat => Say("Bổ sung thành viên", "Add a seat");

    public string AddSeatLead => Say("Khi có quyết định riêng về một thành viên. Thay nhiều người thì ghi quyết định kiện toàn.", "For a decision about one seat. When many change, record a re-staffing.");

    public string SeatFrom => Say("Tham gia từ ngày", "Joins on");

    public string RecordSeat => Say("Ghi thành viên", "Record the seat");

    public string EndSeat => Say("Thôi tham gia", "Leaves");

    public string SeatLast => Say("Ngày cuối tham gia", "Last day");

    public string RecordSeatEnd => Say("Ghi thôi tham gia", "Record that it leaves");

    public string BackToCommittee => Say("Về Ban Chỉ đạo", "Back to the committee");

    public string CommitteeName => Say("Tên Ban Chỉ đạo", "Name of the committee");

    public string DecisionSymbol => Say("Số, ký hiệu quyết định", "Number and symbol of the decision");

    public string DecisionFrom => Say("Có hiệu lực từ ngày", "In force from");

    public string DecisionFromHint => Say("Để trống khi từ ngày ký. Ngày sau hôm nay thì đến ngày tự có hiệu lực.", "Leave empty when it is the day of signing. A day ahead takes effect by itself.");

    public string MandateLast => Say("Đến hết ngày", "Until the end of");

    public string MandateLastHint => Say("Chỉ ghi khi quyết định nêu ngày cuối.", "Only when the decision names a last day.");

    public string SeatsHow => Say(
        "Mỗi thành viên một dòng; dán thẳng từ Excel, Word hoặc gõ với dấu | giữa các cột: số thứ tự | chức vụ | nhiệm vụ | địa bàn, lĩnh vực | đơn vị. Số thứ tự và hai cột cuối có thể để trống. Nhiệm vụ là một trong:",
        "One seat a row; paste from Excel or Word, or type with | between the columns: number | post | duty | area | organisation. The number and the last two may be left out. The duty is one of:");

    public string SeatsList => Say("Danh sách thành viên", "List of seats");

    public string SeatsHint => Say("Ghi chức vụ, không ghi tên người. Cột họ tên trong bảng có dòng tiêu đề được bỏ qua.", "Write posts, not names. A column of names, in a table with a header row, is left out.");

    public string RecordDecision => Say("Ghi quyết định này", "Record this decision");

    public string CommitteeFromDay(DateOnly from, DateOnly? until, bool ahead) =>
        Say($"Danh sách này có hiệu lực {FromTo(from, until)}.", $"These seats are in force {FromTo(from, until)}.") + (ahead ? Say(" Đến ngày đó tự thay đổi.", " It takes effect by itself on that day.") : "");

    /// <summary>What of a decision the portal shows, and from when.</summary>
    public string CommitteeIsPublished(DateOnly from, DateOnly? until, DateOnly today) => from > today
        ? Say($"Ghi xong, quyết định hiện ngay trên cổng; danh sách hiện trên cổng từ {Date(from)}.", $"Once recorded, the decision shows on the portal at once; the seats show from {Date(from)}.")
        : until <= today
            ? Say("Ghi xong, quyết định hiện ngay trên cổng; danh sách đã hết hiệu lực nên không hiện ở trang Ban Chỉ đạo.", "Once recorded, the decision shows on the portal at once; the seats are no longer in force and do not show.")
            : Say("Ghi xong, quyết định và danh sách hiện ngay trên cổng cho mọi người đọc.", "Once recorded, the decision and the seats show on the portal at once, for everybody.");

    public string StillFollowed(int count, DateOnly from, bool ahead) => Say(
        $"Thành viên thôi tham gia còn được ghi theo dõi {count} mô hình đang thực hiện. {(ahead ? $"Từ ngày {Date(from)}" : "Ghi xong")}, trang của Ban Chỉ đạo này dẫn đến từng mô hình để đổi người theo dõi.",
        $"Members who leave are still in charge of {(count == 1 ? "one model" : $"{count} models")} under way. {(ahead ? $"From {Date(from)} on" : "Once it is recorded")}, the page of this committee leads to each, to put somebody else in charge.");

    public string FollowedByNobodyNow(int count) => Say(
        $"{count} mô hình đang thực hiện còn ghi người theo dõi không còn trong Ban Chỉ đạo. Đề nghị mở từng mô hình và chọn “Đổi người theo dõi”.",
        $"{(count == 1 ? "One model" : $"{count} models")} under way still name somebody in charge who is no longer in the committee. Please open each and press “Change who is in charge”.");

    public string OrganisationsToWrite => Say("Tên đơn vị ghi được ở cột đơn vị", "Names the column of organisations takes");

    public string ReplacedKeeps => Say("Quyết định trước:", "The decision before:");

    public string ReplacedUntil(DateOnly last) => Say($"có hiệu lực đến hết {Date(last)}; danh sách của quyết định đó được giữ nguyên.", $"is in force until the end of {Date(last)}; its seats stay as they were.");

    public string NamesInPosts(int count) => Say(
        $"{count} dòng có vẻ ghi tên người. Ở đây chỉ ghi chức vụ; đề nghị xem lại các dòng có dấu cảnh báo.",
        $"{(count == 1 ? "One row seems" : $"{count} rows seem")} to name a person. Only posts are kept here; please look again at the rows with a warning.");

    public string SeatsJoined(int count) => Say($"Thêm {count}", $"{count} join");

    public string SeatsLeft(int count) => Say($"Thôi {count}", $"{count} leave");

    public string SeatsChanged(int count) => Say($"Đổi nhiệm vụ, địa bàn {count}", $"{count} with another duty or area");

    public string MembersOn(DateOnly day) => Say($"Thành viên Ban Chỉ đạo ngày {Date(day)}", $"Members of the Steering Committee on {Date(day)}");

    public string OnWhichDay => Say("Ngày", "Day");

    public string ShowMembers => Say("Xem", "Show");

    public string ByUnnumberedDecision => Say("Theo quyết định chưa ghi số, ngày", "By a decision whose number and day are not on record");

    public string ByDecision => Say("Theo quyết định", "By decision");

    public string OpenCommittee => Say("Xem Ban Chỉ đạo này", "Open this committee");

    public string FirstDayUnknown => Say("Nguồn không ghi ngày đầu của Ban Chỉ đạo này, nên danh sách được dùng cho mọi ngày trước đó.", "The source names no first day of this committee, so the list stands for any earlier day.");

    public string NobodyOn(DateOnly day, DateOnly? ended, DateOnly? begins) => string.Join(' ', new[]
    {
        Say($"Ngày {Date(day)} không có quyết định nào có hiệu lực, nên không có thành viên Ban Chỉ đạo.", $"On {Date(day)} no decision was in force, so nobody was a member."),
        ended is { } last ? Say($"Ban Chỉ đạo trước đó hết hiệu lực sau ngày {Date(last)}.", $"The committee before was in force until the end of {Date(last)}.") : "",
        begins is { } next ? Say($"Quyết định tiếp theo có hiệu lực từ {Date(next)}.", $"The next decision is in force from {Date(next)}.") : "",
    }.Where(part => part.Length > 0));
}
