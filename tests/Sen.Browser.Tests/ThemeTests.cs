using Microsoft.Playwright;
using Xunit;

namespace Sen.Browser;

/// <summary>The reader's own choice of light stands above the device's and is kept, also with scripts off.</summary>
public sealed class ThemeTests(DemoSite demo)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reader_chooses_the_dark_page_and_keeps_it(bool scripts)
    {
        await using var night = await demo.Arrive(null, Screen.Desktop, dark: true);
        await night.Open("/");
        var dark = await Measures.Paper(night);
        await using var reader = await demo.Arrive(null, Screen.Desktop, scripts);
        await reader.Open("/");
        Assert.NotEqual(dark, await Measures.Paper(reader));

        await reader.Follow(reader.Page.Locator("button[name=giao-dien][value=toi]:visible").First);

        Assert.Equal("/", reader.Path);
        Assert.Equal(dark, await Measures.Paper(reader));
        if (scripts)
        {
            Assert.Empty(await Axe.Findings(reader, "dark by choice, 1280"));
        }

        await reader.Open("/mo-hinh");
        Assert.Equal(dark, await Measures.Paper(reader));

        await reader.Follow(reader.Page.Locator("button[name=giao-dien][value=sang]:visible").First);
        await reader.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.NotEqual(dark, await Measures.Paper(reader));
    }

    [Fact]
    public async Task A_reader_chooses_larger_letters()
    {
        await using var reader = await demo.Arrive(null, Screen.Desktop);
        await reader.Open("/");
        var plain = await Letters(reader);

        await reader.Follow(reader.Page.Locator("button[name=co-chu][value=lon]:visible").First);

        Assert.True(await Letters(reader) >= plain * 1.15);
    }

    private static Task<double> Letters(Person person) =>
        person.Page.Locator("main p").First.EvaluateAsync<double>("one => parseFloat(getComputedStyle(one).fontSize)");
}
