using Sen.Movement;

namespace Sen.Portal;

/// <summary>What to look at again in an article from a Word file, as the draft keeps it: a line for each note, with both languages.</summary>
internal static class WordNotes
{
    private const char Between = '\t';

    /// <summary>The notes as one text.</summary>
    public static string Write(IEnumerable<Wording> notes) => string.Join('\n', notes.Select(note => $"{Line(note.Vi)}{Between}{Line(note.En)}"));

    /// <summary>The notes of a kept text; one of an earlier version of Sen has Vietnamese alone.</summary>
    public static IEnumerable<Wording> Read(string kept) => kept.Split('\n').Select(line => line.Split(Between) is [var vi, var en] ? new Wording(vi, en) : Wording.AsTyped(line));

    private static string Line(string text) => text.Replace('\n', ' ').Replace(Between, ' ');
}
