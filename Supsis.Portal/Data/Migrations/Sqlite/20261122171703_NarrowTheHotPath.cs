using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Supsis.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NarrowTheHotPath : Migration
    {
        private const string Columns =
            "delivery_id, number, started_at, duration_ms, status, error, note, request_headers, response_headers, response_preview, remote_ip, is_manual, is_charged";

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "IX_deliveries_conversation_id_id", table: "deliveries");
            migrationBuilder.DropIndex(name: "ix_deliveries_due", table: "deliveries");
            migrationBuilder.CreateIndex(
                name: "ix_deliveries_due",
                table: "deliveries",
                columns: new[] { "webhook_id", "next_attempt_at" },
                filter: "status = 'pending' AND owner IS NULL");
            migrationBuilder.DropIndex(name: "ix_deliveries_waiting", table: "deliveries");
            migrationBuilder.CreateIndex(
                name: "ix_deliveries_waiting",
                table: "deliveries",
                columns: new[] { "workspace_id", "id" },
                filter: "completed_at IS NULL");

            // By hand: EF would switch foreign keys off for it, which no transaction can hold; nothing points at an attempt.
            migrationBuilder.Sql(
                """
                CREATE TABLE attempts_narrow (
                    delivery_id BLOB NOT NULL,
                    number INTEGER NOT NULL,
                    started_at INTEGER NOT NULL,
                    duration_ms INTEGER NOT NULL,
                    status INTEGER NULL,
                    error TEXT NULL,
                    note TEXT NULL,
                    request_headers TEXT NOT NULL,
                    response_headers TEXT NOT NULL,
                    response_preview TEXT NOT NULL,
                    remote_ip TEXT NULL,
                    is_manual INTEGER NOT NULL,
                    is_charged INTEGER NOT NULL,
                    CONSTRAINT PK_attempts PRIMARY KEY (delivery_id, number)
                );
                """);
            migrationBuilder.Sql($"INSERT INTO attempts_narrow ({Columns}) SELECT {Columns} FROM attempts;");
            migrationBuilder.Sql("DROP TABLE attempts;");
            migrationBuilder.Sql("ALTER TABLE attempts_narrow RENAME TO attempts;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("The ids of attempts are gone; go back to the copy of the database from before the update.");
    }
}
