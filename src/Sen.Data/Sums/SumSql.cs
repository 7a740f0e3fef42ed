namespace Sen.Data.Sums;

/// <summary>How prepared sums are counted from the facts, the same text for both engines. The rule in code is <c>ProgressTotals</c>; a test holds the two to each other.</summary>
internal static class SumSql
{
    public const string Keys = "commune_id, province_id, year, stage, field, owner_kind, illustrative";

    public const string Figures = "models, households, participants, labour_days, money_dong, land_square_metres";

    public const string OfOneYear = "r.commune_id = @p0 AND r.year = @p1";

    private const string Added =
        "SUM(models) AS models, SUM(households) AS households, SUM(participants) AS participants, SUM(labour_days) AS labour_days, SUM(money_dong) AS money_dong, SUM(land_square_metres) AS land_square_metres";

    private const string Nothing = "models = 0 AND households = 0 AND participants = 0 AND labour_days = 0 AND money_dong = 0 AND land_square_metres = 0";

    /// <summary>
    /// The groups of some registrations. What a corrected entry says is left out; an entry that is made up makes its figures so, and not the registration; a group of nothing is
    /// no group.
    /// </summary>
    public static string Counted(string which) => $"""
        SELECT {Keys}, {Added}
        FROM (
          SELECT r.commune_id, r.province_id, r.year, r.stage, COALESCE(m.field, '') AS field, COALESCE(o.kind, '') AS owner_kind, told.illustrative,
            told.models, told.households, told.participants, told.labour_days, told.money_dong, told.land_square_metres
          FROM (
            SELECT r.id, (r.origin = 'Illustrative') AS illustrative, 1 AS models, 0 AS households, 0 AS participants, 0 AS labour_days, 0 AS money_dong, 0 AS land_square_metres
            FROM registration r WHERE {which}
            UNION ALL
            SELECT r.id, (r.origin = 'Illustrative' OR e.origin = 'Illustrative'), 0, COALESCE(MAX(e.households), 0), COALESCE(SUM(e.participants), 0), COALESCE(SUM(e.labour_days), 0),
              COALESCE(SUM(e.money_dong), 0), COALESCE(SUM(e.land_square_metres), 0)
            FROM registration r JOIN progress_entry e ON e.registration_id = r.id
            WHERE {which} AND NOT EXISTS (SELECT 1 FROM progress_entry later WHERE later.corrects_id = e.id)
            GROUP BY r.id, (r.origin = 'Illustrative' OR e.origin = 'Illustrative')
          ) told
          JOIN registration r ON r.id = told.id
          JOIN model m ON m.id = r.model_id
          LEFT JOIN organisation o ON o.id = r.owner_organisation_id
        ) facts
        GROUP BY {Keys}
        HAVING SUM(models) <> 0 OR SUM(households) <> 0 OR SUM(participants) <> 0 OR SUM(labour_days) <> 0 OR SUM(money_dong) <> 0 OR SUM(land_square_metres) <> 0
        """;

    /// <summary>Brings the sums of one commune and year to what is counted; a row that is right is not written. What has become nothing is left at zero, for <see cref="Clear"/>.</summary>
    public static readonly string Renew = $"""
        INSERT INTO commune_sum ({Keys}, {Figures})
        SELECT {Keys}, {Added}
        FROM (
          SELECT {Keys}, {Figures} FROM ({Counted(OfOneYear)}) counted
          UNION ALL
          SELECT {Keys}, 0, 0, 0, 0, 0, 0 FROM commune_sum WHERE commune_id = @p0 AND year = @p1
        ) both_sides
        GROUP BY {Keys}
        ON CONFLICT ({Keys}) DO UPDATE SET models = excluded.models, households = excluded.households, participants = excluded.participants,
          labour_days = excluded.labour_days, money_dong = excluded.money_dong, land_square_metres = excluded.land_square_metres
        WHERE commune_sum.models <> excluded.models OR commune_sum.households <> excluded.households OR commune_sum.participants <> excluded.participants
          OR commune_sum.labour_days <> excluded.labour_days OR commune_sum.money_dong <> excluded.money_dong OR commune_sum.land_square_metres <> excluded.land_square_metres
        """;

    public const string Clear = $"DELETE FROM commune_sum WHERE commune_id = @p0 AND year = @p1 AND {Nothing}";

    /// <summary>Every group whose kept figures are not those counted, first the kept, then the counted: one statement, so both are of one state of the database.</summary>
    public static readonly string Different = $"""
        SELECT {Keys}, {Sums("kept_")}, {Sums("counted_")}
        FROM (
          SELECT {Keys}, {Named("kept_", figure => figure)}, {Named("counted_", _ => "0")} FROM commune_sum
          UNION ALL
          SELECT {Keys}, {Named("kept_", _ => "0")}, {Named("counted_", figure => figure)} FROM ({Counted("TRUE")}) counted
        ) both_sides
        GROUP BY {Keys}
        HAVING {string.Join(" OR ", All.Select(figure => $"SUM(kept_{figure}) <> SUM(counted_{figure})"))}
        ORDER BY {Keys}
        """;

    private static string[] All => Figures.Split(", ");

    // PostgreSQL adds whole numbers up to a decimal one.
    private static string Sums(string side) => string.Join(", ", All.Select(figure => $"CAST(SUM({side}{figure}) AS BIGINT)"));

    private static string Named(string side, Func<string, string> value) => string.Join(", ", All.Select(figure => $"{value(figure)} AS {side}{figure}"));
}
