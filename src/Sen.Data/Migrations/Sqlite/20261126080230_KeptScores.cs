using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeptScores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kept_score",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    registration_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scorer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    points = table.Column<string>(type: "TEXT", nullable: false),
                    remark = table.Column<string>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_kept_score", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_kept_score_commune_id",
                table: "kept_score",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_kept_score_registration_id_scorer_id",
                table: "kept_score",
                columns: new[] { "registration_id", "scorer_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kept_score");
        }
    }
}
