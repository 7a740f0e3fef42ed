using Microsoft.EntityFrameworkCore;
using Sen.Movement.Models;
using Sen.Movement.People;

namespace Sen.Data.Audit;

/// <summary>Reads the past of a registration out of its audit lines: what it was before the last acts.</summary>
public static class Lookback
{
    // A form that was open while more acts than this happened is simply old: everything in it counts as changed.
    private const int MostLines = 200;

    /// <summary>The acts after the dossier had this version, newest first; null when the version is not found.</summary>
    public static async Task<IReadOnlyList<AuditLine>?> Since(SenDb db, Dossier now, int version, CancellationToken ct)
    {
        var (registration, model) = (now.Registration.Id.ToString("d"), now.Model.Id.ToString("d"));
        var lines = await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == registration)
            .OrderByDescending(line => line.Seq).Take(MostLines).ToListAsync(ct);
        var (at, later) = (now.Version, new List<AuditLine>());
        foreach (var line in lines.TakeWhile(_ => at > version))
        {
            later.Add(line);
            at -= Changes.Read(line.Changes).Where(row => row.Id == registration || row.Id == model)
                .SelectMany(row => row.Fields).Where(field => field.Name == nameof(Registration.Version))
                .Sum(field => Number(field.After) - Number(field.Before));
        }

        return at == version ? later : null;
    }

    /// <summary>The acts after the registration was last sent back, newest first; null when it never was.</summary>
    public static async Task<IReadOnlyList<AuditLine>?> SinceReturn(SenDb db, Guid registrationId, CancellationToken ct)
    {
        var (registration, returned) = (registrationId.ToString("d"), Operation.ReturnRegistration.Verb());
        var last = await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == registration && line.Verb == returned)
            .OrderByDescending(line => line.Seq).Select(line => (long?)line.Seq).FirstOrDefaultAsync(ct);
        return last is null ? null : await db.AuditLines.AsNoTracking().Where(line => line.SubjectId == registration && line.Seq > last)
            .OrderByDescending(line => line.Seq).Take(MostLines).ToListAsync(ct);
    }

    /// <summary>What fields were before these acts: (row, field) → text. Fields that did not change are not there.</summary>
    /// <param name="newestFirst">The acts, newest first.</param>
    public static IReadOnlyDictionary<(string Row, string Field), string?> Before(IEnumerable<AuditLine> newestFirst)
    {
        var before = new Dictionary<(string, string), string?>();
        foreach (var row in newestFirst.SelectMany(line => Changes.Read(line.Changes)))
        {
            foreach (var field in row.Fields)
            {
                before[(row.Id, field.Name)] = field.Before;
            }
        }

        return before;
    }

    private static int Number(string? text) => text is null ? 0 : int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
