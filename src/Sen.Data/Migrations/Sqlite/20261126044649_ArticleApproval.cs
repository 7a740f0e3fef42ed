using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ArticleApproval : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "was_approved",
                table: "article_draft",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // In plain SQL: the model kept with the migration before does not know the table, so it cannot be made anew from it.
            migrationBuilder.Sql("ALTER TABLE article_draft DROP COLUMN was_approved;");
        }
    }
}
