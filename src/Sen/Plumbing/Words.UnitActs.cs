using Sen.Movement.Units;

namespace Sen.Plumbing;

// Words of the acts that change the tree of units.
public sealed partial class Words
{
    public string UnitActs => Say("Thay đổi đơn vị hành chính", "Changes of units");

    public string UnitToday => Say("Đơn vị hành chính hiện nay", "The unit today");

    public string NowIn(string site, string units, DateOnly since, string basis) => Say(
        $"{site} nay thuộc {units}, từ {Date(since)} ({basis}). Nội dung trên cổng giữ nguyên như lúc đăng.",
        $"{site} is now part of {units}, since {Date(since)} ({basis}). What stands on this portal is left as it was published.");

    public string UnitActsLead => Say(
        "Sáp nhập, chia tách, đổi tên… ghi theo nghị quyết, quyết định, có ngày hiệu lực. Trước khi ghi, Sen cho xem trước những gì sẽ thay đổi.",
        "Mergers, splits, new names… are recorded by their resolution, with the day they take effect. Before anything is recorded, Sen shows what will change.");

    public string NewUnitAct => Say("Ghi một việc", "Record an act");

    public string NoUnitActs => Say("Chưa ghi việc nào.", "No act is recorded yet.");

    public string WhichAct => Say("Chọn việc", "Choose the act");

    public string ActUndone => Say("Đã hủy", "Undone");

    public string ActComes => Say("Chưa đến ngày", "Not yet in force");

    public string ActInForce => Say("Đã có hiệu lực", "In force");

    public string ActOnRecord => Say("Đã ghi", "On record");

    public string ActRecorded => Say("Đã ghi. Cây đơn vị đổi theo từ ngày có hiệu lực.", "Recorded. The tree of units changes from the day it takes effect.");

    public string UndoRecorded => Say("Đã ghi việc hủy. Cây đơn vị như khi chưa có việc đó; cả hai còn trong nhật ký.", "Undone. The tree of units is as if that act had never been; both stay on record.");

    public string InForceFrom(DateOnly day) => Say($"từ {Date(day)}", $"from {Date(day)}");

    public string UnitsThatEnd => Say("Các đơn vị nhập lại", "Units that are joined");

    public string UnitsHint => Say(
        "Mỗi đơn vị một dòng: tên có loại, hoặc mã. Trùng tên thì ghi thêm cấp trên, ví dụ: xã Hòa Liên, huyện Hòa Vang.",
        "One a line: kind and name in Vietnamese, or the code. Where a name is borne by several, add the unit above after a comma.");

    public string OwnUnits => Say("Tên xã và các thôn, tổ dân phố, để chép", "The names of the commune and its villages, to copy");

    public string OwnUnitsHint => Say("Mỗi dòng là một tên, ghi đúng như vậy thì Sen nhận ra ngay.", "One name a line; written like this it is recognised at once.");

    public string WhichUnit => Say("Đơn vị", "Unit");

    public string UnitHint => Say("Tên có loại, hoặc mã. Ví dụ: xã Hòa Liên, huyện Hòa Vang.", "Kind and name in Vietnamese, or the code; where a name is borne by several, the unit above after a comma.");

    public string UnitThatGoesOn => Say("Đơn vị tiếp nhận", "Unit that takes over");

    public string NewUnitName => Say("Tên mới", "New name");

    public string NewUnitNameHint => Say("Ghi cả loại, ví dụ: xã Thăng Trường.", "With its kind before it, in Vietnamese.");

    public string NewUnits => Say("Các đơn vị mới", "New units");

    public string NewUnitsHint => Say("Mỗi đơn vị một dòng, có loại; sau dấu phẩy là mã nếu có. Ví dụ: xã An Hòa, 20901.", "One a line, with its kind before it, in Vietnamese; the code after a comma.");

    public string UnitCode => Say("Mã đơn vị", "Code");

    public string UnitCodeHint => Say("Mã của danh mục hành chính; thôn, tổ dân phố không có.", "The code of the official list; villages have none.");

    public string NewUnitKind => Say("Loại mới", "New kind");

    public string UnitAbove => Say("Đơn vị cấp trên", "Unit above");

    public string UnitAboveHint => Say("Tên hoặc mã. Chỉ tỉnh, thành phố trực thuộc Trung ương mới để trống.", "Name or code. Only provinces have none.");

    public string WhereGoes(string unit) => Say($"{char.ToUpperInvariant(unit[0])}{unit[1..]} về đâu?", $"Where does {unit} go?");

    public string GoesOver => Say("Chuyển theo phần này", "Goes over with the part");

    public string ActFrom => Say("Có hiệu lực từ ngày", "In force from");

    public string ActFromHint => Say("Ngày đầu tiên của đơn vị mới, ví dụ 01/07/2025. Ngày chưa tới cũng được.", "First day of the new state, for example 01/07/2025. It may lie ahead.");

    public string DecreeNumber => Say("Số nghị quyết, quyết định", "Number of the resolution or decision");

    public string DecreeNumberHint => Say("Ví dụ: 1659/NQ-UBTVQH15.", "For example: 1659/NQ-UBTVQH15.");

    public string DecreeSigned => Say("Ngày ký", "Signed on");

    public string DecreeIssuer => Say("Cơ quan ban hành", "Issued by");

    public string Rehearse => Say("Xem trước", "Rehearse");

    public string RehearseAgain => Say("Xem trước lại", "Rehearse again");

    public string RecordAct => Say("Ghi việc này", "Record this act");

    public string Rehearsal => Say("Xem trước: chưa ghi gì", "Rehearsal: nothing is recorded yet");

    public string RehearsalIsAnother => Say(
        "Nội dung khác với bản đã xem trước. Xin xem lại bản mới dưới đây rồi bấm ghi.", "This is not what was rehearsed before. Please look at the new rehearsal below, then record it.");

    public string RehearsalLead(DateOnly on, bool ahead, bool ownersKeepOldNames) =>
        ahead && ownersKeepOldNames ? Say(
            $"Có hiệu lực từ {Date(on)}. Đến ngày đó cây đơn vị tự thay đổi; riêng tên thôn ở phần đơn vị chủ trì không tự đổi theo. Muốn đổi cả tên ấy, đề nghị ghi việc này khi đã đến ngày.",
            $"In force from {Date(on)}. On that day the tree of units changes by itself; only among the organisations the village keeps its old name. To change that too, please record this act once the day has come.")
        : ahead ? Say($"Có hiệu lực từ {Date(on)}. Đến ngày đó tự thay đổi, không phải làm gì thêm.", $"In force from {Date(on)}. On that day it changes by itself; nothing more has to be done.")
        : Say($"Có hiệu lực từ {Date(on)}.", $"In force from {Date(on)}.");

    public string RehearsalOfUndo => Say(
        "Cây đơn vị trở lại như chưa có việc này. Việc và quyết định hủy đều giữ trong lịch sử.", "The tree is as if the act had never been. The act and the decision that undoes it both stay on record.");

    public string WhatBecomesOfUnits(int count) => Say($"{count} đơn vị thay đổi", $"{count} units change");

    public string AndMoreUnits(int count) => Say($"và {count} đơn vị khác", $"and {count} more");

    public string WhatGoesAlong => Say("Những gì liên quan", "What it touches");

    public string RecordsOfUnits => Say("Hồ sơ, đơn vị", "Records, units");

    public string HowMany => Say("Số lượng", "How many");

    public string CommunesChanged => Say("Xã, phường, đặc khu", "Communes");

    public string RegistrationsMoved => Say("Bản đăng ký", "Registrations");

    public string PostsMoved => Say("Vị trí đang giữ", "Posts held");

    public string PostsThatEnd => Say("Vị trí đang giữ, cần ghi thôi giữ", "Posts held that have to be ended");

    public string PostsThatStay => Say("Vị trí đang giữ, vẫn giữ như trước", "Posts held that stay as they are");

    public string ModelsWaitForHeirs => Say(
        "Mô hình đang thực hiện của đơn vị kết thúc không tự chuyển: từ ngày có hiệu lực, chúng chờ ở “Danh sách tiếp nhận” cho đến khi Trưởng Ban Chỉ đạo hoặc cán bộ cơ quan thường trực quyết định.",
        "Models under way of a unit that ends do not go over by themselves: from that day on they wait on the inheritance list until the head of the Steering Committee or the officer decides.");

    public string EndThesePosts(bool administrator) => administrator
        ? Say("Giao vị trí ở đơn vị mới trước, rồi ghi thôi giữ các vị trí ở đơn vị kết thúc; vị trí quản trị sau cùng, vì không còn quản trị thì không ai giao được vị trí:", "Give posts in the new unit first, then end those in units that end; the administrator’s last, for without one nobody gives posts:")
        : Say("Giao vị trí ở đơn vị mới trước, rồi ghi thôi giữ các vị trí ở đơn vị kết thúc:", "Give posts in the new unit first, then end those in units that end:");

    public string DecideInherited(bool split) => split
        ? Say("Gán mô hình về đơn vị mới và quyết định mô hình tiếp nhận ở “Danh sách tiếp nhận”", "Bind the models to the new units and decide on them on the inheritance list")
        : Say("Quyết định mô hình tiếp nhận ở “Danh sách tiếp nhận”", "Decide on the models on the inheritance list");

    public string DecidedBy(string who) => Say($"Người quyết định: {who}.", $"Who decides: {who}.");

    public string ArticlesMoved => Say("Bài trên cổng", "Articles of the portal");

    public string FeedbackMoved => Say("Góp ý", "Feedback");

    public string RecordsStayAsTheyAre => Say(
        "Hồ sơ giữ nguyên như lúc ghi; không bản nào bị sửa hay mất. Đơn vị bị chia tách thì hồ sơ không tự chia.",
        "Records stay as they were written; none is changed or lost. Where a unit is split, its records are not divided.");

    public string PostsOfEndedUnits => Say(
        "Vị trí ở đơn vị kết thúc không tự hết và không có đơn vị mới để chuyển sang: xin ghi “thôi giữ” cho từng vị trí từ ngày đó.",
        "Posts in a unit that ends do not end by themselves, and there is no new unit for them to go to: please end each of them from that day on.");

    public string PostsStay => Say("Ai đang giữ vị trí thì vẫn giữ vị trí ấy như trước.", "Whoever holds a post keeps it as before.");

    public string PostsDoNotGoOver => Say(
        "Vị trí ở đơn vị kết thúc không tự chuyển sang đơn vị mới: quản trị cho thôi vị trí cũ và giao vị trí mới.",
        "Posts in a unit that ends do not go over by themselves: the administrator ends the old ones and gives the new ones.");

    public string TitlesStay => Say(
        $"Chức danh của tài khoản không tự đổi theo; cần chức danh mới thì lập tài khoản mới. Tên xã, trụ sở ghi trên cổng thông tin và địa chỉ của cổng cũng giữ như cũ; biên tập sửa ở “{Vi.SiteFactsTitle}”.",
        $"The role titles of accounts do not change with it; a new title takes a new account. The commune’s name and office on the portal, and the portal’s own address, stay as they are too; the editor changes them under “{En.SiteFactsTitle}”.");

    public string HistoryOfAct => Say("Lịch sử của việc này", "History of this act");

    public string ActThatWasUndone => Say("Việc đã bị hủy", "The act that was undone");

    public string CounterAct => Say("Việc hủy", "The counter-act");

    public string UndoAct => Say("Hủy việc này", "Undo this act");

    public string UndoActLead => Say(
        "Khi việc ghi nhầm hoặc quyết định bị thu hồi. Cần số và ngày của quyết định hủy; xem trước rồi mới hủy.",
        "When it was recorded by mistake or its decision was withdrawn. The decision to undo it is needed; it is rehearsed first.");

    public string ActBasis => Say("Căn cứ", "Basis");

    public string UndoActAheadLead => Say(
        "Việc này chưa có hiệu lực. Chỉ ghi nhầm thì để trống số và ngày; quyết định bị thu hồi thì ghi số và ngày của quyết định hủy. Xem trước rồi mới hủy.",
        "It is not in force yet. When it was only recorded by mistake, leave number and day empty; when its decision was withdrawn, write those of the decision that undoes it. It is rehearsed first.");

    public string UndoNumber => Say("Số quyết định hủy", "Number of the decision to undo it");

    public string UndoNumberHint => Say("Ví dụ: 15/QĐ-UBND.", "For example: 15/QĐ-UBND.");

    public string RehearseUndo => Say("Xem trước việc hủy", "Rehearse the undoing");

    public string RecordActOf(TreeActKind kind) => Say($"Ghi việc {In(UnitNames.Of(kind))}", $"Record {In(UnitNames.Of(kind))}");

    /// <summary>The act as a chip names it.</summary>
    public string ActName(TreeActKind kind)
    {
        var name = UnitNames.Of(kind);
        return Say(name.Capital().Vi, Sen.Movement.Wording.AsTyped(name.En.Replace("the ", "", StringComparison.Ordinal)).Capital().En);
    }

    public string ActLead(TreeActKind kind) => kind switch
    {
        TreeActKind.Establish => Say("Một đơn vị bắt đầu, trước nó không có gì.", "A unit begins, with nothing before it."),
        TreeActKind.Rename => Say("Đơn vị mang tên mới từ một ngày; mã mới nếu có.", "The unit has a new name from a day on, and a new code if there is one."),
        TreeActKind.Reclassify => Say("Xã thành phường, thôn thành tổ dân phố…; cấp không đổi.", "A commune becomes a ward, a village a residential group…; the level stays."),
        TreeActKind.Move => Say("Đơn vị thuộc cấp trên khác; mọi đơn vị bên dưới đi theo.", "The unit belongs to another unit above; everything below comes along."),
        TreeActKind.Merge => Say("Các đơn vị kết thúc, một đơn vị mới bắt đầu và nhận mọi đơn vị bên dưới.", "The units end, a new one begins and takes over everything below them."),
        TreeActKind.Absorb => Say("Các đơn vị kết thúc và nhập vào một đơn vị tiếp tục.", "The units end and are taken into one that goes on."),
        TreeActKind.Split => Say("Đơn vị kết thúc, các đơn vị mới bắt đầu; mỗi đơn vị bên dưới về một nơi.", "The unit ends, several begin; each unit below goes to one of them."),
        TreeActKind.TransferPart => Say("Cả hai tiếp tục; các thôn được chọn chuyển sang đơn vị tiếp nhận.", "Both go on; the villages chosen go over."),
        _ => Say("Đơn vị kết thúc, không còn đơn vị nào bên dưới và không có đơn vị kế tục.", "The unit ends, with nothing below it and nothing after it."),
    };
}
