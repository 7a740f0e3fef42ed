namespace Sen.Movement.OldPortal;

/// <summary>Reads the foot of an old page: whose it is, where the office is, and the visit counts.</summary>
internal static class OldFooterReader
{
    private const string Copyright = "Bản quyền thuộc", Designed = "Thiết kế bởi", Total = "Tổng số lượt truy cập", Month = "Lượt trong tháng", Day = "Lượt trong ngày";
    private const string Office = "Trụ sở", Address = "Địa chỉ", Email = "Email";

    private const int LongestLine = 2000, ShortestPhone = 9;

    // A label without its colon counts at the beginning of a line only.
    private static readonly string[] Plain = [Copyright, Designed, Total, Month, Day];

    private static readonly string[] Phones = ["Điện thoại", "Số điện thoại", "ĐT", "Hotline", "Đường dây nóng"];

    private static readonly string[] WithColon = [Office, Address, .. Phones, "Fax", "Website", Email, "E-mail", "Thư điện tử"];

    private static readonly string[] CommuneKinds = ["xã", "phường", "thị trấn", "đặc khu"];

    private static readonly string[] UpperKinds = ["huyện", "quận", "thị xã", "thành phố", "tỉnh", "TP", "TP.", "TX", "TX."];

    /// <summary>Whether a line belongs to the foot.</summary>
    public static bool Begins(string line) =>
        OldText.Same(line, "Thống kê truy cập")
        || Array.Exists(Plain, label => OldText.After(line, label, colon: false) is not null)
        || Array.Exists(WithColon, label => OldText.After(line, label, colon: true) is not null);

    /// <summary>What the lines of the foot say.</summary>
    public static OldPage Into(OldPage page, IReadOnlyList<string> lines, List<string> warnings)
    {
        var parts = lines.SelectMany(Parts).ToList();
        string? Of(params string[] labels) => parts.Find(part => labels.Contains(part.Label) && part.Text.Length > 0).Text;
        var holder = Of(Copyright);
        holder = holder?.StartsWith("về ", StringComparison.OrdinalIgnoreCase) == true ? holder[3..].TrimStart(' ') : holder;
        var office = Of(Office) ?? Of(Address);
        var units = Units(office ?? "");
        if (holder is null)
        {
            warnings.Add("Trang không ghi bản quyền thuộc ai.");
        }

        var numbers = parts.Where(part => Phones.Contains(part.Label)).SelectMany(part => Split(part.Text)).ToList();
        return page with
        {
            Footer = new()
            {
                CopyrightHolder = holder,
                Office = office,
                Commune = Commune(units, holder, warnings),
                AddressUnits = units,
                Phones = Numbers(numbers, warnings),
                Email = Mail(parts.FindAll(part => part.Label is Email or "E-mail" or "Thư điện tử" && part.Text.Length > 0), warnings),
                DesignedBy = Of(Designed),
            },
            Statistics = new(Count(parts, lines, Total, warnings), Count(parts, lines, Month, warnings), Count(parts, lines, Day, warnings)),
        };
    }

    // A line may hold several parts: «Điện thoại: … - Email: …».
    private static IEnumerable<(string Label, string Text)> Parts(string line)
    {
        var text = line[..Math.Min(line.Length, LongestLine)].TrimStart('©', ' ');
        var cuts = new List<(int At, string Label, string Here)>();
        for (var at = 0; at < text.Length; at++)
        {
            var here = text[at..];
            var label = at > 0 && char.IsLetterOrDigit(text[at - 1]) ? null
                : Array.Find(WithColon, one => OldText.After(here, one, colon: true) is not null)
                    ?? Array.Find(Plain, one => OldText.After(here, one, colon: at > 0) is not null);
            if (label is not null)
            {
                cuts.Add((at, label, here));
                at += label.Length - 1;
            }
        }

        for (var i = 0; i < cuts.Count; i++)
        {
            var length = (i + 1 < cuts.Count ? cuts[i + 1].At : text.Length) - cuts[i].At;
            yield return (cuts[i].Label, OldText.After(cuts[i].Here[..length], cuts[i].Label, colon: false)!.Trim(' ', '-', '–', '|', ';', ',').TrimEnd('.', ' '));
        }
    }

    private static IEnumerable<string> Split(string text) =>
        text.Replace(" - ", ";", StringComparison.Ordinal).Replace(" – ", ";", StringComparison.Ordinal)
            .Replace(" và ", ";", StringComparison.OrdinalIgnoreCase).Replace(" hoặc ", ";", StringComparison.OrdinalIgnoreCase)
            .Split([';', ',', '/', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Whole);

    // A dash parts two numbers only when both sides are whole ones; else it groups digits.
    private static string[] Whole(string shown) =>
        shown.Split('-', '–') is { Length: > 1 } sides && Array.TrueForAll(sides, side => side.Count(char.IsAsciiDigit) >= ShortestPhone) ? sides : [shown];

    private static List<string> Numbers(List<string> shown, List<string> warnings)
    {
        warnings.AddRange(shown.Where(number => !number.Any(char.IsAsciiDigit)).Select(number => $"Điện thoại “{OldText.Short(number)}” không có chữ số."));
        return [.. shown.Where(number => number.Any(char.IsAsciiDigit)).Select(number => number.TrimEnd('.', ' '))];
    }

    private static string? Mail(List<(string Label, string Text)> parts, List<string> warnings)
    {
        var addresses = parts.SelectMany(part => part.Text.Split([' ', ',', ';', '<', '>'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < word.Length - 1).Select(word => word.Trim('.')).ToList();
        if (parts.Count > 0 && addresses.Count != 1)
        {
            warnings.Add(addresses.Count == 0 ? $"Thư điện tử “{OldText.Short(parts[0].Text)}” không đọc được." : "Trang ghi nhiều thư điện tử; lấy địa chỉ đầu.");
        }

        return addresses.FirstOrDefault();
    }

    private static List<string> Units(string office)
    {
        var parts = office.Replace(" - ", ",", StringComparison.Ordinal).Replace(" – ", ",", StringComparison.Ordinal)
            .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        var from = parts.FindIndex(part => IsA(part, CommuneKinds));
        from = from < 0 ? parts.FindIndex(part => IsA(part, UpperKinds)) : from;
        return from < 0 ? [] : parts[from..];
    }

    private static bool IsA(string part, string[] kinds) => Array.Exists(kinds, kind =>
        part.Length > kind.Length && part.StartsWith(kind, StringComparison.OrdinalIgnoreCase) && (kind.EndsWith('.') || part[kind.Length] == ' '));

    private static string? Commune(List<string> units, string? holder, List<string> warnings)
    {
        var ofAddress = units.Find(unit => IsA(unit, CommuneKinds));
        var at = holder is null ? -1 : CommuneKinds.Max(kind => holder.LastIndexOf($" {kind} ", StringComparison.OrdinalIgnoreCase));
        var ofHolder = at < 0 ? null : holder![(at + 1)..].Split(',')[0].Trim(' ');
        if (ofAddress is not null && ofHolder is not null && Text.VietnameseText.Fold(ofAddress) != Text.VietnameseText.Fold(ofHolder))
        {
            warnings.Add($"Trụ sở ghi “{OldText.Short(ofAddress)}”, bản quyền ghi “{OldText.Short(ofHolder)}”; lấy theo trụ sở.");
        }

        return ofAddress ?? ofHolder;
    }

    // The number stands behind its label, or on the next line.
    private static long? Count(List<(string Label, string Text)> parts, IReadOnlyList<string> lines, string label, List<string> warnings)
    {
        var at = parts.FindIndex(part => part.Label == label);
        if (at < 0)
        {
            return null;
        }

        var text = parts[at].Text;
        if (text.Length == 0)
        {
            var line = lines.ToList().FindIndex(one => OldText.Same(one, label));
            return line >= 0 && line + 1 < lines.Count ? OldText.Count(lines[line + 1]) : null;
        }

        var count = OldText.Count(text);
        if (count is null)
        {
            warnings.Add($"“{label}: {OldText.Short(text)}” không phải là một số.");
        }

        return count;
    }
}
