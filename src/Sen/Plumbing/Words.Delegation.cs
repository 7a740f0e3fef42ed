using Sen.Data;
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

    public string DelegationsGiven => Say("Đang và sẽ ủy quyền", "What you delegate");

    public string DelegationsGot => Say("Đang và sẽ được ủy quyền", "What is delegated to you");

    public string DelegationsOver => Say("Đã hết", "Over");

    public string NoDelegation => Say("Chưa ủy quyền cho ai và chưa được ai ủy quyền.", "Nothing is delegated by you or to you.");

    public string NewDelegation => Say("Ủy quyền mới", "New delegation");

    public string NothingToDelegate => Say(
        "Không giữ vị trí nào ủy quyền được. Vị trí Quản trị không ủy quyền; khi cần, quản trị giao hẳn vị trí đó cho thêm một người.",
        "You hold no post that can be delegated. The administrator’s is not delegated; when needed, the post itself is given to one more person.");

    public string DelegatePostLabel => Say("Vị trí ủy quyền", "Post to delegate");

    public string DelegateTo => Say("Ủy quyền cho", "To whom");

    public string DelegateToHint => Say("Người có tài khoản của xã; sau tên là vị trí đang giữ.", "People with an account of the commune; after the name the posts held now.");

    /// <summary>“Phó ban · Cán bộ cơ quan thường trực”; a title that is the post's own name is said once.</summary>
    public string WithPosts(StandIn person)
    {
        var posts = person.Posts.Select(post => post.Place is { } place ? $"{In(PostNames.Of(post.Kind))}: {place}" : In(PostNames.Of(post.Kind))).Distinct().ToList();
        return posts is [var only] && only == person.Title ? only : $"{person.Title} · {(posts.Count == 0 ? Say("chưa giữ vị trí nào", "no post yet") : string.Join(", ", posts))}";
    }

    /// <summary>Why somebody is not in the list.</summary>
    public string NotOffered(StandIn person) => Say(
        $"Không có trong danh sách: {person.Title}, đang ủy quyền cùng vị trí cho mình, trực tiếp hoặc qua người khác, đến {Behalf.Until(person.FreeFrom!.Value).Vi}.",
        $"Not in the list: {person.Title}, who delegates the same post to you, directly or through somebody, until {Behalf.Until(person.FreeFrom!.Value).En}.");

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

    public string Delegated => Say("Đã ghi ủy quyền. Trong thời gian đó người được ủy quyền thấy việc của vị trí này; hết giờ là tự hết.", "The delegation is recorded. In its time the delegate sees the work of the post; then it ends by itself.");

    public string DelegationEnded => Say("Đã kết thúc ủy quyền.", "The delegation is ended.");

    public string EndDelegation => Say("Kết thúc ủy quyền", "End the delegation");

    public string DelegationOver => Say("đã hết", "over");

    public string DelegationRuns => Say("đang có hiệu lực", "in force");

    public string DelegationAhead => Say("chưa bắt đầu", "not begun");

    public string DelegationRests => Say("không còn hiệu lực: vị trí hoặc tài khoản của người ủy quyền đã hết", "without effect: the giver’s post or account is over");

    public string DelegationAsleep => Say("đang ngủ: chờ đặt bước thứ hai", "asleep: awaits the second step");

    public string DelegationHalfAsleep => Say("chỉ chạy khi vào bằng tài khoản tỉnh với hai bước", "runs only while they come by two steps of the province’s account");

    public string DelegationAsleepHint(ShownDelegation shown) => shown.WakesElsewhere
        ? Say(
            "Người được ủy quyền chưa đặt bước thứ hai ở Sen, nhưng đã nối tài khoản tỉnh: lần nào đăng nhập bằng tài khoản ấy với hai bước thì làm thay được trong lần ấy. Muốn làm thay được mọi lúc, xin nhắc người ấy đặt bước thứ hai.",
            "The delegate has no second step at Sen but a linked account of the province: whenever they sign in by two steps there, they can decide in your place in that session. To do so at any time, please remind them to set up the second step.")
        : Say(
            "Người được ủy quyền chưa đặt bước thứ hai của đăng nhập nên chưa quyết định thay được. Xin nhắc người ấy mở Việc của tôi và đặt một lần; sau đó ủy quyền tự chạy.",
            "The delegate has not set up the second step of signing in, so cannot decide in your place yet. Please remind them to open My work and set it up once; then the delegation runs by itself.");

    public string DelegatedAsleep(ShownDelegation shown) => shown.WakesElsewhere
        ? Say(
            "Đã ghi ủy quyền. Người được ủy quyền chưa đặt bước thứ hai ở Sen, nên chỉ làm thay được khi đăng nhập bằng tài khoản tỉnh đã nối, với hai bước. Xin nhắc người ấy.",
            "The delegation is recorded. The delegate has no second step at Sen, so can decide in your place only while signed in by two steps of the linked account of the province. Please remind them.")
        : Say(
            "Đã ghi ủy quyền, nhưng đang ngủ: người được ủy quyền còn phải đặt bước thứ hai của đăng nhập. Xin nhắc người ấy.",
            "The delegation is recorded, but it sleeps: the delegate still has to set up the second step of signing in. Please remind them.");

    /// <summary>To the delegate, on the first page and where the second step is set up.</summary>
    public string MandateAsleep(HeldPost post) => Say(
        $"Được “{post.Mandate!.Giver}” ủy quyền (vị trí {In(PostNames.Of(post.Kind))}) đến {Behalf.Until(post.Mandate.Until).Vi}. Để quyết định thay, cần đặt bước thứ hai: ai biết mật khẩu cũng không quyết định thay được. Việc của mình vẫn làm như thường.",
        $"“{post.Mandate.Giver}” has delegated to you (post: {In(PostNames.Of(post.Kind))}) until {Behalf.Until(post.Mandate.Until).En}. To decide in their place the second step is needed: nobody who only knows the password can then decide. Your own work goes on as before.");

    public string DelegationSpan(Delegation delegation) => delegation.Ends < delegation.Until
        ? Say($"từ {Moment(delegation.From)}, kết thúc sớm lúc {Moment(delegation.Ends)} (định đến {Behalf.Until(delegation.Until).Vi})", $"from {Moment(delegation.From)}, ended early at {Moment(delegation.Ends)} (meant until {Behalf.Until(delegation.Until).En})")
        : Say($"từ {Moment(delegation.From)} đến {Behalf.Until(delegation.Ends).Vi}", $"from {Moment(delegation.From)} until {Behalf.Until(delegation.Ends).En}");

    /// <summary>“Trưởng Ban Chỉ đạo → Phó ban”; who gives what to whom.</summary>
    public string DelegationOf(ShownDelegation shown) => Say($"{shown.Giver} ủy quyền cho {shown.Delegate}", $"{shown.Giver} delegates to {shown.Delegate}");

    /// <summary>How it stands at a moment.</summary>
    public string DelegationState(ShownDelegation shown, DateTime now) => now >= shown.Delegation.Ends ? DelegationOver
        : now < shown.Delegation.From ? DelegationAhead
        : shown.At(now) is null ? DelegationRests
        : shown.WakesElsewhere ? DelegationHalfAsleep : shown.Asleep ? DelegationAsleep : DelegationRuns;

    /// <summary>On every page of the workplace while somebody stands in.</summary>
    public string StandingIn(HeldPost post) => Say(
        $"Đang làm thay “{post.Mandate!.Giver}” (vị trí {In(PostNames.Of(post.Kind))}), ủy quyền từ {Moment(post.Mandate.From)} đến {Behalf.Until(post.Mandate.Until).Vi}.",
        $"Standing in for “{post.Mandate.Giver}” (post: {In(PostNames.Of(post.Kind))}), delegated from {Moment(post.Mandate.From)} until {Behalf.Until(post.Mandate.Until).En}.");

    /// <summary>On the giver's own work page.</summary>
    public string DelegatedAway(ShownDelegation shown, DateTime now) => now < shown.Delegation.From
        ? Say($"Sẽ ủy quyền vị trí {In(PostNames.Of(shown.Post.Kind))} cho {shown.Delegate}, {DelegationSpan(shown.Delegation)}.", $"Your post will be delegated to {shown.Delegate} ({In(PostNames.Of(shown.Post.Kind))}), {DelegationSpan(shown.Delegation)}.")
        : shown.WakesElsewhere ? Say(
            $"Đã ủy quyền vị trí {In(PostNames.Of(shown.Post.Kind))} cho {shown.Delegate}. Người ấy chưa đặt bước thứ hai ở Sen, nên chỉ làm thay được khi đăng nhập bằng tài khoản tỉnh đã nối, với hai bước.",
            $"Your post is delegated to {shown.Delegate} ({In(PostNames.Of(shown.Post.Kind))}). They have no second step at Sen, so can decide in your place only while signed in by two steps of the linked account of the province.")
        : shown.Asleep ? Say(
            $"Đã ủy quyền vị trí {In(PostNames.Of(shown.Post.Kind))} cho {shown.Delegate}, nhưng đang ngủ: người ấy chưa đặt bước thứ hai nên chưa quyết định thay được.",
            $"Your post is delegated to {shown.Delegate} ({In(PostNames.Of(shown.Post.Kind))}), but it sleeps: they have not set up the second step, so cannot decide in your place yet.")
        : Say(
            $"Đang ủy quyền vị trí {In(PostNames.Of(shown.Post.Kind))} cho {shown.Delegate}, đến {Behalf.Until(shown.Delegation.Ends).Vi}.",
            $"Your post is delegated to {shown.Delegate} ({In(PostNames.Of(shown.Post.Kind))}), until {Behalf.Until(shown.Delegation.Ends).En}.");

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

    public string OnBehalfScanHint => Say("Cần khi tiếp nhận bằng giấy. Ảnh JPEG, PNG, WebP hoặc tệp PDF. Chỉ người được xem bản đăng ký trong nơi làm việc mới thấy, không lên cổng thông tin.", "Needed when it came on paper. A JPEG, PNG or WebP picture, or a PDF. Seen in the workplace only, by whoever may read the registration; never on the portal.");

    public string OnBehalfKept => Say("Tệp đã gửi vẫn được giữ, không cần chọn lại.", "The file you sent is kept, there is no need to choose it again.");

    public string OnBehalfBegin => Say("Lưu và viết tiếp bản đăng ký", "Save and go on with the registration");

    public string EnteredOnBehalf => Say("Nhập hộ cho", "Entered on behalf of");

    public string EnteredTold(EnteredFor entered) => Say(
        $"{entered.EnteredBy} nhập hộ, theo lời {entered.ToldBy}, bằng {In(EnteredFor.NameOf(entered.How))}, ngày {Date(entered.On)}.",
        $"Entered by {entered.EnteredBy}, as told by {entered.ToldBy}, {In(EnteredFor.NameOf(entered.How))}, on {Date(entered.On)}.");

    public string RecordOnBehalf => Say("Ghi tiến độ hộ", "Record progress on behalf");

    public string RecordOnBehalfLead => Say(
        "Khi thôn hoặc đơn vị báo kết quả trên giấy, qua điện thoại hoặc trực tiếp. Kết quả là của đơn vị; nhật ký ghi tên người ghi hộ và đơn vị.",
        "When a village or an organisation tells its results on paper, by telephone or in person. The results are the owner’s; the history names whoever recorded them and the owner.");

    public string RecordOnBehalfSeparation => Say(
        "Người ghi hộ không chấm điểm, không công nhận mô hình này: cần một người khác cùng vị trí.", "Whoever records it does not score or recognise this model: somebody else in the same post has to.");

    public string WhoToldIt => Say("Ai báo, bằng cách nào", "Who told it, and how");

    public string SeeScan => Say("Xem bản quét", "See the scan");

    public string NoScan => Say("Không kèm bản quét.", "There is no scan.");

    public string NobodyAppraises => Say(
        $"Lúc này chưa có ai thẩm định được bản này: cần người giữ vị trí {In(PostNames.Of(PostKind.Officer)).ToLowerInvariant()} mà không đăng ký, không nhập hộ bản này và không được những người ấy ủy quyền. Bản gửi vẫn được giữ, nhưng chưa hẹn được ngày trả lời. Đề nghị quản trị giao vị trí ấy cho một người như vậy.",
        $"Nobody can appraise this registration now: it takes somebody in the post ({In(PostNames.Of(PostKind.Officer))}) who neither registered it nor entered it on behalf, nor stands in for one of these. What is sent is kept, but no day of an answer can be promised. Please ask the administrator to give the post to such a person.");

    public string EnteredForYou => Say("Nhập hộ, ghi hộ cho đơn vị trong tháng", "Entered on your organisation’s behalf this month");

    public string EnteredForYouHint => Say("Nếu có gì chưa đúng: tiến độ thì mở ra sửa, bản đăng ký thì mở ra rút lại rồi sửa; hoặc báo người đã nhập.", "If something is not right: open it, correct the progress or withdraw the registration to change it; or tell whoever entered it.");

    public string MovedDue(DateOnly due) => Say($"Hạn ghi tiến độ lần sau tính từ lần ghi hộ này: {Deadline(due)}.", $"The next progress is counted from this record: due {Deadline(due)}.");

    // Organisations that have ended
    public string OwnerEnded(EndedOwner owner) => owner.NowIn.Count == 0
        ? Say($"“{owner.Name}” kết thúc từ {Date(owner.Since)} nên không đăng ký mô hình mới.", $"“{owner.Name}” ended on {Date(owner.Since)}, so it registers no new models.")
        : Say(
            $"“{owner.Name}” kết thúc từ {Date(owner.Since)}, nay thuộc {string.Join("; ", owner.NowIn)}, nên không đăng ký mô hình mới.",
            $"“{owner.Name}” ended on {Date(owner.Since)} and is now part of {string.Join("; ", owner.NowIn)}, so it registers no new models.");

    public string WaitsForInheriting(string owner, DateOnly since) => Say(
        $"“{owner}” kết thúc từ {Date(since)}; mô hình đang chờ quyết định tiếp nhận: tiếp tục, gộp hay khép lại.",
        $"“{owner}” ended on {Date(since)}; it waits to be decided whether the model is carried on, joined with its twin or closed.");

    public string OwnerEndedAsk(EndedOwner owner)
    {
        var who = owner.Askable.Count > 0 ? string.Join(", ", owner.Askable) : Say("quản trị của xã", "the commune’s administrator");
        return Say($"Để đăng ký cho đơn vị hiện nay, đề nghị báo: {who} – người giao vị trí.", $"To register for the unit there is now, please ask: {who}, who gives posts.");
    }

    public string BackToMyWork => Say("Về việc của tôi", "Back to my work");
}
