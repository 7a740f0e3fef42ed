using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Plumbing;
using Sen.Spreadsheets;

namespace Sen.Cli;

/// <summary>
/// <c>import sheet KIND FILE</c>: brings a sheet in that is too large for the page, or acts on units that touch several communes of the installation, by the same rehearsal and the same
/// run; <c>import undo ID</c> takes it back. 0 is done, 1 a refusal or faulty rows, 2 a wrong call. Accounts and places have their first passwords and their forms on the page.
/// </summary>
public static class SheetVerb
{
    private const string Usage = """
        Cách dùng: ./sen import sheet mo-hinh|don-vi-hanh-chinh TỆP [--dry-run] [--only-right] [--fonts chuyen|giu] [--errors TỆP.xlsx] [--host TÊN-MIỀN]
                   [--data THƯ-MỤC] [--database "Host=…"]
        """;

    private const string UndoUsage = """
        Cách dùng: ./sen import undo MÃ-LẦN-NHẬP [--confirm] [--decision SỐ --signed NGÀY/THÁNG/NĂM [--issuer CƠ-QUAN]] [--data THƯ-MỤC] [--database "Host=…"]
        """;

    private const int ShownFaults = 50, ShownUnits = 200;

    /// <summary>Reads the call and runs it.</summary>
    public static async Task<int> Run(string[] args)
    {
        var rest = args.ToList();
        var (fonts, errors, host) = (Option(rest, "--fonts"), Option(rest, "--errors"), Option(rest, "--host"));
        var (dry, onlyRight) = (rest.Remove("--dry-run"), rest.Remove("--only-right"));
        var (options, wrong) = SenOptions.Read([.. rest]);
        if (wrong is not null || options.Words is not ["sheet", var slug, var path] || SheetForm.Find(slug) is not { } form || fonts is not (null or "chuyen" or "giu"))
        {
            await Console.Error.WriteLineAsync(wrong is null ? Usage : $"{wrong}\n{Usage}");
            return 2;
        }

        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"Không có tệp {path}. Đề nghị xem lại tên tệp.");
            return 1;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await Maintenance.NotThere();
        }

        await using var db = databases.Open(Scope.All);
        var sites = await db.Sites.AsNoTracking().OrderBy(site => site.Id).ToListAsync();
        if (sites.Where(site => host is null || site.Host == host).ToList() is not [var chosen])
        {
            await Console.Error.WriteLineAsync("Máy này có nhiều cổng, hoặc không có cổng ấy. Đề nghị ghi --host TÊN-MIỀN của xã cần nhập.");
            return 1;
        }

        var choice = fonts switch { "chuyen" => OldFontChoice.Convert, "giu" => OldFontChoice.Keep, _ => OldFontChoice.Ask };
        return await Bring(options, databases, db, new(form, chosen, path, choice, dry, onlyRight, errors));
    }

    /// <summary>Takes an import back, with everything it brought in.</summary>
    public static async Task<int> Undo(string[] args)
    {
        var rest = args.ToList();
        var basis = new UndoImport.Basis(new(Option(rest, "--decision"), Option(rest, "--signed"), Option(rest, "--issuer"))) { Confirmed = rest.Remove("--confirm") };
        var (options, wrong) = SenOptions.Read([.. rest]);
        if (wrong is not null || options.Words is not ["undo", var word] || !Guid.TryParse(word, out var id))
        {
            await Console.Error.WriteLineAsync(wrong is null ? UndoUsage : $"{wrong}\n{UndoUsage}");
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await Maintenance.NotThere();
        }

        await using var db = databases.Open(Scope.All);
        var import = await db.SheetImports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id);
        if (import is { State: ImportState.Done } && !basis.Confirmed)
        {
            var commune = await db.Sites.AsNoTracking().Where(site => site.CommuneId == import.CommuneId).Select(site => site.Name).FirstOrDefaultAsync();
            Console.WriteLine($"“{import.FileName}” ({SheetForm.Of(import.Kind).Name.Vi}, {commune}): {import.Taken} dòng, {import.RunBy} nhập.");
        }

        var home = import is null ? default : new Home(import.CommuneId, import.ProvinceId);
        var clock = await options.BusinessClock(databases);
        var undone = await new UndoImport.Handler(db, clock).Handle(id, Guid.CreateVersion7(clock.GetUtcNow()), Actor.Sen(Door.CommandLine), home, CancellationToken.None, basis);
        if (!undone.Ok)
        {
            foreach (var sentence in undone.Refusal is Refusal.Invalid { Fields: var fields } ? fields.Select(field => field.Key == UndoImport.Confirm ? ToConfirm(import!) : field.Value) : [undone.Refusal.Sentence])
            {
                await Console.Error.WriteLineAsync($"{sentence.Vi}\n  {sentence.En}");
            }

            await Console.Error.WriteLineAsync("Chưa hủy gì.\n  Nothing was undone.");
            return 1;
        }

        Console.WriteLine("Đã hủy lần nhập. Tệp và nhật ký vẫn còn.");
        return 0;
    }

    private static Wording ToConfirm(SheetImport import) => (
        $"Hủy thì bỏ cả {import.Taken} dòng. Để hủy, thêm --confirm.", $"All rows that came in go: {import.Taken}. To undo it, add --confirm.");

    private sealed record Call(SheetForm Form, Site Site, string Path, OldFontChoice Fonts, bool DryRun, bool OnlyRight, string? Errors);

    private static async Task<int> Bring(SenOptions options, Databases databases, SenDb db, Call call)
    {
        var (actor, home, clock, store) = (Actor.Sen(Door.CommandLine), new Home(call.Site.CommuneId, call.Site.ProvinceId), await options.BusinessClock(databases), new FileStore(options.FilesFolder));
        if (SheetDesk.NotFor(actor, call.Form, home.CommuneId) is not null)
        {
            await Console.Error.WriteLineAsync($"“{call.Form.Name.Vi}” nhập ở trang {DeskAddresses.Sheets}; lệnh này chỉ nhập mô hình và thay đổi đơn vị hành chính.");
            return 1;
        }

        var desk = new SheetDesk(db, store);
        var permit = Access.Ask(actor, Operation.SendSheet, Subject.Of(home.CommuneId)).Value;
        var kept = await new ImportSheets.Handler(db, store, clock).Keep(
            call.Form, Path.GetFileName(call.Path), await File.ReadAllBytesAsync(call.Path), Guid.CreateVersion7(clock.GetUtcNow()), permit, home, CancellationToken.None);
        if (!kept.Ok)
        {
            return await Refused(kept.Refusal);
        }

        var import = await db.SheetImports.AsNoTracking().SingleAsync(row => row.Id == kept.Value.Import);
        if (import.State == ImportState.Done)
        {
            Console.WriteLine($"Tệp này đã nhập trước đó: {import.Taken} dòng. Không nhập lại.");
            return 0;
        }

        if (kept.Value.Again)
        {
            Console.WriteLine($"Tệp này đã gửi trước đó ({import.SentBy}), chưa nhập.");
        }

        var judged = await desk.Rehearse(import, call.Fonts, actor, clock.GetUtcNow(), SheetForm.MostRowsAtAll, CancellationToken.None);
        if (!judged.Ok)
        {
            return await Refused(judged.Refusal);
        }

        await Report(judged.Value, desk, call);
        await Changes(judged.Value, desk);
        if (call.DryRun || (judged.Value.Verdict.Wrong > 0 && !call.OnlyRight))
        {
            await Console.Error.WriteLineAsync(call.DryRun ? "Chỉ xem trước: chưa nhập gì." : "Còn dòng có lỗi nên chưa nhập dòng nào. Đề nghị sửa tệp, hoặc thêm --only-right.");
            return judged.Value.Verdict.Wrong > 0 ? 1 : 0;
        }

        var order = new RunOrder(call.Fonts, call.OnlyRight, judged.Value.Verdict.Seen, null, SheetForm.MostRowsAtAll, Guid.CreateVersion7(clock.GetUtcNow()));
        var answer = await new SheetRun(db, desk, store).Run(import.Id, order, actor, home, clock.GetUtcNow(), CancellationToken.None);
        if (answer.Refusal is { } refusal)
        {
            return await Refused(refusal);
        }

        Console.WriteLine($"Đã nhập {judged.Value.Verdict.Right} dòng. Muốn hủy: ./sen import undo {import.Id:d}");
        return 0;
    }

    private static async Task Report(Rehearsed rehearsed, SheetDesk desk, Call call)
    {
        var verdict = rehearsed.Verdict;
        Console.WriteLine($"{verdict.Rows} dòng: {verdict.Right} đúng, {verdict.Wrong} cần sửa.");
        foreach (var fault in verdict.Faults.Take(ShownFaults))
        {
            Console.WriteLine($"  {fault.Address}: {fault.Sentence.Vi}");
        }

        if (verdict.FaultCount > ShownFaults)
        {
            Console.WriteLine($"  … và {verdict.FaultCount - ShownFaults} ô khác.");
        }

        if (call.Errors is { } path && verdict.Wrong > 0)
        {
            await File.WriteAllBytesAsync(path, await desk.ErrorSheet(call.Form, rehearsed, call.Fonts, CancellationToken.None));
            Console.WriteLine($"Bảng cần sửa: {path}");
        }
    }

    private static async Task Changes(Rehearsed rehearsed, SheetDesk desk)
    {
        if (await desk.Changes(rehearsed, CancellationToken.None) is not { } changes)
        {
            return;
        }

        foreach (var line in changes.Lines.Take(ShownUnits))
        {
            Console.WriteLine($"  {line.Vi}");
        }

        if (changes.Lines.Count > ShownUnits)
        {
            Console.WriteLine($"  … và {changes.Lines.Count - ShownUnits} đơn vị khác.");
        }

        var moves = changes.Moves;
        Console.WriteLine($"Đi theo: {moves.Communes} xã, {moves.Villages} thôn, {moves.Models} mô hình, {moves.Registrations} bản đăng ký, {moves.Posts} vị trí, {moves.Articles} bài, {moves.Feedback} góp ý. Không bản ghi nào bị viết lại.");
    }

    private static async Task<int> Refused(Refusal refusal)
    {
        await Console.Error.WriteLineAsync($"{refusal.Sentence.Vi}\n  {refusal.Sentence.En}");
        await Console.Error.WriteLineAsync("Chưa nhập gì.\n  Nothing was brought in.");
        return 1;
    }

    private static string? Option(List<string> rest, string name)
    {
        var place = rest.IndexOf(name);
        if (place < 0)
        {
            return null;
        }

        var value = place + 1 < rest.Count ? rest[place + 1] : "";
        rest.RemoveRange(place, Math.Min(2, rest.Count - place));
        return value;
    }
}
