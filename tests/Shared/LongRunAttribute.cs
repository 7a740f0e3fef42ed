using Xunit.v3;

namespace Sen.Testing;

/// <summary>A test that takes minutes: left out of <c>./test</c>, run by <c>./test --long</c>.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class LongRunAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("run", "long")];
}
