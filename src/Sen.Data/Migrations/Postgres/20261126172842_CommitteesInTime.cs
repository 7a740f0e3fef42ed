using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CommitteesInTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_committee_seat_committee_id_no",
                table: "committee_seat");

            migrationBuilder.AddColumn<Guid>(
                name: "decision_id",
                table: "committee_seat",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "end_decision_id",
                table: "committee_seat",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_from",
                table: "committee_seat",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "valid_to",
                table: "committee_seat",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "no",
                table: "committee",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateIndex(
                name: "ix_committee_seat_committee_id_no_valid_from",
                table: "committee_seat",
                columns: new[] { "committee_id", "no", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_committee_commune_id_no",
                table: "committee",
                columns: new[] { "commune_id", "no" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_committee_seat_committee_id_no_valid_from",
                table: "committee_seat");

            migrationBuilder.DropIndex(
                name: "ix_committee_commune_id_no",
                table: "committee");

            migrationBuilder.DropColumn(
                name: "decision_id",
                table: "committee_seat");

            migrationBuilder.DropColumn(
                name: "end_decision_id",
                table: "committee_seat");

            migrationBuilder.DropColumn(
                name: "valid_from",
                table: "committee_seat");

            migrationBuilder.DropColumn(
                name: "valid_to",
                table: "committee_seat");

            migrationBuilder.DropColumn(
                name: "no",
                table: "committee");

            migrationBuilder.CreateIndex(
                name: "ix_committee_seat_committee_id_no",
                table: "committee_seat",
                columns: new[] { "committee_id", "no" },
                unique: true);
        }
    }
}
