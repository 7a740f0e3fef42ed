using System.Net;
using Microsoft.EntityFrameworkCore;
using Sen.Administration;
using Sen.Feedback;
using Sen.Movement.Units;
using Sen.Plumbing;
using Sen.Testing;
using Sen.Tests.Administration;
using Sen.Tests.Feedback;
using Sen.Tests.Harness;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Plumbing;

/// <summary>A form sent again: the same words are the same act, other words are not dropped (<see cref="ActKey"/>).</summary>
public sealed class ActKeyTests
{
    private static readonly Guid Form = Guid.CreateVersion7();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_words_give_the_same_key_in_whatever_order_they_come()
    {
        var key = ActKey.Of(Form, [("note", "một"), ("on", "01/09/2022"), ("__RequestVerificationToken", "x")]);

        Assert.Equal(key, ActKey.Of(Form, [("on", "01/09/2022"), ("note", "một"), ("__RequestVerificationToken", "y"), ("Key", "z")]));
        Assert.Equal(Guid.Empty, ActKey.Of(Guid.Empty, [("note", "một")]));
    }

    [Theory]
    [InlineData("note", "hai")]
    [InlineData("not", "emột")]
    [InlineData("note", "một\n4 2 on01")]
    public void Other_words_give_another_key_that_begins_as_the_forms(string field, string value)
    {
        var (one, other) = (ActKey.Of(Form, [("note", "một")]), ActKey.Of(Form, [(field, value)]));

        Assert.NotEqual(one, other);
        Assert.NotEqual(Form, one);
        Assert.All([one, other], key => Assert.Equal($"{Form:d}"[..18], $"{key:d}"[..18]));
        Assert.NotEqual($"{ActKey.Of(Guid.CreateVersion7(), [("note", "một")]):d}"[18..], $"{one:d}"[18..]);
    }

    [Theory, EachDatabase]
    public async Task Back_and_changed_and_sent_again_is_another_act(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        using var admin = await sen.SetUp();
        const string address = AdministrationAddresses.Organisations;
        var page = await admin.Open(address);
        Task<HttpResponseMessage> Send(string name) => admin.Send(page, address, null, ("Kind", nameof(OrganisationKind.FarmersUnion)), ("Name", name), ("ShortName", name));

        using var first = await Send("Hội Làm vườn xã");
        using var same = await Send("Hội Làm vườn xã");
        using var other = await Send("Hội Cựu chiến binh xã");

        Assert.All(new[] { first, same, other }, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        await using var db = sen.Database.OpenAll();
        Assert.Equal(["Hội Cựu chiến binh xã", "Hội Làm vườn xã"], (await db.Organisations.Where(row => row.Name.EndsWith("h xã") || row.Name.EndsWith("n xã")).Select(row => row.Name).ToListAsync(Ct)).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task What_a_citizen_writes_after_going_back_has_a_receipt_of_its_own(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        var page = await citizen.Open(FeedbackAddresses.Send);
        sen.Clock.Advance(TimeSpan.FromSeconds(20));
        Task<HttpResponseMessage> Send(string text) => citizen.PostAsync(FeedbackAddresses.Send, Letters.Filled(page, text, []), Ct);
        const string wet = "Đường vào xóm ngập nước sau mưa, xe máy không qua được.";

        var (first, second) = (await citizen.Code(await Send(Letters.Lamp)), await citizen.Code(await Send(wet)));
        var again = await citizen.Code(await Send(wet));

        Assert.NotEqual(first, second);
        Assert.Equal(second, again);
        Assert.Contains(Letters.Lamp, (await citizen.Follow(first)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(wet, (await citizen.Follow(second)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await using var db = sen.Database.OpenAll();
        Assert.Equal(2, await db.Feedback.CountAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task What_a_citizen_adds_after_going_back_is_kept_too(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        var page = await citizen.Follow(await citizen.Code(await sen.Write(citizen)));

        foreach (var text in new[] { "Đèn thứ hai cũng hỏng từ hôm qua.", "Đèn thứ hai cũng hỏng từ hôm qua.", "Đèn thứ ba cũng hỏng từ sáng nay." })
        {
            using var said = await citizen.Say(page, "them", text);
            Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        }

        await using var db = sen.Database.OpenAll();
        Assert.Equal(2, await db.FeedbackEntries.CountAsync(Ct));
    }
}
