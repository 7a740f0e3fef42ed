using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Registration;

/// <summary>
/// Every address that takes a decision or a score, found among the routes, is asked as a page and as JSON by everybody on the registrant's side, who holds every post that decides besides: registrant, whoever
/// entered it on behalf, the owner's registrar of today and of the day it was sent, and a delegate of each.
/// </summary>
public class SeparatedDoorsTests
{
    private static readonly PostKind[] Deciding = [PostKind.Officer, PostKind.CommitteeMember, PostKind.CommitteeHead];

    // Everybody has just shown who they are when the doors are tried: nobody is refused for that.
    private static readonly TimeSpan Later = TimeSpan.FromDays(10);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task No_door_opens_to_the_registrants_side(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var people = await People(sen, commune);
        var records = await Records(commune, people.Enterer);
        // The registrar of the day it was sent is none today.
        sen.Clock.Advance(Later);
        var (asked, operations) = (0, new HashSet<Operation>());
        foreach (var (pattern, operation) in Doors(sen))
        {
            operations.Add(operation);
            foreach (var stage in Access.Table.Where(row => row.Operation == operation).SelectMany(row => row.Stages).Distinct())
            {
                var address = pattern.Replace("{id:guid}", $"{records[stage]}", StringComparison.Ordinal);
                foreach (var (who, client, token) in people.Apart)
                {
                    foreach (var json in (bool[])[false, true])
                    {
                        asked++;
                        using var answer = await Send(client, address, token, json);
                        Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{who}, {address}, {stage}, json {json}: {answer.StatusCode}");
                    }
                }

                // Somebody on no side with the same posts is let in, or the refusals above would prove nothing.
                using var other = await Send(people.Neutral.Client, address, people.Neutral.Token, json: false);
                Assert.True(other.StatusCode != HttpStatusCode.Forbidden, $"neutral, {address}, {stage}: {other.StatusCode}");
            }
        }

        Assert.Equal(
            [Operation.Appraise, Operation.ReturnRegistration, Operation.Approve, Operation.Decline, Operation.AssignMember, Operation.Score, Operation.Recognise, Operation.DeclineRecognition, Operation.Revoke],
            operations.Where(operation => operation != Operation.KeepScore).Order());
        Assert.True(asked > 200, $"only {asked}");
        foreach (var (stage, id) in records)
        {
            Assert.Equal((stage, ""), ((await commune.Read(id)).Registration.Stage, (await commune.Read(id)).Registration.InCharge));
        }
    }

    private static IEnumerable<(string Pattern, Operation Operation)> Doors(SenHost sen) =>
        from route in sen.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let operation = route.Metadata.GetMetadata<DeclaredOperation>()!.Operation
        where route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
            && Access.Table.Any(row => row.Operation == operation && row.NotByRegistrant)
        select (route.RoutePattern.RawText!, operation);

    private static async Task<HttpResponseMessage> Send(HttpClient client, string address, string token, bool json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("key", $"{TestCommune.NewId()}")]),
        };
        request.Headers.Accept.ParseAdd(json ? "application/json" : "text/html");
        return await client.SendAsync(request, Ct);
    }

    private static async Task<Dictionary<Stage, Guid>> Records(TestCommune commune, Guid enterer)
    {
        var records = new Dictionary<Stage, Guid>();
        foreach (var stage in (Stage[])[Stage.Registered, Stage.Appraised, Stage.Approved, Stage.Underway, Stage.Scored, Stage.Recognised])
        {
            records[stage] = await commune.Registration(stage);
        }

        await commune.Write(db => db.EnteredFor.AddRange(records.Values.Select(id => new EnteredFor
        {
            Id = TestCommune.NewId(),
            CommuneId = commune.Id,
            ProvinceId = commune.ProvinceId,
            RegistrationId = id,
            EnteredById = enterer,
            EnteredBy = "Cán bộ",
            ToldBy = "Trưởng thôn",
            On = TestCommune.Today,
        })));
        return records;
    }

    private static async Task<(List<(string Who, HttpClient Client, string Token)> Apart, (HttpClient Client, string Token) Neutral, Guid Enterer)> People(SenHost sen, TestCommune commune)
    {
        var (enterer, owner, before) = (TestCommune.NewId(), TestCommune.NewId(), TestCommune.NewId());
        var apart = new List<(string, HttpClient, string)>
        {
            await Decider(sen, commune, "registrant", commune.RegistrantId), await Decider(sen, commune, "enterer", enterer), await Decider(sen, commune, "owner's registrar", owner), await Decider(sen, commune, "owner's registrar then", before),
        };
        await commune.Write(db =>
        {
            db.Posts.Add(Post(commune, owner, PostKind.Registrar, null));
            db.Posts.Add(Post(commune, before, PostKind.Registrar, TestCommune.Today.AddDays(1)));
        });
        foreach (var (who, giver) in new[] { ("registrant", commune.RegistrantId), ("enterer", enterer), ("owner's registrar", owner), ("owner's registrar then", before) })
        {
            // One decides through own posts while standing in for them in another; one has nothing but what they gave.
            var (stands, only) = (TestCommune.NewId(), TestCommune.NewId());
            apart.Add(await Decider(sen, commune, $"delegate of {who}", stands));
            var reader = await sen.SignedIn(commune, PostKind.Editor, only, Later);
            await Give(commune, giver, stands, PostKind.Editor);
            foreach (var kind in Deciding)
            {
                await Give(commune, giver, only, kind);
            }

            apart.Add(($"whoever has the posts of {who}", reader, await Token(reader)));
        }

        var (_, client, token) = await Decider(sen, commune, "neutral", TestCommune.NewId());
        return (apart, (client, token), enterer);
    }

    private static async Task Give(TestCommune commune, Guid giver, Guid to, PostKind kind) => await commune.Write(async db =>
    {
        var post = await db.Posts.FirstOrDefaultAsync(row => row.PersonId == giver && row.Kind == kind, Ct);
        if (post is null)
        {
            db.Posts.Add(post = Post(commune, giver, kind, null));
        }

        db.Delegations.Add(new()
        {
            Id = TestCommune.NewId(),
            CommuneId = commune.Id,
            ProvinceId = commune.ProvinceId,
            PostId = post.Id,
            GiverId = giver,
            DelegateId = to,
            From = TestCommune.Now.UtcDateTime,
            Until = TestCommune.Now.UtcDateTime.AddDays(30),
            Reason = "Đi họp",
        });
    });

    private static async Task<(string, HttpClient, string)> Decider(SenHost sen, TestCommune commune, string who, Guid id)
    {
        var client = await sen.SignedIn(commune, Deciding[0], id, Later);
        await commune.Write(db => db.Posts.AddRange(Deciding[1..].Select(kind => Post(commune, id, kind, null))));
        return (who, client, await Token(client));
    }

    private static DatedPost Post(TestCommune commune, Guid person, PostKind kind, DateOnly? until) => new()
    {
        Id = TestCommune.NewId(),
        CommuneId = commune.Id,
        ProvinceId = commune.ProvinceId,
        PersonId = person,
        Kind = kind,
        OrganisationId = kind == PostKind.Registrar ? commune.OrganisationId : null,
        From = new(2022, 1, 1),
        Until = until,
    };

    private static async Task<string> Token(HttpClient client) => (await client.Open("/can-bo/toi")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
