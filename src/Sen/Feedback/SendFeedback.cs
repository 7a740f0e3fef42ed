using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.Feedback;
using Sen.Movement.People;
using Sen.Plumbing;

namespace Sen.Feedback;

/// <summary>
/// Somebody says something, about the page they come from or the commune as a whole (gửi góp ý), or suggests a model (gợi ý mô hình). No account, no script,
/// no cookie: the form proves by its ticket that it is ours.
/// </summary>
public static class SendFeedback
{
    /// <summary>Maps the forms and the receipt.</summary>
    public static void Map(Routes routes)
    {
        MapForm(routes, FeedbackAddresses.Send, FeedbackKind.Remark);
        MapForm(routes, FeedbackAddresses.Suggest, FeedbackKind.Suggestion);
        routes.MapGet(FeedbackAddresses.Received, async (string? phieu, HttpContext http, FeedbackTickets tickets, Databases databases, Visit visit, TimeProvider clock, CancellationToken ct) =>
        {
            if (tickets.Opened(phieu ?? "") is not { Code.Length: > 0 } receipt)
            {
                return Results.Redirect(FeedbackAddresses.Find);
            }

            await using var db = PublicForms.Open(databases, visit);
            return await PublicForms.Page<FeedbackReceivedView>(http, null,
                ("Code", receipt.Code), ("FollowHref", $"{FeedbackAddresses.Follow}?phieu={tickets.Opening(receipt.Feedback)}"),
                ("Promise", await PublicForms.PromiseOf(db, visit.Home.CommuneId, BusinessCalendar.Today(clock), ct)));
        }).Needs(Operation.SendFeedback);
    }

    private static void MapForm(Routes routes, string address, FeedbackKind kind)
    {
        routes.MapGet(address, async (string? tu, HttpContext http, FeedbackTickets tickets, Databases databases, Visit visit, TimeProvider clock, CancellationToken ct) =>
            await Page(http, ReceiveFeedback.Form.Empty(kind, tickets.NewForm(), tu ?? ""), null, databases, visit, clock, ct)).Needs(Operation.SendFeedback);

        routes.MapPost(address, async (
            HttpContext http, ReceiveFeedback.Handler handler, FeedbackTickets tickets, FileStore store, Databases databases, Visit visit, TimeProvider clock, CancellationToken ct) =>
        {
            await using var posted = await PostedForm.ReadOpen(http, store);
            var form = ReceiveFeedback.Form.Of(kind, posted);
            var kept = await handler.Handle(form, ct);
            if (kept.Ok)
            {
                PublicForms.NotKept(http);
                return Results.Redirect($"{FeedbackAddresses.Received}?phieu={tickets.Opening(kept.Value.Id, kept.Value.Code)}");
            }

            // A form that cannot be used any more comes back with a new ticket, else with its own: sent again, it is the same.
            var again = ReferenceEquals(kept.Refusal, ReceiveFeedback.OldForm) ? form with { Ticket = tickets.NewForm() } : form;
            var page = await Page(http, again, kept.Refusal, databases, visit, clock, ct);
            return ReferenceEquals(kept.Refusal, ReceiveFeedback.NoRoom) ? new TooMany(page) : page;
        }).Needs(Operation.SendFeedback).DisableAntiforgery();
    }

    private static async Task<IResult> Page(
        HttpContext http, ReceiveFeedback.Form form, Refusal? refusal, Databases databases, Visit visit, TimeProvider clock, CancellationToken ct)
    {
        await using var db = PublicForms.Open(databases, visit);
        return await PublicForms.Page<SendFeedbackView>(http, refusal,
            ("Form", form), ("Refusal", refusal), ("About", await PublicForms.AboutOf(db, form.Page, ct)),
            ("Promise", await PublicForms.PromiseOf(db, visit.Home.CommuneId, BusinessCalendar.Today(clock), ct)));
    }

    // The same page under “too many”, so that also a program knows to wait.
    private sealed class TooMany(IResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.RetryAfter = "120";
            httpContext.Response.OnStarting(() =>
            {
                httpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return Task.CompletedTask;
            });
            return page.ExecuteAsync(httpContext);
        }
    }
}
