using System.Net;
using AngleSharp.Html.Dom;
using Sen.Movement.People;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Administration;

/// <summary>What the administrator is told when a post ends: <see cref="Sen.Administration.EndPost"/>.</summary>
public sealed class EndPostTests
{
    [Theory, EachDatabase]
    public async Task Whoever_ends_a_post_is_told_so_and_one_taken_back_on_its_first_day_was_held_on_none(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (person, _) = await AdministrationTests.Created(admin, "Biên tập viên thử (minh họa)", "bientap-thu");
        async Task<IHtmlDocument> Ended(string day)
        {
            await AdministrationTests.Given(admin, person, ("Kind", nameof(PostKind.Editor)), ("From", "23/09/2022"));
            using var ended = await admin.Fill(person, $"{person}/thoi", ("Day", day));
            Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
            return await admin.Open(ended.Headers.Location!.ToString());
        }

        var same = await Ended("23/09/2022");
        Assert.Contains("giao và thu lại trong cùng ngày 23/09/2022", same.QuerySelector("main p.notice.good[role=status]")!.TextContent, StringComparison.Ordinal);
        var row = Assert.Single(same.QuerySelectorAll("main tbody tr")).TextContent;
        Assert.Contains("thu lại trong ngày, không giữ ngày nào", row, StringComparison.Ordinal);
        Assert.DoesNotContain("22/09/2022", row, StringComparison.Ordinal);

        Assert.Contains("đến hết ngày 29/09/2022", (await Ended("30/09/2022")).QuerySelector("main p.notice.good[role=status]")!.TextContent, StringComparison.Ordinal);
    }
}
