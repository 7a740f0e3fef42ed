namespace Sen.Data.Portal;

/// <summary>Who has which article's text open (đang mở bài), so that two people do not write past each other. It hinders nobody; it tells.</summary>
public static class OpenArticles
{
    /// <summary>How long an opened text counts as open; every save begins it anew.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Notes that a person has the text open, and answers the role titles of the others who have.</summary>
    public static async Task<IReadOnlyList<string>> Touch(Databases databases, OpenArticle mine, DateTime now, CancellationToken ct)
    {
        using var writing = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var note = connection.Ask(
            """
            INSERT INTO article_open (article_id, person_id, title, until) VALUES (@p0, @p1, @p2, @p3)
            ON CONFLICT (article_id, person_id) DO UPDATE SET title = excluded.title, until = excluded.until
            """,
            mine.ArticleId, mine.PersonId, mine.Title, mine.Until);
        await note.ExecuteNonQueryAsync(ct);
        await using var others = connection.Ask(
            "SELECT title FROM article_open WHERE article_id = @p0 AND person_id <> @p1 AND until > @p2 ORDER BY title", mine.ArticleId, mine.PersonId, now);
        return await others.All(row => row.GetString(0), ct);
    }

    /// <summary>Notes that a person is done with a text, and forgets what was left open long ago.</summary>
    public static async Task Leave(Databases databases, Guid article, Guid person, DateTime now, CancellationToken ct)
    {
        using var writing = await databases.EnterWriting(ct);
        await using var connection = await databases.Connect(ct);
        await using var command = connection.Ask(
            "DELETE FROM article_open WHERE (article_id = @p0 AND person_id = @p1) OR until < @p2", article, person, now);
        await command.ExecuteNonQueryAsync(ct);
    }
}
