using Sen.Administration;
using Sen.Desk;
using Sen.Movement;
using Sen.Movement.People;
using Sen.People;
using Sen.Plumbing;
using Sen.Progress;
using Sen.Recognition;
using Sen.Registration;
using Sen.Scoring;

namespace Sen;

/// <summary>The table of contents: every route, stage by stage, in the order of the movement's year.</summary>
public static class Cycle
{
    /// <summary>Registers the handlers of all slices.</summary>
    public static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<SignIn.Handler>().AddScoped<OwnAccount.Handler>();
        services.AddScoped<Sheets>().AddScoped<BeginRegistration.Handler>().AddScoped<WriteDraft.Handler>().AddScoped<RegisterModel.Handler>();
        services.AddScoped<ModelSheets>().AddScoped<WithdrawRegistration.Handler>().AddScoped<ListModels.Handler>();
        services.AddScoped<Reviews>().AddScoped<Deciding>().AddScoped<AppraiseRegistration.Handler>().AddScoped<ReturnRegistration.Handler>();
        services.AddScoped<ApproveRegistration.Handler>().AddScoped<DeclineRegistration.Handler>();
        services.AddScoped<MyWork.Handler>().AddScoped<ReadHistory.Handler>();
        services.AddScoped<RecordProgress.Handler>();
        services.AddScoped<ScoreModel.Handler>();
        services.AddScoped<RecogniseModel.Handler>();
        services.AddScoped<DeclineRecognition.Handler>();
        services.AddScoped<RevokeRecognition.Handler>();
        services.AddScoped<ServeFile.Handler>();
        services.AddScoped<Portal.EditArticle.Handler>();
        services.AddScoped<SetUpAdministrator.Handler>().AddScoped<SetUpCommune.Handler>();
        services.AddSingleton<ShownOnce>().AddScoped<PeopleSheets>().AddScoped<PersonPages>().AddScoped<CreateAccount.Handler>().AddScoped<GivePost.Handler>();
        services.AddScoped<EndPost.Handler>().AddScoped<ResetPassword.Handler>().AddScoped<DisableAccount.Handler>();
        services.AddScoped<AddOrganisation.Handler>().AddScoped<AddVillage.Handler>().AddScoped<ChangeSetting.Handler>();
    }

    /// <summary>Maps every route.</summary>
    public static void Map(WebApplication app)
    {
        Health.Map(app);
        ReadingChoice.Map(app);

        // The portal, and its editor
        Portal.PortalRoutes.Map(app);
        Portal.ArticleDesk.Map(app);
        Portal.EditArticle.Map(app);

        // People: the door of the workplace
        SignIn.Map(app);
        SignOut.Map(app);
        OwnAccount.Map(app);

        // The desk: what is due, and what was done
        MyWork.Map(app);
        ReadHistory.Map(app);

        // 2 Registration
        WriteDraft.Map(app);
        RegisterModel.Map(app);
        WithdrawRegistration.Map(app);
        ReviewRegistration.Map(app);
        AppraiseRegistration.Map(app);
        ReturnRegistration.Map(app);
        ApproveRegistration.Map(app);
        DeclineRegistration.Map(app);
        ListModels.Map(app);
        ReadModel.Map(app);

        // 3 Progress
        RecordProgress.Map(app);
        ServeFile.Map(app);

        // 6 Scoring
        ScoreModel.Map(app);

        // 7 Recognition
        RecogniseModel.Map(app);
        DeclineRecognition.Map(app);
        RevokeRecognition.Map(app);

        // Administration: the first set-up, people and their posts, organisations, settings
        SetUpAdministrator.Map(app);
        SetUpCommune.Map(app);
        ReadAdministration.Map(app);
        CreateAccount.Map(app);
        PersonPage.Map(app);
        GivePost.Map(app);
        EndPost.Map(app);
        ResetPassword.Map(app);
        DisableAccount.Map(app);
        AddOrganisation.Map(app);
        AddVillage.Map(app);
        ChangeSetting.Map(app);

        app.MapFallback("{*path}", (HttpContext http) => Answers.Refused(http, new Refusal.Missing(("trang", "page")))).Needs(Operation.ReadPortal);
    }
}
