using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>One official document: what is known of it, and the words in which an article speaks of it.</summary>
public static class ShowDocument
{
    /// <summary>Maps the page.</summary>
    public static void Map(Routes routes) => routes.MapPage("/van-ban/{address}", [], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        await using var db = request.Open();
        if (PublicId.At(request.Route("address")) is not { } id
            || await db.Documents.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, request.Ct) is not { } document)
        {
            return null;
        }

        if (request.Moved(Addresses.Document(document.Slug, id)) is { } moved)
        {
            return moved;
        }

        var quotation = await Quotations.Of(db, "document", id, request);
        var committee = await CommitteeReading.InForce(db, BusinessCalendar.Today(request.Clock)).AnyAsync(row => row.DecisionId == id, request.Ct);
        var facts = Facts(request.Words, document).ToList();
        if (committee)
        {
            facts.Add(new(request.Words.Committee, request.Words.TallySeats, Addresses.Committee));
        }

        return await request.Draw<DocumentView>(
            new DocumentPage(document.Abstract, DocumentLines.Kind(request.Words, document), facts) { Illustrative = document.Origin == Origin.Illustrative, Quotation = quotation },
            [$"document:{id}", "documents"]);
    }

    private static IEnumerable<Fact> Facts(Words words, OfficialDocument document)
    {
        if (document.Issuer.Length > 0)
        {
            yield return new(words.ColumnIssuer, document.Issuer);
        }

        if (document.Number is { } number)
        {
            yield return new(words.FactNumber, number);
        }

        if (document.IssuedOn is { } day)
        {
            yield return new(words.FactIssuedOn, words.Date(day));
        }

        if (document.Period.Length > 0)
        {
            yield return new(words.FactPeriod, DocumentLines.Phase(document.Period));
        }

        yield return new(words.FactRecurrence, words.In(OfficialDocument.NameOf(document.Recurrence)));
        if (document.Note.Length > 0)
        {
            yield return new(words.FactNote, document.Note);
        }
    }
}
