using Microsoft.EntityFrameworkCore.Migrations;

namespace Sen.Data.Migrations;

/// <summary>
/// Registrations kept before a stage's day and the last progress were told apart: both are read from the audit. The stage under way began with the first
/// progress, the recognition with its decision.
/// </summary>
internal static class ProgressMoments
{
    public static void Tell(MigrationBuilder migration)
    {
        var sqlite = migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        var id = sqlite ? "lower(registration.id)" : "registration.id::text";
        string At(string which, string verb)
        {
            var moment = $"{which}(line.at)";
            var told = sqlite ? $"rtrim(rtrim(replace(replace({moment}, 'T', ' '), 'Z', ''), '0'), '.')" : $"{moment}::timestamptz";
            return $"(SELECT {told} FROM audit AS line WHERE line.subject_id = {id} AND line.verb = '{verb}')";
        }

        migration.Sql($"UPDATE registration SET progress_at = {At("max", "progress.record")}");
        migration.Sql($"UPDATE registration SET stage_since = coalesce({At("min", "progress.record")}, stage_since) WHERE stage = 'Underway'");
        migration.Sql($"UPDATE registration SET stage_since = coalesce({At("max", "model.recognise")}, stage_since) WHERE stage = 'Recognised'");
    }
}
