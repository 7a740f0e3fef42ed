namespace Sen.Movement.People;

/// <summary>
/// Separation of duties (không vừa đăng ký vừa quyết định): whoever stands on the registrant's side of a registration neither decides on it nor scores it – through no post, no mandate and
/// no door, for the access table itself asks here.
/// </summary>
public static class Separation
{
    /// <summary>Why a person is on the registrant's side of a record, with what to do instead; null when not.</summary>
    public static Wording? WhyNot(Actor actor, Subject subject)
    {
        if (subject.RegistrantId == actor.PersonId)
        {
            return (
                "Người đăng ký không tự duyệt, chấm, công nhận hoặc phân công người theo dõi mô hình của mình. Xin chuyển cho người khác cùng vị trí.",
                "Nobody approves, scores, recognises or assigns a model they registered. Please pass it to somebody else in the same post.");
        }

        if (subject.EnteredById == actor.PersonId)
        {
            return (
                "Người nhập hộ bản đăng ký không thẩm định, duyệt, chấm hoặc công nhận mô hình đó. Xin chuyển cho người khác cùng vị trí.",
                "Whoever entered a registration on behalf of its owner does not appraise, approve, score or recognise it. Please pass it to somebody else in the same post.");
        }

        if (IsOfOwner(actor, subject))
        {
            return (
                "Người phụ trách đăng ký, ghi tiến độ hộ hoặc đã làm thay cho đơn vị chủ trì không thẩm định, duyệt, chấm hoặc công nhận mô hình này. Xin chuyển cho người khác cùng vị trí.",
                "Whoever registers for the owner organisation, recorded progress for it or acted in its place does not appraise, approve, score or recognise this model. Please pass it to somebody else in the same post.");
        }

        // A mandate that sleeps opens nothing, and binds as one that is awake.
        return actor.Posts.Concat(actor.Asleep).FirstOrDefault(post => post.Mandate is { } mandate && IsOnSide(mandate.GiverId, subject))?.Mandate is { } from ? (
            $"Đang được “{from.Giver}” ủy quyền, mà người ấy đăng ký, nhập hộ hoặc phụ trách đăng ký của đơn vị chủ trì mô hình này, nên không thẩm định, duyệt, chấm hoặc công nhận. Xin chuyển cho người khác cùng vị trí.",
            $"“{from.Giver}” has delegated to you, and registered this model, entered it or registers for its owner: you do not appraise, approve, score or recognise it. Please pass it to somebody else in the same post.") : null;
    }

    // Whoever holds a registrar's post of the owner now is on its side, whatever was read about the record.
    private static bool IsOfOwner(Actor actor, Subject subject) => subject.OwnerSide?.Contains(actor.PersonId) == true
        || (subject.OrganisationId is { } owner && actor.Posts.Any(post => post.Mandate is null && post.Kind == PostKind.Registrar && post.OrganisationId == owner && Access.IsOf(post.CommuneId, subject)));

    private static bool IsOnSide(Guid person, Subject subject) => subject.RegistrantId == person || subject.EnteredById == person || subject.OwnerSide?.Contains(person) == true;
}
