namespace Sen.Data.Migrations;

/// <summary>
/// Fills the prepared sums of a database that has facts already, in the migration's own transaction: there are all of them or there is no table. It says how sums were
/// counted when the table came to be; how they are counted since is said where they are kept.
/// </summary>
internal static class CommuneSumsSql
{
    public const string Fill = """
        INSERT INTO commune_sum (commune_id, province_id, year, stage, field, owner_kind, illustrative, models, households, participants, labour_days, money_dong, land_square_metres)
        SELECT commune_id, province_id, year, stage, field, owner_kind, illustrative,
          SUM(models), SUM(households), SUM(participants), SUM(labour_days), SUM(money_dong), SUM(land_square_metres)
        FROM (
          SELECT r.commune_id, r.province_id, r.year, r.stage, COALESCE(m.field, '') AS field, COALESCE(o.kind, '') AS owner_kind, told.illustrative,
            told.models, told.households, told.participants, told.labour_days, told.money_dong, told.land_square_metres
          FROM (
            SELECT id, (origin = 'Illustrative') AS illustrative, 1 AS models, 0 AS households, 0 AS participants, 0 AS labour_days, 0 AS money_dong, 0 AS land_square_metres
            FROM registration
            UNION ALL
            SELECT r.id, (r.origin = 'Illustrative' OR e.origin = 'Illustrative'), 0, COALESCE(MAX(e.households), 0), COALESCE(SUM(e.participants), 0), COALESCE(SUM(e.labour_days), 0),
              COALESCE(SUM(e.money_dong), 0), COALESCE(SUM(e.land_square_metres), 0)
            FROM registration r JOIN progress_entry e ON e.registration_id = r.id
            WHERE NOT EXISTS (SELECT 1 FROM progress_entry later WHERE later.corrects_id = e.id)
            GROUP BY r.id, (r.origin = 'Illustrative' OR e.origin = 'Illustrative')
          ) told
          JOIN registration r ON r.id = told.id
          JOIN model m ON m.id = r.model_id
          LEFT JOIN organisation o ON o.id = r.owner_organisation_id
        ) facts
        GROUP BY commune_id, province_id, year, stage, field, owner_kind, illustrative
        HAVING SUM(models) <> 0 OR SUM(households) <> 0 OR SUM(participants) <> 0 OR SUM(labour_days) <> 0 OR SUM(money_dong) <> 0 OR SUM(land_square_metres) <> 0
        """;
}
