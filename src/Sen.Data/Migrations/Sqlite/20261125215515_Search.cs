using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "abbreviation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @short = table.Column<string>(name: "short", type: "TEXT", nullable: false),
                    full = table.Column<string>(type: "TEXT", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    is_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_abbreviation", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_abbreviation_commune_id",
                table: "abbreviation",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_abbreviation_commune_id_folded",
                table: "abbreviation",
                columns: new[] { "commune_id", "folded" },
                unique: true);

            migrationBuilder.Sql(SearchSql.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SearchSql.DropSqlite);

            migrationBuilder.DropTable(
                name: "abbreviation");
        }
    }
}
