using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Feedback;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>One piece of feedback in the workplace: what was written, and the buttons this person has.</summary>
public static class ReadFeedback
{
    /// <summary>What the page shows.</summary>
    public sealed record Sheet(CitizenFeedback Feedback, IReadOnlyList<FeedbackEntry> Entries, IReadOnlyList<Guid> Photos, DateOnly DueOn, int DaysLeft)
    {
        /// <summary>What this person may do with it now.</summary>
        public required IReadOnlySet<Operation> May { get; init; }

        /// <summary>Where the answer may come from: the standing body, the editors, the organisations of the commune.</summary>
        public IReadOnlyList<Place> Places { get; init; } = [];

        /// <summary>Who reviews a hiding that waits for it, by role title.</summary>
        public IReadOnlyList<string> Reviewers { get; init; } = [];

        /// <summary>Nobody holds the post that answers: the work is with the officer of the standing body.</summary>
        public bool Deserted { get; init; }

        /// <summary>Who answers, in words.</summary>
        public Wording Owner { get; init; } = Wording.None;

        /// <summary>Name and telephone number were erased because their time was over.</summary>
        public bool ContactForgotten { get; init; }

        /// <summary>Key of the forms.</summary>
        public Guid Key { get; init; }
    }

    /// <summary>A place the answer may come from.</summary>
    /// <param name="Post">The post that answers.</param>
    /// <param name="Organisation">The organisation, for its registrar.</param>
    /// <param name="Name">What the place is called.</param>
    /// <param name="Attended">Whether somebody works there: only then the answer may be handed over.</param>
    /// <param name="IsOpen">False for an organisation that has ended and still has it: nothing new is given to it.</param>
    public sealed record Place(PostKind Post, Guid? Organisation, Wording Name, bool Attended, bool IsOpen = true)
    {
        /// <summary>What stands for it in a form.</summary>
        public string Value => ValueOf(Post, Organisation);

        /// <summary>The same of whoever has a piece of feedback.</summary>
        public static string ValueOf(PostKind post, Guid? organisation) => organisation?.ToString() ?? post.ToString();
    }

    /// <summary>What was typed or chosen in the form that came back; a choice is null when its form was not sent.</summary>
    public sealed record Typed(string Answer = "", bool Publish = false, string? Organisation = null, string? Owner = null, string? Reason = null)
    {
        /// <summary>Nothing yet.</summary>
        public static Typed Nothing { get; } = new();
    }

    private static readonly Operation[] Asked =
        [Operation.ReadContact, Operation.AnswerFeedback, Operation.PublishFeedback, Operation.HideFeedback, Operation.ReviewHiding, Operation.SortFeedback, Operation.AdoptSuggestion];

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) =>
        routes.MapGet($"{FeedbackAddresses.Desk}/{{id:guid}}", (Guid id, HttpContext http, Actor actor, Frames frames, Handler handler, CancellationToken ct) =>
            handler.Page(http, id, actor, frames, Typed.Nothing, null, ct)).Needs(Operation.ReadFeedback);

    /// <summary>Reads the sheet and draws it.</summary>
    public sealed class Handler(SenDb db, FeedbackDesk desk, TimeProvider clock)
    {
        /// <summary>The page; with the refusal of a form that came back.</summary>
        public async Task<IResult> Page(HttpContext http, Guid id, Actor actor, Frames frames, Typed typed, Refusal? refusal, CancellationToken ct, bool showContact = false)
        {
            var sheet = await Read(id, actor, ct);
            return sheet.Ok
                ? await frames.Page<ReadFeedbackView>(http, refusal, ct, ("Sheet", sheet.Value), ("Typed", typed), ("Refusal", refusal), ("ShowContact", showContact),
                    ("Done", refusal is null ? http.Request.Query[FeedbackAddresses.WhatWasDone].FirstOrDefault() : null))
                : Answers.Refused(http, sheet.Refusal);
        }

        /// <summary>The sheet for this person.</summary>
        public async Task<Outcome<Sheet>> Read(Guid id, Actor actor, CancellationToken ct)
        {
            var opened = await desk.Open(id, Operation.ReadFeedback, actor, ct);
            if (!opened.Ok)
            {
                return opened.Refusal;
            }

            var (feedback, today) = (opened.Value.Feedback, BusinessCalendar.Today(clock));
            var organisations = await db.Organisations.AsNoTracking().Where(row => row.CommuneId == feedback.CommuneId).OrderBy(row => row.SortKey)
                .Select(row => new { row.Id, row.Name }).ToListAsync(ct);
            var open = (await OrganisationReading.MayOwn(db, feedback.CommuneId, today).Select(row => row.Id).ToListAsync(ct)).ToHashSet();
            var held = await HeldPosts.On(db, [feedback.CommuneId], today, ct);
            var hiddenBy = await FeedbackReading.HiddenBy(db, [feedback], ct);
            var due = FeedbackWork.DueOn(feedback.HiddenOn ?? feedback.OpenSince, await SettingsOf.Commune(db, feedback.CommuneId, today, ct));
            return new Sheet(
                feedback, await FeedbackReading.Entries(db, id, ct),
                await db.Files.AsNoTracking().Where(file => file.OwnerKind == FileOwner.Feedback && file.OwnerId == id).OrderBy(file => file.Id).Select(file => file.Id).ToListAsync(ct),
                due, due.DayNumber - today.DayNumber)
            {
                May = Asked.Where(operation => operation switch
                {
                    Operation.ReviewHiding => HideFeedback.MayReview(actor, feedback, hiddenBy),
                    Operation.HideFeedback when HideFeedback.OwnsWhatItIsAbout(actor, feedback) => false,
                    _ => Access.Ask(actor, operation, feedback.Subject).Ok,
                }).ToHashSet(),
                Reviewers = feedback.HidingReview == HidingReview.Pending ? await desk.Reviewers(feedback.CommuneId, hiddenBy.TryGetValue(id, out var who) ? who : null, today, ct) : [],
                Places =
                [
                    new(PostKind.Officer, null, PostNames.Of(PostKind.Officer), Attended: true),
                    new(PostKind.Editor, null, PostNames.Of(PostKind.Editor), held.Anybody(PostKind.Editor, feedback.CommuneId, null)),
                    .. organisations.Where(row => open.Contains(row.Id) || row.Id == feedback.OwnerOrganisationId)
                        .Select(row => new Place(PostKind.Registrar, row.Id, Wording.AsTyped(row.Name), held.WorksFor(feedback.CommuneId, row.Id), open.Contains(row.Id))),
                ],
                Deserted = feedback.State == FeedbackState.Waiting && feedback.OwnerPost != PostKind.Officer && !held.Anybody(feedback.OwnerPost, feedback.CommuneId, feedback.OwnerOrganisationId),
                Owner = organisations.Find(row => row.Id == feedback.OwnerOrganisationId) is { } organisation ? Wording.AsTyped(organisation.Name) : PostNames.Of(feedback.OwnerPost),
                ContactForgotten = !feedback.HasContact && await OldContacts.Forgotten(db, id, ct),
                Key = Guid.CreateVersion7(clock.GetUtcNow()),
            };
        }
    }
}
