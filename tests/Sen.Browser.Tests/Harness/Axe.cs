using System.Text.Json;
using Deque.AxeCore.Commons;

namespace Sen.Browser;

/// <summary>
/// Asks axe whether everybody can use the page. The engine is put into the page once and asked as often as light and width change;
/// there are no frames to look into, so no second page is opened for each question.
/// </summary>
public static class Axe
{
    private static readonly string Engine = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds wrong, a line each: rule, where, why. Empty is right.</summary>
    public static async Task<IReadOnlyList<string>> Findings(Person person, string when)
    {
        if (!await person.Page.EvaluateAsync<bool>("() => !!window.axe"))
        {
            await person.Page.EvaluateAsync(Engine);
        }

        var violations = await person.Page.EvaluateAsync<JsonElement>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id} at ${node.target}: ${rule.help}\n    ${node.html}\n    ${[...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')}`))
            """);
        return [.. violations.EnumerateArray().Select(finding => $"{when}: {finding.GetString()}")];
    }
}
