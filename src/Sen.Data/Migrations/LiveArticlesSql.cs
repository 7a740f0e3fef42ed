namespace Sen.Data.Migrations;

/// <summary>What the migration LiveArticles does to the rows that are there: places in the lists begin with the article's day (see <c>Article.PlaceOn</c>).</summary>
internal static class LiveArticlesSql
{
    // Numbers of days as DateOnly counts them, from 0001-01-01. The old places were small numbers in the order of the days.
    public const string Sqlite = "UPDATE article SET position = CAST(julianday(published_on) - julianday('0001-01-01') AS INTEGER) * 100000 + position;";

    public const string Postgres = "UPDATE article SET position = (published_on - DATE '0001-01-01')::bigint * 100000 + position;";
}
