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
        services.AddSingleton<Data.Search.SearchSnapshots>().AddScoped<Portal.EditAbbreviations.Handler>();
        services.AddScoped<SetUpAdministrator.Handler>().AddScoped<SetUpCommune.Handler>();
        services.AddSingleton<ShownOnce>().AddScoped<PeopleSheets>().AddScoped<PersonPages>().AddScoped<CreateAccount.Handler>().AddScoped<GivePost.Handler>();
        services.AddScoped<EndPost.Handler>().AddScoped<ResetPassword.Handler>().AddScoped<DisableAccount.Handler>();
        services.AddScoped<AddOrganisation.Handler>().AddScoped<AddVillage.Handler>().AddScoped<ChangeSetting.Handler>();
    }

    /// <summary>Maps every route.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var routes = new Routes(app);
        Health.Map(routes);
        ReadingChoice.Map(routes);

        // The portal, and its editor
        Portal.PortalRoutes.Map(routes);
        Portal.ArticleDesk.Map(routes);
        Portal.EditArticle.Map(routes);
        Portal.EditAbbreviations.Map(routes);

        // People: the door of the workplace
        SignIn.Map(routes);
        SignOut.Map(routes);
        OwnAccount.Map(routes);

        // The desk: what is due, and what was done
        MyWork.Map(routes);
        ReadHistory.Map(routes);

        // 2 Registration
        WriteDraft.Map(routes);
        RegisterModel.Map(routes);
        WithdrawRegistration.Map(routes);
        ReviewRegistration.Map(routes);
        AppraiseRegistration.Map(routes);
        ReturnRegistration.Map(routes);
        ApproveRegistration.Map(routes);
        DeclineRegistration.Map(routes);
        ListModels.Map(routes);
        ReadModel.Map(routes);

        // 3 Progress
        RecordProgress.Map(routes);
        ServeFile.Map(routes);

        // 6 Scoring
        ScoreModel.Map(routes);

        // 7 Recognition
        RecogniseModel.Map(routes);
        DeclineRecognition.Map(routes);
        RevokeRecognition.Map(routes);

        // Administration: the first set-up, people and their posts, organisations, settings
        SetUpAdministrator.Map(routes);
        SetUpCommune.Map(routes);
        ReadAdministration.Map(routes);
        CreateAccount.Map(routes);
        PersonPage.Map(routes);
        GivePost.Map(routes);
        EndPost.Map(routes);
        ResetPassword.Map(routes);
        DisableAccount.Map(routes);
        AddOrganisation.Map(routes);
        AddVillage.Map(routes);
        ChangeSetting.Map(routes);

        routes.MapRest(http => Answers.Refused(http, new Refusal.Missing("trang")).ExecuteAsync(http)).Needs(Operation.ReadPortal);
    }
}
