using Sen.Movement.Models;
using Sen.Movement.Units;

namespace Sen.Benchmarks.National;

/// <summary>One way a made-up model may be: who owns it, its field, and what its name is put together from.</summary>
/// <param name="Owners">Codes of the kinds of owner.</param>
/// <param name="Field">Number of the field.</param>
/// <param name="Heads">How the name begins.</param>
/// <param name="Tails">How it goes on.</param>
internal sealed record NationalPattern(string[] Owners, int Field, string[] Heads, string[] Tails);

/// <summary>Words and shares the national load is made of. Everything is illustrative; only names and codes of units are real.</summary>
internal static class NationalWords
{
    /// <summary>The load's own codes of the fields, in its order.</summary>
    public static readonly (string Code, Field Field)[] Fields =
    [
        ("kinh_te", Field.Economy), ("van_hoa_xa_hoi", Field.CultureSociety), ("quoc_phong_an_ninh", Field.DefenceSecurity), ("he_thong_chinh_tri", Field.PoliticalSystem),
    ];

    /// <summary>The nine organisations of every commune, in the order of their numbers.</summary>
    public static readonly (string Code, OrganisationKind Kind, string Name)[] Owners =
    [
        ("mat_tran", OrganisationKind.FatherlandFront, "Ủy ban Mặt trận Tổ quốc Việt Nam"), ("phu_nu", OrganisationKind.WomensUnion, "Hội Liên hiệp Phụ nữ"),
        ("thanh_nien", OrganisationKind.YouthUnion, "Đoàn Thanh niên"), ("nong_dan", OrganisationKind.FarmersUnion, "Hội Nông dân"),
        ("cuu_chien_binh", OrganisationKind.VeteransAssociation, "Hội Cựu chiến binh"), ("cong_an", OrganisationKind.CommunePolice, "Công an"),
        ("quan_su", OrganisationKind.MilitaryCommand, "Ban Chỉ huy Quân sự"), ("chinh_quyen", OrganisationKind.PeoplesCommittee, "Ủy ban nhân dân"),
        ("thon", OrganisationKind.Village, "Ban nhân dân các thôn, tổ dân phố"),
    ];

    /// <summary>
    /// Where a registration stands, with the percentage up to which it is so in a finished year and in the last one, and the lowest score. Sen has one stage for the last three: a
    /// reward and a model taken up elsewhere are no stages of a registration. One that was stopped ends its year without recognition.
    /// </summary>
    public static readonly (string Code, Stage Stage, int Finished, int Last, int LowestScore)[] States =
    [
        ("nhap", Stage.Draft, 1, 5, 0), ("cho_duyet", Stage.Registered, 2, 15, 0), ("tra_lai", Stage.Returned, 3, 18, 0), ("dang_thuc_hien", Stage.Underway, 6, 80, 0),
        ("dung", Stage.NotRecognised, 12, 83, 0), ("da_cham_diem", Stage.Scored, 25, 90, 300), ("cong_nhan", Stage.Recognised, 65, 96, 700),
        ("khen_thuong", Stage.Recognised, 85, 99, 800), ("nhan_rong", Stage.Recognised, 100, 100, 850),
    ];

    /// <summary>What a model may be.</summary>
    public static readonly NationalPattern[] Patterns =
    [
        new(["phu_nu", "thanh_nien", "thon"], 1, ["Thu gom"],
            ["rác thải", "rác thải nhựa đổi quà", "vỏ bao bì thuốc bảo vệ thực vật", "phế liệu gây quỹ giúp hộ nghèo", "pin cũ đổi cây xanh"]),
        new(["phu_nu"], 1, ["Gia đình", "Tổ phụ nữ", "Tuyến đường"], ["5 không 3 sạch", "3 sạch", "sáng, xanh, sạch, đẹp", "5 có 3 sạch"]),
        new(["phu_nu", "nong_dan", "cuu_chien_binh", "thanh_nien"], 3, ["Chi hội phụ nữ", "Chi hội nông dân", "Chi hội cựu chiến binh", "Chi đoàn"],
            ["kiểu mẫu", "4 tốt", "tự quản", "vững mạnh"]),
        new(["thanh_nien", "thon", "mat_tran"], 2, ["Thắp sáng"], ["đường quê", "ngõ xóm", "đường biên", "đường liên thôn", "bến sông quê"]),
        new(["cong_an", "thon"], 2, ["Tiếng loa", "Tiếng kẻng", "Camera"], ["an ninh", "an ninh trật tự", "bình yên", "phòng, chống tội phạm"]),
        new(["cong_an", "mat_tran", "cuu_chien_binh"], 2, ["Tái hòa nhập cộng đồng", "Giúp đỡ người lầm lỗi", "Điểm tựa hoàn lương"],
            ["", "cho người chấp hành xong án phạt tù", "và tạo việc làm"]),
        new(["nong_dan", "phu_nu"], 1, ["Câu lạc bộ"],
            ["bình đẳng tiến bộ hạnh phúc", "gia đình hạnh phúc", "ông bà, cha mẹ mẫu mực, con cháu thảo hiền", "liên thế hệ tự giúp nhau", "nông dân với pháp luật"]),
        new(["nong_dan", "cuu_chien_binh", "thanh_nien", "quan_su"], 0,
            ["Trồng sen", "Trồng nấm rơm", "Trồng rau sạch", "Trồng lúa hữu cơ", "Trồng dừa xiêm", "Trồng cây dược liệu", "Trồng ổi", "Trồng cà phê"],
            ["kết hợp nuôi cá", "kết hợp nuôi vịt", "kết hợp nuôi ong lấy mật", "kết hợp nuôi lươn", "kết hợp nuôi gà thả vườn", "kết hợp nuôi ốc bươu đen"]),
        new(["mat_tran", "thon"], 1, ["Khu dân cư không"], ["rải vàng mã khi đưa tang", "tảo hôn", "bạo lực gia đình", "xả rác bừa bãi", "bỏ học giữa chừng"]),
        new(["mat_tran", "chinh_quyen"], 3, ["Khu dân cư không"],
            ["khiếu kiện đông người vượt cấp trái pháp luật", "tội phạm, tệ nạn xã hội", "hộ nghèo", "lấn chiếm lòng lề đường"]),
    ];

    /// <summary>What an entry of progress says.</summary>
    public static readonly string[] Notes =
    [
        "Đạt tiến độ", "Chậm tiến độ do thời tiết", "Vượt kế hoạch đăng ký", "Cần thêm kinh phí", "Nhân dân đồng tình, tham gia tích cực", "Đã khắc phục hạn chế kỳ trước",
    ];

    /// <summary>Syllables of village names.</summary>
    public static readonly string[] Syllables =
        ("An Bình Phú Tân Long Hòa Thạnh Đông Tây Nam Bắc Trung Thuận Phước Mỹ Xuân Hưng Lộc Thành Trúc Giang Khê Lĩnh Châu Đức Nghĩa Quý Thượng Hạ Vĩnh Yên Sơn Thủy Điền Cẩm "
         + "Ngọc Kim Liên Đại Thắng").Split(' ');

    /// <summary>What may follow a village's name.</summary>
    public static readonly string[] VillageEnds = ["", " I", " II", " 1", " 2", ""];

    /// <summary>What a village is called where it lies.</summary>
    /// <param name="province">Code of today's province.</param>
    /// <param name="commune">Kind of commune, as the lists write it.</param>
    /// <param name="chance">A number from 0.</param>
    public static string VillageKind(string province, string commune, int chance)
    {
        if (commune == "phuong")
        {
            return string.CompareOrdinal(province, "75") >= 0 ? "khu phố" : "tổ dân phố";
        }

        if (string.CompareOrdinal(province, "79") >= 0)
        {
            return "ấp";
        }

        return province switch
        {
            "52" or "66" or "68" or "51" => chance % 3 == 1 ? province == "66" ? "buôn" : "làng" : "thôn",
            "04" or "08" or "11" or "12" or "14" or "15" or "20" => chance % 3 == 1 ? "thôn" : "bản",
            _ => "thôn",
        };
    }
}
