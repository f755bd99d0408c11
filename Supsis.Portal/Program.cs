using Supsis.Portal.Components;
using Supsis.Portal.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services.AddPortalLocalization();
builder.Services.AddPortalComponents();
builder.Services.AddPortalErrorPages();
builder.Services.AddAuthentication();
builder.Services.AddAuthorization();

var app = builder.Build();
app.UsePortalSecurityHeaders();
app.UseRequestLocalization();
app.UsePortalErrorPages();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapPreferences();
app.MapPortalPages();
await app.RunAsync();
