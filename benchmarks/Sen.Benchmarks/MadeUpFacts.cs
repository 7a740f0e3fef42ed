using System.Data.Common;
using System.Globalization;
using Sen.Data;
using Sen.Movement.Units;

namespace Sen.Benchmarks;

/// <summary>Registrations of the whole country over five years, with their models, owners and two entries of progress each, made up by a rule: number i depends on i alone.</summary>
/// <param name="databases">Where they go.</param>
/// <param name="communes">The communes, each with its province.</param>
/// <param name="models">How many registrations.</param>
internal sealed class MadeUpFacts(Databases databases, IReadOnlyList<(Guid Commune, Guid Province)> communes, int models)
{
    public const int FirstYear = 2021, Years = 5, Kinds = 9;

    private static readonly OrganisationKind[] Owners =
    [
        OrganisationKind.FatherlandFront, OrganisationKind.WomensUnion, OrganisationKind.YouthUnion, OrganisationKind.FarmersUnion, OrganisationKind.VeteransAssociation,
        OrganisationKind.CommunePolice, OrganisationKind.MilitaryCommand, OrganisationKind.PeoplesCommittee, OrganisationKind.Village,
    ];

    // Most of the finished years are recognised, most of the last one are under way.
    private static readonly (string Stage, int Finished, int Last)[] Mix =
    [
        ("Draft", 1, 5), ("Registered", 2, 15), ("Returned", 3, 18), ("Underway", 6, 80), ("Declined", 12, 83), ("Scored", 25, 90), ("Recognised", 90, 99), ("NotRecognised", 97, 100), ("Revoked", 100, 100),
    ];

    private bool IsSqlite => databases.Engine == EngineKind.Sqlite;

    /// <summary>Writes all of them in one transaction.</summary>
    public async Task Load()
    {
        await using var open = await databases.Connect(CancellationToken.None);
        await using var transaction = await open.BeginTransactionAsync();
        await Do($"CREATE TABLE bench_commune (no INTEGER PRIMARY KEY, id {(IsSqlite ? "TEXT" : "UUID")} NOT NULL, province_id {(IsSqlite ? "TEXT" : "UUID")} NOT NULL)");
        for (var no = 0; no < communes.Count; no++)
        {
            await Do("INSERT INTO bench_commune (no, id, province_id) VALUES (@p0, @p1, @p2)", no, communes[no].Commune, communes[no].Province);
        }

        await Do($"""
            {Numbers(communes.Count * Kinds)}
            INSERT INTO organisation (id, commune_id, province_id, node_id, version, origin, kind, name, short_name, sort_key)
            SELECT {Id(1, "i")}, c.id, c.province_id, c.id, 1, 'Illustrative', {Choice("i % 9", [.. Owners.Select(kind => kind.ToString())])}, 'Đơn vị ' || i, 'Đơn vị ' || i, 'don vi ' || i
            FROM n JOIN bench_commune c ON c.no = i / 9
            """);
        await Do($"""
            {Numbers(models)}
            INSERT INTO model (id, commune_id, province_id, node_id, version, origin, owner_organisation_id, name, name_folded, sort_key, slug, field, field_origin, kind, is_public, sensitive_subject)
            SELECT {Id(2, "i")}, c.id, c.province_id, c.id, 1, 'Illustrative', {Id(1, $"(c.no * 9 + {Owner})")}, 'Mô hình ' || i, 'mo hinh ' || i, 'mo hinh ' || i, 'mo-hinh-' || i,
              {Choice($"({Chance} / 7) % 4", ["Economy", "CultureSociety", "DefenceSecurity", "PoliticalSystem"])}, 'Illustrative', 'Collective', FALSE, FALSE
            FROM n JOIN bench_commune c ON c.no = i % {communes.Count}
            """);
        await Do($"""
            {Numbers(models)}
            INSERT INTO registration (id, commune_id, province_id, node_id, version, origin, model_id, owner_organisation_id, year, registrant_id, stage, lifecycle_version, stage_since, need,
              choices_content, choices_link, choices_method, choices_site, choices_task, goal, forces, spread, continuity, place_answered, sensitive_answered, opinion, in_charge)
            SELECT {Id(3, "i")}, c.id, c.province_id, c.id, 1, 'Illustrative', {Id(2, "i")}, {Id(1, $"(c.no * 9 + {Owner})")}, {Year}, c.id, {Stage}, 1, @p0, 'Ao bỏ trống',
              '', '', '', '', '', '', '', '', 'New', TRUE, TRUE, '', ''
            FROM n JOIN bench_commune c ON c.no = i % {communes.Count}
            """, DateTime.UnixEpoch);
        await Do($"""
            {Numbers(models)}
            INSERT INTO progress_entry (id, commune_id, province_id, node_id, version, origin, model_id, registration_id, "on", note, households, participants, labour_days, money_dong, land_square_metres)
            SELECT {Id(4, "(i * 2 + twice.again)")}, r.commune_id, r.province_id, r.commune_id, 1, 'Illustrative', r.model_id, r.id, @p0, 'Đã đắp bờ ao',
              {Chance} % 60, {Chance} % 900, CASE WHEN i % 5 = 0 THEN NULL ELSE {Chance} % 300 END, ({Chance} % 50) * 1000000, {Chance} % 2000
            FROM n JOIN registration r ON r.id = {Id(3, "i")} CROSS JOIN (SELECT 0 AS again UNION ALL SELECT 1) twice
            WHERE r.stage NOT IN ('Draft', 'Registered', 'Returned', 'Declined')
            """, new DateOnly(2024, 6, 1));
        await transaction.CommitAsync();
        await Do("ANALYZE");

        async Task Do(string sql, params object[] values)
        {
            await using var command = open.CreateCommand();
            (command.CommandText, command.CommandTimeout, command.Transaction) = (sql, 0, sql == "ANALYZE" ? null : transaction);
            foreach (var value in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{command.Parameters.Count}", value);
                command.Parameters.Add(parameter);
            }

            await command.ExecuteNonQueryAsync();
        }
    }

    private const string Chance = "((CAST(i AS BIGINT) * 48271 + 11) % 99991)", Owner = $"(({Chance} / 100) % 9)";

    private string Year => $"({FirstYear} + (i / {communes.Count}) % {Years})";

    private string Stage =>
        $"CASE WHEN {Year} < {FirstYear + Years - 1} THEN {Upto(row => row.Finished)} ELSE {Upto(row => row.Last)} END";

    private static string Upto(Func<(string Stage, int Finished, int Last), int> bound) =>
        $"CASE {string.Join(" ", Mix.Select(row => $"WHEN {Chance} % 100 < {bound(row)} THEN '{row.Stage}'"))} END";

    private static string Choice(string number, IReadOnlyList<string> names) => $"CASE {number} {string.Join(" ", names.Select((name, no) => $"WHEN {no} THEN '{name}'"))} END";

    private static string Numbers(int count) =>
        $"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count.ToString(CultureInfo.InvariantCulture)})";

    private string Id(int kind, string number) => IsSqlite
        ? $"printf('{kind:D8}-0000-7000-8000-%012X', {number})"
        : $"CAST('{kind:D8}-0000-7000-8000-' || lpad(to_hex(CAST({number} AS BIGINT)), 12, '0') AS UUID)";
}
