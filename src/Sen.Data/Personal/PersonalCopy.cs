using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;

namespace Sen.Data.Personal;

/// <summary>Rows of one table that tell about a person, as text.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Rows">Column → value, a row each.</param>
public sealed record CopiedTable(string Table, IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows);

/// <summary>One act that this person did, or that was done with what is kept about them.</summary>
/// <param name="At">UTC instant, as the audit keeps it; of a citizen's own act only its day says anything.</param>
/// <param name="Verb">What was done.</param>
/// <param name="By">Role title of who did it.</param>
/// <param name="Kind">On what kind of record.</param>
/// <param name="Reason">Why; of a look at name and telephone number always.</param>
/// <param name="Own">True when the person did it.</param>
public sealed record CopiedAct(string At, string Verb, string By, string Kind, string Reason, bool Own);

/// <summary>
/// Everything kept about one person (bản sao dữ liệu), found by the classes of the columns: rows of any table that name the account, the writer's own feedback, and the
/// acts in the audit. Secrets are left out, and what belongs to others.
/// </summary>
/// <param name="Tables">The tables with rows.</param>
/// <param name="Acts">The acts, oldest first.</param>
/// <param name="Files">Hashes of the photographs that came with a feedback.</param>
public sealed record PersonalCopy(IReadOnlyList<CopiedTable> Tables, IReadOnlyList<CopiedAct> Acts, IReadOnlyList<string> Files)
{
    /// <summary>Of somebody with an account.</summary>
    public static async Task<PersonalCopy> OfAccount(SenDb db, Guid account, CancellationToken ct)
    {
        var tables = new List<CopiedTable>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType != typeof(AuditLine)).OrderBy(type => type.GetTableName(), StringComparer.Ordinal))
        {
            if (type.ClrType == typeof(Account))
            {
                await Add(db, type, nameof(Account.Id), account, tables, ct);
            }

            foreach (var column in PersonalColumns.Of(type.ShortName()).Where(column => column.Value == ColumnClass.Person).Select(column => column.Key))
            {
                await Add(db, type, column, account, tables, ct);
            }
        }

        await AddRequests(db, account, tables, ct);
        var who = account.ToString("d");
        var lines = await db.AuditLines.AsNoTracking().Where(line => line.ActorId == who || line.SubjectId == who).OrderBy(line => line.At).ThenBy(line => line.Seq).ToListAsync(ct);
        return new(tables, [.. lines.Select(line => Of(line, line.ActorId == who))], []);
    }

    /// <summary>Of whoever holds the receipt of a feedback: the feedback with its conversation, and everybody who looked at the name and the number.</summary>
    public static async Task<PersonalCopy> OfFeedback(SenDb db, Guid feedback, CancellationToken ct)
    {
        var tables = new List<CopiedTable>();
        await Add(db, db.Model.FindEntityType(typeof(CitizenFeedback))!, nameof(CitizenFeedback.Id), feedback, tables, ct);
        await Add(db, db.Model.FindEntityType(typeof(FeedbackEntry))!, nameof(FeedbackEntry.FeedbackId), feedback, tables, ct);
        await AddRequests(db, feedback, tables, ct);
        var subject = feedback.ToString("d");
        var lines = await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == subject).OrderBy(line => line.Seq).ToListAsync(ct);
        var files = await db.Files.AsNoTracking().Where(file => file.OwnerKind == FileOwner.Feedback && file.OwnerId == feedback).OrderBy(file => file.Id).Select(file => file.Large).ToListAsync(ct);
        return new(tables, [.. lines.Select(line => Of(line, line.ActorName == Actor.Citizen.Name && line.ActorId == Actor.Citizen.PersonId.ToString("d")))], files);
    }

    private static Task AddRequests(SenDb db, Guid about, List<CopiedTable> tables, CancellationToken ct) =>
        Add(db, db.Model.FindEntityType(typeof(DataRequest))!, nameof(DataRequest.AboutId), about, tables, ct);

    private static CopiedAct Of(AuditLine line, bool own) =>
        new(line.ActorName == Actor.Citizen.Name ? line.At[..10] : line.At, line.Verb, line.ActorName, line.SubjectKind, own || line.Verb == Operation.ReadContact.Verb() ? line.Reason : "", own);

    private static async Task Add(SenDb db, IEntityType type, string column, Guid id, List<CopiedTable> tables, CancellationToken ct)
    {
        var rows = await (Task<List<object>>)typeof(PersonalCopy).GetMethod(nameof(Rows), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type.ClrType).Invoke(null, [db, column, id, ct])!;
        if (rows.Count > 0)
        {
            var classes = PersonalColumns.Of(type.ShortName());
            tables.Add(new(type.GetTableName()!, [.. rows.Select(row => Shown(type, row, classes))]));
        }
    }

    private static async Task<List<object>> Rows<T>(SenDb db, string column, Guid id, CancellationToken ct)
        where T : class =>
        db.Model.FindEntityType(typeof(T))!.FindProperty(column)!.ClrType == typeof(Guid)
            ? [.. await db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid>(row, column) == id).ToListAsync(ct)]
            : [.. await db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid?>(row, column) == id).ToListAsync(ct)];

    private static Dictionary<string, string?> Shown(IEntityType type, object row, IReadOnlyDictionary<string, ColumnClass> classes) =>
        type.GetProperties().Where(property => !property.IsShadowProperty() && classes[property.Name] != ColumnClass.Secret)
            .ToDictionary(property => property.Name, property => Text(property.GetGetter().GetClrValue(row)), StringComparer.Ordinal);

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTime instant => AuditLine.Instant(instant),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        // Lists of points and criteria are the work's, not the person's.
        _ => null,
    };
}
