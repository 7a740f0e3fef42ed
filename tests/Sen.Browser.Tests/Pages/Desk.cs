namespace Sen.Browser;

/// <summary>My work: what is to be done, and the way to it.</summary>
public static class Desk
{
    public const string Address = "/can-bo/viec";

    /// <summary>Opens My work and takes the first piece of work that says this about the model.</summary>
    public static async Task Take(Person person, string verb, string model)
    {
        await person.Open(Address);
        await person.Go($"{verb} “{model}”");
    }
}
