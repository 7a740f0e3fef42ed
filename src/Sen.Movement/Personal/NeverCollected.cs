namespace Sen.Movement.Personal;

/// <summary>Something that is never collected (điều không thu thập), and why.</summary>
/// <param name="Words">Words of a column's name, small and with underscores between, that would hold it.</param>
/// <param name="What">What it is.</param>
/// <param name="Why">Why it is not collected.</param>
public sealed record NeverCollected(IReadOnlyList<string> Words, Wording What, Wording Why)
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<NeverCollected> All { get; } =
    [
        new(["cccd", "cmnd", "identity_card", "id_card", "id_number", "citizen_id", "national_id", "passport", "tax_code", "social_insurance"],
            ("số căn cước, số giấy tờ của người dân", "numbers of identity cards and papers"), ("không việc nào của phong trào cần đến", "nothing in the movement needs them")),
        new(["religion", "faith", "church", "parish", "ton_giao"], ("tôn giáo của người, của hộ", "religion of a person or a household"), ("dữ liệu nhạy cảm theo luật; phong trào vận động mọi người như nhau", "sensitive by law; the movement treats everybody alike")),
        new(["ethnicity", "ethnic", "race", "dan_toc"], ("dân tộc của một người", "ethnicity of a person"), ("dữ liệu nhạy cảm; chỉ đếm theo nhóm khi luật cần", "sensitive; counted by groups only where the law asks for it")),
        new(["political", "opinion_of_person", "party_member", "vote", "voter", "ballot", "reaction"], ("quan điểm chính trị, lá phiếu, cảm xúc của một người", "political opinion, vote or reaction of a person"), ("không ai bị xếp loại theo điều mình nghĩ", "nobody is sorted by what they think")),
        new(["health", "illness", "disease", "hiv", "disability", "addiction", "addict", "drug"], ("sức khỏe, bệnh, nghiện", "health, illness, addiction"), ("dữ liệu nhạy cảm; việc ấy có nơi khác lo", "sensitive; others are in charge of it")),
        new(["conviction", "criminal", "offender", "prison", "crime"], ("án tích, người chấp hành án xong", "convictions, people who served a sentence"), ("tái hòa nhập nói về việc làm, không nói về người", "reintegration tells of places offered, never of persons")),
        new(["complainant", "denouncer", "debtor", "debt", "victim", "poverty", "poor"], ("người khiếu nại, người mắc nợ, nạn nhân, hộ nghèo", "complainants, debtors, victims, the poor"), ("nêu ra là làm tổn thương", "to name them is to hurt them")),
        new(["family", "spouse", "marital", "marriage", "divorce", "child_name"], ("chuyện gia đình", "matters of a family"), ("chuyện riêng, không phải việc của hệ thống", "private, and none of the system’s business")),
        new(["latitude", "longitude", "gps", "geo", "home_address", "house_number", "residence"], ("vị trí, địa chỉ nhà", "place or address of a home"), ("địa bàn thôn là đủ", "the village is enough")),
        new(["ip", "ip_address", "user_agent", "device", "fingerprint", "browser", "referer"], ("địa chỉ máy, thiết bị của người đọc, người góp ý", "address or device of readers and writers"), ("người dân góp ý mà không bị nhận ra", "citizens speak without being recognised")),
        new(["birth", "birthday", "date_of_birth", "born", "gender", "sex"], ("ngày sinh, giới tính", "date of birth, sex"), ("không việc nào cần đến", "nothing needs it")),
        new(["absent", "refused_to_join", "not_contributed", "non_participant"], ("ai không tham gia, không đóng góp", "who did not take part or give"), ("tự nguyện thì không ai bị ghi lại", "what is voluntary leaves no list of those who did not")),
        new(["score_of_person", "rank_of_person", "household_score", "citizen_score", "social_credit"], ("điểm, xếp hạng người dân, hộ", "points or ranks of citizens and households"), ("không bao giờ chấm điểm con người", "people are never scored")),
        new(["bank", "bank_account", "card_number", "salary", "income"], ("tài khoản ngân hàng, thu nhập", "bank accounts, income"), ("không việc nào cần đến", "nothing needs it")),
    ];

    /// <summary>What a column of this name would hold that is never collected; null for any other. Whole words count, one or several together.</summary>
    /// <param name="column">The name in the database, for example <c>contact_phone</c>.</param>
    public static NeverCollected? In(string column)
    {
        var name = $"_{column.ToLowerInvariant()}_";
        return All.FirstOrDefault(one => one.Words.Any(word => name.Contains($"_{word}_", StringComparison.Ordinal)));
    }
}
