using System.Buffers.Binary;
using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>The picture of the portal that the README shows. <c>SEN_PICTURES=docs ./test --filter-class "*PictureTests"</c> draws it anew.</summary>
public sealed class PictureTests(DemoSite demo)
{
    private const int Width = 1280, Height = 1010;

    [Fact]
    public async Task The_portal_can_be_drawn_and_the_papers_show_it_at_that_size()
    {
        await using var reader = await demo.Arrive(null, new(Width, Height, Touch: false));
        await reader.Open("/");
        await reader.Page.EvaluateAsync("() => document.fonts.ready");

        var drawn = await reader.Page.ScreenshotAsync();

        if (Pictures.Papers is { } papers)
        {
            await File.WriteAllBytesAsync(Path.Combine(papers, "portal.png"), drawn, TestContext.Current.CancellationToken);
        }

        var kept = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "docs", "portal.png"), TestContext.Current.CancellationToken);
        Assert.Equal((Width, Height), SizeOf(drawn));
        Assert.Equal((Width, Height), SizeOf(kept));
        Assert.Contains("docs/portal.png", Repository.Read("README.md"), StringComparison.Ordinal);
    }

    // A PNG tells its size in the first block.
    private static (int Width, int Height) SizeOf(ReadOnlySpan<byte> png) =>
        (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
}
