using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Demo;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>People of the demonstration at their desks, and the steps they take in the pages, with scripts off.</summary>
internal sealed class Walk(SenHost sen) : IAsyncDisposable
{
    public const string Farmers = "hoinongdan", Women = "phunu", Officer = "khoidanvan", Head = "truongban", Member = "thanhvien", Administrator = "quantri";

    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public SenHost Sen => sen;

    public static async Task<Walk> Start(Engine engine) => new(await SenHost.Start(engine, demo: true));

    /// <summary>The person's browser, signed in once.</summary>
    public async Task<HttpClient> As(string user)
    {
        if (!_clients.TryGetValue(user, out var client))
        {
            _clients[user] = client = await sen.SignedIn(user);
            // Whoever was given a post that decides sets the second step up first, as the page asks.
            if ((await client.GetAsync(DeskAddresses.MyWork, Ct)).Headers.Location?.ToString() == DeskAddresses.SecondStep)
            {
                await sen.SetUpSecondStep(client, user);
            }
        }

        return client;
    }

    public async Task<IHtmlDocument> Page(string user, string address) => await (await As(user)).Open(address);

    /// <summary>Opens a page and presses the button that sends its form to an address, with these answers.</summary>
    public async Task<HttpResponseMessage> Press(string user, string address, string to, params (string Name, string Value)[] answers) =>
        await Press(user, await Page(user, address), to, answers);

    /// <summary>Presses a button of a page that is already open: the fields of its form, those outside that name it, and the answers.</summary>
    public async Task<HttpResponseMessage> Press(string user, IHtmlDocument page, string to, params (string Name, string Value)[] answers) =>
        await (await As(user)).PostAsync(to, Content(page, to, answers), Ct);

    /// <summary>The same, as the page's own script sends it.</summary>
    public async Task<HttpResponseMessage> PressForJson(string user, IHtmlDocument page, string to, params (string Name, string Value)[] answers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = Content(page, to, answers) };
        request.Headers.Accept.ParseAdd("application/json");
        return await (await As(user)).SendAsync(request, Ct);
    }

    /// <summary>Sends the fields of one page's form to another address, as somebody does who has no button there.</summary>
    public async Task<HttpResponseMessage> PressElsewhere(
        string user, IHtmlDocument page, string form, string to, bool json, params (string Name, string Value)[] answers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = Content(page, form, answers) };
        request.Headers.Accept.ParseAdd(json ? "application/json" : "text/html");
        return await (await As(user)).SendAsync(request, Ct);
    }

    /// <summary>Writes a whole draft in the pages and answers its registration.</summary>
    public async Task<Guid> Draft(string user, string name)
    {
        var begun = await Press(user, DeskAddresses.Begin, DeskAddresses.Begin,
            ("name", name), ("field", nameof(Field.Economy)), ("village", AnswerSheet.WholeCommune), ("need", "Ao bỏ trống 0,8 ha."), ("toi", "phan"));
        var id = IdIn(begun);
        await Part(user, id, 2, ("site", "Ao chung đầu thôn."), ("content", "Cải tạo ao."), ("task", "Đắp bờ ao; trồng sen."), ("link", "Họp dân."), ("method", "Đến từng hộ."));
        await Part(user, id, 3, ("goal", "12 hộ có thêm thu nhập."), ("forces", "Hội Nông dân chủ trì."), ("finish-on", "15/11/2022"), ("sensitive", AnswerSheet.No));
        return id;
    }

    /// <summary>Saves a part of a draft; fails the test when it comes back.</summary>
    public async Task Part(string user, Guid id, int part, params (string Name, string Value)[] answers)
    {
        var address = DeskAddresses.Form(id, part);
        var saved = await Press(user, address, address, [.. answers, ("toi", "phan")]);
        Assert.Equal(DeskAddresses.Form(id, part + 1), saved.Headers.Location?.ToString());
    }

    /// <summary>Writes a draft and sends it.</summary>
    public async Task<Guid> Sent(string user, string name)
    {
        var id = await Draft(user, name);
        Assert.Equal(HttpStatusCode.Redirect, (await Press(user, DeskAddresses.Form(id, 5), DeskAddresses.Submit(id))).StatusCode);
        return id;
    }

    /// <summary>Takes a decision in the review page.</summary>
    public Task<HttpResponseMessage> Decide(string user, Guid id, string word, params (string Name, string Value)[] answers) =>
        Press(user, DeskAddresses.Review(id), Decision(id, word), answers);

    public static string Decision(Guid id, string word) => $"{DeskAddresses.Review(id)}/{word}";

    public async Task<Dossier> Dossier(Guid id)
    {
        await using var db = sen.Database.OpenAll();
        return (await Registrations.Load(db, id, new(2022, 9, 23), Ct))!;
    }

    /// <summary>Gives somebody another post, from the first day of the year on.</summary>
    public async Task Give(string user, PostKind kind, Guid? organisation = null)
    {
        await using var db = sen.Database.OpenAll();
        var account = await db.Users.SingleAsync(row => row.UserName == user, Ct);
        var home = await db.Sites.SingleAsync(Ct);
        db.Posts.Add(new()
        {
            Id = Guid.CreateVersion7(SettableClock.Usual),
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            PersonId = account.Id,
            Kind = kind,
            OrganisationId = organisation,
            From = new(2022, 1, 1),
        });
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        Assert.True((await db.Commit(
            new Act(permit, Guid.CreateVersion7(SettableClock.Usual), "post", account.Id, SettableClock.Usual.UtcDateTime, home.CommuneId), Ct)).Ok);
    }

    /// <summary>A request of the committee member about a registration, an hour old; closed by the farmers' registrar when there is an answer.</summary>
    public async Task<Guid> Asked(Operation operation, Guid registration, string note = "", string? answer = null)
    {
        await using var db = sen.Database.OpenAll();
        var (home, now) = (await db.Registrations.Where(row => row.Id == registration).Select(row => new Home(row.CommuneId, row.ProvinceId)).SingleAsync(Ct), SettableClock.Usual.UtcDateTime.AddHours(-1));
        var (asker, answerer) = (Demo(Member, "Thành viên"), Demo(Farmers, "Hội Nông dân"));
        var asked = Proposal.Ask(Guid.CreateVersion7(SettableClock.Usual), home, asker, (operation, registration, DeskAddresses.Model(registration)), note, now).Value;
        if (answer is not null)
        {
            Assert.True(asked.Close(false, answer, answerer, now).Ok);
        }

        db.Proposals.Add(asked);
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        Assert.True((await db.Commit(new Act(permit, Guid.CreateVersion7(SettableClock.Usual), "proposal", asked.Id, now, home.CommuneId), Ct)).Ok);
        return asked.Id;
    }

    /// <summary>Where the requests of the committee member stand, by registration.</summary>
    public async Task<Dictionary<Guid, ProposalState>> StatesOfAsked()
    {
        await using var db = sen.Database.OpenAll();
        return (await ProposalReading.AskedBy(db, Demo(Member, "Thành viên"), BusinessCalendar.DateOf(SettableClock.Usual), Ct)).ToDictionary(one => one.Proposal.RecordId!.Value, one => one.State);
    }

    private static Actor Demo(string user, string title) => new(DemoData.Id($"account {user}"), title, Door.Page, [], Standing.Person);

    public async Task<Guid> Organisation(string user)
    {
        await using var db = sen.Database.OpenAll();
        return await (from account in db.Users
                      join post in db.Posts on account.Id equals post.PersonId
                      where account.UserName == user && post.OrganisationId != null
                      select post.OrganisationId!.Value).SingleAsync(Ct);
    }

    /// <summary>The registration of a demonstration's model in 2022.</summary>
    public async Task<Guid> Known(string model, int year = 2022)
    {
        await using var db = sen.Database.OpenAll();
        return await (from registration in db.Registrations
                      join row in db.Models on registration.ModelId equals row.Id
                      where row.Name == model && registration.Year == year
                      select registration.Id).SingleAsync(Ct);
    }

    /// <summary>How many acts of a kind the audit holds on a record.</summary>
    public async Task<int> Acts(Guid subject, Operation operation)
    {
        await using var db = sen.Database.OpenAll();
        var (id, verb) = (subject.ToString("d"), operation.Verb());
        return await db.AuditLines.CountAsync(line => line.SubjectId == id && line.Verb == verb, Ct);
    }

    public static Guid IdIn(HttpResponseMessage answer) => Guid.Parse(answer.Headers.Location!.ToString().Split('/')[3]);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await sen.DisposeAsync();
    }

    private static FormUrlEncodedContent Content(IHtmlDocument page, string to, (string Name, string Value)[] answers)
    {
        var form = page.Forms.Single(form => form.GetAttribute("action") == to || form.QuerySelector($"button[formaction='{to}']") is not null);
        var fields = form.QuerySelectorAll("input[type=hidden], input:not([type]), input:checked, textarea, select")
            .Concat(page.QuerySelectorAll($"[form='{form.Id}']")).Where(control => control.HasAttribute("name"))
            .Select(control => (Name: control.GetAttribute("name")!, Value: control switch
            {
                IHtmlTextAreaElement text => text.Value,
                IHtmlSelectElement choice => choice.Value ?? "",
                _ => control.GetAttribute("value") ?? "",
            }))
            .Where(field => !answers.Any(answer => answer.Name == field.Name));
        return new(fields.Concat(answers).Select(field => new KeyValuePair<string, string>(field.Name, field.Value)));
    }
}
