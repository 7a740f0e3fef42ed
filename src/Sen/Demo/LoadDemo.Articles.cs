using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Text;
using static Sen.Demo.DemoData;

namespace Sen.Demo;

// The seed page's article, its neighbours, and what makes its statements true.
public sealed partial class LoadDemo
{
    // What the original page has of a story is its title. The others are made up from the title on, and say so.
    private const string OnlyTheTitle = "Trang gốc chỉ có tên bài này; nội dung, ngày đăng và số lượt xem ở đây là minh họa.",
        MadeUp = "Bài minh họa: tên bài, nội dung, ngày đăng và số lượt xem đều được đặt ra để giới thiệu, không phải tin của xã.",
        OfARealCommune = "Khi một xã dùng Sen thật, bài đầy đủ của xã đứng ở chỗ này.";

    private static void Articles(SenDb db)
    {
        using var article = Document("article.json");
        var root = article.RootElement;
        string Of(string name) => root.GetProperty(name).GetProperty("v").GetString()!;
        var category = Of("category");
        db.Articles.Add(new()
        {
            Id = Id("article"),
            CommuneId = Commune,
            ProvinceId = Province,
            Section = Of("section_label"),
            Category = category,
            CategorySlug = VietnameseText.Slug(category),
            Title = Of("title"),
            Slug = VietnameseText.Slug(Of("title")),
            Author = Of("author"),
            PublishedOn = Day(Of("published")),
            Position = Article.PlaceOn(Day(Of("published")), 1),
            Body = string.Join("\n\n", root.GetProperty("body_paragraphs").GetProperty("v").EnumerateArray().Select(paragraph => paragraph.GetString())),
            PhotoCaption = Of("photo_caption"),
            PhotoAfter = root.GetProperty("photo_after_paragraph").GetProperty("v").GetInt32(),
            Drawing = "img/lotus-pond.svg",
            DrawingAlt = "Hình vẽ: ao sen đang nở hoa, mặt nước có lá sen, xa xa là đồng lúa.",
            Origin = Origin.Seed,
        });
        db.ArticleViews.Add(new() { ArticleId = Id("article"), Views = root.GetProperty("views").GetProperty("v").GetInt64() });
        Neighbours(db, category);
    }

    private static void Neighbours(SenDb db, string category)
    {
        var seed = Rows("headlines.tsv").ToDictionary(row => (row["list"], row["position"]), row => row["text"]);
        var rows = Rows("minh-hoa/tin.tsv");
        foreach (var row in rows)
        {
            var position = int.Parse(row["position"], System.Globalization.CultureInfo.InvariantCulture);
            var headline = seed.GetValueOrDefault((row["list"], row["position"]));
            var title = headline ?? row["text"];
            var id = Id($"article {row["list"]} {position}");
            db.Articles.Add(new()
            {
                Id = id,
                CommuneId = Commune,
                ProvinceId = Province,
                Section = "Chi tiết tin",
                Category = category,
                CategorySlug = VietnameseText.Slug(category),
                Title = title,
                Slug = VietnameseText.Slug(title),
                Author = "Ban biên tập (minh họa)",
                PublishedOn = Day(row["date"]),
                Position = Article.PlaceOn(Day(row["date"]), 1),
                Body = $"{(headline is null ? MadeUp : OnlyTheTitle)}\n\n{OfARealCommune}",
                Origin = Origin.Illustrative,
            });
            db.ArticleViews.Add(new() { ArticleId = id, Views = 40 + (position * 7 % 90) });
        }
    }

    private static async Task Links(SenDb db)
    {
        var order = 0;
        void Link(string phrase, string kind, Guid target) => db.ArticleLinks.Add(new()
        {
            Id = Id($"link {++order}"),
            CommuneId = Commune,
            ProvinceId = Province,
            ArticleId = Id("article"),
            Order = order,
            Phrase = phrase,
            TargetKind = kind,
            TargetId = target,
            Origin = Origin.Seed,
        });

        Link("21 thành viên", "committee", Id("committee"));
        foreach (var (phrase, document) in new[]
        {
            ("Quyết định thành lập Ban Chỉ đạo phong trào thi đua Dân vận khéo của xã", "d03"), ("kiện toàn khi có thay đổi thành viên chủ chốt", "d04"),
            ("phân công nhiệm vụ cụ thể cho các thành viên Ban chỉ đạo", "d05"), ("công văn chỉ đạo và nhân rộng mô hình dân vận khéo", "d06"),
            ("Định kỳ 6 tháng, năm, Ban Thường vụ Đảng ủy đánh giá kết quả thực hiện phong trào", "d07"), ("sự chỉ đạo của Ban dân vận huyện ủy Thăng Bình", "d01"),
            ("Ban Thường vụ Đảng ủy xã Bình Sa đã ban hành nhiều văn bản chỉ đạo", "d02"), ("kế hoạch để chỉ đạo xây dựng và nhân rộng mô hình", "d08"),
            ("chương trình công tác chỉ đạo phong trào", "d09"), ("kế hoạch kiểm tra kết quả phong trào thi đua", "d10"),
            ("công văn về việc đẩy mạnh phong trào thi đua", "d11"), ("báo cáo về nội dung phong trào thi đua xây dựng mô hình", "d12"),
            ("phân công các đồng chí thành viên của khối chỉ đạo, theo dõi mô hình dân vận khéo", "d13"), ("chương trình công tác năm", "d14"),
            ("Chỉ thị 05 của Bộ Chính trị", "d15"), ("Nghị quyết Đại hội Đảng xã nhiệm kỳ 2020-2025", "d16"),
        })
        {
            Link(phrase, "document", Id(document));
        }

        foreach (var (phrase, model) in new[]
        {
            ("Thu gom rát thải", "m01"), ("5 không 3 sạch", "m02"), ("chi hội phụ nữ kiểu mẫu", "m03"), ("thắp sáng đường quê", "m04"), ("tiếng loa an ninh", "m05"),
            ("tái hòa nhập cộng đồng", "m06"), ("Câu lạc bộ bình đẳng tiến bộ hạnh phúc", "m07"), ("trồng sen kết hợp nuôi cá", "m08"),
            ("khu dân cư không rải vàng mã khi đưa tang", "m09"), ("khu dân cư không khiếu kiện đông người vượt cấp trái pháp luật", "m10"),
        })
        {
            Link(phrase, "model", Id($"model {model}"));
        }

        foreach (var (phrase, statement) in new[]
        {
            ("chọn điểm", "s07"), ("chọn nội dung", "s08"), ("chọn việc", "s09"), ("chọn khâu", "s10"), ("chọn phương pháp", "s11"),
            ("dựa vào dân, phát huy dân chủ, huy động sức dân", "s12"),
            ("Nhận thức, trách nhiệm của một số ít chi bộ, cán bộ, đảng viên, công chức, còn chưa cao", "s01"), ("Phong trào dân vận khéo chưa mạnh, chưa đồng đều", "s02"),
            ("Việc chỉ đạo thực hiện còn lúng túng", "s03"), ("quy trình xây dựng mô hình chưa chặt chẽ", "s04"),
            ("việc chọn các mô hình chưa sát, chưa thật sinh động, thiết thực", "s05"), ("sức lan tỏa chưa mạnh", "s06"),
            ("Tăng cường sự lãnh đạo, chỉ đạo của các cấp ủy", "s13"), ("Tiếp tục phát huy vai trò nòng cốt của Khối dân vận, Mặt trận, các đoàn thể", "s14"),
        })
        {
            Link(phrase, "statement", Id(statement));
        }

        var body = await db.Articles.Where(article => article.Id == Id("article")).Select(article => article.Body).SingleAsync();
        foreach (var link in db.ArticleLinks.Local.Where(link => !body.Contains(link.Phrase, StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"The article does not say “{link.Phrase}”.");
        }
    }
}
