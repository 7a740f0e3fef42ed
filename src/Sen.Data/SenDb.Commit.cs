using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Movement;
using Sen.Movement.People;

namespace Sen.Data;

// The one door for every write.
public abstract partial class SenDb
{
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
        ChangeTracker.DetectChanges();
        try
        {
            RefuseForeignRows(act);
            using var writing = await EnterWriting(ct);
            var outcome = await Database.CreateExecutionStrategy().ExecuteAsync(act, WriteOnce, ct);
            if (outcome is { Ok: true, Value.Replayed: false })
            {
                Committed?.Invoke(act, outcome.Value);
            }

            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return await AlreadyDone(act, ct) is { } receipt ? receipt : new Refusal.Stale([]);
        }
        catch (DbUpdateException exception) when (IsTaken(exception))
        {
            return await AlreadyDone(act, ct) is { } receipt ? receipt : new Refusal.Taken("Đã có bản ghi trùng. Xin mở bản đã có.");
        }
        finally
        {
            _committing = false;
            ChangeTracker.Clear();
        }
    }

    /// <summary>The receipt of an act committed before under this key, or null. Handlers ask before they check anything else.</summary>
    public async Task<Receipt?> Done(Actor actor, Operation operation, Guid communeId, Guid key, CancellationToken ct)
    {
        var (commune, text, who, verb) = (communeId.ToString("d"), key.ToString("d"), actor.PersonId.ToString("d"), operation.Verb());
        var line = await AuditLines.AsNoTracking().IgnoreQueryFilters()
            .Where(line => line.CommuneId == commune && line.Key == text && line.ActorId == who && line.Verb == verb)
            .Select(line => new { line.SubjectId, line.Seq }).FirstOrDefaultAsync(ct);
        return line is null ? null : new(Guid.Parse(line.SubjectId), line.Seq, Replayed: true);
    }

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

    private async Task<Outcome<Receipt>> WriteOnce(Act act, CancellationToken ct)
    {
        await using var transaction = await Database.BeginTransactionAsync(ct);
        var commune = act.CommuneId.ToString("d");
        var head = await LockHead(commune, ct);
        if (await AlreadyDone(act, ct) is { } receipt)
        {
            return receipt;
        }

        await Stamp(ct);
        var line = Line(act, commune, head);
        line.Hash = line.Digest();
        AuditLines.Add(line);
        Jobs.AddRange(act.Jobs);
        if (head is null)
        {
            AuditHeads.Add(new() { CommuneId = commune, Seq = line.Seq, Hash = line.Hash });
        }
        else
        {
            (head.Seq, head.Hash) = (line.Seq, line.Hash);
        }

        _committing = true;
        await SaveChangesAsync(acceptAllChangesOnSuccess: true, ct);
        _committing = false;
        await transaction.CommitAsync(ct);
        return new Receipt(act.SubjectId, line.Seq, Replayed: false);
    }

    private AuditLine Line(Act act, string commune, AuditHead? head) => new()
    {
        CommuneId = commune,
        Seq = (head?.Seq ?? 0) + 1,
        At = AuditLine.Instant(act.At),
        ActorId = act.Permit.Actor.PersonId.ToString("d"),
        ActorName = act.Permit.Actor.Name,
        Post = act.Permit.Post?.ToString() ?? "",
        OnBehalf = "",
        Door = act.Permit.Actor.Door.ToString(),
        Verb = act.Permit.Operation.Verb(),
        SubjectKind = act.SubjectKind,
        SubjectId = act.SubjectId.ToString("d"),
        Key = act.Key.ToString("d"),
        Reason = act.Reason ?? "",
        Changes = Audit.Changes.Of(ChangeTracker),
        Schema = Act.SchemaVersion.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Previous = head?.Hash ?? AuditLine.Genesis,
    };

    private Task<Receipt?> AlreadyDone(Act act, CancellationToken ct) =>
        Done(act.Permit.Actor, act.Permit.Operation, act.CommuneId, act.Key, ct);

    // Every new row gets this node's id, every changed row its next version.
    private async Task Stamp(CancellationToken ct)
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
            else if (entry.State == EntityState.Modified)
            {
                entry.Entity.Version++;
            }
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

        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var commune = entry.Entity switch
            {
                CommuneRecord record => record.CommuneId,
                Account account => account.CommuneId,
                _ => null,
            };
            if (commune is { } touched && touched != act.CommuneId)
            {
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} belongs to commune {touched}, the act to {act.CommuneId}.");
            }
        }
    }

    private void RefuseUnsigned()
    {
        if (!_committing && ChangeTracker.Entries().Any(entry =>
            entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity is not DataProtectionKey))
        {
            throw new InvalidOperationException("Writes go through Commit(act): nothing is saved without who, what and why.");
        }
    }
}
