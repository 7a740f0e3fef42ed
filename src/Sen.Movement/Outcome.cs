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

/// <summary>An expected “no”. The set is closed: it is mapped once to HTTP and once to exit codes. Messages are sentences for people, in both languages.</summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>The sentence a person reads.</summary>
    public abstract Wording Sentence { get; }

    /// <summary>No such record, or none this actor may know of (the two are never told apart).</summary>
    /// <param name="What">What was looked for, for example “mô hình”.</param>
    public sealed record Missing(Wording What) : Refusal
    {
        /// <inheritdoc/>
        public override Wording Sentence => ($"Không tìm thấy {What.Vi}. Địa chỉ có thể đã thay đổi.", $"No such {What.En}. The address may have changed.");
    }

    /// <summary>The actor's posts do not reach this operation here and now.</summary>
    /// <param name="WhoCan">Who can, for example “Trưởng Ban Chỉ đạo”.</param>
    /// <param name="Why">A special reason, or null for the general sentence.</param>
    public sealed record NotYours(Wording WhoCan, Wording? Why = null) : Refusal
    {
        /// <inheritdoc/>
        public override Wording Sentence => Why ?? (
            $"Việc này dành cho {WhoCan.Vi}. Cần làm, xin nhờ người giữ vị trí đó.", $"This is for: {WhoCan.En}. If you need it, please ask whoever holds that post.");
    }

    /// <summary>The step does not follow from where the record stands.</summary>
    /// <param name="At">Where the record stands.</param>
    /// <param name="Step">What was asked.</param>
    public sealed record OutOfOrder(Wording At, Wording Step) : Refusal
    {
        /// <inheritdoc/>
        public override Wording Sentence => (
            $"Hồ sơ đang ở bước “{At.Vi}”; việc “{Step.Vi}” không làm ở bước này.", $"The record stands at “{At.En}”; “{Step.En}” does not follow from there.");
    }

    /// <summary>One or more answers need correcting.</summary>
    /// <param name="Fields">Field name → sentence that says what to do.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, Wording> Fields) : Refusal
    {
        /// <summary>One field, one sentence.</summary>
        public Invalid(string field, Wording sentence)
            : this(new Dictionary<string, Wording>(StringComparer.Ordinal) { [field] = sentence })
        {
        }

        /// <inheritdoc/>
        public override Wording Sentence => Wording.Join(Wording.AsTyped(" "), Fields.Values);
    }

    /// <summary>Something equal exists already.</summary>
    public sealed record Taken(Wording Message) : Refusal
    {
        /// <inheritdoc/>
        public override Wording Sentence => Message;
    }

    /// <summary>The record changed after the form was opened; both versions are shown and nothing is overwritten.</summary>
    /// <param name="Fields">The fields that differ.</param>
    public sealed record Stale(IReadOnlyList<StaleField> Fields) : Refusal
    {
        /// <inheritdoc/>
        public override Wording Sentence => (
            "Bản ghi này vừa được sửa ở nơi khác. Xin xem hai bản bên dưới rồi chọn.", "This record was just changed elsewhere. Please look at both versions below and choose.");
    }
}

/// <summary>A field of a stale form: what was typed and what is kept now.</summary>
public sealed record StaleField(string Field, Wording Label, Wording Mine, Wording Theirs);
