namespace Sen.Movement.Models;

/// <summary>The five choices of the seed page: “chọn điểm, chọn nội dung, chọn việc, chọn khâu, chọn phương pháp”, each a short answer.</summary>
public sealed class FiveChoices
{
    /// <summary>Chọn điểm: where, and why there.</summary>
    public string Site { get; set; } = "";

    /// <summary>Chọn nội dung: what it is about.</summary>
    public string Content { get; set; } = "";

    /// <summary>Chọn việc: which works, with numbers and dates.</summary>
    public string Task { get; set; } = "";

    /// <summary>Chọn khâu: the link that decides, what to do first.</summary>
    public string Link { get; set; } = "";

    /// <summary>Chọn phương pháp: how the people are moved to join.</summary>
    public string Method { get; set; } = "";
}
