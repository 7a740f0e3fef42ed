global using Engine = Sen.Data.EngineKind;

using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Sen.Testing;

/// <summary>
/// Runs a theory once per database, for a data test that ran on one of them only has not run. The engine is the test's first
/// argument, the given values follow it; several attributes give several rows: <c>[EachDatabase("xã"), EachDatabase("phường")]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EachDatabaseAttribute(params object?[] values) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Engine>().Select(engine => new TheoryDataRow([engine, .. values]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
