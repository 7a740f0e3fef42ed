using System.Text.Json;

namespace Sen.Plumbing;

/// <summary>Addresses of the files under wwwroot with their fingerprint, so that browsers may keep them for ever.</summary>
public sealed class Assets
{
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);

    /// <summary>Reads the list the build made. Without it (never in a published build) the plain names are used.</summary>
    public Assets(string manifest)
    {
        if (!File.Exists(manifest))
        {
            return;
        }

        using var list = JsonDocument.Parse(File.ReadAllBytes(manifest));
        foreach (var endpoint in list.RootElement.GetProperty("Endpoints").EnumerateArray())
        {
            var label = endpoint.GetProperty("EndpointProperties").EnumerateArray()
                .FirstOrDefault(property => property.GetProperty("Name").ValueEquals("label"));
            if (label.ValueKind == JsonValueKind.Object)
            {
                _addresses[label.GetProperty("Value").GetString()!] = "/" + endpoint.GetProperty("Route").GetString();
            }
        }
    }

    /// <summary>The address of a file, for example <c>sen.css</c>.</summary>
    public string this[string name] => _addresses.GetValueOrDefault(name, "/" + name);

    /// <summary>The address of a file that the build may have left out, or null.</summary>
    public string? IfBuilt(string name) => _addresses.GetValueOrDefault(name);
}
