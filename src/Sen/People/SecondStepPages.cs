using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>What the page of one's own second step shows.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Key">Key of the forms.</param>
/// <param name="Made">What is made for a new second step, sealed.</param>
/// <param name="Secret">The new secret in groups of four; null where none is set up on this page.</param>
/// <param name="Link">What the QR code says.</param>
public sealed record SecondStepPage(Account Account, Guid Key, string Made, string? Secret, string Link)
{
    /// <summary>Codes that were just made, until they are noted.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>So few codes that new ones should be made.</summary>
    public const int FewCodes = 3;

    /// <summary>Codes that are still good.</summary>
    public int Left { get; init; }

    /// <summary>The local day, for what is printed.</summary>
    public DateOnly Today { get; init; }

    /// <summary>Mandates that sleep until it is set up.</summary>
    public IReadOnlyList<HeldPost> Asleep { get; init; } = [];

    /// <summary>A post held or used today asks for it.</summary>
    public bool Required { get; init; }

    /// <summary>It has to be set up before anything else.</summary>
    public bool Due { get; init; }

    /// <summary>The password is asked besides: the last proof is old, or another telephone takes the place of one.</summary>
    public bool AsksPassword { get; init; }

    /// <summary>The person has just set a password of their own.</summary>
    public bool PasswordSet { get; init; }

    /// <summary>Just done.</summary>
    public bool Done { get; init; }

    /// <summary>The passkeys, the oldest first.</summary>
    public IReadOnlyList<Passkey> Passkeys { get; init; } = [];

    /// <summary>The host the page is read under: a passkey signs for no other.</summary>
    public string Host { get; init; } = "";

    /// <summary>Where the workplace is found, as it is printed.</summary>
    public string Address { get; init; } = "";

    /// <summary>Browsers make passkeys for it.</summary>
    public bool Possible { get; init; }

    /// <summary>What was typed as the name of a new one; null on a fresh page.</summary>
    public string? PasskeyName { get; init; }

    /// <summary>What was just done with a passkey.</summary>
    public string? PasskeyDone { get; init; }

    /// <summary>A passkey may prove who it is.</summary>
    public bool WithPasskey => Passkeys.Any(key => key.Host == Host);

    /// <summary>An app makes codes.</summary>
    public bool WithApp => Account.SecondStepSecret is not null;
}

/// <summary>Builds the page of one's own second step; each form's slice answers with it when it says no.</summary>
public sealed class SecondStepPages(Frames frames, Visit visit, SenDb db, NewSecondStep made, BusinessClock clock)
{
    /// <summary>Query that opens the set-up for another telephone.</summary>
    public const string AnotherQuery = "doi";

    /// <summary>Query that says that it is done.</summary>
    public const string DoneQuery = "xong";

    /// <summary>Queries that say what was done with a passkey.</summary>
    public const string AddedQuery = "them-khoa", RenamedQuery = "ten-khoa", RemovedQuery = "bo-khoa";

    /// <summary>The page; with the sealed second step of the form that came back, and why it did.</summary>
    public async Task<IResult> Show(HttpContext http, string? sealedStep, Refusal? refusal, CancellationToken ct, string? passkeyName = null)
    {
        var account = visit.Account!;
        var settingUp = account.SecondStepSince is null || sealedStep is not null || http.Request.Query.ContainsKey(AnotherQuery);
        var step = settingUp && made.Open(account.Id, sealedStep) is not null ? sealedStep! : settingUp ? made.UnderWay(http, account.Id) : made.Seal(account.Id);
        var secret = settingUp ? made.Open(account.Id, step)!.Secret : null;
        var page = new SecondStepPage(account, Guid.CreateVersion7(clock.GetUtcNow()), step, secret is null ? null : SixDigitCode.InGroups(secret), secret is null ? "" : LinkOf(account, secret))
        {
            Codes = made.Shown(http, account.Id),
            Left = account.SecondStepSince is null ? 0 : await SecondStepReading.CodesLeft(db, account.Id, ct),
            Required = await SecondStepReading.Required(db, account.Id, clock.GetUtcNow().UtcDateTime, ct),
            Due = visit.SecondStepDue,
            Asleep = visit.Asleep,
            Today = BusinessCalendar.Today(clock),
            AsksPassword = account.SecondStepSince is not null || !AskedAgain.Holds(visit.ProvenAt, clock.Machine.GetUtcNow()),
            PasswordSet = refusal is null && http.Request.Query.ContainsKey(DeskAddresses.PasswordSet),
            Done = refusal is null && http.Request.Query.ContainsKey(DoneQuery),
            Passkeys = await PasskeyReading.Of(db, account.Id, ct),
            Host = http.Request.Host.Host,
            Address = $"{http.Request.Host.Value}/can-bo",
            Possible = Plumbing.Passkeys.Possible(http),
            PasskeyName = passkeyName,
            PasskeyDone = refusal is null ? ((string[])[AddedQuery, RenamedQuery, RemovedQuery]).FirstOrDefault(http.Request.Query.ContainsKey) : null,
        };
        return await frames.Page<SetUpSecondStepView>(http, refusal, ct, (nameof(SetUpSecondStepView.Page), page), (nameof(SetUpSecondStepView.Refusal), refusal));
    }

    // The names tell the entries of an app apart: which installation, which account.
    private string LinkOf(Account account, byte[] secret)
    {
        var issuer = Uri.EscapeDataString($"Sen {visit.Site?.Name}".TrimEnd());
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(account.UserName!)}?secret={SixDigitCode.Spell(secret)}&issuer={issuer}";
    }
}
