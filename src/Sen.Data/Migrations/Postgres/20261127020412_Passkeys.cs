using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
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
                type: "character varying(253)",
                maxLength: 253,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "id",
                table: "account_passkey",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "last_used_at",
                table: "account_passkey",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "sign_count",
                table: "account_passkey",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "spent_challenge",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
