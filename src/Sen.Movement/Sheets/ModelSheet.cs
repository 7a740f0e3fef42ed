using System.Globalization;
using Sen.Movement.Models;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Movement.Sheets;

/// <summary>
/// Rows of models (dòng mô hình): each is the draft of this year's registration, as if the organisation had typed it; whoever brings the sheet counts as who entered it. The
/// organisation looks at the draft and sends it.
/// </summary>
public static class ModelSheet
{
    // Rows without a readable name are judged all the same: every cell is told, not the first one.
    private const string Unnamed = "–";

    // A year somebody could have meant.
    private const int EarliestYear = 2000, LatestYear = 2100;

    private static readonly Dictionary<string, SheetColumn> Columns = SheetForm.Of(SheetKind.Models).Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);

    /// <summary>The registration, and the model when it is new.</summary>
    public static IReadOnlyList<object> Read(IReadOnlyDictionary<string, string> typed, int row, SheetWorld world, RowFaults wrong)
    {
        var year = Year(typed[SheetForm.Year], world, wrong);
        var owner = world.RecallOwner(typed[SheetForm.Owner], text => PeopleSheet.Owner(VietnameseText.Clean(text), world));
        if (!owner.Ok)
        {
            wrong.Add(SheetForm.Owner, owner.Refusal.Sentence);
        }

        var answers = Answers(typed, world, wrong);
        var model = Named(VietnameseText.Clean(typed[RegistrationForm.Name]), row, owner.Ok ? owner.Value.Id : Guid.Empty, world, wrong);
        var registration = Registration.Begin(world.IdOf(row, 1), model, year, world.By, world.Now);
        registration.BroughtInById = world.By;
        foreach (var (question, sentence) in AnswerSheet.Write(registration, model, answers, world.VillageIds))
        {
            wrong.Add(question, sentence);
        }

        var known = owner.Ok && !wrong.Has(RegistrationForm.Name) ? world.Model(owner.Value.Id, model.NameFolded) : null;
        if (known is not null)
        {
            Compare(known, model, answers, world, wrong);
        }

        if (wrong.Any)
        {
            return [];
        }

        world.Add(new KnownModel(known?.Id ?? model.Id, model.OwnerOrganisationId, model.NameFolded, model.Field, model.VillageId, model.SensitiveSubject, world.Today.Year));
        return known is null ? [model, registration] : [OfYear(registration, known, world, answers)];
    }

    // Days of the row are read by the year that stands there, also when it is not this one: one mistake is told once.
    private static int Year(string typed, SheetWorld world, RowFaults wrong)
    {
        var read = int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        if (!read || year != world.Today.Year)
        {
            wrong.Add(SheetForm.Year, (
                $"Chỉ nhập bản đăng ký của năm {world.Today.Year}. Đề nghị ghi {world.Today.Year}, hoặc bỏ dòng này.",
                $"Only registrations of {world.Today.Year} are brought in. Please write {world.Today.Year}, or leave the row out."));
        }

        return read && year is >= EarliestYear and <= LatestYear ? year : world.Today.Year;
    }

    private static EmulationModel Named(string name, int row, Guid owner, SheetWorld world, RowFaults wrong)
    {
        var begun = EmulationModel.Begin(world.IdOf(row, 0), world.Home, owner, name);
        if (begun.Refusal is { } unnamed)
        {
            wrong.Add(RegistrationForm.Name, unnamed.Sentence);
            return EmulationModel.Begin(world.IdOf(row, 0), world.Home, owner, Unnamed).Value;
        }

        return begun.Value;
    }

    // A model that is kept up is the same one: the sheet registers it for this year and does not rewrite it.
    private static void Compare(KnownModel known, EmulationModel typed, Dictionary<string, string> answers, SheetWorld world, RowFaults wrong)
    {
        if (known.Year >= world.Today.Year)
        {
            wrong.Add(RegistrationForm.Name, (
                $"Đơn vị này đã có bản đăng ký “{typed.Name}” của năm {known.Year}. Đề nghị bỏ dòng này.", $"The organisation has a registration “{typed.Name}” of {known.Year} already. Please leave the row out."));
            return;
        }

        if (answers[RegistrationForm.FieldName].Length > 0 && typed.Field != known.Field && known.Field is { } field)
        {
            wrong.Add(RegistrationForm.FieldName, ($"Mô hình này đã có, thuộc lĩnh vực {ModelNames.Of(field).Vi}. Đề nghị ghi như vậy hoặc để trống.", $"The model is known; its field is {ModelNames.Of(field).Vi}. Please write that or leave it empty."));
        }

        if (answers[RegistrationForm.Village].Length > 0 && typed.VillageId != known.VillageId)
        {
            wrong.Add(RegistrationForm.Village, ("Mô hình này đã có, làm ở nơi khác. Đề nghị để trống ô này; đơn vị sửa nơi làm trong bản nháp.", "The model is known, in another place. Please leave the cell empty; the organisation changes the place in the draft."));
        }

        if (answers[RegistrationForm.Sensitive].Length > 0 && typed.SensitiveSubject != known.Sensitive)
        {
            wrong.Add(RegistrationForm.Sensitive, ("Mô hình này đã có và đang ghi khác. Đề nghị để trống ô này.", "The model is known and says otherwise. Please leave the cell empty."));
        }
    }

    private static Registration OfYear(Registration typed, KnownModel known, SheetWorld world, Dictionary<string, string> answers) => new()
    {
        Id = typed.Id,
        ModelId = known.Id,
        CommuneId = typed.CommuneId,
        ProvinceId = typed.ProvinceId,
        OwnerOrganisationId = typed.OwnerOrganisationId,
        Year = typed.Year,
        RegistrantId = typed.RegistrantId,
        BroughtInById = typed.BroughtInById,
        Need = typed.Need,
        Choices = typed.Choices,
        Goal = typed.Goal,
        Forces = typed.Forces,
        FinishOn = typed.FinishOn,
        Spread = typed.Spread,
        Continuity = answers.ContainsKey(RegistrationForm.Continuity) ? typed.Continuity : Continuity.Sustained,
        PlaceAnswered = typed.PlaceAnswered || known.VillageId is not null,
        SensitiveAnswered = typed.SensitiveAnswered || known.Sensitive,
    };

    // The words of the sheet as the form holds them: a list sends names, not words. The name is the model's from its beginning.
    private static Dictionary<string, string> Answers(IReadOnlyDictionary<string, string> typed, SheetWorld world, RowFaults wrong)
    {
        var answers = new Dictionary<string, string>(typed.Count, StringComparer.Ordinal) { [RegistrationForm.FieldName] = "", [RegistrationForm.Village] = "", [RegistrationForm.Sensitive] = "" };
        foreach (var question in RegistrationForm.Questions)
        {
            if (question.Name == RegistrationForm.Name)
            {
                continue;
            }

            var text = typed[question.Name];
            var value = string.IsNullOrWhiteSpace(text) ? "" : IsChosen(question.Name) ? world.Recall(question.Name, text, Chosen) : text;
            if (value is null)
            {
                wrong.Add(question.Name, question.Name == RegistrationForm.Village ? NoVillage(VietnameseText.Clean(text), world) : PlaceSheets.NotInList(text, Columns[question.Name]));
            }
            else if (value.Length > 0 || question.Name != RegistrationForm.Continuity)
            {
                answers[question.Name] = value;
            }
        }

        return answers;
    }

    private static Wording NoVillage(string name, SheetWorld world)
    {
        var told = PlaceSheets.Like(name, world.VillageLike(name));
        return ($"Không có thôn {told.Vi} trong xã hôm nay. Đề nghị ghi như ở mục Thôn trong Cài đặt, hoặc “{ModelNames.WholeCommune.Vi}”.",
            $"There is no village {told.En} in the commune today. Please write it as the settings have it, or “{ModelNames.WholeCommune.Vi}”.");
    }

    private static bool IsChosen(string question) => question is RegistrationForm.FieldName or RegistrationForm.Continuity or RegistrationForm.Sensitive or RegistrationForm.Village;

    private static string? Chosen(string question, string text, SheetWorld world) => question switch
    {
        RegistrationForm.FieldName => Chosen(Enum.GetValues<Field>(), ModelNames.Of, field => field.ToString(), text),
        RegistrationForm.Continuity => Chosen(Enum.GetValues<Continuity>(), ModelNames.Of, one => one.ToString(), text),
        RegistrationForm.Sensitive => Chosen([true, false], ModelNames.YesOrNo, yes => yes ? AnswerSheet.Yes : AnswerSheet.No, text),
        _ => Village(text, world),
    };

    private static string? Chosen<T>(IReadOnlyList<T> all, Func<T, Wording> name, Func<T, string> sent, string text) =>
        all.Where(one => PlaceSheets.Same(name(one).Vi, text)).Select(sent).FirstOrDefault();

    private static string? Village(string text, SheetWorld world)
    {
        if (PlaceSheets.Same(text, ModelNames.WholeCommune.Vi))
        {
            return AnswerSheet.WholeCommune;
        }

        var (kind, name) = CommuneSetUp.Village(text, world.Commune);
        return world.VillagesNamed(name).FirstOrDefault(village => village.Kind == kind)?.UnitId.ToString("d");
    }
}
