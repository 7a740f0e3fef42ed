using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sen.Movement.OldPortal;

namespace Sen.Import;

/// <summary>What a page says, as one line of JSON. The names are a promise (docs/import.md).</summary>
public static class PageJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line.</summary>
    public static string Of(OldPage page, IEnumerable<string> warnings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("section", page.Section);
            json.WriteString("category", page.Category);
            json.WriteString("title", page.Title);
            json.WriteString("author", page.Author);
            json.WriteString("published", page.Published?.ToString("O"));
            json.WriteString("published_as_shown", page.PublishedAsShown);
            Number(json, "views", page.Views);
            Texts(json, "paragraphs", page.Paragraphs);
            Texts(json, "captions", page.Captions.Select(caption => caption.Text));
            Number(json, "caption_after_paragraph", page.Captions.Count > 0 ? page.Captions[0].AfterParagraph : null);
            Texts(json, "newer", page.Newer);
            Texts(json, "older", page.Older);
            json.WriteStartArray("pager");
            foreach (var number in page.Pager)
            {
                json.WriteNumberValue(number);
            }

            json.WriteEndArray();
            Footer(json, page.Footer);
            json.WriteStartObject("statistics");
            Number(json, "total", page.Statistics.Total);
            Number(json, "month", page.Statistics.Month);
            Number(json, "day", page.Statistics.Day);
            json.WriteEndObject();
            Texts(json, "warnings", warnings);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Footer(Utf8JsonWriter json, OldFooter footer)
    {
        json.WriteStartObject("footer");
        json.WriteString("copyright_holder", footer.CopyrightHolder);
        json.WriteString("commune", footer.Commune);
        Texts(json, "address_units", footer.AddressUnits);
        Texts(json, "phones", footer.Phones);
        json.WriteString("email", footer.Email);
        json.WriteString("designed_by", footer.DesignedBy);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
