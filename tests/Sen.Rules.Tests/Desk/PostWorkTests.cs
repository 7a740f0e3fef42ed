using CsCheck;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Feedback;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Settings;
using Xunit;

namespace Sen.Rules.Tests.Desk;

public class PostWorkTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);
    private static readonly Settings Defaults = Settings.On([], Today);
    private static readonly Guid[] Organisations = [Village.Farmers, Village.Women];
    private static readonly PostKind[] Kinds = [.. Enum.GetValues<PostKind>().Where(kind => kind is not (PostKind.UpperReader or PostKind.Administrator))];

    private static readonly Gen<(PostKind Kind, int Organisation)> Held = Gen.Select(Gen.OneOf(Kinds), Gen.Int[0, 1]);

    private static readonly Gen<WaitingWork> Waiting =
        from registrations in Gen.Select(Gen.Enum<Stage>(), Gen.Int[0, 1], Gen.Int[-60, 0], Gen.Int[0, 3]).Array[0, 8]
        from feedback in Gen.Select(Gen.OneOf(FeedbackState.Waiting, FeedbackState.Hidden), Gen.OneOf(PostKind.Registrar, PostKind.Officer, PostKind.Editor), Gen.Int[0, 1], Gen.Int[-60, 0]).Array[0, 6]
        from articles in Gen.Select(Gen.OneOf(ArticleStage.InReview, ArticleStage.Returned, ArticleStage.Approved), Gen.Int[0, 3], Gen.Int[-60, 0]).Array[0, 4]
        from slow in Gen.Int[0, 2]
        select new WaitingWork(
            [.. registrations.Select((one, at) => new WorkSource(
                new(Village.Commune, Organisations[one.Item2], [], RegistrantId: Id(100 + one.Item4), Stage: one.Item1), Id(1000 + at), 2022, $"Mô hình {at}", "Hội", Today.AddDays(one.Item3), null))],
            [.. feedback.Select((one, at) => new FeedbackSource(
                Id(2000 + at), new(Village.Commune, one.Item2 == PostKind.Registrar ? Organisations[one.Item3] : null), one.Item1,
                one.Item1 == FeedbackState.Hidden ? HidingReview.Pending : HidingReview.None, one.Item2, Today.AddDays(one.Item4), Wording.AsTyped("Góp ý")))],
            slow == 0 ? [] : [new(Village.Commune, slow, Today)],
            [.. articles.Select((one, at) => new ArticleSource(Id(3000 + at), Village.Commune, one.Item1, $"Bài {at}", [Id(100 + one.Item2)], "Biên tập", Today.AddDays(one.Item3)))]);

    [Fact]
    public void Whatever_posts_are_held_or_have_ended_every_piece_of_open_work_is_somebodys_or_on_the_list_of_whoever_gives_posts() =>
        Gen.Select(Waiting, Held.Array[0, 3].Array[0, 4]).Sample((waiting, posts) =>
        {
            var people = posts.Select((held, at) => new Actor(Id(100 + at), "Chức danh", Door.Page, [.. held.Select(Post)], Standing.Person)).ToList();
            waiting = Deserted(waiting, people);
            var all = PostWork.Offices(Village.Commune, waiting).SelectMany(office => waiting.For(office.Holder(), Defaults, Today)).Select(Key).ToHashSet();
            var somebodys = people.SelectMany(person => waiting.For(person, Defaults, Today)).Select(Key).ToHashSet();
            var nobodys = PostWork.WithoutAnybody(Village.Commune, waiting, people, Defaults, Today).SelectMany(one => one.Works).Select(Key).ToList();
            var told = ToldElsewhere(waiting, people);
            return all.All(work => somebodys.Contains(work) || nobodys.Contains(work) || told.Contains(work))
                && !nobodys.Exists(somebodys.Contains) && nobodys.Count == nobodys.Distinct().Count();
        });

    [Fact]
    public void Whatever_is_sent_back_has_somebody_who_may_correct_it_or_is_told_as_nobodys() =>
        Gen.Select(Waiting, Held.Array[0, 3].Array[0, 4]).Sample((waiting, posts) =>
        {
            var people = posts.Select((held, at) => new Actor(Id(100 + at), "Chức danh", Door.Page, [.. held.Select(Post)], Standing.Person)).ToList();
            waiting = Deserted(waiting, people);
            var returned = waiting.Articles.Where(article => article.Stage == ArticleStage.Returned).Select(article => article.Id).ToList();
            var has = people.SelectMany(person => waiting.For(person, Defaults, Today))
                .Concat(PostWork.WithoutAnybody(Village.Commune, waiting, people, Defaults, Today).SelectMany(one => one.Works)).Select(work => work.RegistrationId).ToHashSet();
            return returned.All(has.Contains);
        });

    [Fact]
    public void The_line_about_nobodys_work_names_the_post_and_the_number_and_no_title()
    {
        var waiting = new WaitingWork([new(new(Village.Commune, Village.Farmers, [], Stage: Stage.Draft), Id(1), 2022, "Tên bí mật", "Hội ND xã", Today, null)], [], [], []);
        var nobodys = Assert.Single(PostWork.WithoutAnybody(Village.Commune, waiting, [Village.Holding(PostKind.Officer)], Defaults, Today));
        var line = PostWork.ForStaff(Village.Holding(PostKind.Administrator), nobodys, "Hội ND xã", Today)!;

        Assert.Equal(new(PostKind.Registrar, Village.Commune, Village.Farmers), line.Office);
        Assert.Equal(("Người đăng ký của đơn vị: Hội ND xã", "1 việc chưa có người nhận"), (line.ModelName.Vi, line.OwnerName.Vi));
        Assert.Null(PostWork.ForStaff(Village.Holding(PostKind.Officer), nobodys, "Hội ND xã", Today));
        Assert.Empty(PostWork.WithoutAnybody(Village.Commune, waiting, [Village.Registrar()], Defaults, Today));
    }

    [Fact]
    public void What_only_the_registrant_could_appraise_is_nobodys()
    {
        var officer = Village.Holding(PostKind.Officer);
        var waiting = new WaitingWork([new(new(Village.Commune, Village.Farmers, [], RegistrantId: officer.PersonId, Stage: Stage.Registered), Id(1), 2022, "Ao sen", "Hội ND xã", Today, null)], [], [], []);

        Assert.Equal(PostKind.Officer, Assert.Single(PostWork.WithoutAnybody(Village.Commune, waiting, [officer], Defaults, Today)).Office.Kind);
        Assert.Empty(PostWork.WithoutAnybody(Village.Commune, waiting, [officer, Village.Holding(PostKind.Officer)], Defaults, Today));
    }

    [Fact]
    public void Why_nobody_does_it_says_whether_the_post_is_empty_or_its_holder_stands_apart()
    {
        var officer = Village.Holding(PostKind.Officer);
        var waiting = new WaitingWork([new(new(Village.Commune, Village.Farmers, [], RegistrantId: officer.PersonId, Stage: Stage.Registered), Id(1), 2022, "Ao sen", "Hội ND xã", Today, null)], [], [], []);
        var work = Assert.Single(Assert.Single(PostWork.WithoutAnybody(Village.Commune, waiting, [officer], Defaults, Today)).Works);

        Assert.Contains("Chưa có ai", PostWork.WhyNobody(work, waiting, []).Vi, StringComparison.Ordinal);
        Assert.Contains("không tự quyết định", PostWork.WhyNobody(work, waiting, [officer]).Vi, StringComparison.Ordinal);
        Assert.Contains("không làm được", PostWork.WhyNobody(work, waiting, [Village.Holding(PostKind.Officer)]).Vi, StringComparison.Ordinal);
    }

    // As the rows say it: feedback knows whether anybody holds the post that answers, an article whether a writer is still an editor.
    private static WaitingWork Deserted(WaitingWork waiting, List<Actor> people) => waiting with
    {
        Feedback = [.. waiting.Feedback.Select(one => one with { Deserted = !people.Exists(person => new Office(one.OwnerPost, Village.Commune, one.Subject.OrganisationId).IsHeldBy(person)) })],
        Articles = [.. waiting.Articles.Select(one => one with { Deserted = !people.Exists(person => person.Posts.Any(post => post.Kind == PostKind.Editor) && one.Writers.Contains(person.PersonId)) })],
    };

    // What lacks a second person has a line of its own.
    private static HashSet<(Operation, Guid)> ToldElsewhere(WaitingWork waiting, List<Actor> people)
    {
        var admin = Village.Holding(PostKind.Administrator);
        var (editors, reviewers) = (May(Operation.ReviewArticle), May(Operation.ReviewHiding));
        var (articles, hidings) = (
            ArticleWork.ForStaff(admin, Village.Commune, waiting.Articles, editors, Defaults, Today), FeedbackWork.ForStaff(admin, Village.Commune, waiting.Feedback, reviewers, Defaults, Today));
        return
        [
            .. articles is null ? [] : waiting.Articles.Select(one => (Operation.ReviewArticle, one.Id)), .. hidings is null ? [] : waiting.Feedback.Select(one => (Operation.ReviewHiding, one.Id)),
        ];

        List<Guid> May(Operation operation) => [.. people.Where(person => Access.Ask(person, operation, Subject.Of(Village.Commune)).Ok).Select(person => person.PersonId)];
    }

    private static HeldPost Post((PostKind Kind, int Organisation) held) => new(held.Kind, Village.Commune, held.Kind == PostKind.Registrar ? Organisations[held.Organisation] : null);

    private static (Operation, Guid) Key(Work work) => (work.Row.Operation, work.RegistrationId);

    private static Guid Id(int number) => new(number, 2, 7, [8, 0, 0, 0, 0, 0, 0, 0]);
}
