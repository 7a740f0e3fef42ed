using Sen.Movement;
using Sen.Movement.Models;

namespace Sen.Rules.Tests;

/// <summary>A registration at any stage, reached the only way there is: step by step.</summary>
internal static class Registrations
{
    private static readonly Dictionary<Stage, Step[]> Ways = new()
    {
        [Stage.Draft] = [],
        [Stage.Registered] = [Step.Register],
        [Stage.Returned] = [Step.Register, Step.Return],
        [Stage.Appraised] = [Step.Register, Step.Appraise],
        [Stage.Declined] = [Step.Register, Step.Appraise, Step.Decline],
        [Stage.Approved] = [Step.Register, Step.Appraise, Step.Approve],
        [Stage.Underway] = [Step.Register, Step.Appraise, Step.Approve, Step.RecordProgress],
        [Stage.Scored] = [Step.Register, Step.Appraise, Step.Approve, Step.RecordProgress, Step.Score],
        [Stage.NotRecognised] = [Step.Register, Step.Appraise, Step.Approve, Step.RecordProgress, Step.Score, Step.DeclineRecognition],
        [Stage.Recognised] = [Step.Register, Step.Appraise, Step.Approve, Step.RecordProgress, Step.Score, Step.Recognise],
        [Stage.Revoked] = [Step.Register, Step.Appraise, Step.Approve, Step.RecordProgress, Step.Score, Step.Recognise, Step.Revoke],
    };

    public static EmulationModel Model(string name = "Trồng sen kết hợp nuôi cá") =>
        EmulationModel.Begin(Guid.Parse("0190c000-0000-7000-8000-000000000021"), new Home(Village.Commune, Village.Province), Village.Farmers, name).Value;

    public static Registration Draft(EmulationModel? model = null) =>
        Registration.Begin(Guid.Parse("0190c000-0000-7000-8000-000000000031"), model ?? Model(), 2022, Village.Registrar().PersonId, Village.Now);

    public static Registration At(Stage stage)
    {
        var registration = Draft();
        foreach (var step in Ways[stage])
        {
            Assert(registration.Take(step, Village.Now));
        }

        return registration;
    }

    /// <summary>A draft with every required answer.</summary>
    public static (Registration Registration, EmulationModel Model) Complete()
    {
        var model = Model();
        var registration = Draft(model);
        var wrong = AnswerSheet.Write(registration, model, Answers(), []);
        return wrong.Count == 0 ? (registration, model) : throw new InvalidOperationException(string.Join(" ", wrong.Values));
    }

    public static Dictionary<string, string> Answers() => new(StringComparer.Ordinal)
    {
        [RegistrationForm.Name] = "Trồng sen kết hợp nuôi cá",
        [RegistrationForm.FieldName] = nameof(Field.Economy),
        [RegistrationForm.Village] = AnswerSheet.WholeCommune,
        [RegistrationForm.Need] = "Ao bỏ trống 0,8 ha.",
        [RegistrationForm.Site] = "Ao chung đầu thôn.",
        [RegistrationForm.Content] = "Cải tạo ao.",
        [RegistrationForm.Task] = "Đắp 200 m bờ ao.",
        [RegistrationForm.Link] = "Họp dân.",
        [RegistrationForm.Method] = "Chi hội đến từng hộ.",
        [RegistrationForm.Goal] = "12 hộ tham gia.",
        [RegistrationForm.Forces] = "Hội Nông dân chủ trì.",
        [RegistrationForm.FinishOn] = "15/11/2022",
        [RegistrationForm.Continuity] = nameof(Continuity.New),
        [RegistrationForm.Spread] = "",
        [RegistrationForm.Sensitive] = AnswerSheet.No,
    };

    private static void Assert(Outcome<Registration> taken) => Xunit.Assert.Null(taken.Refusal);
}
