using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Supsis.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PaceAndHold : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_ordered",
                table: "webhooks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "max_per_minute",
                table: "webhooks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "open_until",
                table: "webhook_health",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "throttled_until",
                table: "webhook_health",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_ordered",
                table: "deliveries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_ordered",
                table: "deliveries",
                columns: new[] { "webhook_id", "conversation_id", "id" },
                filter: "is_ordered = 1 AND completed_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deliveries_ordered",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "is_ordered",
                table: "webhooks");

            migrationBuilder.DropColumn(
                name: "max_per_minute",
                table: "webhooks");

            migrationBuilder.DropColumn(
                name: "open_until",
                table: "webhook_health");

            migrationBuilder.DropColumn(
                name: "throttled_until",
                table: "webhook_health");

            migrationBuilder.DropColumn(
                name: "is_ordered",
                table: "deliveries");
        }
    }
}
