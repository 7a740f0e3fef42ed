using Sen.Movement;
using Sen.Movement.People;
using Xunit;

namespace Sen.Rules.Tests;

public class PostFormTests
{
    private static readonly Guid Id = new("0191d5c4-0000-7000-8000-000000000001");
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Fact]
    public void The_last_day_belongs_to_the_post()
    {
        var post = Read("Editor", "1/1/2022", "31/12/2022").Value;

        Assert.True(post.On(new DateOnly(2022, 12, 31)));
        Assert.False(post.On(new DateOnly(2023, 1, 1)));
    }

    [Theory]
    [InlineData("UpperReader", "01/01/2022", "", "Kind")]
    [InlineData("Registrar", "01/01/2022", "", "Organisation")]
    [InlineData("Editor", "", "", "From")]
    [InlineData("Editor", "02/01/2022", "01/01/2022", "Last")]
    public void What_cannot_be_given_is_named(string kind, string from, string last, string field) =>
        Assert.Equal([field], Assert.IsType<Refusal.Invalid>(Read(kind, from, last).Refusal).Fields.Keys);

    [Fact]
    public void Two_posts_overlap_only_when_they_are_the_same_at_the_same_time()
    {
        var first = Read("Editor", "01/01/2022", "30/06/2022").Value;

        Assert.True(PostForm.Overlap(first, Read("Editor", "30/06/2022", "").Value));
        Assert.False(PostForm.Overlap(first, Read("Editor", "01/07/2022", "").Value));
        Assert.False(PostForm.Overlap(first, Read("Officer", "01/01/2022", "").Value));
    }

    [Fact]
    public void A_commune_keeps_an_administrator_whose_post_has_no_end()
    {
        var (lasting, ending) = (Read("Administrator", "01/01/2022", "").Value, Read("Administrator", "01/01/2022", "31/12/2022").Value);

        Assert.Null(Administrators.KeepOne([lasting, ending], post => post == ending, Today));
        Assert.IsType<Refusal.Taken>(Administrators.KeepOne([lasting, ending], post => post == lasting, Today));
        Assert.IsType<Refusal.Taken>(Administrators.KeepOne([Read("Administrator", "01/01/2023", "").Value], _ => false, Today));
    }

    private static Outcome<DatedPost> Read(string kind, string from, string last) => PostForm.Read(Id, new(Id, Id), Id, kind, null, from, last, "");
}
