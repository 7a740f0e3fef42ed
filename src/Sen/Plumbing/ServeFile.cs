using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Sen.Data;
using Sen.Data.Files;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Progress;

namespace Sen.Plumbing;

/// <summary>
/// Serves a file through its record's rule and no other way. Who may not see it, and where there is none, gets the same 404; a reader's browser
/// asks again each time, so that what was taken back is gone for the next look.
/// </summary>
public static class ServeFile
{
    /// <summary>The sizes by the word in their address: nhỏ, vừa, lớn.</summary>
    public const string Small = "nho", Medium = "vua", Large = "lon";

    /// <summary>The address of a file in a size.</summary>
    public static string Address(Guid id, string size) => $"/tep/{id:d}/{size}";

    /// <summary>Maps the route.</summary>
    public static void Map(Routes routes) =>
        routes.MapGet("/tep/{id:guid}/{size:regex(^(nho|vua|lon)$)}", async (Guid id, string size, HttpContext http, Handler handler, FileStore store) =>
            await handler.Handle(id, http.RequestAborted) is { } found && store.Open(HashOf(found.File, size)) is { } bytes
                ? Send(http, found, size, bytes)
                : Answers.Refused(http, new Refusal.Missing(("ảnh", "photo")))).Needs(Operation.ReadPortal);

    /// <summary>Finds a file for an actor.</summary>
    public sealed class Handler(Databases databases, Visit visit, TimeProvider clock)
    {
        /// <summary>The file when its owner's rule lets this visitor see it; null otherwise.</summary>
        public async Task<Found?> Handle(Guid id, CancellationToken ct)
        {
            // What is public belongs to the site that was asked, what is not to the actor's own communes.
            var communes = visit.Site is { } site ? visit.Scope.Communes.Append(site.CommuneId).Distinct() : visit.Scope.Communes;
            await using var db = databases.Open(Scope.Of(communes, visit.Scope.Provinces));
            if (await In(db, id, ct) is { } found)
            {
                return found;
            }

            // What the communes before this one recorded is for whoever works here, never for readers.
            using var wider = await Inherited.Widen(db, visit.Actor, BusinessCalendar.Today(clock), ct);
            return visit.Actor.Standing == Standing.Person && await In(db, id, ct) is { } inherited ? inherited with { ForAll = false } : null;
        }

        private async Task<Found?> In(SenDb db, Guid id, CancellationToken ct)
        {
            return await db.Files.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, ct) is not { } file ? null : file.OwnerKind switch
            {
                FileOwner.ProgressEntry => await OfProgress(db, file, ct),
                FileOwner.Sender => OfSender(file),
                FileOwner.Feedback => await OfFeedback(db, file, ct),
                FileOwner.EnteredFor => await OfEntered(db, file, ct),
                _ => null,
            };
        }

        private async Task<Found?> OfProgress(SenDb db, StoredFile file, CancellationToken ct)
        {
            var registration = await db.ProgressEntries.Where(entry => entry.Id == file.OwnerId).Select(entry => entry.RegistrationId).SingleOrDefaultAsync(ct);
            if (await Registrations.Load(db, registration, BusinessCalendar.Today(clock), ct) is not { } dossier)
            {
                return null;
            }

            var forAll = Evidence.IsPublic(dossier.Model, dossier.Registration.Stage) && (visit.Scope.Everything || visit.Scope.Communes.Append(visit.Home.CommuneId).Contains(file.CommuneId));
            return forAll || Access.Ask(visit.Actor, Operation.ReadModel, dossier.Subject).Ok ? new(file, forAll) : null;
        }

        // The scan of what was entered on behalf is read with its registration, in the workplace only, whatever of the model is public.
        private async Task<Found?> OfEntered(SenDb db, StoredFile file, CancellationToken ct)
        {
            var registration = await db.EnteredFor.Where(row => row.Id == file.OwnerId).Select(row => row.RegistrationId).SingleOrDefaultAsync(ct);
            return await Registrations.Load(db, registration, BusinessCalendar.Today(clock), ct) is { } dossier
                && Access.Ask(visit.Actor, Operation.ReadModel, dossier.Subject).Ok ? new(file, ForAll: false) : null;
        }

        // What waits for its form is its sender's alone, and only as long as it waits.
        private Found? OfSender(StoredFile file) => file.Waits(clock.GetUtcNow().UtcDateTime)
            && Access.Ask(visit.Actor, Operation.KeepPhoto, new Subject(file.CommuneId, PersonId: file.OwnerId)).Ok ? new(file, ForAll: false) : null;

        // What a citizen sent is for those who read feedback, whatever of it the portal shows.
        private async Task<Found?> OfFeedback(SenDb db, StoredFile file, CancellationToken ct) =>
            await db.Feedback.AsNoTracking().SingleOrDefaultAsync(row => row.Id == file.OwnerId, ct) is { } feedback
            && Access.Ask(visit.Actor, Operation.ReadFeedback, feedback.Subject).Ok ? new(file, ForAll: false) : null;
    }

    /// <summary>A file that may be seen.</summary>
    /// <param name="File">The row.</param>
    /// <param name="ForAll">By anybody, or only by whom the access table lets.</param>
    public sealed record Found(StoredFile File, bool ForAll);

    /// <summary>The hash of a size.</summary>
    public static string HashOf(StoredFile file, string size) => size switch
    {
        Small => file.Small,
        Medium => file.Medium,
        _ => file.Large,
    };

    private static IResult Send(HttpContext http, Found found, string size, FileStream bytes)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = found.ForAll ? "no-cache" : "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        // Nothing but pictures is drawn inside our own pages: a document is taken away.
        var picture = found.File.MediaType.StartsWith("image/", StringComparison.Ordinal);
        headers.ContentDisposition = picture ? $"inline; filename=\"anh-{found.File.Id:n}-{size}.jpg\"" : $"attachment; filename=\"ban-quet-{found.File.Id:n}.pdf\"";
        if (!found.ForAll)
        {
            headers.Vary = HeaderNames.Cookie;
        }

        return Results.Stream(bytes, found.File.MediaType, entityTag: new($"\"{HashOf(found.File, size)}\""));
    }
}
