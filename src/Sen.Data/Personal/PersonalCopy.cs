using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Progress;

namespace Sen.Data.Personal;

/// <summary>Rows of one table that tell about a person, as text.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Rows">Column → value, a row each.</param>
public sealed record CopiedTable(string Table, IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows);

/// <summary>One act that this person did, or that was done with what is kept about them.</summary>
/// <param name="At">UTC instant, as the audit keeps it; of a citizen's own act only its local day says anything.</param>
/// <param name="Verb">What was done.</param>
/// <param name="By">Role title of who did it.</param>
/// <param name="Kind">On what kind of record.</param>
/// <param name="Reason">Why; of a look at name and telephone number always.</param>
/// <param name="Own">True when the person did it.</param>
public sealed record CopiedAct(string At, string Verb, string By, string Kind, string Reason, bool Own);

/// <summary>
/// Everything kept about one person (bản sao dữ liệu), found by the classes of the columns: rows of any table that name the account, the writer's own feedback, and the
/// acts in the audit. Secrets are left out, and what belongs to others: their accounts, their titles, and what they wrote (<see cref="OthersWords"/>).
/// </summary>
/// <param name="Tables">The tables with rows.</param>
/// <param name="Acts">The acts, oldest first.</param>
/// <param name="Files">Hashes of the photographs that came with a feedback.</param>
public sealed record PersonalCopy(IReadOnlyList<CopiedTable> Tables, IReadOnlyList<CopiedAct> Acts, IReadOnlyList<string> Files)
{
    /// <summary>Of somebody with an account.</summary>
    public static async Task<PersonalCopy> OfAccount(SenDb db, Guid account, CancellationToken ct)
    {
        var found = new Found(db, account);
        foreach (var (type, column) in ColumnsOf(db.Model))
        {
            await found.Add(type, column, ct);
        }

        var who = account.ToString("d");
        var lines = await db.AuditLines.AsNoTracking().Where(line => line.ActorId == who || line.SubjectId == who).OrderBy(line => line.At).ThenBy(line => line.Seq).ToListAsync(ct);
        await found.AddWritten(lines.Where(line => line.ActorId == who), ct);
        return new(await found.Tables(ct), [.. lines.Select(line => Of(line, line.ActorId == who))], []);
    }

    /// <summary>Of whoever holds the receipt of a feedback: the feedback with its conversation, and everybody who looked at the name and the number.</summary>
    public static async Task<PersonalCopy> OfFeedback(SenDb db, Guid feedback, CancellationToken ct)
    {
        var found = new Found(db, feedback);
        await found.Add(db.Model.FindEntityType(typeof(CitizenFeedback))!, nameof(CitizenFeedback.Id), ct);
        await found.Add(db.Model.FindEntityType(typeof(FeedbackEntry))!, nameof(FeedbackEntry.FeedbackId), ct);
        await found.Add(db.Model.FindEntityType(typeof(DataRequest))!, nameof(DataRequest.AboutId), ct);
        var subject = feedback.ToString("d");
        var lines = await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == subject).OrderBy(line => line.Seq).ToListAsync(ct);
        var files = await db.Files.AsNoTracking().Where(file => file.OwnerKind == FileOwner.Feedback && file.OwnerId == feedback).OrderBy(file => file.Id).Select(file => file.Large).ToListAsync(ct);
        return new(await found.Tables(ct), [.. lines.Select(line => Of(line, line.ActorName == Actor.Citizen.Name && line.ActorId == Actor.Citizen.PersonId.ToString("d")))], files);
    }

    /// <summary>The columns by which rows of an account are found, in the order of the tables.</summary>
    public static IEnumerable<(IEntityType Type, string Column)> ColumnsOf(IModel model) =>
        from type in model.GetEntityTypes()
        where type.ClrType != typeof(AuditLine)
        orderby type.GetTableName() ?? ""
        from column in (type.ClrType == typeof(Account) ? [nameof(Account.Id)] : type.ClrType == typeof(DataRequest) ? (string[])[nameof(DataRequest.AboutId)] : [])
            .Concat(PersonalColumns.Of(type.ShortName()).Where(column => column.Value == ColumnClass.Person).Select(column => column.Key))
        select (type, column);

    private static CopiedAct Of(AuditLine line, bool own) =>
        new(line.ActorName == Actor.Citizen.Name ? Day(BusinessCalendar.DateOf(AuditLine.Moment(line.At))) : line.At, line.Verb, line.ActorName, line.SubjectKind, own || line.Verb == Operation.ReadContact.Verb() ? line.Reason : "", own);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Rows of one person, each once however many of its columns name them.
    private sealed class Found(SenDb db, Guid id)
    {
        private readonly List<(IEntityType Type, Dictionary<string, (object Row, List<string> By)> Rows)> _tables = [];

        public async Task<IReadOnlyList<CopiedTable>> Tables(CancellationToken ct)
        {
            var facts = await CopiedFacts.Of(db, [.. _tables.SelectMany(table => table.Rows.Values).Select(row => row.Row)], ct);
            return [.. _tables.Select(table => new CopiedTable(table.Type.GetTableName()!, [.. table.Rows.Values.Select(row => Shown(table.Type, row.Row, row.By, facts))]))];
        }

        // A record of progress names nobody: whoever wrote it stands in the audit.
        public async Task AddWritten(IEnumerable<AuditLine> own, CancellationToken ct)
        {
            var ids = own.SelectMany(line => Changes.Read(line.Changes)).Where(change => change is { Row: nameof(ProgressEntry), Did: "add" }).Select(change => Guid.TryParse(change.Id, out var entry) ? entry : Guid.Empty).ToList();
            var entries = new List<ProgressEntry>();
            foreach (var some in ids.Chunk(500))
            {
                entries.AddRange(await db.ProgressEntries.AsNoTracking().Where(entry => some.Contains(entry.Id)).ToListAsync(ct));
            }

            if (entries.Count > 0)
            {
                _tables.Add((db.Model.FindEntityType(typeof(ProgressEntry))!, entries.OrderBy(entry => entry.On).ThenBy(entry => entry.Id).ToDictionary(entry => entry.Id.ToString("d"), entry => ((object)entry, new List<string> { "" }), StringComparer.Ordinal)));
            }
        }

        public async Task Add(IEntityType type, string column, CancellationToken ct)
        {
            var rows = await (Task<List<object>>)typeof(Found).GetMethod(nameof(Rows), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(type.ClrType).Invoke(this, [column, ct])!;
            if (rows.Count == 0)
            {
                return;
            }

            if (_tables.Count == 0 || _tables[^1].Type != type)
            {
                _tables.Add((type, new(StringComparer.Ordinal)));
            }

            var table = _tables[^1].Rows;
            foreach (var row in rows)
            {
                var key = string.Join('/', type.FindPrimaryKey()!.Properties.Select(part => Text(part.GetGetter().GetClrValue(row))));
                table.TryAdd(key, (row, []));
                table[key].By.Add(column);
            }
        }

        private async Task<List<object>> Rows<T>(string column, CancellationToken ct)
            where T : class =>
            db.Model.FindEntityType(typeof(T))!.FindProperty(column)!.ClrType == typeof(Guid)
                ? [.. await db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid>(row, column) == id).ToListAsync(ct)]
                : [.. await db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid?>(row, column) == id).ToListAsync(ct)];

        private Dictionary<string, string?> Shown(IEntityType type, object row, IReadOnlyList<string> by, CopiedFacts facts)
        {
            var shown = Values(type, row).Where(value => value.Class switch
            {
                ColumnClass.Secret => false,
                // Another account is another person.
                ColumnClass.Person => Equals(value.Value, id),
                _ => by.Any(column => !OthersWords.Are(type.ShortName(), column, value.Name, row)),
            });
            var told = facts.About(row, id).ToDictionary(fact => fact.Name, fact => (string?)fact.Value, StringComparer.Ordinal);
            foreach (var (name, _, value) in shown)
            {
                told[name] = Text(value);
            }

            return told;
        }

        private static IEnumerable<(string Name, ColumnClass Class, object? Value)> Values(IEntityType type, object row)
        {
            var classes = PersonalColumns.Of(type.ShortName());
            foreach (var property in type.GetProperties().Where(property => !property.IsShadowProperty()))
            {
                yield return (property.Name, classes[property.Name], property.GetGetter().GetClrValue(row));
            }

            foreach (var part in type.GetComplexProperties())
            {
                var inner = part.GetGetter().GetClrValue(row)!;
                foreach (var property in part.ComplexType.GetProperties())
                {
                    yield return ($"{part.Name}.{property.Name}", classes[$"{part.Name}.{property.Name}"], property.PropertyInfo!.GetValue(inner));
                }
            }

            // What lies in the row as a document, with classes of its own: of a passkey its name and when it was added.
            foreach (var part in type.GetNavigations().Where(part => part.TargetEntityType.IsOwned() && !part.IsCollection))
            {
                var (inner, own) = (part.GetGetter().GetClrValue(row), PersonalColumns.Of(part.TargetEntityType.ShortName()));
                foreach (var property in inner is null ? [] : part.TargetEntityType.GetProperties().Where(property => !property.IsShadowProperty()))
                {
                    yield return ($"{part.Name}.{property.Name}", own[property.Name], property.GetGetter().GetClrValue(inner!));
                }
            }
        }

        private static string? Text(object? value) => value switch
        {
            null => null,
            string text => text,
            DateTime instant => AuditLine.Instant(instant),
            DateTimeOffset instant => AuditLine.Instant(instant.UtcDateTime),
            DateOnly day => Day(day),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            // Lists of points and criteria are the work's, not the person's.
            _ => null,
        };
    }
}
