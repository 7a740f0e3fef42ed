namespace Sen.Data.Personal;

/// <summary>What a column may say about a person (loại dữ liệu).</summary>
public enum ColumnClass
{
    /// <summary>Nothing: a fact of the work, a key, a counter.</summary>
    None,

    /// <summary>Which account it was: the way to everything of one person.</summary>
    Person,

    /// <summary>Basic personal data, also a role title, which is a person's as long as one person bears it.</summary>
    Personal,

    /// <summary>Shown only for a reason, and every look is written down.</summary>
    Sensitive,

    /// <summary>Whatever somebody typed: a warning looks for personal data before it is kept.</summary>
    FreeText,

    /// <summary>A secret of the machine or of an account: never shown, never taken out.</summary>
    Secret,
}

/// <summary>The columns of one table by what they say about persons, and how long its rows are kept.</summary>
/// <param name="Entity">The entity's name in the model.</param>
/// <param name="Retention">How long its rows are kept.</param>
/// <param name="None">Columns that say nothing about a person, between blanks; those of a complex value with its name.</param>
/// <param name="Person">Columns that name an account.</param>
/// <param name="Personal">Columns of basic personal data.</param>
/// <param name="Sensitive">Columns whose reading is written down.</param>
/// <param name="FreeText">Columns of free text.</param>
/// <param name="Secret">Columns of secrets.</param>
public sealed record ClassifiedTable(string Entity, Retention Retention, string None, string Person = "", string Personal = "", string Sensitive = "", string FreeText = "", string Secret = "")
{
    /// <summary>Each column with its class.</summary>
    public IEnumerable<(string Column, ColumnClass Class)> Columns =>
        new[] { (None, ColumnClass.None), (Person, ColumnClass.Person), (Personal, ColumnClass.Personal), (Sensitive, ColumnClass.Sensitive), (FreeText, ColumnClass.FreeText), (Secret, ColumnClass.Secret) }
            .SelectMany(group => group.Item1.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(column => (column, group.Item2)));
}

/// <summary>
/// What every column of every table may say about a person (bảng phân loại dữ liệu cá nhân). A new column belongs here in the commit that makes it; the page
/// docs/personal-data.md is written from it, the copy a person may ask for is made by it.
/// </summary>
public static class PersonalColumns
{
    /// <summary>The table, an entity a row.</summary>
    public static IReadOnlyList<ClassifiedTable> All { get; } =
    [
        new("Abbreviation", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Folded Full IsOff Short"),
        new(
            "Account", Retention.Account, "Id AccessFailedCount CommuneId DisabledAt EmailConfirmed FirstPasswordUntil IsDemo LockoutEnabled LockoutEnd MustChangePassword PhoneNumberConfirmed SecondStepSince SecondStepUsed TwoFactorEnabled",
            Personal: "UserName NormalizedUserName Title Email NormalizedEmail PhoneNumber", Secret: "ConcurrencyStamp PasswordHash SecondStepSecret SecurityStamp"),
        new("AccountSession", Retention.Month, "Id BeganAt Device EndedAt SeenAt", Person: "AccountId", Secret: "Stamp"),
        new("AccountTries", Retention.Account, "Failed LockedUntil", Secret: "Key"),
        new("ActPart", Retention.Official, "Id ActId Code Kind Name No ParentId Role UnitId"),
        new("ActTrace", Retention.Official, "Id ActId Code IsAfter Kind LegalBasis Name ParentId UnitId ValidFrom ValidTo VersionId"),
        new(
            "Article", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin Category CategorySlug Drawing DrawingAlt Format IsPublic PhotoAfter Position PublishedAt PublishedOn Section Slug",
            Personal: "Author", FreeText: "Body Corrections Lead PhotoCaption Title"),
        new(
            "ArticleDraft", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Appointment Category LiveRevision PublishAt Revisions SavedAt Sensitive Stage WasApproved",
            Person: "WrittenBy", Personal: "Author WrittenByTitle", FreeText: "Body Lead Notes Reason Title"),
        new("ArticleLink", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin ArticleId Order TargetId TargetKind", FreeText: "Phrase"),
        new(
            "ArticleRevision", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin ArticleId Category No SavedAt Sensitive",
            Person: "WrittenBy", Personal: "Author WrittenByTitle", FreeText: "Body Lead Note Title"),
        new("ArticleViews", Retention.Record, "ArticleId Views"),
        new("AuditHead", Retention.Official, "CommuneId Hash Seq"),
        new(
            "AuditLine", Retention.Official, "CommuneId Seq At Door Hash Key Post Previous Schema SubjectId SubjectKind Verb",
            Person: "ActorId OnBehalf", Personal: "ActorName", FreeText: "Reason Changes"),
        new("AuditRoot", Retention.Official, "Seq At Hash Heads Previous"),
        new("CalendarEntry", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Begins Cancelled Ends Kind On", FreeText: "Note Place Title"),
        new(
            "CitizenFeedback", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin About AboutId AboutOrganisationId AboutPath AboutTitle AdoptedModelId AdoptedRegistrationId AnsweredOn FirstAnsweredOn HiddenFor HiddenOn HidingReview IsPublic Kind Lane OpenSince OwnerOrganisationId OwnerPost ReceivedOn Sensitive State",
            Sensitive: "ContactName ContactPhone", FreeText: "SuggestedName Text", Secret: "CodeHash"),
        new(
            "CommitteeSeat", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin CommitteeId DecisionId EndDecisionId No OrganisationId ValidFrom ValidTo",
            Personal: "HeldBy Role", FreeText: "Assignment"),
        new(
            "CommuneSum", Retention.Record, "Year CommuneId ProvinceId Stage FieldName OwnerKindName Illustrative Households LabourDays LandSquareMetres Models MoneyDong Participants"),
        new("DataProtectionKey", Retention.Machine, "Id FriendlyName", Secret: "Xml"),
        new(
            "DataRequest", Retention.Request, "Id CommuneId ProvinceId NodeId Version Origin Kind Place AboutId ReceivedOn DueOn State ClosedOn RefusedFor ExportedOn ForgottenOn",
            Personal: "Asker", FreeText: "Wish"),
        new("DatedPost", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin From Kind OrganisationId UnitId Until", Person: "PersonId", FreeText: "Basis"),
        new("DatedSetting", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin Key ValidFrom", FreeText: "Value"),
        new("DayVisits", Retention.Record, "CommuneId Day Visits"),
        new("Delegation", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin EndedAt From PostId Until", Person: "DelegateId GiverId", FreeText: "Reason"),
        new(
            "EmulationModel", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin BuiltYear Field FieldOrigin IsPublic Kind OwnerOrganisationId PartUnitId SensitiveSubject Slug SortKey VillageId",
            FreeText: "Name NameFolded"),
        new("EnteredFor", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin EntryId How On RegistrationId", Person: "EnteredById", Personal: "EnteredBy ToldBy"),
        new("FeedbackEntry", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin ByOrganisation ByPost FeedbackId IsPublic Kind No On", FreeText: "Text"),
        new(
            "HandOver", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin AcknowledgedAt Cause EndsOn KeptSheets Kind MadeOn No OrganisationId OrganisationName PostId",
            Person: "AcknowledgedBy PersonId SuccessorId", Personal: "AcknowledgedTitle FromTitle MadeBy SuccessorTitle", FreeText: "Lines Remark"),
        new(
            "IdentityPasskeyData", Retention.Account, "PasskeyCredentialId CreatedAt IsBackedUp IsBackupEligible IsUserVerified SignCount Transports",
            Personal: "Name", Secret: "AttestationObject ClientDataJson PublicKey"),
        new("IdentityUserClaim", Retention.Account, "Id", Person: "UserId", Personal: "ClaimType ClaimValue"),
        new("IdentityUserLogin", Retention.Account, "LoginProvider", Person: "UserId", Personal: "ProviderDisplayName ProviderKey"),
        new("IdentityUserToken", Retention.Account, "LoginProvider Name", Person: "UserId", Secret: "Value"),
        new("Installation", Retention.Machine, "Id DemoClock IsDemo NodeId SetUpAt"),
        new("Job", Retention.Month, "Id Attempts CommuneId DoneAt Error Fence Key Kind LeaseUntil Payload RunAt"),
        new("KeptScore", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin At Points RegistrationId", Person: "ScorerId", FreeText: "Remark"),
        new(
            "LevelClaim", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin DecidedOn DecisionNumber Exemplary Level ModelId RegistrationId RevocationNumber RevokedOn State",
            FreeText: "RevocationReason"),
        new(
            "MediaItem", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin AddedAt Block Bytes Decorative HasAvif Height Kind MediaType TakenOn TextState Width Consent.Shown Consent.GivenOn Consent.Guardian Consent.Child Consent.WithdrawnOn",
            Personal: "Credit Consent.Who", FreeText: "AltText Caption FileName Consent.What Consent.Where Consent.Purpose"),
        new("MediaText", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin MediaId Page", FreeText: "Sheet Text"),
        new("MediaUse", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin MediaId OwnerId OwnerKind"),
        new("MovedCategory", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Slug SlugNow"),
        new(
            "OfficialDocument", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin IssuedOn Issuer IssuerOrganisationId Kind KindAsWritten Number Order Period Recurrence Slug",
            FreeText: "Abstract Note"),
        new("OldAddress", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Address AddressHash TargetId TargetKind"),
        new("OpenArticle", Retention.Day, "ArticleId Until", Person: "PersonId", Personal: "Title"),
        new("Organisation", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin Kind Name ShortName SortKey ValidFrom ValidTo VillageId"),
        new("OrganisationVersion", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin Basis Kind Name OrganisationId ShortName SuperiorId ValidFrom ValidTo"),
        new("Passkey", Retention.Account, "Host Id LastUsedAt SignCount", Person: "UserId", Secret: "CredentialId"),
        new("PersonKey", Retention.Erasure, "Id ErasedOn", Secret: "Secret"),
        new(
            "ProgressEntry", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin CorrectsId Households LabourDays LandSquareMetres ModelId MoneyDong On Participants RegistrationId",
            FreeText: "Note"),
        new(
            "Proposal", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Address AnsweredAt AskedAt IsDone Operation RecordId",
            Person: "AnsweredById AskedById", Personal: "AnsweredBy AskedBy", FreeText: "Answer Note"),
        new("RecoveryCode", Retention.Account, "Id UsedAt", Person: "AccountId", Secret: "Hash"),
        new("RecordedAct", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin DecreeNumber Issuer Kind No On RecordedAt SignedOn UndoesId UndoneById"),
        new(
            "Registration", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin CarriedOnById CarriedOnFrom Continuity EndedOn FinishOn InheritedAt JoinedToId LifecycleVersion ModelId OwnerOrganisationId PlaceAnswered ProgressAt RegisteredAt ScoreHalves SensitiveAnswered Stage StageSince Year",
            Person: "BroughtInById RegistrantId", Personal: "InCharge", FreeText: "Forces Goal Need Opinion Spread Choices.Content Choices.Link Choices.Method Choices.Site Choices.Task"),
        new("ReturnReason", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin At Question RegistrationId Round", FreeText: "AnswerThen Reason"),
        new("Rubric", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin Criteria Name ValidFrom"),
        new("Score", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin At Lines RegistrationId RubricId", Person: "ScorerId", FreeText: "Remark"),
        new(
            "SheetImport", Retention.Sheet, "Id CommuneId ProvinceId NodeId Version Origin ErrorSheet Fonts Hash Kind LeftOut RunAt SentAt State Taken UndoneAt", Personal: "RunBy SentBy UndoneBy", FreeText: "FileName Lines"),
        new("Site", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Copyright DesignedBy Email Host Name Office Place Telephone"),
        new("SitePart", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Key LiveSince", FreeText: "Before Draft Live"),
        new("SpentChallenge", Retention.Day, "Until", Secret: "Key"),
        new("Statement", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin Kind No Period", FreeText: "Text"),
        new("SteeringCommittee", Retention.Official, "Id CommuneId ProvinceId NodeId Version Origin DecisionId Name No Period ValidFrom ValidTo"),
        new(
            "StoredFile", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Height KeptUntil Large MediaType Medium ModelId OwnerKind Small Width", Person: "OwnerId",
            FreeText: "AltText Caption"),
        new("Unit", Retention.Official, "Id Origin"),
        new("UnitSuccession", Retention.Official, "Id EffectiveOn FromUnitId Kind LegalBasis ShareAreaPpm SharePopulationPpm ToUnitId", FreeText: "Note"),
        new("UnitVersion", Retention.Official, "Id Code Kind LegalBasis Name NameFolded ParentId SortKey UnitId ValidFrom ValidTo"),
        new("WebLink", Retention.Record, "Id CommuneId ProvinceId NodeId Version Origin Address Label Order"),
    ];

    /// <summary>The classes of an entity's columns.</summary>
    public static IReadOnlyDictionary<string, ColumnClass> Of(string entity) =>
        All.Single(table => table.Entity == entity).Columns.ToDictionary(column => column.Column, column => column.Class, StringComparer.Ordinal);
}
