using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Sheets;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Harness;
using Sen.Tests.Portal;
using Sen.Tests.Progress;
using Sen.Tests.Spreadsheets;
using Xunit;

namespace Sen.Tests.Plumbing;

/// <summary>
/// Every address of the workplace is asked over HTTP by every post, in the own commune and from another one, and answers what the access table says: the same “no” behind every door.
/// </summary>
public sealed class EndpointRightsTests
{
    private const string Elsewhere = "khac.example";

    // The door itself is open to whoever comes; what it does is tested where it is.
    private static readonly Operation[] Door = [Operation.SignIn, Operation.SignOut, Operation.ChangePassword, Operation.SetUp];

    private static readonly HttpStatusCode[] No = [HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_address_answers_every_post_as_the_access_table_says(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var records = await Records.Of(sen);
        var people = await People(sen);
        var asked = 0;
        // Those who may not come first: nothing they send may change anything for those who may.
        foreach (var address in records.Addresses().ToList())
        {
            foreach (var (user, actor, client, token) in people)
            {
                if (!Access.Ever(actor, address.Operation))
                {
                    asked++;
                    await Refused(await Send(client, address, token), actor, $"{user} {address}");
                }
                else if (address.About is { } id && Access.Ask(actor, address.Operation, await records.SubjectOf(id)).Refusal is Refusal.NotYours)
                {
                    asked++;
                    var answer = await Send(client, address, token);
                    Assert.True(No.Contains(answer.StatusCode), $"{user} {address}: {answer.StatusCode}");
                }
            }
        }

        var refused = asked;
        foreach (var address in records.Addresses().OrderBy(address => address.Method == "POST").ToList())
        {
            foreach (var (user, actor, client, token) in people.Where(one => Access.Ever(one.Actor, address.Operation)))
            {
                var subject = address.About is { } id ? await records.SubjectOf(id) : Subject.Of(records.Commune);
                // The history of a record is for whoever may read the record besides, an import for whoever may add what it brings: their own tests say so.
                if (address is { About: not null, Operation: not (Operation.ReadHistory or Operation.ImportSheet or Operation.UndoImport) } && Access.Ask(actor, address.Operation, subject).Ok)
                {
                    asked++;
                    using var answer = await Send(client, address, token);
                    var shut = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized || (int)answer.StatusCode >= 500
                        // An empty form may ask for what is not there; the page that has the form is.
                        || (address.Method == "GET" && answer.StatusCode == HttpStatusCode.NotFound)
                        || answer.Headers.Location?.OriginalString.StartsWith("/can-bo/dang-nhap", StringComparison.Ordinal) == true;
                    Assert.False(shut, $"{user} {address}: {answer.StatusCode}");
                }
            }
        }

        Assert.True(refused > 1_000 && asked - refused > 150, $"{refused} refused, {asked - refused} allowed");
    }

    [Theory, EachDatabase]
    public async Task Nothing_of_a_commune_opens_for_the_posts_of_another(Engine engine)
    {
        await using var sen = await SenHost.Start(engine, demo: true);
        var records = await Records.Of(sen);
        var other = await TestCommune.Of(sen.Database, site: false);
        await other.Write(db => db.Sites.Add(new() { Id = TestCommune.NewId(), CommuneId = other.Id, ProvinceId = other.ProvinceId, Host = Elsewhere, Name = "Xã khác" }));
        var asked = 0;
        foreach (var post in Enum.GetValues<PostKind>().Where(post => post != PostKind.UpperReader))
        {
            using var signedIn = await sen.SignedIn(other, post);
            // At the first commune's own address, then at their own.
            foreach (var address in records.Addresses().Where(address => address.Method == "GET"))
            {
                using var there = await signedIn.GetAsync(address.Path, Ct);
                Assert.True(No.Contains(there.StatusCode), $"{post} {address}: {there.StatusCode}");
            }

            using var client = sen.At(Elsewhere, ("sen-phien", signedIn.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=', 2)[1]));
            var token = await TokenFrom(client);
            foreach (var address in records.Addresses().Where(address => address.About is not null))
            {
                asked++;
                using var answer = await Send(client, address, token);
                // Where an id that nobody has begins a new record, the answer is the one to such an id.
                Assert.True(No.Contains(answer.StatusCode) || answer.StatusCode == await ToUnknown(client, address, token), $"{post} elsewhere {address}: {answer.StatusCode}");
            }

            foreach (var address in records.Addresses().Where(address => address is { About: null, Method: "GET" }))
            {
                using var answer = await Send(client, address, token);
                Assert.DoesNotContain("Bình Sa", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
            }
        }

        Assert.True(asked > 1_000, $"only {asked} were asked");
    }

    internal sealed record Address(string Method, string Path, string Pattern, Operation Operation, Guid? About);

    private static async Task Refused(HttpResponseMessage answer, Actor actor, string asked)
    {
        using (answer)
        {
            var status = answer.StatusCode;
            Assert.True(
                actor.Standing == Standing.Reader ? status is HttpStatusCode.Unauthorized || (status == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.StartsWith("/can-bo/dang-nhap", StringComparison.Ordinal)) : status == HttpStatusCode.Forbidden,
                $"{asked}: {status}");
            Assert.DoesNotContain("<form method=\"post\" action=\"/can-bo/mo-hinh", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        }
    }

    internal static Task<HttpResponseMessage> Send(HttpClient client, Address address, string token) => address.Method == "GET"
        ? client.GetAsync(address.Path, Ct)
        : client.PostAsync(address.Path, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Ct);

    private static async Task<HttpStatusCode> ToUnknown(HttpClient client, Address address, string token)
    {
        using var answer = await Send(client, address with { Path = address.Path.Replace($"{address.About}", $"{TestCommune.NewId()}", StringComparison.Ordinal) }, token);
        return answer.StatusCode;
    }

    // The page every person has, else the door.
    internal static async Task<string> TokenFrom(HttpClient client)
    {
        foreach (var address in (string[])["/can-bo/toi", "/can-bo/dang-nhap"])
        {
            if ((await client.Open(address)).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") is { } token)
            {
                return token;
            }
        }

        throw new InvalidOperationException("No page has a token.");
    }

    internal static async Task<List<(string User, Actor Actor, HttpClient Client, string Token)>> People(SenHost sen)
    {
        var people = new List<(string, Actor, HttpClient, string)>();
        var reader = sen.Client();
        people.Add(("a reader", Actor.Reader, reader, await TokenFrom(reader)));
        await using var db = sen.Database.OpenAll();
        foreach (var user in (string[])["hoinongdan", "phunu", "khoidanvan", "thanhvien", "truongban", "thuongvu", "chutich", "bientap", "quantri", "captren"])
        {
            var account = await db.Users.SingleAsync(row => row.UserName == user, Ct);
            var posts = await db.Posts.Where(post => post.PersonId == account.Id && post.Until == null).ToListAsync(Ct);
            var actor = new Actor(account.Id, account.Title, Movement.People.Door.Page, [.. posts.Select(post => new HeldPost(post.Kind, post.CommuneId, post.OrganisationId, post.UnitId))], Standing.Person);
            var client = await sen.SignedIn(user);
            people.Add((user, actor, client, await TokenFrom(client)));
        }

        return people;
    }

    /// <summary>Records of the demonstration, and the addresses that lead to them.</summary>
    internal sealed class Records
    {
        private readonly SenHost _sen;
        private readonly Dictionary<string, List<Guid>> _of = new(StringComparer.Ordinal);
        private readonly HashSet<Guid> _registrations = [];
        private readonly Dictionary<Guid, Subject> _subjects = [];

        private Records(SenHost sen) => _sen = sen;

        public Guid Commune { get; private set; }

        public static async Task<Records> Of(SenHost sen)
        {
            var records = new Records(sen);
            using var editor = await sen.SignedIn("bientap");
            using var added = await editor.SendFiles(Sen.Portal.AddMedia.Address, ("ảnh đường.jpg", TestPictures.Phone()));
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
            using var admin = await sen.SignedIn("quantri");
            records._of["unit-act"] = [await admin.Record(nameof(TreeActKind.Establish), ("Name", "thôn Mới (minh họa)"), ("Parent", "xã Bình Sa"), ("On", "01/09/2022"), ("Number", "12/NQ-HĐND (minh họa)"), ("SignedOn", "20/08/2022"))];
            using var sheet = await admin.SendSheet(SheetForm.Of(SheetKind.Villages), SheetFiles.Csv(SheetForm.Of(SheetKind.Villages), [["Thôn Thử (minh họa)", ""]]));
            Assert.Equal(HttpStatusCode.Redirect, sheet.StatusCode);
            records._of["import"] = [Guid.Parse(sheet.Headers.Location!.OriginalString.Split('/')[^1])];
            await using var db = sen.Database.OpenAll();
            records.Commune = (await db.Sites.SingleAsync(Ct)).CommuneId;
            // One registration of each stage there is.
            var registrations = await db.Registrations.AsNoTracking().ToListAsync(Ct);
            records._of["registration"] = [.. registrations.GroupBy(row => row.Stage).Select(stage => stage.First().Id)];
            records._registrations.UnionWith(registrations.Select(row => row.Id));
            records._of["article"] = [(await db.Articles.OrderBy(row => row.Id).FirstAsync(Ct)).Id];
            records._of["media"] = [(await db.Media.FirstAsync(Ct)).Id];
            records._of["feedback"] = [.. (await db.Feedback.AsNoTracking().ToListAsync(Ct)).Take(2).Select(row => row.Id)];
            foreach (var row in await db.Feedback.AsNoTracking().ToListAsync(Ct))
            {
                records._subjects[row.Id] = row.Subject;
            }

            records._of["committee"] = [(await db.Committees.SingleAsync(Ct)).Id];
            records._of["seat"] = [(await db.CommitteeSeats.OrderBy(row => row.No).LastAsync(Ct)).Id];
            records._of["account"] = [(await db.Users.SingleAsync(row => row.UserName == "thon5", Ct)).Id];
            records._of["data-request"] = [await Request(sen, records._of["account"][0])];
            records._of["post"] = [(await db.Posts.SingleAsync(row => row.PersonId == records._of["account"][0], Ct)).Id];
            // Nobody’s: a request is read by who asked and by who can, whatever post they hold; its own tests say so.
            records._of["proposal"] = [TestCommune.NewId()];
            records._of["organisation"] = [(await db.Organisations.FirstAsync(row => row.CommuneId == records.Commune && row.VillageId == null, Ct)).Id];
            records._subjects[records._of["organisation"][0]] = new(records.Commune, records._of["organisation"][0]);
            records._of["village"] = [(await db.Organisations.FirstAsync(row => row.CommuneId == records.Commune && row.VillageId != null, Ct)).VillageId!.Value];
            return records;
        }

        /// <summary>Puts records of a kind before those that were found.</summary>
        public void Plant(string kind, params Guid[] ids) => _of[kind] = [.. ids, .. _of[kind].Take(1)];

        // Of what is looked for by hand: both who record such requests answer it.
        private static async Task<Guid> Request(SenHost sen, Guid account)
        {
            using var admin = await sen.SignedIn("quantri");
            using var sent = await admin.Fill($"{DeskAddresses.DataRequests}/ghi", $"{DeskAddresses.DataRequests}/ghi", ("Kind", "See"), ("Place", "Elsewhere"), ("Asker", "Khách"), ("Wish", $"{account}"));
            return Guid.Parse(sent.Headers.Location!.OriginalString.Split('/')[^1]);
        }

        public async Task<Subject> SubjectOf(Guid id)
        {
            if (_registrations.Contains(id))
            {
                await using var db = _sen.Database.OpenAll();
                return (await Registrations.Load(db, id, TestCommune.Today, Ct))!.Subject;
            }

            return _subjects.GetValueOrDefault(id) ?? Subject.Of(Commune);
        }

        /// <summary>Every address of the workplace, with the records it may be about.</summary>
        public IEnumerable<Address> Addresses()
        {
            foreach (var route in _sen.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
            {
                var (pattern, operation) = (route.RoutePattern.RawText!, route.Metadata.GetMetadata<DeclaredOperation>()?.Operation);
                if (operation is not { } declared || !pattern.StartsWith("/can-bo", StringComparison.Ordinal) || Door.Contains(declared))
                {
                    continue;
                }

                foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
                {
                    foreach (var (path, about) in Filled(pattern))
                    {
                        yield return new(method, path, pattern, declared, about);
                    }
                }
            }
        }

        private IEnumerable<(string Path, Guid? About)> Filled(string pattern)
        {
            if (pattern.Contains("/lich-su/", StringComparison.Ordinal))
            {
                return ((string[])["registration", "article", "media", "feedback", "account", "organisation", "unit-act"])
                    .SelectMany(kind => _of[kind].Take(2).Select(id => ($"/can-bo/lich-su/{kind}/{id}", (Guid?)id)));
            }

            if (!pattern.Contains("{id", StringComparison.Ordinal))
            {
                return [(pattern.Replace("{part}", "gioi-thieu", StringComparison.Ordinal).Replace("{key}", "return.days", StringComparison.Ordinal).Replace("{loai}", "thon", StringComparison.Ordinal), null)];
            }

            return _of[KindOf(pattern)].Select(id => (
                pattern.Replace("{id:guid}", $"{id}", StringComparison.Ordinal).Replace("{part:int:range(1,4)}", "1", StringComparison.Ordinal), (Guid?)id));
        }

        private static string KindOf(string pattern) => pattern switch
        {
            _ when pattern.StartsWith("/can-bo/ban-chi-dao/ghe/", StringComparison.Ordinal) => "seat",
            _ when pattern.StartsWith("/can-bo/ban-chi-dao/", StringComparison.Ordinal) => "committee",
            _ when pattern.StartsWith("/can-bo/vi-tri/", StringComparison.Ordinal) => "post",
            _ when pattern.StartsWith("/can-bo/mo-hinh/", StringComparison.Ordinal) || pattern.StartsWith("/can-bo/duyet/", StringComparison.Ordinal) || pattern.StartsWith("/can-bo/tiep-nhan/", StringComparison.Ordinal) => "registration",
            _ when pattern.StartsWith("/can-bo/cong-tin/anh/", StringComparison.Ordinal) => "media",
            _ when pattern.StartsWith("/can-bo/cong-tin/", StringComparison.Ordinal) => "article",
            _ when pattern.StartsWith("/can-bo/gop-y/", StringComparison.Ordinal) => "feedback",
            _ when pattern.StartsWith("/can-bo/du-lieu-ca-nhan/", StringComparison.Ordinal) => "data-request",
            _ when pattern.StartsWith("/can-bo/cai-dat/nguoi/", StringComparison.Ordinal) => "account",
            _ when pattern.StartsWith("/can-bo/cai-dat/to-chuc/", StringComparison.Ordinal) => "organisation",
            _ when pattern.StartsWith("/can-bo/cai-dat/thon/", StringComparison.Ordinal) => "village",
            _ when pattern.StartsWith("/can-bo/cai-dat/dia-gioi/", StringComparison.Ordinal) => "unit-act",
            _ when pattern.StartsWith("/can-bo/nhap-excel/", StringComparison.Ordinal) => "import",
            _ when pattern.StartsWith("/can-bo/de-nghi/", StringComparison.Ordinal) => "proposal",
            _ => throw new InvalidOperationException($"Nobody said which records {pattern} is about."),
        };
    }
}
