using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Units;
using Sen.Testing;
using Xunit;
using static Sen.Tests.Spine.Samples;

namespace Sen.Tests.Spine;

public class ScopeTests
{
    private static readonly MethodInfo CountRows = typeof(ScopeTests).GetMethod(nameof(Count), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_kind_of_record_of_a_commune_is_hidden_until_a_scope_shows_it(Engine engine)
    {
        await using var database = await engine.Fresh();
        var kinds = await FillOneOfEach(database);

        Assert.InRange(kinds.Count, 15, 100);
        foreach (var kind in kinds)
        {
            Assert.Equal((0, kind.Name), (await Seen(kind, Scope.None), kind.Name));
            Assert.Equal((0, kind.Name), (await Seen(kind, Scope.Of()), kind.Name));
            Assert.Equal((0, kind.Name), (await Seen(kind, Scope.Of(NewId())), kind.Name));
            Assert.Equal((0, kind.Name), (await Seen(kind, Scope.Of([], [NewId()])), kind.Name));
            Assert.Equal((1, kind.Name), (await Seen(kind, Scope.Of(Commune)), kind.Name));
            Assert.Equal((1, kind.Name), (await Seen(kind, Scope.Of(Neighbour)), kind.Name));
            Assert.Equal((2, kind.Name), (await Seen(kind, Scope.Of([], [Province])), kind.Name));
            Assert.Equal((2, kind.Name), (await Seen(kind, Scope.All), kind.Name));
        }

        async Task<int> Seen(Type kind, Scope scope)
        {
            await using var db = database.Databases.Open(scope);
            return await (Task<int>)CountRows.MakeGenericMethod(kind).Invoke(null, [db])!;
        }
    }

    [Theory, EachDatabase]
    public async Task Audit_lines_and_accounts_are_hidden_until_a_scope_shows_them(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using (var db = database.OpenAll())
        {
            foreach (var home in new Guid?[] { Commune, Neighbour, null })
            {
                db.Users.Add(new Account { Id = NewId(), UserName = $"{home}", Title = "Quản trị", CommuneId = home });
                await db.Commit(BySen(home ?? Guid.Empty), Ct);
            }
        }

        Assert.Equal((0, 0), await Seen(Scope.None));
        Assert.Equal((1, 1), await Seen(Scope.Of(Commune)));
        Assert.Equal((2, 2), await Seen(Scope.Of(Commune, Neighbour)));
        Assert.Equal((0, 0), await Seen(Scope.Of([], [Province])));
        Assert.Equal((3, 3), await Seen(Scope.All));

        async Task<(int, int)> Seen(Scope scope)
        {
            await using var db = database.Databases.Open(scope);
            return (await db.AuditLines.CountAsync(Ct), await db.Users.CountAsync(Ct));
        }
    }

    [Theory, EachDatabase]
    public async Task A_scope_changed_on_the_way_counts_from_the_next_query(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.Open(Commune);
        await AddOrganisation(db, "Hội Nông dân");
        Assert.Equal(1, await db.Organisations.CountAsync(Ct));

        db.Scope = Scope.None;

        Assert.Equal(0, await db.Organisations.CountAsync(Ct));
        Assert.Null(await db.Organisations.FirstOrDefaultAsync(Ct));
    }

    private static Act BySen(Guid commune) =>
        new(Access.Ask(Actor.Sen(Door.CommandLine), Operation.LoadDemo, Subject.None).Value, NewId(), "demo", NewId(), Now, commune);

    // One row of each kind in each of two communes; what they would point to is not needed here.
    private static async Task<List<Type>> FillOneOfEach(FreshDatabase database)
    {
        await using var db = database.OpenAll();
        var kinds = db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(CommuneRecord))).ToList();
        foreach (var commune in new[] { Commune, Neighbour })
        {
            var owner = NewOrganisation("Hội Nông dân", commune);
            var model = NewModel(owner, "Trồng sen");
            db.AddRange(owner, model);
            var (feedback, media, post) = (NewId(), NewId(), NewId());
            foreach (var kind in kinds.Where(kind => kind.ClrType != owner.GetType() && kind.ClrType != model.GetType()))
            {
                db.Add(Blank(kind, commune, model.Id, owner.Id, feedback, media, post));
            }

            Assert.True((await db.Commit(BySen(commune), Ct)).Ok);
        }

        return [.. kinds.Select(kind => kind.ClrType)];
    }

    private static object Blank(IEntityType kind, Guid commune, Guid model, Guid organisation, Guid feedback, Guid media, Guid post)
    {
        var row = Activator.CreateInstance(kind.ClrType, nonPublic: true)!;
        foreach (var property in kind.GetProperties())
        {
            object? value = property.Name switch
            {
                nameof(CommuneRecord.CommuneId) => commune,
                nameof(CommuneRecord.ProvinceId) => Province,
                "ModelId" => model,
                // A version is an organisation's.
                nameof(OrganisationVersion.OrganisationId) when kind.ClrType == typeof(OrganisationVersion) => organisation,
                // A conversation belongs to its feedback, and no two receipts have the same code.
                "FeedbackId" => feedback,
                nameof(CommuneRecord.Id) when kind.ClrType == typeof(CitizenFeedback) => feedback,
                // Uses and words of a picture or document belong to it.
                "MediaId" => media,
                nameof(CommuneRecord.Id) when kind.ClrType == typeof(MediaItem) => media,
                // A delegation gives a post.
                "PostId" => post,
                nameof(CommuneRecord.Id) when kind.ClrType == typeof(DatedPost) => post,
                nameof(CitizenFeedback.CodeHash) => $"{feedback}",
                // Acts on units are numbered over all communes.
                nameof(RecordedAct.No) when kind.ClrType == typeof(RecordedAct) => commune == Commune ? 1 : 2,
                _ when property.ClrType == typeof(Guid) => NewId(),
                _ => property.ClrType == typeof(string) && !property.IsNullable ? "" : null,
            };
            if (value is not null)
            {
                property.PropertyInfo!.SetValue(row, value);
            }
        }

        return row;
    }

    private static Task<int> Count<T>(SenDb db)
        where T : class => db.Set<T>().CountAsync(Ct);
}
