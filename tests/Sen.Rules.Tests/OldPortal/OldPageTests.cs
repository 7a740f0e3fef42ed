using System.Text;
using System.Text.Json;
using Sen.Movement.OldPortal;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.OldPortal;

public class OldPageTests
{
    private static readonly DateOnly Day = new(2020, 9, 23);

    [Fact]
    public void Every_field_of_the_seed_page_is_kept_and_nothing_is_odd()
    {
        var (page, expected) = (SeedPage.Read(), SeedPage.Expected);
        string[] Texts(string name) => [.. expected.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
        string? Text(string name) => expected.GetProperty(name).GetString();

        Assert.Equal((Text("section"), Text("category"), Text("title"), Text("author")), (page.Section, page.Category, page.Title, page.Author));
        Assert.Equal((Day, Text("published_as_shown"), 200), (page.Published, page.PublishedAsShown, page.Views));
        Assert.Equal(Texts("paragraphs"), page.Paragraphs);
        Assert.Equal(Texts("captions").Select(text => new OldCaption(text, 3)), page.Captions);
        Assert.Equal(Texts("newer"), page.Newer);
        Assert.Equal(Texts("older"), page.Older);
        Assert.Equal([1, 2], page.Pager);
        var foot = expected.GetProperty("footer");
        Assert.Equal(
            (foot.GetProperty("copyright_holder").GetString(), foot.GetProperty("commune").GetString(), foot.GetProperty("email").GetString(), foot.GetProperty("designed_by").GetString()),
            (page.Footer.CopyrightHolder, page.Footer.Commune, page.Footer.Email, page.Footer.DesignedBy));
        Assert.Equal(["xã Bình Sa", "huyện Thăng Bình", "tỉnh Quảng Nam"], page.Footer.AddressUnits);
        Assert.Equal("Thôn Bình Trúc I, xã Bình Sa, huyện Thăng Bình, tỉnh Quảng Nam", page.Footer.Office);
        Assert.Equal(["02353. 873.157"], page.Footer.Phones);
        Assert.Equal(new OldStatistics(null, null, null), page.Statistics);
        Assert.Empty(page.Warnings);
    }

    [Fact]
    public void The_same_page_in_other_forms_says_the_same()
    {
        var expected = SeedPage.Values(SeedPage.Read());
        string[] forms =
        [
            SeedPage.Text.ReplaceLineEndings("\r\n"), SeedPage.Text.ReplaceLineEndings("\r"), $"\uFEFF{SeedPage.Text}", VietnameseText.Nfd(SeedPage.Text),
            SeedPage.Text.Replace(' ', '\u00A0'), SeedPage.Text.Replace("\n", " \u200B\n\n", StringComparison.Ordinal),
            SeedPage.Text.Normalize(NormalizationForm.FormD), SeedPage.Text.Replace("Các tin mới hơn:", "CÁC TIN MỚI HƠN", StringComparison.Ordinal),
        ];

        Assert.All(forms, form => Assert.Equal(expected, SeedPage.Values(OldPageReader.Read(form))));
    }

    [Theory]
    [InlineData("Tác giả: Nguyễn Văn Long .Ngày đăng: 23/09/2020 .Lượt xem: 1.234 lượt.", "Nguyễn Văn Long", true, "23/09/2020", 1234L)]
    [InlineData("Tác giả: Nguyễn Văn Long .Ngày đăng: 23/9/2020 .Lượt xem: 0 lượt.", "Nguyễn Văn Long", true, "23/9/2020", 0L)]
    [InlineData("Tác giả: UBND xã B.S. .Ngày đăng: 23-09-2020 .Lượt xem: 12 345 lượt", "UBND xã B.S.", true, "23-09-2020", 12345L)]
    [InlineData("Tác giả: Nguyễn Văn Long .Ngày đăng: 31/02/2020 .Lượt xem: 200 lượt.", "Nguyễn Văn Long", false, "31/02/2020", 200L)]
    [InlineData("Tác giả: Nguyễn Văn Long .Ngày đăng: 23/09/20 .Lượt xem: 200 lượt.", "Nguyễn Văn Long", false, "23/09/20", 200L)]
    [InlineData("Tác giả: Nguyễn Văn Long .Ngày đăng: 23/09/2020 10:30:05 .Lượt xem: 200 lượt.", "Nguyễn Văn Long", true, "23/09/2020 10:30:05", 200L)]
    [InlineData("Tác giả: Nguyễn Văn Long .Ngày đăng: 23/09/2020 .", "Nguyễn Văn Long", true, "23/09/2020", null)]
    [InlineData("Tác giả: Nguyễn Văn Long .Ngày đăng: 23/09/2020 .Lượt xem: lượt.", "Nguyễn Văn Long", true, "23/09/2020", null)]
    [InlineData("Tác giả: Nguyễn Văn Long .Ngày đăng: 23/09/2020 .Lượt xem: 12.34 lượt.", "Nguyễn Văn Long", true, "23/09/2020", null)]
    [InlineData("Tác giả: Nguyễn Văn Long .Lượt xem: 200 lượt.", "Nguyễn Văn Long", false, null, 200L)]
    [InlineData("Tác giả: .Ngày đăng: 23/09/2020 .Lượt xem: 200 lượt.", null, true, "23/09/2020", 200L)]
    [InlineData("Ngày đăng: 23/09/2020 .Lượt xem: 200 lượt.", null, true, "23/09/2020", 200L)]
    [InlineData("tác giả : Nguyễn Văn Long | ngày đăng : 23/09/2020 | lượt xem : 200", "Nguyễn Văn Long", true, "23/09/2020", 200L)]
    [InlineData("Tác giả: Nguyễn Văn Long\nNgày đăng: 23/09/2020\nLượt xem: 200 lượt", "Nguyễn Văn Long", true, "23/09/2020", 200L)]
    [InlineData("Lượt xem: 200 lượt", null, false, null, 200L)]
    [InlineData("Tác giả:", null, false, null, null)]
    public void The_byline_is_read_in_all_its_oddities(string line, string? author, bool isDay, string? shown, long? views)
    {
        var page = SeedPage.WithByline(line);

        Assert.Equal((author, isDay ? Day : null, shown, views), (page.Author, page.Published, page.PublishedAsShown, page.Views));
        Assert.Equal(SeedPage.Read().Paragraphs, page.Paragraphs);
        Assert.Equal("Bình Sa phát huy hiệu quả các mô hình “Dân vận khéo”", page.Title);
        Assert.Equal(author is null || !isDay || views is null, page.Warnings.Count > 0);
    }

    [Fact]
    public void A_page_without_a_byline_is_read_by_its_section_label()
    {
        var page = SeedPage.With(SeedPage.Byline + "\n", "");

        Assert.Equal(("Chi tiết tin", "Công tác xây dựng chính quyền", SeedPage.Read().Title), (page.Section, page.Category, page.Title));
        Assert.Equal((null, null, null), (page.Author, page.Published, page.Views));
        Assert.Equal(SeedPage.Read().Paragraphs, page.Paragraphs);
        Assert.NotEmpty(page.Warnings);
    }

    [Theory]
    [InlineData("Chi tiết tin\n", null, "Công tác xây dựng chính quyền", true)]
    [InlineData("Công tác xây dựng chính quyền\n", "Chi tiết tin", null, true)]
    [InlineData("Chi tiết tin\nCông tác xây dựng chính quyền\n", null, null, true)]
    [InlineData("Chi tiết tin\nCông tác xây dựng chính quyền\nBình Sa phát huy hiệu quả các mô hình “Dân vận khéo”\n", null, null, false)]
    public void What_the_head_lacks_is_null(string gone, string? section, string? category, bool title)
    {
        var page = SeedPage.With(gone, "");

        Assert.Equal((section, category, title), (page.Section, page.Category, page.Title is not null));
        Assert.Equal("Nguyễn Văn Long", page.Author);
        Assert.NotEmpty(page.Warnings);
    }

    [Fact]
    public void A_banner_and_a_menu_before_the_section_are_not_the_title()
    {
        var page = OldPageReader.Read($"UBND xã Bình Sa\nTrang chủ\nTin tức\nLiên hệ\n{SeedPage.Text}");

        Assert.Equal(SeedPage.Values(SeedPage.Read()), SeedPage.Values(page));
    }

    [Theory]
    [InlineData("(Ảnh: Một)\n(Ảnh:Hai (thôn 2))", "Một|Hai (thôn 2)", 3, 8)]
    [InlineData("(ảnh : Một (hội (chi hội 2))).", "Một (hội (chi hội 2))", 3, 8)]
    [InlineData("(Ảnh: Một (thôn 2)", "Một (thôn 2)", 3, 8)]
    [InlineData("Bà con làm sen (Ảnh: ao sen), nuôi cá.", "ao sen", 4, 9)]
    [InlineData("(Ảnh: ao sen) Bà con làm sen.", "ao sen", 3, 9)]
    [InlineData("(Ảnh: a) (Ảnh: b)", "a|b", 3, 8)]
    [InlineData("(Ảnh chụp năm 2020)", "", null, 9)]
    [InlineData("(Ảnh: chưa đóng ngoặc", "", null, 9)]
    [InlineData("(Ảnh:)", "", null, 8)]
    [InlineData("", "", null, 8)]
    public void Captions_are_found_with_their_place(string lines, string captions, int? after, int paragraphs)
    {
        var page = SeedPage.With(SeedPage.Caption, lines);

        Assert.Equal(captions, string.Join('|', page.Captions.Select(caption => caption.Text)));
        Assert.Equal((after, paragraphs), (page.Captions.Count > 0 ? page.Captions[0].AfterParagraph : null, page.Paragraphs.Count));
    }

    [Fact]
    public void A_caption_inside_a_paragraph_leaves_the_rest_of_it_whole()
    {
        var page = SeedPage.With(SeedPage.Caption, "Bà con làm sen (Ảnh: ao sen), nuôi cá (Ảnh: cá).");

        Assert.Equal("Bà con làm sen, nuôi cá.", page.Paragraphs[3]);
        Assert.Equal([new("ao sen", 4), new("cá", 4)], page.Captions);
    }

    [Theory]
    [InlineData("[Trở về]")]
    [InlineData("Các tin cũ hơn:")]
    [InlineData("Các tin mới hơn:\nMột tin ngày trước\n1  2\nCác tin cũ hơn:\nTin kia")]
    [InlineData("[Trở về]\nCác tin cũ hơn:")]
    [InlineData("Liên kết web")]
    [InlineData("Tác giả: cụ Phan, người thôn Bình Trúc.")]
    [InlineData("Tác giả: Ai đó .Ngày đăng: 01/01/2001 .Lượt xem: 5 lượt.")]
    [InlineData("Bản quyền thuộc Ủy ban nhân dân xã khác")]
    [InlineData("Email: khac@example.org\nThống kê truy cập\nTổng số lượt truy cập: 5")]
    [InlineData("1   2")]
    [InlineData("Chi tiết tin")]
    public void A_line_of_the_body_that_looks_like_furniture_stays_in_the_body(string lines)
    {
        var seed = SeedPage.Read();
        var page = SeedPage.With(SeedPage.Caption, lines);

        Assert.Equal(lines.Split('\n'), page.Paragraphs.Skip(3).SkipLast(5));
        Assert.Equal(
            SeedPage.Values(seed with { Paragraphs = [], Captions = [] }),
            SeedPage.Values(page with { Paragraphs = [], Captions = [] }));
    }

    [Fact]
    public void The_first_paragraph_may_begin_like_a_byline_and_the_last_like_the_way_back()
    {
        var first = SeedPage.WithByline($"{SeedPage.Byline}\nTác giả: cụ Phan kể.");
        var last = SeedPage.With(SeedPage.Back, $"{SeedPage.Back}\n{SeedPage.Back}");

        Assert.Equal("Tác giả: cụ Phan kể.", first.Paragraphs[0]);
        Assert.Equal(SeedPage.Back, last.Paragraphs[^1]);
        Assert.Equal((9, 9), (first.Paragraphs.Count, last.Paragraphs.Count));
    }

    [Fact]
    public void Without_the_lists_or_the_way_back_the_rest_is_still_read()
    {
        var lists = SeedPage.Text.IndexOf("Các tin mới hơn:", StringComparison.Ordinal);
        var links = SeedPage.Text.IndexOf("Liên kết web", StringComparison.Ordinal);
        var noLists = OldPageReader.Read(SeedPage.Text[..lists] + SeedPage.Text[links..]);
        var noBack = SeedPage.With(SeedPage.Back + "\n", "");
        var seed = SeedPage.Read();

        Assert.Equal(SeedPage.Values(seed with { Newer = [], Older = [], Pager = [] }), SeedPage.Values(noLists));
        Assert.Equal(SeedPage.Values(seed), SeedPage.Values(noBack));
        Assert.NotEmpty(noLists.Warnings);
        Assert.NotEmpty(noBack.Warnings);
    }

    [Fact]
    public void A_page_that_ends_after_its_body_has_empty_lists_and_an_empty_foot()
    {
        var page = OldPageReader.Read(SeedPage.Text[..SeedPage.Text.IndexOf(SeedPage.Back, StringComparison.Ordinal)]);

        Assert.Equal(8, page.Paragraphs.Count);
        Assert.Equal(JsonSerializer.Serialize(new OldFooter()), JsonSerializer.Serialize(page.Footer));
        Assert.Empty(page.Newer.Concat(page.Older));
        Assert.Empty(page.Pager);
    }

    [Theory]
    [InlineData("Tổng số lượt truy cập: 12.345", "Lượt trong tháng - 1,234", "Lượt trong ngày 7", 12345L, 1234L, 7L, false)]
    [InlineData("Tổng số lượt truy cập\n12345", "Lượt trong tháng\n0", "Lượt trong ngày", 12345L, 0L, null, false)]
    [InlineData("Tổng số lượt truy cập: nhiều", "Lượt trong tháng", "Lượt trong ngày: 7 lượt", null, null, 7L, true)]
    public void Visit_counts_are_read_when_they_are_there(string total, string month, string day, long? all, long? ofMonth, long? ofDay, bool odd)
    {
        var page = SeedPage.With("Tổng số lượt truy cập\nLượt trong tháng\nLượt trong ngày", $"{total}\n{month}\n{day}");

        Assert.Equal(new OldStatistics(all, ofMonth, ofDay), page.Statistics);
        Assert.Equal(odd, page.Warnings.Count > 0);
    }

    [Theory]
    [InlineData("Điện thoại: 02353. 873.157; 0912 345 678", "02353. 873.157|0912 345 678")]
    [InlineData("Điện thoại: 0235-3873157 - 0235-3873158 - Fax: 0235-3873159", "0235-3873157|0235-3873158")]
    [InlineData("Điện thoại: 02353873157-02353873158", "02353873157|02353873158")]
    [InlineData("Điện thoại: 0235 3873 157\nĐT: 0235 3873 158.", "0235 3873 157|0235 3873 158")]
    [InlineData("Điện thoại:", "")]
    [InlineData("Điện thoại: đang cập nhật", "")]
    public void Telephones_are_kept_as_shown(string lines, string phones) =>
        Assert.Equal(phones, string.Join('|', SeedPage.With("Điện thoại: 02353. 873.157", lines).Footer.Phones));

    [Theory]
    [InlineData("Trụ sở: Thôn Bình Trúc I, xã Bình Sa, huyện Thăng Bình, tỉnh Quảng Nam.", "xã Bình Sa", "xã Bình Sa|huyện Thăng Bình|tỉnh Quảng Nam")]
    [InlineData("Trụ sở: 12 Trần Phú, phường An Xuân, thành phố Tam Kỳ, tỉnh Quảng Nam", "phường An Xuân", "phường An Xuân|thành phố Tam Kỳ|tỉnh Quảng Nam")]
    [InlineData("Trụ sở: Tổ 5, thị trấn Hà Lam, huyện Thăng Bình, tỉnh Quảng Nam", "thị trấn Hà Lam", "thị trấn Hà Lam|huyện Thăng Bình|tỉnh Quảng Nam")]
    [InlineData("Địa chỉ: Khối 1, Phường Điện An, Thị xã Điện Bàn, Quảng Nam", "Phường Điện An", "Phường Điện An|Thị xã Điện Bàn|Quảng Nam")]
    [InlineData("Trụ sở: 1 Lê Lợi - phường Hải Châu I - quận Hải Châu - TP. Đà Nẵng", "phường Hải Châu I", "phường Hải Châu I|quận Hải Châu|TP. Đà Nẵng")]
    [InlineData("Trụ sở: Thôn Bình Trúc I, huyện Thăng Bình, tỉnh Quảng Nam", "xã Bình Sa", "huyện Thăng Bình|tỉnh Quảng Nam")]
    [InlineData("Trụ sở:", "xã Bình Sa", "")]
    public void The_address_is_kept_from_the_commune_up(string line, string? commune, string units)
    {
        var foot = SeedPage.With("Trụ sở: Thôn Bình Trúc I, xã Bình Sa, huyện Thăng Bình, tỉnh Quảng Nam", line).Footer;

        Assert.Equal((commune, units), (foot.Commune, string.Join('|', foot.AddressUnits)));
    }

    [Fact]
    public void The_parts_of_the_foot_may_stand_on_one_line_or_be_missing()
    {
        var one = SeedPage.With(
            "Điện thoại: 02353. 873.157\nEmail: binhsa.thangbinh@quangnam.gov.vn\n", "Điện thoại: 02353. 873.157 - Email: binhsa.thangbinh@quangnam.gov.vn | Website: binhsa.example\n");
        var none = SeedPage.With("Email: binhsa.thangbinh@quangnam.gov.vn\nThiết kế bởi Trung tâm Công Nghệ Thông Tin và Truyền Thông Quảng Nam\n", "Email: binhsa[a]quangnam\n");

        Assert.Equal(SeedPage.Values(SeedPage.Read()), SeedPage.Values(one));
        Assert.Equal((null, null), (none.Footer.Email, none.Footer.DesignedBy));
        Assert.Single(none.Warnings);
    }

    [Fact]
    public void Fewer_headlines_and_other_page_numbers_are_what_they_are()
    {
        var text = SeedPage.Text.Split("Các tin mới hơn:")[0] + "Các tin mới hơn:\nTin 2021\n1 2 3\nCác tin cũ hơn:\n\n[1]  2 ... 10 »\nLiên kết web\n";
        var page = OldPageReader.Read(text);

        Assert.Equal(["Tin 2021"], page.Newer);
        Assert.Empty(page.Older);
        Assert.Equal([1, 2, 3, 10], page.Pager);
    }

    [Fact]
    public void Pictures_and_links_of_the_body_keep_their_place_and_those_of_the_frame_are_left()
    {
        List<OldLine> lines =
        [
            new("", new("logo.png", "")), .. SeedPage.Text.Split('\n').SelectMany(line => line == SeedPage.Caption
                ? (OldLine[])[new("", new("ao.jpg", "Ao sen")), new(line) { Links = ["vb.pdf"] }] : [new OldLine(line)]), new("", new("cuoi.png", "")),
        ];

        var page = OldPageReader.Read(lines);

        Assert.Equal([new("ao.jpg", "Ao sen", 3)], page.Pictures);
        Assert.Equal(["vb.pdf"], page.Links);
        Assert.Equal(SeedPage.Values(SeedPage.Read()), SeedPage.Values(page with { Pictures = [], Links = [] }));
    }
}
