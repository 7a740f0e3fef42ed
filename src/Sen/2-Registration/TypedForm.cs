using Sen.Movement.Models;

namespace Sen.Registration;

/// <summary>Reads the answers of the registration form as they were sent; nothing here judges them.</summary>
public static class TypedForm
{
    public static string Text(this IFormCollection form, string name) => form[name].ToString();

    /// <summary>The answers of a part: only questions of that part, only those that were sent.</summary>
    public static IReadOnlyDictionary<string, string> Answers(this IFormCollection form, int part) => RegistrationForm.Of(part)
        .Where(question => form.ContainsKey(question.Name))
        .ToDictionary(question => question.Name, question => form[question.Name].ToString(), StringComparer.Ordinal);
}
