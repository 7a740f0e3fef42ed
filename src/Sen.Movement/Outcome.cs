using System.Diagnostics.CodeAnalysis;

namespace Sen.Movement;

/// <summary>What a rule or a handler answers: a value, or a <see cref="Movement.Refusal"/> that says why not. Exceptions are for bugs.</summary>
/// <typeparam name="T">The value of a “yes”.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why not; null when the answer is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True when the answer is a value.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Refusal is null;

    /// <summary>The value of a “yes”. Asking a refused outcome for its value is a bug, so it throws.</summary>
    public T Value => Ok ? _value! : throw new InvalidOperationException($"Refused: {Refusal}");

    /// <summary>Folds both cases into one result.</summary>
    public TOut Match<TOut>(Func<T, TOut> yes, Func<Refusal, TOut> no) => Ok ? yes(_value!) : no(Refusal);

    /// <summary>Goes on with the value, or carries the refusal along.</summary>
    public Outcome<TOut> Then<TOut>(Func<T, Outcome<TOut>> next) => Ok ? next(_value!) : Refusal;

    /// <summary>A value is a yes.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal is a no.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>An expected “no”. The set is closed: it is mapped once to HTTP and once to exit codes. Messages are Vietnamese sentences for people.</summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>The sentence a person reads.</summary>
    public abstract string Sentence { get; }

    /// <summary>No such record, or none this actor may know of (the two are never told apart).</summary>
    /// <param name="What">What was looked for, in Vietnamese, for example “mô hình”.</param>
    public sealed record Missing(string What) : Refusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"Không tìm thấy {What}. Địa chỉ có thể đã thay đổi.";
    }

    /// <summary>The actor's posts do not reach this operation here and now.</summary>
    /// <param name="WhoCan">Who can, in Vietnamese, for example “Trưởng Ban Chỉ đạo”.</param>
    /// <param name="Why">A special reason, or null for the general sentence.</param>
    public sealed record NotYours(string WhoCan, string? Why = null) : Refusal
    {
        /// <inheritdoc/>
        public override string Sentence => Why ?? $"Việc này dành cho {WhoCan}. Cần làm, xin liên hệ cán bộ phụ trách.";
    }

    /// <summary>The step does not follow from where the record stands.</summary>
    /// <param name="At">Where the record stands, in Vietnamese.</param>
    /// <param name="Step">What was asked, in Vietnamese.</param>
    public sealed record OutOfOrder(string At, string Step) : Refusal
    {
        /// <inheritdoc/>
        public override string Sentence => $"Hồ sơ đang ở bước “{At}”; việc “{Step}” không làm ở bước này.";
    }

    /// <summary>One or more answers need correcting.</summary>
    /// <param name="Fields">Field name → sentence that says what to do.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Fields) : Refusal
    {
        /// <summary>One field, one sentence.</summary>
        public Invalid(string field, string sentence)
            : this(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = sentence })
        {
        }

        /// <inheritdoc/>
        public override string Sentence => string.Join(" ", Fields.Values);
    }

    /// <summary>Something equal exists already.</summary>
    public sealed record Taken(string Message) : Refusal
    {
        /// <inheritdoc/>
        public override string Sentence => Message;
    }

    /// <summary>The record changed after the form was opened; both versions are shown and nothing is overwritten.</summary>
    /// <param name="Fields">The fields that differ.</param>
    public sealed record Stale(IReadOnlyList<StaleField> Fields) : Refusal
    {
        /// <inheritdoc/>
        public override string Sentence => "Bản ghi này vừa được sửa ở nơi khác. Xin xem hai bản bên dưới rồi chọn.";
    }
}

/// <summary>A field of a stale form: what was typed and what is kept now.</summary>
public sealed record StaleField(string Field, string Label, string Mine, string Theirs);
