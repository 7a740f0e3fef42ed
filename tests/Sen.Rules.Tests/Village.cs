using Sen.Movement.People;

namespace Sen.Rules.Tests;

/// <summary>Two communes, two organisations of the first, and people with posts in them.</summary>
internal static class Village
{
    public static readonly Guid Commune = Guid.Parse("0190c000-0000-7000-8000-000000000001");
    public static readonly Guid OtherCommune = Guid.Parse("0190c000-0000-7000-8000-000000000002");
    public static readonly Guid Province = Guid.Parse("0190c000-0000-7000-8000-000000000003");
    public static readonly Guid Farmers = Guid.Parse("0190c000-0000-7000-8000-000000000011");
    public static readonly Guid Women = Guid.Parse("0190c000-0000-7000-8000-000000000012");
    public static readonly DateTime Now = new(2022, 9, 23, 1, 0, 0, DateTimeKind.Utc);

    /// <summary>Somebody's mandate that runs now.</summary>
    public static Mandate Mandate { get; } = new(Guid.Parse("0190c000-0000-7000-8000-0000000000d1"), Guid.Parse("0190c000-0000-7000-8000-0000000000d2"), "Chức danh khác", Now.AddDays(-1), Now.AddDays(1));

    private static int _people;

    public static Actor Person(params HeldPost[] posts)
    {
        var id = new Guid(Interlocked.Increment(ref _people), 1, 7, [8, 0, 0, 0, 0, 0, 0, 0]);
        return new(id, "Chức danh", Door.Page, posts, Standing.Person);
    }

    public static Actor Registrar(Guid? organisation = null) => Person(new HeldPost(PostKind.Registrar, Commune, organisation ?? Farmers));

    public static Actor Holding(PostKind kind) => Person(Held(kind));

    public static HeldPost Held(PostKind kind) => kind switch
    {
        PostKind.Registrar => new(kind, Commune, Farmers),
        PostKind.UpperReader => new(kind, Commune, UnitId: Province),
        _ => new(kind, Commune),
    };
}
