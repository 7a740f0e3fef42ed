using Sen.Movement.Media;
using Xunit;

namespace Sen.Rules.Tests.Media;

/// <summary>What may be shown of the media library, over the whole table.</summary>
public class MediaRulesTests
{
    [Theory]
    [InlineData(PeopleShown.NotSaid, false, false, MediaBlock.None)]
    [InlineData(PeopleShown.Nobody, false, false, MediaBlock.None)]
    [InlineData(PeopleShown.Adults, false, false, MediaBlock.None)]
    [InlineData(PeopleShown.SmallChildren, false, false, MediaBlock.NoGuardian)]
    [InlineData(PeopleShown.SmallChildren, false, true, MediaBlock.NoGuardian)]
    [InlineData(PeopleShown.SmallChildren, true, false, MediaBlock.None)]
    [InlineData(PeopleShown.Children, false, false, MediaBlock.NoGuardian)]
    [InlineData(PeopleShown.Children, false, true, MediaBlock.NoGuardian)]
    [InlineData(PeopleShown.Children, true, false, MediaBlock.NoChild)]
    [InlineData(PeopleShown.Children, true, true, MediaBlock.None)]
    public void A_childs_picture_waits_for_the_guardian_and_from_seven_years_on_for_the_child(PeopleShown shown, bool guardian, bool child, MediaBlock expected) =>
        Assert.Equal(expected, MediaRules.BlockOf(new() { Shown = shown, Guardian = guardian, Child = child }, MediaTextState.None));

    [Fact]
    public void Consent_taken_back_holds_a_picture_back_whoever_is_in_it() =>
        Assert.All(Enum.GetValues<PeopleShown>(), shown => Assert.Equal(
            MediaBlock.Withdrawn,
            MediaRules.BlockOf(new() { Shown = shown, Guardian = true, Child = true, WithdrawnOn = new(2022, 9, 1) }, MediaTextState.None)));

    [Theory]
    [InlineData(MediaTextState.Waiting, MediaBlock.Unread)]
    [InlineData(MediaTextState.Read, MediaBlock.None)]
    [InlineData(MediaTextState.Empty, MediaBlock.None)]
    [InlineData(MediaTextState.Unreadable, MediaBlock.Unreadable)]
    [InlineData(MediaTextState.Secret, MediaBlock.Secret)]
    public void A_document_is_shown_only_after_its_text_was_read(MediaTextState text, MediaBlock expected) =>
        Assert.Equal(expected, MediaRules.BlockOf(new(), text));

    [Fact]
    public void Every_word_the_library_knows_has_its_Vietnamese()
    {
        Assert.All(Enum.GetValues<PeopleShown>(), shown => Assert.NotEmpty(MediaNames.Of(shown).Vi));
        Assert.All(Enum.GetValues<MediaTextState>(), state => Assert.NotEmpty(MediaNames.Of(state).Vi));
        Assert.All(Enum.GetValues<MediaBlock>().Skip(1), block => Assert.Contains("ề nghị", MediaNames.Of(block).Vi, StringComparison.Ordinal));
    }

    [Fact]
    public void Consent_is_missing_when_people_are_shown_and_nobody_wrote_who_and_when()
    {
        Assert.True(new Consent { Shown = PeopleShown.Adults, Who = "chủ hộ" }.IsMissing);
        Assert.True(new Consent { Shown = PeopleShown.Children, GivenOn = new(2022, 9, 1) }.IsMissing);
        Assert.False(new Consent { Shown = PeopleShown.Adults, Who = "chủ hộ", GivenOn = new(2022, 9, 1) }.IsMissing);
        Assert.False(new Consent { Shown = PeopleShown.Nobody }.IsMissing);
    }
}
