using System.Globalization;

namespace Sen.Plumbing;

/// <summary>Reads what was typed and what pages put into hidden fields. Nothing here judges: what is not there becomes empty, and the handler says what is missing.</summary>
public static class FormValues
{
    /// <summary>What was typed; null when the field did not come.</summary>
    public static string? Typed(this IFormCollection form, string field) => form.TryGetValue(field, out var typed) ? typed.ToString() : null;

    /// <summary>An id; the empty id when there is none.</summary>
    public static Guid Id(this IFormCollection form, string field) => Guid.TryParse(form[field].ToString(), out var id) ? id : Guid.Empty;

    /// <summary>The key of the act the form asks for (<see cref="Plumbing.ActKey"/>); a text that is saved while it grows is known by its form alone, <see cref="Id"/>.</summary>
    public static Guid ActKey(this IFormCollection form) =>
        Plumbing.ActKey.Of(form.Id("key"), form.SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))));

    /// <summary>A whole number; -1 when there is none.</summary>
    public static int Number(this IFormCollection form, string field) =>
        int.TryParse(form[field].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
