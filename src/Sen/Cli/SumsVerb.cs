using Sen.Data;
using Sen.Data.Sums;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Cli;

/// <summary>
/// <c>verify sums</c> counts the prepared sums again and names the first group that differs, with both figures; <c>--repair</c> writes those anew, as an act. 0 is all in
/// agreement or repaired, 1 a difference, 2 a wrong call.
/// </summary>
public static class SumsVerb
{
    private const string Repairing = "--repair";

    /// <summary>Verifies, and repairs when asked to.</summary>
    public static async Task<int> Verify(string[] args)
    {
        var (options, wrong) = SenOptions.Read([.. args.Where(word => word != Repairing)]);
        if ((wrong ?? (options.Words is ["sums"] ? null : "Cách dùng: ./sen verify sums [--repair]")) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }

        await using var databases = await options.OpenExisting(CancellationToken.None);
        if (databases is null)
        {
            return await Maintenance.NotThere();
        }

        var permit = Access.Ask(Actor.Sen(Door.CommandLine), Operation.RecountSums, Subject.None);
        if (!permit.Ok)
        {
            return await Maintenance.Refused(permit.Refusal);
        }

        var found = await SumVerification.Run(databases, CancellationToken.None);
        if (await SumVerification.Sentence(databases, found, CancellationToken.None) is not { } first)
        {
            Console.WriteLine("Đúng: mọi tổng lập sẵn khớp với hồ sơ.");
            return 0;
        }

        if (!args.Contains(Repairing, StringComparer.Ordinal))
        {
            await Console.Error.WriteLineAsync($"SAI: {first} Muốn lập lại theo hồ sơ, chạy ./sen verify sums --repair (có ghi vào nhật ký).");
            return 1;
        }

        var repaired = await SumVerification.Repair(databases, permit.Value, found, (await options.BusinessClock(databases)).GetUtcNow().UtcDateTime, CancellationToken.None);
        if (!repaired.Ok)
        {
            return await Maintenance.Refused(repaired.Refusal);
        }

        Console.WriteLine($"Đã lập lại {repaired.Value} nhóm tổng lập sẵn theo hồ sơ. Nhóm đầu tiên đã lệch: {first}");
        return 0;
    }
}
