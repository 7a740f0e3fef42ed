using Sen.Movement.Models;
using Xunit;

namespace Sen.Browser;

/// <summary>A person who has a keyboard and nothing else.</summary>
public sealed class Keys(Person person)
{
    private const int Most = 120;

    /// <summary>What the browser says about the element that has the focus.</summary>
    public Task<string?> Focused(string ask) => person.Page.EvaluateAsync<string?>($"() => ({ask})(document.activeElement)");

    /// <summary>Goes on with Tab until this has the focus; each stop on the way is looked at.</summary>
    public async Task Reach(string selector)
    {
        for (var stop = 0; stop < Most; stop++)
        {
            if (await person.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                Assert.True(await IsSeen(), $"{selector} has the focus and does not show it.");
                return;
            }

            await person.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached on {person.Page.Url}.");
    }

    /// <summary>Reaches a button by its words and presses Enter.</summary>
    public async Task Press(string button)
    {
        await Mark(button);
        await Reach("[data-wanted]");
        await person.Leave(() => person.Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Reaches a field and types into it.</summary>
    public async Task Type(string selector, string text)
    {
        await Reach(selector);
        await person.Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Reaches a list of options and goes down to this one.</summary>
    public async Task Select(string name, string option)
    {
        await Reach($"select[name='{name}']");
        await ChooseOption(name, option);
    }

    /// <summary>Reaches a button by its words and presses it; the page stays.</summary>
    public async Task Use(string button)
    {
        await Mark(button);
        await Reach("[data-wanted]");
        await person.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Answers a question of the registration form.</summary>
    public async Task Answer(Question question, string answer)
    {
        var name = question.Name;
        if (await person.Page.Locator($"input[type=radio][name='{name}']").CountAsync() > 0)
        {
            await Reach($"input[type=radio][name='{name}']");
            await Choose(name, answer);
        }
        else if (await person.Page.Locator($"select[name='{name}']").CountAsync() > 0)
        {
            await Select(name, answer);
        }
        else
        {
            await Type($"[name='{name}']", answer);
        }
    }

    /// <summary>Walks the first stops of the page and looks whether each shows the focus and is on the screen.</summary>
    public async Task WalkAndLook(int stops)
    {
        for (var stop = 0; stop < stops; stop++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
            if (await person.Page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
            {
                return;
            }

            Assert.True(await IsSeen(), $"{person.Page.Url}: no focus is seen at {await Focused("one => one.outerHTML.slice(0, 200)")}");
        }
    }

    // Arrows move within a group of choices; Space takes the first.
    private async Task Choose(string name, string answer)
    {
        await person.Page.Keyboard.PressAsync("Space");
        for (var choice = 0; choice < 10; choice++)
        {
            if (await person.Page.EvaluateAsync<bool>(
                "([name, answer]) => document.querySelector(`input[name='${name}']:checked`)?.closest('label').innerText.trim() === answer", new[] { name, answer }))
            {
                return;
            }

            await person.Page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Fail($"“{answer}” is not among the choices of {name}.");
    }

    private async Task ChooseOption(string name, string answer)
    {
        for (var choice = 0; choice < 40; choice++)
        {
            if (await person.Page.EvaluateAsync<bool>(
                "([name, answer]) => document.querySelector(`select[name='${name}']`).selectedOptions[0].text.trim() === answer", new[] { name, answer }))
            {
                return;
            }

            await person.Page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Fail($"“{answer}” is not among the options of {name}.");
    }

    private async Task Mark(string button)
    {
        var found = await person.Page.EvaluateAsync<bool>(
            """
            words => {
                document.querySelectorAll('[data-wanted]').forEach(one => one.removeAttribute('data-wanted'));
                const wanted = [...document.querySelectorAll('main button, main a')].find(one => one.checkVisibility() && one.innerText.trim() === words);
                wanted?.setAttribute('data-wanted', '');
                return !!wanted;
            }
            """, button);
        Assert.True(found, $"There is no button “{button}” on {person.Page.Url}.");
    }

    // A ring, a shadow or a filled ground that the element does not have without the focus, and inside the window.
    private Task<bool> IsSeen() => person.Page.EvaluateAsync<bool>(
        """
        () => {
            const one = document.activeElement;
            const shown = one.matches('[type=radio], [type=checkbox]') && one.closest('label') || one;
            const look = node => { const s = getComputedStyle(node); return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.textDecorationLine].join('|'); };
            const ring = node => { const s = getComputedStyle(node); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; };
            const box = one.getBoundingClientRect();
            const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            if (!inside) return false;
            if (ring(one) || ring(shown)) return true;
            const focused = look(shown);
            one.blur();
            const plain = look(shown);
            one.focus({ focusVisible: true });
            return focused !== plain;
        }
        """);
}
