using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.People;
using Sen.Movement.Scoring;
using Sen.Movement.Settings;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Sen.Plumbing;
using static Sen.Demo.DemoData;

namespace Sen.Demo;

/// <summary>
/// Loads the demonstration of xã Bình Sa once. Every step is an act with a fixed key and fixed ids, so a start that was cut short goes on where it
/// stopped. What the seed page tells is marked seed; everything else is marked illustrative and wears the badge “minh họa”.
/// </summary>
public sealed partial class LoadDemo(Databases databases, IPasswordHasher<Account> hasher, IDataProtectionProvider keys)
{
    private static readonly DateTime Start = DemoData.Start.UtcDateTime;
    private static readonly Guid Commune = Id("u-bs");
    private static readonly Guid Province = Id("u-qn");
    private static readonly Home Home = new(Commune, Province);
    private readonly DemoYear _year = Year();

    /// <summary>Loads what is not loaded yet and marks the installation as a demonstration.</summary>
    public async Task Run(CancellationToken ct)
    {
        await Step("units", db => Units(db, ct), ct);
        await Step("organisations", Organisations, ct);
        await Step("documents", Documents, ct);
        await Step("committee", Committee, ct);
        await Step("statements", Statements, ct);
        await Step("accounts", Accounts, ct);
        await Step("site", Site, ct);
        await Registrations(ct);
        await Step("articles", Articles, ct);
        await Step("article-links", Links, ct);
        await Step("feedback", Feedback, ct);
        await Step("calendar", Calendar, ct);
        await Step("done", async db =>
        {
            var installation = await db.Installation.SingleAsync(ct);
            (installation.IsDemo, installation.DemoClock, installation.SetUpAt) = (true, Start, Start);
        }, ct);
    }

    private Task Step(string name, Action<SenDb> change, CancellationToken ct) => Step(name, db =>
    {
        change(db);
        return Task.CompletedTask;
    }, ct);

    private async Task Step(string name, Func<SenDb, Task> change, CancellationToken ct)
    {
        await using var db = databases.Open(Scope.All);
        var sen = Actor.Sen(Door.CommandLine);
        var permit = Access.Ask(sen, Operation.LoadDemo, Subject.None).Value;
        if (await db.Done(sen, Operation.LoadDemo, Commune, Id($"key {name}"), ct) is not null)
        {
            return;
        }

        await change(db);
        var done = await db.Commit(new Act(permit, Id($"key {name}"), "demo", Id(name), Start.AddYears(-8), Commune) { Reason = KeptReasons.Loaded[name].Vi }, ct);
        if (done.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The demonstration does not load: {name}: {refusal.Sentence.En}");
        }
    }

    private static async Task Units(SenDb db, CancellationToken ct)
    {
        // The demonstration lives in 2022: what came in 2025 is not known yet, so those units and ends are left out.
        var horizon = DateOnly.FromDateTime(Start);
        foreach (var row in Rows("units.tsv").Where(row => row["valid_from"].Length == 0 || Day(row["valid_from"]) <= horizon))
        {
            var kind = row["kind"] switch
            {
                "tinh" => UnitKind.Province,
                "huyen" => UnitKind.District,
                "xa" => UnitKind.Commune,
                "thon" => UnitKind.Village,
                var other => throw new InvalidDataException($"units.tsv: unknown kind {other}"),
            };
            // A village named “Thôn 2 (minh họa)” already says what it is.
            var name = kind == UnitKind.Village && row["name"].StartsWith("Thôn ", StringComparison.Ordinal) ? row["name"][5..] : row["name"];
            // Were the lists of the country loaded first, the unit is there: it takes the demonstration's id.
            if (row["code"] is { Length: > 0 } code && await db.UnitVersions.AsNoTracking()
                .Where(version => version.Code == code && version.Kind == kind && version.Name == name && version.ValidTo == CommuneSetUp.TwoTiers).Select(version => (Guid?)version.UnitId).SingleOrDefaultAsync(ct) is { } listed)
            {
                await UnitIdentity.Adopt(db, listed, Id(row["id"]), ct);
                continue;
            }

            var end = row["valid_to"].Length > 0 && Day(row["valid_to"]) is var last && last < horizon ? last : (DateOnly?)null;
            db.Units.Add(new() { Id = Id(row["id"]), Origin = OriginOf(row["origin"]) });
            db.UnitVersions.Add(new()
            {
                Id = Id($"version {row["id"]}"),
                UnitId = Id(row["id"]),
                Kind = kind,
                Name = name,
                NameFolded = VietnameseText.Fold(name),
                SortKey = SortKey.Of(name),
                Code = row["code"].Length == 0 ? null : row["code"],
                ParentId = row["parent"].Length == 0 ? null : Id(row["parent"]),
                ValidTo = end,
            });
        }

        db.UnitSuccessions.Add(new()
        {
            Id = Id("succession u-td"),
            FromUnitId = Id("u-td"),
            ToUnitId = Id("u-ck"),
            EffectiveOn = new(2019, 1, 1),
            Kind = SuccessionKind.Absorb,
            LegalBasis = "Quyết định thành lập, sáp nhập thôn (minh họa)",
        });
    }

    private static void Organisations(SenDb db)
    {
        foreach (var row in Rows("organisations.tsv").Where(row => row["unit"] == "u-bs"))
        {
            Organisation(db, row["id"], KindOf(row), row["full_name"], row["name_in_seed"].Length > 0 ? row["name_in_seed"] : row["full_name"], null, OriginOf(row["origin"]));
        }

        foreach (var (village, id) in new[] { ("u-bt1", "v-bt1"), ("u-bt2", "v-bt2"), ("u-tg", "v-tg"), ("u-cl", "v-cl"), ("u-ck", "v-ck") })
        {
            var name = Rows("units.tsv").Single(row => row["id"] == village)["name"];
            var full = name.StartsWith("Thôn ", StringComparison.Ordinal) ? name : $"Thôn {name}";
            Organisation(db, id, OrganisationKind.Village, full, full, Id(village), village == "u-bt1" ? Origin.Seed : Origin.Illustrative);
        }
    }

    private static void Organisation(SenDb db, string id, OrganisationKind kind, string name, string shortName, Guid? village, Origin origin) =>
        db.Organisations.Add(new()
        {
            Id = Id(id),
            CommuneId = Commune,
            ProvinceId = Province,
            Kind = kind,
            Name = name,
            ShortName = shortName,
            SortKey = SortKey.Of(name),
            VillageId = village,
            Origin = origin,
        });

    private static OrganisationKind KindOf(IReadOnlyDictionary<string, string> row) => (row["kind"], row["id"]) switch
    {
        ("party-commune", "o-kdv") => OrganisationKind.MobilizationBloc,
        ("party-commune", _) => OrganisationKind.PartyCommittee,
        ("committee", _) => OrganisationKind.SteeringCommittee,
        ("government", _) => OrganisationKind.PeoplesCommittee,
        ("council", _) => OrganisationKind.PeoplesCouncil,
        ("front", _) => OrganisationKind.FatherlandFront,
        ("mass", "o-pn") => OrganisationKind.WomensUnion,
        ("mass", "o-tn") => OrganisationKind.YouthUnion,
        ("mass", "o-nd") => OrganisationKind.FarmersUnion,
        ("mass", "o-ccb") => OrganisationKind.VeteransAssociation,
        ("police", _) => OrganisationKind.CommunePolice,
        ("military", _) => OrganisationKind.MilitaryCommand,
        ("party-cell", _) => OrganisationKind.PartyCell,
        var other => throw new InvalidDataException($"organisations.tsv: unknown kind {other}"),
    };

    private static void Documents(SenDb db)
    {
        var issuers = Rows("organisations.tsv").ToDictionary(row => row["id"], StringComparer.Ordinal);
        var order = 0;
        foreach (var row in Rows("documents.tsv"))
        {
            var issuer = issuers.GetValueOrDefault(row["issuer"]);
            db.Documents.Add(new()
            {
                Id = Id(row["id"]),
                CommuneId = Commune,
                ProvinceId = Province,
                Kind = DocumentKindOf(row["kind"]),
                KindAsWritten = row["kind"],
                Abstract = row["subject"],
                Slug = VietnameseText.Slug(row["subject"]),
                Issuer = issuer?["full_name"] ?? (row["id"] == "d15" ? "Bộ Chính trị" : ""),
                IssuerOrganisationId = issuer is { } known && known["unit"] == "u-bs" ? Id(row["issuer"]) : null,
                Period = row["period"],
                Recurrence = row["recurrence"] switch
                {
                    "once" => Recurrence.Once,
                    "several" => Recurrence.Several,
                    "when-needed" => Recurrence.WhenNeeded,
                    "yearly" => Recurrence.Yearly,
                    "half-yearly and yearly" => Recurrence.HalfYearly,
                    var other => throw new InvalidDataException($"documents.tsv: unknown recurrence {other}"),
                },
                Note = "Trang gốc nêu văn bản này, không ghi số và ngày.",
                Order = ++order,
                Origin = OriginOf(row["origin"]),
            });
        }
    }

    private static DocumentKind DocumentKindOf(string kind) => kind switch
    {
        "Quyết định" => DocumentKind.Decision,
        "Kế hoạch" => DocumentKind.Plan,
        "Chương trình" or "Chương trình công tác năm" => DocumentKind.Programme,
        "Công văn" or "Công văn/hướng dẫn" => DocumentKind.OfficialLetter,
        "Thông báo" => DocumentKind.Notice,
        "Báo cáo" => DocumentKind.Report,
        "Nghị quyết" => DocumentKind.Resolution,
        "Chỉ thị" => DocumentKind.Directive,
        _ => DocumentKind.Other,
    };

    private static void Committee(SenDb db)
    {
        db.Committees.Add(new()
        {
            Id = Id("committee"),
            CommuneId = Commune,
            ProvinceId = Province,
            Name = "Ban Chỉ đạo phong trào thi đua “Dân vận khéo” xã Bình Sa",
            DecisionId = Id("d03"),
            Period = "2015-2020",
            Origin = Origin.Seed,
        });
        foreach (var row in Rows("committee.tsv"))
        {
            db.CommitteeSeats.Add(new()
            {
                Id = Id($"seat {row["seat"]}"),
                CommuneId = Commune,
                ProvinceId = Province,
                CommitteeId = Id("committee"),
                No = int.Parse(row["seat"], System.Globalization.CultureInfo.InvariantCulture),
                Role = row["role_in_committee"],
                HeldBy = row["post_held"],
                OrganisationId = Id(row["organisation"]),
                Assignment = row["assignment"],
                Origin = OriginOf(row["origin"]),
            });
        }
    }

    private static void Statements(SenDb db)
    {
        var numbers = new Dictionary<StatementKind, int>();
        foreach (var row in Rows("statements.tsv"))
        {
            var kind = row["kind"] switch
            {
                "limitation" => StatementKind.Limitation,
                "solution" => StatementKind.Remedy,
                "choice" => StatementKind.Choice,
                "principle" => StatementKind.Principle,
                var other => throw new InvalidDataException($"statements.tsv: unknown kind {other}"),
            };
            db.Statements.Add(new()
            {
                Id = Id(row["id"]),
                CommuneId = Commune,
                ProvinceId = Province,
                Kind = kind,
                No = numbers[kind] = numbers.GetValueOrDefault(kind) + 1,
                Text = row["text"],
                Period = "2015-2020",
                Origin = OriginOf(row["origin"]),
            });
        }
    }

    private void Accounts(SenDb db)
    {
        // One printed password for all, so one hash for all: seventeen slow hashes would only delay the first start.
        string? hash = null;
        foreach (var row in _year.Accounts)
        {
            var account = new Account
            {
                Id = Id($"account {row.User}"),
                UserName = row.User,
                NormalizedUserName = row.User.ToUpperInvariant(),
                Title = row.Title,
                CommuneId = Commune,
                IsDemo = true,
                SecurityStamp = Id($"stamp {row.User}").ToString("n"),
                ConcurrencyStamp = Id($"stamp 2 {row.User}").ToString("d"),
                LockoutEnabled = true,
            };
            if (Decides(row.Post))
            {
                (account.SecondStepSince, account.SecondStepSecret) = (Start, SecondSteps.Seal(keys, account.Id, SecretOf(row.User)));
            }

            account.PasswordHash = hash ??= hasher.HashPassword(account, _year.Password);
            db.Users.Add(account);
            db.Posts.Add(new()
            {
                Id = Id($"post {row.User}"),
                CommuneId = Commune,
                ProvinceId = Province,
                PersonId = account.Id,
                Kind = Enum.Parse<PostKind>(row.Post),
                OrganisationId = row.Organisation is null ? null : Id(row.Organisation),
                UnitId = row.Post == nameof(PostKind.UpperReader) ? Id("u-tb") : null,
                From = new(2015, 1, 1),
                Basis = "minh họa",
                Origin = Origin.Illustrative,
            });
        }
    }

    private static void Site(SenDb db)
    {
        using var site = Document("site.json");
        string Of(string name) => site.RootElement.GetProperty(name).GetProperty("v").GetString()!;
        var visits = site.RootElement.GetProperty("visit_statistics");
        long Visits(string name) => visits.GetProperty(name).GetProperty("v").GetInt64();
        db.Sites.Add(new()
        {
            Id = Id("site"),
            CommuneId = Commune,
            ProvinceId = Province,
            Name = "Xã Bình Sa",
            Place = "Huyện Thăng Bình, tỉnh Quảng Nam",
            Copyright = Of("copyright"),
            Office = Of("office"),
            Telephone = Of("phone_as_shown"),
            Email = Of("email"),
            DesignedBy = Of("designed_by"),
            Origin = Origin.Seed,
        });
        var today = BusinessCalendar.DateOf(Start);
        db.DayVisits.Add(new() { CommuneId = Commune, Day = DateOnly.MinValue, Visits = Visits("total") - Visits("month") });
        db.DayVisits.Add(new() { CommuneId = Commune, Day = new(today.Year, today.Month, 1), Visits = Visits("month") - Visits("day") });
        db.DayVisits.Add(new() { CommuneId = Commune, Day = today, Visits = Visits("day") });
        var rubric = Rubric.Default(Id("rubric"), Home, new(2015, 1, 1));
        rubric.Origin = Origin.Illustrative;
        db.Rubrics.Add(rubric);
        Setting(db, "help.line", "Cán bộ phụ trách · 02353. 873.157", new(2015, 1, 1));
        // A second call in 2022, so that what the desks show is a living autumn and not half a year late.
        Setting(db, "registration.due", "15/09", new(2022, 1, 1));
    }

    private static void Setting(SenDb db, string key, string value, DateOnly from) => db.Settings.Add(new DatedSetting
    {
        Id = Id($"setting {key}"),
        CommuneId = Commune,
        ProvinceId = Province,
        Key = key,
        Value = value,
        ValidFrom = from,
        Origin = Origin.Illustrative,
    });

    private static Origin OriginOf(string origin) => origin == "seed" ? Origin.Seed : Origin.Illustrative;

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
