using System.Net;
using AngleSharp.Html.Dom;
using Sen.Administration;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Administration;

/// <summary>Acts on the tree of units as an administrator without scripts records them: typed, rehearsed, confirmed.</summary>
internal static class UnitActs
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static readonly (string, string)[] ToCity =
    [
        ("Units", "tỉnh Quảng Nam"), ("Name", "thành phố Đà Nẵng"), ("Code", "48"), ("On", "01/07/2025"), ("Number", "202/2025/QH15"), ("SignedOn", "12/06/2025"), ("Issuer", "Quốc hội"),
    ];

    public static readonly (string, string)[] ToThangTruong =
    [
        ("Units", "xã Bình Sa, huyện Thăng Bình"), ("Name", "xã Thăng Trường"), ("Code", "20836"), ("Parent", "thành phố Đà Nẵng"),
        ("On", "01/07/2025"), ("Number", "1659/NQ-UBTVQH15"), ("SignedOn", "16/06/2025"),
    ];

    /// <summary>What stands on the page when the form was sent to be rehearsed.</summary>
    public static async Task<HttpResponseMessage> Rehearse(this HttpClient client, string kind, params (string, string)[] answers) =>
        await client.Fill($"{ChangeUnits.Address}?viec={kind}", ChangeUnits.Address, answers);

    /// <summary>Confirms a rehearsal that is on the page.</summary>
    public static Task<HttpResponseMessage> Confirm(this HttpClient client, IHtmlDocument rehearsed, params (string, string)[] changed) =>
        client.Send(rehearsed, ChangeUnits.Address, ChangeUnits.Address, [("ghi", "1"), .. changed]);

    /// <summary>Rehearses and confirms; answers the act.</summary>
    public static async Task<Guid> Record(this HttpClient client, string kind, params (string, string)[] answers)
    {
        var rehearsed = await client.Rehearse(kind, answers);
        var page = await Forms.Parsed(rehearsed);
        Assert.True(rehearsed.StatusCode == HttpStatusCode.OK, page.QuerySelector("main")?.TextContent);
        using var recorded = await client.Confirm(page);
        Assert.True(recorded.StatusCode == HttpStatusCode.Redirect, (await Forms.Parsed(recorded)).QuerySelector("main")?.TextContent);
        var address = recorded.Headers.Location!.OriginalString;
        return Guid.Parse(address[(address.LastIndexOf('/') + 1)..address.IndexOf('?', StringComparison.Ordinal)]);
    }

    /// <summary>Takes an act back.</summary>
    public static async Task<HttpResponseMessage> Undo(this HttpClient client, Guid act)
    {
        var (address, action) = (AdministrationAddresses.UnitAct(act), $"{AdministrationAddresses.UnitAct(act)}/huy");
        var rehearsed = await client.Fill(address, action, ("Number", "15/QĐ-UBND"), ("SignedOn", "20/09/2022"));
        return rehearsed.StatusCode != HttpStatusCode.OK ? rehearsed : await client.Send(await Forms.Parsed(rehearsed), address, action, ("ghi", "1"));
    }
}
