using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.Progress;
using Sen.Movement.Text;
using Xunit;

namespace Sen.Rules.Tests.Progress;

public class ProgressEntryTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    private static readonly EmulationModel Model = EmulationModel.Begin(Key(1), new(Key(2), Key(3)), Key(4), "Trồng sen kết hợp nuôi cá").Value;

    private static readonly Registration Registration = Registration.Begin(Key(5), Model, 2022, Key(6), new(2022, 3, 1, 1, 0, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData("1.200", 1_200)]
    [InlineData("12", 12)]
    [InlineData(" 0 ", 0)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_count_is_read_as_people_write_it_and_an_empty_one_is_not_told(string? typed, int? households)
    {
        var wrong = new Dictionary<string, Wording>();

        Assert.Equal(households, new TypedFigures(typed, null, null, null, null).Read(wrong).Households);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("186 triệu", 186_000_000)]
    [InlineData("1,25 tỷ đồng", 1_250_000_000)]
    [InlineData("186.000.000", 186_000_000)]
    public void Money_is_read_in_words_and_in_figures(string typed, long dong) =>
        Assert.Equal(dong, TypedFigures.None.With(money: typed).Read(new Dictionary<string, Wording>()).MoneyDong);

    [Theory]
    [InlineData("1.500", 1_500)]
    [InlineData("1.500 m²", 1_500)]
    [InlineData("1500m2", 1_500)]
    [InlineData("1,5 ha", 15_000)]
    [InlineData("0,0123 ha", 123)]
    public void Land_is_read_in_square_metres_and_in_hectares(string typed, int squareMetres) =>
        Assert.Equal(squareMetres, TypedFigures.None.With(land: typed).Read(new Dictionary<string, Wording>()).LandSquareMetres);

    [Fact]
    public void Land_with_a_decimal_comma_and_no_unit_is_asked_for_its_unit()
    {
        var wrong = new Dictionary<string, Wording>();

        Assert.Null(TypedFigures.None.With(land: "3,5").Read(wrong).LandSquareMetres);
        Assert.Contains("ha", wrong["land"].Vi, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mười hai")]
    [InlineData("-3")]
    [InlineData("1,5")]
    [InlineData("99999999999")]
    public void What_is_no_whole_number_is_asked_back(string typed)
    {
        var wrong = new Dictionary<string, Wording>();

        Assert.Null(new TypedFigures(typed, null, null, null, null).Read(wrong).Households);
        Assert.Equal(["households"], wrong.Keys);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once()
    {
        var refusal = Assert.IsType<Refusal.Invalid>(Write("32/09/2022", "", new("x", "x", "x", "x", "x")).Refusal);

        Assert.Equal(["households", "labour-days", "land", "money", "note", "on", "participants"], refusal.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null, 23)]
    [InlineData("", 23)]
    [InlineData("5/9/2022", 5)]
    [InlineData("2022-09-05", 5)]
    public void An_empty_day_is_today(string? typed, int day) => Assert.Equal(new DateOnly(2022, 9, day), Write(typed, "Đắp bờ ao.", TypedFigures.None).Value.On);

    [Theory]
    [InlineData("24/09/2022")]
    [InlineData("31/12/2020")]
    public void A_day_to_come_or_of_another_time_is_refused(string typed) =>
        Assert.Equal(["on"], Assert.IsType<Refusal.Invalid>(Write(typed, "Đắp bờ ao.", TypedFigures.None).Refusal).Fields.Keys);

    [Theory]
    [InlineData(Continuity.New, 2022, "31/12/2021", false)]
    [InlineData(Continuity.New, 2022, "01/01/2022", true)]
    [InlineData(Continuity.Sustained, 2022, "31/12/2021", false)]
    [InlineData(Continuity.New, 2021, "20/12/2021", false)]
    [InlineData(Continuity.Sustained, 2021, "19/12/2021", false)]
    [InlineData(Continuity.Sustained, 2021, "20/12/2021", true)]
    public void Progress_belongs_to_the_year_and_of_a_model_that_goes_on_to_the_days_since_it_was_sent(Continuity continuity, int sentIn, string on, bool taken)
    {
        var registration = Registration.Begin(Key(5), Model, 2022, Key(6), new(2021, 12, 1, 1, 0, 0, DateTimeKind.Utc));
        registration.Continuity = continuity;
        Assert.True(registration.Take(Step.Register, new(sentIn, sentIn == 2021 ? 12 : 3, 20, 1, 0, 0, DateTimeKind.Utc)).Ok);

        var entry = ProgressEntry.Write(Key(7), registration, on, "Đắp bờ ao.", TypedFigures.None, Today);

        Assert.Equal(taken, entry.Ok);
        Assert.True(taken || ((Refusal.Invalid)entry.Refusal!).Fields["on"].Vi.Contains("2022", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_corrected_counts_once_and_what_stood_before_is_told_latest_first()
    {
        ProgressEntry Entry(byte no, byte? corrects) =>
            ProgressEntry.Write(Key(no), Registration, null, $"Lần {no}", TypedFigures.None, Today, corrects is { } earlier ? Key(earlier) : null).Value;
        ProgressEntry[] all = [Entry(11, null), Entry(12, 11), Entry(13, null), Entry(14, 12)];

        Assert.Equal(["Lần 13", "Lần 14"], CorrectedProgress.Standing(all).Select(entry => entry.Note));
        Assert.Equal(["Lần 12", "Lần 11"], CorrectedProgress.Earlier(all[3], all).Select(entry => entry.Note));
        Assert.Empty(CorrectedProgress.Earlier(all[2], all));
    }

    [Fact]
    public void The_figures_of_an_entry_are_typed_back_as_they_were_read() =>
        Assert.Equal(
            new ProgressFigures(12, 1_200, 60, 186_000_000, 15_000),
            TypedFigures.Of(Write(null, "Đắp bờ ao.", new("12", "1.200", "60", "186 triệu", "1,5 ha")).Value).Read(new Dictionary<string, Wording>()));

    [Fact]
    public void A_note_is_kept_trimmed_in_one_unicode_form_and_has_a_limit()
    {
        Assert.Equal("Đắp bờ ao.", Write(null, VietnameseText.Nfd("  Đắp bờ ao.\n"), TypedFigures.None).Value.Note);
        Assert.False(Write(null, new string('a', ProgressEntry.LongestNote + 1), TypedFigures.None).Ok);
    }

    private static Outcome<ProgressEntry> Write(string? on, string? note, TypedFigures figures) =>
        ProgressEntry.Write(Key(7), Registration, on, note, figures, Today);

    private static Guid Key(byte no) => new(no, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

internal static class Figures
{
    public static TypedFigures With(this TypedFigures figures, string? money = null, string? land = null) => figures with { Money = money, Land = land };
}
