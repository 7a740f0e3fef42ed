using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Sheets;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Testing;
using Sen.Tests.Feedback;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Sen.Tests.Registration;
using Sen.Tests.Spreadsheets;
using Xunit;

namespace Sen.Tests.Plumbing;

/// <summary>Something that is not for everybody: two words side by side, the first, common to all, to look for, the second to find. A search that repeats what was typed shows only the first.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Number">What makes its second word its own.</param>
/// <param name="Entitled">Who may read it.</param>
internal sealed record HiddenThing(string Name, int Number, Func<Actor, bool> Entitled)
{
    /// <summary>The word all of them begin with: one search finds whatever can be found.</summary>
    public const string Key = "khoa7300zq";

    public string Mark => $"dau{Number}zq";

    public string Text => $"{Key} {Mark}";
}

/// <summary>Hidden things of every kind in the demonstration's commune, each made through its own door, and the records they stand in.</summary>
internal sealed class HiddenThings
{
    private readonly Walk _walk;
    private int _number = 7300;

    private HiddenThings(Walk walk) => _walk = walk;

    public List<HiddenThing> All { get; } = [];

    /// <summary>Records that are not public, by the kind of address they belong to.</summary>
    public Dictionary<string, Guid[]> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>A picture and a photograph nobody outside may open.</summary>
    public List<Guid> Files { get; } = [];

    /// <summary>What a writer left to be asked by: on no page, only behind a press of a button.</summary>
    public HiddenThing Contact { get; private set; } = null!;

    private static Guid Commune => Editors.Commune;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<HiddenThings> Plant(SenHost sen)
    {
        // The clients live as long as the host they belong to.
        var things = new HiddenThings(new Walk(sen));
        await things.Articles();
        await things.Media();
        await things.Letter();
        await things.Registrations();
        await things.Requests();
        await things.Sheet();
        await things.Posts();
        return things;
    }

    private HiddenThing New(string name, Func<Actor, bool> entitled)
    {
        var thing = new HiddenThing(name, ++_number, entitled);
        All.Add(thing);
        return thing;
    }

    private static Func<Actor, bool> May(Operation operation, Subject? subject = null) => actor => Access.Ask(actor, operation, subject ?? Subject.Of(Commune)).Ok;

    private static void Done<T>(Outcome<T> outcome) => Assert.True(outcome.Ok, outcome.Refusal?.Sentence.Vi);

    private static void Done(HttpResponseMessage answer) => Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{answer.RequestMessage?.RequestUri}: {answer.StatusCode}");

    private async Task Articles()
    {
        var (title, body, why, part) = (New("a draft's title", May(Operation.EditArticle)), New("a draft's text", May(Operation.EditArticle)), New("why a draft was sent back", May(Operation.EditArticle)), New("a part of the portal that waits", May(Operation.EditSite)));
        var form = Editors.New(title.Text, $"<p>{body.Text}</p>");
        Done(await _walk.Sen.Save(form));
        Done(await _walk.Sen.Move(form.Id, ArticleStep.Submit));
        Done(await _walk.Sen.Move(form.Id, ArticleStep.Return, Editors.Second, why.Text));
        Records["article"] = [form.Id];
        Done(await (await _walk.As("bientap")).Fill($"{EditSitePart.Address}/gioi-thieu", null, ("text", part.Text), ("viec", EditSitePart.Keep)));
    }

    private async Task Media()
    {
        // Whoever erases a consent chooses the picture by its caption.
        var (caption, who, what) = (New("a picture's caption", actor => May(Operation.ReadMedia)(actor) || May(Operation.ErasePersonalData)(actor)), New("who consented to a picture", May(Operation.ReadMedia)), New("what a consent is for", May(Operation.ReadMedia)));
        var editor = await _walk.As("bientap");
        await using var db = _walk.Sen.Database.OpenAll();
        var before = await db.Media.Select(row => row.Id).ToListAsync(Ct);
        Done(await editor.SendFiles(AddMedia.Address, ("anh.jpg", TestPictures.Phone())));
        var id = await db.Media.Where(row => !before.Contains(row.Id)).Select(row => row.Id).SingleAsync(Ct);
        Done(await editor.Fill(DeskAddresses.MediaItem(id), null, ("caption", caption.Text), ("alt", "Ảnh"), ("shown", "Adults"), ("who", who.Text), ("purpose", what.Text), ("given", "05/09/2022")));
        Records["media"] = [id];
        Files.Add(id);
    }

    private async Task Letter()
    {
        using var citizen = _walk.Sen.Client();
        var text = $"{HiddenThing.Key} dau{_number + 1}zq";
        Contact = new("a name that was left", 7399, _ => false);
        Done(await _walk.Sen.Write(citizen, $"{text}: đèn đường không sáng.", photos: [TestPictures.Phone()], more: [("name", Contact.Text), ("phone", "0900 731 731")]));
        await using var db = _walk.Sen.Database.OpenAll();
        var row = (await db.Feedback.AsNoTracking().ToListAsync(Ct)).Single(row => row.Text.Contains(text, StringComparison.Ordinal));
        New("hidden feedback", May(Operation.ReadFeedback, row.Subject));
        Files.Add(await db.Files.Where(file => file.OwnerId == row.Id).Select(file => file.Id).FirstAsync(Ct));
        var address = FeedbackAddresses.Item(row.Id);
        Done(await _walk.Press(Walk.Officer, address, $"{address}/an", ("reason", "Insult")));
        Records["feedback"] = [row.Id];
    }

    private async Task Registrations()
    {
        var (draft, need, why, opinion, sheet) = (_number + 1, _number + 2, _number + 3, _number + 4, _number + 5);
        string Text(int number) => $"{HiddenThing.Key} dau{number}zq";
        var first = await _walk.Draft(Walk.Farmers, Text(draft));
        await _walk.Part(Walk.Farmers, first, 1, ("need", Text(need)));
        var returned = await _walk.Sent(Walk.Farmers, "Hàng rào xanh (minh họa)");
        Done(await _walk.Decide(Walk.Officer, returned, "tra-lai", ("reason.task", Text(why))));
        var appraised = await _walk.Sent(Walk.Farmers, "Vườn rau nhà văn hóa (minh họa)");
        Done(await _walk.Decide(Walk.Officer, appraised, "tham-dinh", ("opinion", Text(opinion))));
        // The history of what was sent is read by the administrator too; a draft's by nobody but its owner.
        async Task<Func<Actor, bool>> Reads(Guid id)
        {
            var subject = (await _walk.Dossier(id)).Subject;
            return actor => May(Operation.ReadModel, subject)(actor) || (subject.Stage != Movement.Models.Stage.Draft && May(Operation.ReadAdministration)(actor) && May(Operation.ReadHistory, subject)(actor));
        }

        New("a draft registration's name", await Reads(first));
        New("what a draft registration says", await Reads(first));
        New("why a registration was sent back", await Reads(returned));
        New("the opinion of an appraisal", await Reads(appraised));
        await using var all = _walk.Sen.Database.OpenAll();
        var underway = (await all.Registrations.AsNoTracking().Where(row => row.Stage == Movement.Models.Stage.Underway).OrderBy(row => row.Id).FirstAsync(Ct)).Id;
        await Write("registration", underway, db =>
        {
            var kept = new Movement.Scoring.KeptScore { Id = Guid.CreateVersion7(SettableClock.Usual), CommuneId = Commune, ProvinceId = _province, RegistrationId = underway, ScorerId = DemoData.Id("account thanhvien") };
            Done(kept.Keep(new Dictionary<int, string?>(), Text(sheet), SettableClock.Usual.UtcDateTime));
            db.KeptScores.Add(kept);
        });
        New("a score sheet that was put by", actor => actor.PersonId == DemoData.Id("account thanhvien"));
        Records["registration"] = [first, returned, appraised, underway];
        await Closed(underway);
    }

    // Of a request that is over who asked and who answered read, and who could do it on this registration; not whoever holds such a post for another organisation.
    private async Task Closed(Guid registration)
    {
        var subject = (await _walk.Dossier(registration)).Subject;
        bool Reads(Actor actor) => actor.PersonId == DemoData.Id("account thanhvien") || actor.PersonId == DemoData.Id("account hoinongdan")
            || May(Operation.RecordProgress, subject)(actor) || (May(Operation.ReadAdministration)(actor) && May(Operation.ReadHistory)(actor));
        var (note, answer) = (New("why something was asked for", Reads), New("why a request was refused", Reads));
        Records["proposal"] = [await _walk.Asked(Operation.RecordProgress, registration, note.Text, answer.Text)];
    }

    private async Task Requests()
    {
        var (who, what) = (New("who asks about the own data", May(Operation.ReadDataRequests)), New("what is asked about the own data", May(Operation.ReadDataRequests)));
        const string Form = $"{DeskAddresses.DataRequests}/ghi";
        var sent = await (await _walk.As(Walk.Administrator)).Fill(Form, Form, ("Kind", "Erase"), ("Place", "Elsewhere"), ("Asker", who.Text), ("Wish", what.Text));
        Done(sent);
        Records["data-request"] = [Guid.Parse(sent.Headers.Location!.OriginalString.Split('/')[^1])];
    }

    private async Task Sheet()
    {
        var row = New("a sheet that waits", May(Operation.AddVillage));
        var form = SheetForm.Of(SheetKind.Villages);
        var sent = await (await _walk.As(Walk.Administrator)).SendSheet(form, SheetFiles.Csv(form, [[$"Thôn {row.Text}", ""], ["", row.Text]]));
        Done(sent);
        Records["import"] = [Guid.Parse(sent.Headers.Location!.OriginalString.Split('/')[^1])];
    }

    private async Task Posts()
    {
        await using var db = _walk.Sen.Database.OpenAll();
        var (farmers, officer) = (DemoData.Id("account hoinongdan"), DemoData.Id("account khoidanvan"));
        var post = await db.Posts.AsNoTracking().SingleAsync(row => row.PersonId == farmers, Ct);
        var office = Office.Of(post);
        var (remark, title) = (New("a remark for a successor", actor => office.IsHeldBy(actor) || May(Operation.ReadInbox)(actor)), New("a draft's name in a hand-over", office.IsHeldBy));
        await Write("post", post.Id, rows => rows.HandOvers.Add(new()
        {
            Id = Guid.CreateVersion7(SettableClock.Usual),
            CommuneId = Commune,
            ProvinceId = _province,
            PostId = post.Id,
            No = 1,
            PersonId = farmers,
            FromTitle = "Hội Nông dân",
            Kind = post.Kind,
            OrganisationId = post.OrganisationId,
            MadeOn = new(2022, 9, 23),
            EndsOn = new(2022, 9, 23),
            MadeBy = "Quản trị",
            Remark = remark.Text,
            Lines = [new HandOverLine { Verb = "Gửi bản đăng ký", VerbInEnglish = "Register", Title = title.Text, TitleInEnglish = title.Text, Withheld = true }],
        }));
        Records["post"] = [post.Id];

        var reason = New("why a post is delegated", actor => actor.PersonId == officer || actor.PersonId == DemoData.Id("account thanhvien") || May(Operation.EndDelegation, Subject.Of(Commune))(actor));
        var given = await db.Posts.AsNoTracking().SingleAsync(row => row.PersonId == officer, Ct);
        Done(await (await _walk.As(Walk.Officer)).Fill(DeskAddresses.Delegation, DeskAddresses.Delegation,
            ("Post", $"{given.Id}"), ("Delegate", $"{DemoData.Id("account thanhvien")}"), ("From", "27/09/2022"), ("Last", "28/09/2022"), ("Reason", reason.Text)));
        Records["account"] = [farmers, officer];
    }

    private Guid _province;

    private async Task Write(string kind, Guid subject, Action<SenDb> change)
    {
        await using var db = _walk.Sen.Database.OpenAll();
        _province = (await db.Sites.SingleAsync(row => row.CommuneId == Commune, Ct)).ProvinceId;
        change(db);
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        Done(await db.Commit(new Act(permit, Guid.CreateVersion7(SettableClock.Usual), kind, subject, SettableClock.Usual.UtcDateTime, Commune), Ct));
    }
}
