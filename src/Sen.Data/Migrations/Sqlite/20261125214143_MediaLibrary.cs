using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MediaLibrary : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "media_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    added_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    has_avif = table.Column<bool>(type: "INTEGER", nullable: false),
                    caption = table.Column<string>(type: "TEXT", nullable: false),
                    alt_text = table.Column<string>(type: "TEXT", nullable: false),
                    decorative = table.Column<bool>(type: "INTEGER", nullable: false),
                    credit = table.Column<string>(type: "TEXT", nullable: false),
                    taken_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    text_state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    block = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    consent_child = table.Column<bool>(type: "INTEGER", nullable: false),
                    consent_given_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    consent_guardian = table.Column<bool>(type: "INTEGER", nullable: false),
                    consent_purpose = table.Column<string>(type: "TEXT", nullable: false),
                    consent_shown = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    consent_what = table.Column<string>(type: "TEXT", nullable: false),
                    consent_where = table.Column<string>(type: "TEXT", nullable: false),
                    consent_who = table.Column<string>(type: "TEXT", nullable: false),
                    consent_withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_item", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    page = table.Column<int>(type: "INTEGER", nullable: false),
                    sheet = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_text", x => x.id);
                    table.ForeignKey(
                        name: "fk_media_text_media_item_media_id",
                        column: x => x.media_id,
                        principalTable: "media_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "media_use",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_use", x => x.id);
                    table.ForeignKey(
                        name: "fk_media_use_media_item_media_id",
                        column: x => x.media_id,
                        principalTable: "media_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_media_item_commune_id",
                table: "media_item",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_media_text_commune_id",
                table: "media_text",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_media_text_media_id_page",
                table: "media_text",
                columns: new[] { "media_id", "page" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_media_use_commune_id",
                table: "media_use",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_media_use_media_id_owner_kind_owner_id",
                table: "media_use",
                columns: new[] { "media_id", "owner_kind", "owner_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_media_use_owner_kind_owner_id",
                table: "media_use",
                columns: new[] { "owner_kind", "owner_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "media_text");

            migrationBuilder.DropTable(
                name: "media_use");

            migrationBuilder.DropTable(
                name: "media_item");
        }
    }
}
