using Sen.Testing;
using Xunit;

namespace Sen.Browser;

/// <summary>One model walks from registration to the public page and back, on a telephone, each person with a browser of their own.</summary>
public sealed class StoryTests
{
    [Theory, EachDatabase]
    public Task One_model_walks_from_registration_to_the_public_page_and_is_revoked(Engine engine) => Told.From(engine, scripts: true);
}

/// <summary>The same story for people whose browser runs no scripts.</summary>
public sealed class StoryWithoutScriptsTests
{
    [Theory, EachDatabase]
    public Task Everything_works_with_scripts_off(Engine engine) => Told.From(engine, scripts: false);
}

internal static class Told
{
    public static async Task From(Engine engine, bool scripts)
    {
        await using var sen = await SenHost.Start(engine, now: new DateTimeOffset(2022, 2, 14, 8, 0, 0, TimeSpan.FromHours(7)));
        await using var story = new Story(sen, scripts);

        await story.The_first_person_creates_the_administrator_and_the_commune();
        await story.The_administrator_creates_accounts_and_gives_posts();
        await story.Everybody_signs_in_with_the_printed_password_and_sets_their_own();
        await story.The_Farmers_Union_registers_a_model_question_by_question();
        await story.The_standing_body_returns_it_with_a_reason_at_a_question();
        await story.The_Farmers_Union_corrects_it_and_sends_it_again();
        await story.It_is_appraised_and_approved();
        await story.Progress_is_recorded_with_a_photo();
        await story.It_is_not_public_yet();
        await story.It_is_scored_and_recognised();
        await story.The_next_reader_finds_its_page_and_its_photo();
        await story.The_recognition_is_revoked();
        await story.For_the_next_reader_page_and_photos_are_gone();
        await story.Every_step_is_in_the_history_and_the_chains_verify();
        story.Nobody_had_anything_to_complain_about();
    }
}
