using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Sen.Data;
using Sen.Data.Portal;

namespace Sen.Plumbing;

/// <summary>A reader's request for a public page that has to be made. It knows nothing of who asks: everybody gets the same page.</summary>
public sealed class PageRequest(HttpContext http, Site site, Frame frame, IReadOnlyDictionary<string, string> query)
{
    /// <summary>Whose portal.</summary>
    public Site Site { get; } = site;

    /// <summary>What stands around the page.</summary>
    public Frame Frame { get; } = frame;

    public Words Words => Frame.Words;

    public CancellationToken Ct => CancellationToken.None;

    public IServiceProvider Services => http.RequestServices;

    public Databases Databases { get; } = http.RequestServices.GetRequiredService<Databases>();

    public TimeProvider Clock { get; } = http.RequestServices.GetRequiredService<TimeProvider>();

    /// <summary>A value of the address's path.</summary>
    public string Route(string name) => http.Request.RouteValues[name] as string ?? "";

    /// <summary>A value of the address's query, or null.</summary>
    public string? Value(string name) => query.GetValueOrDefault(name);

    /// <summary>The page number under this name; 1 when none or a wrong one is given.</summary>
    public int Page(string name) => int.TryParse(Value(name), System.Globalization.NumberStyles.None, null, out var page) && page is > 0 and <= 10_000 ? page : 1;

    /// <summary>This page's own address with some values of the query changed; null takes one away.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var values = query.Where(pair => !changes.Any(change => change.Name == pair.Key))
            .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value!)));
        return http.Request.Path + PageQuery.Text(new Dictionary<string, string>(values));
    }

    /// <summary>Where the page stands now, when it was asked for under an old or wrong address; null when the address is right.</summary>
    public PageAnswer.Moved? Moved(string present) =>
        string.Equals(http.Request.Path.Value, present, StringComparison.Ordinal) ? null : new(present + PageQuery.Text(query));

    /// <summary>Numbered pages of a list under one name of the query.</summary>
    public Pager Pages(string name, int total, int length, int current) => total <= length
        ? Pager.None
        : new([.. Enumerable.Range(1, (total + length - 1) / length).Select(page => With((name, page == 1 ? null : $"{page}")))], current);

    /// <summary>A context that reads this commune's rows.</summary>
    public SenDb Open() => Databases.Open(Scope.Of(Site.CommuneId));

    /// <summary>The page, drawn. Tags say what it shows besides the commune.</summary>
    public async Task<PageAnswer> Draw<TView>(object page, IEnumerable<string> tags, (Guid Id, long Views)? article = null)
        where TView : IComponent
    {
        var counts = http.RequestServices.GetRequiredService<ViewCounts>();
        var html = await Html<TView>(new Dictionary<string, object?> { [nameof(Frame)] = Frame, ["Page"] = page });
        var content = new PublicPage(html, [$"commune:{Site.CommuneId}", .. tags], Words,
            article is { } one ? counts.Article(one.Id, one.Views) : null, counts.Visits(Site.CommuneId));
        // A free search would fill the cache with pages nobody asks for twice.
        return new PageAnswer.Page(content, Kept: Value(PageQuery.Search) is null);
    }

    private async Task<string> Html<TView>(IDictionary<string, object?> parameters)
        where TView : IComponent
    {
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TView>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
