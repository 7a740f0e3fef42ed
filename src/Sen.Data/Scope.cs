namespace Sen.Data;

/// <summary>
/// Which communes' rows a context may see. It fails closed: a context without a scope sees no row of any commune.
/// The scope is about reading; writing needs a permit of the access table besides.
/// </summary>
public sealed record Scope
{
    private Scope(bool everything, Guid[] communes, Guid[] provinces) =>
        (Everything, Communes, Provinces) = (everything, communes, provinces);

    /// <summary>Sees every row: migrations, sign-in, background jobs, the machine owner's command line.</summary>
    public bool Everything { get; }

    /// <summary>Communes whose rows are seen.</summary>
    public Guid[] Communes { get; }

    /// <summary>Provinces whose communes' rows are seen.</summary>
    public Guid[] Provinces { get; }

    /// <summary>Sees nothing; what a context has until somebody says otherwise.</summary>
    public static Scope None { get; } = new(false, [], []);

    /// <summary>Sees everything. Only for code that acts as Sen itself.</summary>
    public static Scope All { get; } = new(true, [], []);

    /// <summary>Sees the rows of these communes.</summary>
    public static Scope Of(params Guid[] communes) => new(false, communes, []);

    /// <summary>Sees the rows of these communes and of all communes of these provinces.</summary>
    public static Scope Of(IEnumerable<Guid> communes, IEnumerable<Guid> provinces) => new(false, [.. communes], [.. provinces]);
}
