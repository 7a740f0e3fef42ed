using Sen.Administration;
using Sen.Desk;
using Sen.Direction;
using Sen.Feedback;
using Sen.Movement;
using Sen.Movement.People;
using Sen.People;
using Sen.Plumbing;
using Sen.Progress;
using Sen.Recognition;
using Sen.Registration;
using Sen.Scoring;
using Sen.Spreadsheets;

namespace Sen;

/// <summary>The table of contents: every route, stage by stage, in the order of the movement's year.</summary>
public static class Cycle
{
    /// <summary>Registers the handlers of all slices.</summary>
    public static void AddHandlers(IServiceCollection services)
    {
        services.AddScoped<SignIn.Handler>().AddScoped<ConfirmSignIn.Handler>().AddScoped<OwnAccount.Pages>().AddScoped<OwnAccount.Handler>().AddScoped<EndOwnSession.Handler>();
        services.AddScoped<DelegationPages>().AddScoped<DelegatePost.Handler>().AddScoped<EndDelegation.Handler>();
        services.AddSingleton<NewSecondStep>().AddScoped<SecondStepPages>().AddScoped<SetUpSecondStep.Handler>().AddScoped<RenewRecoveryCodes.Handler>().AddScoped<EndSecondStep.Handler>();
        services.AddScoped<SignInWithPasskey.Handler>().AddScoped<AddPasskey.Handler>().AddScoped<RenamePasskey.Handler>().AddScoped<RemovePasskey.Handler>();
        services.AddScoped<SignInWithProvince.Handler>().AddScoped<LinkLogin.Handler>().AddScoped<UnlinkLogin.Handler>().AddScoped<DropLogin.Handler>();
        services.AddScoped<CommitteeSheets>().AddScoped<CommitteeDesk>().AddScoped<AddSeat.Handler>().AddScoped<EndSeat.Handler>();
        services.AddScoped<Sheets>().AddScoped<BeginRegistration.Handler>().AddScoped<PaperScans>().AddScoped<EnterOnBehalf.Handler>().AddScoped<WriteDraft.Handler>().AddScoped<RegisterModel.Handler>();
        services.AddScoped<ModelSheets>().AddScoped<WithdrawRegistration.Handler>().AddScoped<AssignMember.Handler>().AddScoped<ListModels.Handler>();
        services.AddScoped<InheritingPages>().AddScoped<ListInherited.Pages>().AddScoped<InheritModel.Handler>().AddScoped<CarryOnMany.Handler>().AddScoped<UndoInheriting.Handler>().AddScoped<BindModels.Handler>();
        services.AddScoped<Reviews>().AddScoped<Deciding>().AddScoped<AppraiseRegistration.Handler>().AddScoped<ReturnRegistration.Handler>();
        services.AddScoped<ApproveRegistration.Handler>().AddScoped<DeclineRegistration.Handler>();
        services.AddScoped<MyWork.Handler>().AddScoped<ReadHistory.Handler>().AddScoped<ReadAudit.Handler>().AddScoped<ReadFigures.Handler>();
        services.AddScoped<ReadInbox.Handler>().AddScoped<HandOverSheets>().AddScoped<HandOverPost.Handler>().AddScoped<TakeOverPost.Handler>();
        services.AddScoped<Proposing>().AddScoped<ForbiddenPages>().AddScoped<Propose.Handler>().AddScoped<AnswerProposal.Handler>().AddScoped<TakeProposalBack.Handler>();
        services.AddScoped<RecordProgress.Handler>();
        services.AddScoped<ScoreModel.Handler>();
        services.AddScoped<RecogniseModel.Handler>();
        services.AddScoped<DeclineRecognition.Handler>();
        services.AddScoped<RevokeRecognition.Handler>();
        services.AddScoped<ServeFile.Handler>().AddScoped<ServeMedia.Handler>();
        services.AddScoped<Portal.EditSitePart.Handler>().AddScoped<Portal.EditCalendar.Handler>().AddScoped<Portal.EditSite.Handler>();
        services.AddScoped<Portal.Manuscripts>().AddScoped<Portal.WritePages>().AddScoped<Portal.EditArticle.Handler>().AddScoped<Portal.CheckArticle.Pages>();
        services.AddScoped<Portal.MoveArticle.Handler>().AddScoped<Portal.PublishArticle.Handler>().AddScoped<Portal.UnpublishArticle.Handler>().AddScoped<Portal.DeleteDraft.Handler>();
        services.AddScoped<Portal.ArticleVersions.Handler>().AddScoped<Portal.AddPicture.Handler>().AddScoped<Portal.WriteFromWord.Handler>();
        services.AddSingleton(Portal.PublishArticle.Kind);
        services.AddScoped<Portal.RenameCategory.Handler>();
        services.AddScoped<Portal.AddMedia.Handler>().AddScoped<Portal.MediaSheets>().AddScoped<Portal.EditMedia.Handler>();
        services.AddScoped<Portal.ReplaceMedia.Handler>().AddScoped<Portal.RemoveMedia.Handler>();
        services.AddSingleton<FloodGate>().AddSingleton<CodeTries>().AddSingleton<FeedbackTickets>().AddScoped<ReceiveFeedback.Handler>().AddScoped<FollowFeedback.Handler>();
        services.AddScoped<FeedbackDesk>().AddScoped<ReadFeedback.Handler>().AddScoped<AnswerFeedback.Handler>().AddScoped<HideFeedback.Handler>();
        services.AddScoped<SortFeedback.Handler>().AddScoped<AdoptSuggestion.Handler>().AddScoped<ReadContact.Handler>();
        services.AddScoped<DataRequestDesk>().AddScoped<ReadDataRequest.Pages>().AddScoped<RecordDataRequest.Handler>().AddScoped<ExportPersonalData.Handler>();
        services.AddScoped<CorrectPersonalData.Handler>().AddScoped<ErasePersonalData.Handler>().AddScoped<EraseConsent.Handler>().AddScoped<CloseDataRequest.Handler>();
        services.AddSingleton<FindMoved>(Portal.FollowOldAddress.Find);
        services.AddSingleton<Data.Search.SearchSnapshots>().AddScoped<Portal.EditAbbreviations.Handler>();
        services.AddScoped<SetUpAdministrator.Handler>().AddScoped<SetUpCommune.Handler>().AddScoped<AddCommune.Handler>();
        services.AddSingleton<ShownUntilNoted>().AddScoped<ReadRights.Handler>().AddScoped<PeopleSheets>().AddScoped<InvitationDesk>().AddScoped<PersonPages>().AddScoped<SendInvitation.Handler>().AddScoped<CreateAccount.Handler>().AddScoped<GivePost.Handler>();
        services.AddScoped<EndPost.Handler>().AddScoped<ResetPassword.Handler>().AddScoped<DropSecondStep.Handler>().AddScoped<DisableAccount.Handler>().AddScoped<EndSessions.Handler>();
        services.AddScoped<AddOrganisation.Handler>().AddScoped<AddVillage.Handler>().AddScoped<ChangeSetting.Handler>();
        services.AddScoped<OrganisationPages>().AddScoped<CorrectOrganisation.Handler>().AddScoped<ChangeOrganisation.Handler>().AddScoped<EndOrganisation.Handler>();
        services.AddScoped<VillagePages>().AddScoped<CorrectVillage.Handler>().AddScoped<EndVillage.Handler>();
        services.AddSingleton<FirstPasswords>().AddScoped<SheetDesk>().AddScoped<SheetRun>().AddScoped<ImportSheets.Handler>().AddScoped<RunImport.Handler>().AddScoped<UndoImport.Handler>();
        services.AddScoped<UnitActDesk>().AddScoped<UnitActList>().AddScoped<ChangeUnits.Handler>().AddScoped<UndoUnits.Handler>();
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
        Portal.ReadStatistics.Map(routes);
        Portal.EditSitePart.Map(routes);
        Portal.EditCalendar.Map(routes);
        Portal.EditSite.Map(routes);
        Portal.RenameCategory.Map(routes);
        Portal.PublicationDuties.Map(routes);
        Portal.ListMedia.Map(routes);
        Portal.AddMedia.Map(routes);
        Portal.EditMedia.Map(routes);
        Portal.ReplaceMedia.Map(routes);
        Portal.RemoveMedia.Map(routes);
        Portal.CheckArticle.Map(routes);
        Portal.MoveArticle.Map(routes);
        Portal.PublishArticle.Map(routes);
        Portal.UnpublishArticle.Map(routes);
        Portal.DeleteDraft.Map(routes);
        Portal.ArticleVersions.Map(routes);
        Portal.AddPicture.Map(routes);
        Portal.WriteFromWord.Map(routes);

        // Feedback: what citizens say, and what is answered
        SendFeedback.Map(routes);
        FollowFeedback.Map(routes);
        ShowPublished.Map(routes);
        SortFeedback.Map(routes);
        ReadFeedback.Map(routes);
        ReadContact.Map(routes);
        AnswerFeedback.Map(routes);
        HideFeedback.Map(routes);
        AdoptSuggestion.Map(routes);
        Portal.EditAbbreviations.Map(routes);

        // People: the door of the workplace
        SignIn.Map(routes);
        ConfirmSignIn.Map(routes);
        AcceptInvitation.Map(routes);
        SignInWithPasskey.Map(routes);
        SignInWithProvince.Map(routes);
        SignOut.Map(routes);
        OwnAccount.Map(routes);
        EndOwnSession.Map(routes);
        DelegatePost.Map(routes);
        EndDelegation.Map(routes);
        SetUpSecondStep.Map(routes);
        RenewRecoveryCodes.Map(routes);
        EndSecondStep.Map(routes);
        AddPasskey.Map(routes);
        RenamePasskey.Map(routes);
        RemovePasskey.Map(routes);
        ConfirmWithPasskey.Map(routes);
        LinkLogin.Map(routes);
        UnlinkLogin.Map(routes);

        // People: what they may ask about their data
        ListDataRequests.Map(routes);
        RecordDataRequest.Map(routes);
        ReadDataRequest.Map(routes);
        ExportPersonalData.Map(routes);
        CorrectPersonalData.Map(routes);
        ErasePersonalData.Map(routes);
        EraseConsent.Map(routes);
        CloseDataRequest.Map(routes);

        // The desk: what is due, and what was done
        MyWork.Map(routes);
        Propose.Map(routes);
        AnswerProposal.Map(routes);
        TakeProposalBack.Map(routes);
        ReadInbox.Map(routes);
        HandOverPost.Map(routes);
        TakeOverPost.Map(routes);
        ReadHistory.Map(routes);
        ReadAudit.Map(routes);
        SealAudit.Map(routes);
        ReadFigures.Map(routes);

        // 1 Direction
        ListCommittees.Map(routes);
        TellMembers.Map(routes);
        EstablishCommittee.Map(routes);
        RestaffCommittee.Map(routes);
        ReadCommittee.Map(routes);
        AddSeat.Map(routes);
        EndSeat.Map(routes);

        // 2 Registration
        WriteDraft.Map(routes);
        EnterOnBehalf.Map(routes);
        RegisterModel.Map(routes);
        WithdrawRegistration.Map(routes);
        AssignMember.Map(routes);
        ReviewRegistration.Map(routes);
        AppraiseRegistration.Map(routes);
        ReturnRegistration.Map(routes);
        ApproveRegistration.Map(routes);
        DeclineRegistration.Map(routes);
        ListModels.Map(routes);
        ReadModel.Map(routes);
        ListInherited.Map(routes);
        InheritModel.Map(routes);
        CarryOnMany.Map(routes);
        UndoInheriting.Map(routes);
        BindModels.Map(routes);

        // 3 Progress
        RecordProgress.Map(routes);
        RecordOnBehalf.Map(routes);
        ServeFile.Map(routes);
        ServeMedia.Map(routes);

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
        ReadRights.Map(routes);
        CreateAccount.Map(routes);
        PersonPage.Map(routes);
        GivePost.Map(routes);
        EndPost.Map(routes);
        ResetPassword.Map(routes);
        PrintInvitation.Map(routes);
        SendInvitation.Map(routes);
        DropSecondStep.Map(routes);
        DropLogin.Map(routes);
        DisableAccount.Map(routes);
        EndSessions.Map(routes);
        AddOrganisation.Map(routes);
        AddVillage.Map(routes);
        ChangeSetting.Map(routes);
        OrganisationPage.Map(routes);
        CorrectOrganisation.Map(routes);
        ChangeOrganisation.Map(routes);
        EndOrganisation.Map(routes);
        VillagePage.Map(routes);
        CorrectVillage.Map(routes);
        EndVillage.Map(routes);
        ListUnitActs.Map(routes);
        ChangeUnits.Map(routes);
        UndoUnits.Map(routes);

        // Spreadsheets: what is typed elsewhere comes in, rehearsed, and goes again
        ImportSheets.Map(routes);
        RunImport.Map(routes);
        UndoImport.Map(routes);
        PrintInvitations.Map(routes);

        routes.MapRest(async http =>
        {
            if (!OpenedActions.SendOn(http) && !await MovedAnswers.SendOn(http))
            {
                await Answers.Refused(http, new Refusal.Missing(("trang", "page"))).ExecuteAsync(http);
            }
        }).Needs(Operation.ReadPortal);
    }
}
