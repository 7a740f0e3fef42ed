using System.Net;
using AngleSharp.Dom;
using Sen.Administration;
using Sen.Demo;
using Sen.Movement.Settings;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Administration;

/// <summary>ChangeSetting, where a setting names one of the commune's organisations.</summary>
public class ChangeSettingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_standing_body_is_an_organisation_from_a_day_on_and_pages_follow_it_on_the_day(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var (address, front) = (AdministrationAddresses.Setting(StandingBody.OrganisationKey), DemoData.Id("o-mt"));
        Assert.Contains("Khối Dân vận, cơ quan thường trực", await Promised(sen), StringComparison.Ordinal);

        var saved = await admin.Fill(address, null, ("Value", $"{front:d}"), ("From", "01/10/2022"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var settings = (await admin.Open(saved.Headers.Location!.ToString())).QuerySelector("main")!.TextContent;
        var name = (await admin.Open(address)).QuerySelector($"#Value option[value='{front:d}']")!.TextContent;
        Assert.Contains(name, settings, StringComparison.Ordinal);
        Assert.DoesNotContain($"{front:d}", settings, StringComparison.Ordinal);
        Assert.Contains("Khối Dân vận, cơ quan thường trực", await Promised(sen), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await admin.Fill(address, null, ("Value", $"{front:d}"), ("From", "23/09/2022"))).StatusCode);
        Assert.Contains("UBMTTQ xã, cơ quan thường trực", await Promised(sen), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_has_ended_or_belongs_to_nobody_here_cannot_become_the_standing_body(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");
        var address = AdministrationAddresses.Setting(StandingBody.OrganisationKey);
        foreach (var value in (string[])[$"{Guid.NewGuid():d}", "Khối Dân vận"])
        {
            var answer = await admin.Fill(address, null, ("Value", value), ("From", "23/09/2022"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.NotNull((await Forms.Parsed(answer)).QuerySelector("#Value-error"));
        }
    }

    private static async Task<string> Promised(SenHost sen)
    {
        using var reader = sen.Client();
        return (await reader.Open(FeedbackAddresses.Send)).QuerySelector("main")!.TextContent;
    }
}
