using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
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
                type: "boolean",
                nullable: false,
                defaultValue: true);

            // Nobody has sent these, so nobody has answered the question.
            migrationBuilder.Sql("UPDATE registration SET sensitive_answered = FALSE WHERE stage = 'Draft';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "sensitive_answered",
                table: "registration");
        }
    }
}
