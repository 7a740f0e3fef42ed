using Microsoft.Playwright;

namespace Sen.Browser;

/// <summary>What goes over the wire while a page is opened, counted by the browser's own network layer: headers and compressed bodies.</summary>
public sealed class Traffic
{
    private readonly Dictionary<string, (string Url, string Kind)> _asked = new(StringComparer.Ordinal);

    private readonly List<Transfer> _transfers = [];

    /// <param name="Url">What was fetched.</param>
    /// <param name="Kind">Document, Stylesheet, Font, Image, Script …</param>
    /// <param name="Bytes">As they went over the wire.</param>
    public sealed record Transfer(string Url, string Kind, int Bytes);

    public IReadOnlyList<Transfer> Transfers => _transfers;

    public int Bytes => _transfers.Sum(one => one.Bytes);

    public static async Task<Traffic> Watch(Person person)
    {
        var traffic = new Traffic();
        var session = await person.Context.NewCDPSessionAsync(person.Page);
        session.Event("Network.responseReceived").OnEvent += (_, said) => traffic.Answered(said!.Value);
        session.Event("Network.loadingFinished").OnEvent += (_, said) => traffic.Finished(said!.Value);
        await session.SendAsync("Network.enable");
        return traffic;
    }

    public override string ToString() =>
        string.Join('\n', _transfers.OrderByDescending(one => one.Bytes).Select(one => $"{one.Bytes,8} {one.Kind,-10} {one.Url}").Append($"{Bytes,8} in all"));

    private void Answered(System.Text.Json.JsonElement said) =>
        _asked[said.GetProperty("requestId").GetString()!] = (said.GetProperty("response").GetProperty("url").GetString()!, said.GetProperty("type").GetString()!);

    private void Finished(System.Text.Json.JsonElement said)
    {
        if (_asked.TryGetValue(said.GetProperty("requestId").GetString()!, out var asked))
        {
            _transfers.Add(new(asked.Url, asked.Kind, (int)said.GetProperty("encodedDataLength").GetDouble()));
        }
    }
}
