using Microsoft.EntityFrameworkCore.Migrations;

namespace Sen.Data.Migrations;

/// <summary>First passwords given before they had a last day: they get one, two weeks from the migration, so that nobody is locked out by it.</summary>
internal static class FirstPasswordDays
{
    public static void Give(MigrationBuilder migration)
    {
        var day = migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal) ? "date('now', '+14 days')" : "current_date + 14";
        migration.Sql($"UPDATE account SET first_password_until = {day} WHERE must_change_password");
        migration.Sql("DELETE FROM account_token WHERE login_provider = 'sen' AND name = 'first-password-used-by'");
    }
}
