using Microsoft.Playwright;
using Xunit;

namespace Sen.Browser;

/// <summary>Every page, for every eye and every hand: WCAG 2.2 AA by axe, in both lights and on both screens, reflow and finger-wide targets.</summary>
public abstract class AccessibilityTests(DemoSite demo)
{
    protected async Task IsForEverybody(string name)
    {
        var page = PageTable.Find(name);
        await using var person = await page.Visit(demo, Screen.Phone);
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
public sealed class PublicAccessibilityTests(DemoSite demo) : AccessibilityTests(demo)
{
    [Theory, MemberData(nameof(PageTable.Public), MemberType = typeof(PageTable))]
    public Task A_public_page_is_for_everybody(string name) => IsForEverybody(name);
}

/// <summary>The workplace.</summary>
public sealed class DeskAccessibilityTests(DemoSite demo) : AccessibilityTests(demo)
{
    [Theory, MemberData(nameof(PageTable.Workplace), MemberType = typeof(PageTable))]
    public Task A_page_of_the_workplace_is_for_everybody(string name) => IsForEverybody(name);
}
