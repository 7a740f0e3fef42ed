using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Media;
using Sen.Movement.Media;
using Sen.Movement.People;
using Sen.Movement.Personal;

namespace Sen.Data.Personal;

/// <summary>
/// Which fields name a person, and how the audit keeps them (giá trị cá nhân trong nhật ký): closed with the person's key, so that the chain is made over what can
/// be proved for ever and read only as long as the key is there.
/// </summary>
public static class PersonKeys
{
    // Of a feedback's name and telephone number the audit never knows more than that they changed.
    private static readonly Dictionary<Type, string[]> Fields = new()
    {
        [typeof(Account)] =
        [
            nameof(Account.UserName), nameof(Account.NormalizedUserName), nameof(Account.Title), nameof(Account.Email), nameof(Account.NormalizedEmail), nameof(Account.PhoneNumber),
        ],
        [typeof(MediaItem)] = [$"{nameof(MediaItem.Consent)}.{nameof(Consent.Who)}"],
        // Why somebody was away may tell of illness; the key is the delegation's own.
        [typeof(Delegation)] = [nameof(Delegation.Reason)],
        [typeof(DataRequest)] = [nameof(DataRequest.Asker), nameof(DataRequest.Wish)],
    };

    private static readonly HashSet<string> Names = [.. Fields.SelectMany(row => row.Value.Select(field => $"{row.Key.Name}.{field}"))];

    // No text of a database holds this sign.
    private const string ErasedPrefix = "\0";

    /// <summary>True when the audit keeps the field closed.</summary>
    /// <param name="row">Kind of row, the entity's name.</param>
    /// <param name="field">The field.</param>
    public static bool IsClosed(string row, string field) => Names.Contains($"{row}.{field}");

    /// <summary>The local day a value was erased, when <see cref="Opened"/> answered that it was; null for any other text.</summary>
    public static DateOnly? ErasedOn(string? text) =>
        text?.StartsWith(ErasedPrefix, StringComparison.Ordinal) == true && DateOnly.TryParseExact(text[1..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What these acts changed, as whoever may read the records reads it: values opened, what was erased marked with its day.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<RowChange>>> Opened(SenDb db, IReadOnlyList<AuditLine> lines, CancellationToken ct)
    {
        var acts = lines.Select(line => Changes.Read(line.Changes)).ToList();
        var ids = acts.SelectMany(rows => rows).Where(row => row.Fields.Any(field => ClosedValue.Is(field.Before) || ClosedValue.Is(field.After)))
            .Select(row => Guid.TryParse(row.Id, out var id) ? id : Guid.Empty).Distinct().ToList();
        if (ids.Count == 0)
        {
            return acts;
        }

        var keys = await db.PersonKeys.AsNoTracking().Where(key => ids.Contains(key.Id)).ToDictionaryAsync(key => key.Id.ToString("d"), StringComparer.Ordinal, ct);
        return [.. acts.Select(rows => (IReadOnlyList<RowChange>)
            [.. rows.Select(row => keys.TryGetValue(row.Id, out var key) ? row with { Fields = [.. row.Fields.Select(field => Open(row.Row, field, key))] } : row)])];
    }

    /// <summary>The key of somebody, tracked, to be destroyed; made when there is none yet, so that nothing written later opens either.</summary>
    public static async Task Destroy(SenDb db, Guid id, DateOnly today, CancellationToken ct)
    {
        if (await db.PersonKeys.SingleOrDefaultAsync(row => row.Id == id, ct) is not { } key)
        {
            key = new() { Id = id };
            db.PersonKeys.Add(key);
        }

        key.Destroy(today);
    }

    /// <summary>The keys of everybody whose values the tracked changes touch; who has none yet gets one, written with the act.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, PersonKey>> For(SenDb db, CancellationToken ct)
    {
        var holders = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Fields.ContainsKey(entry.Metadata.ClrType))
            .Select(entry => (Guid)entry.Property("Id").CurrentValue!).Distinct().ToList();
        var keys = db.ChangeTracker.Entries<PersonKey>().ToDictionary(entry => entry.Entity.Id, entry => entry.Entity);
        var asked = holders.Where(id => !keys.ContainsKey(id)).ToList();
        foreach (var key in asked.Count == 0 ? [] : await db.PersonKeys.AsNoTracking().Where(row => asked.Contains(row.Id)).ToListAsync(ct))
        {
            keys[key.Id] = key;
        }

        foreach (var id in asked.Where(id => !keys.ContainsKey(id)))
        {
            keys[id] = PersonKey.For(id);
            db.PersonKeys.Add(keys[id]);
        }

        return keys;
    }

    /// <summary>True for a key the door itself made for an act: nothing an act did.</summary>
    internal static bool IsMade(EntityEntry entry) => entry is { State: EntityState.Added, Entity: PersonKey { Secret: not null } };

    private static FieldChange Open(string row, FieldChange field, PersonKey key) => IsClosed(row, field.Name)
        ? new(field.Name, Text(field.Name, field.Before, key), Text(field.Name, field.After, key)) : field;

    private static string? Text(string field, string? text, PersonKey key) => !ClosedValue.Is(text) ? text
        : key.Open(field, text!) ?? (key.ErasedOn is { } day ? ErasedPrefix + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "•");
}
