using Sen.Data.Accounts;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Plumbing;

// Words of delegation and of entering on behalf of somebody.
public sealed partial class Words
{
    public string Delegation => Say("Ủy quyền khi vắng", "Delegation while away");

    public string DelegationLead => Say(
        "Khi vắng, giao vị trí của mình cho một người khác trong xã làm thay trong một thời gian. Hết giờ là tự hết; người ủy quyền vẫn thấy mọi việc. Nhật ký ghi tên cả hai.",
        "While away, give your post to somebody else of the commune for a time. It ends by itself; you still see all the work. The history names both.");

    public string DelegationRules => Say(
        "Người làm thay không ủy quyền tiếp, không sửa hay gửi bản đăng ký thay đơn vị. Không ai thẩm định, duyệt, chấm hay công nhận mô hình do mình, đơn vị mình hoặc người ủy quyền cho mình đăng ký.",
        "Whoever stands in does not pass the post on, and does not write or send registrations of an organisation. Nobody appraises, approves, scores or recognises a model registered by themselves, their organisation or whoever delegated to them.");

    public string DelegationsGiven => Say("Đang và sẽ ủy quyền", "Delegations you gave");

    public string DelegationsGot => Say("Đang được ủy quyền", "Delegations you got");

    public string NoDelegation => Say("Chưa ủy quyền cho ai và chưa được ai ủy quyền.", "Nothing is delegated by you or to you.");

    public string NewDelegation => Say("Ủy quyền mới", "New delegation");

    public string NothingToDelegate => Say(
        "Không giữ vị trí nào ủy quyền được. Vị trí Quản trị không ủy quyền; khi cần, quản trị giao hẳn vị trí đó cho thêm một người.",
        "You hold no post that can be delegated. The administrator’s is not delegated; when needed, the post itself is given to one more person.");

    public string DelegatePostLabel => Say("Vị trí ủy quyền", "Post to delegate");

    public string DelegateTo => Say("Ủy quyền cho", "To whom");

    public string DelegateFromDay => Say("Từ ngày", "From");

    public string DelegateFromHint => Say("Để trống là từ bây giờ. Ví dụ 05/09/2022.", "Empty means from now on. For example 05/09/2022.");

    public string DelegateHour => Say("Từ lúc", "From the hour");

    public string DelegateHourHint => Say("Để trống là từ đầu ngày. Ví dụ 07:30.", "Empty means from the start of the day. For example 07:30.");

    public string DelegateLastDay => Say("Đến hết ngày", "Last day");

    public string DelegateLastHint => Say($"Dài nhất {Delegations.MostDays} ngày.", $"At most {Delegations.MostDays} days.");

    public string DelegateLastHour => Say("Hoặc đến lúc", "Or until the hour");

    public string DelegateLastHourHint => Say("Để trống là hết ngày. Ví dụ 17:00.", "Empty means the whole day. For example 17:00.");

    public string DelegateReason => Say("Lý do vắng", "Why you are away");

    public string DelegateButton => Say("Ủy quyền", "Delegate");

    public string Delegated => Say("Đã ghi ủy quyền. Đến giờ, người được ủy quyền thấy việc của vị trí này; hết giờ là tự hết.", "The delegation is recorded. In its time the delegate sees the work of the post; then it ends by itself.");

    public string DelegationEnded => Say("Đã kết thúc ủy quyền.", "The delegation is ended.");

    public string EndDelegation => Say("Kết thúc ủy quyền", "End the delegation");

    public string DelegationOver => Say("đã hết", "over");

    public string DelegationRuns => Say("đang chạy", "running");

    public string DelegationAhead => Say("chưa đến giờ", "not begun");

    public string DelegationRests => Say("không còn hiệu lực: vị trí hoặc tài khoản của người ủy quyền đã hết", "without effect: the giver’s post or account is over");

    public string DelegationAsleep => Say("đang ngủ: chờ đặt bước thứ hai", "asleep: awaits the second step");

    public string DelegationAsleepHint => Say(
        "Người được ủy quyền chưa đặt bước thứ hai của đăng nhập nên chưa quyết định thay được. Xin nhắc người ấy mở Việc của tôi và đặt một lần; sau đó ủy quyền tự chạy.",
        "The delegate has not set up the second step of signing in, so cannot decide in your place yet. Please remind them to open My work and set it up once; then the delegation runs by itself.");

    public string DelegatedAsleep => Say(
        "Đã ghi ủy quyền, nhưng đang ngủ: người được ủy quyền còn phải đặt bước thứ hai của đăng nhập. Xin nhắc người ấy.",
        "The delegation is recorded, but it sleeps: the delegate still has to set up the second step of signing in. Please remind them.");

    /// <summary>To the delegate, on the first page and where the second step is set up.</summary>
    public string MandateAsleep(HeldPost post) => Say(
        $"Được “{post.Mandate!.Giver}” ủy quyền (vị trí {In(PostNames.Of(post.Kind))}) đến {Moment(post.Mandate.Until)}. Để quyết định thay, cần đặt bước thứ hai: ai biết mật khẩu cũng không quyết định thay được. Việc của mình vẫn làm như thường.",
        $"“{post.Mandate.Giver}” has delegated to you (post: {In(PostNames.Of(post.Kind))}) until {Moment(post.Mandate.Until)}. To decide in their place the second step is needed: nobody who only knows the password can then decide. Your own work goes on as before.");

    public string DelegationSpan(Delegation delegation) => Say($"từ {Moment(delegation.From)} đến {Moment(delegation.Ends)}", $"from {Moment(delegation.From)} until {Moment(delegation.Ends)}");

    /// <summary>“Trưởng Ban Chỉ đạo → Phó ban”; who gives what to whom.</summary>
    public string DelegationOf(ShownDelegation shown) => Say($"{shown.Giver} ủy quyền cho {shown.Delegate}", $"{shown.Giver} delegates to {shown.Delegate}");

    /// <summary>How it stands at a moment.</summary>
    public string DelegationState(ShownDelegation shown, DateTime now) => now >= shown.Delegation.Ends ? DelegationOver
        : now < shown.Delegation.From ? DelegationAhead
        : shown.At(now) is null ? DelegationRests
        : shown.Asleep ? DelegationAsleep : DelegationRuns;

    /// <summary>On every page of the workplace while somebody stands in.</summary>
    public string StandingIn(HeldPost post) => Say(
        $"Đang làm thay “{post.Mandate!.Giver}” (vị trí {In(PostNames.Of(post.Kind))}), ủy quyền từ {Moment(post.Mandate.From)} đến {Moment(post.Mandate.Until)}.",
        $"Standing in for “{post.Mandate.Giver}” (post: {In(PostNames.Of(post.Kind))}), delegated from {Moment(post.Mandate.From)} until {Moment(post.Mandate.Until)}.");

    public string InPlaceOf(Mandate mandate) => Say($"thay {mandate.Giver}", $"for {mandate.Giver}");

    // Entering on behalf of an owner
    public string EnterOnBehalf => Say("Nhập hộ bản đăng ký", "Enter a registration on behalf");

    public string EnterOnBehalfFor => Say("Nhập hộ cho đơn vị khác", "Enter for another organisation");

    public string EnterOnBehalfLead => Say(
        "Khi thôn hoặc đơn vị gửi bản đăng ký trên giấy, báo qua điện thoại hoặc đến trực tiếp. Bản đăng ký là của đơn vị: người đăng ký của đơn vị xem, sửa và rút được. Nhật ký ghi tên người nhập và đơn vị.",
        "When a village or an organisation sends its registration on paper, tells it by telephone or in person. The registration is the owner’s: its registrars see, correct and withdraw it. The history names whoever entered it and the owner.");

    public string EnterOnBehalfSeparation => Say(
        "Người nhập hộ không thẩm định, duyệt, chấm hay công nhận bản này: cần một người khác cùng vị trí.", "Whoever enters it does not appraise, approve, score or recognise it: somebody else in the same post has to.");

    public string OnBehalfOwner => Say("Nhập hộ cho", "For which organisation");

    public string OnBehalfToldBy => Say("Chức danh người báo", "Role of whoever told it");

    public string OnBehalfToldByHint => Say("Ví dụ: Trưởng thôn. Không ghi tên riêng.", "For example: village head. No personal name.");

    public string OnBehalfHow => Say("Tiếp nhận bằng", "Received by");

    public string OnBehalfDay => Say("Ngày tiếp nhận", "Received on");

    public string OnBehalfScan => Say("Ảnh chụp hoặc bản quét của tờ giấy", "Photo or scan of the paper");

    public string OnBehalfScanHint => Say("Ảnh JPEG, PNG, WebP hoặc tệp PDF. Chỉ người được xem bản đăng ký trong nơi làm việc mới thấy, không lên cổng thông tin.", "A JPEG, PNG or WebP picture, or a PDF. Seen in the workplace only, by whoever may read the registration; never on the portal.");

    public string OnBehalfKept => Say("Tệp đã gửi vẫn được giữ, không cần chọn lại.", "The file you sent is kept, there is no need to choose it again.");

    public string OnBehalfBegin => Say("Lưu và viết tiếp bản đăng ký", "Save and go on with the registration");

    public string EnteredOnBehalf => Say("Nhập hộ", "Entered on behalf");

    public string EnteredTold(EnteredFor entered) => Say(
        $"{entered.EnteredBy} nhập hộ, theo lời {entered.ToldBy}, bằng {In(EnteredFor.NameOf(entered.How))}, ngày {Date(entered.On)}.",
        $"Entered by {entered.EnteredBy}, as told by {entered.ToldBy}, {In(EnteredFor.NameOf(entered.How))}, on {Date(entered.On)}.");

    public string SeeScan => Say("Xem bản quét", "See the scan");
}
