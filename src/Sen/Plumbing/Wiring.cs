using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Files;
using Sen.People;

namespace Sen.Plumbing;

/// <summary>What the process is made of, and the order a request goes through it.</summary>
public static class Wiring
{
    /// <summary>Registers the parts.</summary>
    public static void Add(IServiceCollection services, SenOptions options, Databases databases, BusinessClock clock)
    {
        services.AddSingleton(options).AddSingleton(databases).AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new FileStore(options.FilesFolder)).AddSingleton<Photos>().AddSingleton<MediaKeeping>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<IComponentActivator, ViewActivator>().AddRazorComponents();
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddSingleton(new Assets(Path.Combine(AppContext.BaseDirectory, "Sen.staticwebassets.endpoints.json")));
        services.AddSingleton(parts => new OutgoingMail(options.Mail, parts.GetRequiredService<ILogger<OutgoingMail>>()));
        services.AddSingleton<PublicPages>();
        services.AddSingleton<ViewCounts>();
        services.AddHostedService<PublicPulse>();
        services.AddScoped<Visit>();
        services.AddScoped<Frames>();
        services.AddScoped<UnsentPhotos>();
        services.AddScoped(parts => parts.GetRequiredService<Visit>().Actor);
        services.AddScoped(parts => databases.Open(parts.GetRequiredService<Visit>().Scope));
        services.AddScoped<Func<SenDb>>(parts => parts.GetRequiredService<SenDb>);
        services.AddAuthorization();
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Cookie);
        if (options.Province is { } province)
        {
            ProvinceSignIn.Add(authentication, province);
        }

        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "sen-bieu-mau";
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddDataProtection().SetApplicationName("sen").PersistKeysToDbContext<SenDb>();
        // All it does is read the keys before anybody asks for them, and with them it builds the model of all tables, while the first reader waits.
        services.Remove(services.Single(part => part.ImplementationType?.Name == "DataProtectionHostedService"));
        services.Configure<ForwardedHeadersOptions>(proxies => proxies.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddRateLimiter(TryLimits.Set);
        Accounts(services);
        services.AddHostedService<Demo.DemoClockKeeper>();
        JobRunner.Add(services);
        Cycle.AddHandlers(services);
    }

    /// <summary>Lays the way of a request.</summary>
    public static void Use(WebApplication app)
    {
        // A proxy is believed only when it runs on this machine.
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Faults>();
        app.UsePublicPages();
        app.UseAuthentication();
        app.UseRouting();
        app.Use(KeepFonts);
        app.UseMiddleware<Gate>();
        app.Use(NoNulls.Keep);
        app.Use(next => RefuseForeignForms(app, next));
        app.Use(Faults.RefuseForged);
        app.Use(AskAgain.Ask);
        app.UseRateLimiter();
        app.MapStaticAssets(Path.Combine(AppContext.BaseDirectory, "Sen.staticwebassets.endpoints.json")).Needs(Sen.Movement.People.Operation.ReadPortal);
        Cycle.Map(app);
        Operations.RefuseUndeclared(app);
    }

    // The framework's check makes keys and their cryptography ready as soon as it is laid; the first form does that, not the first reader. What asks for a
    // token to be checked is never fetched by GET or HEAD (Operations gives the demand to what posts).
    private static RequestDelegate RefuseForeignForms(IApplicationBuilder app, RequestDelegate next)
    {
        var check = new Lazy<RequestDelegate>(() =>
        {
            var branch = app.New();
            branch.UseAntiforgery();
            branch.Run(next);
            return branch.Build();
        });
        return http => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? next(http) : check.Value(http);
    }

    // The style sheet names the fonts without a fingerprint (it is not rewritten), so their edition is in the name and they may be kept.
    private static Task KeepFonts(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal))
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                {
                    http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                }

                return Task.CompletedTask;
            });
        }

        return next(http);
    }

    // Identity keeps the rules of names, passwords and factors; what it changes is written by Commit like everything else.
    private static void Accounts(IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 200_000);
        services.AddSingleton<Strangers>().AddSingleton<SetUpCode>().AddSingleton(new GuessedPasswords(Path.Combine(AppContext.BaseDirectory, "common-passwords.txt")));
        services.AddSingleton<KnownDevices>().AddSingleton<SignInTickets>().AddSingleton<KeptForms>().AddScoped<SecondSteps>();
        services.AddSingleton<PasskeyStates>().AddScoped<Passkeys>().AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>().Configure<IdentityPasskeyOptions>(Passkeys.Set);
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
            identity.Password.RequiredLength = PasswordRules.Shortest;
            identity.Password.RequiredUniqueChars = 1;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<AccountStore>().AddErrorDescriber<AccountSentences>().AddPasswordValidator<PasswordRules>();
    }

    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = Sessions.CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = AccountSessions.Life;
        cookie.SlidingExpiration = true;
        // A session's life is measured by the machine's clock, not by the demonstration's date.
        cookie.TimeProvider = TimeProvider.System;
        cookie.LoginPath = "/can-bo/dang-nhap";
        cookie.ReturnUrlParameter = "tiep";
    }
}
