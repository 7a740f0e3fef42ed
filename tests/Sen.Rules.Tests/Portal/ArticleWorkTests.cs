using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Settings;
using Xunit;

namespace Sen.Rules.Tests.Portal;

/// <summary>Whose work an article is that was sent to review or sent back, and by when.</summary>
public class ArticleWorkTests
{
    // A Friday.
    private static readonly DateOnly Today = new(2022, 9, 23);

    private static readonly Actor Writer = Village.Holding(PostKind.Editor) with { PersonId = Guid.Parse("0190c000-0000-7000-8000-0000000000a1") };

    private static readonly Actor Colleague = Village.Holding(PostKind.Editor) with { PersonId = Guid.Parse("0190c000-0000-7000-8000-0000000000a2") };

    [Fact]
    public void A_review_is_due_after_three_working_days_and_with_two_persons_it_is_nobodys_who_wrote()
    {
        var work = Assert.Single(For(Colleague, Source(ArticleStage.InReview), two: true));

        Assert.Equal((ArticleWork.Review, new DateOnly(2022, 9, 28), 5), (work.Row, work.Due, work.DaysLeft));
        Assert.Empty(For(Writer, Source(ArticleStage.InReview), two: true));
        Assert.Single(For(Writer, Source(ArticleStage.InReview), two: false));
    }

    [Fact]
    public void What_was_sent_back_is_its_writers_work_and_any_editors_once_it_is_overdue()
    {
        var returned = Source(ArticleStage.Returned);

        Assert.Equal(ArticleWork.Correct, Assert.Single(For(Writer, returned, two: true)).Row);
        Assert.Empty(For(Colleague, returned, two: true));
        Assert.Empty(For(Colleague, returned, two: true, on: new(2022, 9, 28)));
        Assert.Equal(-1, Assert.Single(For(Colleague, returned, two: true, on: new(2022, 9, 29))).DaysLeft);
    }

    [Fact]
    public void What_is_approved_is_any_editors_work_until_it_is_shown_also_its_writers()
    {
        Assert.Equal((ArticleWork.Publish, new DateOnly(2022, 9, 28)), (Assert.Single(For(Writer, Source(ArticleStage.Approved), two: true)).Row, For(Colleague, Source(ArticleStage.Approved), two: true)[0].Due));
        Assert.Empty(For(Village.Holding(PostKind.Officer), Source(ArticleStage.Approved), two: true));
    }

    [Fact]
    public void Only_editors_of_the_commune_have_work_with_articles_and_only_at_these_three_stages()
    {
        Assert.All(Enum.GetValues<PostKind>(), kind => Assert.Equal(kind == PostKind.Editor, For(Village.Holding(kind), Source(ArticleStage.InReview), two: true).Count == 1));
        Assert.Empty(For(Colleague, Source(ArticleStage.InReview) with { CommuneId = Guid.Parse("0190c000-0000-7000-8000-0000000000ff") }, two: true));
        Assert.All(Enum.GetValues<ArticleStage>(), stage => Assert.Equal(
            stage is ArticleStage.InReview or ArticleStage.Returned or ArticleStage.Approved, For(Writer, Source(stage), two: false).Count == 1));
    }

    [Fact]
    public void What_only_its_writers_could_approve_is_the_work_of_whoever_gives_posts()
    {
        var (source, giver) = (Source(ArticleStage.InReview), Village.Holding(PostKind.Administrator));

        Work? Staff(Actor actor, bool two, params Guid[] approvers) => ArticleWork.ForStaff(actor, source.CommuneId, [source, source], approvers, Rule(two), Today);

        // One line for all of them, and no title: whoever gives posts reads no article.
        var work = Staff(giver, two: true, Writer.PersonId)!;
        Assert.Equal((ArticleWork.Staff, Guid.Empty, "2 bài chờ duyệt", "", new DateOnly(2022, 9, 28)), (work.Row, work.RegistrationId, work.ModelName.Vi, work.OwnerName.Vi, work.Due));
        Assert.NotNull(Staff(giver, two: false));
        Assert.Null(Staff(giver, two: true, Writer.PersonId, Colleague.PersonId));
        Assert.Null(Staff(giver, two: false, Writer.PersonId));
        Assert.Null(Staff(Writer, two: true, Writer.PersonId));
        Assert.Empty(For(giver, source, two: true));
    }

    private static IReadOnlyList<Work> For(Actor actor, ArticleSource source, bool two, DateOnly? on = null) => ArticleWork.For(actor, [source], Rule(two), on ?? Today);

    private static Settings Rule(bool two) => Settings.On([new() { Id = Guid.Empty, Key = "article.two-persons", Value = two ? "on" : "off", ValidFrom = new(2022, 1, 1) }], Today);

    private static ArticleSource Source(ArticleStage stage) => new(
        Guid.Parse("0190c000-0000-7000-8000-000000000041"), Village.Commune, stage, "Ao sen nuôi cá", [Writer.PersonId], "Biên tập", Today);
}
