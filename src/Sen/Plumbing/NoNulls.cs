using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;

namespace Sen.Plumbing;

/// <summary>
/// Keeps the character U+0000 out: nobody types it, PostgreSQL stores it nowhere, and SQLite would, so that a backup could not be restored on the
/// other. In a form it is left out; an address that carries it is nobody's address. A form that is read by hand does so itself (<see cref="PostedForm"/>).
/// </summary>
public static class NoNulls
{
    /// <summary>Cleans the form, refuses the address.</summary>
    public static async Task Keep(HttpContext http, RequestDelegate next)
    {
        if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (http.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true } && http.Request.HasFormContentType)
        {
            await Clean(http);
        }

        await next(http);
    }

    private static async Task Clean(HttpContext http)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form.Any(field => field.Value.Any(Has)))
            {
                http.Request.Form = new FormCollection(form.ToDictionary(field => field.Key, field => new StringValues([.. field.Value.Select(Without)]), StringComparer.OrdinalIgnoreCase));
            }
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidOperationException)
        {
            // What the framework's reader throws at a broken form, and at this very character in a form of the plain kind.
            throw new BadHttpRequestException("The form cannot be read.", unreadable);
        }
    }

    private static bool Has(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    private static string? Without(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}
