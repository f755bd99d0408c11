using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Supsis.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UnderstandConversations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_silence_watermarks",
                table: "silence_watermarks");

            migrationBuilder.DropPrimaryKey(
                name: "PK_silence_firings",
                table: "silence_firings");

            migrationBuilder.RenameColumn(
                name: "silent_party",
                table: "silence_watermarks",
                newName: "waited_for");

            migrationBuilder.RenameColumn(
                name: "silent_party",
                table: "silence_firings",
                newName: "waited_for");

            migrationBuilder.AddColumn<string>(
                name: "business_hours",
                table: "workspaces",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "conditions",
                table: "webhooks",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "paused_until",
                table: "webhooks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "transcript",
                table: "webhooks",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "none");

            migrationBuilder.AddColumn<int>(
                name: "transcript_messages",
                table: "webhooks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "suspended_at",
                table: "triggers",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fired_at",
                table: "trigger_firings",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "in_business_hours",
                table: "silence_watermarks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "in_business_hours",
                table: "silence_firings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "depth",
                table: "deliveries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "visitor_waiting_since",
                table: "conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_silence_watermarks",
                table: "silence_watermarks",
                columns: new[] { "workspace_id", "minutes", "waited_for", "in_business_hours" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_silence_firings",
                table: "silence_firings",
                columns: new[] { "conversation_id", "minutes", "waited_for", "in_business_hours", "silent_since" });

            migrationBuilder.CreateTable(
                name: "trigger_hours",
                columns: table => new
                {
                    trigger_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hour = table.Column<long>(type: "INTEGER", nullable: false),
                    fired = table.Column<int>(type: "INTEGER", nullable: false),
                    held_back = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trigger_hours", x => new { x.trigger_id, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "webhook_versions",
                columns: table => new
                {
                    webhook_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    workspace_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_versions", x => new { x.webhook_id, x.version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_workspace_id_number",
                table: "conversations",
                columns: new[] { "workspace_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_conversations_workspace_id_visitor_waiting_since",
                table: "conversations",
                columns: new[] { "workspace_id", "visitor_waiting_since" },
                filter: "status <> 'ended' AND visitor_waiting_since IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_versions_workspace_id_saved_at",
                table: "webhook_versions",
                columns: new[] { "workspace_id", "saved_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "trigger_hours");

            migrationBuilder.DropTable(
                name: "webhook_versions");

            migrationBuilder.DropPrimaryKey(
                name: "PK_silence_watermarks",
                table: "silence_watermarks");

            migrationBuilder.DropPrimaryKey(
                name: "PK_silence_firings",
                table: "silence_firings");

            migrationBuilder.DropIndex(
                name: "IX_conversations_workspace_id_number",
                table: "conversations");

            migrationBuilder.DropIndex(
                name: "IX_conversations_workspace_id_visitor_waiting_since",
                table: "conversations");

            migrationBuilder.DropColumn(
                name: "business_hours",
                table: "workspaces");

            migrationBuilder.DropColumn(
                name: "conditions",
                table: "webhooks");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "webhooks");

            migrationBuilder.DropColumn(
                name: "transcript",
                table: "webhooks");

            migrationBuilder.DropColumn(
                name: "transcript_messages",
                table: "webhooks");

            migrationBuilder.DropColumn(
                name: "suspended_at",
                table: "triggers");

            migrationBuilder.DropColumn(
                name: "fired_at",
                table: "trigger_firings");

            migrationBuilder.DropColumn(
                name: "in_business_hours",
                table: "silence_watermarks");

            migrationBuilder.DropColumn(
                name: "in_business_hours",
                table: "silence_firings");

            migrationBuilder.DropColumn(
                name: "depth",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "visitor_waiting_since",
                table: "conversations");

            migrationBuilder.RenameColumn(
                name: "waited_for",
                table: "silence_watermarks",
                newName: "silent_party");

            migrationBuilder.RenameColumn(
                name: "waited_for",
                table: "silence_firings",
                newName: "silent_party");

            migrationBuilder.AddPrimaryKey(
                name: "PK_silence_watermarks",
                table: "silence_watermarks",
                columns: new[] { "workspace_id", "minutes", "silent_party" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_silence_firings",
                table: "silence_firings",
                columns: new[] { "conversation_id", "minutes", "silent_party", "silent_since" });
        }
    }
}
