using Sen.Data;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Direction;

/// <summary>One steering committee with its decision and every seat it has had.</summary>
public static class ReadCommittee
{
    /// <summary>What is shown.</summary>
    public sealed record Sheet(ShownCommittee Committee, IReadOnlyList<SeatOf> Seats, IReadOnlyDictionary<Guid, OfficialDocument> Decisions)
    {
        /// <summary>This person may record changes of its seats, and they still can change.</summary>
        public bool MayChange { get; init; }

        /// <summary>Of the committee in force: models under way whose member sits in it no more; none for somebody who puts nobody in charge.</summary>
        public IReadOnlyList<FollowedModel> LeftBehind { get; init; } = [];

        /// <summary>Something was just recorded.</summary>
        public bool Saved { get; init; }
    }

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet($"{DeskAddresses.Committees}/{{id:guid}}", async (
        Guid id, HttpContext http, Visit visit, Frames frames, CommitteeSheets sheets, SenDb db, TimeProvider clock, CancellationToken ct) =>
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadCommittee, Subject.Of(visit.Home.CommuneId));
        if (!permit.Ok)
        {
            return Answers.Refused(http, permit.Refusal);
        }

        if (await sheets.One(id, visit.Home, ct) is not { } found)
        {
            return Answers.Refused(http, new Refusal.Missing(("Ban Chỉ đạo", "committee")));
        }

        var sheet = new Sheet(found.Committee, found.Seats, found.Decisions)
        {
            MayChange = found.Committee.Lasts && Access.Ever(visit.Actor, Operation.AddSeat),
            LeftBehind = found.Committee.InForce && Access.Ever(visit.Actor, Operation.AssignMember) ? await LeftBehind(db, visit.Home, BusinessCalendar.Today(clock), ct) : [],
            Saved = http.Request.Query.ContainsKey("xong"),
        };
        return await frames.Page<ReadCommitteeView>(http, null, ct, (nameof(ReadCommitteeView.Sheet), sheet));
    }).Needs(Operation.ReadCommittee);

    private static async Task<IReadOnlyList<FollowedModel>> LeftBehind(SenDb db, Home home, DateOnly today, CancellationToken ct)
    {
        var may = await CommitteeReading.MayBeInCharge(db, home.CommuneId, today, ct);
        return await FollowedModels.Of(db, home.CommuneId, post => !may.Contains(post), ct);
    }
}
