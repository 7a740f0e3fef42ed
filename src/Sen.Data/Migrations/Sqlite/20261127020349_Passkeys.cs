using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Passkeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "host",
                table: "account_passkey",
                type: "TEXT",
                maxLength: 253,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "id",
                table: "account_passkey",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "last_used_at",
                table: "account_passkey",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sign_count",
                table: "account_passkey",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "spent_challenge",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent_challenge", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "ix_account_passkey_id",
                table: "account_passkey",
                column: "id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "spent_challenge");

            migrationBuilder.DropIndex(
                name: "ix_account_passkey_id",
                table: "account_passkey");

            migrationBuilder.DropColumn(
                name: "host",
                table: "account_passkey");

            migrationBuilder.DropColumn(
                name: "id",
                table: "account_passkey");

            migrationBuilder.DropColumn(
                name: "last_used_at",
                table: "account_passkey");

            migrationBuilder.DropColumn(
                name: "sign_count",
                table: "account_passkey");
        }
    }
}
