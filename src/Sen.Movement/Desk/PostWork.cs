using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Portal;

namespace Sen.Movement.Desk;

/// <summary>
/// Everything that waits, as the tables of work read it: the one place from which a desk, the inbox of a post and its hand-over report are made. A kind of work that is not here is on none of them.
/// </summary>
/// <param name="Registrations">Registrations.</param>
/// <param name="Feedback">Feedback of the usual lane, and hidings.</param>
/// <param name="Slow">The slow lane.</param>
/// <param name="Articles">Working copies of articles.</param>
public sealed record WaitingWork(
    IReadOnlyList<WorkSource> Registrations, IReadOnlyList<FeedbackSource> Feedback, IReadOnlyList<SlowLane> Slow, IReadOnlyList<ArticleSource> Articles)
{
    /// <summary>Settings of communes that have ended whose models are carried on here: their days are counted as they were set there.</summary>
    public IReadOnlyDictionary<Guid, Settings.Settings> OfEnded { get; init; } = new Dictionary<Guid, Settings.Settings>();

    /// <summary>Requests about personal data.</summary>
    public IReadOnlyList<DataRequestSource> Requests { get; init; } = [];

    /// <summary>Inheritance lists of communes that have ended.</summary>
    public IReadOnlyList<InheritingSource> Inheritance { get; init; } = [];

    /// <summary>What people ask each other to do.</summary>
    public IReadOnlyList<ProposalSource> Proposals { get; init; } = [];

    /// <summary>The communes whose settings count the days of any of it.</summary>
    public IEnumerable<Guid> Communes => Registrations.Select(source => source.Subject.CommuneId).Concat(Feedback.Select(source => source.Subject.CommuneId)).Concat(Inheritance.Select(source => source.Subject.CommuneId))
        .OfType<Guid>().Concat(Slow.Select(lane => lane.CommuneId)).Concat(Articles.Select(source => source.CommuneId)).Concat(Proposals.Select(source => source.Proposal.CommuneId)).Distinct();

    /// <summary>What somebody has to do of it in one commune, each piece by itself.</summary>
    public IEnumerable<Work> For(Actor actor, Settings.Settings settings, DateOnly today) => For(actor, commune => OfEnded.GetValueOrDefault(commune, settings), today);

    /// <summary>What somebody has to do of it, each piece by itself, its days counted by the settings of its commune.</summary>
    public IEnumerable<Work> For(Actor actor, Func<Guid, Settings.Settings> settings, DateOnly today) =>
    [
        .. Registrations.GroupBy(source => source.Subject.CommuneId ?? Guid.Empty).SelectMany(commune => WorkTable.For(actor, commune, settings(commune.Key), today)),
        .. Feedback.GroupBy(source => source.Subject.CommuneId ?? Guid.Empty).SelectMany(commune => FeedbackWork.For(actor, commune, settings(commune.Key), today)),
        .. Slow.Select(lane => FeedbackWork.For(actor, lane, settings(lane.CommuneId), today)).OfType<Work>(),
        .. Articles.GroupBy(source => source.CommuneId).SelectMany(commune => ArticleWork.For(actor, commune, settings(commune.Key), today)),
        .. DataRequestWork.For(actor, Requests, today),
        .. Inheritance.Select(source => InheritingWork.For(actor, source, settings(source.Subject.CommuneId ?? Guid.Empty), today)).OfType<Work>(),
        .. Proposals.Select(source => ProposalWork.For(actor, source, settings(source.Proposal.CommuneId), today)).OfType<Work>(),
    ];
}

/// <summary>Work of an office that nobody has who can come to work (việc chưa có người nhận).</summary>
/// <param name="Office">The post that would do it.</param>
/// <param name="Works">What waits.</param>
public sealed record Unstaffed(Office Office, IReadOnlyList<Work> Works);

/// <summary>
/// The work that posts themselves make, as a table: whoever leaves hands over, whoever comes acknowledges, and what nobody has is on the list of whoever gives posts.
/// So no open work is ever on nobody's list.
/// </summary>
public static class PostWork
{
    /// <summary>Whoever leaves a post, or the administrator, confirms the report.</summary>
    public static WorkRow Leave { get; } = new(null, Operation.HandOverPost, ("Lập biên bản bàn giao vị trí", "Record the hand-over of the post"), DueRule.AfterHandOver);

    /// <summary>Whoever comes into a post acknowledges the report.</summary>
    public static WorkRow Take { get; } = new(null, Operation.TakeOverPost, ("Nhận bàn giao vị trí", "Take the post over"), DueRule.AfterHandOver);

    /// <summary>Work waits for a post in which nobody can do it: somebody is given the post.</summary>
    public static WorkRow Staff { get; } = new(null, Operation.GivePost, ("Giao vị trí cho người làm việc đang chờ", "Give somebody the post: work waits"), DueRule.AfterHandOver);

    /// <summary>The rows of this table.</summary>
    public static IReadOnlyList<WorkRow> Rows { get; } = [Leave, Take, Staff];

    private static readonly Deadline Counted = WorkTable.Deadlines.Single(deadline => deadline.Rule == DueRule.AfterHandOver);

    // What lacks a second person has lines of its own.
    private static readonly WorkRow[] ToldElsewhere = [FeedbackWork.Review, ArticleWork.Review];

    /// <summary>The offices of a commune in which something may wait, in the order in which they are asked.</summary>
    public static IEnumerable<Office> Offices(Guid commune, WaitingWork waiting) =>
    [
        .. waiting.Registrations.Where(source => source.OwnersCommune == commune).Select(source => source.Subject.OrganisationId)
            .Concat(waiting.Feedback.Where(source => source.Subject.CommuneId == commune).Select(source => source.Subject.OrganisationId)).OfType<Guid>().Distinct().Order()
            .Select(organisation => new Office(PostKind.Registrar, commune, organisation)),
        .. Enum.GetValues<PostKind>().Where(kind => kind is not (PostKind.Registrar or PostKind.UpperReader or PostKind.Administrator)).Select(kind => new Office(kind, commune)),
    ];

    /// <summary>What nobody of these people has to do although a post of the commune would, by office; each piece once.</summary>
    /// <param name="commune">The commune.</param>
    /// <param name="waiting">What waits.</param>
    /// <param name="people">Everybody who can come to work, with the posts held today.</param>
    /// <param name="settings">The commune's settings.</param>
    /// <param name="today">Local day.</param>
    public static IReadOnlyList<Unstaffed> WithoutAnybody(Guid commune, WaitingWork waiting, IEnumerable<Actor> people, Settings.Settings settings, DateOnly today)
    {
        var seen = people.SelectMany(person => waiting.For(person, settings, today)).Select(KeyOf).ToHashSet();
        var nobodys = new List<Unstaffed>();
        foreach (var office in Offices(commune, waiting))
        {
            var left = waiting.For(office.Holder(), settings, today).Where(work => !ToldElsewhere.Contains(work.Row) && seen.Add(KeyOf(work))).OrderBy(work => work.Due).ToList();
            if (left.Count > 0)
            {
                nobodys.Add(new(office, left));
            }
        }

        return nobodys;
    }

    /// <summary>Why nobody does a piece of work: nobody holds its post, or whoever does may not do this one.</summary>
    /// <param name="work">The work.</param>
    /// <param name="waiting">What waits in the commune.</param>
    /// <param name="holders">Who holds the post and can come to work.</param>
    public static Wording WhyNobody(Work work, WaitingWork waiting, IReadOnlyCollection<Actor> holders)
    {
        if (holders.Count == 0)
        {
            return ("Chưa có ai đến làm việc được giữ vị trí này.", "Nobody who can come to work holds this post.");
        }

        var titles = string.Join(", ", holders.Select(holder => holder.Name));
        if (waiting.Registrations.FirstOrDefault(source => source.RegistrationId == work.RegistrationId) is { } registration && holders.All(holder => Separation.WhyNot(holder, registration.Subject) is not null))
        {
            return ($"{titles} đã đăng ký, nhập hộ, ghi hộ hoặc phụ trách đăng ký cho đơn vị chủ trì, nên không tự quyết định việc này.",
                $"{titles}: registered it, entered it, recorded for its owner or registers for it, so does not decide on it.");
        }

        return waiting.Proposals.Any(source => source.Proposal.Id == work.RegistrationId)
            ? ($"Chính {titles} đề nghị việc này.", $"{titles} asked for it.") : ($"{titles} không làm được việc này.", $"{titles} cannot do it.");
    }

    /// <summary>The line on the list of whoever gives posts; null for anybody else. It tells no title, for it stands on a list: the inbox of the post names the work, except drafts, feedback and articles, which whoever gives posts does not read.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="nobodys">What nobody has.</param>
    /// <param name="organisation">Name of the office's organisation; empty for the others.</param>
    /// <param name="today">Local day.</param>
    public static Work? ForStaff(Actor actor, Unstaffed nobodys, string organisation, DateOnly today)
    {
        var (name, first) = (nobodys.Office.Name(organisation), nobodys.Works[0]);
        return !Access.Ask(actor, Staff.Operation, Subject.Of(nobodys.Office.CommuneId)).Ok ? null
            : new(Staff, nobodys.Office.OrganisationId ?? Guid.Empty, name, (
                $"{nobodys.Works.Count} việc chưa có người nhận", nobodys.Works.Count == 1 ? "1 piece of work nobody has" : $"{nobodys.Works.Count} pieces of work nobody has"),
                first.Due, first.Due.DayNumber - today.DayNumber, first.Why)
            { Office = nobodys.Office };
    }

    /// <summary>A line about the hand-over of a post.</summary>
    /// <param name="row">Leave, take, or staff when nobody is there to take it.</param>
    /// <param name="post">The dated post.</param>
    /// <param name="name">The office's name.</param>
    /// <param name="who">Whose hand-over it is.</param>
    /// <param name="since">The day from which the days are counted.</param>
    /// <param name="settings">The commune's settings.</param>
    /// <param name="today">Local day.</param>
    public static Work Of(WorkRow row, Guid post, Wording name, Wording who, DateOnly since, Settings.Settings settings, DateOnly today)
    {
        var days = settings.Number(Counted.Days);
        var due = new BusinessCalendar().AddWorkingDays(since, days);
        return new(row, post, name, who, due, due.DayNumber - today.DayNumber, new(Counted, since, days, null, BySeason: false));
    }

    private static (Operation, Guid) KeyOf(Work work) => (work.Row.Operation, work.RegistrationId);
}
