using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Registration;
using Xunit;

namespace Sen.Tests.Progress;

/// <summary>What becomes of the paper that progress was told on: when the form comes back, when a second file is none, and when the record is corrected.</summary>
public class RecordOnBehalfTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_same_form_with_other_words_comes_back_with_its_scan_which_waits_in_the_records_commune(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var (model, officer) = (await Underway(db), await walk.As(Walk.Officer));
        var page = await officer.Open(DeskAddresses.ProgressOnBehalf(model.Id));
        Assert.Equal(HttpStatusCode.Redirect, (await Tell(officer, model.Id, page, Paper("Báo cáo"))).StatusCode);

        using var again = await Tell(officer, model.Id, page, Paper("Báo cáo thêm"), ("note", "Đã trồng thêm sen."));

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var back = await Forms.Parsed(again);
        Assert.Equal("Đã trồng thêm sen.", ((IHtmlTextAreaElement)back.QuerySelector("#note")!).Value);
        var kept = Kept(back);
        var file = await db.Files.AsNoTracking().SingleAsync(row => row.Id == kept, Ct);
        Assert.Equal((model.CommuneId, model.ProvinceId), (file.CommuneId, file.ProvinceId));
        var verb = Operation.KeepPhoto.Verb();
        Assert.Equal([model.CommuneId.ToString("d")], await db.AuditLines.Where(line => line.Verb == verb).Select(line => line.CommuneId).ToListAsync(Ct));

        // It is more work: sent once more it is recorded, and the paper is not asked for again.
        Assert.Equal(HttpStatusCode.Redirect, (await Tell(officer, model.Id, back, null, ("note", "Đã trồng thêm sen."), ("kept", $"{kept}"))).StatusCode);
        Assert.Equal(2, await db.Files.CountAsync(row => row.OwnerKind == FileOwner.EnteredFor, Ct));
        Assert.False(await db.Files.AnyAsync(row => row.OwnerKind == FileOwner.Sender, Ct));
    }

    [Theory, EachDatabase]
    public async Task What_is_optional_folds_away_until_something_is_in_it_and_the_owners_own_form_shows_it(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var (model, officer) = (await Underway(db), await walk.As(Walk.Officer));
        var page = await officer.Open(DeskAddresses.ProgressOnBehalf(model.Id));
        Assert.All((string[])["#so-lieu", "#cac-anh"], part => Assert.False(page.QuerySelector(part)!.HasAttribute("open")));
        Assert.All((string[])["#so-lieu #households", "#so-lieu #land", "#cac-anh #photo-1", "#cac-anh #alt-1"], field => Assert.NotNull(page.QuerySelector(field)));

        // Wrong or filled in, it stands open with what was typed.
        var back = await Forms.Parsed(await Tell(officer, model.Id, page, Paper("Báo cáo"), ("households", "rất nhiều"), ("note", "")));
        Assert.True(back.QuerySelector("#so-lieu")!.HasAttribute("open"));
        Assert.NotNull(back.QuerySelector("#so-lieu #households-error"));
        Assert.False(back.QuerySelector("#cac-anh")!.HasAttribute("open"));
        var described = await Forms.Parsed(await Tell(officer, model.Id, page, Paper("Báo cáo"), ("alt-1", "Bà con đắp bờ ao")));
        Assert.True(described.QuerySelector("#cac-anh")!.HasAttribute("open"));
        Assert.Equal("Bà con đắp bờ ao", described.QuerySelector("#alt-1")!.GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task A_second_file_that_is_no_scan_takes_nothing_away_from_the_one_that_waits(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var (model, officer) = (await Underway(db), await walk.As(Walk.Officer));
        var page = await officer.Open(DeskAddresses.ProgressOnBehalf(model.Id));
        var back = await Forms.Parsed(await Tell(officer, model.Id, page, Paper("Báo cáo"), ("ToldBy", "")));
        var kept = Kept(back);

        var bad = await Forms.Parsed(await Tell(officer, model.Id, back, ("giấy.docx", TestPapers.Word(["Báo cáo"])), ("kept", $"{kept}")));

        Assert.Contains("không phải ảnh hay PDF", bad.QuerySelector("#scan-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(kept, Kept(bad));
        Assert.Equal(HttpStatusCode.Redirect, (await Tell(officer, model.Id, bad, null, ("kept", $"{kept}"))).StatusCode);
        Assert.Equal("application/pdf", (await db.Files.AsNoTracking().SingleAsync(row => row.OwnerKind == FileOwner.EnteredFor, Ct)).MediaType);
        Assert.False(await db.Files.AnyAsync(row => row.OwnerKind == FileOwner.Sender, Ct));
    }

    [Theory, EachDatabase]
    public async Task What_the_owner_corrects_still_says_by_whose_word_it_was_recorded_and_shows_the_paper(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var (model, officer) = (await Underway(db), await walk.As(Walk.Officer));
        await walk.Give(Walk.Women, PostKind.Registrar, model.ResponsibleId);
        await Tell(officer, model.Id, await officer.Open(DeskAddresses.ProgressOnBehalf(model.Id)), Paper("Báo cáo"));
        var entry = await db.EnteredFor.Where(row => row.RegistrationId == model.Id && row.EntryId != null).Select(row => row.EntryId!.Value).SingleAsync(Ct);

        var women = await walk.As(Walk.Women);
        using var content = Content(
            await women.Open(DeskAddresses.CorrectProgress(model.Id, entry)), null, ("on", "21/09/2022"), ("note", "Đã đắp xong bờ ao phía đông."), ("households", "14"), ("corrects", $"{entry}"));
        using var corrected = await women.PostAsync(DeskAddresses.Progress(model.Id), content, Ct);

        Assert.True(corrected.StatusCode == HttpStatusCode.Redirect, await corrected.Content.ReadAsStringAsync(Ct));
        var line = (await walk.Page(Walk.Officer, DeskAddresses.Model(model.Id))).QuerySelectorAll("section[aria-labelledby=minh-chung] .timeline > li")
            .Single(one => one.TextContent.Contains("bờ ao phía đông", StringComparison.Ordinal));
        Assert.Contains("theo lời Trưởng thôn, bằng giấy, ngày 22/09/2022", line.TextContent, StringComparison.Ordinal);
        var scan = line.QuerySelectorAll("a").Single(link => link.TextContent == "Xem bản quét").GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync(scan, Ct)).StatusCode);
    }

    [Theory, EachDatabase]
    public async Task The_same_record_is_asked_about_whichever_door_it_came_by_first_and_its_kept_typing_is_over(Engine engine)
    {
        await using var walk = await Walk.Start(engine);
        await using var db = walk.Sen.Database.OpenAll();
        var (model, officer) = (await Underway(db), await walk.As(Walk.Officer));
        await walk.Give(Walk.Women, PostKind.Registrar, model.ResponsibleId);
        var women = await walk.As(Walk.Women);
        var count = await db.ProgressEntries.CountAsync(row => row.RegistrationId == model.Id, Ct);

        var told = await Tell(officer, model.Id, await officer.Open(DeskAddresses.ProgressOnBehalf(model.Id)), Paper("Báo cáo"));
        Assert.Equal(DeskAddresses.ProgressOnBehalf(model.Id), (await officer.Open(told.Headers.Location!.ToString())).QuerySelector("[data-arrived]")!.GetAttribute("data-arrived"));

        // By the same door with a new form, and by the owner's own.
        var again = await Tell(officer, model.Id, await officer.Open(DeskAddresses.ProgressOnBehalf(model.Id)), Paper("Báo cáo"));
        (string, string)[] same = [("on", "21/09/2022"), ("note", "Đã đắp xong bờ ao."), ("households", "12")];
        using var content = Content(await women.Open(DeskAddresses.Progress(model.Id)), null, same);
        var own = await women.PostAsync(DeskAddresses.Progress(model.Id), content, Ct);
        var pages = new[] { await Forms.Parsed(again), await Forms.Parsed(own) };
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (again.StatusCode, own.StatusCode));
        Assert.All(pages, page => Assert.Contains("Việc này đã được ghi rồi: cùng ngày 21/09/2022", page.QuerySelector("#chua-xong")!.TextContent, StringComparison.Ordinal));
        Assert.Equal(count + 1, await db.ProgressEntries.CountAsync(row => row.RegistrationId == model.Id, Ct));

        // It is more work just like it: sent once more it is recorded.
        using var more = Content(pages[1], null, [.. same, ("besides", pages[1].QuerySelector("input[name=besides]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.Redirect, (await women.PostAsync(DeskAddresses.Progress(model.Id), more, Ct)).StatusCode);
        Assert.Equal(count + 2, await db.ProgressEntries.CountAsync(row => row.RegistrationId == model.Id, Ct));
        Assert.Equal(HttpStatusCode.Conflict, (await Tell(officer, model.Id, pages[0], null, ("kept", $"{Kept(pages[0])}"), ("besides", pages[0].QuerySelector("input[name=besides]")!.GetAttribute("value")!))).StatusCode);
    }

    private static Task<Movement.Models.Registration> Underway(SenDb db) => db.Registrations.AsNoTracking().Where(row => row.Stage == Stage.Underway).OrderBy(row => row.Id).FirstAsync(Ct);

    private static (string, byte[]) Paper(string text) => ("giấy.pdf", TestPapers.Pdf([text]));

    private static Guid Kept(IHtmlDocument page) => Guid.Parse(page.QuerySelector("input[name=kept]")!.GetAttribute("value")!);

    private static async Task<HttpResponseMessage> Tell(HttpClient officer, Guid id, IHtmlDocument page, (string, byte[])? paper, params (string Name, string Value)[] answers)
    {
        (string Name, string Value)[] usual = [("ToldBy", "Trưởng thôn"), ("How", nameof(Telling.Paper)), ("On", "22/09/2022"), ("on", "21/09/2022"), ("note", "Đã đắp xong bờ ao."), ("households", "12")];
        using var form = Content(page, paper, [.. usual.Where(one => !answers.Any(answer => answer.Name == one.Name)), .. answers]);
        return await officer.PostAsync(DeskAddresses.ProgressOnBehalf(id), form, Ct);
    }

    private static MultipartFormDataContent Content(IHtmlDocument page, (string Name, byte[] Bytes)? paper, params (string Name, string Value)[] answers)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in new[] { "__RequestVerificationToken", "key" }.Select(name => (name, page.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!)).Concat(answers))
        {
            form.Add(new StringContent(value), field);
        }

        if (paper is { } file)
        {
            form.Add(new ByteArrayContent(file.Bytes), PaperScans.Field, file.Name);
        }

        return form;
    }
}
