using Sen.Movement.Models;
using Sen.Plumbing;
using Said = Sen.Movement.Direction.StatementKind;

namespace Sen.Portal;

/// <summary>The public addresses, each written in one place.</summary>
public static class Addresses
{
    public const string News = "/tin", Movement = "/phong-trao", Models = "/mo-hinh", Committee = "/ban-chi-dao", Documents = "/van-ban", Search = PageQuery.SearchAddress;

    public static string Category(string slug) => $"{News}/{slug}";

    public static string Article(string categorySlug, string slug, Guid id) => $"{News}/{categorySlug}/{slug}-{PublicId.Of(id)}";

    public static string Model(string slug, Guid id) => $"{Models}/{slug}-{PublicId.Of(id)}";

    public static string ModelsOf(Guid organisationId) => $"{Models}?{PageQuery.Owner}={PublicId.Of(organisationId)}";

    public static string ModelsOf(Field field) => $"{Models}?{PageQuery.Field}={ModelNames.CodeOf(field)}";

    public static string Document(string slug, Guid id) => $"{Documents}/{slug}-{PublicId.Of(id)}";

    /// <summary>A photograph in one of its sizes: nho, vua, lon.</summary>
    public static string Photo(Guid fileId, string size) => $"/tep/{fileId:d}/{size}";

    /// <summary>The page of a limitation or a remedy; choices and principles stand on the movement's page.</summary>
    public static string Statement(Said kind, int no) => kind switch
    {
        Said.Limitation => $"/han-che/{no}",
        Said.Remedy => $"/giai-phap/{no}",
        _ => Movement,
    };
}
