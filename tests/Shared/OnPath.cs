namespace Sen.Testing;

/// <summary>Programmes the tests call, looked up as a shell would.</summary>
public static class OnPath
{
    public static IEnumerable<string> Folders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first of the names found in any folder of PATH, or null.</summary>
    public static string? Find(params string[] names) =>
        names.SelectMany(name => Folders().Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
