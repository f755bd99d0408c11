using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Supsis.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "delivery_search_rows",
                columns: table => new
                {
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    delivery_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_search_rows", x => x.row);
                });

            // By hand: EF knows no virtual tables. It keeps no text, only where which word stands; whole words and the beginnings of two and three signs are
            // looked up, longer beginnings put together. The words come folded and taken apart (SearchWords), so nothing is left for the tokenizer to do.
            migrationBuilder.Sql("CREATE VIRTUAL TABLE delivery_search USING fts5(text, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii');");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE delivery_search;");

            migrationBuilder.DropTable(
                name: "delivery_search_rows");
        }
    }
}
