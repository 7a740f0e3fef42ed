using System.Reflection;
using System.Runtime.CompilerServices;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Microsoft.AspNetCore.Components;
using Sen.Data;
using Sen.Movement;
using Xunit;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace Sen.Tests.Architecture;

/// <summary>Who may know whom, as ARCHITECTURE.md draws it.</summary>
public class ArchitectureTests
{
    private static readonly Assembly Movement = typeof(Refusal).Assembly;
    private static readonly Assembly Rows = typeof(SenDb).Assembly;
    private static readonly Assembly App = typeof(Program).Assembly;

    // Every room of the application is a slice, but for what they share, the command line and the demonstration.
    private static readonly string[] Shared = ["Plumbing", "Cli", "Demo"];

    private static readonly string[] EmptyWords =
        ["Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Services", "Base", "Common"];

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> House =
        new(() => new ArchLoader().LoadAssemblies(Movement, Rows, App).Build());

    [Fact]
    public void The_rules_know_the_language_and_nothing_else()
    {
        Assert.All(Movement.GetReferencedAssemblies(), known => Assert.StartsWith("System.", known.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(Movement.GetReferencedAssemblies(), known => known.Name!.StartsWith("System.Net", StringComparison.Ordinal));
        Assert.Empty(Calls(type => Of(type, Movement), target => target.FullName.StartsWith("System.IO.File", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_rows_know_the_rules_but_not_the_application() =>
        Assert.DoesNotContain(Rows.GetReferencedAssemblies(), known => known.Name == App.GetName().Name);

    [Fact]
    public void A_slice_never_calls_another_slice()
    {
        var calls = Calls(
            type => SliceOf(type) is not null,
            (type, target) => SliceOf(target) is { } other && other != SliceOf(type));

        Assert.Contains(House.Value.Types, type => SliceOf(type) == "Portal");
        Assert.Empty(calls);
    }

    // Wiring is where the process is put together: it names every part, and nobody else in the plumbing does.
    [Fact]
    public void The_plumbing_knows_no_slice() =>
        Assert.Empty(Calls(type => In(type, "Sen.Plumbing") && type.Name != "Wiring", target => SliceOf(target) is not null));

    [Fact]
    public void No_name_says_nothing()
    {
        var empty = Ours().Where(type => Words(type.Name).Intersect(EmptyWords, StringComparer.Ordinal).Any()).Select(type => type.FullName);

        Assert.Empty(empty);
    }

    [Fact]
    public void An_interface_comes_with_its_second_implementation()
    {
        var lonely = Ours().Where(type => type.IsInterface)
            .Where(type => Ours().Count(other => other is { IsInterface: false } && type.IsAssignableFrom(other)) < 2)
            .Select(type => type.FullName);

        Assert.Empty(lonely);
    }

    [Fact]
    public void A_view_is_a_pure_function_of_its_parameters()
    {
        var views = App.GetTypes().Where(type => type.IsSubclassOf(typeof(ComponentBase))).ToList();
        var state = from view in views
                    from property in view.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                    where property.CanWrite && property.GetCustomAttribute<ParameterAttribute>() is null && property.GetCustomAttribute<CascadingParameterAttribute>() is null
                    select $"{view.Name}.{property.Name}";

        Assert.NotEmpty(views);
        Assert.Empty(state);
    }

    private static IEnumerable<Type> Ours() =>
        from assembly in new[] { Movement, Rows, App }
        from type in assembly.GetTypes()
        where type.Namespace?.StartsWith("Sen", StringComparison.Ordinal) == true
            && type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            && !type.Name.Contains('<', StringComparison.Ordinal)
        select type;

    // RegisterModel → Register, Model
    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || char.IsUpper(name[i]))
            {
                yield return name[start..i];
                start = i;
            }
        }
    }

    private static IEnumerable<string> Calls(Func<IType, bool> from, Func<IType, bool> to) => Calls(from, (_, target) => to(target));

    private static IEnumerable<string> Calls(Func<IType, bool> from, Func<IType, IType, bool> to) =>
        (from type in House.Value.Types
         where @from(type)
         from dependency in type.Dependencies
         where to(type, dependency.Target)
         select $"{type.FullName} → {dependency.Target.FullName}").Distinct();

    private static string? SliceOf(IType type) =>
        Of(type, App) && type.Namespace.FullName.Split('.') is ["Sen", var room, ..] && !Shared.Contains(room, StringComparer.Ordinal) ? room : null;

    private static bool Of(IType type, Assembly assembly) => type.Assembly.Name == assembly.GetName().Name;

    private static bool In(IType type, string space) =>
        type.Namespace.FullName == space || type.Namespace.FullName.StartsWith($"{space}.", StringComparison.Ordinal);
}
