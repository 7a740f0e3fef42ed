using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Sen.Data.Files;

namespace Sen.Plumbing;

/// <summary>
/// A posted form with files, read piece by piece. The framework gives up the whole form when one file is too large; here the text a person typed
/// survives whatever happens to a file, and no file is ever held in memory while it arrives.
/// </summary>
public sealed class PostedForm : IAsyncDisposable
{
    /// <summary>Most bytes of a whole form; what lies behind is not read any more.</summary>
    public const long MostBytes = (3L * Upload.MostBytes) + (1 << 20);

    private const int MostText = 64 * 1024;
    private const int MostParts = 60;

    private readonly Dictionary<string, StringValues> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Upload>> _files = new(StringComparer.Ordinal);
    private long _read;

    private PostedForm()
    {
    }

    /// <summary>What was typed in a field; empty when the field did not come.</summary>
    public string this[string field] => _texts.TryGetValue(field, out var text) ? text.ToString() : "";

    /// <summary>An id, for example the key of the form; the empty id when there is none.</summary>
    public Guid Id(string field) => Guid.TryParse(this[field], out var id) ? id : Guid.Empty;

    /// <summary>The key of the act the form asks for (<see cref="Plumbing.ActKey"/>): the text, and the names and sizes of the files.</summary>
    public Guid ActKey() => Plumbing.ActKey.Of(Id("key"), [
        .. _texts.SelectMany(text => text.Value.Select(value => (text.Key, value ?? ""))),
        .. _files.SelectMany(files => files.Value.Select(file => (files.Key, $"{file.Length} {file.Name}")))]);

    /// <summary>The file of a field; null when none was chosen.</summary>
    public Upload? File(string field) => Files(field) is [.., var last] ? last : null;

    /// <summary>The files of a field that takes several, in their order.</summary>
    public IReadOnlyList<Upload> Files(string field) => _files.TryGetValue(field, out var files) ? files : [];

    /// <summary>True when the form was longer than is read: what lay behind did not come.</summary>
    public bool CutShort { get; private set; }

    /// <summary>Reads the form and checks that it is one of our own pages that sent it; null when it is not.</summary>
    public static async Task<PostedForm?> Read(HttpContext http, FileStore store, IAntiforgery antiforgery)
    {
        var form = await ReadOpen(http, store);
        if (await antiforgery.IsRequestValidAsync(http))
        {
            return form;
        }

        await form.DisposeAsync();
        return null;
    }

    /// <summary>Reads a form that anybody may send and that carries nobody's rights: it needs no token, and so no cookie.</summary>
    public static async Task<PostedForm> ReadOpen(HttpContext http, FileStore store)
    {
        var form = new PostedForm();
        if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary)
        {
            // Counted here, so that the text in front of a file that is far too large is still read.
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
            try
            {
                await form.ReadParts(new MultipartReader(boundary.ToString(), http.Request.Body), store, http.RequestAborted);
            }
            catch
            {
                // Half a form: what had come of its files goes at once.
                await form.DisposeAsync();
                throw;
            }

            http.Request.Form = new FormCollection(form._texts);
        }
        else if (http.Request.HasFormContentType)
        {
            foreach (var (field, text) in await Plain(http))
            {
                form._texts[field] = text.ToString().Replace("\0", "", StringComparison.Ordinal);
            }
        }

        return form;
    }

    private static async Task<IFormCollection> Plain(HttpContext http)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidOperationException)
        {
            // What the framework's reader throws at a broken form, and at U+0000 in a form of the plain kind.
            throw new BadHttpRequestException("The form cannot be read.", unreadable);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files.Values.SelectMany(files => files))
        {
            await file.DisposeAsync();
        }
    }

    private async Task ReadParts(MultipartReader reader, FileStore store, CancellationToken ct)
    {
        for (var parts = 0; parts < MostParts && _read < MostBytes; parts++)
        {
            var section = await reader.ReadNextSectionAsync(ct);
            if (section?.GetContentDispositionHeader() is not { } disposition)
            {
                return;
            }

            var field = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (!disposition.IsFileDisposition())
            {
                _texts[field] = await ReadText(section.Body, ct);
            }
            else if (NameOf(disposition) is { Length: > 0 } name)
            {
                Add(field, await ReadFile(section.Body, name, store, ct));
            }
        }

        CutShort = true;
    }

    private async Task<string> ReadText(Stream body, CancellationToken ct)
    {
        using var text = new MemoryStream();
        var buffer = new byte[8 * 1024];
        for (int some; text.Length < MostText && (some = await body.ReadAsync(buffer, ct)) > 0; _read += some)
        {
            text.Write(buffer, 0, some);
        }

        await PassOver(body, buffer, ct);
        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length).Replace("\0", "", StringComparison.Ordinal);
    }

    private static string NameOf(ContentDispositionHeaderValue disposition) =>
        (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).ToString();

    private async Task<Upload> ReadFile(Stream body, string name, FileStore store, CancellationToken ct)
    {
        var scratch = store.Scratch();
        var buffer = new byte[64 * 1024];
        for (int some; (some = await body.ReadAsync(buffer, ct)) > 0;)
        {
            _read += some;
            if (scratch.Length + some > Upload.MostBytes || _read > MostBytes)
            {
                await scratch.DisposeAsync();
                await PassOver(body, buffer, ct);
                return new(null, name);
            }

            await scratch.WriteAsync(buffer.AsMemory(0, some), ct);
        }

        return new(scratch, name);
    }

    // The fields behind what is too large are wanted all the same, as long as it is not far too large.
    private async Task PassOver(Stream body, byte[] buffer, CancellationToken ct)
    {
        for (int some; _read <= MostBytes && (some = await body.ReadAsync(buffer, ct)) > 0; _read += some)
        {
        }
    }

    private void Add(string field, Upload upload)
    {
        if (!_files.TryGetValue(field, out var files))
        {
            _files[field] = files = [];
        }

        files.Add(upload);
    }
}
