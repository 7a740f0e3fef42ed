using Sen.Data;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using static Sen.Demo.DemoData;

namespace Sen.Demo;

// One piece of feedback, answered and published, so that the pages have something to show; it praises and asks, and blames nobody.
public sealed partial class LoadDemo
{
    private static void Feedback(SenDb db)
    {
        var (sent, answered) = (new DateOnly(2022, 9, 12), new DateOnly(2022, 9, 14));
        var feedback = CitizenFeedback.Receive(
            Id("feedback"), Home, FeedbackKind.Remark, About.Commune, "",
            "Tuyến đường hoa rất đẹp, bà con đi chợ ai cũng khen. Nếu muốn cùng trồng thì đăng ký ở đâu?",
            VoluntaryContact.None, ReceiptCode.Hash(Id("feedback code").ToString("n")), FeedbackLane.Usual, sent);
        var answer = FeedbackEntry.Next(
            Id("feedback answer"), feedback, 0, EntryKind.Answer, PostKind.Officer,
            "Cảm ơn lời góp ý. Muốn cùng trồng, mời đăng ký với chi hội Phụ nữ của thôn; cây giống được phát vào đầu tháng.", answered);
        feedback.Answer(answered);
        feedback.Publish(show: true, [feedback.Text, answer.Text]);
        (feedback.Origin, answer.Origin, answer.IsPublic) = (Origin.Illustrative, Origin.Illustrative, true);
        db.Feedback.Add(feedback);
        db.FeedbackEntries.Add(answer);
    }
}
