namespace Sen.Movement.Units;

/// <summary>An act on the tree of units as it is typed (việc về đơn vị như đã ghi), in the form or in a row of a sheet. Units are written by name or code, one a line, with the unit above where a name is borne by several.</summary>
public sealed record UnitActForm(
    TreeActKind Kind, string? Units, string? Into, string? Name, string? Code, string? NewKind, string? Parent, string? On, string? Number, string? SignedOn, string? Issuer, Guid Act, Guid Key)
{
    /// <summary>Most characters of a decree's number or issuer.</summary>
    public const int Longest = 200;

    /// <summary>What to say of an issuer that is longer.</summary>
    public static Wording IssuerTooLong { get; } = ($"Cơ quan ban hành tối đa {Longest} ký tự.", $"The issuer has at most {Longest} letters.");

    /// <summary>Most units of one act.</summary>
    public const int MostUnits = 30;

    /// <summary>Of what stands below: where each goes, as it was chosen – the number of a new unit, from 1, or “x” for what goes over with a part.</summary>
    public IReadOnlyDictionary<Guid, string> Below { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Which rehearsal was looked at; empty when none was.</summary>
    public string? Seen { get; init; }

    /// <summary>The kinds a person may choose; a counter-act stands on the page of the act.</summary>
    public static IReadOnlyList<TreeActKind> Kinds { get; } = [.. Enum.GetValues<TreeActKind>().Where(kind => kind != TreeActKind.Undo)];

    /// <summary>How the names of fields begin that say where a unit goes.</summary>
    public const string WayPrefix = "ve-";

    /// <summary>The name of the field that says where a unit goes.</summary>
    public static string Way(Guid unit) => $"{WayPrefix}{unit:N}";

    /// <summary>The kind that is asked for; a merger, the commonest, when none or an unknown one is.</summary>
    public static TreeActKind KindOf(string? asked) => Enum.TryParse<TreeActKind>(asked, out var kind) && Kinds.Contains(kind) ? kind : TreeActKind.Merge;

    /// <summary>True when the act ends, changes or divides what is chosen first.</summary>
    public bool AsksUnits => Kind != TreeActKind.Establish;

    /// <summary>True when several may be chosen.</summary>
    public bool AsksMany => Kind is TreeActKind.Merge or TreeActKind.Absorb;

    /// <summary>True when somebody goes on and takes over.</summary>
    public bool AsksInto => Kind is TreeActKind.Absorb or TreeActKind.TransferPart;

    /// <summary>True when a unit gets a name.</summary>
    public bool AsksName => Kind is TreeActKind.Establish or TreeActKind.Merge or TreeActKind.Rename or TreeActKind.Split;

    /// <summary>True when one unit may get a code.</summary>
    public bool AsksCode => AsksName && Kind != TreeActKind.Split;

    /// <summary>True when the unit above is asked for.</summary>
    public bool AsksParent => Kind is TreeActKind.Establish or TreeActKind.Merge or TreeActKind.Move or TreeActKind.Split;

    /// <summary>True when it has to be said where what stands below goes.</summary>
    public bool AsksBelow => Kind is TreeActKind.Split or TreeActKind.TransferPart;
}
