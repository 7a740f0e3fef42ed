using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sen.Data.Accounts;
using Sen.Data.Audit;
using Sen.Data.Files;
using Sen.Data.Jobs;
using Sen.Data.Media;
using Sen.Data.Personal;
using Sen.Data.Portal;
using Sen.Data.Sums;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Direction;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Movement.Progress;
using Sen.Movement.Scoring;
using Sen.Movement.Search;
using Sen.Movement.Settings;
using Sen.Movement.Sheets;
using Sen.Movement.Units;

namespace Sen.Data;

/// <summary>How the records lie in tables, the same for both engines: portable column types, names in snake_case, enums as text.</summary>
internal static class Mapping
{
    // Milliseconds in UTC: what both engines, the audit and a backup can all keep without a loss.
    private static readonly ValueConverter<DateTime, DateTime> Utc = new(value => ToMilliseconds(value), value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

    private static readonly ValueConverter<DateTimeOffset, DateTime> UtcOffset = new(
        value => ToMilliseconds(value.UtcDateTime), value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));

    // Inside JSON the engines would spell bytes differently (hexadecimal, base 64), and a backup of one could not be read by the other.
    private static readonly ValueConverter<byte[], string> Base64 = new(bytes => Convert.ToBase64String(bytes), text => Convert.FromBase64String(text));

    public static void Apply(ModelBuilder builder)
    {
        Doors(builder);
        People(builder);
        Places(builder);
        Movement(builder);
        Sums(builder);
        Pages(builder);
        Library(builder);
        Feedback(builder);
        Persons(builder);
        foreach (var type in builder.Model.GetEntityTypes())
        {
            foreach (var property in type.GetProperties())
            {
                if (property.ClrType.IsEnum || Nullable.GetUnderlyingType(property.ClrType)?.IsEnum == true)
                {
                    property.SetProviderClrType(typeof(string));
                    property.SetMaxLength(40);
                }
                else if (property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?))
                {
                    property.SetValueConverter(Utc);
                }
                else if (property.ClrType == typeof(byte[]) && type.IsMappedToJson() && !property.IsKey())
                {
                    property.SetValueConverter(Base64);
                }
                else if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
                {
                    property.SetValueConverter(UtcOffset);
                }
            }
        }
    }

    /// <summary>An instant as it is kept.</summary>
    internal static DateTime ToMilliseconds(DateTime value)
    {
        var utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        return new(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }

    private static void Doors(ModelBuilder builder)
    {
        builder.Entity<AuditLine>(line =>
        {
            line.ToTable("audit");
            line.HasKey(row => new { row.CommuneId, row.Seq });
            line.HasIndex(row => new { row.CommuneId, row.Key, row.ActorId, row.Verb }).IsUnique();
            line.HasIndex(row => new { row.SubjectId, row.Seq });
        });
        builder.Entity<AuditHead>().ToTable("audit_head").HasKey(row => row.CommuneId);
        builder.Entity<AuditHead>().Property(row => row.Seq).IsConcurrencyToken();
        builder.Entity<AuditRoot>().ToTable("audit_root").HasKey(row => row.Seq);
        builder.Entity<AuditRoot>().Property(row => row.Seq).ValueGeneratedNever();
        builder.Entity<Installation>(row =>
        {
            row.ToTable("installation");
            row.Property(one => one.Id).ValueGeneratedNever();
        });
        builder.Entity<Job>(job =>
        {
            job.ToTable("job");
            job.HasIndex(row => row.Key).IsUnique();
            job.HasIndex(row => new { row.DoneAt, row.RunAt });
        });
        builder.Entity<StoredFile>(file =>
        {
            Common(file, "file");
            file.HasIndex(row => new { row.OwnerKind, row.OwnerId });
            file.HasIndex(row => row.ModelId);
        });
    }

    private static void People(ModelBuilder builder)
    {
        builder.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.HasIndex(row => row.CommuneId);
        });
        builder.Entity<AccountSession>(session =>
        {
            session.ToTable("session");
            session.Property(row => row.Stamp).HasMaxLength(64);
            session.Property(row => row.Device).HasMaxLength(60);
            session.HasIndex(row => row.AccountId);
            session.HasIndex(row => row.SeenAt);
            session.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        builder.Entity<RecoveryCode>(code =>
        {
            code.ToTable("recovery_code");
            code.Property(row => row.Hash).HasMaxLength(64);
            // Used by two at one moment, it opens for one.
            code.Property(row => row.UsedAt).IsConcurrencyToken();
            code.HasIndex(row => new { row.AccountId, row.Hash });
            code.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AccountTries>(tries =>
        {
            tries.ToTable("account_tries");
            tries.HasKey(row => row.Key);
            tries.Property(row => row.Key).HasMaxLength(80);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token");

        // Identity maps passkeys only when its host is configured for schema 3; the schema here is the model's, not the host's.
        builder.Entity<Passkey>(passkey =>
        {
            passkey.ToTable("account_passkey");
            passkey.HasKey(row => row.CredentialId);
            passkey.Property(row => row.CredentialId).HasMaxLength(1024);
            passkey.Property(row => row.Host).HasMaxLength(253);
            passkey.HasIndex(row => row.Id).IsUnique();
            passkey.OwnsOne(row => row.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
        });
        builder.Entity<SpentChallenge>(spent =>
        {
            spent.ToTable("spent_challenge");
            spent.HasKey(row => row.Key);
            spent.Property(row => row.Key).HasMaxLength(64);
        });
        builder.Entity<DatedPost>(post =>
        {
            Common(post, "post");
            post.HasIndex(row => row.PersonId);
        });
        builder.Entity<Delegation>(delegation =>
        {
            Common(delegation, "delegation");
            delegation.HasIndex(row => new { row.DelegateId, row.Until });
            delegation.HasIndex(row => row.GiverId);
            delegation.HasOne<DatedPost>().WithMany().HasForeignKey(row => row.PostId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Proposal>(proposal =>
        {
            Common(proposal, "proposal");
            proposal.HasIndex(row => new { row.CommuneId, row.AnsweredAt });
            proposal.HasIndex(row => row.AskedById);
        });
        builder.Entity<HandOver>(report =>
        {
            Common(report, "hand_over");
            Json(report.Property(row => row.Lines));
            report.Ignore(row => row.Office);
            // Two who confirm at one moment: the second sees what the first kept.
            report.HasIndex(row => new { row.PostId, row.No }).IsUnique();
            report.HasIndex(row => new { row.CommuneId, row.AcknowledgedAt });
        });
        builder.Entity<DatedSetting>(setting =>
        {
            Common(setting, "setting");
            setting.HasIndex(row => new { row.CommuneId, row.Key, row.ValidFrom });
        });
    }

    private static void Places(ModelBuilder builder)
    {
        builder.Entity<Unit>().ToTable("unit");
        builder.Entity<UnitVersion>(version =>
        {
            version.ToTable("unit_version");
            version.HasIndex(row => new { row.UnitId, row.ValidFrom });
            version.HasIndex(row => row.Code);
            version.HasIndex(row => row.NameFolded);
            version.HasIndex(row => row.ParentId);
            version.Ignore(row => row.FullName);
            version.Ignore(row => row.Title);
            version.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<UnitSuccession>(edge =>
        {
            edge.ToTable("unit_succession");
            edge.HasIndex(row => row.FromUnitId);
            edge.HasIndex(row => row.ToUnitId);
        });
        builder.Entity<RecordedAct>(act =>
        {
            Common(act, "unit_act");
            act.Ignore(row => row.Decree);
            // Two who record at one moment take turns: the second sees the tree the first one left.
            act.HasIndex(row => row.No).IsUnique();
        });
        builder.Entity<ActPart>(part =>
        {
            part.ToTable("unit_act_part");
            part.Property(row => row.Id).ValueGeneratedNever();
            part.HasIndex(row => new { row.ActId, row.No }).IsUnique();
            part.HasOne<RecordedAct>().WithMany().HasForeignKey(row => row.ActId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ActTrace>(trace =>
        {
            trace.ToTable("unit_act_trace");
            trace.Property(row => row.Id).ValueGeneratedNever();
            trace.HasIndex(row => row.ActId);
            trace.HasIndex(row => row.VersionId);
            trace.HasOne<RecordedAct>().WithMany().HasForeignKey(row => row.ActId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<OrganisationVersion>(version =>
        {
            Common(version, "organisation_version");
            version.HasIndex(row => new { row.OrganisationId, row.ValidFrom }).IsUnique();
            version.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Organisation>(organisation =>
        {
            Common(organisation, "organisation");
            // Of those that last: an ended one leaves its name to whoever comes after it.
            organisation.HasIndex(row => new { row.CommuneId, row.Name }).IsUnique().HasFilter("valid_to IS NULL");
        });
        builder.Entity<SheetImport>(import =>
        {
            Common(import, "sheet_import");
            // Of those that are not taken back: the same file is the same import.
            import.HasIndex(row => new { row.CommuneId, row.Kind, row.Hash }).IsUnique().HasFilter("undone_at IS NULL");
        });
    }

    private static void Movement(ModelBuilder builder)
    {
        builder.Entity<EmulationModel>(model =>
        {
            Common(model, "model");
            model.HasIndex(row => new { row.OwnerOrganisationId, row.NameFolded }).IsUnique();
            model.HasIndex(row => new { row.CommuneId, row.IsPublic });
            model.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OwnerOrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Registration>(registration =>
        {
            Common(registration, "registration");
            registration.HasIndex(row => new { row.ModelId, row.Year }).IsUnique();
            registration.HasIndex(row => new { row.CommuneId, row.Year, row.Stage });
            registration.ComplexProperty(row => row.Choices);
            registration.HasOne<EmulationModel>().WithMany().HasForeignKey(row => row.ModelId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<EnteredFor>(entered =>
        {
            Common(entered, "entered_for");
            entered.HasIndex(row => row.RegistrationId).IsUnique().HasFilter("entry_id IS NULL");
            entered.HasIndex(row => row.EntryId).IsUnique();
        });
        builder.Entity<ReturnReason>(reason =>
        {
            Common(reason, "return_reason");
            reason.HasIndex(row => row.RegistrationId);
        });
        builder.Entity<LevelClaim>(claim =>
        {
            Common(claim, "level_claim");
            claim.HasIndex(row => new { row.RegistrationId, row.Level }).IsUnique();
            claim.HasIndex(row => row.ModelId);
        });
        builder.Entity<ProgressEntry>(entry =>
        {
            Common(entry, "progress_entry");
            entry.HasIndex(row => row.CorrectsId).IsUnique();
            entry.HasIndex(row => row.RegistrationId);
            entry.HasIndex(row => row.ModelId);
        });
        builder.Entity<Rubric>(rubric =>
        {
            Common(rubric, "rubric");
            Json(rubric.Property(row => row.Criteria));
        });
        builder.Entity<Score>(score =>
        {
            Common(score, "score");
            Json(score.Property(row => row.Lines));
            score.Ignore(row => row.TotalHalves);
            score.HasIndex(row => row.RegistrationId);
        });
        builder.Entity<KeptScore>(kept =>
        {
            Common(kept, "kept_score");
            Json(kept.Property(row => row.Points));
            kept.HasIndex(row => new { row.RegistrationId, row.ScorerId }).IsUnique();
        });
        builder.Entity<OfficialDocument>(document => Common(document, "document"));
        builder.Entity<SteeringCommittee>(committee =>
        {
            Common(committee, "committee");
            // Two decisions recorded at once: the second is read again before it is kept.
            committee.HasIndex(row => new { row.CommuneId, row.No }).IsUnique();
        });
        builder.Entity<CommitteeSeat>(seat =>
        {
            Common(seat, "committee_seat");
            // A number comes back when its seat has left.
            seat.HasIndex(row => new { row.CommitteeId, row.No, row.ValidFrom }).IsUnique();
        });
        builder.Entity<Statement>(statement =>
        {
            Common(statement, "statement");
            statement.HasIndex(row => new { row.CommuneId, row.Kind, row.Period, row.No }).IsUnique();
        });
    }

    private static void Sums(ModelBuilder builder) => builder.Entity<CommuneSum>(sum =>
    {
        sum.ToTable("commune_sum");
        sum.HasKey(row => new { row.Year, row.CommuneId, row.ProvinceId, row.Stage, row.FieldName, row.OwnerKindName, row.Illustrative });
        sum.Property(row => row.FieldName).HasColumnName("field").HasMaxLength(40);
        sum.Property(row => row.OwnerKindName).HasColumnName("owner_kind").HasMaxLength(40);
        sum.Ignore(row => row.Field);
        sum.Ignore(row => row.OwnerKind);
        sum.Ignore(row => row.Figures);
        sum.HasIndex(row => row.CommuneId);
        sum.HasIndex(row => new { row.ProvinceId, row.Year });
    });

    private static void Pages(ModelBuilder builder)
    {
        builder.Entity<Site>(site =>
        {
            Common(site, "site");
            site.Ignore(row => row.Emblem);
            site.HasIndex(row => row.CommuneId).IsUnique();
        });
        builder.Entity<Article>(article =>
        {
            Common(article, "article");
            article.HasIndex(row => new { row.CommuneId, row.Position }).IsUnique();
            article.Property(row => row.Format).HasDefaultValue(ArticleFormat.Paragraphs);
        });
        builder.Entity<ArticleDraft>(draft =>
        {
            Common(draft, "article_draft");
            draft.HasIndex(row => new { row.CommuneId, row.Stage, row.SavedAt });
        });
        builder.Entity<ArticleRevision>(revision =>
        {
            Common(revision, "article_revision");
            revision.HasIndex(row => new { row.ArticleId, row.No }).IsUnique();
        });
        builder.Entity<OpenArticle>().ToTable("article_open").HasKey(row => new { row.ArticleId, row.PersonId });
        builder.Entity<ArticleLink>(link =>
        {
            Common(link, "article_link");
            link.HasIndex(row => row.ArticleId);
        });
        builder.Entity<WebLink>(link => Common(link, "web_link"));
        builder.Entity<SitePart>(part =>
        {
            Common(part, "site_part");
            part.HasIndex(row => new { row.CommuneId, row.Key }).IsUnique();
        });
        builder.Entity<CalendarEntry>(entry =>
        {
            Common(entry, "calendar_entry");
            entry.HasIndex(row => new { row.CommuneId, row.On });
        });
        builder.Entity<OldAddress>(old =>
        {
            Common(old, "old_address");
            old.HasIndex(row => new { row.CommuneId, row.AddressHash }).IsUnique();
            old.HasIndex(row => row.TargetId);
        });
        builder.Entity<MovedCategory>(moved =>
        {
            Common(moved, "moved_category");
            moved.HasIndex(row => new { row.CommuneId, row.Slug }).IsUnique();
        });
        builder.Entity<Abbreviation>(abbreviation =>
        {
            Common(abbreviation, "abbreviation");
            abbreviation.HasIndex(row => new { row.CommuneId, row.Folded }).IsUnique();
        });
        builder.Entity<ArticleViews>().ToTable("article_views").HasKey(row => row.ArticleId);
        builder.Entity<DayVisits>().ToTable("day_visits").HasKey(row => new { row.CommuneId, row.Day });
    }

    private static void Library(ModelBuilder builder)
    {
        builder.Entity<MediaItem>(item =>
        {
            Common(item, "media_item");
            item.Ignore(row => row.LacksAltText);
            item.ComplexProperty(row => row.Consent, consent =>
            {
                consent.Ignore(row => row.IsMissing);
                // The loop over the entities' own columns does not reach into here.
                consent.Property(row => row.Shown).HasConversion<string>().HasMaxLength(40);
            });
        });
        builder.Entity<MediaUse>(use =>
        {
            Common(use, "media_use");
            use.HasIndex(row => new { row.MediaId, row.OwnerKind, row.OwnerId }).IsUnique();
            use.HasIndex(row => new { row.OwnerKind, row.OwnerId });
            use.HasOne<MediaItem>().WithMany().HasForeignKey(row => row.MediaId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<MediaText>(text =>
        {
            Common(text, "media_text");
            text.HasIndex(row => new { row.MediaId, row.Page }).IsUnique();
            text.HasOne<MediaItem>().WithMany().HasForeignKey(row => row.MediaId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    // No key to an account, a session or an address: what citizens send cannot be joined to anybody.
    private static void Feedback(ModelBuilder builder)
    {
        builder.Entity<CitizenFeedback>(feedback =>
        {
            Common(feedback, "feedback");
            feedback.HasIndex(row => row.CodeHash).IsUnique();
            feedback.HasIndex(row => new { row.CommuneId, row.State, row.Lane, row.OpenSince });
            feedback.HasIndex(row => row.AdoptedModelId);
            feedback.Ignore(row => row.Subject);
        });
        builder.Entity<FeedbackEntry>(entry =>
        {
            Common(entry, "feedback_entry");
            entry.HasIndex(row => new { row.FeedbackId, row.No }).IsUnique();
            entry.HasOne<CitizenFeedback>().WithMany().HasForeignKey(row => row.FeedbackId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Persons(ModelBuilder builder)
    {
        builder.Entity<PersonKey>(key =>
        {
            key.ToTable("person_key");
            key.Property(row => row.Id).ValueGeneratedNever();
        });
        builder.Entity<DataRequest>(request =>
        {
            Common(request, "data_request");
            request.Ignore(row => row.Subject);
            request.HasIndex(row => new { row.CommuneId, row.State, row.DueOn });
            request.HasIndex(row => row.AboutId);
        });
    }

    private static void Common<T>(EntityTypeBuilder<T> record, string table)
        where T : CommuneRecord
    {
        record.ToTable(table);
        record.Property(row => row.Id).ValueGeneratedNever();
        record.Property(row => row.Version).IsConcurrencyToken();
        record.HasIndex(row => row.CommuneId);
    }

    private static void Json<T>(PropertyBuilder<List<T>> property) => property.HasConversion(
        new ValueConverter<List<T>, string>(
            list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
            text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Default) ?? new List<T>()),
        new ValueComparer<List<T>>(
            (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Default) == JsonSerializer.Serialize(b, JsonSerializerOptions.Default),
            list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default).GetHashCode(StringComparison.Ordinal),
            list => JsonSerializer.Deserialize<List<T>>(JsonSerializer.Serialize(list, JsonSerializerOptions.Default), JsonSerializerOptions.Default)!));
}
