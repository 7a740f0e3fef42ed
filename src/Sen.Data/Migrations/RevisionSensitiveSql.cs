namespace Sen.Data.Migrations;

/// <summary>What the migration RevisionSensitive does to the versions that are there: they were not marked, so they are taken for what the working copy is.</summary>
internal static class RevisionSensitiveSql
{
    public const string Both = "UPDATE article_revision SET sensitive = TRUE WHERE article_id IN (SELECT id FROM article_draft WHERE sensitive);";
}
