using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data;
using Sen.Data.Files;
using Sen.Data.Media;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Spreadsheets;
using Sen.Testing;

namespace Sen.Browser;

/// <summary>Where things stand in the demonstration: records by what they are, pages by the lists that lead to them.</summary>
public sealed class DemoPlaces(SenHost host)
{
    /// <summary>A registration of the year under way at this stage.</summary>
    public async Task<Guid> Registration(Stage stage)
    {
        await using var db = host.Database.OpenAll();
        return await db.Registrations.Where(row => row.Stage == stage).OrderByDescending(row => row.Year).ThenBy(row => row.Id)
            .Select(row => row.Id).FirstAsync();
    }

    /// <summary>The account with this user name.</summary>
    public async Task<Guid> Account(string user)
    {
        await using var db = host.Database.OpenAll();
        return await db.Users.Where(account => account.UserName == user).Select(account => account.Id).SingleAsync();
    }

    /// <summary>A post that somebody holds.</summary>
    public async Task<Guid> Post(string user)
    {
        var person = await Account(user);
        await using var db = host.Database.OpenAll();
        return await db.Posts.Where(post => post.PersonId == person).OrderBy(post => post.From).Select(post => post.Id).FirstAsync();
    }

    /// <summary>An organisation with registrations under way.</summary>
    public async Task<Guid> Organisation()
    {
        await using var db = host.Database.OpenAll();
        return await db.Organisations.Where(row => row.Kind == OrganisationKind.FarmersUnion).Select(row => row.Id).SingleAsync();
    }

    /// <summary>The steering committee.</summary>
    public async Task<Guid> Committee()
    {
        await using var db = host.Database.OpenAll();
        return await db.Committees.OrderBy(row => row.No).Select(row => row.Id).FirstAsync();
    }

    /// <summary>A seat of it.</summary>
    public async Task<Guid> Seat()
    {
        await using var db = host.Database.OpenAll();
        return await db.CommitteeSeats.OrderByDescending(row => row.No).Select(row => row.Id).FirstAsync();
    }

    /// <summary>A village that owns models.</summary>
    public async Task<Guid> Village()
    {
        await using var db = host.Database.OpenAll();
        return await db.Organisations.Where(row => row.Kind == OrganisationKind.Village).OrderBy(row => row.SortKey).Select(row => row.VillageId!.Value).FirstAsync();
    }

    /// <summary>The user name of the registrar whose organisation owns the registration.</summary>
    public async Task<string> RegistrarOf(Guid registration)
    {
        await using var db = host.Database.OpenAll();
        return await (
            from row in db.Registrations
            join post in db.Posts on row.OwnerOrganisationId equals post.OrganisationId
            join account in db.Users on post.PersonId equals account.Id
            where row.Id == registration
            select account.UserName!).FirstAsync();
    }

    /// <summary>The seed article: the one beside which the panel of data stands.</summary>
    public async Task<string> Seed()
    {
        var article = await SeedArticle();
        return Addresses.Article(article.CategorySlug, article.Slug, article.Id);
    }

    /// <summary>The demonstration's piece of feedback.</summary>
    public async Task<Guid> Feedback()
    {
        await using var db = host.Database.OpenAll();
        return await db.Feedback.OrderBy(row => row.ReceivedOn).Select(row => row.Id).FirstAsync();
    }

    /// <summary>The first of a group in the slow lane; put there when the lane is empty.</summary>
    public async Task<Guid> SlowFeedback()
    {
        await using var db = host.Database.OpenAll();
        if (await db.Feedback.Where(row => row.Lane == FeedbackLane.Slow).OrderBy(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync() is var kept && kept != Guid.Empty)
        {
            return kept;
        }

        var (site, now) = (await db.Sites.SingleAsync(), SettableClock.Usual);
        var slow = Enumerable.Range(1, 6).Select(no => CitizenFeedback.Receive(
            Guid.CreateVersion7(now), new Home(site.CommuneId, site.ProvinceId), FeedbackKind.Remark, About.Commune, "", $"Mua ngay hàng giảm giá {no} tại cửa hàng (minh họa).",
            VoluntaryContact.None, ReceiptCode.Hash($"slow {no}"), FeedbackLane.Slow, BusinessCalendar.DateOf(now))).OrderBy(row => row.Id).ToList();
        db.Feedback.AddRange(slow);
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, slow[0].Id, "feedback", slow[0].Id, now.UtcDateTime, site.CommuneId), CancellationToken.None);
        return done.Ok ? slow[0].Id : throw new InvalidOperationException(done.Refusal.Sentence.En);
    }

    public async Task<Guid> SeedId() => (await SeedArticle()).Id;

    /// <summary>A picture of the media library that the seed article uses; put there when the library is empty.</summary>
    public async Task<Guid> Media()
    {
        var article = await SeedArticle();
        await using var db = host.Database.OpenAll();
        if (await db.Media.OrderBy(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync() is var kept && kept != Guid.Empty)
        {
            return kept;
        }

        var keeping = host.Services.GetRequiredService<MediaKeeping>();
        await using var upload = new Upload(new MemoryStream(PhotoWithPlace.Take()), "duong-hoa.jpg");
        var now = SettableClock.Usual;
        var home = new Home(article.CommuneId, article.ProvinceId);
        var made = await keeping.MakePicture(upload, "files", CancellationToken.None);
        var item = (await keeping.Keep(db, made.Value, home, now, CancellationToken.None)).Item;
        item.Caption = "Đường hoa của thôn";
        await MediaUses.Set(db, home, MediaOwner.Article, article.Id, [item.Id], now, CancellationToken.None);
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, item.Id, "media", item.Id, now.UtcDateTime, home.CommuneId), CancellationToken.None);
        return done.Ok ? item.Id : throw new InvalidOperationException(done.Refusal.Sentence.En);
    }

    /// <summary>An act on the tree of units that lies ahead of the demonstration's day.</summary>
    public async Task<Guid> UnitAct()
    {
        var article = await SeedArticle();
        await using var db = host.Database.OpenAll();
        if (await db.UnitActs.Select(row => row.Id).FirstOrDefaultAsync() is var kept && kept != Guid.Empty)
        {
            return kept;
        }

        var (now, id) = (SettableClock.Usual, Guid.CreateVersion7(SettableClock.Usual));
        var act = new TreeAct.Establish(id, new(2023, 1, 1), new("12/NQ-HĐND (minh họa)", new(2022, 8, 20)), ActRows.NewUnit(id, 0), new(UnitKind.Village, "Mới (minh họa)"), article.CommuneId);
        var plan = await UnitActs.Plan(db, act, CancellationToken.None);
        await UnitActs.Track(db, plan.Value, [(act, new()
        {
            Id = id,
            CommuneId = article.CommuneId,
            ProvinceId = article.ProvinceId,
            Kind = TreeActKind.Establish,
            On = act.On,
            DecreeNumber = act.Decree.Number,
            SignedOn = act.Decree.SignedOn,
            No = 1,
            RecordedAt = now.UtcDateTime,
        })], CancellationToken.None);
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, id, "unit-act", id, now.UtcDateTime, article.CommuneId), CancellationToken.None);
        return done.Ok ? id : throw new InvalidOperationException(done.Refusal.Sentence.En);
    }

    /// <summary>A request about the data of an account, to be erased; recorded when there is none yet.</summary>
    public async Task<Guid> DataRequest()
    {
        var (article, account) = (await SeedArticle(), await Account("thon5"));
        await using var db = host.Database.OpenAll();
        if (await db.DataRequests.Select(row => row.Id).FirstOrDefaultAsync() is var kept && kept != Guid.Empty)
        {
            return kept;
        }

        var (now, id) = (SettableClock.Usual, Guid.CreateVersion7(SettableClock.Usual));
        var today = Sen.Movement.BusinessCalendar.DateOf(now);
        db.DataRequests.Add(Movement.Personal.DataRequest.Record(
            id, new(article.CommuneId, article.ProvinceId), Movement.Personal.DataWish.Erase, Movement.Personal.DataPlace.Account, account, "Trưởng thôn cũ (minh họa)", "Tôi đã nghỉ, xin xóa tài khoản.", today, today.AddDays(20)));
        var permit = Access.Ask(Actor.Sen(Door.Job), Operation.LoadDemo, Subject.None).Value;
        var done = await db.Commit(new Act(permit, id, "data-request", id, now.UtcDateTime, article.CommuneId), CancellationToken.None);
        return done.Ok ? id : throw new InvalidOperationException(done.Refusal.Sentence.En);
    }

    /// <summary>A sheet of villages that waits: a right row, a faulty one, and one in an old encoding.</summary>
    public async Task<Guid> Sheet()
    {
        var article = await SeedArticle();
        await using var db = host.Database.OpenAll();
        var form = SheetForm.Of(SheetKind.Villages);
        var text = $"{form.Mark}\n\"{form.Columns[0].Heading.Vi}\";{form.Columns[1].Heading.Vi}\nThôn Mới (minh họa);01/09/2022\nThôn Sau (minh họa);31/02/2022\nTh«n B×nh Tróc;\n";
        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.SendSheet, Subject.Of(article.CommuneId)).Value;
        var kept = await new ImportSheets.Handler(db, new FileStore(host.Options.FilesFolder), host.Clock)
            .Keep(form, "thon-2022.csv", System.Text.Encoding.UTF8.GetBytes(text), Guid.CreateVersion7(SettableClock.Usual), permit, new(article.CommuneId, article.ProvinceId), CancellationToken.None);
        return kept.Ok ? kept.Value.Import : throw new InvalidOperationException(kept.Refusal.Sentence.En);
    }

    private async Task<Article> SeedArticle()
    {
        await using var db = host.Database.OpenAll();
        return await db.Articles.Where(row => db.ArticleLinks.Any(link => link.ArticleId == row.Id)).OrderBy(row => row.Id).FirstAsync();
    }

    /// <summary>The first address on a page that has this form.</summary>
    public async Task<string> Linked(string page, string form)
    {
        using var reader = host.Client();
        var html = await reader.GetStringAsync(new Uri(page, UriKind.Relative));
        return Regex.Match(html, $"href=\"({form})\"", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } found
            ? found.Groups[1].Value
            : throw new InvalidOperationException($"{page} leads to nothing like {form}.");
    }
}
