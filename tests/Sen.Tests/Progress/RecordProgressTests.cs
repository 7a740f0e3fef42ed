using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Plumbing;
using Xunit;
using static Sen.Progress.RecordProgress;

namespace Sen.Tests.Progress;

public class RecordProgressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_first_progress_with_two_photographs_sets_the_model_under_way(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Approved);

        var done = await Record(database, commune, commune.Registrar, Form(id, Photo(640, 480), Photo(480, 640)));

        Assert.True(done.Ok, done.Refusal?.Sentence.Vi);
        await using var db = commune.Open();
        var note = Assert.Single(await ProgressLog.Of(db, id, Ct));
        Assert.Equal(Stage.Underway, (await commune.Read(id)).Registration.Stage);
        Assert.Equal((12, 1_200, 60, 186_000_000L, 15_000), (note.Entry.Households, note.Entry.Participants, note.Entry.LabourDays, note.Entry.MoneyDong, note.Entry.LandSquareMetres));
        Assert.Equal(["Bà con đắp bờ ao 640", "Bà con đắp bờ ao 480"], note.Photos.Select(photo => photo.AltText));
        Assert.All(note.Photos, photo => Assert.Equal((FileOwner.ProgressEntry, note.Entry.Id, note.Entry.ModelId, commune.Id), (photo.OwnerKind, photo.OwnerId, photo.ModelId!.Value, photo.CommuneId)));
        var line = await db.AuditLines.SingleAsync(line => line.Verb == "progress.record", Ct);
        Assert.Equal(("registration", id.ToString("d")), (line.SubjectKind, line.SubjectId));
        await using var all = database.OpenAll();
        Assert.Null((await Verification.Run(all, Ct)).FirstBad);
    }

    [Theory, EachDatabase]
    public async Task Pressed_twice_it_is_written_once(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Approved);
        var form = Form(id, Photo(320, 240));

        var first = await Record(database, commune, commune.Registrar, form);
        var second = await Record(database, commune, commune.Registrar, form);

        Assert.Equal((false, true), (first.Value.Replayed, second.Value.Replayed));
        await using var db = commune.Open();
        Assert.Equal((1, 1), (await db.ProgressEntries.CountAsync(Ct), await db.Files.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Two_people_of_one_organisation_may_write_at_the_same_moment(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Approved);
        var colleague = commune.Person(TestCommune.NewId(), PostKind.Registrar);

        var done = await Task.WhenAll(
            Record(database, commune, commune.Registrar, Form(id, Photo(320, 240))), Record(database, commune, colleague, Form(id, Photo(240, 320)) with { Note = "Đã trồng thêm 30 cây." }));

        Assert.All(done, one => Assert.True(one.Ok, one.Refusal?.Sentence.Vi));
        await using var db = commune.Open();
        Assert.Equal((2, 2), (await db.ProgressEntries.CountAsync(Ct), await db.Files.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_is_kept(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway);
        var form = new Form(id, TestCommune.NewId(), "31/02/2022", " ", new("mười", null, null, null, null),
            [new("", "", TestPictures.Upload([.. "%PDF-1.7"u8])), new("Ao sen", "", null), TypedPicture.None]);

        var refusal = Assert.IsType<Refusal.Invalid>((await Record(database, commune, commune.Registrar, form)).Refusal);

        Assert.Equal(["alt-1", "households", "note", "on", "photo-1", "photo-2"], refusal.Fields.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("PDF", refusal.Fields["photo-1"].Vi, StringComparison.Ordinal);
        Assert.Contains("chọn lại", refusal.Fields["photo-2"].Vi, StringComparison.Ordinal);
        await using var db = commune.Open();
        Assert.Empty(await db.ProgressEntries.ToListAsync(Ct));
        Assert.Empty(new FileStore(database.Options.FilesFolder).All());
    }

    [Theory, EachDatabase]
    public async Task A_sensitive_model_takes_no_photograph(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Underway, sensitive: true);

        var refusal = Assert.IsType<Refusal.Invalid>((await Record(database, commune, commune.Registrar, Form(id, Photo(320, 240)))).Refusal);
        var without = await Record(database, commune, commune.Registrar, Form(id));

        Assert.Equal(["photo-1"], refusal.Fields.Keys);
        Assert.True(without.Ok, without.Refusal?.Sentence.Vi);
        Assert.Empty(new FileStore(database.Options.FilesFolder).All());
    }

    [Theory, EachDatabase]
    public async Task Only_the_organisation_itself_records_and_only_after_the_approval(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var approved = await commune.Registration(Stage.Approved);
        var waiting = await commune.Registration(Stage.Appraised);
        var other = commune.Registrar with { Posts = [new(PostKind.Registrar, commune.Id, TestCommune.NewId())] };

        Assert.IsType<Refusal.NotYours>((await Record(database, commune, commune.Head, Form(approved))).Refusal);
        Assert.IsType<Refusal.NotYours>((await Record(database, commune, other, Form(approved))).Refusal);
        Assert.IsType<Refusal.OutOfOrder>((await Record(database, commune, commune.Registrar, Form(waiting))).Refusal);
        Assert.IsType<Refusal.Missing>((await Record(database, commune, commune.Registrar, Form(TestCommune.NewId()))).Refusal);
    }

    [Theory, EachDatabase]
    public async Task A_record_corrected_into_the_words_of_another_is_asked_about_because_both_would_count(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Approved);
        Assert.True((await Record(database, commune, commune.Registrar, Form(id))).Ok);
        Assert.True((await Record(database, commune, commune.Registrar, Form(id) with { Key = TestCommune.NewId(), Note = "Đã trồng sen." })).Ok);
        await using var db = commune.Open();
        var other = await db.ProgressEntries.AsNoTracking().SingleAsync(entry => entry.Note == "Đã trồng sen.", Ct);
        var correction = Form(id) with { Corrects = other.Id, Key = TestCommune.NewId() };

        var asked = await Record(database, commune, commune.Registrar, correction);

        Assert.Contains("Nếu là ghi trùng: bỏ số liệu ở lần ghi này", Assert.IsType<Refusal.Taken>(asked.Refusal).Sentence.Vi, StringComparison.Ordinal);
        Assert.Equal(2, await db.ProgressEntries.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_entry_is_corrected_by_a_later_one_that_counts_in_its_place_and_both_are_kept(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        var id = await commune.Registration(Stage.Approved);
        await Record(database, commune, commune.Registrar, Form(id, Photo(320, 240)));
        await using var db = commune.Open();
        var wrong = Assert.Single(await ProgressLog.Of(db, id, Ct)).Entry;
        var begun = (await commune.Read(id)).Registration.StageSince;

        commune.Clock.Advance(TimeSpan.FromDays(2));
        var correction = Form(id) with { Corrects = wrong.Id, Note = "Đã đắp xong 12 m bờ ao.", Figures = new("12", "120", "6", null, null) };
        Assert.True((await Record(database, commune, commune.Registrar, correction)).Ok);
        var twice = await Record(database, commune, commune.Registrar, correction with { Key = TestCommune.NewId() });

        Assert.IsType<Refusal.Taken>(twice.Refusal);
        Assert.IsType<Refusal.Missing>((await Record(database, commune, commune.Registrar, Form(await commune.Registration(Stage.Underway)) with { Corrects = wrong.Id })).Refusal);
        var standing = Assert.Single(await ProgressLog.Of(db, id, Ct));
        Assert.Equal(("Đã đắp xong 12 m bờ ao.", 6, wrong.Id), (standing.Entry.Note, standing.Entry.LabourDays, Assert.Single(standing.Earlier).Id));
        Assert.Equal("Bà con đắp bờ ao 320", Assert.Single(standing.Photos).AltText);
        Assert.Equal((2, "Đã đắp xong 120 m bờ ao."), (await db.ProgressEntries.CountAsync(Ct), (await db.ProgressEntries.SingleAsync(entry => entry.Id == wrong.Id, Ct)).Note));
        // The stage began with the first progress; what was recorded since does not move it.
        var registration = (await commune.Read(id)).Registration;
        Assert.Equal((begun, begun), (registration.StageSince, registration.ProgressAt));
    }

    [Theory, EachDatabase]
    public async Task A_commune_knows_nothing_of_its_neighbours_registrations(Engine engine)
    {
        await using var database = await engine.Fresh();
        var here = await TestCommune.Of(database);
        var there = await TestCommune.Of(database);
        var id = await there.Registration(Stage.Approved);

        Assert.IsType<Refusal.Missing>((await Record(database, here, here.Registrar, Form(id))).Refusal);
    }

    internal static Form Form(Guid id, params TypedPicture[] pictures) => new(
        id, TestCommune.NewId(), "22/09/2022", "Đã đắp xong 120 m bờ ao.", new("12", "1.200", "60", "186 triệu", "1,5 ha"), pictures);

    internal static TypedPicture Photo(int width, int height) => new($"Bà con đắp bờ ao {width}", "", TestPictures.Upload(TestPictures.Jpeg(width, height)));

    internal static async Task<Outcome<Receipt>> Record(FreshDatabase database, TestCommune commune, Actor actor, Form form) =>
        (await Send(database, commune, actor, form)).Done;

    /// <summary>What became of the form, and the form as it goes back.</summary>
    internal static async Task<Answer> Send(FreshDatabase database, TestCommune commune, Actor actor, Form form)
    {
        await using var db = commune.Open();
        using var photos = new Photos(new(database.Options.FilesFolder));
        var unsent = new UnsentPhotos(db, photos, commune.Clock);
        return await new Handler(db, photos, unsent, new(db, new(photos, new(database.Options.FilesFolder)), photos, unsent), commune.Clock).Handle(form, actor, Ct);
    }
}
