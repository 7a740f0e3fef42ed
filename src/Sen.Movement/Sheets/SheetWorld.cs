using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Movement.Sheets;

/// <summary>A model that is known already, as far as a sheet may run into it.</summary>
/// <param name="Id">The model.</param>
/// <param name="Owner">Its owner organisation.</param>
/// <param name="NameFolded">Its name, folded.</param>
/// <param name="Field">Its field.</param>
/// <param name="VillageId">Its village.</param>
/// <param name="Sensitive">Whether it touches people's private matters.</param>
/// <param name="Year">The newest year it is registered for.</param>
public sealed record KnownModel(Guid Id, Guid Owner, string NameFolded, Field? Field, Guid? VillageId, bool Sensitive, int Year);

/// <summary>A person a sheet makes an account for (tài khoản lập từ bảng nhập).</summary>
/// <param name="Id">Id of the account.</param>
/// <param name="Title">Role title.</param>
/// <param name="UserName">User name.</param>
public sealed record SheetPerson(Guid Id, string Title, string UserName);

/// <summary>
/// What a sheet is judged against (những gì đã có): the commune as it is, and the rows of the sheet that were found right so far. Rehearsal and run begin with the same
/// one, so they say the same.
/// </summary>
/// <param name="Home">The commune.</param>
/// <param name="Commune">Its kind.</param>
/// <param name="Today">Today.</param>
/// <param name="Now">UTC instant of the import.</param>
/// <param name="By">Who brings it: counts as who entered the rows.</param>
/// <param name="ImportId">The import; ids of its rows are made from it.</param>
public sealed class SheetWorld(Home Home, UnitKind Commune, DateOnly Today, DateTime Now, Guid By, Guid ImportId)
{
    private readonly Dictionary<string, List<UnitVersion>> _villages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Organisation>> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<(Guid Owner, string Name), KnownModel> _models = [];
    private readonly Dictionary<string, SheetPerson> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<DatedPost> _posts = [];
    private readonly Dictionary<(string Question, string Text), string?> _chosen = [];
    private readonly Dictionary<string, Outcome<Organisation>> _found = new(StringComparer.Ordinal);

    // What is chosen from a list comes again and again; what is never the same twice is not worth remembering.
    private const int MostRecalled = 5_000;

    /// <summary>The commune.</summary>
    public Home Home { get; } = Home;

    /// <summary>Its kind.</summary>
    public UnitKind Commune { get; } = Commune;

    /// <summary>Today.</summary>
    public DateOnly Today { get; } = Today;

    /// <summary>UTC instant of the import.</summary>
    public DateTime Now { get; } = Now;

    /// <summary>Who brings it.</summary>
    public Guid By { get; } = By;

    /// <summary>The ids of the villages of today, for forms that choose one.</summary>
    public HashSet<Guid> VillageIds { get; } = [];

    /// <summary>The tree of units as the rows so far would leave it; empty unless the sheet is about units.</summary>
    public TreeGround Tree { get; set; } = new([], []);

    /// <summary>What is left in each village that is an owner of models; empty unless the sheet is about units.</summary>
    public IReadOnlyDictionary<Guid, Unfinished> LeftIn { get; init; } = new Dictionary<Guid, Unfinished>();

    /// <summary>The communes whose owners of models go along with an act on units: this one, or all that work here where whoever keeps the server brings the sheet.</summary>
    public IReadOnlyList<Home> Together { get; init; } = [Home];

    /// <summary>True for a plan that touches no commune but these.</summary>
    public Func<TreePlan, bool> IsOwn { get; init; } = _ => true;

    /// <summary>Id of a record of a row: from the import and the row alone, so that an undoing finds it and a run that is repeated makes the same.</summary>
    public Guid IdOf(int row, int part) => IdOf(ImportId, row, part);

    /// <summary>The row above another one that a record is of; null when it is of none.</summary>
    public int? RowOf(Guid id, int part, int before) => Enumerable.Range(1, before - 1).Where(row => IdOf(row, part) == id).Select(row => (int?)row).FirstOrDefault();

    /// <inheritdoc cref="IdOf(int, int)"/>
    public static Guid IdOf(Guid import, int row, int part)
    {
        var bytes = import.ToByteArray(bigEndian: true);
        bytes[6] = (byte)(0x70 | ((row >> 28) & 0x0F));
        bytes[7] = (byte)((row >> 20) & 0xFF);
        bytes[8] = (byte)(0x80 | ((row >> 14) & 0x3F));
        bytes[9] = (byte)((row >> 6) & 0xFF);
        bytes[10] = (byte)(((row & 0x3F) << 2) | (part & 0x03));
        return new(bytes, bigEndian: true);
    }

    /// <summary>There is this village.</summary>
    public void Add(UnitVersion village)
    {
        Many(_villages, VietnameseText.Exact(village.Name)).Add(village);
        VillageIds.Add(village.UnitId);
    }

    /// <summary>There is this organisation.</summary>
    public void Add(Organisation organisation)
    {
        if (organisation.ValidTo is null || Today.AddDays(1) < organisation.ValidTo)
        {
            _names[VietnameseText.Exact(organisation.Name)] = organisation.Name;
        }

        foreach (var name in new[] { organisation.Name, organisation.ShortName }.Select(VietnameseText.Exact).Distinct())
        {
            Many(_owners, name).Add(organisation);
        }
    }

    /// <summary>There is this model.</summary>
    public void Add(KnownModel model) => _models[(model.Owner, model.NameFolded)] = model;

    /// <summary>There is an account of this user name, here or in another commune.</summary>
    public void AddAccount(string userName) => _accounts.Add(userName);

    /// <summary>The villages that bear a name.</summary>
    public IReadOnlyList<UnitVersion> VillagesNamed(string name) => _villages.GetValueOrDefault(VietnameseText.Exact(name)) ?? [];

    /// <summary>The name of a lasting organisation a reader would take for this one.</summary>
    public IEnumerable<string> OrganisationsNamed(string name) => _names.TryGetValue(VietnameseText.Exact(name), out var same) ? [same] : [];

    /// <summary>The organisations that are open today, may own models and bear a full or short name.</summary>
    public IReadOnlyList<Organisation> OpenOrganisations(string name) => [.. (_owners.GetValueOrDefault(VietnameseText.Exact(name)) ?? []).Where(one => one.MayOwn && one.IsOpenOn(Today))];

    /// <summary>The organisation somebody may have meant by a name none bears; null when it is like none.</summary>
    public string? OwnerLike(string name) => NearNames.Nearest(name, _owners.Values.SelectMany(some => some).Where(one => one.MayOwn && one.IsOpenOn(Today)).SelectMany(one => new[] { one.Name, one.ShortName }));

    /// <summary>The village somebody may have meant by a name none bears; null when it is like none.</summary>
    public string? VillageLike(string name) => NearNames.Nearest(name, _villages.Values.SelectMany(some => some).Select(village => village.Title));

    /// <summary>The model of an owner and a name; null when there is none.</summary>
    public KnownModel? Model(Guid owner, string nameFolded) => _models.GetValueOrDefault((owner, nameFolded));

    /// <summary>True when somebody has the user name already, outside this sheet.</summary>
    public bool HasAccount(string userName) => _accounts.Contains(userName);

    /// <summary>The person an earlier row of the sheet makes.</summary>
    public SheetPerson? Person(string userName) => _people.GetValueOrDefault(userName);

    /// <summary>The posts earlier rows of the sheet give.</summary>
    public IReadOnlyList<DatedPost> Posts => _posts;

    /// <summary>An earlier row makes this person.</summary>
    public void Add(SheetPerson person) => _people[person.UserName] = person;

    /// <summary>An earlier row gives this post.</summary>
    public void Add(DatedPost post) => _posts.Add(post);

    /// <summary>What a word of a list stands for, looked up once: a sheet says the same few words thousands of times.</summary>
    internal string? Recall(string question, string text, Func<string, string, SheetWorld, string?> look)
    {
        if (!_chosen.TryGetValue((question, text), out var value))
        {
            value = look(question, text, this);
            if (_chosen.Count < MostRecalled)
            {
                _chosen[(question, text)] = value;
            }
        }

        return value;
    }

    /// <summary>The organisation of a name, looked up once.</summary>
    internal Outcome<Organisation> RecallOwner(string text, Func<string, Outcome<Organisation>> look)
    {
        if (!_found.TryGetValue(text, out var found))
        {
            found = look(text);
            if (_found.Count < MostRecalled)
            {
                _found[text] = found;
            }
        }

        return found;
    }

    /// <summary>The same world, for another walk through the same sheet: what one walk finds right the other does not know.</summary>
    public SheetWorld Copy()
    {
        var copy = new SheetWorld(Home, Commune, Today, Now, By, ImportId) { Tree = Tree, Together = Together, LeftIn = LeftIn, IsOwn = IsOwn };
        Copy(_villages, copy._villages);
        Copy(_owners, copy._owners);
        copy.VillageIds.UnionWith(VillageIds);
        copy._accounts.UnionWith(_accounts);
        copy._posts.AddRange(_posts);
        foreach (var (name, value) in _names)
        {
            copy._names[name] = value;
        }

        foreach (var (name, value) in _people)
        {
            copy._people[name] = value;
        }

        copy._models.EnsureCapacity(_models.Count);
        foreach (var (name, value) in _models)
        {
            copy._models[name] = value;
        }

        return copy;
    }

    private static void Copy<T>(Dictionary<string, List<T>> from, Dictionary<string, List<T>> to)
    {
        foreach (var (key, some) in from)
        {
            to[key] = [.. some];
        }
    }

    private static List<T> Many<T>(Dictionary<string, List<T>> all, string key)
    {
        if (!all.TryGetValue(key, out var some))
        {
            all[key] = some = [];
        }

        return some;
    }
}
