using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Corrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "progress_at",
                table: "registration",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "corrects_id",
                table: "progress_entry",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_progress_entry_corrects_id",
                table: "progress_entry",
                column: "corrects_id",
                unique: true);

            ProgressMoments.Tell(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_progress_entry_corrects_id",
                table: "progress_entry");

            migrationBuilder.DropColumn(
                name: "progress_at",
                table: "registration");

            migrationBuilder.DropColumn(
                name: "corrects_id",
                table: "progress_entry");
        }
    }
}
