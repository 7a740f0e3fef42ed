using Sen.Movement.Models;

namespace Sen.Plumbing;

// Words of the inheritance list.
public sealed partial class Words
{
    public string InheritanceList => Say("Danh sách tiếp nhận", "Inheritance list");

    public string InheritanceLead => Say(
        "Mô hình đang thực hiện của xã, thôn đã sắp xếp chờ ở đây cho đến khi có người quyết định: tiếp tục, gộp với mô hình giống hoặc khép lại. Số liệu đã ghi giữ nguyên.",
        "Models under way of communes and villages that have ended wait here until somebody decides: carry on, join with a twin, or close. What was recorded stays as it is.");

    public string NothingInherited => Say(
        "Không có mô hình nào chờ tiếp nhận. Khi xã, thôn được sáp nhập, chia tách, mô hình đang thực hiện sẽ hiện ở đây.",
        "Nothing waits here. When a commune or a village is merged or split, its models under way show here.");

    public string InheritanceSaved => Say("Đã ghi quyết định.", "The decision is recorded.");

    public string EndedInto(string unit, IEnumerable<string> heirs)
    {
        var (name, into) = ($"{char.ToUpperInvariant(unit[0])}{unit[1..]}", string.Join(", ", heirs));
        return into.Length == 0 ? Say($"{name} (đã kết thúc)", $"{name} (ended)") : $"{name} → {into}";
    }

    /// <summary>Tells two lists of one unit apart: “mô hình do xã Bình Sa ghi”.</summary>
    public string ModelsOf(string commune) => Say($"mô hình do {char.ToLowerInvariant(commune[0])}{commune[1..]} ghi", $"models recorded by {commune}");

    public string EndedSince(DateOnly since, string basis) => basis.Length == 0 ? Say($"từ {Date(since)}", $"since {Date(since)}") : Say($"từ {Date(since)} ({basis})", $"since {Date(since)} ({basis})");

    public string InheritedCount(int waiting, int decided) => Say($"{waiting} mô hình chờ quyết định, {decided} đã quyết định", $"{waiting} waiting, {decided} decided");

    public string DecidedByHeir(string unit) => Say($"{unit} đã làm việc trên hệ thống này, nên cán bộ ở đó quyết định danh sách này.", $"{unit} works with this installation, so its own people decide on this list.");

    public string BindHeading => Say("Gán mô hình về đơn vị mới", "Bind models to the new units");

    public string BindLead(int unbound) => Say(
        $"Xã đã chia tách. Chọn đơn vị mới cho từng thôn, từng mô hình không thuộc thôn nào; còn {unbound} mô hình chưa gán. Chưa gán thì số liệu tính ở cấp trên, không chia theo tỷ lệ.",
        $"The commune was split. Choose the new unit for each village and for each model without a village; {unbound} not bound yet. What is not bound is counted at the level above and never divided.");

    public string BindAlsoFinished(int unbound, int waiting) => Say(
        $"{unbound} mô hình chưa gán gồm cả mô hình đã xong, như đã công nhận: số liệu của chúng cũng cần biết về đâu. Danh sách dưới đây chỉ đếm mô hình đang thực hiện ({waiting} mô hình chờ quyết định).",
        $"The {unbound} that are not bound include finished models, such as recognised ones: their figures have to go somewhere too. The list below counts only models under way ({waiting} waiting).");

    public string BindGroup(string name, int count) => Say($"{name} ({count} mô hình)", count == 1 ? $"{name} (1 model)" : $"{name} ({count} models)");

    public string NotBoundYet => Say("Chưa gán", "Not bound yet");

    public string BindNow => Say("Ghi đơn vị mới", "Record the new units");

    public string InheritingColumn => Say("Quyết định", "Decision");

    public string InheritingState(Sen.Movement.Models.Registration registration, bool waits) => registration switch
    {
        _ when waits => Say("Chờ quyết định", "Waiting"),
        { JoinedToId: not null } => Say("Đã gộp", "Joined"),
        { EndedOn: not null } => Say("Đã khép lại", "Closed"),
        _ => Say("Tiếp tục", "Carried on"),
    };

    public string InheritingTold(Sen.Movement.Models.Registration registration, string owner, string? twin) => registration switch
    {
        { JoinedToId: not null, EndedOn: { } day } => Say($"Đã gộp với mô hình “{twin}” ngày {Date(day)}. Số liệu đã ghi vẫn là của mô hình này.", $"Joined with “{twin}” on {Date(day)}. What was recorded stays with this model."),
        { EndedOn: { } day } => Say($"Đã khép lại ngày {Date(day)} khi sắp xếp đơn vị.", $"Closed on {Date(day)}, when the units changed."),
        { CarriedOnFrom: { } day } => Say($"{owner} tiếp tục từ {Date(day)}.", $"Carried on by {owner} from {Date(day)}."),
        _ => Say("Chưa có quyết định.", "No decision yet."),
    };

    public string InheritModelTitle => Say("Quyết định mô hình tiếp nhận", "Decide on an inherited model");

    public string OpenInheritedModel => Say("Xem hồ sơ mô hình", "Open the model");

    public string OpenTwin => Say("Xem mô hình kia", "Open the other model");

    public string InheritWay => Say("Mô hình này sẽ thế nào?", "What becomes of this model?");

    public string InheritingWayOf(InheritingWay way) => way switch
    {
        InheritingWay.CarryOn => Say("Tiếp tục: một đơn vị chủ trì nhận thực hiện tiếp", "Carry on: an organisation takes it over"),
        InheritingWay.Join => Say("Gộp với mô hình giống: mô hình này dừng, mô hình kia tiếp tục", "Join with its twin: this one ends, the other goes on"),
        _ => Say("Khép lại: dừng mô hình, ghi lý do", "Close: it ends, with the reason"),
    };

    public string CarriedOnBy => Say("Đơn vị tiếp tục", "Carried on by");

    public string CarriedOnFrom => Say("Tiếp tục từ ngày", "Carried on from");

    public string TwinOf => Say("Mô hình giống", "Twin");

    public string InheritReason => Say("Lý do, ghi chú", "Reason or note");

    public string InheritReasonHint => Say("Bắt buộc khi khép lại.", "Needed to close it.");

    public string RecordInheriting => Say("Ghi quyết định", "Record the decision");

    public string BackToInheritance => Say("Về danh sách tiếp nhận", "Back to the list");

    public string Chosen => Say("Chọn", "Choose");

    public string CarryOnManyHeading => Say("Tiếp tục nhiều mô hình một lần", "Carry several models on at once");

    public string CarryOnManyLead => Say(
        "Đánh dấu các mô hình ở danh sách trên rồi chọn đơn vị. Trang sau hiện lại từng mô hình để xác nhận. Mô hình cần gộp hoặc khép lại thì mở từng mô hình để quyết định.",
        "Tick the models in the list above, then choose the organisation. The next page shows each once more to confirm. What is to be joined or closed is decided on its own page.");

    public string CarriedOnBySame => Say("Đơn vị đang chủ trì từng mô hình", "Whoever is responsible for each model");

    public string CarryOnManyNext => Say("Xem lại và xác nhận", "Look once more and confirm");

    public string CarryOnManyConfirm(int count) => Say($"Xác nhận tiếp tục {count} mô hình", count == 1 ? "Carry 1 model on?" : $"Carry {count} models on?");

    public string CarryOnManyNow(int count) => Say($"Tiếp tục {count} mô hình", count == 1 ? "Carry 1 model on" : $"Carry {count} models on");

    public string CarryOnManyAfter => Say("Mỗi mô hình vẫn hủy quyết định riêng được, cho đến khi đơn vị tiếp tục ghi tiến độ.", "Each decision can still be undone on its own, until whoever carries the model on records progress.");

    public string InheritReasonTold => Say("Lý do:", "Reason:");

    public string DecisionUndone => Say("Đã hủy quyết định. Mô hình chờ quyết định lại; cả hai việc còn trong lịch sử.", "The decision is undone. The model waits for another one; both acts stay in the history.");

    /// <summary>Where a model stands: what has ended is no longer in the stage it was in.</summary>
    public string StandsAt(Sen.Movement.Models.Stage stage, bool ended, bool joined) => (ended, joined) switch
    {
        (false, _) => In(Lifecycle.NameOf(stage)),
        (_, true) => Say("Đã gộp", "Joined"),
        _ => Say("Đã khép lại", "Closed"),
    };

    public string StageBefore(Sen.Movement.Models.Stage stage) => Say($"trước đó: {Lifecycle.NameOf(stage).Small().Vi}", $"before: {Lifecycle.NameOf(stage).Small().En}");

    public string UndoDecision => Say("Hủy quyết định này", "Undo this decision");

    public string UndoDecisionReason => Say("Lý do hủy", "Why it is undone");
}
