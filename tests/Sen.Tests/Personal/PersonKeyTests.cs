using System.Security.Cryptography;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Backup;
using Sen.Data.Files;
using Sen.Data.Personal;
using Sen.Movement.People;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Personal;

/// <summary>What names a person enters the audit closed with the person's key; without the key nothing of it is left, and the chain holds all the same.</summary>
public class PersonKeyTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Whatever_was_closed_opens_with_its_key_for_its_field_and_nothing_else() =>
        Gen.Select(Gen.String, Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.Guid, Gen.Guid).Sample((value, field, id, other) =>
        {
            var (key, stranger) = (PersonKey.For(id), PersonKey.For(other));
            var (closed, again) = (key.Close(field, value), key.Close(field, value));
            // Half a pair of surrogates is no text that a database could keep.
            var kept = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(value));
            return key.Open(field, closed) == kept && closed != again && key.Open(field + "x", closed) is null && stranger.Open(field, closed) is null
                && (value.Length < 4 || !closed.Contains(value, StringComparison.Ordinal));
        });

    [Fact]
    public void One_changed_sign_opens_nothing() => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 5, 30], Gen.Int[0, 1000]).Sample((value, place) =>
    {
        var key = PersonKey.For(Guid.NewGuid());
        var closed = key.Close("UserName", value);
        var at = "aes-gcm:".Length + (place % (closed.Length - "aes-gcm:".Length));
        return closed[at] == '=' || at >= closed.TrimEnd('=').Length - 1
            || key.Open("UserName", $"{closed[..at]}{(closed[at] == 'A' ? 'B' : 'A')}{closed[(at + 1)..]}") is null;
    });

    [Fact]
    public void A_destroyed_key_opens_nothing_closes_nothing_and_keeps_its_first_day()
    {
        var key = PersonKey.For(NewId());
        var closed = key.Close("Title", "Quản trị");

        key.Destroy(Today);
        key.Destroy(Today.AddDays(3));

        Assert.Null(key.Open("Title", closed));
        Assert.DoesNotContain("Quản", key.Close("Title", "Quản trị"), StringComparison.Ordinal);
        Assert.Null(key.Open("Title", key.Close("Title", "Quản trị")));
        Assert.Equal(Today, key.ErasedOn);
    }

    [Theory, EachDatabase]
    public async Task The_audit_of_an_account_holds_no_name_and_whoever_may_read_it_reads_the_names(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var (id, secrets) = await Somebody(db);
        (await db.Users.SingleAsync(Ct)).UserName = $"moi-{secrets[0]}";
        Assert.True((await db.Commit(Sign(Administrator(Commune), Commune, id, operation: Operation.CreateAccount), Ct)).Ok);

        var lines = await db.AuditLines.AsNoTracking().OrderBy(line => line.Seq).ToListAsync(Ct);
        Assert.All(lines, line => Assert.DoesNotContain(secrets, secret => line.Changes.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(nameof(PersonKey), string.Concat(lines.Select(line => line.Changes)), StringComparison.Ordinal);
        Assert.Equal(1, await db.PersonKeys.CountAsync(Ct));

        var opened = await PersonKeys.Opened(db, lines, Ct);
        Assert.Equal((null, secrets[0]), Field(opened[0], nameof(Account.UserName)));
        Assert.Equal((secrets[0], $"moi-{secrets[0]}"), Field(opened[1], nameof(Account.UserName)));
        Assert.Equal((null, secrets[1]), Field(opened[0], nameof(Account.Email)));
        Assert.Null((await Verification.Run(db, Ct)).FirstBad);
    }

    [Theory]
    [EachDatabase(Engine.Sqlite)]
    [EachDatabase(Engine.Postgres)]
    public async Task Erased_nothing_in_any_table_has_the_values_the_chain_verifies_and_a_restore_keeps_it_so(Engine from, Engine to)
    {
        await using var source = await from.Fresh();
        await using var target = await to.Fresh();
        string[] secrets;
        await using (var db = source.OpenAll())
        {
            (var id, secrets) = await Somebody(db);
            Assert.Contains(await Rows.Everything(source, Ct), row => secrets.Any(secret => row.Contains(secret, StringComparison.OrdinalIgnoreCase)));
            (await db.Users.SingleAsync(Ct)).Leave(Now);
            await PersonKeys.Destroy(db, id, Today, Ct);
            Assert.True((await db.Commit(Sign(Administrator(Commune), Commune, id, operation: Operation.ErasePersonalData), Ct)).Ok);
        }

        Assert.DoesNotContain(await Rows.Everything(source, Ct), row => secrets.Any(secret => row.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        var archive = Path.Combine(source.Folder, "sao-luu.zip");
        Assert.True((await TakeBackup.Run(source.Databases, new FileStore(source.Options.FilesFolder), archive, "thử", Now, Ct)).Ok);
        var restored = (await RestoreBackup.Run(target.Databases, new FileStore(target.Options.FilesFolder), archive, Ct)).Value;

        Assert.Null(restored.Audit.FirstBad);
        foreach (var database in new[] { source, target })
        {
            await using var db = database.OpenAll();
            Assert.Null((await Verification.Run(db, Ct)).FirstBad);
            var lines = await db.AuditLines.AsNoTracking().OrderBy(line => line.Seq).ToListAsync(Ct);
            var opened = await PersonKeys.Opened(db, lines, Ct);
            Assert.Equal(Today, PersonKeys.ErasedOn(Field(opened[0], nameof(Account.UserName))!.Value.After));
            Assert.Equal(Today, PersonKeys.ErasedOn(Field(opened[1], nameof(Account.UserName))!.Value.Before));
            Assert.Contains("ErasedOn", lines[1].Changes, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(await Rows.Everything(target, Ct), row => secrets.Any(secret => row.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory, EachDatabase]
    public async Task A_key_comes_with_the_act_that_needs_it_and_by_no_other_way(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        db.PersonKeys.Add(PersonKey.For(NewId()));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await db.Commit(Sign(Administrator(Commune), Commune, NewId()), Ct));
        db.ChangeTracker.Clear();
        Assert.True((await AddOrganisation(db, "Hội Nông dân")).Ok);

        Assert.Empty(await db.PersonKeys.ToListAsync(Ct));
    }

    private static async Task<(Guid Id, string[] Secrets)> Somebody(SenDb db)
    {
        var tag = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        string[] secrets = [$"ten-{tag}", $"thu-{tag}@vi-du.vn", $"so-{tag}"];
        var account = new Account
        {
            Id = NewId(),
            UserName = secrets[0],
            NormalizedUserName = secrets[0].ToUpperInvariant(),
            Email = secrets[1],
            NormalizedEmail = secrets[1].ToUpperInvariant(),
            PhoneNumber = secrets[2],
            Title = "Cán bộ (minh họa)",
            CommuneId = Commune,
        };
        db.Users.Add(account);
        Assert.True((await db.Commit(Sign(Administrator(Commune), Commune, account.Id, operation: Operation.CreateAccount), Ct)).Ok);
        return (account.Id, secrets);
    }

    private static (string? Before, string? After)? Field(IReadOnlyList<RowChange> rows, string field) =>
        rows.Single(row => row.Row == nameof(Account)).Fields.Where(one => one.Name == field).Select(one => ((string?, string?)?)(one.Before, one.After)).SingleOrDefault();
}
