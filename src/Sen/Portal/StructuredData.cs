using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// The article as search engines read it (schema.org NewsArticle, JSON-LD). It is data, never run: the content policy stays “own files only”. Nothing
/// stands in it that the page does not show.
/// </summary>
public static class StructuredData
{
    // Letters stay letters; what could end the element it stands in (<, >, &) is escaped.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON of an article.</summary>
    public static string Of(Frame frame, ArticlePage page)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Writing))
        {
            json.WriteStartObject();
            json.WriteString("@context", "https://schema.org");
            json.WriteString("@type", "NewsArticle");
            json.WriteString("headline", page.Title);
            json.WriteString("inLanguage", "vi");
            json.WriteString("datePublished", page.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("dateModified", (page.Corrections.Count > 0 ? page.Corrections[^1].On : page.Published).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("articleSection", page.Category.Text);
            json.WriteString("mainEntityOfPage", frame.Origin + frame.Canonical);
            if (page.Summary is { } summary)
            {
                json.WriteString("description", summary);
            }

            if (page.Image is { } image)
            {
                json.WriteString("image", frame.Origin + image);
            }

            // An old page may name nobody.
            if (page.Author.Length > 0)
            {
                Named(json, "author", "Person", page.Author);
            }

            Named(json, "publisher", "GovernmentOrganization", frame.Site.Name);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Named(Utf8JsonWriter json, string property, string type, string name)
    {
        json.WriteStartObject(property);
        json.WriteString("@type", type);
        json.WriteString("name", name);
        json.WriteEndObject();
    }
}
