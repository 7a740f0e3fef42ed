namespace Sen.Plumbing;

/// <summary>An address nobody answers at.</summary>
/// <param name="Suggestions">Pages to go on with.</param>
public sealed record NotFoundPage(IReadOnlyList<Link> Suggestions);

/// <summary>A page that says why not and what to do. It must be drawable without a database.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Text">What to do.</param>
/// <param name="Code">What to tell support, “7F3A2C”; null when it is nobody's fault.</param>
/// <param name="Kept">What was typed and could not be used, so that it can be copied; null when nothing was.</param>
/// <param name="Again">Address of “Mở lại trang”; null when trying again does not help.</param>
public sealed record FaultPage(string Title, string Text, string? Code = null, string? Kept = null, string? Again = null)
{
    /// <summary>Where to go on instead; null for nowhere special.</summary>
    public Link? Next { get; init; }
}
