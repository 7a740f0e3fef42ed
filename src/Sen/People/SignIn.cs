using Microsoft.AspNetCore.Identity;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>A person signs in (đăng nhập) with a user name and a password.</summary>
public static class SignIn
{
    /// <summary>Where a person goes who came from nowhere.</summary>
    public const string Home = "/can-bo/viec";

    /// <summary>The page of the door.</summary>
    public const string Address = DeskAddresses.SignIn;

    /// <summary>Says at the door that the second step came too late.</summary>
    public const string TooLate = "lau";

    /// <summary>Says at the door how the session before ended.</summary>
    public const string Ended = EndedSessions.Query;

    /// <summary>Longest user name, in characters. What is longer is nobody's name, and is not remembered as a try.</summary>
    public const int LongestName = 64;

    /// <summary>What is typed; <paramref name="Next"/> is the page the person wanted.</summary>
    public sealed record Form(string? Name, string? Password, string? Next, Guid Key)
    {
        /// <summary>The form as it was sent.</summary>
        public static Form Of(IFormCollection posted) => new(posted.Typed("Name"), posted.Typed("Password"), posted.Typed("Next"), posted.ActKey());
    }

    /// <summary>Where the request came from.</summary>
    /// <param name="OnThisMachine">From this very machine.</param>
    /// <param name="Knows">Whether an account has signed in from that browser before.</param>
    public sealed record Place(bool OnThisMachine, Func<Guid, bool> Knows)
    {
        /// <summary>From the page of an invitation: what is wrong there is mostly a code that did its work, not a slip of the finger.</summary>
        public bool Invited { get; init; }
    }

    /// <summary>Where somebody goes who is in.</summary>
    public static string After(Account account, string? next) => account.MustChangePassword ? "/can-bo/toi" : LocalAddress.Or(next, Home);

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, async (HttpContext http, Visit visit, Frames frames, TimeProvider clock, string? tiep, CancellationToken ct) =>
            visit.Account is not null
                ? Results.Redirect(LocalAddress.Or(tiep, Home))
                : SignInView.Of(http, await frames.OfDesk(http, ct), new(null, null, LocalAddress.Or(tiep, Home), Guid.CreateVersion7(clock.GetUtcNow())), null))
            .Needs(Operation.SignIn);

        routes.MapPost(Address, async (IFormCollection posted, HttpContext http, Frames frames, Handler handler, KnownDevices devices, SignInTickets tickets, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var answer = await handler.Handle(form, new(Loopback.Is(http), account => devices.Knows(http, account)), ct);
            if (!answer.Ok)
            {
                return SignInView.Of(http, await frames.OfDesk(http, ct), form with { Password = null, Next = LocalAddress.Or(form.Next, Home) }, answer.Refusal);
            }

            if (answer.Value.SecondStepSince is not null)
            {
                tickets.Hand(http, answer.Value);
                return Results.Redirect(ConfirmSignIn.For(LocalAddress.Or(form.Next, Home)));
            }

            await Sessions.Begin(http, answer.Value);
            return Results.Redirect(After(answer.Value, form.Next));
        }).Needs(Operation.SignIn);
    }

    /// <summary>Checks name and password; counts, locks, and writes down each use of a first password.</summary>
    public sealed class Handler(SenDb db, UserManager<Account> accounts, Strangers strangers, BusinessClock clock)
    {
        /// <summary>The account that may come in, or a sentence that does not tell which of the two was wrong.</summary>
        /// <param name="form">What was typed.</param>
        /// <param name="from">Where the request comes from.</param>
        /// <param name="ct">Cancellation.</param>
        public async Task<Outcome<Account>> Handle(Form form, Place from, CancellationToken ct)
        {
            var (name, password) = ((form.Name ?? "").Trim().ToLowerInvariant(), PasswordRules.Typed(form.Password));
            if (Missing(name, password) is { } missing)
            {
                return missing;
            }

            var now = clock.GetUtcNow();
            var account = await accounts.FindByNameAsync(name);
            if (account is not null && from.Knows(account.Id))
            {
                return await Known(account, form.Key, password, from, ct);
            }

            if ((account is null ? strangers.LockedUntil(name) : account.LockoutEnd) is { } until && until > now)
            {
                return Locked(until);
            }

            // Counted first: tries sent all at once cannot outrun the counter.
            var tries = await SignInCounters.Count(db, account?.Id ?? Guid.Empty, now, ct);
            tries = account is null ? strangers.Count(name, now) : tries;
            var right = accounts.PasswordHasher.VerifyHashedPassword(account!, account?.PasswordHash ?? strangers.Hash, password) != PasswordVerificationResult.Failed;
            if (account?.PasswordHash is null || !right)
            {
                return tries.LockedUntil is { } locked && locked > now ? Locked(locked) : Wrong(tries.Left, from);
            }

            await SignInCounters.Forget(db, account.Id, ct);
            return Kept(account, from.OnThisMachine) is { } kept ? kept : await First(account, form.Key, now, ct);
        }

        // On a device the account has signed in from: what strangers tried elsewhere does not count here, nor this there.
        private async Task<Outcome<Account>> Known(Account account, Guid key, string password, Place from, CancellationToken ct)
        {
            var machine = clock.Machine.GetUtcNow();
            if (await TryCounters.LockedUntil(db, account.Id, TryLane.KnownPassword, machine, ct) is { } until)
            {
                return Locked(until);
            }

            var tries = await TryCounters.Count(db, account.Id, TryLane.KnownPassword, machine, ct);
            if (account.PasswordHash is null || accounts.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash, password) == PasswordVerificationResult.Failed)
            {
                return tries.LockedUntil is { } locked && locked > machine ? Locked(locked) : Wrong(tries.Left, from);
            }

            await TryCounters.Forget(db, account.Id, TryLane.KnownPassword, ct);
            return Kept(account, from.OnThisMachine) is { } kept ? kept : await First(account, key, clock.GetUtcNow(), ct);
        }

        private static Refusal.Invalid? Missing(string name, string password)
        {
            var fields = new Dictionary<string, Wording>(StringComparer.Ordinal);
            if (name.Length == 0)
            {
                fields["Name"] = ("Đề nghị ghi tên đăng nhập.", "Please write the user name.");
            }
            else if (name.Length > LongestName)
            {
                fields["Name"] = ($"Tên đăng nhập tối đa {LongestName} ký tự.", $"A user name has at most {LongestName} letters.");
            }

            if (password.Length == 0)
            {
                fields["Password"] = ("Đề nghị ghi mật khẩu.", "Please write the password.");
            }
            else if (password.Length > PasswordRules.Longest)
            {
                fields["Password"] = ($"Mật khẩu tối đa {PasswordRules.Longest} ký tự.", $"A password has at most {PasswordRules.Longest} letters.");
            }

            return fields.Count == 0 ? null : new(fields);
        }

        private static Refusal Wrong(int left, Place from) => from.Invited ? NotGoodAnyMore : new Refusal.Invalid("Password", (
            $"Tên đăng nhập hoặc mật khẩu chưa đúng. Còn {left} lần thử.", $"The user name or the password is not right. {left} tries left."));

        // Whether there is such an account, and what became of its code, is told to nobody who has not shown one.
        private static Refusal.Taken NotGoodAnyMore => new((
            "Mã một lần này không dùng được: đã đặt mật khẩu riêng, đã có mã mới hơn, hoặc tên hay mã ghi chưa đúng.",
            "This one-time code is not good: an own password has been set, there is a newer code, or the name or the code is not written right."));

        /// <summary>Too many wrong tries: until when to wait, at the field of the password.</summary>
        internal static Refusal.Invalid Locked(DateTimeOffset until, string field = "Password")
        {
            var (tries, at) = (SignInCounters.Allowed, BusinessCalendar.TimeOf(until.UtcDateTime.AddMinutes(1)));
            return new(field, (
                $"Nhập sai {tries} lần. Xin chờ đến {at:HH\\:mm} rồi thử lại, hoặc nhờ quản trị cấp mã một lần mới.",
                $"Wrong {tries} times. Please wait until {at:HH\\:mm} and try again, or ask the administrator for a new one-time code."));
        }

        /// <summary>Why an account is kept out, whatever it came with; null when it is not.</summary>
        internal static Refusal.NotYours? Kept(Account account, bool onThisMachine) =>
            account.DisabledAt is not null
                ? new(PostNames.Of(PostKind.Administrator), (
                    "Tài khoản này đang khóa. Cần mở lại, xin liên hệ quản trị.", "This account is disabled. To have it enabled, please ask the administrator."))
                : account.IsDemo && !onThisMachine
                    ? new(("người ngồi tại máy chủ", "whoever sits at the server"), (
                        "Tài khoản minh họa chỉ dùng được trên chính máy đang chạy Sen.", "The demonstration’s accounts work only on the machine that runs Sen."))
                    : null;

        /// <summary>Nobody replaced the first password in time.</summary>
        internal static Refusal.NotYours FirstIsOver => new(PostNames.Of(PostKind.Administrator), (
            "Mã một lần đã hết hạn. Xin nhờ quản trị cấp mã mới.", "The one-time code is past its day. Please ask the administrator for a new one."));

        // A first password leads to the choice of an own one, as often as it takes until its last day. Somebody else has seen it, so each use leaves
        // a line in the audit; the same form sent twice is one use.
        private async Task<Outcome<Account>> First(Account account, Guid key, DateTimeOffset now, CancellationToken ct)
        {
            if (!account.MustChangePassword)
            {
                return account;
            }

            if (account.FirstPasswordIsOver(BusinessCalendar.DateOf(now)))
            {
                return FirstIsOver;
            }

            var person = new Actor(account.Id, account.Title, Door.Page, [], Standing.Person);
            var permit = Access.Ask(person, Operation.SignIn, Subject.None);
            var receipt = await db.Commit(new Act(permit.Value, key, "account", account.Id, now.UtcDateTime, account.CommuneId ?? Guid.Empty), ct);
            return receipt.Ok ? account : receipt.Refusal;
        }
    }
}
