using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Units;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Sums;

using Registration = Sen.Movement.Models.Registration;

/// <summary>Registrations and progress of made-up communes, written through the one door, and their sums counted the slow way, in plain code from every record.</summary>
internal sealed class Facts(FreshDatabase database)
{
    private int _names;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static DateTime Now => SettableClock.Usual.UtcDateTime;

    /// <summary>A commune with organisations of three kinds.</summary>
    public Task<(Home Home, IReadOnlyList<Guid> Owners)> Commune() => Commune(new Home(TestCommune.NewId(), TestCommune.NewId()));

    /// <summary>The same, where it is said to lie.</summary>
    public async Task<(Home Home, IReadOnlyList<Guid> Owners)> Commune(Home home)
    {
        var owners = new List<Guid>();
        await Write(home.CommuneId, db =>
        {
            foreach (var kind in new[] { OrganisationKind.FarmersUnion, OrganisationKind.WomensUnion, OrganisationKind.Village })
            {
                var owner = new Organisation
                {
                    Id = TestCommune.NewId(),
                    CommuneId = home.CommuneId,
                    ProvinceId = home.ProvinceId,
                    Kind = kind,
                    Name = $"Đơn vị {++_names}",
                    ShortName = $"Đơn vị {_names}",
                    SortKey = $"don vi {_names}",
                };
                owners.Add(owner.Id);
                db.Organisations.Add(owner);
            }
        });
        return (home, owners);
    }

    /// <summary>A registration with its model, as it is begun.</summary>
    public Registration Begin(SenDb db, Home home, Guid owner, int year, Field? field, Origin origin = Origin.Recorded)
    {
        var model = EmulationModel.Begin(TestCommune.NewId(), home, owner, $"Mô hình {Interlocked.Increment(ref _names)}").Value;
        model.Field = field;
        db.Models.Add(model);
        var registration = Registration.Begin(TestCommune.NewId(), model, year, TestCommune.NewId(), Now);
        registration.Origin = origin;
        db.Registrations.Add(registration);
        return registration;
    }

    /// <summary>An entry of progress.</summary>
    public static ProgressEntry Entry(Registration of, int? households, int? participants, long? money = null, Guid? corrects = null, Origin origin = Origin.Recorded) => new()
    {
        Id = TestCommune.NewId(),
        CommuneId = of.CommuneId,
        ProvinceId = of.ProvinceId,
        ModelId = of.ModelId,
        RegistrationId = of.Id,
        On = new(of.Year, 6, 1),
        CorrectsId = corrects,
        Note = "Đã đắp bờ ao.",
        Households = households,
        Participants = participants,
        LabourDays = participants / 2,
        MoneyDong = money,
        LandSquareMetres = households * 10,
        Origin = origin,
    };

    public Task Write(Guid chain, Action<SenDb> change) => Write(chain, db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    /// <summary>Commits a change as Sen itself, in any chain; a colleague who was quicker is waited for.</summary>
    public async Task Write(Guid chain, Func<SenDb, Task> change)
    {
        await using var db = database.OpenAll();
        await change(db);
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, TestCommune.NewId(), "test", TestCommune.NewId(), Now, chain), Ct);
        Assert.True(done.Ok, done.Refusal?.Sentence.Vi);
    }

    /// <summary>The sums as they are kept, one line each.</summary>
    public async Task<IReadOnlyList<string>> Kept()
    {
        await using var db = database.OpenAll();
        return Lines((await db.CommuneSums.AsNoTracking().ToListAsync(Ct)).Select(row => (
            new Group(row.CommuneId, row.ProvinceId, row.Year, row.Stage, row.Field, row.OwnerKind, row.Illustrative), row.Figures)));
    }

    /// <summary>The sums as every record gives them.</summary>
    public async Task<IReadOnlyList<string>> Counted()
    {
        await using var db = database.OpenAll();
        var fields = await db.Models.ToDictionaryAsync(model => model.Id, model => model.Field, Ct);
        var kinds = await db.Organisations.ToDictionaryAsync(owner => owner.Id, owner => owner.Kind, Ct);
        var entries = (await db.ProgressEntries.AsNoTracking().ToListAsync(Ct)).ToLookup(entry => entry.RegistrationId);
        var sums = new Dictionary<Group, MovementSums>();
        foreach (var row in await db.Registrations.AsNoTracking().ToListAsync(Ct))
        {
            var madeUp = row.Origin == Origin.Illustrative;
            void Add(bool illustrative, MovementSums more)
            {
                var group = new Group(row.CommuneId, row.ProvinceId, row.Year, row.Stage, fields[row.ModelId], kinds[row.OwnerOrganisationId], illustrative);
                sums[group] = sums.GetValueOrDefault(group) + more;
            }

            Add(madeUp, new MovementSums(1, 0, 0, 0, 0, 0));
            foreach (var part in CorrectedProgress.Standing([.. entries[row.Id]]).GroupBy(entry => madeUp || entry.Origin == Origin.Illustrative))
            {
                Add(part.Key, MovementSums.Of(0, ProgressTotals.Of([.. part])));
            }
        }

        return Lines(sums.Select(sum => (sum.Key, sum.Value)));
    }

    /// <summary>Fails unless what is kept is what every record gives.</summary>
    public async Task Agree() => Assert.Equal(await Counted(), await Kept());

    private static List<string> Lines(IEnumerable<(Group Group, MovementSums Sum)> sums) =>
        [.. sums.Where(sum => sum.Sum != default).Select(sum => $"{sum.Group} {sum.Sum}").Order(StringComparer.Ordinal)];

    private sealed record Group(Guid Commune, Guid Province, int Year, Stage Stage, Field? Field, OrganisationKind? Owner, bool Illustrative);
}
