using CsCheck;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Text;

public class LegacyTextTests
{
    private const string Vectors = "vietnamese-text.tsv";

    private static readonly LegacyEncoding[] Old = [LegacyEncoding.Tcvn3, LegacyEncoding.Vni, LegacyEncoding.Cp1258];

    [Fact]
    public void Every_vector_is_written_in_TCVN3() =>
        TextVectors.EachRow(Vectors, row => ($"{row["tcvn3_hex"]} {row["tcvn3_lossy"]}", Written(row, LegacyEncoding.Tcvn3, out var lost) is var hex && hex == "-" ? "- -" : $"{hex} {lost}"));

    [Fact]
    public void Every_vector_in_TCVN3_is_read_back_with_small_letters_where_capitals_were_lost() => TextVectors.EachRow(Vectors, row =>
        row["tcvn3_hex"] == "-"
            ? (row["tcvn3_back"], "")
            : (row["tcvn3_lossy"] == "1" ? row["tcvn3_back"] : TextVectors.Shown(row["nfc"]), Read(row["tcvn3_hex"], LegacyEncoding.Tcvn3)));

    [Fact]
    public void Only_lossy_rows_have_a_different_way_back() =>
        Assert.All(TextVectors.Read(Vectors), row => Assert.Equal(row["tcvn3_lossy"] == "1", row["tcvn3_back"].Length > 0));

    [Fact]
    public void Every_vector_is_written_in_VNI() => TextVectors.EachRow(Vectors, row => (row["vni_hex"], Written(row, LegacyEncoding.Vni, out _)));

    [Fact]
    public void Every_vector_in_VNI_is_read_back() => TextVectors.EachRow(Vectors, row =>
        row["vni_hex"] == "-" ? ("", "") : (TextVectors.Shown(row["nfc"]), Read(row["vni_hex"], LegacyEncoding.Vni)));

    [Fact]
    public void Every_vector_is_written_in_CP1258() => TextVectors.EachRow(Vectors, row => (row["cp1258_hex"], Written(row, LegacyEncoding.Cp1258, out _)));

    [Fact]
    public void Every_vector_in_CP1258_is_read_back() => TextVectors.EachRow(Vectors, row =>
        row["cp1258_hex"] == "-" ? ("", "") : (TextVectors.Shown(row["nfc"]), Read(row["cp1258_hex"], LegacyEncoding.Cp1258)));

    [Fact]
    public void What_can_be_written_without_loss_is_read_back_unchanged() =>
        Gen.Select(TextGen.Words, Gen.OneOf([.. Old, LegacyEncoding.Unicode])).Sample((text, encoding) =>
            !LegacyText.TryEncode(text, encoding, out var bytes, out var lost) || lost || LegacyText.Decode(bytes, encoding) == VietnameseText.Nfc(text));

    [Fact]
    public void Text_pasted_as_Windows_1252_is_repaired()
    {
        Assert.Equal("dân vận khéo", LegacyText.Repair("d©n vËn khÐo", LegacyEncoding.Tcvn3));
        Assert.Equal("Đảng ủy – “thi đua”", LegacyText.Repair("§¶ng ñy – “thi ®ua”", LegacyEncoding.Tcvn3));
        Assert.Equal("Ủy ban, điển hình", LegacyText.Repair("Uûy ban, ñieån hình", LegacyEncoding.Vni));
        Assert.Equal("khen thưởng", LegacyText.Repair("khen th\u00ADëng", LegacyEncoding.Tcvn3));
        Assert.Equal("khéo", LegacyText.Repair("kheìo", LegacyEncoding.Cp1258));
    }

    [Fact]
    public void A_byte_the_encoding_leaves_open_is_read_as_Windows_1252() =>
        Assert.Equal("“xã”", LegacyText.Decode([0x93, 0x78, 0xB7, 0x94], LegacyEncoding.Tcvn3));

    [Fact]
    public void The_encoding_of_a_whole_document_is_found()
    {
        foreach (var encoding in Old)
        {
            var bytes = SeedLines().SelectMany(line => Bytes(line, encoding).Append((byte)'\n')).ToArray();
            Assert.Equal((encoding, true), (LegacyText.Detect(bytes).Encoding, LegacyText.Detect(bytes).IsSure));
        }

        Assert.Equal(LegacyEncoding.Unicode, LegacyText.Detect(Bytes(string.Join('\n', SeedLines()), LegacyEncoding.Unicode)).Encoding);
        Assert.Equal(LegacyEncoding.Unicode, LegacyText.Detect(string.Join('\n', SeedLines())).Encoding);
    }

    [Fact]
    public void A_document_all_in_capitals_is_found_too()
    {
        var text = string.Join('\n', SeedLines()).ToUpperInvariant();
        Assert.Equal(LegacyEncoding.Vni, LegacyText.Detect(Bytes(text, LegacyEncoding.Vni)).Encoding);
        Assert.Equal(LegacyEncoding.Cp1258, LegacyText.Detect(Bytes(text, LegacyEncoding.Cp1258)).Encoding);
        Assert.Equal(LegacyEncoding.Tcvn3, LegacyText.Detect(Bytes(text, LegacyEncoding.Tcvn3)).Encoding);
    }

    [Fact]
    public void A_single_line_is_found_mostly_and_when_wrong_it_was_not_sure_or_is_short()
    {
        var tries = SeedLines().SelectMany(line => Old.Select(encoding => (line, encoding, found: LegacyText.Detect(Bytes(line, encoding))))).ToList();
        var wrong = tries.Where(one => one.found.Encoding != one.encoding && one.found.Encoding != LegacyEncoding.Unicode).ToList();
        Assert.True(wrong.Count * 20 <= tries.Count, string.Join('\n', wrong));
        Assert.All(wrong, one => Assert.False(one.found.IsSure, one.line));
    }

    [Fact]
    public void Plain_ASCII_needs_no_question_and_a_short_doubtful_text_does()
    {
        Assert.Equal(new LegacyFinding(LegacyEncoding.Unicode, 6, IsSure: true), LegacyText.Detect("Binh Sa"));
        Assert.Equal(new LegacyFinding(LegacyEncoding.Tcvn3, 4, IsSure: false), LegacyText.Detect("th«n"));
        Assert.Equal(new LegacyFinding(LegacyEncoding.Unicode, 4, IsSure: true), LegacyText.Detect("thơn"));
    }

    [Theory]
    [InlineData(".VnTime", LegacyEncoding.Tcvn3, false), InlineData(".VnTimeH", LegacyEncoding.Tcvn3, true), InlineData("VNI-Times", LegacyEncoding.Vni, false)]
    [InlineData("Times New Roman", null, false)]
    public void A_font_name_tells_the_encoding(string font, LegacyEncoding? encoding, bool capitals)
    {
        Assert.Equal(encoding, LegacyText.OfFont(font, out var found));
        Assert.Equal(capitals, found);
    }

    private static IEnumerable<string> SeedLines() => TextVectors.Read(Vectors)
        .Where(row => row["kind"].StartsWith("seed", StringComparison.Ordinal) && row["tcvn3_hex"] != "-" && row["vni_hex"] != "-")
        .Select(row => TextVectors.Shown(row["nfc"]));

    private static byte[] Bytes(string text, LegacyEncoding encoding)
    {
        Assert.True(LegacyText.TryEncode(text, encoding, out var bytes, out _), text);
        return bytes;
    }

    private static string Written(IReadOnlyDictionary<string, string> row, LegacyEncoding encoding, out int lost)
    {
        var written = LegacyText.TryEncode(TextVectors.Shown(row["input"]), encoding, out var bytes, out var losesCapitals);
        lost = losesCapitals ? 1 : 0;
        return written ? Convert.ToHexStringLower(bytes) : "-";
    }

    private static string Read(string hex, LegacyEncoding encoding) => LegacyText.Decode(Convert.FromHexString(hex), encoding);
}
