using Microsoft.AspNetCore.Identity;
using Sen.Data.Accounts;

namespace Sen.Plumbing;

/// <summary>
/// Answers a name nobody has exactly as a name somebody has: the same sentence, the same counting down, the same cost, so that names cannot be
/// found out. Kept in memory, because nothing is lost when it is forgotten.
/// </summary>
/// <param name="hasher">The hasher whose cost is matched.</param>
public sealed class Strangers(IPasswordHasher<Account> hasher)
{
    private const int Most = 10_000;
    private readonly Lock _turn = new();
    private readonly Dictionary<string, (int Failed, DateTimeOffset? Until)> _tried = new(StringComparer.Ordinal);
    private readonly Lazy<string> _hash = new(() => hasher.HashPassword(null!, "nobody’s password"));

    /// <summary>The hash of a password nobody knows.</summary>
    public string Hash => _hash.Value;

    /// <summary>Counts a try under a name nobody has.</summary>
    public Tries Count(string name, DateTimeOffset now)
    {
        lock (_turn)
        {
            if (_tried.Count >= Most && !_tried.ContainsKey(name))
            {
                _tried.Clear();
            }

            var (failed, until) = _tried.GetValueOrDefault(name);
            failed++;
            if (failed >= SignInCounters.Allowed)
            {
                (failed, until) = (0, now + SignInCounters.Lock);
            }

            _tried[name] = (failed, until);
            return new(failed == 0 ? 0 : SignInCounters.Allowed - failed, until);
        }
    }

    /// <summary>Until when the name is locked, if it is.</summary>
    public DateTimeOffset? LockedUntil(string name)
    {
        lock (_turn)
        {
            return _tried.GetValueOrDefault(name).Until;
        }
    }
}
