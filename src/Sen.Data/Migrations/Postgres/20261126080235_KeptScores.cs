using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scorer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    points = table.Column<string>(type: "text", nullable: false),
                    remark = table.Column<string>(type: "text", nullable: false),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    province_id = table.Column<Guid>(type: "uuid", nullable: false),
                    node_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
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
