using System.Globalization;
using System.Text;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Testing;

namespace Sen.Rules.Tests.People;

/// <summary>
/// The access table as people read it, docs/access.md: written from the table, and read again as a table of its own, by which the tests judge the one in code.
/// </summary>
internal static class AccessDocument
{
    private const string Path = "docs/access.md";
    private const string NotByRegistrant = "†", NotByDelegate = "‡";

    private static readonly (string Word, Reach Reach)[] Reaches =
        [("all", Reach.Anywhere), ("self", Reach.Self), ("organisation", Reach.OwnOrganisation), ("commune", Reach.OwnCommune), ("below", Reach.Below), ("entered", Reach.Entered), ("inherited", Reach.Inherited)];

    /// <summary>The columns: readers, people, their posts, Sen.</summary>
    public static IReadOnlyList<Who> Columns { get; } =
        [Standing.Reader, Standing.Person, .. Enum.GetValues<PostKind>().Select(kind => (Who)kind), Standing.Sen];

    /// <summary>The rows that the page in the repository tells of.</summary>
    public static IReadOnlyList<AccessRow> Committed { get; } = Read(Repository.Read(Path));

    /// <summary>The page in the repository as it is.</summary>
    public static string OnDisk => Repository.Read(Path);

    /// <summary>Writes the page anew.</summary>
    public static void Keep() => File.WriteAllText(System.IO.Path.Combine(Repository.Root, Path), Of(Access.Table));

    /// <summary>The page that tells of these rows.</summary>
    public static string Of(IReadOnlyList<AccessRow> table)
    {
        var page = new StringBuilder($"""
            # Who may do what

            Written from the table in [Access.cs](../src/Sen.Movement/People/Access.cs), which alone decides, and read again by
            [AccessMatrixTests](../tests/Sen.Rules.Tests/People/AccessMatrixTests.cs): a change of rights is a change of this page, seen by whoever reviews it.
            `SEN_DOCS=write ./test --filter-class "*AccessMatrixTests"` writes it anew.
            Whom the rows meant on a given day, by the posts and accounts of that day, [ReadRights.cs](../src/Sen/Administration/ReadRights.cs) shows at `/can-bo/cai-dat/quyen`.

            A cell says how far the right reaches: **all** – no record is looked at; **self** – one’s own things; **organisation** – records of the organisation the post is held in; **commune** –
            records of the commune it is held in; **below** – records of communes below the unit; **entered** – records one entered on behalf of their owner there; **inherited** – records of communes that have
            ended and became part of the commune. Numbers are the stages in which it holds, none means any:
            {string.Join(" · ", Enum.GetValues<Stage>().Select(stage => $"{Number(stage)} {Lifecycle.NameOf(stage).Vi}"))}. **{NotByRegistrant}** – never by anybody on the registrant’s side:
            whoever registered the model or entered it on behalf of its owner, whoever registers for the owner today or did when it was sent, and whoever stands in for one of these. **{NotByDelegate}** – never through a delegation.
            An empty cell is a no. Whoever is signed in may also do what a reader may; rights are the union of the posts held today and of those delegated at this instant.
            Can be delegated: {string.Join(", ", Delegations.Kinds.Select(kind => PostNames.Of(kind).Vi))} ([why not the others](decisions/0017-delegation-is-read-not-run.md)).


            """);
        page.AppendLine($"| Operation | {string.Join(" | ", Columns.Select(Heading))} |");
        page.AppendLine($"| --- {string.Concat(Enumerable.Repeat("| --- ", Columns.Count))}|");
        foreach (var operation in Enum.GetValues<Operation>())
        {
            page.AppendLine($"| `{operation}` {OperationNames.Of(operation).Vi} | {string.Join(" | ", Columns.Select(who => Cell([.. table.Where(row => row.Operation == operation && row.Who == who)])))} |");
        }

        return page.ToString();
    }

    private static string Heading(Who who) => who.Post is { } post ? $"{post}<br>{PostNames.Of(post).Vi}" : who.Standing switch
    {
        Standing.Reader => "Reader<br>Bạn đọc",
        Standing.Person => "Person<br>Người đã đăng nhập",
        _ => "Sen<br>Chính Sen",
    };

    private static string Cell(List<AccessRow> rows) => string.Join(" / ", rows.Select(row => string.Join(' ',
        [Array.Find(Reaches, one => one.Reach == row.Reach).Word, .. row.Stages.Order().Select(Number), .. row.NotByRegistrant ? [NotByRegistrant] : Array.Empty<string>(), .. row.NotByDelegate ? [NotByDelegate] : Array.Empty<string>()])));

    private static string Number(Stage stage) => ((int)stage + 1).ToString(CultureInfo.InvariantCulture);

    private static List<AccessRow> Read(string page)
    {
        var rows = new List<AccessRow>();
        foreach (var line in page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries)[1..^1];
            var operation = Enum.Parse<Operation>(cells[0].Split('`')[1]);
            for (var column = 0; column < Columns.Count; column++)
            {
                rows.AddRange(cells[column + 1].Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(cell => Row(operation, Columns[column], cell)));
            }
        }

        return rows;
    }

    private static AccessRow Row(Operation operation, Who who, string cell)
    {
        var words = cell.Split(' ');
        var stages = words[1..].Where(word => word is not (NotByRegistrant or NotByDelegate)).Select(word => (Stage)(int.Parse(word, CultureInfo.InvariantCulture) - 1));
        return new(operation, who, Array.Find(Reaches, one => one.Word == words[0]).Reach, [.. stages], words.Contains(NotByRegistrant), words.Contains(NotByDelegate));
    }
}
