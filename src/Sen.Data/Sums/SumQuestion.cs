using System.Data.Common;
using Sen.Movement.Models;

namespace Sen.Data.Sums;

/// <summary>
/// Which prepared sums are asked for, in words both engines take plainly (câu hỏi về tổng). What is left empty is not asked: all years, all stages. It sees what its scope sees, and
/// without one nothing.
/// </summary>
/// <param name="Scope">Which communes' rows the reader may see.</param>
public sealed record SumQuestion(Scope Scope)
{
    // PostgreSQL adds whole numbers up to a decimal one.
    private static readonly string Figures = string.Join(", ", SumSql.Figures.Split(", ").Select(figure => $"CAST(SUM({figure}) AS BIGINT)"));

    /// <summary>One year.</summary>
    public int? Year { get; init; }

    /// <summary>The province the communes belonged to when the facts were recorded.</summary>
    public Guid? ProvinceId { get; init; }

    /// <summary>Where the registrations stand; none asks for all.</summary>
    public IReadOnlyCollection<Stage> Stages { get; init; } = [];

    /// <summary>Made up to show the product, or not.</summary>
    public bool? Illustrative { get; init; }

    /// <summary>The question, added up by commune and year: commune, year, the six figures, then what more is told apart.</summary>
    internal DbCommand Ask(DbConnection connection, string apart = "")
    {
        var command = connection.Ask("");
        // Within one year the engine need not tell years apart, which is what takes its time.
        var year = Year is null ? "year" : "MIN(year)";
        command.CommandText = $"SELECT commune_id, {year}, {Figures}{apart} FROM commune_sum WHERE {Which(command)} GROUP BY commune_id{(Year is null ? ", year" : "")}{apart}";
        return command;
    }

    private string Which(DbCommand command)
    {
        var parts = new List<string> { Seen(command) };
        if (Year is { } year)
        {
            parts.Add($"year = {command.Add(year)}");
        }

        if (ProvinceId is { } province)
        {
            parts.Add($"province_id = {command.Add(province)}");
        }

        if (Stages.Count > 0)
        {
            parts.Add($"stage IN ({string.Join(", ", Stages.Select(stage => command.Add(stage.ToString())))})");
        }

        if (Illustrative is { } illustrative)
        {
            parts.Add($"illustrative = {command.Add(illustrative)}");
        }

        return string.Join(" AND ", parts);
    }

    private string Seen(DbCommand command)
    {
        if (Scope.Everything)
        {
            return "TRUE";
        }

        var ways = new List<string>();
        if (Scope.Communes.Length > 0)
        {
            ways.Add($"commune_id IN ({string.Join(", ", Scope.Communes.Select(commune => command.Add(commune)))})");
        }

        if (Scope.Provinces.Length > 0)
        {
            ways.Add($"province_id IN ({string.Join(", ", Scope.Provinces.Select(province => command.Add(province)))})");
        }

        return ways.Count > 0 ? $"({string.Join(" OR ", ways)})" : "FALSE";
    }
}
