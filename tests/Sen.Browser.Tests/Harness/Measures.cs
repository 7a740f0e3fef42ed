namespace Sen.Browser;

/// <summary>What a page measures when it is drawn: asked of the browser, not of the style sheet.</summary>
public static class Measures
{
    /// <summary>The least side of something to press (DESIGN: targets ≥ 44 px, except links inside running text).</summary>
    public const int Target = 44;

    /// <summary>Buttons, fields and choices that are drawn smaller than a finger. A choice inside its label is as large as the label.</summary>
    public static Task<string[]> SmallTargets(Person person) => person.Page.EvaluateAsync<string[]>(
        """
        least => [...document.querySelectorAll('button, summary, select, textarea, input:not([type=hidden]), a.btn, nav a')]
            .map(one => one.matches('[type=checkbox], [type=radio], [type=file]') && one.closest('label') || one)
            .filter(one => !one.closest('[aria-hidden=true]') && one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
            .map(one => [one, one.getBoundingClientRect()])
            // what only a screen reader meets is a pixel large
            .filter(([one, box]) => box.width > 1 && box.height > 1 && (Math.round(box.height) < least || Math.round(box.width) < least))
            .map(([one, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 160)}`)
        """, Target);

    /// <summary>How many pixels the page is wider than its window; 0 or less is right.</summary>
    public static Task<int> Overflow(Person person) =>
        person.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What sticks out when the page is too wide.</summary>
    public static Task<string[]> WhatSticksOut(Person person) => person.Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .slice(0, 5).map(one => one.outerHTML.slice(0, 160))
        """);

    /// <summary>The colour behind the page.</summary>
    public static Task<string> Paper(Person person) =>
        person.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
