using Xunit;

namespace Sen.Browser;

/// <summary>A page of the product as the tests know it.</summary>
/// <param name="Name">Short name, for the test's row.</param>
/// <param name="Route">The pattern of the route that answers it.</param>
/// <param name="Address">Where one stands in the demonstration.</param>
public sealed record ListedPage(string Name, string Route, Func<DemoPlaces, Task<string>> Address)
{
    /// <summary>Who opens it; null for a reader.</summary>
    public string? User { get; init; }

    /// <summary>The status it answers with.</summary>
    public int Status { get; init; } = 200;

    /// <summary>What the person does before the page is as it should be looked at, such as sending the form with a mistake.</summary>
    public Func<Person, Task>? Then { get; init; }

    public bool IsPublic => User is null;

    public async Task<string> AddressIn(DemoSite demo) => await Address(await demo.Places);

    /// <summary>Opens the page as the person it is for.</summary>
    public async Task<Person> Visit(DemoSite demo, Screen screen, bool dark = false)
    {
        var person = await demo.Arrive(User, screen, dark: dark);
        await person.Open(await AddressIn(demo), Status);
        if (Then is not null)
        {
            await Then(person);
        }

        return person;
    }
}

/// <summary>Every page type of the product, once. The list is proved complete against the routes of the running application.</summary>
public static class PageTable
{
    public static IReadOnlyList<ListedPage> Pages { get; } =
    [
        At("home", "/"),
        At("news", "/tin"),
        At("news of a category", "/tin/{category}", places => places.Linked("/tin", "/tin/[^/\"]+")),
        At("article", "/tin/{category}/{address}", places => places.Seed()),
        At("article, second page of the older list", "/tin/{category}/{address}", async places => $"{await places.Seed()}?cu=2"),
        At("movement", "/phong-trao"),
        At("models", "/mo-hinh"),
        At("models, none found", "/mo-hinh", "/mo-hinh?q=khong-co-mo-hinh-nay"),
        At("model", "/mo-hinh/{address}", places => places.Linked("/mo-hinh", "/mo-hinh/[^?\"]+")),
        At("committee", "/ban-chi-dao"),
        At("documents", "/van-ban"),
        At("document", "/van-ban/{address}", places => places.Linked("/van-ban", "/van-ban/[^?\"]+")),
        At("limitation", "/han-che/{no:int}", "/han-che/1"),
        At("remedy", "/giai-phap/{no:int}", "/giai-phap/1"),

        At("sign-in", Doorway.Address),
        At("sign-in with a mistake", Doorway.Address) with { Then = person => Doorway.Try(person, "thon4", "sai-mat-khau") },
        At("not found", "{*path}", "/khong-co-trang-nay") with { Status = 404 },

        At("own account", "/can-bo/toi") with { User = "thon4" },
        At("own account with a mistake", "/can-bo/toi") with { User = "thon4", Then = person => person.Press("Đổi mật khẩu") },
    ];

    public static TheoryData<string> All() => [.. Pages.Select(page => page.Name)];

    public static TheoryData<string> Public() => [.. Pages.Where(page => page.IsPublic).Select(page => page.Name)];

    public static TheoryData<string> Desk() => [.. Pages.Where(page => !page.IsPublic).Select(page => page.Name)];

    public static ListedPage Find(string name) => Pages.Single(page => page.Name == name);

    private static ListedPage At(string name, string route, string? address = null) => new(name, route, _ => Task.FromResult(address ?? route));

    private static ListedPage At(string name, string route, Func<DemoPlaces, Task<string>> address) => new(name, route, address);
}
