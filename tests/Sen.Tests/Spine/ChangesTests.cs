using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Scoring;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Spine;

using Registration = Sen.Movement.Models.Registration;

public class ChangesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Secrets_are_known_to_have_changed_and_never_what_they_were(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var account = new Account
        {
            Id = NewId(),
            UserName = "quantri",
            Title = "Quản trị",
            CommuneId = Commune,
            PasswordHash = "bí-mật-một",
            SecurityStamp = "bí-mật-hai",
            ConcurrencyStamp = "bí-mật-ba",
        };
        db.Users.Add(account);
        db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = account.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = "bí-mật-bốn" });
        Assert.True((await db.Commit(Signed(account.Id, Operation.CreateAccount), Ct)).Ok);

        var kept = await db.Users.SingleAsync(Ct);
        (kept.PasswordHash, kept.SecurityStamp) = ("bí-mật-năm", "bí-mật-sáu");
        Assert.True((await db.Commit(Signed(account.Id, Operation.ResetPassword), Ct)).Ok);

        var lines = await db.AuditLines.OrderBy(line => line.Seq).ToListAsync(Ct);
        Assert.All(lines, line => Assert.DoesNotContain("bí-mật", line.Changes, StringComparison.Ordinal));
        Assert.Equal((null, "•"), Field(lines[0].Changes, "Account", "PasswordHash"));
        Assert.Equal(("•", "•"), Field(lines[1].Changes, "Account", "PasswordHash"));
        Assert.Equal(("•", "•"), Field(lines[1].Changes, "Account", "SecurityStamp"));
        Assert.Null(Field(lines[1].Changes, "Account", "Title"));
    }

    [Theory, EachDatabase]
    public async Task Of_two_edits_of_one_account_the_later_is_stale(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var account = new Account { Id = NewId(), UserName = "quantri", Title = "Quản trị", CommuneId = Commune };
        db.Users.Add(account);
        await db.Commit(Signed(account.Id, Operation.CreateAccount), Ct);
        await using var other = database.OpenAll();
        (await db.Users.SingleAsync(Ct)).Title = "Cán bộ";
        (await other.Users.SingleAsync(Ct)).DisabledAt = Now;

        var first = await db.Commit(Signed(account.Id, Operation.DisableAccount), Ct);
        var second = await other.Commit(Signed(account.Id, Operation.DisableAccount), Ct);

        Assert.True(first.Ok);
        Assert.IsType<Refusal.Stale>(second.Refusal);
    }

    [Theory, EachDatabase]
    public async Task A_changed_choice_inside_a_registration_is_told_and_counts_as_a_change_of_it(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var owner = NewOrganisation("Hội Nông dân");
        var model = NewModel(owner, "Trồng sen");
        var registration = new Movement.Models.Registration { Id = NewId(), CommuneId = Commune, ProvinceId = Province, ModelId = model.Id, Year = 2022 };
        db.AddRange(owner, model, registration);
        Assert.True((await db.Commit(Signed(registration.Id), Ct)).Ok);

        (await db.Registrations.SingleAsync(Ct)).Choices.Site = "Hồ thôn 2";
        Assert.True((await db.Commit(Signed(registration.Id), Ct)).Ok);

        var line = await db.AuditLines.SingleAsync(line => line.Seq == 2, Ct);
        Assert.Equal(("", "Hồ thôn 2"), Field(line.Changes, "Registration", "Choices.Site"));
        Assert.Null(Field(line.Changes, "Registration", "Choices.Task"));
        var kept = await db.Registrations.AsNoTracking().SingleAsync(Ct);
        Assert.Equal(("Hồ thôn 2", 2), (kept.Choices.Site, kept.Version));
    }

    [Theory, EachDatabase]
    public async Task A_changed_line_of_a_score_kept_as_JSON_is_told(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var score = new Score { Id = NewId(), CommuneId = Commune, ProvinceId = Province };
        score.Lines.Add(new() { No = 1, Halves = 25 });
        db.Scores.Add(score);
        Assert.True((await db.Commit(Signed(score.Id), Ct)).Ok);

        (await db.Scores.SingleAsync(Ct)).Lines.Add(new() { No = 2, Halves = 30 });
        Assert.True((await db.Commit(Signed(score.Id), Ct)).Ok);

        var line = await db.AuditLines.SingleAsync(line => line.Seq == 2, Ct);
        var (before, after) = Field(line.Changes, "Score", "Lines")!.Value;
        Assert.Equal(("""[{"No":1,"Halves":25}]""", """[{"No":1,"Halves":25},{"No":2,"Halves":30}]"""), (before, after));
        Assert.Equal([25, 30], (await db.Scores.AsNoTracking().SingleAsync(Ct)).Lines.Select(one => one.Halves));
    }

    [Theory, EachDatabase]
    public async Task A_deleted_row_is_told_with_what_it_held(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        var id = (await AddOrganisation(db, "Hội Nông dân")).Value.SubjectId;

        db.Organisations.Remove(await db.Organisations.SingleAsync(Ct));
        await db.Commit(Sign(Administrator(Commune), Commune, id), Ct);

        var line = await db.AuditLines.SingleAsync(line => line.Seq == 2, Ct);
        Assert.Equal(("Hội Nông dân", null), Field(line.Changes, "Organisation", "Name"));
        Assert.Equal(("FarmersUnion", null), Field(line.Changes, "Organisation", "Kind"));
        Assert.Contains("\"delete\"", line.Changes, StringComparison.Ordinal);
    }

    private static Act Signed(Guid subject, Operation operation = Operation.AddOrganisation) =>
        Sign(Administrator(Commune), Commune, subject, operation: operation);

    private static (string? Before, string? After)? Field(string changes, string row, string field)
    {
        var fields = JsonDocument.Parse(changes).RootElement.EnumerateArray()
            .Single(one => one.GetProperty("row").GetString() == row).GetProperty("fields");
        return fields.TryGetProperty(field, out var pair) ? (pair[0].GetString(), pair[1].GetString()) : null;
    }
}
