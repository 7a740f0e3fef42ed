using Microsoft.Playwright;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>Every page, for every eye and every hand: WCAG 2.2 AA by axe, in both lights and on both screens, reflow and finger-wide targets.</summary>
public abstract class AccessibilityTests
{
    protected static async Task IsForEverybody(DemoSite demo, string name)
    {
        await using var person = await PageTable.Find(name).Visit(demo, Screen.Phone);
        await IsForEverybody(person, name);
    }

    protected static async Task IsForEverybody(Person person, string name)
    {
        List<string> findings = [.. await Look(person, name, "light", Screen.Phone)];
        findings.AddRange((await Measures.SmallTargets(person)).Select(small => $"a target under 44 px: {small}"));

        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var night = await Measures.Paper(person);
        findings.AddRange(await Look(person, name, "dark", Screen.Phone));

        await person.Page.SetViewportSizeAsync(Screen.Narrow.Width, Screen.Narrow.Height);
        if (await Measures.Overflow(person) is > 0 and var pixels)
        {
            findings.Add($"{pixels} px too wide at 320 px: {string.Join('\n', await Measures.WhatSticksOut(person))}");
        }

        await person.Page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        findings.AddRange(await Look(person, name, "dark", Screen.Desktop));
        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        findings.AddRange(await Look(person, name, "light", Screen.Desktop));
        Assert.NotEqual(night, await Measures.Paper(person));

        Assert.True(findings.Count == 0, $"{person.Page.Url}\n{string.Join('\n', findings)}");
    }

    private static async Task<IReadOnlyList<string>> Look(Person person, string name, string light, Screen screen)
    {
        await Pictures.Keep(person, $"{name} {screen.Width} {light}");
        return await Axe.Findings(person, $"{light}, {screen.Width}");
    }
}

/// <summary>What everybody may read.</summary>
public sealed class PublicAccessibilityTests(DemoSite demo) : AccessibilityTests
{
    [Theory, MemberData(nameof(PageTable.Public), MemberType = typeof(PageTable))]
    public Task A_public_page_is_for_everybody(string name) => IsForEverybody(demo, name);
}

/// <summary>The workplace.</summary>
public sealed class DeskAccessibilityTests(DemoSite demo) : AccessibilityTests
{
    [Theory, MemberData(nameof(PageTable.Workplace), MemberType = typeof(PageTable))]
    public Task A_page_of_the_workplace_is_for_everybody(string name) => IsForEverybody(demo, name);
}

/// <summary>The pages before there is a commune, and the page when nothing works.</summary>
public sealed class OtherAccessibilityTests(EmptySite empty) : AccessibilityTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_set_up_is_for_everybody(bool mistaken)
    {
        await using var person = await Person.Arrive((await empty.Host).Address, Screen.Phone);
        await person.Open(SetUpCode.Page);
        if (mistaken)
        {
            await person.Press("Lưu và sang bước 2");
        }

        await IsForEverybody(person, mistaken ? "set-up with a mistake" : "set-up");
        person.IsContent();
    }

    [Fact]
    public async Task The_second_step_of_the_set_up_is_for_everybody()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite);
        await using var person = await Person.Arrive(sen.Address, Screen.Phone);
        await SetUp.Administrator(person, sen);
        await IsForEverybody(person, "set-up of the commune");
        await person.Press("Hoàn tất thiết lập");
        await IsForEverybody(person, "set-up of the commune with a mistake");
        person.IsContent();
    }

    [Fact]
    public async Task A_page_that_cannot_be_made_now_is_for_everybody()
    {
        await using var sen = await SenHost.Start(Engine.Sqlite, demo: true);
        await using var reader = await Person.Arrive(sen.Address, Screen.Phone);
        using var outage = Outage.Of(sen);

        await reader.Open("/mo-hinh", 503);

        await IsForEverybody(reader, "database away");
    }
}
