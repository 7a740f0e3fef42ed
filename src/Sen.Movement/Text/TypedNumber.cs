using System.Buffers;
using System.Globalization;

namespace Sen.Movement.Text;

/// <summary>
/// Numbers as people type them (số nhập tay): dot, comma or blank between thousands, comma or dot before decimals. Whatever could be
/// meant in two ways is asked back, never guessed, and every reading has an echo to show beside the field.
/// <para>One separator followed by exactly three digits is the doubtful case: «1.250» is 1250, as Vietnamese write it; «1,250» is 1250 where
/// only whole numbers are asked for, else it is asked back.</para>
/// </summary>
public static class TypedNumber
{
    private const int MostDigits = 15;

    private static readonly string[] Units = ["ho", "ho dan", "nguoi", "luot", "luot nguoi", "cong", "ngay cong"];

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789., ");

    /// <summary>Reads a whole number: people, households, ngày công, m².</summary>
    public static Reading<long> ReadWhole(string? typed)
    {
        Wording ask = ("Đề nghị chỉ ghi số, không có phần lẻ, ví dụ 1.250.", "Please write a whole number, for example 1.250.");
        var parts = Parts.Of(Bare(typed), whole: true, ask);
        if (parts.Problem is not null || parts.Decimals.Length > 0)
        {
            return Reading<long>.Not(parts.Problem ?? ask);
        }

        var number = (long)parts.Value;
        return Reading<long>.Of(number, VietnameseNumbers.Format(number));
    }

    /// <summary>Reads a number with at most <paramref name="decimals"/> digits after the comma: hectares, points, kilometres.</summary>
    public static Reading<decimal> ReadDecimal(string? typed, int decimals = 2)
    {
        var parts = Parts.Of(typed, whole: false, ("Đề nghị ghi một số, ví dụ 1.250 hoặc 3,5.", "Please write a number, for example 1.250 or 3,5."));
        if (parts.Problem is { } problem)
        {
            return Reading<decimal>.Not(problem);
        }

        return parts.Decimals.Length > decimals
            ? Reading<decimal>.Not((
                $"Đề nghị ghi tối đa {decimals} chữ số sau dấu phẩy; đang ghi {VietnameseNumbers.Format(parts.Value, MostDigits)}.",
                $"Please write at most {decimals} digits after the comma; {VietnameseNumbers.Format(parts.Value, MostDigits)} is written."))
            : Reading<decimal>.Of(parts.Value, VietnameseNumbers.Format(parts.Value, decimals));
    }

    /// <summary>Reads a sum in đồng: «186.000.000», «186 triệu», «1,25 tỷ đồng». The sum must be whole đồng, below one million tỷ.</summary>
    public static Reading<long> ReadMoney(string? typed)
    {
        Wording ask = ("Đề nghị ghi số tiền, ví dụ 186.000.000 hoặc 186 triệu.", "Please write a sum of money, for example 186.000.000.");
        var folded = VietnameseText.Fold(typed ?? "");
        var end = folded.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var words = folded[end..].Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        if (Scale(words) is not { } scale)
        {
            return Reading<long>.Not(ask);
        }

        var parts = Parts.Of(folded[..end], whole: scale == 1, ask);
        if (parts.Problem is { } problem)
        {
            return Reading<long>.Not(problem);
        }

        if (parts.Value >= 1_000_000_000_000_000m / scale)
        {
            return Reading<long>.Not(("Số tiền phải nhỏ hơn một triệu tỷ đồng; đề nghị kiểm tra lại.", "The sum is too large; please check it."));
        }

        var dong = parts.Value * scale;
        return dong == decimal.Truncate(dong)
            ? Reading<long>.Of((long)dong, VietnameseNumbers.Money((long)dong))
            : Reading<long>.Not(("Đề nghị ghi số tiền tròn đồng, không có phần lẻ.", "Please write whole VND, without decimals."));
    }

    // “12 hộ”, “60 ngày công”: the unit is what was asked for.
    private static string? Bare(string? typed)
    {
        var text = VietnameseText.Clean(typed ?? "");
        var end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        return end > 0 && Units.Contains(VietnameseText.Fold(text[end..]).Trim(), StringComparer.Ordinal) ? text[..end] : typed;
    }

    private static long? Scale(string[] words) => words switch
    {
        [] or ["d" or "dong" or "vnd"] => 1,
        ["nghin" or "ngan"] or ["nghin" or "ngan", "d" or "dong"] => 1_000,
        ["tr" or "trieu"] or ["tr" or "trieu", "d" or "dong"] => 1_000_000,
        ["ty" or "ti"] or ["ty" or "ti", "d" or "dong"] => 1_000_000_000,
        _ => null,
    };

    /// <summary>A typed number taken apart. Decimals are without zeros at the end.</summary>
    private readonly record struct Parts(decimal Value, string Decimals, Wording? Problem)
    {
        internal static Parts Of(string? typed, bool whole, Wording ask)
        {
            var text = VietnameseText.Clean(typed ?? "").Replace('\u2212', '-');
            if (text.StartsWith('-'))
            {
                return Not(("Số này không âm; đề nghị bỏ dấu trừ.", "This number is not negative; please leave out the minus."));
            }

            if (text.Length == 0 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[^1]) || text.AsSpan().ContainsAnyExcept(Allowed))
            {
                return Not(ask);
            }

            var last = text.AsSpan().LastIndexOfAny('.', ',');
            if (!whole && IsDoubtful(text, last))
            {
                var (head, tail) = (text[..last], text[(last + 1)..]);
                return Not((
                    $"“{text}” có thể hiểu hai cách. Đề nghị ghi {head}.{tail} nếu là hàng nghìn, {head},{tail}0 nếu là số lẻ.",
                    $"“{text}” can be read in two ways. Please write {head}.{tail} for thousands, {head},{tail}0 for decimals."));
            }

            var mark = IsDecimalMark(text, last) ? last : text.Length;
            return Ungrouped(text[..mark]) is { } digits
                ? OfDigits(digits, mark == text.Length ? "" : text[(mark + 1)..].TrimEnd('0'))
                : Not(ask);
        }

        private static Parts OfDigits(string digits, string decimals) =>
            digits.TrimStart('0').Length + decimals.Length > MostDigits
                ? Not(($"Số này dài quá {MostDigits} chữ số; đề nghị kiểm tra lại.", $"This number has more than {MostDigits} digits; please check it."))
                : new(decimal.Parse($"{digits}.{decimals}0", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), decimals, null);

        /// <summary>A lone comma with three digits after and one to three, not just 0, before it.</summary>
        private static bool IsDoubtful(string text, int last) =>
            last is >= 1 and <= 3 && text[last] == ',' && last == text.Length - 4 && text[0] != '0' && !text.AsSpan().ContainsAny('.', ' ');

        /// <summary>Whether the last separator parts the decimals: it is the only one of its kind and cannot be one between thousands.</summary>
        private static bool IsDecimalMark(string text, int last)
        {
            if (last < 0 || text.IndexOf(text[last], StringComparison.Ordinal) != last || text.IndexOf(' ', last) >= 0)
            {
                return false;
            }

            var other = text[last] == ',' ? '.' : ',';
            var grouped = text.Contains(other, StringComparison.Ordinal) || text.Contains(' ', StringComparison.Ordinal);
            return grouped || last != text.Length - 4 || last > 3 || text[0] == '0';
        }

        /// <summary>The digits without separators between thousands; null when these are mixed or stand in the wrong places.</summary>
        private static string? Ungrouped(string text)
        {
            var separators = text.Where(c => !char.IsAsciiDigit(c)).Distinct().ToList();
            if (separators.Count == 0)
            {
                return text;
            }

            var groups = text.Split(separators[0]);
            return separators.Count == 1 && groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3)
                ? string.Concat(groups)
                : null;
        }

        private static Parts Not(Wording problem) => new(0, "", problem);
    }
}
