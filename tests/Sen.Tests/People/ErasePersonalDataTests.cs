using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Accounts;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Text;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Feedback;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.People;

/// <summary>What is erased once stays erased, and the pages of a request say so: <see cref="Sen.People.ErasePersonalData"/>, <see cref="Sen.People.RecordDataRequest"/>.</summary>
public sealed class ErasePersonalDataTests
{
    private const string Form = $"{DeskAddresses.DataRequests}/ghi";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Where_nothing_was_left_nothing_is_said_to_be_erased_and_the_page_says_what_to_do(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        using var officer = await sen.SignedIn(commune, PostKind.Officer);
        var code = await citizen.Code(await sen.Write(citizen));
        var address = await Record(officer, "Erase", "Feedback", ("Code", code));

        var page = await officer.Open(address);
        Assert.Null(page.QuerySelector($"form[action='{address}/xoa']"));
        Assert.Contains("Không còn gì để xóa", page.Body!.TextContent, StringComparison.Ordinal);
        using var sent = await officer.PostTo(address, $"{address}/xoa", ("confirm", "1"), ("version", "1"), ("key", $"{TestCommune.NewId()}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("Không còn gì để xóa", (await Forms.Parsed(sent)).Body!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(DataRequestState.Open, (await db.DataRequests.AsNoTracking().SingleAsync(Ct)).State);
        using var done = await officer.Fill(address, $"{address}/giai-quyet", ("note", "Đã báo người yêu cầu."));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task After_an_erasure_no_copy_no_name_and_no_try_is_left_and_a_repeated_form_gets_its_first_answer(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        using var admin = await sen.SignedIn(commune, PostKind.Administrator);
        var leaver = TestCommune.NewId();
        using var left = await sen.SignedIn(commune, PostKind.Registrar, leaver);
        await using (var tries = sen.Database.OpenAll())
        {
            await TryCounters.Count(tries, leaver, TryLane.Code, TestCommune.Now, Ct);
        }

        await commune.Write(async db => (await db.Posts.SingleAsync(row => row.PersonId == leaver, Ct)).Until = TestCommune.Today);
        var address = await Record(admin, "Erase", "Account", ("Account", $"{leaver}"));
        var second = await Record(admin, "Erase", "Account", ("Account", $"{leaver}"));
        var page = await admin.Open(address);
        Assert.NotNull(page.QuerySelector($"form[action='{address}/xuat']"));
        using var erased = await admin.Send(page, address, $"{address}/xoa", ("confirm", "1"));
        Assert.Equal(HttpStatusCode.Redirect, erased.StatusCode);

        // The same form again, sent twice: the first answer, although nothing could be erased any more.
        using var again = await admin.Send(page, address, $"{address}/xoa", ("confirm", "1"));
        Assert.Equal(erased.Headers.Location, again.Headers.Location);
        Assert.Null((await admin.Open(address)).QuerySelector($"form[action='{address}/xuat']"));
        using var copy = await admin.Send(page, address, $"{address}/xuat");
        Assert.Equal(HttpStatusCode.Conflict, copy.StatusCode);
        Assert.NotEqual("application/zip", copy.Content.Headers.ContentType?.MediaType);
        await using var db = sen.Database.OpenAll();
        Assert.Empty(await db.AccountTries.Where(row => row.Key.StartsWith($"{leaver:d}")).ToListAsync(Ct));

        // The other request finds nothing left, and says so.
        Assert.Null((await admin.Open(second)).QuerySelector($"form[action='{second}/xoa']"));
        Assert.Null((await admin.Open(second)).QuerySelector($"form[action='{second}/xuat']"));
        using var twice = await admin.PostTo(second, $"{second}/xoa", ("confirm", "1"), ("version", "1"), ("key", $"{TestCommune.NewId()}"));
        Assert.Contains("Không còn gì để xóa", (await Forms.Parsed(twice)).Body!.TextContent, StringComparison.Ordinal);

        foreach (var shown in new[] { "/can-bo/cai-dat", $"/can-bo/cai-dat/nguoi/{leaver}", "/can-bo/cai-dat/quyen", address, second, Form, DeskAddresses.History("account", leaver) })
        {
            Assert.DoesNotContain("da-roi", (await admin.Open(shown)).Body!.InnerHtml, StringComparison.Ordinal);
        }

        Assert.Contains(Account.LeftTitle, (await admin.Open("/can-bo/cai-dat")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Account.LeftTitle, (await admin.Open(Form)).QuerySelector("#Account")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_empty_form_says_of_each_field_what_is_missing_and_accounts_stand_in_the_order_of_the_alphabet(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        using var admin = await sen.SignedIn("quantri");

        using var empty = await admin.Fill(Form, Form);
        var errors = (await Forms.Parsed(empty)).QuerySelectorAll("[role=alert] li").Select(line => line.TextContent).ToList();

        Assert.True(errors.Count > 1);
        Assert.Equal(errors.Count, errors.Distinct().Count());
        var titles = (await admin.Open(Form)).QuerySelectorAll("#Account option[value]:not([value=''])").Select(option => option.TextContent).ToList();
        Assert.True(titles.Count > 5);
        Assert.Equal(titles.OrderBy(SortKey.Of, StringComparer.Ordinal), titles);
        var people = (await admin.Open(DeskAddresses.Audit)).QuerySelectorAll("select[name=ai] option[value]:not([value=''])").Where(option => option.TextContent != "Sen").Select(option => option.TextContent).ToList();
        Assert.True(people.Count > 5);
        Assert.Equal(people.OrderBy(SortKey.Of, StringComparer.Ordinal), people);
    }

    private static async Task<string> Record(HttpClient client, string kind, string place, params (string Name, string Value)[] more)
    {
        using var sent = await client.Fill(Form, Form, [("Kind", kind), ("Place", place), .. more]);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        return sent.Headers.Location!.OriginalString;
    }
}
