using System.Net;
using Sen.Administration;
using Sen.Demo;
using Sen.Movement.Desk;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Portal;
using Sen.Spreadsheets;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Feedback;
using Sen.Tests.Harness;
using Sen.Tests.Plumbing;
using Sen.Tests.Portal;
using Sen.Tests.Spreadsheets;
using Xunit;

namespace Sen.Tests.Look;

/// <summary>Every word of the interface exists in English; names, official terms and what people typed stay Vietnamese and say so.</summary>
public sealed class EnglishTests
{
    private static readonly string[] People = ["khoidanvan", "truongban", "thanhvien", "hoinongdan", "phunu", "thon4", "captren", "quantri", "bientap"];

    // Patterns that answer with something else than a page of the running site.
    private static readonly string[] NoPages = ["/healthz", "/can-bo", "/can-bo/thiet-lap", "/can-bo/thiet-lap/don-vi", "/can-bo/dang-nhap/ma", "/lich.ics", "/robots.txt", "/sitemap", "/can-bo/tiep-nhan/{id:guid}", "/can-bo/nhap-excel/mau/{loai}", "/can-bo/nhap-excel/{id:guid}/can-sua"];

    // The same, with more behind the first word.
    private static readonly string[] NoPagesBelow = ["/tep/", "/rss", "/atom", "/sitemap"];

    // Where a reader begins; the rest is linked.
    private static readonly string[] Addresses =
    [
        "/", "/khong-co-trang-nay", "/can-bo/dang-nhap", "/mo-hinh?q=khong-co", "/mo-hinh?linh-vuc=DEF&nam=2019", "/so-do-trang", "/trang/ngan-sach",
        "/tim-kiem", "/tim-kiem?q=dan+van", "/tim-kiem?q=khong+co+dau", "/gop-y/theo-doi", $"{Invitation.Page}?{Invitation.NameQuery}=ai&{Invitation.CodeQuery}=khong",
    ];

    [Theory, EachDatabase]
    public async Task No_page_and_no_refusal_has_a_Vietnamese_word_of_its_own_when_it_is_read_in_English(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var (receipt, sheet) = await Fill(sen);
        var site = new EnglishSite(sen);
        await site.Learn();

        using (var reader = await site.Arrive(null))
        {
            await site.Mistake("a citizen", reader, await site.Walk("a citizen", reader, receipt));
            await site.Mistake("a reader", reader, await site.Walk("a reader", reader, [.. Addresses]));
        }

        var pages = new List<(string Who, HttpClient Client, List<(string, AngleSharp.Html.Dom.IHtmlDocument)> Pages)>();
        foreach (var user in People)
        {
            var client = await site.Arrive(user);
            // Slips are opened from where a code was just made: here the code is gone.
            string[] slips = user == "quantri" ? [$"{AdministrationAddresses.Person(DemoData.Id("account thon5"))}/{PersonPage.SlipWord}", $"{sheet}/{PrintInvitations.Word}"] : [];
            pages.Add((user, client, await site.Walk(user, client, ["/can-bo/mo-hinh?buoc=Recognised", "/can-bo/viec", "/can-bo/nhat-ky", "/can-bo/toi", "/can-bo/mo-hinh?nam=1999", "/can-bo/cong-tin", $"{EditSitePart.Address}/lien-he", .. slips])));
        }

        // The steps first, for the administrator's mistakes may end a post.
        foreach (var (who, client, opened) in pages)
        {
            await site.Mistake(who, client, opened);
            client.Dispose();
        }

        Assert.True(site.Findings.Count == 0, string.Join('\n', site.Findings));
        Assert.True(site.DeadLinks.Count == 0, string.Join('\n', site.DeadLinks));
        var unseen = site.AllPatterns.Except(site.Patterns).Except(NoPages).Where(pattern => !NoPagesBelow.Any(start => pattern.StartsWith(start, StringComparison.Ordinal))).ToList();
        Assert.True(unseen.Count == 0, string.Join('\n', unseen));
        Assert.True(site.Refusals > 25, $"only {site.Refusals} forms were refused");
    }

    // What the demonstration has none of: pages an editor wrote, an article with much to look at again, feedback that waits. Answers the addresses of the receipt and of a sheet.
    private static async Task<(string Receipt, string Sheet)> Fill(SenHost sen)
    {
        using var editor = await sen.SignedIn("bientap");
        foreach (var part in (string[])["gioi-thieu", "ngan-sach"])
        {
            await editor.Fill($"{EditSitePart.Address}/{part}", null, ("text", "Xã có năm thôn.\n- Thôn Bình Trúc I"), ("viec", EditSitePart.Publish));
        }

        await editor.Fill($"{EditSitePart.Address}/lien-he", null, ("text", "Trụ sở ở thôn Bình Trúc I."), ("viec", EditSitePart.Keep));
        using var added = await editor.SendFiles(AddMedia.Address, ("ảnh đường.jpg", TestPictures.Phone()), ("kế hoạch.pdf", TestPapers.Pdf(["Kế hoạch tháng"])));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);

        var form = Editors.New(body: "<p>Thu gom rát thải ở hộ ông Tư, gọi 0912 345 678.</p><p>MẬT</p><table><tbody><tr><td>Thôn</td></tr><tr><td>Bình Trúc I</td></tr></tbody></table>");
        Assert.True((await sen.Save(form)).Ok);
        Assert.True((await sen.Save(await sen.Open(form.Id) with { Author = "Khối Dân vận xã", Lead = "Cả thôn cùng làm." })).Ok);
        Assert.True((await sen.Restore(form.Id, 1)).Ok);

        using var admin = await sen.SignedIn("quantri");
        await admin.Record(nameof(TreeActKind.Establish), ("Name", "thôn Mới (minh họa)"), ("Parent", "xã Bình Sa"), ("On", "01/09/2022"), ("Number", "12/NQ-HĐND (minh họa)"), ("SignedOn", "20/08/2022"));
        var villages = SheetForm.Of(SheetKind.Villages);
        using var sheet = await admin.SendSheet(villages, SheetFiles.Csv(villages, [["Thôn Bình Trúc I", ""], ["", "01/09/2022"], ["Thôn Bình Trúc I", "zz"]]));
        Assert.Equal(HttpStatusCode.Redirect, sheet.StatusCode);
        using var asked = await admin.Fill($"{DeskAddresses.DataRequests}/ghi", $"{DeskAddresses.DataRequests}/ghi", ("Kind", "See"), ("Place", "Elsewhere"), ("Asker", "Khách của xã"), ("Wish", "Xin xem ảnh."));
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        // Somebody leaves a week from now: there is a hand-over to look at.
        var leaves = AdministrationAddresses.Person(DemoData.Id("account thon4"));
        using var ends = await admin.Fill(leaves, $"{leaves}/thoi", ("Day", "30/09/2022"));
        Assert.Equal(HttpStatusCode.Redirect, ends.StatusCode);
        using var citizen = sen.Client();
        await sen.Write(citizen, "Ngõ xóm trồng hoa rất đẹp.", FeedbackAddresses.Suggest, null, ("model", "Ngõ hoa của xóm"));
        await sen.Slow(citizen, "Mua ngay hàng giảm giá tại cửa hàng.");
        using var sent = await sen.Write(citizen, more: [("name", "Người ở xóm"), ("phone", "0912 345 678")]);
        // Somebody asks for what only others may.
        using var asks = await sen.SignedIn("thanhvien");
        using var closed = await asks.GetAsync(DeskAddresses.Audit, TestContext.Current.CancellationToken);
        using var proposed = await asks.Send(await Forms.Parsed(closed), DeskAddresses.Proposals, DeskAddresses.Proposals, (Proposal.NoteField, "Xin xem ai sửa lịch họp."));
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        return (sent.Headers.Location!.OriginalString, sheet.Headers.Location!.OriginalString.Split('?')[0]);
    }

    [Theory, EachDatabase]
    public async Task The_set_up_speaks_English_too(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var site = new EnglishSite(sen);
        using var client = await site.Arrive(null);

        foreach (var address in (string[])[sen.SetUpAddress(), $"{SetUpCode.Page}/don-vi"])
        {
            site.Look(await client.Open(address), address);
            site.Look(await Forms.Parsed(await client.Fill(address, null)), $"{address}, empty");
            if (address != $"{SetUpCode.Page}/don-vi")
            {
                await client.Fill(address, null, EmptyStart.Administrator);
            }
        }

        Assert.True(site.Findings.Count == 0, string.Join('\n', site.Findings));
    }
}
