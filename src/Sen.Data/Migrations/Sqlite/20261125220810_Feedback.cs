using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Feedback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "feedback",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    about_path = table.Column<string>(type: "TEXT", nullable: false),
                    about_title = table.Column<string>(type: "TEXT", nullable: false),
                    about_organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    suggested_name = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    contact_name = table.Column<string>(type: "TEXT", nullable: true),
                    contact_phone = table.Column<string>(type: "TEXT", nullable: true),
                    code_hash = table.Column<string>(type: "TEXT", nullable: false),
                    lane = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    open_since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    first_answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    owner_post = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner_organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hidden_for = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    hidden_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    hiding_review = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    adopted_model_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    adopted_registration_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "feedback_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    feedback_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by_post = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    province_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    node_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feedback_entry", x => x.id);
                    table.ForeignKey(
                        name: "fk_feedback_entry_feedback_feedback_id",
                        column: x => x.feedback_id,
                        principalTable: "feedback",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_adopted_model_id",
                table: "feedback",
                column: "adopted_model_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_code_hash",
                table: "feedback",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feedback_commune_id",
                table: "feedback",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_commune_id_state_lane_open_since",
                table: "feedback",
                columns: new[] { "commune_id", "state", "lane", "open_since" });

            migrationBuilder.CreateIndex(
                name: "ix_feedback_entry_commune_id",
                table: "feedback_entry",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_feedback_entry_feedback_id_no",
                table: "feedback_entry",
                columns: new[] { "feedback_id", "no" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feedback_entry");

            migrationBuilder.DropTable(
                name: "feedback");
        }
    }
}
