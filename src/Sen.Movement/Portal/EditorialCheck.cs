using System.Text.RegularExpressions;
using Sen.Movement.Media;
using Sen.Movement.Personal;

namespace Sen.Movement.Portal;

/// <summary>What an editorial check found (điều cần xem lại).</summary>
public enum FindingKind
{
    /// <summary>A misprint known from experience (lỗi chính tả thường gặp).</summary>
    Misprint,

    /// <summary>A picture without words for those who do not see it (ảnh thiếu chữ thay thế).</summary>
    PictureWithoutWords,

    /// <summary>Something about a private person (thông tin cá nhân).</summary>
    PersonalData,

    /// <summary>A subject whose people need protecting, and the article is not marked so (đề tài nhạy cảm).</summary>
    SensitiveSubject,

    /// <summary>A table whose first row does not name its columns.</summary>
    TableWithoutHead,

    /// <summary>The mark of a secret document (dấu độ mật): it is never published.</summary>
    Secret,
}

/// <summary>One finding: what it is about, and what to do.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Quote">The words it is about.</param>
/// <param name="Sentence">What to do.</param>
public sealed record Finding(FindingKind Kind, string Quote, Wording Sentence)
{
    /// <summary>True when the article must not be published as it is; all others only warn.</summary>
    public bool Blocks => Kind == FindingKind.Secret;
}

/// <summary>What is looked at.</summary>
/// <param name="Title">Title.</param>
/// <param name="Lead">The sentences above the text.</param>
/// <param name="Blocks">The text.</param>
/// <param name="Speechless">Pictures of the text that have no words for those who do not see them.</param>
/// <param name="Sensitive">The editor has marked the subject as sensitive.</param>
public sealed record CheckedArticle(string Title, string Lead, IReadOnlyList<RichBlock> Blocks, IReadOnlySet<Guid> Speechless, bool Sensitive);

/// <summary>Reads an article before publication as an experienced editor would: a table of what to look for, and what to say. It warns; only the mark of a secret blocks.</summary>
public static class EditorialCheck
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Misprints and what is meant. They are looked for as whole words, whatever their capitals.</summary>
    public static IReadOnlyList<(string Wrong, string Right)> Misprints { get; } =
    [
        ("rát thải", "rác thải"), ("nổ lực", "nỗ lực"), ("trong năm 5 qua", "trong 5 năm qua"), ("chia sẽ", "chia sẻ"), ("xử dụng", "sử dụng"), ("sữ dụng", "sử dụng"),
        ("bổ xung", "bổ sung"), ("giúp đở", "giúp đỡ"), ("nghành", "ngành"), ("suất sắc", "xuất sắc"), ("tham giao", "tham gia"),
    ];

    private const string Family = "(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương)";

    // A person is addressed, or a family name comes before other capitals. Places and schools are named after people too.
    private static readonly Regex[] Named =
    [
        Of(@"(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Đđ]/c) \p{Lu}\p{L}*(?: \p{Lu}\p{L}*)*"),
        Of($@"(?<!\p{{L}})(?<!(?:[Tt]hôn|[Tt]ổ|[Tt]rường|[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo|THCS|THPT|[Đđ]ường|[Xx]ã|[Pp]hường) )(?!Hồ Chí Minh){Family} \p{{Lu}}\p{{L}}*"),
        // A commune has seldom a name of three words, and its own stands at the end of many titles.
        Of($@"(?<=[Xx]ã |[Pp]hường )(?!Hồ Chí Minh){Family}(?: \p{{Lu}}\p{{L}}*){{2,3}}"),
    ];

    private static readonly string[] Sensitive =
    [
        "tái hòa nhập", "chấp hành xong án", "đặc xá", "nghiện", "ma túy", "cai nghiện", "khiếu kiện", "khiếu nại", "tố cáo", "bạo lực gia đình", "mâu thuẫn gia đình",
        "ly hôn", "HIV", "nhiễm bệnh", "hộ nghèo", "đồng bào dân tộc", "tôn giáo", "đám tang", "đưa tang",
    ];

    /// <summary>Everything to look at again, in the order of importance.</summary>
    public static IReadOnlyList<Finding> Of(CheckedArticle article)
    {
        string[] lines = [article.Title, article.Lead, .. RichText.Lines(article.Blocks)];
        return
        [
            .. Secrets([.. lines, .. article.Blocks.OfType<RichBlock.Table>().SelectMany(table => table.Rows).SelectMany(row => row).Select(cell => cell.Runs.Words())]),
            .. lines.SelectMany(Private),
            .. article.Sensitive ? [] : Subjects(lines),
            .. Pictures(article),
            .. lines.SelectMany(Misprinted),
            .. article.Blocks.OfType<RichBlock.Table>().Where(table => table.Rows.Count > 1 && !table.Rows[0].All(cell => cell.Header)).Select(table =>
                new Finding(FindingKind.TableWithoutHead, table.Rows[0].Select(cell => cell.Runs.Words()).FirstOrDefault(text => text.Length > 0) ?? "",
                    (
                        "Bảng chưa có dòng tiêu đề. Đề nghị đặt dòng đầu làm tiêu đề để người nghe đọc hiểu được bảng.",
                        "The table has no header row. Please make its first row the header, so that people who listen to it understand it."))),
        ];
    }

    /// <summary>What in the title of a post looks like a person’s name or number: a seat names the post, never who holds it. It only warns.</summary>
    public static IReadOnlyList<Finding> OfPost(string title) =>
    [
        .. Named.SelectMany(pattern => pattern.Matches(title)).Take(1).Select(match => new Finding(FindingKind.PersonalData, match.Value, (
            "Có vẻ là tên người. Ở đây ghi chức vụ, không ghi tên; đề nghị bỏ tên đi.", "This looks like a person’s name. A seat has the post, not the name; please take the name out."))),
        .. Private(title),
    ];

    private static IEnumerable<Finding> Secrets(IEnumerable<string> lines) => lines.Select(SecrecyStamp.In).OfType<string>().Take(1)
        .Select(stamp => new Finding(FindingKind.Secret, stamp, (
            "Có dấu chỉ độ mật. Văn bản mật không được đăng lên cổng; đề nghị bỏ nội dung này và báo người phụ trách.",
            "There is a stamp of secrecy. Secret papers are never published; please take this out and tell whoever is in charge.")));

    private static IEnumerable<Finding> Private(string line) =>
        from rule in PersonalWords.Rules
        from match in rule.Pattern.Matches(line)
        select new Finding(FindingKind.PersonalData, match.Value, rule.Advice);

    private static IEnumerable<Finding> Subjects(IReadOnlyList<string> lines) =>
        Sensitive.Where(word => lines.Any(line => Word(word).IsMatch(line))).Take(1).Select(word => new Finding(FindingKind.SensitiveSubject, word,
            (
            "Bài nói đến đề tài nhạy cảm. Đề nghị đánh dấu “Đề tài nhạy cảm”, không nêu tên và không đăng ảnh người trong cuộc.",
            "The article speaks of a sensitive subject. Please tick “Sensitive subject”, name nobody and show no pictures of the people concerned.")));

    private static IEnumerable<Finding> Pictures(CheckedArticle article) =>
        from figure in article.Blocks.OfType<RichBlock.Figure>()
        where article.Speechless.Contains(figure.Media)
        select new Finding(FindingKind.PictureWithoutWords, figure.Caption.Words(), (
            "Ảnh chưa có lời mô tả cho người không nhìn thấy. Đề nghị ghi ảnh cho thấy gì.",
            "The picture has no words for people who do not see it. Please write what it shows."));

    private static IEnumerable<Finding> Misprinted(string line) =>
        from misprint in Misprints
        from match in Word(misprint.Wrong).Matches(line)
        select new Finding(FindingKind.Misprint, match.Value, ($"Có lẽ là “{misprint.Right}”.", $"Perhaps “{misprint.Right}” is meant."));

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant, Limit);

    private static Regex Word(string words) => new($@"(?<!\p{{L}}){Regex.Escape(words)}(?!\p{{L}})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
}
