using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Jobs;
using Sen.Data.Personal;
using Sen.Data.Search;
using Sen.Data.Sums;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Data;

// The one door for every write.
public abstract partial class SenDb
{
    // Letters of a written key that are the form's own: its first eight bytes.
    private const int FormPart = 18;

    private bool _committing;
    private Guid _node;

    /// <summary>Told when an act is in the database; set by whoever opened the context.</summary>
    internal Action<Act, Receipt>? Committed { get; set; }

    /// <summary>
    /// Writes the tracked changes, the audit line and the act's jobs in one transaction. The same key twice answers the first receipt and
    /// changes nothing; a row somebody else changed meanwhile is <see cref="Refusal.Stale"/>; an equal row is <see cref="Refusal.Taken"/>.
    /// After it the context tracks nothing.
    /// </summary>
    public async Task<Outcome<Receipt>> Commit(Act act, CancellationToken ct)
    {
        if (act.Key == Guid.Empty)
        {
            // A form without its key cannot be told from the one before it: nothing is guessed, the person opens it again.
            ChangeTracker.Clear();
            return new Refusal.Stale([]);
        }

        try
        {
            ChangeTracker.DetectChanges();
            RefuseForeignRows(act);
            RefuseOwnRows();
            using var writing = await EnterWriting(ct);
            var receipt = await Database.CreateExecutionStrategy().ExecuteAsync(act, WriteOnce, ct);
            if (!receipt.Replayed)
            {
                Committed?.Invoke(act, receipt);
                RingFor(act);
            }

            return receipt;
        }
        catch (DbUpdateConcurrencyException)
        {
            return await AlreadyDone(act, ct) is { } receipt ? receipt : new Refusal.Stale([]);
        }
        catch (DbUpdateException exception) when (IsTaken(exception))
        {
            return await AlreadyDone(act, ct) is { } receipt ? receipt : new Refusal.Taken(("Đã có bản ghi trùng. Xin mở bản đã có.", "There is such a record already. Please open it."));
        }
        finally
        {
            ChangeTracker.Clear();
        }
    }

    /// <summary>The receipt of an act committed before under this key, or null. Handlers ask before they check anything else.</summary>
    public async Task<Receipt?> Done(Actor actor, Operation operation, Guid communeId, Guid key, CancellationToken ct)
    {
        if (key == Guid.Empty)
        {
            return null;
        }

        var (commune, text, who, verb) = (communeId.ToString("d"), key.ToString("d"), actor.PersonId.ToString("d"), operation.Verb());
        var line = await AuditLines.AsNoTracking().IgnoreQueryFilters()
            .Where(line => line.CommuneId == commune && line.Key == text && line.ActorId == who && line.Verb == verb)
            .Select(line => new { line.SubjectId, line.Seq }).FirstOrDefaultAsync(ct);
        return line is null ? null : new(Guid.Parse(line.SubjectId), line.Seq, Replayed: true);
    }

    /// <summary>True when this person has committed an act on the record with another key of the same form: the two begin alike (the first half of the key).</summary>
    public async Task<bool> DoneOtherwise(Actor actor, Operation operation, Guid subjectId, Guid key, CancellationToken ct)
    {
        var (subject, who, verb, text) = (subjectId.ToString("d"), actor.PersonId.ToString("d"), operation.Verb(), key.ToString("d"));
        var form = text[..FormPart];
        return await AuditLines.AsNoTracking().AnyAsync(line => line.SubjectId == subject && line.ActorId == who && line.Verb == verb && line.Key != text && line.Key.StartsWith(form), ct);
    }

    /// <summary>Number of the newest line of a commune's chain; 0 before its first. What is read after it is what an act with <see cref="Act.AfterLine"/> rests on.</summary>
    public Task<long> NewestLine(Guid communeId, CancellationToken ct)
    {
        var commune = communeId.ToString("d");
        return AuditHeads.AsNoTracking().Where(head => head.CommuneId == commune).Select(head => head.Seq).FirstOrDefaultAsync(ct);
    }

    /// <summary>The same of every chain there is.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> NewestLines(CancellationToken ct) =>
        (await AuditHeads.AsNoTracking().Select(head => new { head.CommuneId, head.Seq }).ToListAsync(ct)).ToDictionary(head => Guid.Parse(head.CommuneId), head => head.Seq);

    /// <summary>Saving outside <see cref="Commit"/> is a bug, except for the keys that protect cookies.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RefuseUnsigned();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc cref="SaveChangesAsync(bool, CancellationToken)"/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RefuseUnsigned();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    // Runs again from its beginning when the connection was lost (PostgreSQL), so it may rely on nothing an earlier run left:
    // the tracker still holds the act's rows because they are accepted only with the commit, and the door's own rows are made anew.
    private async Task<Receipt> WriteOnce(Act act, CancellationToken ct)
    {
        await using var transaction = await Database.BeginTransactionAsync(ct);
        ForgetOwnRows(act);
        var commune = act.CommuneId.ToString("d");
        var heads = await LockHeads(act, ct);
        if (await AlreadyDone(act, ct) is { } receipt)
        {
            return receipt;
        }

        var head = heads[act.CommuneId];
        if ((act.AfterLine is { } known && known != (head?.Seq ?? 0)) || act.AfterLinesElsewhere.Any(other => other.Value != (heads[other.Key]?.Seq ?? 0)))
        {
            throw new DbUpdateConcurrencyException("Other acts were committed since this one was judged.");
        }

        await Stamp(act, ct);
        var batches = await ManyBatches.Write(this, act, _node, ct);
        var line = Line(act, commune, head, batches, await Personal.PersonKeys.For(this, ct));
        line.Hash = line.Digest();
        MoveHead(head, line);
        AuditLines.Add(line);
        await AddJobs(act.Jobs, ct);
        var (touched, sums) = (SearchIndex.Touched(ChangeTracker), PreparedSums.Touched(ChangeTracker));
        await SaveSigned(ct);
        await ManyRows.Insert(this, act.Many, ct);
        // Writers of one commune take turns at the head of its chain; an act of Sen itself may write facts of another commune than its own.
        await PreparedSums.Renew(this, sums, act.RecountedYears.Select(year => (act.CommuneId, year)), other => other == act.CommuneId ? Task.CompletedTask : LockHead(other.ToString("d"), ct), ct);
        await SearchIndex.Update(this, touched, ct);
        // From here on nobody may call it off half-way: the answer must be known.
        await transaction.CommitAsync(CancellationToken.None);
        return new(act.SubjectId, line.Seq, Replayed: false);
    }

    // In one order for everybody: two acts that look at each other's communes wait, and never for each other.
    private async Task<Dictionary<Guid, AuditHead?>> LockHeads(Act act, CancellationToken ct)
    {
        var heads = new Dictionary<Guid, AuditHead?>();
        foreach (var commune in act.AfterLinesElsewhere.Keys.Append(act.CommuneId).Distinct().Order())
        {
            heads[commune] = await LockHead(commune.ToString("d"), ct);
        }

        return heads;
    }

    private void RingFor(Act act)
    {
        if (act.Jobs.Count > 0)
        {
            Bell?.Ring();
        }
    }

    private async Task SaveSigned(CancellationToken ct)
    {
        _committing = true;
        try
        {
            await SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
        }
        finally
        {
            _committing = false;
        }
    }

    private void ForgetOwnRows(Act act)
    {
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.Entity is AuditLine or AuditHead || act.Jobs.Contains(entry.Entity) || Personal.PersonKeys.IsMade(entry)).ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    private void MoveHead(AuditHead? head, AuditLine line)
    {
        if (head is null)
        {
            AuditHeads.Add(new() { CommuneId = line.CommuneId, Seq = line.Seq, Hash = line.Hash });
        }
        else
        {
            AuditHeads.Attach(head);
            (head.Seq, head.Hash) = (line.Seq, line.Hash);
        }
    }

    // Work that is queued already is not queued again, and is no reason to refuse the act.
    private async Task AddJobs(IReadOnlyList<Job> jobs, CancellationToken ct)
    {
        if (jobs.Count > 0)
        {
            var keys = jobs.Select(job => job.Key).ToList();
            var known = await Jobs.AsNoTracking().Where(job => keys.Contains(job.Key)).Select(job => job.Key).ToListAsync(ct);
            Jobs.AddRange(jobs.Where(job => !known.Contains(job.Key)));
        }
    }

    private AuditLine Line(Act act, string commune, AuditHead? head, IReadOnlyList<BatchTold> batches, IReadOnlyDictionary<Guid, PersonKey> keys) => new()
    {
        CommuneId = commune,
        Seq = (head?.Seq ?? 0) + 1,
        At = AuditLine.Instant(act.At),
        ActorId = act.Permit.Actor.PersonId.ToString("d"),
        ActorName = act.Permit.Actor.Name,
        Post = act.Permit.Post?.ToString() ?? "",
        OnBehalf = OnBehalfOf(act),
        Door = act.Permit.Actor.Door.ToString(),
        Verb = act.Permit.Operation.Verb(),
        SubjectKind = act.SubjectKind,
        SubjectId = act.SubjectId.ToString("d"),
        Key = act.Key.ToString("d"),
        Reason = act.Reason ?? "",
        Changes = Audit.Changes.Of(ChangeTracker, act.Many, batches, keys),
        Schema = Act.SchemaVersion.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Previous = head?.Hash ?? AuditLine.Genesis,
    };

    private static string OnBehalfOf(Act act) =>
        string.Join('\n', new[] { act.Permit.Mandate is { } mandate ? Behalf.Of(mandate) : null, act.OnBehalf }.OfType<string>());

    private Task<Receipt?> AlreadyDone(Act act, CancellationToken ct) =>
        Done(act.Permit.Actor, act.Permit.Operation, act.CommuneId, act.Key, ct);

    // Every new row gets this node's id, every changed row its next version.
    private async Task Stamp(Act act, CancellationToken ct)
    {
        if (_node == Guid.Empty)
        {
            _node = await Installation.AsNoTracking().Select(row => row.NodeId).FirstOrDefaultAsync(ct);
        }

        foreach (var entry in ChangeTracker.Entries<CommuneRecord>())
        {
            if (entry.State == EntityState.Added)
            {
                entry.Entity.NodeId = _node;
                entry.Entity.Version = 1;
            }
            else if (entry.State == EntityState.Modified && !act.KeepsVersion)
            {
                // Counted from what was read, so that counting twice is counting once.
                entry.Entity.Version = entry.Property(record => record.Version).OriginalValue + 1;
            }
        }

        foreach (var entry in ChangeTracker.Entries<Account>().Where(entry => entry.State == EntityState.Modified))
        {
            entry.Entity.ConcurrencyStamp = Guid.CreateVersion7(new DateTimeOffset(act.At)).ToString("d");
        }
    }

    // A permit for one commune never writes another's rows, whatever a handler does.
    private void RefuseForeignRows(Act act)
    {
        if (act.Permit.Actor.Standing == Standing.Sen)
        {
            return;
        }

        if (act.Permit.Subject.CommuneId is { } allowed && allowed != act.CommuneId)
        {
            throw new InvalidOperationException($"The permit is for commune {allowed}, the act for {act.CommuneId}.");
        }

        // Of a changed row both communes count: where it was and where it would be.
        foreach (var entry in Changed.Where(entry => entry.Entity is CommuneRecord or Account))
        {
            var commune = entry.Property(nameof(CommuneRecord.CommuneId));
            if (IsForeign(commune.CurrentValue) || (entry.State != EntityState.Added && IsForeign(commune.OriginalValue)))
            {
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} belongs to another commune than the act, {act.CommuneId}.");
            }
        }

        if (act.Jobs.Any(job => job.CommuneId != act.CommuneId))
        {
            throw new InvalidOperationException($"A job of the act belongs to another commune than {act.CommuneId}.");
        }

        bool IsForeign(object? commune) => commune is Guid touched && touched != act.CommuneId;
    }

    // The history is only ever added to, the sums are only ever counted, and both only by the door itself.
    private void RefuseOwnRows()
    {
        if (Changed.Any(entry => entry.Entity is AuditLine or AuditHead or AuditRoot or CommuneSum || Personal.PersonKeys.IsMade(entry)))
        {
            throw new InvalidOperationException("The audit, the keys of persons and the prepared sums are written by Commit alone.");
        }
    }

    private IEnumerable<EntityEntry> Changed =>
        ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);

    private void RefuseUnsigned()
    {
        if (!_committing && Changed.Any(entry => entry.Entity is not DataProtectionKey))
        {
            throw new InvalidOperationException("Writes go through Commit(act): nothing is saved without who, what and why.");
        }
    }
}
