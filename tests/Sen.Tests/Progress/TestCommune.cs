using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Settings;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Progress;

/// <summary>A commune with one organisation, its people and registrations at any stage, in a test's own database.</summary>
internal sealed class TestCommune(FreshDatabase database)
{
    private static readonly Stage[] Way =
        [Stage.Draft, Stage.Registered, Stage.Appraised, Stage.Approved, Stage.Underway, Stage.Scored, Stage.Recognised];

    private static readonly Step[] Steps = [Step.Register, Step.Appraise, Step.Approve, Step.RecordProgress, Step.Score, Step.Recognise];

    private static int _ids;
    private int _models;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static DateTimeOffset Now => SettableClock.Usual;

    public static DateOnly Today { get; } = BusinessCalendar.DateOf(Now);

    public SettableClock Clock { get; } = new(Now);

    public Guid Id { get; } = NewId();

    public Guid ProvinceId { get; } = NewId();

    public Guid OrganisationId { get; } = NewId();

    public Guid RegistrantId { get; } = NewId();

    public Home Home => new(Id, ProvinceId);

    public Actor Registrar => Person(RegistrantId, PostKind.Registrar);

    public Actor Member => Person(NewId(), PostKind.CommitteeMember);

    public Actor Head => Person(NewId(), PostKind.CommitteeHead);

    /// <summary>Ids in the order they were asked for, as in life.</summary>
    public static Guid NewId() => Guid.CreateVersion7(Now.AddMilliseconds(Interlocked.Increment(ref _ids)));

    public Actor Person(Guid id, PostKind post) =>
        new(id, PostNames.Of(post).Vi, Door.Page, [new(post, Id, post == PostKind.Registrar ? OrganisationId : null)], Standing.Person);

    public SenDb Open() => database.Open(Id);

    /// <summary>Writes what a registration needs around it.</summary>
    public static async Task<TestCommune> Of(FreshDatabase database, bool site = true)
    {
        var commune = new TestCommune(database);
        await commune.Write(db =>
        {
            db.Organisations.Add(new()
            {
                Id = commune.OrganisationId,
                CommuneId = commune.Id,
                ProvinceId = commune.ProvinceId,
                Name = "Hội Nông dân xã",
                ShortName = "Hội ND xã",
                SortKey = "hoi nd",
            });
            if (site)
            {
                db.Sites.Add(new() { Id = NewId(), CommuneId = commune.Id, ProvinceId = commune.ProvinceId, Name = "Xã thử nghiệm" });
            }
        });
        return commune;
    }

    /// <summary>A registration that went all its way to a stage; recognised ones have their claim and their public model.</summary>
    public async Task<Guid> Registration(Stage at, bool sensitive = false, int? halves = null, Guid? model = null, int year = 2022)
    {
        var id = NewId();
        await Write(async db =>
        {
            var owned = model is { } known ? await db.Models.SingleAsync(row => row.Id == known, Ct) : NewModel(db, sensitive);
            var registration = Movement.Models.Registration.Begin(id, owned, year, RegistrantId, Now.UtcDateTime);
            foreach (var step in Steps.Take(Array.IndexOf(Way, at)))
            {
                Assert.True(registration.Take(step, Now.UtcDateTime).Ok);
            }

            registration.ScoreHalves = halves ?? (at >= Stage.Scored ? 172 : null);
            db.Registrations.Add(registration);
            if (at == Stage.Recognised)
            {
                db.LevelClaims.Add(Claim(registration).Recognise("05-QĐ/BCĐ", Today, exemplary: false, Today).Value);
                owned.IsPublic = true;
            }
        });
        return id;
    }

    /// <summary>A setting that holds from a day on.</summary>
    public Task Set(string key, string value, DateOnly from) => Write(db => db.Settings.Add(new DatedSetting
    {
        Id = NewId(),
        CommuneId = Id,
        ProvinceId = ProvinceId,
        Key = key,
        Value = value,
        ValidFrom = from,
    }));

    public Task Write(Action<SenDb> change) => Write(db =>
    {
        change(db);
        return Task.CompletedTask;
    });

    public async Task Write(Func<SenDb, Task> change)
    {
        await using var db = database.OpenAll();
        await change(db);
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, NewId(), "test", Id, Now.UtcDateTime, Id), Ct);
        Assert.True(done.Ok, done.Refusal?.Sentence.Vi);
    }

    /// <summary>The dossier as it stands, read anew.</summary>
    public async Task<Dossier> Read(Guid registration)
    {
        await using var db = Open();
        return (await Registrations.Load(db, registration, Today, Ct))!;
    }

    private EmulationModel NewModel(SenDb db, bool sensitive)
    {
        var model = EmulationModel.Begin(NewId(), Home, OrganisationId, $"Trồng sen kết hợp nuôi cá {++_models}").Value;
        model.SensitiveSubject = sensitive;
        db.Models.Add(model);
        return model;
    }

    private static LevelClaim Claim(Movement.Models.Registration registration) => new()
    {
        Id = NewId(),
        CommuneId = registration.CommuneId,
        ProvinceId = registration.ProvinceId,
        RegistrationId = registration.Id,
        ModelId = registration.ModelId,
        Level = Level.Commune,
    };
}
