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
            // In plain SQL the column goes where it stands; through the model SQLite’s whole table would be made anew.
            migrationBuilder.Sql("ALTER TABLE article_draft DROP COLUMN was_approved;");
        }
    }
}
