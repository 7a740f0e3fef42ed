using System.Globalization;
using Sen.Movement.Text;

namespace Sen.Movement.People;

/// <summary>
/// On whose behalf an act was done (làm thay, nhập hộ), as the audit keeps it: a line for the mandate that was needed, a line for the owner it was entered for. Kept as text that is hashed with
/// the act, and read back into words.
/// </summary>
public static class Behalf
{
    private const string MandateWord = "mandate", OwnerWord = "owner", Instants = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Acting by somebody's mandate.</summary>
    public static string Of(Mandate mandate) => string.Join('\t', MandateWord, One(mandate.Giver), Text(mandate.From), Text(mandate.Until));

    /// <summary>Entering for an owner organisation.</summary>
    /// <param name="owner">The organisation's short name.</param>
    /// <param name="teller">Who told it, as a role title.</param>
    public static string Of(string owner, string teller) => string.Join('\t', OwnerWord, One(owner), One(teller));

    /// <summary>In words: «Trưởng Ban Chỉ đạo (ủy quyền từ … đến …)»; what an unknown version wrote stays as it is.</summary>
    public static Wording Read(string kept) => Wording.Join(Wording.AsTyped("; "), kept.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Line));

    private static Wording Line(string line) => line.Split('\t') switch
    {
        [MandateWord, var giver, var from, var until] when Moment(from) is { } begins && Moment(until) is { } ends => (
            $"{giver} (ủy quyền từ {Shown(begins)} đến {Until(ends).Vi})", $"{giver} (delegated from {Shown(begins)} until {Until(ends).En})"),
        [OwnerWord, var owner, var teller] => ($"{owner} (nhập hộ theo lời {teller})", $"{owner} (entered as told by: {teller})"),
        _ => Wording.AsTyped(line),
    };

    private static string One(string text) => text.Replace('\t', ' ').ReplaceLineEndings(" ");

    private static string Text(DateTime at) => at.ToString(Instants, CultureInfo.InvariantCulture);

    private static DateTime? Moment(string text) =>
        DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    /// <summary>The end of a delegation as people say it: “hết ngày 25/09/2022”.</summary>
    public static Wording Until(DateTime ends) => AdministrativeDate.Until(BusinessCalendar.DateOf(ends), BusinessCalendar.TimeOf(ends));

    private static string Shown(DateTime at) => AdministrativeDate.Moment(BusinessCalendar.DateOf(at), BusinessCalendar.TimeOf(at));
}
