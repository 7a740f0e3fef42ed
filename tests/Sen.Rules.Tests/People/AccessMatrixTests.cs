using Sen.Movement.Models;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests.People;

/// <summary>
/// Every cell of the access table – operation × who × where the record lies × its stage × on whose side the person stands × through an own post or a delegated one – is asked in code and compared with the page in docs/access.md,
/// read by rules of its own that share nothing with the code.
/// </summary>
public class AccessMatrixTests
{
    private static readonly Stage?[] Stages = [null, .. Enum.GetValues<Stage>().Select(stage => (Stage?)stage)];

    // Where the record lies, seen from the person who asks.
    private enum Place
    {
        Nowhere,
        Self,
        AnotherPerson,
        OwnOrganisation,
        AnotherOrganisation,
        OwnCommune,
        AnotherCommune,
        SameOrganisationOfAnotherCommune,
        Below,
        EnteredHere,
        EnteredElsewhere,
        BecamePartOfTheCommune,
    }

    // Why the person who asks stands on the registrant's side.
    private enum Side
    {
        None,
        Registrant,
        Entered,
        OfOwner,
        ForRegistrant,
    }

    [Fact]
    public void The_page_tells_of_the_table_as_it_is()
    {
        if (Environment.GetEnvironmentVariable("SEN_DOCS") == "write")
        {
            AccessDocument.Keep();
        }

        Assert.Equal(AccessDocument.Of(Access.Table), AccessDocument.OnDisk);
    }

    [Fact]
    public void Every_cell_is_decided_as_the_page_says()
    {
        var cells = 0;
        foreach (var operation in Enum.GetValues<Operation>())
        {
            foreach (var one in Cells(operation))
            {
                cells++;
                Assert.True(Decided(Access.Table, one) == Promised(AccessDocument.Committed, one), one.ToString());
            }
        }

        Assert.True(cells > 100_000, $"only {cells} cells were asked");
    }

    [Fact]
    public void Any_right_taken_away_is_noticed() =>
        Assert.All(Access.Table, row => Assert.True(IsNoticed([.. Access.Table.Where(other => other != row)], row.Operation), $"{row.Operation} of {row.Who} was taken away"));

    [Fact]
    public void Any_right_given_is_noticed() =>
        Assert.All(Enum.GetValues<Operation>(), operation => Assert.All(
            AccessDocument.Columns.Where(who => !Access.Table.Any(row => row.Operation == operation && row.Who == who) && !IsGiven(operation, who)),
            who => Assert.True(IsNoticed([.. Access.Table, new(operation, who, FarthestOf(who), [])], operation), $"{operation} was given to {who}")));

    [Fact]
    public void A_stage_more_or_less_and_a_separation_dropped_are_noticed() =>
        Assert.All(Access.Table, row =>
        {
            Assert.All(row.Stages, stage => Assert.True(IsNoticed(Without(row, stage), row.Operation), $"{row.Operation} not at {stage}"));
            if (row.Stages.Length > 0)
            {
                var more = Enum.GetValues<Stage>().Except(row.Stages).First();
                Assert.True(IsNoticed(With(row, row with { Stages = [.. row.Stages, more] }), row.Operation), $"{row.Operation} at {more}");
            }

            if (row.NotByRegistrant)
            {
                Assert.True(IsNoticed(With(row, row with { NotByRegistrant = false }), row.Operation), $"{row.Operation} by whoever registered");
            }

            if (row.NotByDelegate)
            {
                Assert.True(IsNoticed(With(row, row with { NotByDelegate = false }), row.Operation), $"{row.Operation} by a delegate");
            }
        });

    [Fact]
    public void A_right_that_reaches_farther_is_noticed() =>
        Assert.All(Access.Table.Where(row => row.Reach is Reach.OwnOrganisation or Reach.OwnCommune or Reach.Self or Reach.Below or Reach.Entered or Reach.Inherited), row =>
            Assert.True(IsNoticed(With(row, row with { Reach = Reach.Anywhere }), row.Operation), $"{row.Operation} of {row.Who} anywhere"));

    // A row that lost its only stage would hold in any: it is taken away.
    private static AccessRow[] Without(AccessRow row, Stage stage) => row.Stages.Length == 1
        ? [.. Access.Table.Where(other => other != row)] : With(row, row with { Stages = [.. row.Stages.Where(other => other != stage)] });

    private static AccessRow[] With(AccessRow row, AccessRow instead) => [.. Access.Table.Select(other => other == row ? instead : other)];

    private static bool IsNoticed(AccessRow[] table, Operation operation) => Cells(operation).Any(cell => Decided(table, cell) != Promised(AccessDocument.Committed, cell));

    // What everybody may do who reads or is signed in, nobody can be given once more.
    private static bool IsGiven(Operation operation, Who who) => who.Standing == Standing.Person && Access.Table.Any(row =>
        row.Operation == operation && (row.Who == Standing.Reader || (row.Who == Standing.Person && who.Post is not null)));

    private static Reach FarthestOf(Who who) => who.Post switch
    {
        null => Reach.Anywhere,
        PostKind.Registrar => Reach.OwnOrganisation,
        PostKind.UpperReader => Reach.Below,
        _ => Reach.OwnCommune,
    };

    private sealed record Question(Operation Operation, Who Who, Place Place, Stage? Stage, Side Side, bool Delegated);

    private static IEnumerable<Question> Cells(Operation operation) =>
        from who in AccessDocument.Columns
        from place in Enum.GetValues<Place>()
        from stage in Stages
        from side in Enum.GetValues<Side>()
        from delegated in (bool[])[false, true]
        where !delegated || (who.Post is not null && side is Side.None or Side.ForRegistrant)
        select new Question(operation, who, place, stage, side, delegated);

    private static bool Decided(IReadOnlyList<AccessRow> table, Question cell)
    {
        var actor = cell.Who switch
        {
            { Post: { } post } => Village.Person(Village.Held(post) with { Mandate = cell.Delegated ? Village.Mandate : null }),
            { Standing: Standing.Reader } => Actor.Reader,
            { Standing: Standing.Sen } => Actor.Sen(Door.Job),
            _ => Village.Person(),
        };
        actor = cell.Side == Side.ForRegistrant ? actor with { Posts = [.. actor.Posts, new(PostKind.StandingBoard, Village.Farmers, Mandate: Village.Mandate with { GiverId = Village.Women })] } : actor;
        var subject = cell.Place switch
        {
            Place.Nowhere => Subject.None,
            Place.Self => new(PersonId: actor.PersonId),
            Place.AnotherPerson => new(PersonId: Village.Women),
            Place.OwnOrganisation => new(Village.Commune, Village.Farmers),
            Place.AnotherOrganisation => new(Village.Commune, Village.Women),
            Place.OwnCommune => new(Village.Commune),
            Place.AnotherCommune => new Subject(Village.OtherCommune, Village.Women),
            Place.SameOrganisationOfAnotherCommune => new(Village.OtherCommune, Village.Farmers),
            Place.EnteredHere => new(Village.Commune, Village.Women, EnteredById: actor.PersonId),
            Place.EnteredElsewhere => new(Village.OtherCommune, Village.Women, EnteredById: actor.PersonId),
            Place.BecamePartOfTheCommune => new(Village.OtherCommune, Above: [Village.Commune]),
            _ => new(Village.OtherCommune, Above: [Village.Province]),
        };
        return Access.Allows(table, actor, cell.Operation, subject with
        {
            RegistrantId = cell.Side switch { Side.Registrant => actor.PersonId, Side.ForRegistrant => Village.Women, _ => Village.Province },
            EnteredById = cell.Side == Side.Entered ? actor.PersonId : subject.EnteredById,
            OwnerSide = cell.Side == Side.OfOwner ? [actor.PersonId] : [],
            Stage = cell.Stage,
        });
    }

    // The page says yes when one of its cells for this person does.
    private static bool Promised(IReadOnlyList<AccessRow> page, Question cell) => page.Any(row =>
        row.Operation == cell.Operation && IsFor(row.Who, cell.Who) && IsThere(row, cell)
        && (row.Stages.Length == 0 || (cell.Stage is { } stage && row.Stages.Contains(stage)))
        && !(row.NotByRegistrant && (cell.Side != Side.None || cell.Place is Place.EnteredHere or Place.EnteredElsewhere))
        && !(row.NotByDelegate && cell.Delegated));

    private static bool IsFor(Who column, Who who) => column == who
        || (who.Standing == Standing.Person && (column == Standing.Reader || column == Standing.Person));

    private static bool IsThere(AccessRow row, Question cell) => row.Reach switch
    {
        Reach.Anywhere => true,
        // A reader and Sen itself are nobody in particular, and so is a record without a person.
        Reach.Self => cell.Place == Place.Self,
        Reach.OwnOrganisation => cell.Place == Place.OwnOrganisation,
        Reach.OwnCommune => cell.Place is Place.OwnOrganisation or Place.AnotherOrganisation or Place.OwnCommune or Place.EnteredHere,
        Reach.Entered => cell.Place == Place.EnteredHere || (cell.Side == Side.Entered && cell.Place is Place.OwnOrganisation or Place.AnotherOrganisation or Place.OwnCommune),
        Reach.Inherited => cell.Place == Place.BecamePartOfTheCommune,
        _ => cell.Place == Place.Below,
    };
}
