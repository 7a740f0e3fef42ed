using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Demo;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>Nothing is begun for what has ended, and whoever still holds its post is told what it is part of now.</summary>
public sealed class BeginRegistrationTests
{
    private static readonly (string, string)[] Merger =
    [
        ("Units", "Thôn 2 (minh họa), xã Bình Sa\nThôn 3 (minh họa)"), ("Name", "thôn Hòa Bình (minh họa)"), ("Parent", "xã Bình Sa"),
        ("On", "01/09/2022"), ("Number", "12/NQ-HĐND (minh họa)"), ("SignedOn", "20/08/2022"),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_head_of_a_merged_village_is_told_what_it_is_part_of_now_and_whom_to_ask_and_is_offered_no_form(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        using var village = await sen.SignedIn("thon3");
        var before = await village.Open(DeskAddresses.Begin);
        Assert.NotNull((await village.Open(DeskAddresses.MyWork)).QuerySelector($"main a[href='{DeskAddresses.Begin}']"));
        await admin.Record(nameof(TreeActKind.Merge), Merger);
        await using var db = sen.Database.OpenAll();
        var administrator = await db.Users.Where(row => row.Id == DemoData.Id("account quantri")).Select(row => row.Title).SingleAsync(Ct);

        var (desk, begin) = (await village.Open(DeskAddresses.MyWork), await village.Open(DeskAddresses.Begin));

        Assert.Null(desk.QuerySelector($"main a[href='{DeskAddresses.Begin}']"));
        Assert.Null(begin.QuerySelector($"main form[action='{DeskAddresses.Begin}']"));
        Assert.All(new[] { desk, begin }, page =>
        {
            var said = Assert.Single(page.QuerySelectorAll("main [data-ended]")).TextContent;
            Assert.Contains("“Thôn 3 (minh họa)” kết thúc từ 01/09/2022, nay thuộc", said, StringComparison.Ordinal);
            Assert.Contains("Hòa Bình (minh họa)", said, StringComparison.Ordinal);
            Assert.Contains(administrator, said, StringComparison.Ordinal);
        });

        // A form opened before it ended comes back with its words and the same sentence.
        var late = await village.Send(before, DeskAddresses.Begin, DeskAddresses.Begin, ("name", "Ngõ sạch (minh họa)"), ("toi", "phan"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        var back = await Forms.Parsed(late);
        Assert.NotNull(back.QuerySelector("#organisation [data-ended]"));
        Assert.Contains("Ngõ sạch (minh họa)", back.QuerySelector($"main form[action='{DeskAddresses.Begin}']")!.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(back.QuerySelectorAll($"main form[action='{DeskAddresses.Begin}'] button"));
    }
}
