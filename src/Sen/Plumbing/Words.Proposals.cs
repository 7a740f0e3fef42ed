using Sen.Data;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;

namespace Sen.Plumbing;

// Words of who can, and of asking them.
public sealed partial class Words
{
    public string WhoCanDoIt(Wording who) => Say($"Làm được: {who.Vi}.", $"Who can: {who.En}.");

    public string WhoHoldsIt => Say("Người đang làm được việc này", "Those who can do it now");

    public string WhomToCall => Say("Cần hỏi, xin gọi", "To ask, please call");

    public string Propose => Say("Đề nghị", "Ask for it");

    /// <summary>The act to begin with, and that there are others to choose from.</summary>
    public string ProposeTo(IReadOnlyList<ProposalChoice> choices)
    {
        var first = In(OperationNames.Of(choices[0].Operation));
        return choices.Count == 1 ? Say($"Đề nghị {first}", $"Ask for it: {first}") : Say($"Đề nghị {first}, hoặc việc khác", $"Ask for it: {first}, or something else");
    }

    public string ProposeWhat => Say("Việc đề nghị", "What to ask for");

    /// <summary>One act of the choice, and who would find the request: “Duyệt bản đăng ký (Trưởng Ban Chỉ đạo)”.</summary>
    public string ProposalChoice(ProposalChoice choice) => $"{In(OperationNames.Of(choice.Operation).Capital())} ({string.Join("; ", choice.People)})";

    public string ProposeLead => Say(
        "Người làm được việc này sẽ thấy đề nghị trong “Việc của tôi”. Đề nghị không cho thêm quyền; kết quả hiện ở trang việc của người đề nghị.",
        "Those who can do it find the request under “My work”. Asking gives no right; what became of it shows on your own work page.");

    public string ProposalNote => Say("Nội dung đề nghị", "What is asked, and why");

    public string ProposalNoteHint => Say($"Một, hai câu; tối đa {Sen.Movement.Desk.Proposal.Longest} ký tự.", $"One or two sentences, at most {Sen.Movement.Desk.Proposal.Longest} letters.");

    public string ProposedAlready(ShownProposal before) => Say(
        $"Đã đề nghị {In(OperationNames.Of(before.Proposal.Operation))} lúc {Moment(before.Proposal.AskedAt)}, đang chờ.", $"Asked for ({In(OperationNames.Of(before.Proposal.Operation))}) at {Moment(before.Proposal.AskedAt)}; it waits.");

    public string SeeProposal => Say("Xem đề nghị", "See the request");

    public string ProposalOf(Wording what) => Say($"Đề nghị {what.Vi}", $"Request: {what.En}");

    public string TakeBackProposal => Say("Rút lại đề nghị", "Take the request back");

    public string TakeBackProposalHint => Say("Không cần nữa thì rút lại: đề nghị sẽ không còn trong “Việc của tôi” của người làm được.", "When it is needed no more: it then leaves “My work” of those who can do it.");

    public string ProposalTakenBack => Say("Đã rút lại đề nghị.", "The request is taken back.");

    public string ProposalSent => Say("Đã gửi đề nghị. Kết quả sẽ hiện ở “Việc của tôi”.", "The request is sent. What becomes of it shows under “My work”.");

    public string ProposalAnswered => Say("Đã trả lời đề nghị.", "The request is answered.");

    public string ProposalsAsked => Say("Đã đề nghị", "What you asked for");

    public string ProposedBy(Proposal proposal) => Say($"{proposal.AskedBy} đề nghị lúc {Moment(proposal.AskedAt)}", $"asked by {proposal.AskedBy} at {Moment(proposal.AskedAt)}");

    public string ProposalState(ProposalState state) => In(Sen.Movement.Desk.Proposal.NameOf(state));

    public Tone ToneOf(ProposalState state) => state switch
    {
        Sen.Movement.Desk.ProposalState.Open => Tone.Stamen,
        Sen.Movement.Desk.ProposalState.Done => Tone.Leaf,
        _ => Tone.Plain,
    };

    /// <summary>When it was asked, and what was answered.</summary>
    public string ProposalTold(ShownProposal shown)
    {
        var (proposal, asked) = (shown.Proposal, Say($"đề nghị lúc {Moment(shown.Proposal.AskedAt)}", $"asked at {Moment(shown.Proposal.AskedAt)}"));
        return proposal.IsTakenBack ? $"{asked} · {Say($"rút lại lúc {Moment(proposal.AnsweredAt!.Value)}", $"taken back at {Moment(proposal.AnsweredAt.Value)}")}"
            : proposal.AnsweredAt is { } at ? $"{asked} · {Moment(at)}, {proposal.AnsweredBy}{(proposal.Answer.Length > 0 ? $": {proposal.Answer}" : "")}"
            : shown.DoneAt is { } done ? $"{asked} · {Say($"làm lúc {Moment(done)}", $"done at {Moment(done)}")}" : asked;
    }

    public string ProposalGo => Say("Mở trang để làm", "Open the page and do it");

    public string ProposalPage => Say("Mở trang", "Open the page");

    public string ProposalAnswersItself => Say("Làm xong ở trang đó thì đề nghị tự kết thúc, không cần trả lời thêm.", "Once it is done there, the request is over by itself; no other answer is needed.");

    public string ProposalAnswer => Say("Trả lời", "Answer");

    public string ProposalReason => Say("Lý do, ghi chú", "Reason or note");

    public string ProposalReasonHint => Say("Bắt buộc khi không làm.", "Needed when it is not done.");

    public string ProposalNot => Say("Không làm", "Not done");

    public string ProposalDone => Say("Đã làm", "Done");
}
