using Microsoft.EntityFrameworkCore;
using Sen.Data.Personal;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.People;
using Sen.Testing;
using Sen.Tests.Feedback;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Personal;

/// <summary>What is in a person's copy and what it is called: <see cref="PersonalCopy"/>, <see cref="OthersWords"/>, <see cref="PersonalNames"/>.</summary>
public sealed class PersonalCopyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_table_and_every_column_of_somebodys_words_has_a_name_in_both_languages(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();
        var types = PersonalCopy.ColumnsOf(db.Model).Select(found => found.Type).Append(db.Model.FindEntityType(typeof(CitizenFeedback))!).Append(db.Model.FindEntityType(typeof(FeedbackEntry))!).Append(db.Model.FindEntityType(typeof(ProgressEntry))!).Distinct().ToList();

        Assert.Equal([], types.Select(type => type.GetTableName()!).Where(table => !PersonalNames.Tables.ContainsKey(table)));
        Assert.Equal([], PersonalNames.Tables.Keys.Except(types.Select(type => type.GetTableName()!)));
        Assert.Equal([],
            from type in types
            from column in PersonalColumns.Of(type.ShortName())
            where column.Value is ColumnClass.Personal or ColumnClass.Sensitive or ColumnClass.FreeText && PersonalNames.Column(type.GetTableName()!, column.Key) is null
            select $"{type.GetTableName()}.{column.Key}");
        Assert.All(PersonalNames.Tables.Values, name => Assert.False(name.IsTyped));
        // What the code calls by a word of its own is said in words of people.
        Assert.Equal([],
            from type in types
            from property in type.GetProperties()
            let kind = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
            where kind.IsEnum && PersonalNames.Column(type.GetTableName()!, property.Name) is not null
            from value in Enum.GetNames(kind)
            where PersonalNames.Value(type.GetTableName()!, property.Name, value).IsTyped
            select $"{type.GetTableName()}.{property.Name} {value}");
    }

    [Theory, EachDatabase]
    public async Task Whose_words_stand_beside_an_account_is_said_for_every_column_that_names_one(Engine engine)
    {
        await using var database = await engine.Fresh();
        await using var db = database.OpenAll();

        Assert.Equal([],
            from found in PersonalCopy.ColumnsOf(db.Model)
            let classes = PersonalColumns.Of(found.Type.ShortName())
            where classes[found.Column] == ColumnClass.Person && classes.Values.Contains(ColumnClass.FreeText) && !OthersWords.IsDecided(found.Type.ShortName(), found.Column)
            select $"{found.Type.ShortName()}.{found.Column}");
    }

    [Theory, EachDatabase]
    public async Task The_copy_of_whoever_stands_in_or_takes_over_has_no_word_and_no_account_of_another(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var (giver, taker) = (TestCommune.NewId(), TestCommune.NewId());
        using var one = await sen.SignedIn(commune, PostKind.Editor, giver);
        using var other = await sen.SignedIn(commune, PostKind.Editor, taker);
        await commune.Write(async db =>
        {
            var post = await db.Posts.SingleAsync(row => row.PersonId == giver, Ct);
            db.Delegations.Add(new()
            {
                Id = TestCommune.NewId(),
                CommuneId = commune.Id,
                ProvinceId = commune.ProvinceId,
                PostId = post.Id,
                GiverId = giver,
                DelegateId = taker,
                From = TestCommune.Now.UtcDateTime,
                Until = TestCommune.Now.UtcDateTime.AddDays(3),
                Reason = "lý do của người giao số-7741",
            });
            db.HandOvers.Add(new()
            {
                Id = TestCommune.NewId(),
                CommuneId = commune.Id,
                ProvinceId = commune.ProvinceId,
                PostId = post.Id,
                No = 1,
                PersonId = giver,
                FromTitle = "Người đi số-7742",
                Kind = PostKind.Editor,
                SuccessorId = taker,
                SuccessorTitle = "Người nhận số-7743",
                MadeOn = TestCommune.Today,
                EndsOn = TestCommune.Today,
                MadeBy = "Người đi số-7742",
                Remark = "lời dặn số-7744",
                Lines = [new HandOverLine { Verb = "việc số-7745", Title = "tên số-7746" }],
            });
        });

        await using var db = sen.Database.OpenAll();
        var (given, taken) = (Text(await PersonalCopy.OfAccount(db, giver, Ct)), Text(await PersonalCopy.OfAccount(db, taker, Ct)));

        Assert.All(new[] { "số-7741", "số-7742", "số-7744", $"{giver}" }, mark => Assert.Contains(mark, given, StringComparison.Ordinal));
        Assert.All(new[] { "số-7743", $"{taker}" }, mark => Assert.DoesNotContain(mark, given, StringComparison.Ordinal));
        Assert.All(new[] { "số-7743", $"{taker}", "delegation", "hand_over" }, mark => Assert.Contains(mark, taken, StringComparison.Ordinal));
        Assert.All(new[] { "số-7741", "số-7742", "số-7744", "số-7745", "số-7746", $"{giver}" }, mark => Assert.DoesNotContain(mark, taken, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task The_name_of_a_passkey_is_in_the_copy_and_nothing_it_signs_with(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var person = TestCommune.NewId();
        using var signedIn = await sen.SignedIn(commune, PostKind.Officer, person);
        await commune.Write(db => db.UserPasskeys.Add(new()
        {
            Id = TestCommune.NewId(),
            UserId = person,
            CredentialId = [1, 2, 3],
            Host = "binhsa.example",
            Data = new() { Name = "Điện thoại 8861", PublicKey = "8862"u8.ToArray(), AttestationObject = "8863"u8.ToArray(), ClientDataJson = "8864"u8.ToArray(), CreatedAt = TestCommune.Now },
        }));

        await using var db = sen.Database.OpenAll();
        var row = Assert.Single(Assert.Single((await PersonalCopy.OfAccount(db, person, Ct)).Tables, table => table.Table == "account_passkey").Rows);

        Assert.Equal(("Điện thoại 8861", "binhsa.example"), (row["Data.Name"], row["Host"]));
        Assert.EndsWith("Z", row["Data.CreatedAt"], StringComparison.Ordinal);
        Assert.Empty(row.Keys.Intersect(["CredentialId", "Data.PublicKey", "Data.AttestationObject", "Data.ClientDataJson"]));
        Assert.Equal("Tên khóa", PersonalNames.Column("account_passkey", "Data.Name")!.Vi);
    }

    [Theory, EachDatabase]
    public async Task Whoever_registered_gets_every_choice_that_was_written_and_not_what_others_said_of_it(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var id = await commune.Registration(Stage.Underway);
        await commune.Write(async db =>
        {
            var registration = await db.Registrations.SingleAsync(row => row.Id == id, Ct);
            registration.Choices.Method = "cách làm số-8851";
            registration.Need = "nhu cầu số-8852";
            registration.Opinion = "ý kiến của người khác số-8853";
        });

        await using var db = sen.Database.OpenAll();
        var copy = Text(await PersonalCopy.OfAccount(db, commune.RegistrantId, Ct));

        Assert.Contains("số-8851", copy, StringComparison.Ordinal);
        Assert.Contains("số-8852", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("số-8853", copy, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Whoever_asked_or_answered_a_request_gets_their_own_words_of_it_in_a_file_that_opens(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var (asker, answerer) = (new Actor(TestCommune.NewId(), "Người hỏi số-9961", Door.Page, [], Standing.Person), new Actor(TestCommune.NewId(), "Người đáp số-9962", Door.Page, [], Standing.Person));
        using var one = await sen.SignedIn(commune, PostKind.CommitteeMember, asker.PersonId);
        using var other = await sen.SignedIn(commune, PostKind.Officer, answerer.PersonId);
        await commune.Write(db =>
        {
            var home = new Home(commune.Id, commune.ProvinceId);
            var proposal = Proposal.Ask(TestCommune.NewId(), home, asker, (Operation.Appraise, null, "/can-bo"), "lời hỏi số-9963", TestCommune.Now.UtcDateTime).Value;
            Assert.True(proposal.Close(false, "lời đáp số-9964", answerer, TestCommune.Now.UtcDateTime).Ok);
            db.Proposals.Add(proposal);
        });

        await using var db = sen.Database.OpenAll();
        var (asked, answered) = (await PersonalCopy.OfAccount(db, asker.PersonId, Ct), await PersonalCopy.OfAccount(db, answerer.PersonId, Ct));

        Assert.All(new[] { "số-9961", "số-9963", $"{asker.PersonId}" }, mark => Assert.Contains(mark, Text(asked), StringComparison.Ordinal));
        Assert.All(new[] { "số-9962", "số-9964", $"{answerer.PersonId}" }, mark => Assert.DoesNotContain(mark, Text(asked), StringComparison.Ordinal));
        Assert.All(new[] { "số-9962", "số-9964", $"{answerer.PersonId}" }, mark => Assert.Contains(mark, Text(answered), StringComparison.Ordinal));
        Assert.All(new[] { "số-9961", "số-9963", $"{asker.PersonId}" }, mark => Assert.DoesNotContain(mark, Text(answered), StringComparison.Ordinal));
        Assert.All([asked, answered], copy => Assert.All(copy.Tables, table => Assert.True(PersonalNames.Tables.ContainsKey(table.Table), table.Table)));
        Assert.Equal(OperationNames.Of(Operation.Appraise), PersonalNames.Value("proposal", nameof(Proposal.Operation), nameof(Operation.Appraise)));
    }

    [Theory, EachDatabase]
    public async Task What_somebody_wrote_of_progress_is_in_the_copy_and_each_row_says_what_it_is_about(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);
        var commune = await TestCommune.Of(sen.Database);
        var (registration, scorer, giver) = (await commune.Registration(Stage.Underway), TestCommune.NewId(), TestCommune.NewId());
        using var registrar = await sen.SignedIn(commune, PostKind.Registrar, commune.RegistrantId);
        using var member = await sen.SignedIn(commune, PostKind.CommitteeMember, scorer);
        using var head = await sen.SignedIn(commune, PostKind.CommitteeHead, giver);
        await using (var desk = commune.Open())
        {
            var dossier = await commune.Read(registration);
            desk.ProgressEntries.Add(new() { Id = TestCommune.NewId(), CommuneId = commune.Id, ProvinceId = commune.ProvinceId, ModelId = dossier.Model.Id, RegistrationId = registration, On = TestCommune.Today, Note = "đã làm số-3391" });
            Assert.True((await desk.Commit(new(Access.Ask(commune.Registrar, Operation.RecordProgress, dossier.Subject).Value, TestCommune.NewId(), "registration", registration, TestCommune.Now.UtcDateTime, commune.Id), Ct)).Ok);
        }

        await commune.Write(async db =>
        {
            var post = await db.Posts.SingleAsync(row => row.PersonId == giver, Ct);
            db.Delegations.Add(new() { Id = TestCommune.NewId(), CommuneId = commune.Id, ProvinceId = commune.ProvinceId, PostId = post.Id, GiverId = giver, DelegateId = scorer, From = TestCommune.Now.UtcDateTime, Until = TestCommune.Now.UtcDateTime.AddDays(3), Reason = "họp" });
            db.KeptScores.Add(new() { Id = TestCommune.NewId(), CommuneId = commune.Id, ProvinceId = commune.ProvinceId, RegistrationId = registration, ScorerId = scorer });
        });

        await using var db = sen.Database.OpenAll();
        var model = await (from row in db.Registrations join one in db.Models on row.ModelId equals one.Id where row.Id == registration select one.Name).SingleAsync(Ct);
        var organisation = await db.Organisations.Where(row => row.Id == commune.OrganisationId).Select(row => row.Name).SingleAsync(Ct);
        var (own, others) = (await PersonalCopy.OfAccount(db, commune.RegistrantId, Ct), await PersonalCopy.OfAccount(db, scorer, Ct));

        Assert.Equal(("đã làm số-3391", model), (Field(own, "progress_entry", "Note"), Field(own, "progress_entry", "Model")));
        Assert.Equal((model, organisation), (Field(own, "registration", "Model"), Field(own, "post", "Organisation")));
        Assert.DoesNotContain("số-3391", Text(others), StringComparison.Ordinal);
        Assert.Equal((model, nameof(PostKind.CommitteeHead), nameof(Delegation.DelegateId)), (Field(others, "kept_score", "Model"), Field(others, "delegation", "Post"), Field(others, "delegation", "Role")));
        Assert.Equal((PostNames.Of(PostKind.CommitteeHead), false), (PersonalNames.Value("delegation", "Post", nameof(PostKind.CommitteeHead)), PersonalNames.Value("delegation", "Role", nameof(Delegation.DelegateId)).IsTyped));
    }

    [Theory, EachDatabase]
    public async Task A_citizens_own_act_has_the_local_day(Engine engine)
    {
        // Half past one at night here is the day before in UTC.
        await using var sen = await SenHost.Start(engine, now: new(2022, 9, 22, 18, 30, 0, TimeSpan.Zero));
        await TestCommune.Of(sen.Database);
        using var citizen = sen.Client();
        await sen.Write(citizen);
        await using var db = sen.Database.OpenAll();
        var feedback = await db.Feedback.AsNoTracking().SingleAsync(Ct);

        var copy = await PersonalCopy.OfFeedback(db, feedback.Id, Ct);

        Assert.Equal((new DateOnly(2022, 9, 23), "2022-09-23"), (feedback.ReceivedOn, copy.Acts.First(act => act.Own).At));
    }

    private static string? Field(PersonalCopy copy, string table, string column) => copy.Tables.Single(one => one.Table == table).Rows.Single().GetValueOrDefault(column);

    private static string Text(PersonalCopy copy) =>
        string.Join('\n', copy.Tables.SelectMany(table => table.Rows.SelectMany(row => row.Select(field => $"{table.Table} {field.Key} {field.Value}"))));
}
