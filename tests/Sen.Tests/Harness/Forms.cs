using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Sen.Demo;
using Sen.People;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Harness;

/// <summary>Opens pages, fills their forms and sends them as a browser without scripts does.</summary>
internal static class Forms
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<HttpClient, Sitting> People = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The page at an address, whatever its status.</summary>
    public static async Task<IHtmlDocument> Open(this HttpClient client, string address) => await Parsed(await client.GetAsync(address, Ct));

    public static async Task<IHtmlDocument> Parsed(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));

    /// <summary>Opens the page and sends its form (the one that posts to <paramref name="action"/>, else the first in the content) with these answers.</summary>
    public static async Task<HttpResponseMessage> Fill(this HttpClient client, string address, string? action, params (string Name, string Value)[] answers) =>
        await client.Send(await client.Open(address), address, action, answers);

    /// <summary>Sends a form of a page that is already open; whoever signed in here and is asked again who they are answers that.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient client, IHtmlDocument page, string address, string? action, params (string Name, string Value)[] answers)
    {
        var answer = await client.SendOnce(page, address, action, answers);
        if (answer.StatusCode != HttpStatusCode.Forbidden || !People.TryGetValue(client, out var person) || await Asked(answer) is not { } asked)
        {
            return answer;
        }

        answer.Dispose();
        var form = asked.Forms.First(form => form.QuerySelector($"[name={KeptForms.Field}]") is not null);
        (string, string)[] proof = [(SecondSteps.PasswordField, person.Password)];
        return await client.SendOnce(asked, form.GetAttribute("action")!, form.GetAttribute("action"), asked.QuerySelector($"#{SecondSteps.CodeField}") is null
            ? proof : [.. proof, (SecondSteps.CodeField, await person.Sen.CodeOf(person.User))]);
    }

    /// <summary>The page that asks who somebody is; null when the answer is another one.</summary>
    public static async Task<IHtmlDocument?> Asked(HttpResponseMessage answer)
    {
        await answer.Content.LoadIntoBufferAsync(Ct);
        var page = await Parsed(answer);
        return page.QuerySelector($"[name={KeptForms.Field}]") is null ? null : page;
    }

    /// <summary>Sends a form of a page that is already open, and nothing else.</summary>
    public static Task<HttpResponseMessage> SendOnce(this HttpClient client, IHtmlDocument page, string address, string? action, params (string Name, string Value)[] answers)
    {
        // The same form may stand in the rail and in the phone's sheet.
        var form = page.Forms.First(form => form.Method == "post"
            && (action is null ? form.GetAttribute("action") == address.Split('?')[0] : form.GetAttribute("action") == action));
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var control in form.QuerySelectorAll("input, select, textarea").Where(control => control.HasAttribute("name") && !control.HasAttribute("disabled")))
        {
            var name = control.GetAttribute("name")!;
            if (!answers.Any(answer => answer.Name == name))
            {
                fields.AddRange(Values(control).Select(value => new KeyValuePair<string, string>(name, value)));
            }
        }

        fields.AddRange(answers.Select(answer => new KeyValuePair<string, string>(answer.Name, answer.Value)));
        return client.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields), Ct);
    }

    /// <summary>Sends these answers to an address with the token of a page, whatever its forms are.</summary>
    public static async Task<HttpResponseMessage> PostTo(this HttpClient client, string page, string action, params (string Name, string Value)[] answers)
    {
        var opened = await client.Open(page);
        (string Name, string Value)[] hidden = [.. new[] { "__RequestVerificationToken", "Key" }
            .Select(name => (name, opened.QuerySelector($"main input[name={name}]")?.GetAttribute("value") ?? Guid.NewGuid().ToString()))];
        return await client.PostAsync(action, new FormUrlEncodedContent(hidden.Concat(answers).Select(field => new KeyValuePair<string, string>(field.Name, field.Value))), Ct);
    }

    /// <summary>A client who has signed in; fails the test when the door stays shut.</summary>
    public static async Task<HttpClient> SignedIn(this SenHost sen, string user, string password)
    {
        var client = sen.Client();
        var answer = await client.Fill("/can-bo/dang-nhap", null, ("Name", user), ("Password", password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        sen.IsWho(client, user, password);
        if (answer.Headers.Location?.ToString() == ConfirmSignIn.Address)
        {
            answer = await client.Fill(ConfirmSignIn.Address, null, (SecondSteps.CodeField, await sen.CodeOf(user)));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        if (sen.Options.Empty && answer.Headers.Location?.ToString() == DeskAddresses.MyWork && (await client.GetAsync(DeskAddresses.MyWork, Ct)).Headers.Location?.ToString() == DeskAddresses.SecondStep)
        {
            await sen.SetUpSecondStep(client, user);
        }

        return client;
    }

    /// <summary>Sets up the second step on the page that asks for it; answers the printed codes.</summary>
    public static async Task<IReadOnlyList<string>> SetUpSecondStep(this SenHost sen, HttpClient client, string user)
    {
        var page = await client.Open(DeskAddresses.SecondStep);
        sen.Scan(user, SecondStepCodes.Secret(page.QuerySelector("#khoa")!.TextContent));
        var answer = await client.Send(page, DeskAddresses.SecondStep, null, ("NewCode", SecondStepCodes.At(sen.KeyOf(user), sen.Clock.Now)));
        Assert.Equal($"{DeskAddresses.SecondStep}?{SecondStepPages.DoneQuery}", answer.Headers.Location?.ToString());
        return [.. (await client.Open(DeskAddresses.SecondStep)).QuerySelectorAll(".recovery .code").Select(code => code.TextContent)];
    }

    /// <summary>Who sits at a browser, and so can say once more who they are.</summary>
    public static void IsWho(this SenHost sen, HttpClient client, string user, string password) => People.AddOrUpdate(client, new(sen, user, password));

    /// <summary>A person of the demonstration, signed in.</summary>
    public static Task<HttpClient> SignedIn(this SenHost sen, string demoUser) => sen.SignedIn(demoUser, DemoData.Year().Password);

    private sealed record Sitting(SenHost Sen, string User, string Password);

    private static IEnumerable<string> Values(IElement control) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } choice => choice.IsChecked ? [choice.Value] : [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement text => [text.Value],
        IHtmlSelectElement select => [select.Value ?? ""],
        _ => [],
    };
}
