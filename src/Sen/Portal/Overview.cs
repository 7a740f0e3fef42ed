using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.Models;
using Sen.Movement.Settings;
using Sen.Plumbing;
using Said = Sen.Movement.Direction.StatementKind;

namespace Sen.Portal;

/// <summary>What the home page and the movement's page both tell.</summary>
public sealed record Overview
{
    /// <summary>Years that have registrations, newest first; the present year when there is none.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>Registrations of each year by field and stage.</summary>
    public required IReadOnlyList<(int Year, Field? Field, Stage Stage, bool Illustrative, int Count)> Registered { get; init; }

    /// <summary>Public models.</summary>
    public required IReadOnlyList<PublicModel> Models { get; init; }

    /// <summary>How many public models there are, of how many owners, and how many of them are exemplary: of all, also when only some are listed.</summary>
    public (int All, int Exemplary, int Owners) ModelCount { get; init; }

    /// <summary>Seats of the committee in force.</summary>
    public int Seats { get; init; }

    /// <summary>The decision that the seats rest on, when it is not the one the source speaks of: a later one has re-staffed the committee.</summary>
    public OfficialDocument? SeatsBy { get; init; }

    /// <summary>The newest documents.</summary>
    public required IReadOnlyList<OfficialDocument> Documents { get; init; }

    /// <summary>Limitations and remedies of the newest phase.</summary>
    public required IReadOnlyList<Statement> Statements { get; init; }

    /// <summary>The article that speaks of the movement's records, as a source.</summary>
    public Data.Portal.Article? Source { get; init; }

    /// <summary>The commune's dates.</summary>
    public required Settings Settings { get; init; }

    /// <summary>How many of the registered ended before their time: nothing of them is to be done.</summary>
    public IReadOnlyDictionary<(int Year, Stage Stage), int> Ended { get; init; } = new Dictionary<(int Year, Stage Stage), int>();

    /// <summary>Reads it: fifteen statements, however much there is.</summary>
    public static async Task<Overview> Read(SenDb db, Guid commune, DateOnly today, int mostModels, CancellationToken ct)
    {
        var registered = await db.CommuneSums.AsNoTracking().Where(sum => sum.Models > 0).ToListAsync(ct);
        var models = await db.Models.AsNoTracking().Where(model => model.IsPublic).OrderBy(model => model.SortKey).Take(mostModels).ToListAsync(ct);
        var committee = await CommitteeReading.InForce(db, today).Select(row => row.Id).FirstOrDefaultAsync(ct);
        var statements = await db.Statements.AsNoTracking().Where(row => row.Kind == Said.Limitation || row.Kind == Said.Remedy)
            .OrderByDescending(row => row.Period).ThenBy(row => row.No).Take(100).ToListAsync(ct);
        var rows = await db.Settings.AsNoTracking().Where(row => row.CommuneId == commune).ToListAsync(ct);
        var counted = await db.Models.Where(model => model.IsPublic).GroupBy(_ => 1)
            .Select(group => new { All = group.Count(), Owners = group.Select(model => model.OwnerOrganisationId).Distinct().Count() }).FirstOrDefaultAsync(ct);
        var years = registered.Select(row => row.Year).Distinct().OrderDescending().ToList();
        return new()
        {
            Years = years.Count == 0 ? [today.Year] : years,
            Registered = [.. registered.Select(row => (row.Year, row.Field, row.Stage, row.Illustrative, (int)row.Models))],
            Ended = await Registrations.Ended(db, commune, ct),
            Models = await ModelCards.Complete(db, models, ct),
            ModelCount = (
                counted?.All ?? 0,
                await db.Models.CountAsync(model => model.IsPublic && db.LevelClaims.Any(claim => claim.ModelId == model.Id && claim.State == ClaimState.Recognised && claim.Exemplary), ct),
                counted?.Owners ?? 0),
            Seats = await CommitteeReading.Seats(db, committee, today).CountAsync(ct),
            Documents = await db.Documents.AsNoTracking().OrderByDescending(row => row.IssuedOn != null).ThenByDescending(row => row.IssuedOn).ThenBy(row => row.Order).Take(5).ToListAsync(ct),
            Statements = [.. statements.Where(row => row.Period == statements[0].Period)],
            // Once a later decision has re-staffed the committee, the article is no source of its number any more: the decision is.
            SeatsBy = await db.Committees.AsNoTracking().Where(row => row.Id == committee && !db.ArticleLinks.Any(link => link.TargetKind == "committee" && link.TargetId == committee))
                .Join(db.Documents, row => row.DecisionId, document => document.Id, (_, document) => document).FirstOrDefaultAsync(ct),
            Source = await db.PublicArticles.Where(article => db.ArticleLinks.Any(link => link.ArticleId == article.Id)).OrderByDescending(article => article.Position).FirstOrDefaultAsync(ct),
            Settings = Settings.On(rows, today),
        };
    }

    /// <summary>The nine stages of a year.</summary>
    public YearStages Stages(Words words, int year, DateOnly today)
    {
        var rows = Registered.Where(row => row.Year == year).ToList();
        var counts = rows.GroupBy(row => row.Stage).ToDictionary(group => group.Key, group => group.Sum(row => row.Count) - Ended.GetValueOrDefault((year, group.Key)));
        return new(year, YearCourse.Of(words, year, counts, Seats > 0, Settings, today), rows.Exists(row => row.Illustrative));
    }

    /// <summary>The few numbers that say how large the movement is, each of which can be opened.</summary>
    public IReadOnlyList<Figure> Figures(Words words)
    {
        var (all, exemplary, owners) = ModelCount;
        var limitations = Statements.Count(statement => statement.Kind == Said.Limitation);
        var figures = new (int Count, string Label, string? Href)[]
        {
            exemplary > 0 ? (exemplary, words.TallyModels, $"{Addresses.Models}?{PageQuery.Status}=tieu-bieu") : (all, words.FigurePublicModels, Addresses.Models),
            (Seats, SeatsBy is { } decision ? words.TallySeatsBy(decision.IssuedOn) : words.TallySeats, Addresses.Committee),
            (owners, words.FigureOwners(owners), Addresses.Models),
            (limitations, words.TallyLimitations, limitations == 0 ? null : Addresses.Statement(Said.Limitation, 1)),
        };
        return [.. figures.Where(figure => figure.Count > 0).Select(figure => new Figure(words.Number(figure.Count), figure.Label, figure.Href))];
    }

    /// <summary>The source as a link in a sentence.</summary>
    public Link? SourceLink(Words words) =>
        Source is { } article ? new(words.ArticleOf(article.PublishedOn), Addresses.Article(article.CategorySlug, article.Slug, article.Id)) : null;

    /// <summary>Statements of one kind as links.</summary>
    public IReadOnlyList<Link> StatementsOf(Said kind) =>
        [.. Statements.Where(statement => statement.Kind == kind).Select(statement => new Link(statement.Text, Addresses.Statement(kind, statement.No)))];
}
