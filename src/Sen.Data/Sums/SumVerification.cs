using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Sen.Data.Jobs;
using Sen.Movement;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Progress;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Data.Sums;

/// <summary>A prepared sum that is not what the facts give.</summary>
/// <param name="Group">Which group; its figures are those kept.</param>
/// <param name="Counted">What the facts give.</param>
public sealed record WrongSum(CommuneSum Group, MovementSums Counted);

/// <summary>
/// Counts every prepared sum again from the facts (đếm lại). It reads and writes nothing, so that a fault stays to be looked at; <see cref="Repair"/> is asked for by a person.
/// </summary>
public static class SumVerification
{
    /// <summary>The nightly recount, as its jobs are named.</summary>
    public const string JobName = "sums.verify";

    private const int MostTold = 3;

    /// <summary>Every group that differs, in the order of the groups; none when all agree.</summary>
    public static async Task<IReadOnlyList<WrongSum>> Run(Databases databases, CancellationToken ct)
    {
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask(SumSql.Different);
        // As long as there are facts.
        command.CommandTimeout = 0;
        return await command.All(row => new WrongSum(Group(row), Figures(row, 13)), ct);
    }

    /// <summary>What differs in one sentence, with both figures, in the operator's language; null when nothing does.</summary>
    public static async Task<string?> Sentence(Databases databases, IReadOnlyList<WrongSum> wrong, CancellationToken ct)
    {
        if (wrong is not [var first, ..])
        {
            return null;
        }

        await using var db = databases.Open(Scope.All);
        var more = wrong.Count > 1 ? $" Còn {VietnameseNumbers.Format(wrong.Count - 1)} nhóm khác cũng lệch." : "";
        return $"{await Describe(db, first, ct)}.{more}";
    }

    /// <summary>Writes the sums that differ anew, an act for each commune: its reason says what was kept and what was counted. A refusal says why one was not written.</summary>
    public static async Task<Outcome<int>> Repair(Databases databases, Permit permit, IReadOnlyList<WrongSum> wrong, DateTime now, CancellationToken ct)
    {
        foreach (var commune in wrong.GroupBy(one => one.Group.CommuneId))
        {
            await using var db = databases.Open(Scope.All);
            var told = new List<string>();
            foreach (var one in commune.Take(MostTold))
            {
                told.Add(await Describe(db, one, ct));
            }

            var act = new Act(permit, Guid.CreateVersion7(new DateTimeOffset(now)), "sums", commune.Key, now, commune.Key)
            {
                RecountedYears = [.. commune.Select(one => one.Group.Year).Distinct()],
                Reason = $"{VietnameseNumbers.Format(commune.Count())} nhóm lệch: {string.Join("; ", told)}{(commune.Count() > MostTold ? "; …" : "")}.",
            };
            var done = await db.Commit(act, ct);
            if (!done.Ok)
            {
                return done.Refusal;
            }
        }

        await JobQueue.Settle(databases, JobName, now, ct);
        return wrong.Count;
    }

    /// <summary>What the newest nightly recount found or failed at; null when all agreed.</summary>
    public static async Task<string?> Fault(Databases databases, CancellationToken ct)
    {
        await using var connection = await databases.ConnectToRead(ct);
        await using var command = connection.Ask("SELECT error FROM job WHERE kind = @p0 ORDER BY key DESC LIMIT 1", JobName);
        return (await command.All(row => row.TextOrNull(0), ct)).FirstOrDefault();
    }

    private static CommuneSum Group(DbDataReader row) => new()
    {
        CommuneId = row.GetGuid(0),
        ProvinceId = row.GetGuid(1),
        Year = row.GetInt32(2),
        Stage = row.Enum<Stage>(3),
        FieldName = row.GetString(4),
        OwnerKindName = row.GetString(5),
        Illustrative = row.GetBoolean(6),
        Models = row.GetInt64(7),
        Households = row.GetInt64(8),
        Participants = row.GetInt64(9),
        LabourDays = row.GetInt64(10),
        MoneyDong = row.GetInt64(11),
        LandSquareMetres = row.GetInt64(12),
    };

    private static MovementSums Figures(DbDataReader row, int from) =>
        new(row.GetInt64(from), row.GetInt64(from + 1), row.GetInt64(from + 2), row.GetInt64(from + 3), row.GetInt64(from + 4), row.GetInt64(from + 5));

    private static async Task<string> Describe(SenDb db, WrongSum wrong, CancellationToken ct)
    {
        var group = wrong.Group;
        var named = await db.UnitVersions.AsNoTracking().Where(version => version.UnitId == group.CommuneId).OrderByDescending(version => version.ValidTo == null)
            .ThenByDescending(version => version.ValidTo).FirstOrDefaultAsync(ct);
        var parts = new[]
        {
            named?.Title ?? $"{group.CommuneId:d}", $"năm {group.Year}", $"bước “{Lifecycle.NameOf(group.Stage).Vi}”",
            group.Field is { } field ? $"lĩnh vực “{ModelNames.Of(field).Vi}”" : "chưa chọn lĩnh vực",
            group.OwnerKind is { } kind ? $"đơn vị chủ trì “{OrganisationNames.Of(kind).Vi}”" : "không rõ đơn vị chủ trì",
            group.Illustrative ? "số liệu minh họa" : "số liệu thật",
        };
        return $"{string.Join(", ", parts)}: {string.Join(", ", Differences(group.Figures, wrong.Counted))}";
    }

    private static IEnumerable<string> Differences(MovementSums kept, MovementSums counted) =>
        from figure in new (string Name, long Kept, long Counted)[]
        {
            ("mô hình", kept.Models, counted.Models), ("hộ", kept.Households, counted.Households), ("lượt người", kept.Participants, counted.Participants),
            ("ngày công", kept.LabourDays, counted.LabourDays), ("tiền (đồng)", kept.MoneyDong, counted.MoneyDong), ("đất (m²)", kept.LandSquareMetres, counted.LandSquareMetres),
        }
        where figure.Kept != figure.Counted
        select $"{figure.Name} đang lưu {VietnameseNumbers.Format(figure.Kept)}, đếm lại {VietnameseNumbers.Format(figure.Counted)}";
}
