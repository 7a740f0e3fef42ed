using System.Reflection;
using Sen.Movement;
using Sen.Movement.Desk;
using Sen.Movement.Direction;
using Sen.Movement.Feedback;
using Sen.Movement.Media;
using Sen.Movement.Models;
using Sen.Movement.People;
using Sen.Movement.Portal;
using Sen.Movement.Settings;
using Sen.Movement.Sheets;
using Sen.Movement.Text;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests;

/// <summary>Whatever the rules say is said in both languages.</summary>
public class WordingTests
{
    private static readonly Assembly Movement = typeof(Wording).Assembly;

    // Closed lists no page names by value, each with what stands for it.
    private static readonly Dictionary<Type, string> NeverShown = new()
    {
        [typeof(Origin)] = "shown as a badge",
        [typeof(Reach)] = "a column of the access table",
        [typeof(Standing)] = "what an actor is before any post",
        [typeof(Door)] = "named in the history's words",
        [typeof(DueRule)] = "shown as a day",
        [typeof(HandOverPart)] = "each part has its heading on the page of the report",
        [typeof(HandOverCause)] = "said in the words of the report",
        [typeof(SettingKind)] = "shown as a kind of field",
        [typeof(StatementKind)] = "numbered in a sentence of the portal",
        [typeof(WordFate)] = "shown as a mark",
        [typeof(LegacyEncoding)] = "named as experts know it, TCVN3 or VNI",
        [typeof(Arrival)] = "said in the reason of a due day",
        [typeof(NameChange)] = "asked on the village’s page",
        [typeof(AboutKind)] = "shown as the title of what it is about",
        [typeof(FeedbackLane)] = "named in the history’s words",
        [typeof(MediaKind)] = "said in the heading of the item’s page",
        [typeof(TreeFaultKind)] = "each fault is a sentence",
        [typeof(FindingKind)] = "each finding is a sentence",
        [typeof(CommitteeDuty)] = "shown as the decision writes it, by CommitteeDuties",
        [typeof(AccountCondition)] = "said in the words of the page of rights",
        [typeof(SheetKind)] = "named by its form, SheetForm.Name",
        [typeof(CellTrouble)] = "each trouble is a sentence",
        [typeof(OldFontChoice)] = "asked on the import’s page",
        [typeof(TextMarks)] = "drawn as bold or italic",
    };

    // Static methods of the movement that name one value of a closed list.
    private static readonly List<(Type List, MethodInfo Name)> Names =
    [
        .. from type in Movement.GetExportedTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where method.Name is "Of" or "NameOf" && method.ReturnType == typeof(Wording) && method.GetParameters() is [{ ParameterType.IsEnum: true }]
           select (method.GetParameters()[0].ParameterType, method),
    ];

    public static TheoryData<string> ClosedLists => [.. Movement.GetExportedTypes().Where(type => type.IsEnum).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(ClosedLists))]
    public void Every_closed_list_has_its_words_in_both_languages(string name)
    {
        var list = Movement.GetType(name)!;
        if (NeverShown.ContainsKey(list))
        {
            Assert.DoesNotContain(Names, one => one.List == list);
            return;
        }

        var naming = Assert.Single(Names, one => one.List == list).Name;
        var words = Enum.GetValues(list).Cast<object>().Select(value => (Value: value, Words: (Wording)naming.Invoke(null, [value])!)).ToList();
        Assert.All(words, one => Complete(one.Words, $"{list.Name}.{one.Value}"));
        Assert.Distinct(words.Select(one => one.Words.Vi));
        Assert.Distinct(words.Select(one => one.Words.En));
    }

    [Fact]
    public void Every_setting_question_part_and_piece_of_work_is_named_in_both_languages()
    {
        Assert.All(Settings.Catalogue, setting => Complete(setting.Label, setting.Key));
        Assert.All(Settings.Catalogue, setting => Complete(setting.Hint, setting.Key));
        Assert.All(RegistrationForm.Parts, part => Complete(part, part.Vi));
        Assert.All(WorkTable.Rows.Concat(FeedbackWork.Rows).Concat(ArticleWork.Rows).Append(ArticleWork.Staff).Append(FeedbackWork.Staff), row => Complete(row.Verb, row.Verb.Vi));
        Assert.All(RegistrationForm.Questions, question => Complete(question.Label, question.Name));
        Assert.All(RegistrationForm.Questions.Where(question => question.Required), question => Complete(question.Missing, question.Name));
        Assert.All(RegistrationForm.Questions.Where(question => question.Hint is not null), question => Complete(question.Hint!, question.Name));
        Assert.All(RegistrationForm.Questions.Where(question => question.Example is { IsTyped: false }), question => Complete(question.Example!, question.Name));
    }

    [Fact]
    public void A_refusal_is_a_sentence_in_both_languages()
    {
        Refusal[] refusals =
        [
            new Refusal.Missing(("mô hình", "model")), new Refusal.NotYours(Access.WhoCan(Operation.Approve)), new Refusal.OutOfOrder(Lifecycle.NameOf(Stage.Draft), Lifecycle.NameOf(Step.Score)),
            new Refusal.Invalid("on", AdministrativeDate.Read("cuối năm").Problem!), new Refusal.Stale([]),
        ];

        Assert.All(refusals, refusal => Complete(refusal.Sentence, refusal.GetType().Name));
        Assert.Equal("The record stands at “Being written”; “score” does not follow from there.", refusals[2].Sentence.En);
        Assert.Equal("This is for: Head of the Steering Committee. If you need it, please ask whoever holds that post.", refusals[1].Sentence.En);
    }

    [Fact]
    public void Wordings_are_joined_language_by_language_and_what_was_typed_stays()
    {
        var joined = Wording.Join((" hoặc ", " or "), [PostNames.Of(PostKind.Administrator), Wording.AsTyped("Trưởng thôn")]);

        Assert.Equal(new Wording("Quản trị hoặc Trưởng thôn", "Administrator or Trưởng thôn"), joined);
        Assert.Equal(new Wording("quản trị", "administrator"), PostNames.Of(PostKind.Administrator).Small());
        Assert.Equal(new Wording("Duyệt", "Approve"), Lifecycle.NameOf(Step.Approve).Capital());
        Assert.True(Wording.AsTyped("Trưởng thôn").IsTyped);
        Assert.False(joined.IsTyped);
    }

    [Fact]
    public void A_unit_keeps_its_Vietnamese_name_in_every_language() =>
        Assert.Equal("xã Bình Sa", CommuneSetUp.Version(Guid.Empty, Guid.Empty, UnitKind.Commune, "Bình Sa", null, null, null).FullName);

    private static void Complete(Wording words, string what)
    {
        Assert.False(string.IsNullOrWhiteSpace(words.Vi), what);
        Assert.False(string.IsNullOrWhiteSpace(words.En), what);
        Assert.False(words.IsTyped, $"{what}: the same in both languages");
        Assert.False(MixedText.IsVietnamese(words.En), $"{what}: {words.En}");
    }
}
