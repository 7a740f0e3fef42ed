using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_entered_for_registration_id",
                table: "entered_for");

            migrationBuilder.AddColumn<Guid>(
                name: "entry_id",
                table: "entered_for",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "proposal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    operation = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    record_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: false),
                    is_done = table.Column<bool>(type: "INTEGER", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_entered_for_entry_id",
                table: "entered_for",
                column: "entry_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_entered_for_registration_id",
                table: "entered_for",
                column: "registration_id",
                unique: true,
                filter: "entry_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_asked_by_id",
                table: "proposal",
                column: "asked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_commune_id",
                table: "proposal",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_commune_id_answered_at",
                table: "proposal",
                columns: new[] { "commune_id", "answered_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "proposal");

            migrationBuilder.DropIndex(
                name: "ix_entered_for_entry_id",
                table: "entered_for");

            migrationBuilder.DropIndex(
                name: "ix_entered_for_registration_id",
                table: "entered_for");

            migrationBuilder.DropColumn(
                name: "entry_id",
                table: "entered_for");

            migrationBuilder.CreateIndex(
                name: "ix_entered_for_registration_id",
                table: "entered_for",
                column: "registration_id",
                unique: true);
        }
    }
}
