using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using Sen.Plumbing;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Sen.Testing;

/// <summary>
/// A province's sign-in on loopback: a real OpenID Connect provider (OpenIddict) with one client, which is Sen, and a page of its own on which anybody says who they are. It can be told to do
/// wrong.
/// </summary>
public sealed class LocalProvince : IAsyncDisposable
{
    public const string Name = "tài khoản tỉnh (minh họa)", ClientId = "sen-minh-hoa", Secret = "bí-mật-của-máy-thử", TheirWords = "<b>lời của máy kia</b>";

    private static readonly RsaSecurityKey Encryption = new(RSA.Create(2048)) { KeyId = "encryption" }, Signing = new(RSA.Create(2048)) { KeyId = "signing" };

    private readonly ConcurrentDictionary<string, bool> _codes = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private LocalProvince() => _app = Build();

    public Uri Address => new(_app.Urls.First());

    /// <summary>How Sen knows it.</summary>
    public ProvinceDoor Door => new() { Name = Name, NameEn = "the province’s account (illustrative)", Issuer = Address.GetLeftPart(UriPartial.Authority), ClientId = ClientId, Secret = Secret, SecondStep = ["mfa"] };

    /// <summary>Breaks off whoever asks for a token.</summary>
    public bool TokenIsDown { get; set; }

    /// <summary>Takes whoever comes for signed in an hour ago, whatever was asked.</summary>
    public bool Remembers { get; set; }

    /// <summary>What Sen asked last.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; private set; } = new Dictionary<string, string>();

    public static async Task<LocalProvince> Start()
    {
        var province = new LocalProvince();
        await province._app.StartAsync();
        // Its first answers take their time: nobody's sign-in should wait for them.
        using var first = new HttpClient { BaseAddress = province.Address };
        await first.GetStringAsync(new Uri(".well-known/openid-configuration", UriKind.Relative));
        await first.GetStringAsync(new Uri(".well-known/jwks", UriKind.Relative));
        return province;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode();
            server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.AddEncryptionKey(Encryption).AddSigningKey(Signing);
            // Under one name only, by whatever name it is asked.
            server.Configure(options => options.Issuer = Address);
            server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                if (asked.ClientId != ClientId || new Uri(asked.RedirectUri!).AbsolutePath != ProvinceSignIn.Callback)
                {
                    asked.Reject(Errors.InvalidClient, TheirWords);
                }

                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                if (asked.ClientId != ClientId || asked.ClientSecret != Secret)
                {
                    asked.Reject(Errors.InvalidClient, TheirWords);
                }
                else if (!_codes.TryAdd(asked.Request.Code!, true))
                {
                    asked.Reject(Errors.InvalidGrant, TheirWords);
                }

                return default;
            }));
        });
        var app = builder.Build();
        app.Use(async (http, next) =>
        {
            if (TokenIsDown && http.Request.Path == "/token")
            {
                http.Abort();
                return;
            }

            await next(http);
        });
        app.UseAuthentication();
        app.MapGet("/authorize", Page);
        app.MapPost("/authorize", Answer);
        return app;
    }

    private IResult Page(HttpContext http)
    {
        Asked = http.Request.Query.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.Ordinal);
        var kept = string.Concat(Asked.Select(one => $"<input type=\"hidden\" name=\"{WebUtility.HtmlEncode(one.Key)}\" value=\"{WebUtility.HtmlEncode(one.Value)}\">"));
        return Results.Content($"""
            <!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Tài khoản tỉnh (minh họa)</title></head>
            <body><main><h1>Tài khoản tỉnh (minh họa)</h1><form method="post" action="/authorize">{kept}
            <p><label>Mã tài khoản <input name="person"></label></p><p><label>Cách đã xác thực <input name="shown"></label></p>
            <p><button name="answer" value="yes">Đồng ý</button> <button name="answer" value="no">Từ chối</button></p></form></main></body></html>
            """, "text/html");
    }

    private IResult Answer(HttpContext http)
    {
        var (request, form) = (http.GetOpenIddictServerRequest()!, http.Request.Form);
        if (form["answer"] != "yes")
        {
            return Results.Forbid(
                new(new Dictionary<string, string?>
                {
                    [OpenIddictServerAspNetCoreConstants.Properties.Error] = form["answer"] == "no" ? Errors.AccessDenied : form["answer"].ToString(),
                    [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = TheirWords,
                }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        var identity = new ClaimsIdentity("province", Claims.Name, Claims.Role);
        identity.AddClaim(new Claim(Claims.Subject, form["person"].ToString()));
        var since = DateTimeOffset.UtcNow - (Remembers ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        identity.AddClaim(new Claim(Claims.AuthenticationTime, since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        foreach (var shown in form["shown"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            identity.AddClaim(shown.StartsWith("acr:", StringComparison.Ordinal)
                ? new Claim(Claims.AuthenticationContextReference, shown["acr:".Length..]) : new Claim(Claims.AuthenticationMethodReference, shown));
        }

        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), new AuthenticationProperties(), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
