using Sen.Movement.Text;

namespace Sen.Movement.Progress;

/// <summary>The five figures of a progress entry, each told or not (số liệu). Households hộ, people lượt người, labour ngày công, money đồng, land m².</summary>
public readonly record struct ProgressFigures(int? Households, int? Participants, int? LabourDays, long? MoneyDong, int? LandSquareMetres);

/// <summary>The five figures as people type them: “1.200”, “186 triệu”, “1,5 ha”. An empty one is not told.</summary>
/// <param name="Households">Hộ tham gia.</param>
/// <param name="Participants">Lượt người tham gia.</param>
/// <param name="LabourDays">Ngày công.</param>
/// <param name="Money">Tiền huy động, in đồng, or with “nghìn”, “triệu”, “tỷ”.</param>
/// <param name="Land">Đất đóng góp, in m², or with “ha”.</param>
public sealed record TypedFigures(string? Households, string? Participants, string? LabourDays, string? Money, string? Land)
{
    // The largest commune of the country has some 280,000 people: what is beyond these was typed wrong.
    private const long MostHouseholds = 100_000;
    private const long MostTimes = 1_000_000;
    private const long MostLand = 1_000_000_000;
    private const int SquareMetresOfHectare = 10_000;

    /// <summary>No figure told.</summary>
    public static TypedFigures None { get; } = new(null, null, null, null, null);

    /// <summary>The figures of an entry as a person would type them.</summary>
    public static TypedFigures Of(ProgressEntry entry)
    {
        static string? Typed(long? figure) => figure is { } told ? VietnameseNumbers.Format(told) : null;
        return new(Typed(entry.Households), Typed(entry.Participants), Typed(entry.LabourDays), Typed(entry.MoneyDong), Typed(entry.LandSquareMetres));
    }

    /// <summary>Reads all five; what could not be read is left out and its sentence added to <paramref name="wrong"/> under the field's name.</summary>
    public ProgressFigures Read(IDictionary<string, Wording> wrong) => new(
        (int?)Of("households", Households, typed => Bounded(TypedNumber.ReadWhole(typed), MostHouseholds), wrong),
        (int?)Of("participants", Participants, typed => Bounded(TypedNumber.ReadWhole(typed), MostTimes), wrong),
        (int?)Of("labour-days", LabourDays, typed => Bounded(TypedNumber.ReadWhole(typed), MostTimes), wrong),
        Of("money", Money, TypedNumber.ReadMoney, wrong),
        (int?)Of("land", Land, SquareMetres, wrong));

    private static long? Of(string field, string? typed, Func<string, Reading<long>> read, IDictionary<string, Wording> wrong)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var reading = read(typed);
        if (reading.Understood)
        {
            return reading.Value;
        }

        wrong[field] = reading.Problem!;
        return null;
    }

    private static Reading<long> SquareMetres(string typed)
    {
        var text = VietnameseText.Clean(typed).ToLowerInvariant();
        if (text.EndsWith("ha", StringComparison.Ordinal))
        {
            var hectares = TypedNumber.ReadDecimal(text[..^2].Trim(), decimals: 4);
            return hectares.Problem is { } problem ? Reading<long>.Not(problem)
                : hectares.Value > MostLand / SquareMetresOfHectare ? TooLarge($"{VietnameseNumbers.Format(MostLand / SquareMetresOfHectare)} ha")
                : Of((long)(hectares.Value * SquareMetresOfHectare));
        }

        var unit = text.EndsWith("m2", StringComparison.Ordinal) || text.EndsWith("m²", StringComparison.Ordinal) ? 2 : 0;
        var metres = Bounded(TypedNumber.ReadWhole(text[..^unit].Trim()), MostLand);
        // “3,5” of land is meant as hectares, but that has to be said.
        return unit == 0 && !metres.Understood && TypedNumber.ReadDecimal(text, decimals: 4).Understood
            ? Reading<long>.Not(("Đề nghị ghi kèm đơn vị, ví dụ 3,5 ha hoặc 35.000 m².", "Please write the unit too, for example 3,5 ha or 35.000 m².")) : metres;
    }

    private static Reading<long> Bounded(Reading<long> reading, long most) =>
        reading.Understood && reading.Value > most ? TooLarge(VietnameseNumbers.Format(most)) : reading;

    private static Reading<long> Of(long number) => Reading<long>.Of(number, VietnameseNumbers.Format(number));

    private static Reading<long> TooLarge(string most) => Reading<long>.Not((
        $"Số này lớn quá: mỗi lần ghi nhiều nhất {most}. Đề nghị kiểm tra lại.", $"This number is too large: at most {most} a record. Please check it."));
}
