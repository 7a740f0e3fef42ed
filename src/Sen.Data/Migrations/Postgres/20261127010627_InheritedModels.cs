using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class InheritedModels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "carried_on_by_id",
                table: "registration",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "carried_on_from",
                table: "registration",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ended_on",
                table: "registration",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "inherited_at",
                table: "registration",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "joined_to_id",
                table: "registration",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "part_unit_id",
                table: "model",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "carried_on_by_id",
                table: "registration");

            migrationBuilder.DropColumn(
                name: "carried_on_from",
                table: "registration");

            migrationBuilder.DropColumn(
                name: "ended_on",
                table: "registration");

            migrationBuilder.DropColumn(
                name: "inherited_at",
                table: "registration");

            migrationBuilder.DropColumn(
                name: "joined_to_id",
                table: "registration");

            migrationBuilder.DropColumn(
                name: "part_unit_id",
                table: "model");
        }
    }
}
