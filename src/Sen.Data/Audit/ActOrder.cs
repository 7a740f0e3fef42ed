using Microsoft.EntityFrameworkCore;
using Sen.Movement.People;

namespace Sen.Data.Audit;

/// <summary>In which order things really happened to registrations: a day has no hours, the lines of the audit are numbered.</summary>
/// <param name="lines">(verb, row) → number of the last line in which that verb touched the row.</param>
public sealed class ActOrder(IReadOnlyDictionary<(string Verb, Guid Row), long> lines)
{
    /// <summary>The order of these operations on these registrations.</summary>
    public static async Task<ActOrder> Of(SenDb db, IReadOnlyCollection<Guid> registrations, IReadOnlyCollection<Operation> operations, CancellationToken ct)
    {
        var (subjects, verbs) = (registrations.Select(id => id.ToString("d")).ToList(), operations.Select(operation => operation.Verb()).ToList());
        var acts = await db.AuditLines.AsNoTracking().Where(line => subjects.Contains(line.SubjectId) && verbs.Contains(line.Verb))
            .OrderBy(line => line.Seq).Select(line => new { line.Seq, line.Verb, line.Changes }).ToListAsync(ct);
        var numbers = new Dictionary<(string, Guid), long>();
        foreach (var act in acts)
        {
            foreach (var row in Changes.Read(act.Changes).Where(row => Guid.TryParse(row.Id, out _)))
            {
                numbers[(act.Verb, Guid.Parse(row.Id))] = act.Seq;
            }
        }

        return new(numbers);
    }

    /// <summary>Number of the line in which the operation touched the row last; 0 when no line tells of it.</summary>
    public long Line(Operation operation, Guid row) => lines.GetValueOrDefault((operation.Verb(), row));
}
