using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sen.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EndedNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_organisation_commune_id_name",
                table: "organisation");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_commune_id_name",
                table: "organisation",
                columns: new[] { "commune_id", "name" },
                unique: true,
                filter: "valid_to IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_organisation_commune_id_name",
                table: "organisation");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_commune_id_name",
                table: "organisation",
                columns: new[] { "commune_id", "name" },
                unique: true);
        }
    }
}
