using System.Net;
using AngleSharp.Dom;
using Sen.Data.Portal;
using Sen.Demo;
using Sen.Movement.Units;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Portal;

/// <summary>What the portal of a commune that has ended says of the one it is part of: <see cref="NowIn"/>.</summary>
public sealed class NowInTests
{
    private static readonly (string, string)[] Merger =
        [("Units", "xã Bình Sa"), ("Name", "xã Thăng Trường"), ("Code", "20836"), ("Parent", "huyện Thăng Bình"), ("Number", "12/NQ (minh họa)"), ("SignedOn", "20/08/2022")];

    [Theory, EachDatabase]
    public async Task The_portal_says_where_its_commune_belongs_now_from_that_day_on_and_as_long_as_it_is_so(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var reader = sen.Client();
        var article = (await reader.Open("/tin")).QuerySelector("main a[href^='/tin/'][href*='-']")!.GetAttribute("href")!;
        foreach (var address in (string[])["/", article, "/mo-hinh"])
        {
            Assert.Null((await reader.Open(address)).QuerySelector("#nay-thuoc"));
        }

        var ahead = await admin.Record(nameof(TreeActKind.Merge), [.. Merger, ("On", "01/07/2025")]);
        Assert.Null((await reader.Open("/")).QuerySelector("#nay-thuoc"));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Undo(ahead)).StatusCode);

        var merged = await admin.Record(nameof(TreeActKind.Merge), [.. Merger, ("On", "01/09/2022")]);
        foreach (var address in (string[])["/", article, "/mo-hinh"])
        {
            Assert.Contains(
                "Xã Bình Sa nay thuộc xã Thăng Trường, huyện Thăng Bình, tỉnh Quảng Nam, từ 01/09/2022 (12/NQ (minh họa)).", (await reader.Open(address)).QuerySelector("#nay-thuoc")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Undo(merged)).StatusCode);
        Assert.Null((await reader.Open(article)).QuerySelector("#nay-thuoc"));
    }

    [Theory, EachDatabase]
    public async Task A_merger_of_a_merger_leads_to_whoever_is_there_and_a_split_names_all_parts(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        (string, string)[] split = [("Units", "xã Thăng Trường"), ("Name", "xã Đông (minh họa)\nxã Tây (minh họa)"), ("Parent", "huyện Thăng Bình"), ("Number", "13/NQ (minh họa)"), ("SignedOn", "20/08/2022"), ("On", "10/09/2022")];
        await admin.Record(nameof(TreeActKind.Merge), [.. Merger, ("On", "01/09/2022")]);
        var asked = await Forms.Parsed(await admin.Rehearse(nameof(TreeActKind.Split), split));
        var ways = asked.QuerySelectorAll("select[name^='ve-']").Select(way => (way.GetAttribute("name")!, "1")).ToArray();
        var rehearsed = await Forms.Parsed(await admin.Send(asked, Sen.Administration.ChangeUnits.Address, Sen.Administration.ChangeUnits.Address, ways));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Confirm(rehearsed)).StatusCode);

        var databases = sen.Database.Databases;
        var now = await NowIn.Of(databases, DemoData.Id("u-bs"), new(2022, 9, 23), TestContext.Current.CancellationToken);
        Assert.Equal(["xã Đông (minh họa), huyện Thăng Bình, tỉnh Quảng Nam", "xã Tây (minh họa), huyện Thăng Bình, tỉnh Quảng Nam"], now!.Units);
        Assert.Equal((new DateOnly(2022, 9, 10), "13/NQ (minh họa)"), (now.Since, now.Basis));
        var between = await NowIn.Of(databases, DemoData.Id("u-bs"), new(2022, 9, 9), TestContext.Current.CancellationToken);
        Assert.Equal(("xã Thăng Trường, huyện Thăng Bình, tỉnh Quảng Nam", new DateOnly(2022, 9, 1), "12/NQ (minh họa)"), (Assert.Single(between!.Units), between.Since, between.Basis));
    }
}
