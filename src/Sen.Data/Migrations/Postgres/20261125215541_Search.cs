using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    @short = table.Column<string>(name: "short", type: "text", nullable: false),
                    full = table.Column<string>(type: "text", nullable: false),
                    folded = table.Column<string>(type: "text", nullable: false),
                    is_off = table.Column<bool>(type: "boolean", nullable: false),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
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

            migrationBuilder.Sql(SearchSql.Postgres);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SearchSql.DropPostgres);

            migrationBuilder.DropTable(
                name: "abbreviation");
        }
    }
}
