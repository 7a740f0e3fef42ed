using Sen.Benchmarks;

// ./bench NAME: one JSON line per figure on standard output, progress on standard error.
var benches = new Dictionary<string, Func<Task<bool>>>(StringComparer.Ordinal)
{
    ["article"] = ArticleBench.Run,
    ["search"] = SearchBench.Run,
    ["audit"] = AuditBench.Run,
    ["rollup"] = () => RollupBench.Run(args[1..]),
    ["import"] = ImportBench.Run,
};
if (args is not [var name, ..] || !benches.TryGetValue(name, out var bench))
{
    await Console.Error.WriteLineAsync($"What can be measured: {string.Join(", ", benches.Keys)}");
    return 2;
}

return await bench() ? 0 : 1;
