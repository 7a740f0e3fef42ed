using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Sen.Plumbing;

/// <summary>
/// The way to the province's sign-in and back (OpenID Connect: authorization code with PKCE, state and nonce). The framework checks what comes back; here stand where people are sent, what they
/// come back with – a ticket, never a session – and which sentence a failure gets.
/// </summary>
public static partial class ProvinceSignIn
{
    /// <summary>Where the province sends people back to; registered there for every host.</summary>
    public const string Callback = $"{DeskAddresses.SignIn}/tinh/ve";

    /// <summary>Where somebody who came back signs in.</summary>
    public const string Back = $"{DeskAddresses.SignIn}/tinh/xong";

    /// <summary>Where somebody who came back links the two accounts.</summary>
    public const string Link = $"{DeskAddresses.Account}/tinh";

    private const string Scheme = "province";

    // Kept in the sealed state while somebody is there.
    private const string PurposeItem = "sen.purpose", AccountItem = "sen.account", NextItem = "sen.next", LeftItem = "sen.left", AskedItem = "sen.asked";

    // No province's subject is longer (OpenID Connect Core §2).
    private const int LongestSubject = 255;

    private const int LongestReason = 400;

    // How long somebody may take there, and how far clocks may differ.
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(15), Skew = TimeSpan.FromMinutes(2), Patience = TimeSpan.FromSeconds(10);

    /// <summary>Registers it.</summary>
    public static void Add(AuthenticationBuilder authentication, ProvinceDoor door)
    {
        authentication.Services.AddSingleton<ProvinceTickets>();
        authentication.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        authentication.AddRemoteScheme<OpenIdConnectOptions, Handler>(Scheme, null, oidc => Set(oidc, door));
    }

    /// <summary>Sends somebody there; false when it cannot be reached.</summary>
    public static async Task<bool> Go(HttpContext http, ProvincePurpose purpose, Guid account, string next)
    {
        var clock = http.RequestServices.GetRequiredService<BusinessClock>();
        var properties = new OpenIdConnectChallengeProperties();
        (properties.Items[PurposeItem], properties.Items[AccountItem], properties.Items[NextItem]) = (purpose.ToString(), account.ToString("d"), next);
        (properties.Items[LeftItem], properties.Items[AskedItem]) = (Seconds(clock.Machine.GetUtcNow()), Seconds(Sessions.Now));
        if (purpose == ProvincePurpose.Link)
        {
            // Whoever used this computer before may still be signed in there.
            (properties.Prompt, properties.MaxAge) = (OpenIdConnectPrompt.Login, TimeSpan.Zero);
        }

        try
        {
            await http.ChallengeAsync(Scheme, properties);
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException or IOException or OpenIdConnectProtocolException || (failure is OperationCanceledException && !http.RequestAborted.IsCancellationRequested))
        {
            Unreachable(LogOf(http), Plain(failure));
            return false;
        }
    }

    /// <summary>Somebody comes back: reads the answer and leads on.</summary>
    public static async Task Return(HttpContext http)
    {
        var handlers = http.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        if (await handlers.GetHandlerAsync(http, Scheme) is not IAuthenticationRequestHandler handler || !await handler.HandleRequestAsync())
        {
            LeadBack(http, null, ProvinceTrouble.Lost);
        }
    }

    private static void Set(OpenIdConnectOptions oidc, ProvinceDoor door)
    {
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (door.Issuer, door.ClientId, door.Secret);
        oidc.RequireHttpsMetadata = new Uri(door.Issuer).Scheme == Uri.UriSchemeHttps;
        (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        oidc.CallbackPath = Callback;
        // Signing out there is done there.
        (oidc.RemoteSignOutPath, oidc.SignedOutCallbackPath) = (PathString.Empty, PathString.Empty);
        oidc.Scope.Clear();
        oidc.Scope.Add(OpenIdConnectScope.OpenId);
        (oidc.MapInboundClaims, oidc.SaveTokens, oidc.GetClaimsFromUserInfoEndpoint) = (false, false, false);
        oidc.ClaimActions.Clear();
        (oidc.BackchannelTimeout, oidc.RemoteAuthenticationTimeout) = (Patience, Away);
        // Tokens are measured by the machine, whatever date a demonstration shows.
        oidc.TimeProvider = TimeProvider.System;
        foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
        {
            // The answer comes back as an address that is opened, so no cookie has to cross sites in a form.
            (cookie.SameSite, cookie.SecurePolicy, cookie.Path) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, "/can-bo");
        }

        oidc.Events.OnTicketReceived = received => Received(received, door);
        oidc.Events.OnAccessDenied = denied =>
        {
            Refused(LogOf(denied.HttpContext), ProvinceTrouble.Denied, "access_denied");
            LeadBack(denied.HttpContext, denied.Properties, ProvinceTrouble.Denied);
            denied.HandleResponse();
            return Task.CompletedTask;
        };
        oidc.Events.OnRemoteFailure = failed =>
        {
            var trouble = TroubleOf(failed.Failure);
            Refused(LogOf(failed.HttpContext), trouble, Plain(failed.Failure));
            LeadBack(failed.HttpContext, failed.Properties, trouble);
            failed.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static Task Received(TicketReceivedContext received, ProvinceDoor door)
    {
        var (http, who, properties) = (received.HttpContext, received.Principal!, received.Properties!);
        received.HandleResponse();
        if (Wrong(http, who, properties, door) is { } trouble)
        {
            Refused(LogOf(http), trouble, "sub, iss, auth_time");
            LeadBack(http, properties, trouble);
            return Task.CompletedTask;
        }

        var purpose = PurposeOf(properties)!.Value;
        var bothSteps = who.FindAll("amr").Concat(who.FindAll("acr")).Any(claim => door.SecondStep.Contains(claim.Value, StringComparer.Ordinal));
        http.RequestServices.GetRequiredService<ProvinceTickets>().Hand(
            http, purpose, Guid.Parse(properties.Items[AccountItem]!), who.FindFirstValue("sub")!, bothSteps, LocalAddress.Or(properties.Items[NextItem], DeskAddresses.MyWork));
        http.Response.Redirect(purpose == ProvincePurpose.Link ? Link : Back);
        return Task.CompletedTask;
    }

    private static ProvinceTrouble? Wrong(HttpContext http, ClaimsPrincipal who, AuthenticationProperties properties, ProvinceDoor door)
    {
        var now = http.RequestServices.GetRequiredService<BusinessClock>().Machine.GetUtcNow();
        return PurposeOf(properties) is not { } purpose || Moment(properties.Items[LeftItem]) is not { } left || left > now || now - left > Away ? ProvinceTrouble.Lost
            : who.FindFirstValue("sub") is not { Length: > 0 and <= LongestSubject } || !door.IsIssuer(who.FindFirstValue("iss")) ? ProvinceTrouble.Refused
            : purpose == ProvincePurpose.Link && !(Moment(who.FindFirstValue("auth_time")) >= Moment(properties.Items[AskedItem]) - Skew) ? ProvinceTrouble.NotAsked
            : null;
    }

    private static ProvinceTrouble TroubleOf(Exception? failure)
    {
        var causes = Causes(failure).ToList();
        return causes.Select(cause => cause.Data["error"] as string).FirstOrDefault(error => error is not null) switch
        {
            "invalid_grant" => ProvinceTrouble.Lost,
            "temporarily_unavailable" or "server_error" => ProvinceTrouble.Down,
            not null => ProvinceTrouble.Refused,
            null when causes.Exists(cause => cause is OpenIdConnectProtocolInvalidNonceException) => ProvinceTrouble.Lost,
            null when causes.Exists(cause => cause is HttpRequestException or IOException or OperationCanceledException) => ProvinceTrouble.Down,
            null when causes.Exists(cause => cause is OpenIdConnectProtocolException or Microsoft.IdentityModel.Tokens.SecurityTokenException) => ProvinceTrouble.Refused,
            null => ProvinceTrouble.Lost,
        };
    }

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    // Whoever went to link comes back to the own account, everybody else to the door.
    private static void LeadBack(HttpContext http, AuthenticationProperties? properties, ProvinceTrouble trouble)
    {
        var linked = PurposeOf(properties) is { } purpose ? purpose == ProvincePurpose.Link : http.RequestServices.GetRequiredService<Visit>().Account is not null;
        var next = properties?.Items.TryGetValue(NextItem, out var wanted) == true ? LocalAddress.Or(wanted, DeskAddresses.MyWork) : DeskAddresses.MyWork;
        http.Response.Redirect(linked ? ProvinceTroubles.OnAccount(trouble) : ProvinceTroubles.AtDoor(trouble, next));
    }

    private static ProvincePurpose? PurposeOf(AuthenticationProperties? properties) =>
        properties?.Items.TryGetValue(PurposeItem, out var text) == true && Enum.TryParse<ProvincePurpose>(text, out var purpose) ? purpose : null;

    private static string Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? Moment(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() ? DateTimeOffset.FromUnixTimeSeconds(number) : null;

    // What another house writes may neither break the lines of the log nor fill it.
    private static string Plain(Exception? failure) =>
        string.Concat($"{failure?.GetType().Name}: {failure?.Message}".Select(letter => char.IsControl(letter) ? ' ' : letter).Take(LongestReason));

    private static ILogger LogOf(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Sen.Province");

    [LoggerMessage(LogLevel.Warning, "The province's sign-in cannot be reached: {Reason}")]
    private static partial void Unreachable(ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "A sign-in through the province did not come about ({Trouble}): {Reason}")]
    private static partial void Refused(ILogger log, ProvinceTrouble trouble, string reason);

    /// <summary>Answers on its own route only, behind the gate as every other door; the framework would ask it about each request first.</summary>
    private sealed class Handler(IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory logs, HtmlEncoder html, UrlEncoder url) : OpenIdConnectHandler(options, logs, html, url)
    {
        public override Task<bool> ShouldHandleRequestAsync() => Task.FromResult(Context.GetEndpoint() is not null && Options.CallbackPath == Request.Path);
    }
}
