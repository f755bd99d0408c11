using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Supsis.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class KeepPastCalendars : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "past_calendars",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    workspace_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    business_hours = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_past_calendars", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_past_calendars_workspace_id_until",
                table: "past_calendars",
                columns: new[] { "workspace_id", "until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "past_calendars");
        }
    }
}
