using System.Text;
using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Units;

/// <summary>
/// Loads the published lists of the country's units (nạp danh mục đơn vị hành chính) as one act of the installation's own chain: everything or nothing, and
/// nothing the second time. The installation's own units are recognised and completed.
/// </summary>
public static class ImportUnits
{
    /// <summary>The lists that travel with the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "lists", "units");

    /// <summary>What was loaded.</summary>
    /// <param name="Units">New units.</param>
    /// <param name="Versions">New names.</param>
    /// <param name="Successions">New successions.</param>
    /// <param name="Remarks">How units that were here already were completed.</param>
    public sealed record Loaded(int Units, int Versions, int Successions, IReadOnlyList<Wording> Remarks)
    {
        /// <summary>The lists said nothing new.</summary>
        public bool IsNothing => Units + Versions + Successions + Remarks.Count == 0;
    }

    /// <summary>The texts of a folder's lists by file name; a file that is not there is left out, one that is no UTF-8 is refused.</summary>
    public static async Task<Outcome<IReadOnlyDictionary<string, string>>> Texts(string folder, CancellationToken ct)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in NationalLists.Files.Where(name => File.Exists(Path.Combine(folder, name))))
        {
            try
            {
                texts[name] = await File.ReadAllTextAsync(Path.Combine(folder, name), new UTF8Encoding(false, throwOnInvalidBytes: true), ct);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException)
            {
                return new Refusal.Invalid(name, (
                    "Không đọc được tệp. Tệp cần ghi bằng Unicode (UTF-8) và cho phép đọc.", "The file cannot be read. It has to be Unicode (UTF-8) and readable."));
            }
        }

        return texts;
    }

    /// <summary>Checks and writes.</summary>
    public sealed class Handler(Databases databases, TimeProvider clock)
    {
        /// <summary>Loads the lists; a refusal names file and line.</summary>
        public async Task<Outcome<Loaded>> Handle(IReadOnlyDictionary<string, string> texts, Actor actor, CancellationToken ct)
        {
            var (permit, lists) = (Access.Ask(actor, Operation.ImportUnits, Subject.None), NationalLists.Read(texts));
            if (!permit.Ok || !lists.Ok)
            {
                return permit.Refusal ?? lists.Refusal!;
            }

            await using var db = databases.Open(Scope.All);
            var plan = UnitRecognition.Plan(lists.Value, await OwnUnits(db, ct), await db.UnitSuccessions.AsNoTracking().ToListAsync(ct));
            if (!plan.Ok)
            {
                return plan.Refusal;
            }

            if (plan.Value.IsNothing)
            {
                return new Loaded(0, 0, 0, []);
            }

            db.UnitVersions.RemoveRange(plan.Value.Withdrawn);
            var loaded = Told(plan.Value);
            var now = clock.GetUtcNow();
            var act = new Act(permit.Value, Guid.CreateVersion7(now), "units", Guid.Empty, now.UtcDateTime, Guid.Empty)
            {
                Many = [.. plan.Value.Units, .. plan.Value.Versions, .. plan.Value.Successions],
                Reason = Sentence(loaded),
            };
            var receipt = await db.Commit(act, ct);
            return receipt.Then<Loaded>(_ => loaded);
        }

        // Villages are the communes' own; no list has them.
        private static Task<List<UnitVersion>> OwnUnits(SenDb db, CancellationToken ct) =>
            db.UnitVersions.Where(version => version.Kind != UnitKind.Village && version.Kind != UnitKind.ResidentialGroup).OrderBy(version => version.Id).ToListAsync(ct);

        private static Loaded Told(ListPlan plan) => new(plan.Units.Count, plan.Versions.Count, plan.Successions.Count,
        [
            .. plan.Completed,
            .. plan.Withdrawn.Select(Wording (version) => (
                $"{version.Title}: danh mục không có đơn vị này từ {AdministrativeDate.Short(version.ValidFrom!.Value)}, nên bỏ dòng đã suy ra khi thiết lập.",
                $"{version.Title}: the list has no such unit from {AdministrativeDate.Short(version.ValidFrom!.Value)} on, so the line supposed at the set-up is taken out.")),
        ]);

        private static string Sentence(Loaded loaded) => $"Danh mục đơn vị hành chính: thêm {loaded.Units} đơn vị, {loaded.Versions} tên, {loaded.Successions} quan hệ kế tục.";
    }
}
