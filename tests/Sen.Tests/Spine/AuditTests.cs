using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Spine;

public class AuditTests
{
    private const int Lines = 5;
    private const long Middle = 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly (string Table, string Change)[] Guarded =
        [("audit", "UPDATE"), ("audit", "DELETE"), ("audit", "TRUNCATE"), ("audit_root", "UPDATE"), ("audit_root", "DELETE"), ("audit_root", "TRUNCATE"), ("audit_head", "DELETE"), ("audit_head", "TRUNCATE")];

    [Theory, EachDatabase]
    public async Task The_engine_itself_refuses_to_change_or_delete_what_was_written(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = await Filled(database);

        foreach (var (table, change) in Guarded.Where(guard => guard.Change != "TRUNCATE" || database.Databases.Engine == EngineKind.Postgres))
        {
            var statement = change switch
            {
                "UPDATE" => $"UPDATE {table} SET hash = '' WHERE seq = 1",
                "DELETE" => $"DELETE FROM {table}",
                _ => $"TRUNCATE {table}",
            };
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Run(db, statement));
            Assert.Contains("never changed and never deleted", refused.Message, StringComparison.Ordinal);
        }

        if (database.Databases.Engine == EngineKind.Sqlite)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Run(db, "INSERT OR REPLACE INTO audit SELECT * FROM audit"));
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Run(db, "INSERT OR REPLACE INTO audit_head SELECT * FROM audit_head"));
            await Run(db, "INSERT OR REPLACE INTO audit_root (seq, at, heads, previous, hash) SELECT seq, at, heads, previous, 'forged' FROM audit_root");
        }

        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        await AddOrganisation(db, "Hội ghi tiếp");
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task A_chain_made_anew_from_its_first_line_holds_in_itself_but_not_against_a_seal_kept_outside(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = await Unguarded(database);
        var (heads, wrong) = AuditSeal.Parse(AuditSeal.Write(await AuditSeal.Read(db, null, Ct), DateTime.UnixEpoch));
        Assert.Equal((0, true), (wrong, heads.Count > 0));
        Assert.Null((await Verification.Run(db, Ct, heads)).FirstBad);

        await AddOrganisation(db, "Hội ghi sau niêm phong");
        Assert.Null((await Verification.Run(db, Ct, heads)).FirstBad);
        var chain = Text(Commune);
        var forged = await db.AuditLines.AsNoTracking().Where(line => line.CommuneId == chain).OrderBy(line => line.Seq).ToListAsync(Ct);
        await Run(db, "DELETE FROM audit_root");
        var previous = AuditLine.Genesis;
        foreach (var line in forged)
        {
            var anew = Forged(line, previous);
            previous = anew.Digest();
            await db.Database.ExecuteSqlAsync($"UPDATE audit SET actor_name = {anew.ActorName}, previous = {anew.Previous}, hash = {previous} WHERE commune_id = {chain} AND seq = {line.Seq}", Ct);
        }

        await db.Database.ExecuteSqlAsync($"UPDATE audit_head SET hash = {previous} WHERE commune_id = {chain}", Ct);
        db.ChangeTracker.Clear();

        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        Assert.Contains("bản niêm phong lưu ngoài", (await Verification.Run(db, Ct, heads.Where(head => head.Chain != AuditSeal.Root).ToList())).FirstBad, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("# chỉ có lời giải thích", 1)]
    [InlineData("root 1 abc", 1)]
    [InlineData("# đầu\nxã-nào-đó 1 0000000000000000000000000000000000000000000000000000000000000000", 2)]
    [InlineData("root 1 0000000000000000000000000000000000000000000000000000000000000000\nroot 1 1111111111111111111111111111111111111111111111111111111111111111", 2)]
    [InlineData("root 0 0000000000000000000000000000000000000000000000000000000000000000", 1)]
    public void A_file_that_is_no_seal_is_refused_with_the_line(string text, int line) => Assert.Equal(line, AuditSeal.Parse(text).Wrong);

    [Theory, EachDatabase]
    public async Task One_changed_byte_in_any_column_of_a_line_is_found_and_the_line_is_named(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = await Unguarded(database);
        var columns = ColumnsOf<AuditLine>(db);

        Assert.Equal(17, columns.Count);
        foreach (var column in columns.Where(column => column != "seq"))
        {
            foreach (var at in new[] { 0.0, 0.5, 1.0 })
            {
                await Tampered(db, "audit", column, $"commune_id = '{Commune:d}' AND seq = {Middle}", at, bad =>
                {
                    Assert.Contains("nhật ký 01834c3", bad, StringComparison.Ordinal);
                    Assert.Contains($"dòng {Middle}", bad, StringComparison.Ordinal);
                });
            }
        }

        await Run(db, $"UPDATE audit SET seq = 77 WHERE commune_id = '{Commune:d}' AND seq = {Middle}");
        Assert.Contains($"trước đó mất dòng {Middle}", await FirstBad(db), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task One_changed_byte_in_any_column_of_a_chains_head_is_found_and_the_chain_is_named(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = await Unguarded(database);

        Assert.Equal(["commune_id", "hash", "seq"], ColumnsOf<AuditHead>(db).Order(StringComparer.Ordinal));
        foreach (var column in new[] { "commune_id", "hash" })
        {
            await Tampered(db, "audit_head", column, $"commune_id = '{Commune:d}'", 1.0, bad =>
                Assert.StartsWith("nhật ký 01834c3a-0000-7000-8000-00000000000", bad, StringComparison.Ordinal));
        }

        await Run(db, $"UPDATE audit_head SET seq = 4 WHERE commune_id = '{Commune:d}'");
        Assert.Contains($"nhật ký {Commune:d} dòng 4: đầu chuỗi", await FirstBad(db), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task One_changed_byte_in_any_column_of_a_root_line_is_found_and_the_line_is_named(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = await Unguarded(database);
        var columns = ColumnsOf<AuditRoot>(db);

        Assert.Equal(5, columns.Count);
        foreach (var column in columns.Where(column => column != "seq"))
        {
            await Tampered(db, "audit_root", column, "seq = 2", 0.5, bad => Assert.StartsWith("chuỗi gốc dòng 2: ", bad, StringComparison.Ordinal));
        }

        await Run(db, "UPDATE audit_root SET seq = 9 WHERE seq = 2");
        Assert.Contains("mất dòng 2", await FirstBad(db), StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase("DELETE FROM audit WHERE commune_id = '{0}' AND seq = 3", "nhật ký {0} dòng 4 ", "trước đó mất dòng 3")]
    [EachDatabase("DELETE FROM audit WHERE commune_id = '{0}' AND seq = 5", "nhật ký {0} dòng 5: ", "chỉ đọc được đến dòng 4")]
    [EachDatabase("DELETE FROM audit WHERE commune_id = '{0}'", "nhật ký {0} dòng 5: ", "chỉ đọc được đến dòng 0")]
    [EachDatabase("DELETE FROM audit_head WHERE commune_id = '{0}'", "nhật ký {0} dòng 5: ", "mất đầu chuỗi")]
    [EachDatabase("DELETE FROM audit_root WHERE seq = 1", "chuỗi gốc dòng 2: ", "mất dòng 1")]
    [EachDatabase("UPDATE audit SET seq = -1 WHERE commune_id = '{0}' AND seq = 2;UPDATE audit SET seq = 2 WHERE commune_id = '{0}' AND seq = 3;UPDATE audit SET seq = 3 WHERE commune_id = '{0}' AND seq = -1", "nhật ký {0} dòng 2 ", "không nối")]
    public async Task A_deleted_moved_or_cut_off_line_is_found_and_named(Engine engine, string tampering, string name, string what)
    {
        await using var database = await engine.Fresh();
        await using var db = await Unguarded(database);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);

        foreach (var statement in tampering.Split(';'))
        {
            await Run(db, string.Format(null, statement, Commune));
        }

        var bad = await FirstBad(db);
        Assert.StartsWith(string.Format(null, name, Commune), bad, StringComparison.Ordinal);
        Assert.Contains(what, bad, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_end_cut_off_cleanly_with_its_head_set_back_is_found_by_the_root_chain(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = await Unguarded(database);
        var before = await db.AuditLines.AsNoTracking().SingleAsync(line => line.CommuneId == Text(Commune) && line.Seq == 4, Ct);
        await Run(db, $"DELETE FROM audit WHERE commune_id = '{Commune:d}' AND seq = 5");
        await Run(db, $"UPDATE audit_head SET seq = 4, hash = '{before.Hash}' WHERE commune_id = '{Commune:d}'");

        Assert.Contains($"nhật ký {Commune:d} dòng 5: chuỗi gốc có niêm phong", await FirstBad(db), StringComparison.Ordinal);

        // Another act in the place of the lost one does not hide it.
        await AddOrganisation(db, "Hội thay thế");
        Assert.StartsWith($"nhật ký {Commune:d} dòng 5 ", await FirstBad(db), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_rewritten_line_with_all_later_hashes_made_to_fit_is_found_by_the_root_chain(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = await Unguarded(database);
        var previous = (await db.AuditLines.AsNoTracking().SingleAsync(line => line.CommuneId == Text(Commune) && line.Seq == 2, Ct)).Hash;
        for (var seq = 3; seq <= Lines; seq++)
        {
            var line = await db.AuditLines.AsNoTracking().SingleAsync(line => line.CommuneId == Text(Commune) && line.Seq == seq, Ct);
            var forged = Forged(line, previous);
            previous = forged.Digest();
            await Run(db, $"UPDATE audit SET actor_name = '{forged.ActorName}', previous = '{forged.Previous}', hash = '{previous}' WHERE commune_id = '{Commune:d}' AND seq = {seq}");
        }

        await Run(db, $"UPDATE audit_head SET hash = '{previous}' WHERE commune_id = '{Commune:d}'");

        var bad = await FirstBad(db);
        Assert.StartsWith($"nhật ký {Commune:d} dòng 3 ", bad, StringComparison.Ordinal);
        Assert.EndsWith("khác với dấu niêm phong trong chuỗi gốc", bad, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Folding_adds_a_line_only_when_a_chain_grew_and_names_only_what_grew(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var chain = new RootChain();
        Assert.False(await chain.Fold(database.Databases, Now, Ct));
        await AddOrganisation(db, "Hội Nông dân");
        await AddOrganisation(db, "Hội Nông dân", Neighbour);

        Assert.True(await chain.Fold(database.Databases, Now, Ct));
        Assert.False(await chain.Fold(database.Databases, Now, Ct));
        await AddOrganisation(db, "Hội Phụ nữ", Neighbour);
        // Another node, which has not seen the first line yet.
        Assert.True(await new RootChain().Fold(database.Databases, Now, Ct));
        Assert.False(await chain.Fold(database.Databases, Now, Ct));

        var roots = await db.AuditRoots.AsNoTracking().OrderBy(root => root.Seq).ToListAsync(Ct);
        Assert.Equal([2, 1], roots.Select(root => root.Heads.Split('\n').Length));
        Assert.StartsWith($"{Neighbour:d} 2 ", roots[1].Heads, StringComparison.Ordinal);
        var verified = await Verification.Run(db, Ct);
        Assert.Equal((null, 3, 2, roots[1].Hash), (verified.FirstBad, verified.Lines, verified.Roots, verified.Seal));
    }

    [Theory, EachDatabase]
    public async Task Of_several_nodes_folding_at_once_exactly_one_adds_the_line_while_others_write(Engine engine)
    {
        await using var database = await engine.Fresh();
        var chains = Enumerable.Range(0, 6).Select(_ => new RootChain()).ToList();
        var added = 0;

        for (var round = 0; round < 5; round++)
        {
            await using var writing = database.Open(Commune);
            await AddOrganisation(writing, $"Hội {round}");
            var folded = await Task.WhenAll(chains.Select(chain => Task.Run(() => chain.Fold(database.Databases, Now, Ct), Ct)).Append(AddAnother(round)));
            added += folded.Count(one => one);
        }

        await using var look = database.OpenAll();
        var verified = await Verification.Run(look, Ct);
        Assert.Equal((null, 10), (verified.FirstBad, verified.Lines));
        Assert.Equal(added, verified.Roots);
        Assert.InRange(verified.Roots, 5, 10);

        async Task<bool> AddAnother(int round)
        {
            await using var db = database.Open(Neighbour);
            await AddOrganisation(db, $"Hội {round}", Neighbour);
            return false;
        }
    }

    [Theory, EachDatabase]
    public async Task Verifying_while_others_write_sees_one_state_and_raises_no_false_alarm(Engine engine)
    {
        await using var database = await engine.Fresh();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var n = 0; !stop.IsCancellationRequested; n++)
                {
                    await using var db = database.Open(Commune);
                    await AddOrganisation(db, $"Hội {n}");
                }
            },
            Ct);

        for (var look = 0; look < 20; look++)
        {
            await using var db = database.OpenAll();
            Assert.Null((await Verification.Run(db, Ct)).FirstBad);
        }

        await stop.CancelAsync();
        await writing;
    }

    // The same line as somebody else's, made to fit the one before it.
    private static AuditLine Forged(AuditLine line, string previous) => new()
    {
        CommuneId = line.CommuneId,
        Seq = line.Seq,
        At = line.At,
        ActorId = line.ActorId,
        ActorName = "Người khác (minh họa)",
        Post = line.Post,
        OnBehalf = line.OnBehalf,
        Door = line.Door,
        Verb = line.Verb,
        SubjectKind = line.SubjectKind,
        SubjectId = line.SubjectId,
        Key = line.Key,
        Reason = line.Reason,
        Changes = line.Changes,
        Schema = line.Schema,
        Previous = previous,
    };

    private static async Task<SenDb> Filled(FreshDatabase database)
    {
        var (db, chain) = (database.OpenAll(), new RootChain());
        for (var line = 1; line <= Lines; line++)
        {
            var organisation = NewOrganisation($"Hội {line}");
            db.Organisations.Add(organisation);
            await db.Commit(Sign(Administrator(Commune), Commune, organisation.Id) with { Reason = "Theo Kế hoạch 01-KH/BCĐ" }, Ct);
            await AddOrganisation(db, $"Hội {line}", Neighbour);
            await chain.Fold(database.Databases, Now, Ct);
        }

        return db;
    }

    // Whoever tampers owns the database, and takes its guards away first.
    private static async Task<SenDb> Unguarded(FreshDatabase database)
    {
        var db = await Filled(database);
        var on = database.Databases.Engine == EngineKind.Sqlite ? "" : " ON {0}";
        foreach (var (table, change) in Guarded.Where(guard => guard.Change != "TRUNCATE"))
        {
            await Run(db, $"DROP TRIGGER {table}_no_{change.ToLowerInvariant()}{string.Format(null, on, table)}");
        }

        return db;
    }

    private static List<string> ColumnsOf<T>(SenDb db) =>
        [.. db.Model.FindEntityType(typeof(T))!.GetProperties().Select(property => property.GetColumnName())];

    private static async Task Tampered(SenDb db, string table, string column, string where, double at, Action<string> check)
    {
        var read = $"""SELECT {column} AS "Value" FROM {table} WHERE {where}""";
        var before = await db.Database.SqlQueryRaw<string>(read).SingleAsync(Ct);
        var place = (int)Math.Round(at * Math.Max(0, before.Length - 1));
        var after = before.Length == 0 ? "x" : before[..place] + (before[place] == '7' ? '8' : '7') + before[(place + 1)..];
        await Set(before, after);
        check(await FirstBad(db));
        await Set(after, before);
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);

        async Task Set(string from, string to)
        {
            var found = column == "commune_id" ? where.Replace($"{Commune:d}", from, StringComparison.Ordinal) : where;
            Assert.Equal(1, await Run(db, $"UPDATE {table} SET {column} = {{0}} WHERE {found}", to));
        }
    }

    private static async Task<string> FirstBad(SenDb db)
    {
        var verified = await Verification.Run(db, Ct);
        Assert.NotNull(verified.FirstBad);
        return verified.FirstBad;
    }

    private static Task<int> Run(SenDb db, string statement, params object[] values) => db.Database.ExecuteSqlRawAsync(statement, values, Ct);

    private static string Text(Guid id) => id.ToString("d");
}
