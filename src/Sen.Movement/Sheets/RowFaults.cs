namespace Sen.Movement.Sheets;

/// <summary>What is wrong in one row so far (lỗi của một dòng): one sentence a cell. What was found first stands, so that nothing is told twice.</summary>
public sealed class RowFaults
{
    private Dictionary<string, Wording>? _fields;
    private bool _outside;

    /// <summary>True when the row cannot be taken.</summary>
    public bool Any => _outside || _fields is not null;

    /// <summary>The fields that are wrong, each with what to do.</summary>
    public IReadOnlyDictionary<string, Wording> Fields => _fields ?? NothingWrong;

    /// <summary>True when the field is wrong already.</summary>
    public bool Has(string field) => _fields?.ContainsKey(field) == true;

    /// <summary>The field is wrong, unless that is known.</summary>
    public void Add(string field, Wording sentence) => (_fields ??= new(StringComparer.Ordinal)).TryAdd(field, sentence);

    /// <summary>Whatever a rule refuses stands at its fields.</summary>
    public void Add(Refusal refusal)
    {
        foreach (var (field, sentence) in refusal is Refusal.Invalid invalid ? invalid.Fields : new Dictionary<string, Wording>(StringComparer.Ordinal) { [""] = refusal.Sentence })
        {
            Add(field, sentence);
        }
    }

    /// <summary>Something stands where the form has no column: the row cannot be taken, whatever its fields say.</summary>
    public void AddOutside() => _outside = true;

    private static readonly Dictionary<string, Wording> NothingWrong = [];
}
