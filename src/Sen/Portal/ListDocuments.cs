using Microsoft.EntityFrameworkCore;
using Sen.Movement.Direction;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>The official documents of the movement, by kind.</summary>
public static class ListDocuments
{
    private const int Length = 20;

    /// <summary>Maps the list.</summary>
    public static void Map(Routes routes) => routes.MapPage(Addresses.Documents, [PageQuery.Kind, PageQuery.PageNumber], Answer);

    private static async Task<PageAnswer?> Answer(PageRequest request)
    {
        var page = request.Page(PageQuery.PageNumber);
        var kind = Enum.GetValues<DocumentKind>().Where(one => Value(one) == request.Value(PageQuery.Kind)).Select(one => (DocumentKind?)one).FirstOrDefault();
        if (request.Value(PageQuery.Kind) is not null && kind is null)
        {
            return null;
        }

        await using var db = request.Open();
        var counts = await db.Documents.AsNoTracking().GroupBy(document => document.Kind).Select(group => new { Kind = group.Key, Count = group.Count() }).ToListAsync(request.Ct);
        var total = counts.Where(one => kind is null || one.Kind == kind).Sum(one => one.Count);
        if (page > 1 && (page - 1) * Length >= total)
        {
            return null;
        }

        var documents = await db.Documents.AsNoTracking().Where(document => kind == null || document.Kind == kind)
            .OrderByDescending(document => document.IssuedOn != null).ThenByDescending(document => document.IssuedOn).ThenBy(document => document.Order).ThenBy(document => document.Id)
            .Skip((page - 1) * Length).Take(Length).ToListAsync(request.Ct);
        var words = request.Words;
        return await request.Draw<DocumentListView>(
            new DocumentListPage(total, [.. documents.Select(document => DocumentLines.Of(words, document))], request.Pages(PageQuery.PageNumber, total, Length, page))
            {
                Filters =
                [
                    new(PageQuery.Kind, words.FilterKind,
                    [
                        new("", words.All, kind is null),
                        .. counts.OrderBy(one => one.Kind).Select(one => new Choice(Value(one.Kind), words.In(OfficialDocument.NameOf(one.Kind)), one.Kind == kind)),
                    ]),
                ],
                FilteredBy = kind is { } chosen ? words.FilteredByKind(words.In(OfficialDocument.NameOf(chosen))) : null,
            },
            ["documents"]);
    }

    // “quyet-dinh”: what an address carries has no marks.
    private static string Value(DocumentKind kind) => Movement.Text.VietnameseText.Slug(OfficialDocument.NameOf(kind).Vi);
}
