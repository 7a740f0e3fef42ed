using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Sheets;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Spreadsheets;
using Sen.Testing;

namespace Sen.Benchmarks;

/// <summary>
/// 100,000 rows of models brought in – read, judged, written with their line of the audit, the faulty ones in an error sheet – against putting the same rows bare into the same
/// tables (COPY on PostgreSQL, one transaction on SQLite); and the reading of the same rows as a workbook against a bare walk through its XML. <c>ROWS</c> and <c>ROUNDS</c>
/// change the size, <c>ENGINE</c> leaves one engine out.
/// </summary>
internal static class ImportBench
{
    private const int FaultEvery = 500, Owners = 20;

    private static readonly SheetForm Form = SheetForm.Of(SheetKind.Models);

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 1, 0, 0, TimeSpan.Zero);

    private static int Rows => Number("ROWS", 100_000);

    private static int Rounds => Number("ROUNDS", 3);

    /// <summary>Measures both engines and the workbook; false when a row was missing.</summary>
    public static async Task<bool> Run()
    {
        var folder = Directory.CreateTempSubdirectory("sen-bench").FullName;
        try
        {
            var (csv, xlsx) = (Csv(), Xlsx());
            await Say($"{Rows} rows: CSV {csv.Length >> 20} MB, XLSX {xlsx.Length >> 20} MB");
            var right = Workbook(xlsx);
            var engine = Environment.GetEnvironmentVariable("ENGINE");
            if (engine is not "postgres")
            {
                await using var sqlite = Databases.Sqlite(Path.Combine(folder, "sen.db"));
                right &= await Measure(sqlite, "sqlite", csv, xlsx, folder);
                SqliteConnection.ClearAllPools();
            }

            if (engine is "sqlite")
            {
                return right;
            }

            await using var cluster = await PostgresCluster.Start();
            await cluster.Execute("CREATE DATABASE bench");
            await using var postgres = Databases.Postgres(cluster.Connection("bench").ConnectionString);
            return await Measure(postgres, "postgres", csv, xlsx, folder) && right;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Workbook(byte[] xlsx)
    {
        var (rounds, right) = (new List<(double, double)>(), true);
        for (var round = -1; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var (source, _) = SheetDesk.Open(() => new MemoryStream(xlsx), Form).Value;
            right &= source.Rows().Count() == Rows + 2;
            var mine = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            right &= Bare(xlsx) > Rows;
            if (round >= 0)
            {
                rounds.Add((mine, watch.Elapsed.TotalMilliseconds));
            }
        }

        new Figure("import xlsx reading", "ms", "bare walk through the XML of the same file", rounds).Print();
        return right;
    }

    // What anybody would write first: the two large parts, node by node, texts taken.
    private static int Bare(byte[] xlsx)
    {
        var (rows, letters) = (0, 0L);
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        foreach (var name in (string[])["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
        {
            using var reader = XmlReader.Create(zip.GetEntry(name)!.Open());
            while (reader.Read())
            {
                rows += reader.NodeType == XmlNodeType.Element && reader.LocalName == "row" ? 1 : 0;
                letters += reader.NodeType == XmlNodeType.Text ? reader.Value.Length : 0;
            }
        }

        return letters > 0 ? rows : 0;
    }

    private static async Task<bool> Measure(Databases databases, string name, byte[] csv, byte[] xlsx, string folder)
    {
        var home = new Home(Guid.CreateVersion7(Now), Guid.CreateVersion7(Now));
        await databases.Migrate(Now, CancellationToken.None);
        await Begin(databases, home);
        var (rounds, right) = (new List<(double, double)>(), true);
        for (var round = -1; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var taken = await Bring(databases, home, csv, Path.Combine(folder, $"{name}-{round}"));
            var mine = watch.Elapsed.TotalMilliseconds;
            right &= taken == Rows - (Rows / FaultEvery);
            var tables = new[] { await Table.Of(databases, "model"), await Table.Of(databases, "registration") };
            await Clear(databases);
            watch.Restart();
            await Table.Put(databases, tables);
            var bare = watch.Elapsed.TotalMilliseconds;
            await Clear(databases);
            await Say($"{name}: {mine:F0} ms, bare {bare:F0} ms");
            await Parts(databases, home, csv);
            if (round >= 0)
            {
                rounds.Add((mine, bare));
            }
        }

        var whole = Stopwatch.StartNew();
        right &= await Bring(databases, home, xlsx, Path.Combine(folder, $"{name}-xlsx")) == Rows - (Rows / FaultEvery);
        await Say($"{name}: the same rows as a workbook, sent and brought in: {whole.Elapsed.TotalMilliseconds:F0} ms");
        new Figure($"import csv {name}", "ms", databases.Engine == EngineKind.Sqlite ? "one bare transaction" : "bare COPY", rounds).Print();
        return right;
    }

    // Where the time goes: the rows alone, and the rows judged.
    private static async Task Parts(Databases databases, Home home, byte[] csv)
    {
        await using var db = databases.Open(Scope.All);
        var (source, headings) = SheetDesk.Open(() => new MemoryStream(csv), Form).Value;
        var watch = Stopwatch.StartNew();
        var rows = source.Rows().Count();
        var reading = watch.Elapsed.TotalMilliseconds;
        var world = await SheetWorldReading.Of(db, Form.Kind, home, Guid.CreateVersion7(Now), Actor.Sen(Door.CommandLine), Now, CancellationToken.None);
        watch.Restart();
        var right = new SheetRehearsal(Form, headings, world, OldFontChoice.Ask).Judge(source.Rows().Where(row => row.No > headings.Row)).Count(row => row.IsRight);
        await Say($"{rows} rows read in {reading:F0} ms; read and judged in {watch.Elapsed.TotalMilliseconds:F0} ms, {right} right");
    }

    private static async Task<int> Bring(Databases databases, Home home, byte[] csv, string files)
    {
        await using var db = databases.Open(Scope.All);
        var watch = Stopwatch.StartNew();
        var (actor, store, clock) = (Actor.Sen(Door.CommandLine), new FileStore(files), new Stopped());
        var desk = new SheetDesk(db, store);
        var permit = Access.Ask(actor, Operation.ImportSheet, Subject.Of(home.CommuneId)).Value;
        var kept = await new ImportSheets.Handler(db, store, clock).Keep(Form, "models.csv", csv, Guid.CreateVersion7(Now), permit, home, CancellationToken.None);
        await Say($"kept after {watch.Elapsed.TotalMilliseconds:F0} ms");
        await new SheetRun(db, desk, store).Run(kept.Value.Import, new(OldFontChoice.Ask, OnlyRight: true, null, null, SheetForm.MostRowsAtAll, Guid.CreateVersion7(Now)), actor, home, Now, CancellationToken.None);
        await Say($"brought in after {watch.Elapsed.TotalMilliseconds:F0} ms");
        return await db.Registrations.CountAsync();
    }

    private static async Task Begin(Databases databases, Home home)
    {
        await using var db = databases.Open(Scope.All);
        db.Units.Add(new() { Id = home.CommuneId });
        db.UnitVersions.Add(CommuneSetUp.Version(Guid.CreateVersion7(Now), home.CommuneId, UnitKind.Commune, "Bình Sa", null, null, null));
        db.Organisations.AddRange(Enumerable.Range(0, Owners).Select(no => NewOrganisation.Of(Guid.CreateVersion7(Now), home, OrganisationKind.Agency, $"Đơn vị {no}", $"Đơn vị {no}", null, null)));
        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.LoadDemo, Subject.None).Value;
        await db.Commit(new Act(permit, Guid.CreateVersion7(Now), "bench", home.CommuneId, Now.UtcDateTime, home.CommuneId), CancellationToken.None);
    }

    // Only rows: the history stays, as it must.
    private static async Task Clear(Databases databases)
    {
        await using var open = await databases.Connect(CancellationToken.None);
        foreach (var table in (string[])["registration", "model", "file", "sheet_import"])
        {
            await using var command = open.CreateCommand();
            (command.CommandText, command.CommandTimeout) = ($"DELETE FROM {table}", 0);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static string[] Row(int no) => [.. Form.Columns.Select(column => column.Name switch
    {
        SheetForm.Year => no % FaultEvery == 0 ? "1999" : "2026",
        SheetForm.Owner => $"Đơn vị {no % Owners}",
        RegistrationForm.Name => $"Mô hình số {no}: trồng sen kết hợp nuôi cá",
        RegistrationForm.FieldName => ModelNames.Of((Field)(no % 4)).Vi,
        RegistrationForm.Village => ModelNames.WholeCommune.Vi,
        RegistrationForm.FinishOn => "15/12/2026",
        RegistrationForm.Sensitive => ModelNames.YesOrNo(no % 9 == 0).Vi,
        RegistrationForm.Continuity => ModelNames.Of(Continuity.New).Vi,
        _ => $"Ao bỏ trống 0,8 ha, cỏ mọc nhiều, bà con muốn có thêm thu nhập ({no % 977})",
    })];

    private static byte[] Csv()
    {
        var text = new StringBuilder().Append(Form.Mark).Append('\n').AppendJoin(';', Form.Columns.Select(column => $"\"{column.Heading.Vi}\"")).Append('\n');
        for (var no = 1; no <= Rows; no++)
        {
            text.AppendJoin(';', Row(no).Select(cell => $"\"{cell}\"")).Append('\n');
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // As Excel writes it: texts in one table, cells by their number.
    private static byte[] Xlsx()
    {
        var (texts, numbers) = (new StringBuilder(), new Dictionary<string, int>(StringComparer.Ordinal));
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        Add(1, [Form.Mark]);
        Add(2, [.. Form.Columns.Select(column => column.Heading.Vi)]);
        for (var no = 1; no <= Rows; no++)
        {
            Add(no + 2, Row(no));
        }

        sheet.Append("</sheetData></worksheet>");
        var none = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var empty = SheetTemplate.Of(SheetForm.Of(SheetKind.Villages), new(none, new Dictionary<string, string>(StringComparer.Ordinal)));
        using var buffer = new MemoryStream();
        buffer.Write(empty);
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>");
            Put(zip, "xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Nhập\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            Put(zip, "xl/worksheets/sheet1.xml", sheet.ToString());
            Put(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{texts}</sst>");
        }

        return buffer.ToArray();

        void Add(int no, string[] cells)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{no}\">");
            for (var at = 0; at < cells.Length; at++)
            {
                if (!numbers.TryGetValue(cells[at], out var number))
                {
                    numbers[cells[at]] = number = numbers.Count;
                    texts.Append("<si><t>").Append(SecurityElement.Escape(cells[at])).Append("</t></si>");
                }

                sheet.Append(CultureInfo.InvariantCulture, $"<c r=\"{SheetCell.Address(at, no)}\" t=\"s\"><v>{number}</v></c>");
            }

            sheet.Append("</row>");
        }
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static Task Say(string sentence) => Console.Error.WriteLineAsync(sentence);

    private static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) && number > 0 ? number : usual;

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>The rows of a table as the engine hands them out, and how anybody would put them back.</summary>
    private sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Types, List<object[]> Rows)
    {
        public static async Task<Table> Of(Databases databases, string name)
        {
            await using var open = await databases.Connect(CancellationToken.None);
            await using var command = open.CreateCommand();
            command.CommandText = $"SELECT * FROM {name}";
            await using var reader = await command.ExecuteReaderAsync();
            var fields = Enumerable.Range(0, reader.FieldCount).ToList();
            var rows = new List<object[]>();
            while (await reader.ReadAsync())
            {
                var row = new object[reader.FieldCount];
                reader.GetValues(row);
                rows.Add(row);
            }

            return new(name, fields.ConvertAll(reader.GetName), fields.ConvertAll(at => reader.GetDataTypeName(at).Split('(')[0]), rows);
        }

        public static async Task Put(Databases databases, IReadOnlyList<Table> tables)
        {
            await using var open = await databases.Connect(CancellationToken.None);
            await using var transaction = await open.BeginTransactionAsync();
            foreach (var table in tables)
            {
                await (open is NpgsqlConnection postgres ? table.Copy(postgres) : table.Insert(open, transaction));
            }

            await transaction.CommitAsync();
        }

        private async Task Copy(NpgsqlConnection postgres)
        {
            await using var copy = await postgres.BeginBinaryImportAsync($"COPY {Name} ({string.Join(", ", Columns)}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in Rows)
            {
                await copy.StartRowAsync();
                for (var at = 0; at < row.Length; at++)
                {
                    await (row[at] is DBNull ? copy.WriteNullAsync() : copy.WriteAsync(row[at], Types[at]));
                }
            }

            await copy.CompleteAsync();
        }

        private async Task Insert(DbConnection open, DbTransaction transaction)
        {
            await using var command = open.CreateCommand();
            (command.CommandText, command.Transaction) = ($"INSERT INTO {Name} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, at) => $"@p{at}"))})", transaction);
            foreach (var at in Enumerable.Range(0, Columns.Count))
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{at}";
                command.Parameters.Add(parameter);
            }

            foreach (var row in Rows)
            {
                for (var at = 0; at < row.Length; at++)
                {
                    command.Parameters[at].Value = row[at];
                }

                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
