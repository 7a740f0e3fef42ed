using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SensitiveAnswered : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What was registered before the question stood open was answered: the form asked everybody.
            migrationBuilder.AddColumn<bool>(
                name: "sensitive_answered",
                table: "registration",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            // Nobody has sent these, so nobody has answered the question.
            migrationBuilder.Sql("UPDATE registration SET sensitive_answered = FALSE WHERE stage = 'Draft';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // In plain SQL the column goes where it stands; through the model SQLite’s whole table would be made anew.
            migrationBuilder.Sql("ALTER TABLE registration DROP COLUMN sensitive_answered;");
        }
    }
}
