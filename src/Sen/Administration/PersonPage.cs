using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;

namespace Sen.Administration;

/// <summary>A person's page: account, posts, and the four small forms that change them. Each form's slice answers with this page when it says no.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Organisations">What a registrar may be given.</param>
/// <param name="Post">The form that gives a post.</param>
/// <param name="Secret">A sealed first password for the form that resets it.</param>
/// <param name="Key">Key of the forms.</param>
/// <param name="Today">Today, as forms write it.</param>
public sealed record PersonPage(ShownPerson Person, IReadOnlyList<Organisation> Organisations, GivePost.Form Post, string Secret, Guid Key, string Today)
{
    /// <summary>Says on the page that a post was given.</summary>
    public const string GivenQuery = "da-giao";

    /// <summary>Says on the page which post was ended.</summary>
    public const string EndedQuery = "da-thoi";

    /// <summary>Last word of the address that says that the first password was noted.</summary>
    public const string NotedWord = "da-ghi-lai";

    /// <summary>Last words of the addresses of the slip, and of the form that sends the invitation.</summary>
    public const string SlipWord = "giay-moi", MailWord = "gui-thu";

    /// <summary>The invitation with the first password, until that was noted, replaced by the person’s own, or some minutes have passed.</summary>
    public Invitation? Invitation { get; init; }

    /// <summary>A mail server is set, so the invitation can be sent.</summary>
    public bool MayMail { get; init; }

    /// <summary>Where it was to be sent, on a form that came back.</summary>
    public string? MailAddress { get; init; }

    /// <summary>It was sent just now.</summary>
    public bool Mailed { get; init; }

    /// <summary>Delegations the person gave or got, newest first.</summary>
    public IReadOnlyList<ShownDelegation> Delegations { get; init; } = [];

    /// <summary>UTC instant of the page.</summary>
    public DateTime Now { get; init; }

    /// <summary>A post was given just now.</summary>
    public bool Given { get; init; }

    /// <summary>The post that was ended just now.</summary>
    public ShownPost? Ended { get; init; }

    /// <summary>The sessions of the account that are good now.</summary>
    public IReadOnlyList<AccountSession> Sessions { get; init; } = [];

    /// <summary>The province's sign-in, when the account is linked with one of its accounts; null otherwise.</summary>
    public LinkedWith Linked { get; init; }

    /// <summary>The province whose accounts sign people in here; null for none.</summary>
    public ProvinceDoor? Province { get; init; }

    /// <summary>The audit of the commune says something about the account.</summary>
    public bool HasHistory { get; init; }

    /// <summary>The posts with open work, each with who could take it over: asked before the account is disabled.</summary>
    public IReadOnlyList<(ShownPost Post, int Works, IReadOnlyList<Successor> Candidates)> Leaving { get; init; } = [];

    /// <summary>Who was chosen to take them over, by the name of the field.</summary>
    public IReadOnlyDictionary<string, string?> Successors { get; init; } = new Dictionary<string, string?>();

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}",
            (Guid id, HttpContext http, PersonPages pages, CancellationToken ct) => pages.Show(http, id, null, null, ct)).Needs(Operation.ReadAdministration);

        routes.MapPost($"{AdministrationAddresses.Home}/nguoi/{{id:guid}}/{NotedWord}", (Guid id, HttpContext http) =>
        {
            ShownUntilNoted.Noted(http, id);
            return Results.Redirect(AdministrationAddresses.Person(id));
        }).Needs(Operation.ReadAdministration);
    }
}

/// <summary>Builds a person's page.</summary>
public sealed class PersonPages(SenDb db, Frames frames, Visit visit, PeopleSheets people, ShownUntilNoted secrets, InvitationDesk invitations, OutgoingMail mail, TimeProvider clock)
{
    /// <summary>The page; with what was typed to give a post, and why it was not given.</summary>
    public async Task<IResult> Show(HttpContext http, Guid id, GivePost.Form? typed, Refusal? refusal, CancellationToken ct, IReadOnlyDictionary<string, string?>? successors = null, string? mailAddress = null)
    {
        var permit = Access.Ask(visit.Actor, Operation.ReadAdministration, Subject.Of(visit.Home.CommuneId));
        if (!permit.Ok)
        {
            return Answers.Refused(http, permit.Refusal);
        }

        if (await people.One(id, ct) is not { } person)
        {
            return Answers.Refused(http, new Refusal.Missing(("tài khoản", "account")));
        }

        var today = AdministrativeDate.Short(BusinessCalendar.Today(clock));
        var key = Guid.CreateVersion7(clock.GetUtcNow());
        var page = new PersonPage(person, await people.Organisations(ct), typed ?? Chosen(http, today, key), secrets.Seal(), key, today)
        {
            Invitation = await invitations.Of(http, person.Account, ct),
            MayMail = mail.Ready,
            MailAddress = mailAddress,
            Mailed = refusal is null && http.Request.Query.ContainsKey(SendInvitation.SentQuery),
            Given = refusal is null && http.Request.Query.ContainsKey(PersonPage.GivenQuery),
            Ended = refusal is null && Guid.TryParse(http.Request.Query[PersonPage.EndedQuery], out var ended) ? person.Posts.FirstOrDefault(shown => shown.Post.Id == ended && shown.Post.Until is not null) : null,
            Sessions = await AccountSessions.Open(db, id, Plumbing.Sessions.Now.UtcDateTime, ct),
            Linked = await LoginReading.Where(db, id, ProvinceDoor.Of(http)?.Key, ct),
            Province = ProvinceDoor.Of(http),
            HasHistory = await people.HasHistory(id, ct),
            Delegations = await people.Delegations(id, ct),
            Now = clock.GetUtcNow().UtcDateTime,
            Leaving = person.Account.DisabledAt is not null ? [] : await Leaving(person, ct),
            Successors = successors ?? new Dictionary<string, string?>(),
        };
        return await frames.Page<PersonView>(http, refusal, ct, (nameof(PersonView.Page), page), (nameof(PersonView.Refusal), refusal));
    }

    // The page that names work nobody does leads here with its post.
    private static GivePost.Form Chosen(HttpContext http, string today, Guid key) =>
        new(Enum.TryParse<PostKind>(http.Request.Query["vi-tri"], out var kind) ? kind.ToString() : null, http.Request.Query["don-vi"], today, null, null, key);

    private async Task<IReadOnlyList<(ShownPost Post, int Works, IReadOnlyList<Successor> Candidates)>> Leaving(ShownPerson person, CancellationToken ct) =>
        [.. (await HandOverReading.Leaving(db, person.Account.Id, person.Account.Title, person.Today, ct)).Select(one => (person.Posts.Single(shown => shown.Post.Id == one.Post.Id), one.Works, one.Candidates))];

    /// <summary>The page again after a form: anew when it was done, with the sentence when not.</summary>
    public async Task<IResult> After<T>(HttpContext http, Guid id, Outcome<T> answer, GivePost.Form? typed, CancellationToken ct, IReadOnlyDictionary<string, string?>? successors = null) =>
        answer.Ok ? Results.Redirect(AdministrationAddresses.Person(id) + (typed is null ? "" : $"?{PersonPage.GivenQuery}")) : await Show(http, id, typed, answer.Refusal, ct, successors);
}
