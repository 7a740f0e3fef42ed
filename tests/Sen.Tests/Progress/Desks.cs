using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sen.Data.Accounts;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;

namespace Sen.Tests.Progress;

/// <summary>People of a test's commune at their desks.</summary>
internal static class Desks
{
    /// <summary>A client with the session of a new account that holds this post, with a second step or without, and shows who they are in a while, where a test lets time pass.</summary>
    public static async Task<HttpClient> SignedIn(this SenHost sen, TestCommune commune, PostKind post, Guid? person = null, TimeSpan? provenIn = null, bool secondStep = true)
    {
        var id = person ?? TestCommune.NewId();
        var (stamp, session) = (TestCommune.NewId().ToString(), TestCommune.NewId());
        await commune.Write(db =>
        {
            db.Users.Add(new Account
            {
                Id = id,
                UserName = $"{id:n}",
                NormalizedUserName = $"{id:N}".ToUpperInvariant(),
                Title = PostNames.Of(post).Vi,
                CommuneId = commune.Id,
                SecurityStamp = stamp,
                SecondStepSince = secondStep ? sen.Clock.Now.UtcDateTime : null,
            });
            db.Sessions.Add(new() { Id = session, AccountId = id, Stamp = stamp, Device = "Chrome, Android", BeganAt = Sessions.Now.UtcDateTime, SeenAt = Sessions.Now.UtcDateTime });
            db.Posts.Add(new()
            {
                Id = TestCommune.NewId(),
                CommuneId = commune.Id,
                ProvinceId = commune.ProvinceId,
                PersonId = id,
                Kind = post,
                OrganisationId = post == PostKind.Registrar ? commune.OrganisationId : null,
                From = TestCommune.Today.AddYears(-1),
            });
        });
        var client = sen.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"sen-phien={Session(sen, session, sen.Clock.Now + (provenIn ?? TimeSpan.Zero))}");
        return client;
    }

    private static string Session(SenHost sen, Guid id, DateTimeOffset proven)
    {
        const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var person = new ClaimsPrincipal(new ClaimsIdentity([new(Sessions.Claim, id.ToString()), new(Sessions.ProofClaim, $"{proven.ToUnixTimeSeconds()}")], Scheme));
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(person, new() { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, Scheme);
        return sen.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Scheme).TicketDataFormat.Protect(ticket);
    }
}
