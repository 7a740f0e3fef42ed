using System.Text.Json;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Spine;

public class CommitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_commit_writes_the_row_its_audit_line_and_its_work_together(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var actor = Administrator(Commune);
        var work = NewJob("thử");

        var receipt = (await AddOrganisation(db, "Hội Nông dân", actor: actor, jobs: work)).Value;

        var organisation = await db.Organisations.SingleAsync(Ct);
        var line = await db.AuditLines.SingleAsync(Ct);
        var head = await db.AuditHeads.SingleAsync(Ct);
        Assert.Equal((organisation.Id, 1L, false), (receipt.SubjectId, receipt.Line, receipt.Replayed));
        Assert.Equal(
            (actor.PersonId.ToString("d"), actor.Name, "Administrator", "Page", "organisation.add", "organisation", organisation.Id.ToString("d"), "2022-09-23T01:02:03.456Z"),
            (line.ActorId, line.ActorName, line.Post, line.Door, line.Verb, line.SubjectKind, line.SubjectId, line.At));
        Assert.Equal((AuditLine.Genesis, line.Hash), (line.Previous, line.Digest()));
        Assert.Equal((line.Seq, line.Hash), (head.Seq, head.Hash));
        Assert.Equal(work.Id, (await db.Jobs.SingleAsync(Ct)).Id);
    }

    [Theory, EachDatabase]
    public async Task A_refused_commit_leaves_no_row_no_line_and_no_work(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân");

        var again = await AddOrganisation(db, "Hội Nông dân", jobs: NewJob("thử"));

        Assert.IsType<Refusal.Taken>(again.Refusal);
        Assert.Equal((1, 1, 0), (await db.Organisations.CountAsync(Ct), await db.AuditLines.CountAsync(Ct), await db.Jobs.CountAsync(Ct)));
        Assert.True((await AddOrganisation(db, "Hội Phụ nữ")).Ok);
    }

    [Theory, EachDatabase]
    public async Task The_same_key_again_answers_the_first_receipt_and_does_nothing(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var (actor, key) = (Administrator(Commune), NewId());
        var first = (await AddOrganisation(db, "Hội Nông dân", actor: actor, key: key)).Value;

        var second = (await AddOrganisation(db, "Đoàn Thanh niên", actor: actor, key: key)).Value;

        Assert.Equal(first with { Replayed = true }, second);
        Assert.Equal(second, await db.Done(actor, Operation.AddOrganisation, Commune, key, Ct));
        Assert.Equal("Hội Nông dân", (await db.Organisations.SingleAsync(Ct)).Name);
    }

    [Theory, EachDatabase]
    public async Task A_form_without_its_key_does_nothing_and_is_opened_again(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);

        var refused = await AddOrganisation(db, "Hội Nông dân", key: Guid.Empty);

        Assert.IsType<Refusal.Stale>(refused.Refusal);
        Assert.Equal(0, await db.Organisations.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Pressing_twice_at_the_same_moment_does_it_once(Engine engine)
    {
        await using var database = await engine.Fresh();
        var (actor, key) = (Administrator(Commune), NewId());

        var receipts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async press =>
        {
            await using var db = database.Open(Commune);
            // A different text each time: were it written twice, no unique name would hide it.
            return (await AddOrganisation(db, $"Hội {press}", actor: actor, key: key)).Value;
        }));

        await using var look = database.OpenAll();
        var only = await look.Organisations.SingleAsync(Ct);
        Assert.All(receipts, receipt => Assert.Equal((only.Id, 1L), (receipt.SubjectId, receipt.Line)));
        Assert.Single(receipts, receipt => !receipt.Replayed);
    }

    [Theory, EachDatabase]
    public async Task The_same_key_from_somebody_else_or_for_something_else_is_another_act(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune, Neighbour);
        var (mine, key) = (Administrator(Commune), NewId());
        await AddOrganisation(db, "Hội Nông dân", actor: mine, key: key);

        var byAnother = await AddOrganisation(db, "Hội Phụ nữ", actor: Administrator(Commune), key: key);
        var organisation = NewOrganisation("Đoàn Thanh niên");
        db.Organisations.Add(organisation);
        var anotherVerb = await db.Commit(Sign(mine, Commune, organisation.Id, key, Operation.AddVillage), Ct);
        var elsewhere = await AddOrganisation(db, "Hội Nông dân", Neighbour, mine with { Posts = [new(PostKind.Administrator, Neighbour)] }, key);

        Assert.Equal((2L, 3L, 1L), (byAnother.Value.Line, anotherVerb.Value.Line, elsewhere.Value.Line));
        Assert.Equal(4, await db.Organisations.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Of_two_edits_of_one_row_the_later_is_stale_and_changes_nothing(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var id = (await AddOrganisation(db, "Hội Nông dân")).Value.SubjectId;
        await using var other = database.Open(Commune);
        (await db.Organisations.SingleAsync(Ct)).Name = "Hội ND";
        (await other.Organisations.SingleAsync(Ct)).Name = "HND";

        var first = await db.Commit(Sign(Administrator(Commune), Commune, id), Ct);
        var second = await other.Commit(Sign(Administrator(Commune), Commune, id, jobs: NewJob("thử")), Ct);

        Assert.True(first.Ok);
        Assert.IsType<Refusal.Stale>(second.Refusal);
        var kept = await other.Organisations.SingleAsync(Ct);
        Assert.Equal(("Hội ND", 2), (kept.Name, kept.Version));
        Assert.Equal((2, 0), (await other.AuditLines.CountAsync(Ct), await other.Jobs.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task An_act_that_was_judged_by_another_commune_is_stale_once_something_is_written_there(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var there = NewId();
        var known = (await AddOrganisation(db, "Hội Nông dân", there)).Value.Line;
        Act Judged(Guid subject, long line) => Sign(Administrator(Commune), Commune, subject) with { AfterLinesElsewhere = new Dictionary<Guid, long> { [there] = line } };

        // What is written in the own commune is no reason; what is written there is, and the newest line there is none again.
        await AddOrganisation(db, "Hội Phụ nữ");
        Assert.True((await Add("Đoàn Thanh niên", known)).Ok);
        await AddOrganisation(db, "Hội Cựu chiến binh", there);
        Assert.IsType<Refusal.Stale>((await Add("Mặt trận", known)).Refusal);
        Assert.True((await Add("Mặt trận", known + 1)).Ok);

        Assert.Equal((3, 3), (await db.Organisations.CountAsync(row => row.CommuneId == Commune, Ct), await db.AuditLines.CountAsync(line => line.CommuneId == Commune.ToString("d"), Ct)));

        async Task<Outcome<Receipt>> Add(string name, long line)
        {
            db.ChangeTracker.Clear();
            var organisation = NewOrganisation(name);
            db.Organisations.Add(organisation);
            return await db.Commit(Judged(organisation.Id, line), Ct);
        }
    }

    [Theory, EachDatabase]
    public async Task A_row_deleted_meanwhile_is_stale_too(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var id = (await AddOrganisation(db, "Hội Nông dân")).Value.SubjectId;
        await using var other = database.Open(Commune);
        var kept = await other.Organisations.SingleAsync(Ct);
        db.Organisations.Remove(await db.Organisations.SingleAsync(Ct));
        await db.Commit(Sign(Administrator(Commune), Commune, id), Ct);

        kept.Name = "HND";
        var late = await other.Commit(Sign(Administrator(Commune), Commune, id), Ct);

        Assert.IsType<Refusal.Stale>(late.Refusal);
    }

    [Theory, EachDatabase]
    public async Task A_new_row_bears_this_node_and_version_one_and_each_act_counts_it_up(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var node = (await db.Installation.AsNoTracking().SingleAsync(Ct)).NodeId;
        var id = (await AddOrganisation(db, "Hội Nông dân")).Value.SubjectId;

        var added = await db.Organisations.AsNoTracking().SingleAsync(Ct);
        foreach (var name in new[] { "Hội ND", "HND" })
        {
            (await db.Organisations.SingleAsync(Ct)).Name = name;
            Assert.True((await db.Commit(Sign(Administrator(Commune), Commune, id), Ct)).Ok);
        }

        var changed = await db.Organisations.AsNoTracking().SingleAsync(Ct);
        Assert.NotEqual(Guid.Empty, node);
        Assert.Equal((node, 1), (added.NodeId, added.Version));
        Assert.Equal((node, 3), (changed.NodeId, changed.Version));
    }

    [Theory, EachDatabase]
    public async Task A_permit_for_one_commune_never_writes_another_communes_row(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune, Neighbour);
        await AddOrganisation(db, "Hội Nông dân", Neighbour);
        var mine = Administrator(Commune);

        db.Organisations.Add(NewOrganisation("Hội Phụ nữ", Neighbour));
        await Refused(Sign(mine, Commune, NewId()));

        (await db.Organisations.SingleAsync(Ct)).Name = "HND";
        await Refused(Sign(mine, Commune, NewId()));

        db.Organisations.Remove(await db.Organisations.SingleAsync(Ct));
        await Refused(Sign(mine, Commune, NewId()));

        // Taking a neighbour's row over is writing it as well.
        var stolen = db.Entry(await db.Organisations.SingleAsync(Ct));
        stolen.Property(row => row.CommuneId).CurrentValue = Commune;
        await Refused(Sign(mine, Commune, NewId()));

        db.Organisations.Add(NewOrganisation("Hội Phụ nữ"));
        await Refused(Sign(mine, Commune, NewId()) with { CommuneId = Neighbour });

        db.Organisations.Add(NewOrganisation("Hội Phụ nữ"));
        await Refused(Sign(mine, Commune, NewId(), jobs: NewJob("thử", Neighbour)));

        Assert.Equal(("Hội Nông dân", 1), ((await db.Organisations.SingleAsync(Ct)).Name, await db.AuditLines.CountAsync(Ct)));

        async Task Refused(Act act)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Commit(act, Ct));
            Assert.Empty(db.ChangeTracker.Entries());
        }
    }

    [Theory, EachDatabase]
    public async Task Nothing_is_saved_outside_the_door(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân");
        await db.Organisations.LoadAsync(Ct);

        db.Organisations.Local.Single().Name = "HND";
        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "khóa", Xml = "<key/>" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(acceptAllChangesOnSuccess: false, Ct));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges(acceptAllChangesOnSuccess: false));

        db.ChangeTracker.Clear();
        Assert.Equal("Hội Nông dân", (await db.Organisations.AsNoTracking().SingleAsync(Ct)).Name);
    }

    [Theory, EachDatabase]
    public async Task The_keys_that_protect_cookies_are_the_listed_exception(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open();

        db.DataProtectionKeys.Add(new DataProtectionKey { FriendlyName = "khóa", Xml = "<key/>" });
        await db.SaveChangesAsync(Ct);

        Assert.Equal("<key/>", (await db.DataProtectionKeys.AsNoTracking().SingleAsync(Ct)).Xml);
        Assert.Empty(await db.AuditHeads.ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task The_history_is_only_added_to_and_only_by_the_door(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var id = (await AddOrganisation(db, "Hội Nông dân")).Value.SubjectId;

        db.AuditLines.Remove(await db.AuditLines.SingleAsync(Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Commit(Sign(Administrator(Commune), Commune, id), Ct));
        (await db.AuditHeads.SingleAsync(Ct)).Seq = 7;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Commit(Sign(Administrator(Commune), Commune, id), Ct));

        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Work_that_is_queued_already_is_not_queued_twice_and_does_not_stop_the_act(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân", jobs: NewJob("thử", key: "một"));

        var second = await AddOrganisation(db, "Hội Phụ nữ", jobs: [NewJob("thử", key: "một"), NewJob("thử", key: "hai")]);

        Assert.True(second.Ok);
        Assert.Equal(["hai", "một"], (await db.Jobs.Select(job => job.Key).ToListAsync(Ct)).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task An_instant_comes_back_as_it_was_written_to_the_millisecond_and_in_UTC(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var instants = new[]
        {
            Now, DateTime.UnixEpoch, new DateTime(2099, 12, 31, 23, 59, 59, 999, DateTimeKind.Utc), new DateTime(2022, 9, 22, 17, 0, 0, 1, DateTimeKind.Utc),
        };
        foreach (var (instant, n) in instants.Select((instant, n) => (instant, n)))
        {
            // Finer than a millisecond is more than both engines can keep.
            await AddOrganisation(db, $"Hội {n}", jobs: NewJob("thử", key: $"{n}", runAt: instant.AddTicks(n == 0 ? 4321 : 0)));
        }

        var kept = (await db.Jobs.AsNoTracking().OrderBy(job => job.Key).ToListAsync(Ct)).Select(job => job.RunAt).ToList();

        Assert.Equal(instants, kept);
        Assert.All(kept, instant => Assert.Equal(DateTimeKind.Utc, instant.Kind));
        Assert.Equal([instants[0]], await db.Jobs.Where(job => job.RunAt == Now).Select(job => job.RunAt).ToListAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_changed_can_be_read_from_the_line(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var id = (await AddOrganisation(db, "Hội Nông dân")).Value.SubjectId;
        (await db.Organisations.SingleAsync(Ct)).Name = "Hội ND “mới”";

        await db.Commit(Sign(Administrator(Commune), Commune, id), Ct);

        var line = await db.AuditLines.SingleAsync(line => line.Seq == 2, Ct);
        var row = Assert.Single(JsonDocument.Parse(line.Changes).RootElement.EnumerateArray());
        Assert.Equal(("Organisation", id.ToString("d"), "set"), (Text(row, "row"), Text(row, "id"), Text(row, "did")));
        var field = row.GetProperty("fields").GetProperty("Name");
        Assert.Equal(("Hội Nông dân", "Hội ND “mới”"), (field[0].GetString(), field[1].GetString()));
        Assert.Contains("Hội ND", line.Changes, StringComparison.Ordinal);

        static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
    }
}
