using Xunit;

namespace Sen.Browser;

// How the people get in: the set-up, the accounts, the posts, the first passwords.
internal sealed partial class Story
{
    public Task The_first_person_creates_the_administrator_and_the_commune() => Task.CompletedTask;

    public Task The_administrator_creates_accounts_and_gives_posts() => Task.CompletedTask;

    public async Task Everybody_signs_in_with_the_printed_password_and_sets_their_own()
    {
        _farmersUnion = await Newcomer();
        _officer = await Newcomer();
        _member = await Newcomer();
        _head = await Newcomer();
        _village = "Thôn 1";
    }
}
