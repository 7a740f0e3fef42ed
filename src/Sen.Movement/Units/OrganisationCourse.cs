using Sen.Movement.Text;

namespace Sen.Movement.Units;

/// <summary>What is typed to change an organisation from a day on.</summary>
/// <param name="Kind">Kind, as chosen.</param>
/// <param name="Name">Full name.</param>
/// <param name="ShortName">Short name; empty when there is none.</param>
/// <param name="Superior">The body above, as chosen; empty for none.</param>
/// <param name="From">First day.</param>
/// <param name="Basis">The document.</param>
public sealed record OrganisationChange(string? Kind, string? Name, string? ShortName, string? Superior, string? From, string? Basis);

/// <summary>
/// The organisations of a commune in time (các đơn vị theo thời gian): dated versions without a gap or an overlap, and the vertical lines they make on a day. What
/// has never changed has no version yet: it is what its row says.
/// </summary>
/// <param name="organisations">All organisations of the commune.</param>
/// <param name="versions">All their versions.</param>
public sealed class OrganisationCourse(IReadOnlyCollection<Organisation> organisations, IEnumerable<OrganisationVersion> versions)
{
    private readonly Dictionary<Guid, Organisation> _rows = organisations.ToDictionary(row => row.Id);
    private readonly ILookup<Guid, OrganisationVersion> _versions = versions.OrderBy(version => version.ValidFrom ?? DateOnly.MinValue).ToLookup(version => version.OrganisationId);

    /// <summary>Every version, oldest first; one made of the row where nothing ever changed.</summary>
    public IReadOnlyList<OrganisationVersion> Of(Organisation row) => _versions[row.Id].ToList() is { Count: > 0 } kept ? kept : [First(row, Guid.Empty)];

    /// <summary>What it was on a day; null before its first and after its last.</summary>
    public OrganisationVersion? On(Guid id, DateOnly day) => _rows.GetValueOrDefault(id) is { } row && IsThere(row, day) ? Of(row).FirstOrDefault(version => version.On(day)) : null;

    /// <summary>The bodies above it on a day, nearest first, as far as they are there on the day.</summary>
    public IReadOnlyList<OrganisationVersion> Above(Guid id, DateOnly day)
    {
        var line = new List<OrganisationVersion>();
        for (var at = On(id, day)?.SuperiorId; at is { } next && next != id && line.TrueForAll(one => one.OrganisationId != next) && On(next, day) is { } version; at = version.SuperiorId)
        {
            line.Add(version);
        }

        return line;
    }

    /// <summary>For each organisation, how many things it and those below it in its line own on a day; each counted once in every line it belongs to.</summary>
    /// <param name="owned">The things, each with its owner; one that is named twice counts once.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyDictionary<Guid, int> InLines(IEnumerable<(Guid Thing, Guid Owner)> owned, DateOnly day)
    {
        var sums = _rows.Keys.ToDictionary(id => id, _ => 0);
        foreach (var owner in owned.DistinctBy(one => one.Thing).GroupBy(one => one.Owner).Where(owner => sums.ContainsKey(owner.Key)))
        {
            foreach (var id in Above(owner.Key, day).Select(version => version.OrganisationId).Prepend(owner.Key))
            {
                sums[id] += owner.Count();
            }
        }

        return sums;
    }

    /// <summary>
    /// The version that was there before, to be closed or kept for the first time, and the new one; what is recorded for the very day the last one began takes its place,
    /// and nothing was before. Or a sentence at each answer that needs correcting.
    /// </summary>
    /// <param name="row">The organisation.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ids">Ids for a first version and for the new one.</param>
    /// <param name="today">Today: what comes later is recorded when it has come.</param>
    public Outcome<(OrganisationVersion? Before, OrganisationVersion Now)> Change(Organisation row, OrganisationChange typed, (Guid First, Guid Next) ids, DateOnly today)
    {
        var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
        var others = _rows.Values.Where(other => other.Id != row.Id && !other.HasEndedBy(today)).Select(other => other.Name);
        var read = OrganisationForm.Read(new(typed.Kind, typed.Name, typed.ShortName), OrganisationNames.Addable.Contains(row.Kind) ? null : row.Kind, others);
        foreach (var field in (read.Refusal as Refusal.Invalid)?.Fields ?? new Dictionary<string, Wording>())
        {
            wrong[field.Key] = field.Value;
        }

        var (from, basis, before) = (AdministrativeDate.Read(typed.From), VietnameseText.Clean(typed.Basis ?? ""), Of(row)[^1]);
        if ((from.Problem ?? WhyNotFrom(row, before, from.Value, today)) is { } day)
        {
            wrong["From"] = day;
        }

        if (basis.Length is 0 or > 200)
        {
            wrong["Basis"] = ("Đề nghị ghi văn bản làm căn cứ, tối đa 200 ký tự. Ví dụ: Quyết định số 12-QĐ/ĐU.", "Please write the document it changes by, at most 200 letters. For example: Decision No. 12.");
        }

        Guid? superior = Guid.TryParse(typed.Superior, out var chosen) ? chosen : null;
        if (!wrong.ContainsKey("From") && superior is not null && WhyNotBelow(row.Id, superior.Value, from.Value) is { } line)
        {
            wrong["Superior"] = line;
        }

        if (wrong.Count > 0)
        {
            return new Refusal.Invalid(wrong);
        }

        var (kind, name, shortName) = read.Value;
        if ((before.Kind, before.Name, before.ShortName, before.SuperiorId) == (kind, name, shortName, superior))
        {
            return new Refusal.Invalid("Name", ("Chưa có gì thay đổi. Đề nghị sửa tên, loại hoặc cấp trên.", "Nothing changes yet. Please change the name, the kind or the body above."));
        }

        var kept = _versions[row.Id].Any();
        if (before.ValidFrom == from.Value)
        {
            var again = kept ? before : First(row, ids.Next);
            (again.Kind, again.Name, again.ShortName, again.SuperiorId, again.Basis) = (kind, name, shortName, superior, basis);
            return (null, again);
        }

        var was = kept ? before : First(row, ids.First);
        was.ValidTo = from.Value;
        return (was, new OrganisationVersion
        {
            Id = ids.Next,
            CommuneId = row.CommuneId,
            ProvinceId = row.ProvinceId,
            OrganisationId = row.Id,
            Kind = kind,
            Name = name,
            ShortName = shortName,
            SuperiorId = superior,
            ValidFrom = from.Value,
            Basis = basis,
        });
    }

    private static Wording? WhyNotFrom(Organisation row, OrganisationVersion before, DateOnly from, DateOnly today)
    {
        var since = before.ValidFrom ?? row.ValidFrom;
        return from > today ? (
                $"Ngày thay đổi không được sau hôm nay, {AdministrativeDate.Short(today)}. Xin ghi khi đã đến ngày đó.",
                $"The change cannot lie after today, {AdministrativeDate.Short(today)}. Please record it when it has come.")
            : from < since ? (
                $"Lần thay đổi trước có hiệu lực từ {AdministrativeDate.Short(since.Value)}. Đề nghị ghi từ ngày đó trở đi; nếu chỉ ghi sai chữ, xin dùng phần sửa thông tin.",
                $"What holds now began on {AdministrativeDate.Short(since.Value)}. Please write that day or a later one; for a typing error, please use the form that corrects.")
            : row.ValidTo <= from ? ($"Đơn vị hoạt động đến hết {AdministrativeDate.Short(row.ValidTo.Value.AddDays(-1))}. Đề nghị ghi ngày trước đó.", $"The organisation ended with {AdministrativeDate.Short(row.ValidTo.Value.AddDays(-1))}. Please write an earlier day.")
            : null;
    }

    // Whatever the others became after that day: on no day may the line come back to where it began.
    private Wording? WhyNotBelow(Guid id, Guid superior, DateOnly from)
    {
        if (superior == id)
        {
            return ("Đơn vị không thể là cấp trên của chính mình. Đề nghị chọn đơn vị khác.", "An organisation is not above itself. Please choose another one.");
        }

        if (On(superior, from) is not { } above)
        {
            return ($"Đơn vị cấp trên này không có vào ngày {AdministrativeDate.Short(from)}. Đề nghị chọn đơn vị khác hoặc ngày khác.", $"This body is not there on {AdministrativeDate.Short(from)}. Please choose another one, or another day.");
        }

        var days = _versions.SelectMany(all => all).Select(version => version.ValidFrom).OfType<DateOnly>().Where(day => day > from).Prepend(from);
        return days.Any(day => Above(superior, day).Any(one => one.OrganisationId == id))
            ? ($"“{above.ShortName}” đang ở dưới đơn vị này trong ngành dọc. Đề nghị đổi cấp trên của “{above.ShortName}” trước.", $"“{above.ShortName}” stands below this organisation in its line. Please change what stands above “{above.ShortName}” first.")
            : null;
    }

    private static bool IsThere(Organisation row, DateOnly day) => (row.ValidFrom is null || row.ValidFrom <= day) && (row.ValidTo is null || day < row.ValidTo);

    private static OrganisationVersion First(Organisation row, Guid id) => new()
    {
        Id = id,
        CommuneId = row.CommuneId,
        ProvinceId = row.ProvinceId,
        OrganisationId = row.Id,
        Kind = row.Kind,
        Name = row.Name,
        ShortName = row.ShortName,
        ValidFrom = row.ValidFrom,
    };
}
