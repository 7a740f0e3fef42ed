using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OldAddresses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "old_address",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    address_hash = table.Column<string>(type: "TEXT", nullable: false),
                    target_kind = table.Column<string>(type: "TEXT", nullable: false),
                    target_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_old_address", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_old_address_commune_id",
                table: "old_address",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_old_address_commune_id_address_hash",
                table: "old_address",
                columns: new[] { "commune_id", "address_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_old_address_target_id",
                table: "old_address",
                column: "target_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "old_address");
        }
    }
}
