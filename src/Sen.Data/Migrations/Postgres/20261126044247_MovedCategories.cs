using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MovedCategories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "moved_category",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    slug_now = table.Column<string>(type: "text", nullable: false),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_moved_category", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_moved_category_commune_id",
                table: "moved_category",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_moved_category_commune_id_slug",
                table: "moved_category",
                columns: new[] { "commune_id", "slug" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "moved_category");
        }
    }
}
