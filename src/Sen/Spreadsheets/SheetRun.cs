using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Spreadsheets;

/// <summary>How a run ended.</summary>
/// <param name="Import">The import; null when it was not taken.</param>
/// <param name="Rehearsed">The rehearsal again, when something came out otherwise than was seen.</param>
/// <param name="Refusal">Why not.</param>
public sealed record RunAnswer(Guid? Import, Rehearsed? Rehearsed, Refusal? Refusal)
{
    /// <summary>It had been brought in already, by another form: what this one would have shown of it never was.</summary>
    public bool ByAnother { get; init; }
}

/// <summary>What a run is asked for.</summary>
/// <param name="Fonts">What was said about old encodings.</param>
/// <param name="OnlyRight">True leaves the faulty rows out.</param>
/// <param name="Seen">The verdict that was looked at; null takes whatever comes out.</param>
/// <param name="Passwords">Makes the first password of a user name; null brings no people in.</param>
/// <param name="MostRows">Most rows.</param>
/// <param name="Key">Idempotency key.</param>
public sealed record RunOrder(OldFontChoice Fonts, bool OnlyRight, string? Seen, Func<string, string>? Passwords, int MostRows, Guid Key);

/// <summary>Brings the rows of a kept sheet in: judged anew, written by one act, and refused whole when the world changed meanwhile.</summary>
public sealed class SheetRun(SenDb db, SheetDesk desk, FileStore store, UserManager<Account>? accounts = null)
{
    // Somebody who writes in the commune at the same moment makes the judgement stale: it is judged again, a few times.
    private const int Turns = 3;
    private const int Batch = 2_000;

    /// <summary>Runs; the same key again answers the first run.</summary>
    public async Task<RunAnswer> Run(Guid id, RunOrder order, Actor actor, Home home, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Done(actor, Operation.ImportSheet, home.CommuneId, order.Key, ct) is { } done)
        {
            return new(done.SubjectId, null, null);
        }

        var permit = Access.Ask(actor, Operation.ImportSheet, Subject.Of(home.CommuneId));
        if (!permit.Ok)
        {
            return new(null, null, permit.Refusal);
        }

        for (var turn = 1; ; turn++)
        {
            var answer = await Once(id, order, permit.Value, home, now, ct);
            if (answer.Refusal is not Refusal.Stale || turn == Turns)
            {
                return answer;
            }
        }
    }

    private async Task<RunAnswer> Once(Guid id, RunOrder order, Permit permit, Home home, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.SheetImports.SingleOrDefaultAsync(row => row.Id == id && row.CommuneId == home.CommuneId, ct) is not { } import)
        {
            return new(null, null, new Refusal.Missing(("lần nhập", "import")));
        }

        var form = SheetForm.Of(import.Kind);
        if (SheetDesk.NotFor(permit.Actor, form, home.CommuneId) is { } notFor)
        {
            return new(null, null, notFor);
        }

        // Pressed in two windows, it is in already: that is no mistake.
        if (import.State == ImportState.Done)
        {
            return new(import.Id, null, null) { ByAnother = true };
        }

        var judged = await desk.Rehearse(import, order.Fonts, permit.Actor, now, order.MostRows, ct);
        if (!judged.Ok)
        {
            return new(null, null, judged.Refusal);
        }

        if (NotAsked(judged.Value, order) is { } not)
        {
            return new(null, judged.Value, not);
        }

        var written = await Write(import, form, judged.Value, order, permit, now, ct);
        return written.Ok ? new(import.Id, null, null) : new(null, judged.Value, written.Refusal);
    }

    private static Refusal.Invalid? NotAsked(Rehearsed rehearsed, RunOrder order)
    {
        var verdict = rehearsed.Verdict;
        return order.Seen is { } seen && seen != verdict.Seen ? new Refusal.Invalid("seen", (
                "Dữ liệu của xã đã thay đổi nên kết quả khác với bản vừa xem. Xin xem lại dưới đây rồi bấm nhập.", "The commune’s records have changed, so this is not what was rehearsed. Please look at it again below, then bring it in."))
            : verdict.Right == 0 ? new Refusal.Invalid("seen", ("Chưa dòng nào đúng nên chưa có gì để nhập. Đề nghị sửa tệp rồi gửi lại.", "No row is right, so there is nothing to bring in. Please correct the file and send it again."))
            : verdict.Wrong > 0 && !order.OnlyRight ? new Refusal.Invalid("seen", (
                $"Còn {verdict.Wrong} dòng có lỗi nên chưa nhập dòng nào. Đề nghị sửa tệp rồi gửi lại, hoặc chọn “Nhập các dòng đúng”.",
                $"{verdict.Wrong} rows are faulty, so none was brought in. Please correct the file and send it again, or choose “Bring in the right rows”."))
            : null;
    }

    private async Task<Outcome<Receipt>> Write(SheetImport import, SheetForm form, Rehearsed rehearsed, RunOrder order, Permit permit, DateTimeOffset now, CancellationToken ct)
    {
        string? errors = null;
        if (rehearsed.Verdict.Wrong > 0)
        {
            var bytes = await desk.ErrorSheet(form, rehearsed, order.Fonts, ct);
            errors = await store.Keep(bytes, ct);
            db.Files.Add(FileOf(import, errors, SheetTemplate.Type, now));
        }

        var run = import.Run(rehearsed.Verdict, order.Fonts, errors, permit.Actor.Name, now.UtcDateTime);
        if (!run.Ok)
        {
            return run.Refusal;
        }

        if (await Track(rehearsed, import, order, now, ct) is { } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }

        var many = SheetDesk.IsMany(form, rehearsed.Verdict);
        var receipt = await db.Commit(new Act(permit, order.Key, form.RecordKind, import.Id, now.UtcDateTime, import.CommuneId)
        {
            AfterLine = rehearsed.Newest,
            AfterLinesElsewhere = await desk.TouchedElsewhere(rehearsed, ct),
            Reason = $"{form.Name.Vi}: {rehearsed.Verdict.Right} dòng, {import.FileName}",
            Batches = many ? rehearsed.Again(form, order.Fonts).Where(row => row.IsRight).Chunk(Batch).Select(rows => (IReadOnlyList<object>)[.. rows.SelectMany(row => row.Records)]) : null,
            RecountedYears = many ? [rehearsed.World.Today.Year] : [],
        }, ct);
        return Told(receipt, form.Kind, ("bấm nhập", "bring it in"));
    }

    /// <summary>The answer of a commit: acts on units have one order for the whole installation, and a clash of their numbers is said as what it is.</summary>
    /// <param name="receipt">The answer.</param>
    /// <param name="kind">Of which sheet.</param>
    /// <param name="next">What is pressed again.</param>
    public static Outcome<Receipt> Told(Outcome<Receipt> receipt, SheetKind kind, Wording next) => receipt.Refusal is Refusal.Taken && kind == SheetKind.Units
        ? new Refusal.Taken(($"Vừa có việc khác được ghi về đơn vị hành chính. Xin xem lại dưới đây rồi {next.Vi}.", $"Another act on units was just recorded. Please look at it again below, then {next.En}."))
        : receipt;

    /// <summary>The row of a file that belongs to an import.</summary>
    public static StoredFile FileOf(SheetImport import, string hash, string type, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CommuneId = import.CommuneId,
        ProvinceId = import.ProvinceId,
        OwnerKind = FileOwner.SheetImport,
        OwnerId = import.Id,
        Small = hash,
        Medium = hash,
        Large = hash,
        MediaType = type,
    };

    private async Task<Refusal?> Track(Rehearsed rehearsed, SheetImport import, RunOrder order, DateTimeOffset now, CancellationToken ct)
    {
        if (import.Kind == SheetKind.Units)
        {
            var acts = rehearsed.Records.Cast<PlannedAct>().ToList();
            return await new VillageOwners(db, rehearsed.World.Home, rehearsed.World.Together).Record(acts, TreeHistory.Together(rehearsed.World.Tree.Now, [.. acts.Select(act => act.Plan)]), now, ct);
        }

        foreach (var record in rehearsed.Records)
        {
            if (record is not SheetPerson person)
            {
                db.Add(record);
                continue;
            }

            var account = new Account
            {
                Id = person.Id,
                UserName = person.UserName,
                Title = person.Title,
                CommuneId = import.CommuneId,
                MustChangePassword = true,
                FirstPasswordUntil = FirstPassword.LastDay(BusinessCalendar.DateOf(now)),
                LockoutEnabled = true,
            };
            if (accounts is null || order.Passwords is null)
            {
                return new Refusal.Invalid("seen", ("Tài khoản chỉ nhập qua trang, nơi mã một lần được đọc ra.", "Accounts are brought in on the page, where their one-time codes are read out."));
            }

            if (AccountSentences.Refused(await accounts.CreateAsync(account, order.Passwords(person.UserName)), "seen", "seen") is { } refused)
            {
                return refused;
            }
        }

        return null;
    }
}
