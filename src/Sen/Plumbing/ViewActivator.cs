using Microsoft.AspNetCore.Components;

namespace Sen.Plumbing;

/// <summary>Makes views. They are functions of their parameters and want nothing to be made; the framework's own activator compiles a factory for each.</summary>
public sealed class ViewActivator : IComponentActivator
{
    /// <inheritdoc/>
    public IComponent CreateInstance(Type componentType) => (IComponent)Activator.CreateInstance(componentType)!;
}
