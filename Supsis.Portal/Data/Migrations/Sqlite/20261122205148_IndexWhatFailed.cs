using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Supsis.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class IndexWhatFailed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_deliveries_cancelled",
                table: "deliveries",
                columns: new[] { "workspace_id", "id" },
                filter: "status = 'cancelled'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_error",
                table: "deliveries",
                columns: new[] { "workspace_id", "last_error", "id" },
                filter: "last_error IS NOT NULL");

            // By hand: EF knows no index over an expression. The log asks for the first digit of the answer in these very words.
            migrationBuilder.Sql("CREATE INDEX ix_deliveries_answer ON deliveries (workspace_id, coalesce(last_status, 0) / 100, id) WHERE last_error IS NOT NULL;");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_workspace_id_event_type_id",
                table: "deliveries",
                columns: new[] { "workspace_id", "event_type", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deliveries_cancelled",
                table: "deliveries");

            migrationBuilder.Sql("DROP INDEX ix_deliveries_answer;");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_error",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_workspace_id_event_type_id",
                table: "deliveries");
        }
    }
}
