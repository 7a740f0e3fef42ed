using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PortalParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calendar_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    begins = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    ends = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false),
                    cancelled = table.Column<bool>(type: "boolean", nullable: false),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "site_part",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    live = table.Column<string>(type: "text", nullable: true),
                    draft = table.Column<string>(type: "text", nullable: true),
                    before = table.Column<string>(type: "text", nullable: true),
                    live_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_part", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_entry_commune_id",
                table: "calendar_entry",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_calendar_entry_commune_id_on",
                table: "calendar_entry",
                columns: new[] { "commune_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_site_part_commune_id",
                table: "site_part",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_site_part_commune_id_key",
                table: "site_part",
                columns: new[] { "commune_id", "key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_entry");

            migrationBuilder.DropTable(
                name: "site_part");
        }
    }
}
