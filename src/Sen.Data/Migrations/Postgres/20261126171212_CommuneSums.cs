using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CommuneSums : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commune_sum",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    owner_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    illustrative = table.Column<bool>(type: "boolean", nullable: false),
                    models = table.Column<long>(type: "bigint", nullable: false),
                    households = table.Column<long>(type: "bigint", nullable: false),
                    participants = table.Column<long>(type: "bigint", nullable: false),
                    labour_days = table.Column<long>(type: "bigint", nullable: false),
                    money_dong = table.Column<long>(type: "bigint", nullable: false),
                    land_square_metres = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_sum", x => new { x.year, x.commune_id, x.province_id, x.stage, x.field, x.owner_kind, x.illustrative });
                });

            migrationBuilder.CreateIndex(
                name: "ix_commune_sum_commune_id",
                table: "commune_sum",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_commune_sum_province_id_year",
                table: "commune_sum",
                columns: new[] { "province_id", "year" });

            migrationBuilder.Sql(CommuneSumsSql.Fill);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commune_sum");
        }
    }
}
