using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Accounts;
using Sen.Data.Media;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Movement.Personal;
using Sen.Plumbing;

namespace Sen.People;

/// <summary>One request: what was asked, by when, and the buttons this person has. The forms' slices answer with this page when they say no.</summary>
public static class ReadDataRequest
{
    /// <summary>What the page shows.</summary>
    public sealed record Sheet(DataRequest Request, DateOnly Today, Guid Key)
    {
        /// <summary>The account it is about.</summary>
        public Account? Account { get; init; }

        /// <summary>The feedback it is about; its name and telephone number are not on this page.</summary>
        public CitizenFeedback? Feedback { get; init; }

        /// <summary>Pictures with a consent that somebody may take back; null where the request is not about such.</summary>
        public IReadOnlyList<(Guid Id, string Name)>? Pictures { get; init; }

        /// <summary>What was done, as whoever closed it wrote; empty before, and where a button did it.</summary>
        public string Note { get; init; } = "";

        /// <summary>This person does what is asked.</summary>
        public bool Serves { get; init; }
    }

    /// <summary>What was typed in the form that came back.</summary>
    public sealed record Typed(string? Title = null, string? Name = null, string? ContactName = null, string? Phone = null, string? Reason = null, string? Picture = null, string? Note = null)
    {
        /// <summary>Nothing yet.</summary>
        public static Typed Nothing { get; } = new();
    }

    /// <summary>The query that says what was done.</summary>
    public const string WhatWasDone = "xong";

    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapGet($"{DeskAddresses.DataRequests}/{{id:guid}}", (Guid id, HttpContext http, Actor actor, Pages pages, CancellationToken ct) =>
        pages.Show(http, id, actor, Typed.Nothing, null, ct)).Needs(Operation.ReadDataRequests);

    /// <summary>Builds the page.</summary>
    public sealed class Pages(SenDb db, DataRequestDesk desk, Frames frames, TimeProvider clock)
    {
        /// <summary>The page; with the refusal of a form that came back.</summary>
        public async Task<IResult> Show(HttpContext http, Guid id, Actor actor, Typed typed, Refusal? refusal, CancellationToken ct)
        {
            var opened = await desk.Open(id, Operation.ReadDataRequests, actor, ct);
            if (!opened.Ok)
            {
                return Answers.Refused(http, opened.Refusal);
            }

            var request = opened.Value.Request;
            var sheet = new Sheet(request, BusinessCalendar.Today(clock), Guid.CreateVersion7(clock.GetUtcNow()))
            {
                Account = request.Place == DataPlace.Account ? await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == request.AboutId, ct) : null,
                Feedback = request.Place == DataPlace.Feedback ? await db.Feedback.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.AboutId, ct) : null,
                Note = request.State == DataRequestState.Done ? await Note(request.Id, ct) : "",
                Serves = DataRequestWork.Serves(actor, request.Place, request.Subject),
                Pictures = request is { Place: DataPlace.Elsewhere, Kind: DataWish.Erase or DataWish.Withdraw, State: DataRequestState.Open } ? await MediaConsents.Kept(db, request.CommuneId, ct) : null,
            };
            return await frames.Page<ReadDataRequestView>(http, refusal, ct, (nameof(ReadDataRequestView.Sheet), sheet), (nameof(ReadDataRequestView.Typed), typed),
                (nameof(ReadDataRequestView.Refusal), refusal), (nameof(ReadDataRequestView.Done), refusal is null ? http.Request.Query[WhatWasDone].FirstOrDefault() : null));
        }

        private async Task<string> Note(Guid id, CancellationToken ct)
        {
            var (verb, subject) = (Operation.CloseDataRequest.Verb(), id.ToString("d"));
            return await db.AuditLines.AsNoTracking().Where(line => line.SubjectKind == "data-request" && line.SubjectId == subject && line.Verb == verb).Select(line => line.Reason).FirstOrDefaultAsync(ct) ?? "";
        }

        /// <summary>The page again after a form: anew when it was done, with the sentence when not.</summary>
        public async Task<IResult> After<T>(HttpContext http, Guid id, Actor actor, Outcome<T> answer, string what, Typed typed, CancellationToken ct) =>
            answer.Ok ? Results.Redirect($"{DeskAddresses.DataRequest(id)}?{WhatWasDone}={what}") : await Show(http, id, actor, typed, answer.Refusal, ct);
    }
}
