namespace Sen.Movement.Sheets;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>Sent and rehearsed; nothing of it is taken (chờ nhập).</summary>
    Waiting,

    /// <summary>Taken (đã nhập).</summary>
    Done,

    /// <summary>Taken, and taken back (đã hủy).</summary>
    Undone,
}

/// <summary>A sheet somebody sent (lần nhập từ bảng tính): the file is kept, its rows come in by one act and go by one act.</summary>
public sealed class SheetImport : CommuneRecord
{
    /// <summary>What it brings.</summary>
    public SheetKind Kind { get; init; }

    /// <summary>Name of the file, for reading.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of its bytes, which lie in the store: the same file is the same import.</summary>
    public required string Hash { get; init; }

    /// <summary>Who sent it, as a role title.</summary>
    public required string SentBy { get; init; }

    /// <summary>UTC instant it was sent.</summary>
    public DateTime SentAt { get; init; }

    /// <summary>Where it stands.</summary>
    public ImportState State { get; private set; }

    /// <summary>How many rows came in.</summary>
    public int Taken { get; private set; }

    /// <summary>How many rows stayed out, in the error sheet; while it waits, how many had to be mended when it was sent.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The rows that came in, as ranges: <c>4-120,122</c>. With the id of the import they give the ids of its records.</summary>
    public string Lines { get; private set; } = "";

    /// <summary>What was said about old encodings.</summary>
    public OldFontChoice Fonts { get; private set; }

    /// <summary>SHA-256 of the error sheet; null when no row stayed out.</summary>
    public string? ErrorSheet { get; private set; }

    /// <summary>Who had it taken in, as a role title.</summary>
    public string? RunBy { get; private set; }

    /// <summary>UTC instant it was taken in.</summary>
    public DateTime? RunAt { get; private set; }

    /// <summary>Who took it back, as a role title.</summary>
    public string? UndoneBy { get; private set; }

    /// <summary>UTC instant it was taken back.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>Its rows came in.</summary>
    public Outcome<SheetImport> Run(SheetVerdict verdict, OldFontChoice fonts, string? errorSheet, string by, DateTime now)
    {
        if (State != ImportState.Waiting)
        {
            return new Refusal.OutOfOrder(NameOf(State), ("nhập", "bring in"));
        }

        (State, Taken, LeftOut, Lines, Fonts, ErrorSheet, RunBy, RunAt) = (ImportState.Done, verdict.Right, verdict.Wrong, verdict.Lines, fonts, errorSheet, by, now);
        return this;
    }

    /// <summary>Its rows went again.</summary>
    public Outcome<SheetImport> Undo(string by, DateTime now)
    {
        if (State != ImportState.Done)
        {
            return new Refusal.OutOfOrder(NameOf(State), ("hủy lần nhập", "undo the import"));
        }

        (State, UndoneBy, UndoneAt) = (ImportState.Undone, by, now);
        return this;
    }

    /// <summary>How many rows have to be mended, as the rehearsal at its sending found; it tells a list which of those that wait are right.</summary>
    public void Rehearsed(SheetVerdict verdict)
    {
        if (State == ImportState.Waiting)
        {
            LeftOut = verdict.Wrong;
        }
    }

    /// <summary>True for one that waits and has rows to mend.</summary>
    public bool HasFaults => State == ImportState.Waiting && LeftOut > 0;

    /// <summary>Its sheets are no longer kept.</summary>
    public void ForgetSheets() => ErrorSheet = null;

    /// <summary>The state in words.</summary>
    public static Wording NameOf(ImportState state) => state switch
    {
        ImportState.Waiting => ("chờ nhập", "waiting"),
        ImportState.Done => ("đã nhập", "brought in"),
        ImportState.Undone => ("đã hủy", "undone"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
