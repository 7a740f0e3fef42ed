namespace Sen.Browser;

/// <summary>What a person holds in their hand or has on the desk, in CSS pixels.</summary>
public sealed record Screen(int Width, int Height, bool Touch)
{
    /// <summary>The telephone of a village head.</summary>
    public static Screen Phone { get; } = new(390, 844, Touch: true);

    /// <summary>The office computer.</summary>
    public static Screen Desktop { get; } = new(1280, 800, Touch: false);

    /// <summary>A desktop at 400 %: the narrowest a page has to reflow to (WCAG 1.4.10).</summary>
    public static Screen Narrow { get; } = new(320, 640, Touch: true);
}
