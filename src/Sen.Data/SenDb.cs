using System.Data;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Data.Jobs;
using Sen.Data.Media;
using Sen.Data.Personal;
using Sen.Data.Portal;
using Sen.Data.Sums;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Direction;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Progress;
using Sen.Movement.Scoring;
using Sen.Movement.Search;
using Sen.Movement.Settings;
using Sen.Movement.Sheets;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>
/// The rows of Sen. One abstract context, two sealed ones (SQLite, PostgreSQL). Reading is filtered by <see cref="Scope"/> and fails closed;
/// writing goes through <see cref="Commit"/> and nowhere else.
/// </summary>
public abstract partial class SenDb(DbContextOptions options) : IdentityUserContext<Account, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, Passkey>(options), IDataProtectionKeyContext
{
    /// <summary>Which communes' rows this context sees. Nothing until set.</summary>
    public Scope Scope { get; set; } = Scope.None;

    /// <summary>Units as identities.</summary>
    public DbSet<Unit> Units => Set<Unit>();

    /// <summary>What units were called, and when.</summary>
    public DbSet<UnitVersion> UnitVersions => Set<UnitVersion>();

    /// <summary>How units followed from one another.</summary>
    public DbSet<UnitSuccession> UnitSuccessions => Set<UnitSuccession>();

    /// <summary>Acts on the tree of units.</summary>
    public DbSet<RecordedAct> UnitActs => Set<RecordedAct>();

    /// <summary>What they say of units.</summary>
    public DbSet<ActPart> UnitActParts => Set<ActPart>();

    /// <summary>Which rows of the tree they changed.</summary>
    public DbSet<ActTrace> UnitActTraces => Set<ActTrace>();

    /// <summary>Printed codes of the second step.</summary>
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    /// <summary>Tries of people at the door. A listed exception: written without an act.</summary>
    public DbSet<AccountTries> AccountTries => Set<AccountTries>();

    /// <summary>Challenges of passkeys that were answered. A listed exception: written without an act.</summary>
    public DbSet<SpentChallenge> SpentChallenges => Set<SpentChallenge>();

    /// <summary>Organisations of communes.</summary>
    public DbSet<Organisation> Organisations => Set<Organisation>();

    /// <summary>Sessions of accounts.</summary>
    public DbSet<AccountSession> Sessions => Set<AccountSession>();

    /// <summary>What organisations were, and when.</summary>
    public DbSet<OrganisationVersion> OrganisationVersions => Set<OrganisationVersion>();

    /// <summary>Dated posts.</summary>
    public DbSet<DatedPost> Posts => Set<DatedPost>();

    /// <summary>What people ask each other to do.</summary>
    public DbSet<Proposal> Proposals => Set<Proposal>();

    /// <summary>Delegations of posts.</summary>
    public DbSet<Delegation> Delegations => Set<Delegation>();

    /// <summary>Hand-over reports of posts.</summary>
    public DbSet<HandOver> HandOvers => Set<HandOver>();

    /// <summary>Dated settings.</summary>
    public DbSet<DatedSetting> Settings => Set<DatedSetting>();

    /// <summary>Models.</summary>
    public DbSet<EmulationModel> Models => Set<EmulationModel>();

    /// <summary>Registrations.</summary>
    public DbSet<Registration> Registrations => Set<Registration>();

    /// <summary>What was entered on behalf of its owner.</summary>
    public DbSet<EnteredFor> EnteredFor => Set<EnteredFor>();

    /// <summary>Reasons of returns.</summary>
    public DbSet<ReturnReason> ReturnReasons => Set<ReturnReason>();

    /// <summary>Claims to levels.</summary>
    public DbSet<LevelClaim> LevelClaims => Set<LevelClaim>();

    /// <summary>Progress entries.</summary>
    public DbSet<ProgressEntry> ProgressEntries => Set<ProgressEntry>();

    /// <summary>Scales.</summary>
    public DbSet<Rubric> Rubrics => Set<Rubric>();

    /// <summary>Scores.</summary>
    public DbSet<Score> Scores => Set<Score>();

    /// <summary>Score sheets put by for later.</summary>
    public DbSet<KeptScore> KeptScores => Set<KeptScore>();

    /// <summary>Official documents.</summary>
    public DbSet<OfficialDocument> Documents => Set<OfficialDocument>();

    /// <summary>Steering committees.</summary>
    public DbSet<SteeringCommittee> Committees => Set<SteeringCommittee>();

    /// <summary>Seats of steering committees.</summary>
    public DbSet<CommitteeSeat> CommitteeSeats => Set<CommitteeSeat>();

    /// <summary>Statements of reviews.</summary>
    public DbSet<Statement> Statements => Set<Statement>();

    /// <summary>Files owned by records.</summary>
    public DbSet<StoredFile> Files => Set<StoredFile>();

    /// <summary>Pictures and documents of the libraries.</summary>
    public DbSet<MediaItem> Media => Set<MediaItem>();

    /// <summary>Which records use them.</summary>
    public DbSet<MediaUse> MediaUses => Set<MediaUse>();

    /// <summary>What stands in the documents.</summary>
    public DbSet<MediaText> MediaTexts => Set<MediaText>();

    /// <summary>Portals.</summary>
    public DbSet<Site> Sites => Set<Site>();

    /// <summary>Articles.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>Articles readers see now, untracked: what every public page reads.</summary>
    public IQueryable<Article> PublicArticles => Articles.AsNoTracking().Where(article => article.IsPublic);

    /// <summary>Working copies of articles.</summary>
    public DbSet<ArticleDraft> ArticleDrafts => Set<ArticleDraft>();

    /// <summary>Kept versions of articles.</summary>
    public DbSet<ArticleRevision> ArticleRevisions => Set<ArticleRevision>();

    /// <summary>Lines of “Dữ liệu trong bài”.</summary>
    public DbSet<ArticleLink> ArticleLinks => Set<ArticleLink>();

    /// <summary>What citizens wrote. A store of its own: no row of it points to a person, an account or a session.</summary>
    public DbSet<CitizenFeedback> Feedback => Set<CitizenFeedback>();

    /// <summary>The conversations that followed.</summary>
    public DbSet<FeedbackEntry> FeedbackEntries => Set<FeedbackEntry>();

    /// <summary>Keys of persons' values in the audit.</summary>
    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    /// <summary>Requests of persons about their data.</summary>
    public DbSet<DataRequest> DataRequests => Set<DataRequest>();

    /// <summary>“Liên kết web”.</summary>
    public DbSet<WebLink> WebLinks => Set<WebLink>();

    /// <summary>Parts of the portals that editors wrote.</summary>
    public DbSet<SitePart> SiteParts => Set<SitePart>();

    /// <summary>The public calendars.</summary>
    public DbSet<CalendarEntry> CalendarEntries => Set<CalendarEntry>();
    /// <summary>Addresses of old portals.</summary>
    public DbSet<OldAddress> OldAddresses => Set<OldAddress>();
    /// <summary>Addresses of categories that were renamed or merged.</summary>
    public DbSet<MovedCategory> MovedCategories => Set<MovedCategory>();

    /// <summary>Abbreviations of the search that communes added or took off.</summary>
    public DbSet<Abbreviation> Abbreviations => Set<Abbreviation>();

    /// <summary>Views of articles.</summary>
    public DbSet<ArticleViews> ArticleViews => Set<ArticleViews>();

    /// <summary>Visits by day.</summary>
    public DbSet<DayVisits> DayVisits => Set<DayVisits>();

    /// <summary>Prepared sums of communes.</summary>
    public DbSet<CommuneSum> CommuneSums => Set<CommuneSum>();

    /// <summary>Sheets somebody sent, and what became of them.</summary>
    public DbSet<SheetImport> SheetImports => Set<SheetImport>();

    /// <summary>Background work.</summary>
    public DbSet<Job> Jobs => Set<Job>();

    /// <summary>The audit.</summary>
    public DbSet<AuditLine> AuditLines => Set<AuditLine>();

    /// <summary>Ends of the chains.</summary>
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    /// <summary>The root chain.</summary>
    public DbSet<AuditRoot> AuditRoots => Set<AuditRoot>();

    /// <summary>This installation.</summary>
    public DbSet<Installation> Installation => Set<Installation>();

    /// <summary>Keys that protect cookies and forms. A listed exception: written without an act.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>True when the exception says that a unique key exists already.</summary>
    protected abstract bool IsTaken(DbUpdateException exception);

    /// <summary>Waits for the right to write, where the engine has only one writer; disposing gives it back.</summary>
    protected internal abstract ValueTask<IDisposable?> EnterWriting(CancellationToken ct);

    /// <summary>Waits for the right to change the schema, where the engine's own lock would outlive a killed process.</summary>
    protected internal abstract ValueTask<IDisposable?> EnterMigrating(CancellationToken ct);

    /// <summary>The isolation in which a long reading sees one state of the database, while writers go on undisturbed.</summary>
    protected internal abstract IsolationLevel OneState { get; }

    /// <summary>Rung when a commit wrote background work.</summary>
    internal JobBell? Bell { get; set; }

    /// <summary>Reads in one state of the database: what others commit meanwhile is not seen. The reading may be repeated, so it must not write anywhere.</summary>
    public Task<T> InOneState<T>(Func<CancellationToken, Task<T>> read, CancellationToken ct) =>
        Database.CreateExecutionStrategy().ExecuteAsync(
            read,
            async (reading, stop) =>
            {
                await using var transaction = await Database.BeginTransactionAsync(OneState, stop);
                return await reading(stop);
            },
            ct);

    /// <summary>Reads the head of a chain, untracked, and keeps others from moving it until the transaction ends.</summary>
    protected abstract Task<AuditHead?> LockHead(string communeId, CancellationToken ct);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Mapping.Apply(builder);
        foreach (var type in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(CommuneRecord))).ToList())
        {
            typeof(SenDb).GetMethod(nameof(FilterByScope), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
        }

        builder.Entity<Account>().HasQueryFilter(account => Everything || (account.CommuneId != null && Communes.Contains(account.CommuneId.Value)));
        builder.Entity<AccountSession>().HasQueryFilter(_ => Everything);
        builder.Entity<CommuneSum>().HasQueryFilter(row => Everything || Communes.Contains(row.CommuneId) || Provinces.Contains(row.ProvinceId));
        builder.Entity<AuditLine>().HasQueryFilter(line => Everything || CommuneTexts.Contains(line.CommuneId));
    }

    // Read through properties of the context, so that every query takes the scope as a parameter and one compiled model serves all scopes.
    private bool Everything => Scope.Everything;

    private Guid[] Communes => Scope.Communes;

    private Guid[] Provinces => Scope.Provinces;

    private string[] CommuneTexts => [.. Scope.Communes.Select(id => id.ToString("d"))];

    private void FilterByScope<T>(ModelBuilder builder)
        where T : CommuneRecord =>
        builder.Entity<T>().HasQueryFilter(row => Everything || Communes.Contains(row.CommuneId) || Provinces.Contains(row.ProvinceId));
}
