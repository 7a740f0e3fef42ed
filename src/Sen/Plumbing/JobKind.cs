using Sen.Data;
using Sen.Data.Jobs;
using Sen.Movement.People;

namespace Sen.Plumbing;

/// <summary>A piece of background work as it is handed to whoever does it.</summary>
/// <param name="Job">The job; its id is the key of the act the work commits, so that doing it twice is doing it once.</param>
/// <param name="Databases">The database.</param>
/// <param name="Permit">Proof that Sen itself may do this.</param>
/// <param name="Now">UTC instant the work began.</param>
/// <param name="Parts">The rest of the application.</param>
public sealed record Errand(Leased Job, Databases Databases, Permit Permit, DateTime Now, IServiceProvider Parts)
{
    /// <summary>A context that sees the job's commune, or everything when the job belongs to the installation. Whoever opens it disposes of it.</summary>
    public SenDb Open() => Databases.Open(Job.CommuneId == Guid.Empty ? Scope.All : Scope.Of(Job.CommuneId));
}

/// <summary>A kind of background work: what the rows of the jobs table name, and what does it.</summary>
/// <param name="Name">The name in the table, for example <c>audit.fold</c>.</param>
/// <param name="Operation">What it does: jobs ask the access table as pages do.</param>
/// <param name="Work">Does it. It may be called again after a failure or a crash.</param>
public sealed record JobKind(string Name, Operation Operation, Func<Errand, CancellationToken, Task> Work);
