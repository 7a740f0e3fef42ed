using System.Text.RegularExpressions;

namespace Sen.Movement.Personal;

/// <summary>Something in a free text that tells about a person (thông tin cá nhân trong lời viết), without the value itself.</summary>
/// <param name="What">What it looks like.</param>
/// <param name="Where">In which answer or field it stands.</param>
public sealed record PersonalFinding(Wording What, Wording Where);

/// <summary>
/// Looks in free text for what should not be kept or published of persons: numbers of papers, telephones and accounts, e-mail, days of birth, houses, a household by name,
/// an illness or a sentence beside a person. It warns and does not forbid: whoever writes decides, and that they did is written down without the value. The one exception is the note of what was done about a request of a person (<see cref="DataRequest.CheckNote"/>): it stays in the history, also of somebody who asked to be forgotten.
/// </summary>
public static class PersonalWords
{
    private const string Sums = @"(?!\s*(?i:đồng|đ\b|vnđ|vnd|m2|m²|kg|tấn|lượt|người|hộ))";
    private const string Somebody = @"(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu) \p{Lu}\p{L}+";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // Groups of digits as people write the numbers of their papers and telephones; the year, the sum and the office's own line are none of them.
    internal static IReadOnlyList<(Regex Pattern, Wording What, Wording Advice)> Rules { get; } =
    [
        (Of($@"(?<![\d.,])\d{{12}}(?![\d.,]*\d){Sums}"), ("dãy số giống số căn cước", "digits like the number of an identity card"),
            ("Có dãy 12 chữ số giống số căn cước. Đề nghị bỏ đi hoặc che bớt.", "There are 12 digits like the number of an identity card. Please take them out or cover part of them.")),
        (Of(@"(?i:CMND|CMTND|CCCD|căn cước|chứng minh)[^\d\n]{0,20}\d{9,12}"), ("số giấy tờ của một người", "the number of a person’s paper"),
            ("Có số giấy tờ của một người. Đề nghị bỏ đi.", "There is the number of a person’s paper. Please take it out.")),
        (Of(@"(?<!\d)(?:\+84|0)[ .]?[35789](?:[ .-]?\d){8}(?!\d)"), ("số điện thoại di động", "a mobile number"),
            ("Có số điện thoại di động. Đề nghị chỉ đăng số của cơ quan, hoặc khi người đó đồng ý.", "There is a mobile number. Please publish only numbers of offices, or with the person’s consent.")),
        (Of(@"\b[Hh]ộ (?:gia đình )?(?:ông|bà|anh|chị) \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*"), ("tên chủ hộ", "the name of a householder"),
            ("Có tên chủ hộ. Đề nghị chỉ nêu khi người đó đã đồng ý.", "There is the name of a householder. Please name people only with their consent.")),
        (Of(@"\bđối tượng \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)+"), ("tên người sau chữ “đối tượng”", "a name after the word “đối tượng”"),
            ("Có tên một người sau chữ “đối tượng”. Đề nghị không nêu tên.", "There is a person’s name after the word “đối tượng”. Please do not name the person.")),
        (Of($@"(?<![\d.,/])(?<!(?i:CMND|CMTND|CCCD|căn cước|chứng minh)[^\d\n]{{0,20}})[1-9]\d{{8}}(?![\d.,/]*\d){Sums}"), ("dãy số giống số chứng minh", "digits like the number of an old identity card"),
            ("Có dãy 9 chữ số giống số chứng minh nhân dân cũ. Nếu là số tiền, đề nghị ghi dấu chấm và đơn vị.", "There are 9 digits like the number of an old identity card. If it is a sum, please write it with dots and its unit.")),
        (Of(@"[\w.+-]+@(?![\w.-]*\bgov\.vn)[\w-]+(?:\.[\w-]+)+"), ("địa chỉ thư điện tử", "an e-mail address"),
            ("Có địa chỉ thư điện tử của một người. Đề nghị chỉ ghi địa chỉ của cơ quan.", "There is a person’s e-mail address. Please write only addresses of offices.")),
        (Of(@"(?i:STK|số tài khoản|tài khoản số|tài khoản ngân hàng)[^\d\n]{0,30}\d(?:[ .-]?\d){5,}"), ("số tài khoản ngân hàng", "the number of a bank account"),
            ("Có số tài khoản ngân hàng. Đề nghị bỏ đi.", "There is the number of a bank account. Please take it out.")),
        (Of(@"(?i:(?<!\p{L})sinh ngày|(?<!kỷ niệm )(?<!\p{L})ngày sinh|(?<!\p{L})sinh năm)\s*:?\s*(?:ngày\s*)?\d{1,4}"), ("ngày sinh, năm sinh", "a day or year of birth"),
            ("Có ngày sinh hoặc năm sinh của một người. Đề nghị bỏ đi.", "There is a person’s day or year of birth. Please take it out.")),
        (Of(@"(?i:(?<!\p{L})số nhà|(?<!\p{L})nhà số)\s*\d+"), ("địa chỉ nhà", "the address of a house"),
            ("Có địa chỉ nhà. Đề nghị chỉ ghi thôn, tổ.", "There is the address of a house. Please write only the village.")),
        (Of($@"{Somebody}[^.;\n]{{0,60}}?(?<!\p{{L}})(?:nghiện|tái nghiện|ma túy|HIV|ung thư|tâm thần|tiền án|mãn hạn tù|ra tù|bạo hành|ly hôn)(?!\p{{L}})"),
            ("bệnh tật, án tích hoặc chuyện gia đình của một người", "an illness, a sentence or family matters of a person"),
            ("Có chuyện riêng của một người được nêu tên. Đề nghị không nêu tên.", "It tells private matters of a person by name. Please do not name the person.")),
    ];

    /// <summary>What was found in these texts, each thing once for each place.</summary>
    /// <param name="texts">The texts with the words of their fields.</param>
    public static IReadOnlyList<PersonalFinding> In(IEnumerable<(Wording Where, string? Text)> texts) =>
    [
        .. (from text in texts
            where !string.IsNullOrEmpty(text.Text)
            from rule in Rules
            where rule.Pattern.IsMatch(text.Text.Normalize())
            select new PersonalFinding(rule.What, text.Where)).Distinct(),
    ];

    /// <summary>What was found and where, in a sentence for whoever is about to send it.</summary>
    public static Wording Sentence(IReadOnlyList<PersonalFinding> found) => (
        $"Có vẻ có thông tin của một người: {string.Join("; ", found.Select(one => $"{one.What.Vi} (ở “{one.Where.Vi}”)"))}. Đề nghị bỏ đi nếu không cần; cần giữ thì vẫn gửi được.",
        $"There seems to be something about a person: {string.Join("; ", found.Select(one => $"{one.What.En} (at “{one.Where.En}”)"))}. Please take it out if it is not needed; if it is, it can be sent all the same.");

    /// <summary>What the history keeps of a warning somebody overruled: never the value. Null when nothing was found.</summary>
    public static string? Overruled(IReadOnlyList<PersonalFinding> found) =>
        found.Count == 0 ? null : $"{OverruledVi}{string.Join("; ", found.Select(one => $"{one.What.Vi} ở “{one.Where.Vi}”"))}";

    /// <summary>How such a reason begins.</summary>
    public const string OverruledVi = "vẫn gửi sau cảnh báo: ";

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant, Limit);
}
