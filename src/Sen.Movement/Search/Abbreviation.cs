using Sen.Movement.Text;

namespace Sen.Movement.Search;

/// <summary>
/// An abbreviation (chữ viết tắt) of a commune's readers, found by its full form and back. A row adds one to <see cref="Abbreviations.Usual"/>, or takes one of those off.
/// </summary>
public sealed class Abbreviation : CommuneRecord
{
    /// <summary>Longest short and longest full form, in characters.</summary>
    public const int LongestShort = 20, LongestFull = 100;

    /// <summary>Short form as written, “UBND”.</summary>
    public required string Short { get; init; }

    /// <summary>Full form as written, “Ủy ban nhân dân”.</summary>
    public required string Full { get; init; }

    /// <summary>Both forms folded: the same abbreviation is kept once.</summary>
    public required string Folded { get; init; }

    /// <summary>True for a usual abbreviation this commune does not use.</summary>
    public bool IsOff { get; set; }

    /// <summary>Checks what an editor typed, or says what to correct.</summary>
    public static Outcome<Abbreviation> Write(Guid id, Home home, string? typedShort, string? typedFull, bool off = false)
    {
        var (brief, full) = (VietnameseText.Clean(typedShort ?? ""), VietnameseText.Clean(typedFull ?? ""));
        var (words, fullWords) = (SearchText.Words(brief), SearchText.Words(full));
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        if (words.Count == 0 || brief.Length > LongestShort)
        {
            wrong["Short"] = (
                $"Đề nghị ghi chữ viết tắt, tối đa {LongestShort} ký tự. Ví dụ: UBND.", $"Please write the short form, at most {LongestShort} letters. For example: UBND.");
        }

        if (fullWords.Count == 0 || full.Length > LongestFull)
        {
            wrong["Full"] = (
                $"Đề nghị ghi đầy đủ, tối đa {LongestFull} ký tự. Ví dụ: Ủy ban nhân dân.",
                $"Please write it in full, at most {LongestFull} letters. For example: Ủy ban nhân dân.");
        }
        else if (words.SequenceEqual(fullWords))
        {
            wrong["Full"] = ("Đề nghị ghi khác với chữ viết tắt.", "Please write something other than the short form.");
        }

        return wrong.Count > 0 ? new Refusal.Invalid(wrong) : new Abbreviation
        {
            Id = id,
            CommuneId = home.CommuneId,
            ProvinceId = home.ProvinceId,
            Short = brief,
            Full = full,
            Folded = KeyOf(brief, full),
            IsOff = off,
        };
    }

    /// <summary>What two abbreviations that are the same have in common.</summary>
    public static string KeyOf(string brief, string full) =>
        string.Join(' ', SearchText.Words(brief).Select(word => word.Folded)) + "=" + string.Join(' ', SearchText.Words(full).Select(word => word.Folded));
}

/// <summary>An abbreviation as it holds in a commune.</summary>
/// <param name="Short">Short form.</param>
/// <param name="Full">Full form.</param>
/// <param name="IsUsual">One of the usual ones.</param>
/// <param name="IsOff">Taken off by the commune.</param>
public sealed record HeldAbbreviation(string Short, string Full, bool IsUsual, bool IsOff);

/// <summary>The abbreviations every commune begins with (chữ viết tắt thường dùng), and those it holds.</summary>
public static class Abbreviations
{
    /// <summary>What offices at communes write short, by themselves and in the names of bodies.</summary>
    public static IReadOnlyList<SameMeaning> Usual { get; } =
    [
        new("UBND", "Ủy ban nhân dân"),
        new("HĐND", "Hội đồng nhân dân"),
        new("MTTQ", "Mặt trận Tổ quốc"),
        new("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
        new("LHPN", "Liên hiệp Phụ nữ"),
        new("CCB", "Cựu chiến binh"),
        new("TNCS", "Thanh niên Cộng sản"),
        new("ĐTN", "Đoàn Thanh niên"),
        new("BCĐ", "Ban Chỉ đạo"),
        new("BCH", "Ban Chấp hành"),
        new("BTV", "Ban Thường vụ"),
        new("DVK", "Dân vận khéo"),
        new("NTM", "nông thôn mới"),
        new("KDC", "khu dân cư"),
        new("ANTT", "an ninh trật tự"),
        new("QPAN", "quốc phòng an ninh"),
        new("QĐ", "quyết định"),
        new("KH", "kế hoạch"),
        new("CV", "công văn"),
        new("NQ", "nghị quyết"),
        new("HTX", "hợp tác xã"),
        new("CLB", "câu lạc bộ"),
        new("THCS", "trung học cơ sở"),
        new("GPMB", "giải phóng mặt bằng"),
        new("VSMT", "vệ sinh môi trường"),
        new("TDP", "tổ dân phố"),
    ];

    /// <summary>The abbreviations of a commune, in the order of Vietnamese lists.</summary>
    public static IReadOnlyList<HeldAbbreviation> Of(IReadOnlyCollection<Abbreviation> rows)
    {
        var off = rows.Where(row => row.IsOff).Select(row => row.Folded).ToHashSet(StringComparer.Ordinal);
        var usual = Usual.Select(pair => (Key: Abbreviation.KeyOf(pair.One, pair.Other), pair.One, pair.Other)).ToList();
        var known = usual.Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. usual.Select(pair => new HeldAbbreviation(pair.One, pair.Other, IsUsual: true, off.Contains(pair.Key)))
                .Concat(rows.Where(row => !row.IsOff && !known.Contains(row.Folded)).Select(row => new HeldAbbreviation(row.Short, row.Full, IsUsual: false, IsOff: false)))
                .OrderBy(held => SortKey.Of(held.Short), StringComparer.Ordinal).ThenBy(held => SortKey.Of(held.Full), StringComparer.Ordinal),
        ];
    }

    /// <summary>Those that are in use, for the vocabulary.</summary>
    public static IEnumerable<SameMeaning> InUse(IReadOnlyCollection<Abbreviation> rows) =>
        Of(rows).Where(held => !held.IsOff).Select(held => new SameMeaning(held.Short, held.Full));
}
