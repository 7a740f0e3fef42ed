namespace Sen.Browser;

/// <summary>A page of the product as the tests know it.</summary>
/// <param name="Name">Short name, for the test's row.</param>
/// <param name="Route">The pattern of the route that answers it.</param>
/// <param name="Address">Where one stands in the demonstration.</param>
public sealed record ListedPage(string Name, string Route, Func<DemoPlaces, Task<string>> Address)
{
    /// <summary>User name of the person who opens it; null for a reader.</summary>
    public Func<DemoPlaces, Task<string>>? Who { get; init; }

    /// <summary>The status it answers with.</summary>
    public int Status { get; init; } = 200;

    /// <summary>What the person does before the page is as it should be looked at, such as sending the form with a mistake.</summary>
    public Func<Person, Task>? Then { get; init; }

    public bool IsPublic => Who is null;

    public async Task<string> AddressIn(DemoSite demo) => await Address(await demo.Places);

    /// <summary>Opens the page as the person it is for.</summary>
    public async Task<Person> Visit(DemoSite demo, Screen screen)
    {
        var person = await demo.Arrive(Who is null ? null : await Who(await demo.Places), screen);
        await person.Open(await AddressIn(demo), Status);
        if (Then is not null)
        {
            await Then(person);
        }

        return person;
    }
}
