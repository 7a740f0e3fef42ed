using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Sen.Data.Files;
using Sen.Data.Personal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;

namespace Sen.People;

/// <summary>The one file a person gets: a page to read, the same as data for a machine, and the photographs that were sent.</summary>
internal static class PersonalFile
{
    public const string PageName = "doc-truoc.html", DataName = "du-lieu.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static async Task<byte[]> Of(PersonalCopy copy, FileStore files, DateOnly today, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Write(archive, PageName, Encoding.UTF8.GetBytes(Page(copy, today)), ct);
            await Write(archive, DataName, JsonSerializer.SerializeToUtf8Bytes(new { date = today, copy.Tables, copy.Acts }, Json), ct);
            for (var no = 1; no <= copy.Files.Count; no++)
            {
                await using var photo = files.Open(copy.Files[no - 1]);
                if (photo is not null)
                {
                    await using var part = await archive.CreateEntry($"anh-{no}.jpg", CompressionLevel.NoCompression).OpenAsync(ct);
                    await photo.CopyToAsync(part, ct);
                }
            }
        }

        return bytes.ToArray();
    }

    private static async Task Write(ZipArchive archive, string name, byte[] content, CancellationToken ct)
    {
        await using var part = await archive.CreateEntry(name).OpenAsync(ct);
        await part.WriteAsync(content, ct);
    }

    private static string Page(PersonalCopy copy, DateOnly today)
    {
        var page = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Dữ liệu cá nhân được lưu</title></head><body>
            <h1>Dữ liệu cá nhân được lưu / Personal data kept</h1>
            <p>Lập {AdministrativeDate.Long(today)}. / Made on {AdministrativeDate.Short(today)}.</p>
            <p>Mật khẩu và mã bí mật không có trong tệp này. / Passwords and secrets are not in this file.</p>

            """);
        foreach (var table in copy.Tables)
        {
            page.AppendLine($"<h2>{Both(PersonalNames.Tables[table.Table])}</h2>");
            if (table.Table == "recovery_code")
            {
                page.AppendLine($"<p>{Both(Codes(table))}</p>");
                continue;
            }

            foreach (var row in table.Rows)
            {
                page.AppendLine("<table border=\"1\" cellpadding=\"4\">");
                foreach (var (column, value) in row.Where(field => !string.IsNullOrEmpty(field.Value)))
                {
                    if (PersonalNames.Column(table.Table, column) is { } label)
                    {
                        page.AppendLine($"<tr><th align=\"left\">{Both(label)}</th><td>{Both(PersonalNames.Value(table.Table, column, Shown(value!)))}</td></tr>");
                    }
                }

                page.AppendLine("</table><br>");
            }
        }

        page.AppendLine("<h2>Việc đã ghi trong nhật ký / Acts in the history</h2><table border=\"1\" cellpadding=\"4\">");
        foreach (var act in copy.Acts)
        {
            page.AppendLine($"<tr><td>{Safe(When(act.At))}</td><td>{Both(OperationNames.OfVerb(act.Verb))}</td><td>{Safe(act.By)}</td><td>{Safe(act.Reason)}</td></tr>");
        }

        return page.AppendLine("</table></body></html>").ToString();
    }

    // The codes themselves are in no file, so ten lines of them would be ten blank boxes.
    private static Wording Codes(CopiedTable table)
    {
        var (all, used) = (table.Rows.Count, table.Rows.Count(row => !string.IsNullOrEmpty(row.GetValueOrDefault("UsedAt"))));
        return ($"Có {all} mã, đã dùng {used}; nội dung mã không có trong tệp này.", $"There are {all} codes, {used} of them used; the codes themselves are not in this file.");
    }

    private static string When(string at) => at.Length == "2022-09-23".Length
        ? AdministrativeDate.Short(DateOnly.ParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        : Data.Audit.AuditLine.Moment(at) is var moment ? AdministrativeDate.Moment(BusinessCalendar.DateOf(moment), BusinessCalendar.TimeOf(moment)) : at;

    // Days and instants as everywhere else in Sen.
    private static string Shown(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? AdministrativeDate.Short(day)
        : value.EndsWith('Z') && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _) ? When(value) : value;

    private static string Both(Wording words) => words.IsTyped ? Safe(words.Vi) : $"{Safe(words.Vi)} / {Safe(words.En)}";

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
