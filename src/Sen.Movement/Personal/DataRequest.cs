using Sen.Movement.People;

namespace Sen.Movement.Personal;

/// <summary>What a person asks about the own data (loại yêu cầu): the law's rights as far as Sen can serve them.</summary>
public enum DataWish
{
    /// <summary>See what is kept (xem, nhận bản sao).</summary>
    See,

    /// <summary>Correct it (chỉnh sửa).</summary>
    Correct,

    /// <summary>Erase it (xóa).</summary>
    Erase,

    /// <summary>Take a consent back (rút lại sự đồng ý).</summary>
    Withdraw,
}

/// <summary>Where what is asked about lies.</summary>
public enum DataPlace
{
    /// <summary>The account of somebody who works or worked here.</summary>
    Account,

    /// <summary>A piece of feedback, found by the code of its receipt.</summary>
    Feedback,

    /// <summary>Elsewhere: a picture, an article, a paper; looked for by hand.</summary>
    Elsewhere,
}

/// <summary>Where a request stands.</summary>
public enum DataRequestState
{
    /// <summary>Its clock runs.</summary>
    Open,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was refused for a reason of the closed list.</summary>
    Refused,
}

/// <summary>Why a request may be refused: a closed list, told to whoever asked.</summary>
public enum DataRefusal
{
    /// <summary>Nobody could show to be the person concerned, or to act for them.</summary>
    NotProven,

    /// <summary>What is asked about stands in official acts, which the law keeps.</summary>
    OfficialAct,

    /// <summary>Nothing of the kind is kept.</summary>
    NothingKept,

    /// <summary>It would tell about somebody else.</summary>
    OfOthers,
}

/// <summary>
/// A request of a person about the own data (yêu cầu về dữ liệu cá nhân): of somebody with an account, or of a citizen by the code of a receipt or in person. It has a clock;
/// what was asked and by whom is known to whoever answers, and is forgotten some time after.
/// </summary>
public sealed class DataRequest : CommuneRecord
{
    /// <summary>Longest name of whoever asks.</summary>
    public const int LongestAsker = 100;

    /// <summary>Longest wish.</summary>
    public const int LongestWish = 1000;

    /// <summary>Longest note of what was done.</summary>
    public const int LongestNote = 500;

    /// <summary>What is asked.</summary>
    public DataWish Kind { get; init; }

    /// <summary>Where it lies.</summary>
    public DataPlace Place { get; init; }

    /// <summary>The account or the feedback; null for what is looked for by hand.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>Who asks and how to reach them, in their own words; empty when the code alone speaks, or after the time for keeping it.</summary>
    public string Asker { get; private set; } = "";

    /// <summary>What exactly they ask for; may be empty.</summary>
    public string Wish { get; private set; } = "";

    /// <summary>Local day it came in.</summary>
    public DateOnly ReceivedOn { get; init; }

    /// <summary>Local day by which it has to be done, counted when it came in: a later setting moves no running clock.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>Where it stands.</summary>
    public DataRequestState State { get; private set; }

    /// <summary>Local day it was done or refused.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why it was refused.</summary>
    public DataRefusal? RefusedFor { get; private set; }

    /// <summary>Local day somebody last took the copy out to hand it over.</summary>
    public DateOnly? ExportedOn { get; private set; }

    /// <summary>Local day the name and the words of whoever asked were forgotten.</summary>
    public DateOnly? ForgottenOn { get; private set; }

    /// <summary>What decides rights on it.</summary>
    public Subject Subject => Subject.Of(CommuneId);

    /// <summary>True while a copy can be made: of an account or a feedback, and not once the data was erased on this request.</summary>
    public bool HasCopy => Place != DataPlace.Elsewhere && !(Kind == DataWish.Erase && State == DataRequestState.Done);

    /// <summary>A request as it is recorded.</summary>
    public static DataRequest Record(Guid id, Home home, DataWish kind, DataPlace place, Guid? about, string asker, string wish, DateOnly receivedOn, DateOnly dueOn) => new()
    {
        Id = id,
        CommuneId = home.CommuneId,
        ProvinceId = home.ProvinceId,
        Kind = kind,
        Place = place,
        AboutId = about,
        Asker = asker,
        Wish = wish,
        ReceivedOn = receivedOn,
        DueOn = dueOn,
    };

    /// <summary>The copy was taken out. The request is done once the copy is with the person: somebody says so.</summary>
    public Outcome<DataRequest> Export(DateOnly today)
    {
        ExportedOn = today;
        return this;
    }

    /// <summary>What is wrong with the note of what was done; null when nothing is.</summary>
    public static Wording? CheckNote(string note) =>
        note.Length == 0 ? ("Đề nghị ghi ngắn gọn đã làm gì, ví dụ: đã giao bản sao tại trụ sở.", "Please write in short what was done, for example: the copy was handed over at the office.")
        : note.Length > LongestNote ? ($"Tối đa {LongestNote} ký tự; đang có {note.Length}.", $"At most {LongestNote} letters; there are {note.Length}.")
        // It stands in the history, which forgets nothing, and may be about somebody who asked to be forgotten.
        : PersonalWords.In([(("ghi chú", "the note"), note)]) is { Count: > 0 } found ? (
            $"Ghi chú ở lại trong nhật ký, không xóa được. Đề nghị bỏ: {string.Join("; ", found.Select(one => one.What.Vi))}.",
            $"The note stays in the history and cannot be erased. Please take out: {string.Join("; ", found.Select(one => one.What.En))}.")
        : null;

    /// <summary>What was asked is done.</summary>
    public Outcome<DataRequest> Finish(DateOnly today) => Close(DataRequestState.Done, null, today);

    /// <summary>It is refused.</summary>
    public Outcome<DataRequest> Refuse(DataRefusal reason, DateOnly today) => Close(DataRequestState.Refused, reason, today);

    /// <summary>Forgets who asked and in which words; that something was asked and what became of it stays.</summary>
    public void Forget(DateOnly today) => (Asker, Wish, ForgottenOn) = ("", "", today);

    /// <summary>Whether who asked was kept long enough: so many days after it was closed.</summary>
    public bool IsOver(DateOnly today, int days) => ForgottenOn is null && ClosedOn is { } closed && today >= closed.AddDays(days);

    private Outcome<DataRequest> Close(DataRequestState state, DataRefusal? reason, DateOnly today)
    {
        if (State != DataRequestState.Open)
        {
            return new Refusal.OutOfOrder(DataRequestNames.Of(State), OperationNames.Of(Operation.CloseDataRequest));
        }

        (State, RefusedFor, ClosedOn) = (state, reason, today);
        return this;
    }
}
