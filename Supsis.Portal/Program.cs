using Supsis.Portal.Access;
using Supsis.Portal.Components;
using Supsis.Portal.Data;
using Supsis.Portal.Deliveries;
using Supsis.Portal.Demo;
using Supsis.Portal.Hosting;
using Supsis.Portal.Inbox;
using Supsis.Portal.Intake;
using Supsis.Portal.Jobs;
using Supsis.Portal.Webhooks;

StartRefusal.SpeakPlainly();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = DemoArguments.WithoutSwitch(args), ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
using var demo = builder.UseDemoWhenAsked(args);
builder.Services.AddData();
builder.Services.AddHosting();
builder.Services.AddPortalComponents();
builder.Services.AddAccess(); // after the components: it replaces their idea of who is signed in
builder.Services.AddWebhooks();
builder.Services.AddDeliveries();
builder.Services.AddInbox();
builder.Services.AddIntake();
builder.Services.AddJobs();

var app = builder.Build();
StartRefusal.DemandSettings(app.Services);
await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
await app.PrepareAccessAsync(CancellationToken.None);

app.UseHosting();
app.UseIntakeShortcut();
app.UseAccess();
app.MapHosting();
app.MapAccess();
app.MapIntake();
app.MapConversations();
app.MapManagementApi();
app.MapInbox();
app.MapDownloads();
app.MapPortalPages();
await app.RunAsync();
