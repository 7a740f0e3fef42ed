using Sen.Data.Jobs;
using Sen.Movement.People;

namespace Sen.Data;

/// <summary>
/// A write, signed: who (the permit's actor), on what, when, why, and with which key so that pressing a button twice does the thing once.
/// </summary>
/// <param name="Permit">Proof that the access table allowed it.</param>
/// <param name="Key">Idempotency key made by the form, the client or the job (UUIDv7).</param>
/// <param name="SubjectKind">What kind of record, for example “registration”.</param>
/// <param name="SubjectId">Which record.</param>
/// <param name="At">UTC instant.</param>
/// <param name="CommuneId">The commune whose chain keeps the line; the empty id is the installation's own chain.</param>
public sealed record Act(Permit Permit, Guid Key, string SubjectKind, Guid SubjectId, DateTime At, Guid CommuneId)
{
    /// <summary>Why, in the person's words; may be null.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// For whom it was entered (<see cref="Behalf"/>); null for one's own act. By whose mandate it was done is known from the permit, and kept besides.
    /// </summary>
    public string? OnBehalf { get; init; }

    /// <summary>Background work to be written in the same transaction.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    /// <summary>
    /// True when a machine only adds what nobody types, such as another format of a picture: the changed rows keep their version, so that a form somebody has
    /// open meanwhile is not stale for it.
    /// </summary>
    public bool KeepsVersion { get; init; }

    /// <summary>
    /// New rows by the thousand, which anybody can read again where they came from (the published lists of units): the audit line says how many there are of each
    /// kind, with a digest that proves every field, instead of repeating them. They come beside the tracked changes, in the same transaction.
    /// </summary>
    public IReadOnlyList<object> Many { get; init; } = [];

    /// <summary>
    /// New rows by the hundred thousand, batch after batch, made while they are written: the same each time it is asked for, for a lost connection begins again. The
    /// line tells them as it tells <see cref="Many"/>, the digest being over the rows in their order.
    /// </summary>
    public IEnumerable<IReadOnlyList<object>>? Batches { get; init; }

    /// <summary>Rows by the thousand that go again as they came, never changed since: their ids by kind, in the order in which one may refer to the other.</summary>
    public IReadOnlyList<(Type Kind, IReadOnlyList<Guid> Ids)> Gone { get; init; } = [];

    /// <summary>
    /// Number of the newest line of the commune's chain when what the act rests on was read; null when that does not matter. A line that has come since makes the act
    /// stale: for an act of many rows that were judged against everything there was.
    /// </summary>
    public long? AfterLine { get; init; }

    /// <summary>
    /// The same of other communes the act was judged by, by commune: an act that joins a record with another commune's looks at both, and neither may change meanwhile.
    /// </summary>
    public IReadOnlyDictionary<Guid, long> AfterLinesElsewhere { get; init; } = new Dictionary<Guid, long>();

    /// <summary>Years of the commune whose prepared sums are counted again although the act changes no fact: how a wrong one is put right.</summary>
    public IReadOnlyList<int> RecountedYears { get; init; } = [];

    /// <summary>Schema of the audit line this act writes.</summary>
    public const int SchemaVersion = 1;
}

/// <summary>What a commit answers.</summary>
/// <param name="SubjectId">The record the act was about.</param>
/// <param name="Line">Number of its line in the commune's chain.</param>
/// <param name="Replayed">True when the same key had been committed before and nothing was done again.</param>
public sealed record Receipt(Guid SubjectId, long Line, bool Replayed);
