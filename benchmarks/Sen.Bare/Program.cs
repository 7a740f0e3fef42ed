// dotnet Sen.Bare.dll FILE PATH URL: answers GET PATH with the file, a page already compressed with Brotli.
var page = await File.ReadAllBytesAsync(args[0]);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(args[2]);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
var app = builder.Build();
app.MapGet(args[1], (RequestDelegate)(http =>
{
    var response = http.Response;
    response.ContentType = "text/html; charset=utf-8";
    response.Headers.ContentEncoding = "br";
    response.ContentLength = page.Length;
    return response.Body.WriteAsync(page, 0, page.Length);
}));
await app.RunAsync();
