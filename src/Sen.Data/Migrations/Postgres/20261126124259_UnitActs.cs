using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class UnitActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "unit_act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    decree_number = table.Column<string>(type: "text", nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    issuer = table.Column<string>(type: "text", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    undoes_id = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unit_act_part",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    code = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_act_part", x => x.id);
                    table.ForeignKey(
                        name: "fk_unit_act_part_unit_act_act_id",
                        column: x => x.act_id,
                        principalTable: "unit_act",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unit_act_trace",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_after = table.Column<bool>(type: "boolean", nullable: false),
                    version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    legal_basis = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_act_trace", x => x.id);
                    table.ForeignKey(
                        name: "fk_unit_act_trace_unit_act_act_id",
                        column: x => x.act_id,
                        principalTable: "unit_act",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_unit_act_commune_id",
                table: "unit_act",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_act_no",
                table: "unit_act",
                column: "no",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unit_act_part_act_id_no",
                table: "unit_act_part",
                columns: new[] { "act_id", "no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unit_act_trace_act_id",
                table: "unit_act_trace",
                column: "act_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_act_trace_version_id",
                table: "unit_act_trace",
                column: "version_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unit_act_part");

            migrationBuilder.DropTable(
                name: "unit_act_trace");

            migrationBuilder.DropTable(
                name: "unit_act");
        }
    }
}
