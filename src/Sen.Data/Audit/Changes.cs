using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Sen.Data.Accounts;
using Sen.Data.Media;
using Sen.Data.Personal;
using Sen.Data.Portal;
using Sen.Movement.Feedback;
using Sen.Movement.Scoring;

namespace Sen.Data.Audit;

/// <summary>What one act did to one row, as the audit keeps it.</summary>
/// <param name="Row">Kind of row, the entity's name.</param>
/// <param name="Id">Which row.</param>
/// <param name="Did">“add”, “set” or “delete”.</param>
/// <param name="Fields">What changed.</param>
public sealed record RowChange(string Row, string Id, string Did, IReadOnlyList<FieldChange> Fields);

/// <summary>A field before and after, as text; null for nothing.</summary>
public sealed record FieldChange(string Name, string? Before, string? After);

/// <summary>Many rows of one kind that came or went by one act, as the audit keeps them.</summary>
/// <param name="Row">Kind of row, the entity's name.</param>
/// <param name="Came">True for new rows, false for rows that went.</param>
/// <param name="Count">How many.</param>
/// <param name="Digest">Proves every field of those that came, and the ids of those that went.</param>
public sealed record BatchTold(string Row, bool Came, int Count, string Digest);

/// <summary>Writes the tracked changes of one act as JSON: <c>[{"row":"registration","id":"…","did":"set","fields":{"stage":["Draft","Registered"]}}]</c>.</summary>
public static class Changes
{
    // Secrets are known to have changed, never what they were.
    private static readonly HashSet<(Type, string)> Secret =
    [
        (typeof(Account), nameof(Account.PasswordHash)), (typeof(Account), nameof(Account.SecurityStamp)), (typeof(Account), nameof(Account.ConcurrencyStamp)),
        (typeof(AccountSession), nameof(AccountSession.Stamp)), (typeof(AccountSession), nameof(AccountSession.Device)),
        (typeof(AccountSession), nameof(AccountSession.BeganAt)), (typeof(AccountSession), nameof(AccountSession.SeenAt)),
        (typeof(IdentityUserClaim<Guid>), nameof(IdentityUserClaim<Guid>.ClaimValue)), (typeof(IdentityUserLogin<Guid>), nameof(IdentityUserLogin<Guid>.ProviderDisplayName)),
        (typeof(Account), nameof(Account.SecondStepSecret)), (typeof(Account), nameof(Account.SecondStepUsed)), (typeof(RecoveryCode), nameof(RecoveryCode.Hash)),
        (typeof(IdentityPasskeyData), nameof(IdentityPasskeyData.PublicKey)),
        (typeof(IdentityUserToken<Guid>), nameof(IdentityUserToken<Guid>.Value)), (typeof(DataProtectionKey), nameof(DataProtectionKey.Xml)),
        // No secret, but whole books: it can be read again from the bytes, whose hash the line names.
        (typeof(MediaText), nameof(MediaText.Text)),
        (typeof(CitizenFeedback), nameof(CitizenFeedback.ContactName)), (typeof(CitizenFeedback), nameof(CitizenFeedback.ContactPhone)),
        (typeof(CitizenFeedback), nameof(CitizenFeedback.CodeHash)),
        // Nobody’s word yet: what a scorer has put by is for this person alone.
        (typeof(KeptScore), nameof(KeptScore.Points)), (typeof(KeptScore), nameof(KeptScore.Remark)),
        (typeof(PersonKey), nameof(PersonKey.Secret)),
        // Written without an act while somebody writes; named only when the person is erased.
        (typeof(OpenArticle), nameof(OpenArticle.Title)),
    ];

    // A page of text that is saved every few seconds and kept whole as a version: the audit holds its hash, which proves that version.
    private static readonly HashSet<(Type, string)> Whole =
    [
        (typeof(ArticleDraft), nameof(ArticleDraft.Body)), (typeof(ArticleRevision), nameof(ArticleRevision.Body)),
    ];

    // What a citizen wrote may have to be forgotten, and the audit forgets nothing: it keeps a seal of the text, which proves that nobody changed it.
    private static readonly HashSet<(Type, string)> Sealed =
    [
        (typeof(CitizenFeedback), nameof(CitizenFeedback.Text)), (typeof(CitizenFeedback), nameof(CitizenFeedback.SuggestedName)),
        (typeof(FeedbackEntry), nameof(FeedbackEntry.Text)),
    ];

    // Of a person's value without a key no more than that there was one.
    private const string Forgotten = "•";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>How an act tells that it changed a row: what the history of one of several records looks for in an act that was written under another.</summary>
    public static string MarkOf(string row, Guid id) => $"\"row\":\"{row}\",\"id\":\"{id:d}\"";

    /// <summary>
    /// The JSON of the changes now tracked, rows in a stable order; of many new rows beside them how many, and their digest. What names a person is closed with the
    /// person's key.
    /// </summary>
    public static string Of(ChangeTracker tracker, IReadOnlyList<object>? many = null, IReadOnlyList<BatchTold>? batches = null, IReadOnlyDictionary<Guid, PersonKey>? keys = null)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartArray();
            foreach (var entry in tracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !IsDoor(entry))
                .OrderBy(entry => entry.Metadata.ShortName(), StringComparer.Ordinal).ThenBy(entry => KeyOf(entry, keys), StringComparer.Ordinal))
            {
                Row(json, entry, keys);
            }

            foreach (var (type, rows) in ManyRows.ByType(tracker.Context.Model, many ?? []))
            {
                Told(json, new(type.ShortName(), Came: true, rows.Count, Digest(type, rows)));
            }

            foreach (var batch in batches ?? [])
            {
                Told(json, batch);
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Reads back what <see cref="Of"/> wrote.</summary>
    public static IReadOnlyList<RowChange> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.EnumerateArray().Select(row => new RowChange(
                row.GetProperty("row").GetString()!, row.GetProperty("id").GetString()!, row.GetProperty("did").GetString()!,
                [.. row.GetProperty("fields").EnumerateObject().Select(field => new FieldChange(field.Name, field.Value[0].GetString(), field.Value[1].GetString()))])),
        ];
    }

    /// <summary>
    /// SHA-256 over rows of one kind: of each row a line «name=value;name=value», names in their order, values as the audit writes them; the lines in their order.
    /// </summary>
    public static string Digest(IEntityType type, IEnumerable<object> rows)
    {
        var properties = type.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal).Select(property => (property, getter: property.GetGetter())).ToList();
        var lines = rows.Select(row => string.Join(';', properties.Select(one => $"{one.property.Name}={Text(one.getter.GetClrValue(row), one.property)}"))).Order(StringComparer.Ordinal);
        return Hash(string.Join('\n', lines))!;
    }

    private static void Told(Utf8JsonWriter json, BatchTold rows)
    {
        var count = rows.Count.ToString(CultureInfo.InvariantCulture);
        json.WriteStartObject();
        json.WriteString("row", rows.Row);
        json.WriteString("id", "");
        json.WriteString("did", rows.Came ? "add" : "delete");
        json.WriteStartObject("fields");
        Pair(json, "rows", rows.Came ? null : count, rows.Came ? count : null);
        Pair(json, "digest", rows.Came ? null : rows.Digest, rows.Came ? rows.Digest : null);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static bool IsDoor(EntityEntry entry) => entry.Entity is AuditLine or AuditHead or AuditRoot or Jobs.Job or SpentChallenge || PersonKeys.IsMade(entry);

    private static void Row(Utf8JsonWriter json, EntityEntry entry, IReadOnlyDictionary<Guid, PersonKey>? keys)
    {
        json.WriteStartObject();
        json.WriteString("row", entry.Metadata.ShortName());
        json.WriteString("id", KeyOf(entry, keys));
        json.WriteString("did", entry.State switch { EntityState.Added => "add", EntityState.Deleted => "delete", _ => "set" });
        json.WriteStartObject("fields");
        foreach (var property in entry.Properties.Where(property => !property.Metadata.IsPrimaryKey()))
        {
            Field(json, entry, property, property.Metadata.Name, keys);
        }

        foreach (var complex in entry.ComplexProperties)
        {
            foreach (var property in complex.Properties)
            {
                Field(json, entry, property, $"{complex.Metadata.Name}.{property.Metadata.Name}", keys);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, EntityEntry entry, PropertyEntry property, string name, IReadOnlyDictionary<Guid, PersonKey>? keys)
    {
        var (before, after) = entry.State switch
        {
            EntityState.Added => (null, Text(property.CurrentValue, property.Metadata)),
            EntityState.Deleted => (Text(property.OriginalValue, property.Metadata), null),
            _ => (Text(property.OriginalValue, property.Metadata), Text(property.CurrentValue, property.Metadata)),
        };
        if (before == after)
        {
            return;
        }

        if (Secret.Contains((property.EntityEntry.Metadata.ClrType, property.Metadata.Name)))
        {
            (before, after) = (before is null ? null : "•", after is null ? null : "•");
        }

        if (Whole.Contains((property.EntityEntry.Metadata.ClrType, property.Metadata.Name)))
        {
            (before, after) = (Hash(before), Hash(after));
        }

        if (Sealed.Contains((property.EntityEntry.Metadata.ClrType, property.Metadata.Name)))
        {
            (before, after) = (SealOf(before), SealOf(after));
        }

        if (PersonKeys.IsClosed(entry.Metadata.ShortName(), name))
        {
            (before, after) = (Closed(before), Closed(after));
        }

        Pair(json, name, before, after);

        string? Closed(string? text) => string.IsNullOrEmpty(text) ? text
            : keys is not null && keys.TryGetValue(Guid.Parse(KeyOf(entry, keys)), out var key) ? key.Close(name, text) : Forgotten;
    }

    private static void Pair(Utf8JsonWriter json, string name, string? before, string? after)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(before);
        json.WriteStringValue(after);
        json.WriteEndArray();
    }

    private static string? Hash(string? text) =>
        text is null ? null : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}";

    private static string? SealOf(string? text) =>
        text is null or "" ? text : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))}";

    // Who somebody is in another house is theirs to be forgotten: the line knows it by a mark, which only the person's key makes.
    private static string KeyOf(EntityEntry entry, IReadOnlyDictionary<Guid, PersonKey>? keys) => entry.Entity is IdentityUserLogin<Guid> login
        ? keys is not null && keys.TryGetValue(login.UserId, out var key) ? key.Mark($"{login.LoginProvider}\n{login.ProviderKey}") : Forgotten
        : string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties
        .Select(key => Text(entry.Property(key.Name).CurrentValue, key)));

    /// <summary>A value as the audit writes it.</summary>
    internal static string? Text(object? value, IProperty property)
    {
        if (value is not null && property.GetValueConverter() is { } converter && converter.ProviderClrType == typeof(string))
        {
            value = converter.ConvertToProvider(value);
        }

        return value switch
        {
            null => null,
            string text => text,
            Guid id => id.ToString("d"),
            DateTime instant => AuditLine.Instant(instant),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToHexStringLower(bytes),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
    }
}
