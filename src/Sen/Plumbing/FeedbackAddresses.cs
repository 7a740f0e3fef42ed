namespace Sen.Plumbing;

/// <summary>Addresses of feedback (góp ý), shown on every page and answered by its slice.</summary>
public static class FeedbackAddresses
{
    public const string Send = "/gop-y";

    public const string Suggest = "/gop-y/mo-hinh";

    public const string Received = "/gop-y/da-nhan";

    public const string Find = "/gop-y/tra-cuu";

    public const string Follow = "/gop-y/theo-doi";

    public const string Published = "/gop-y/da-dang";

    public const string Desk = "/can-bo/gop-y";

    /// <summary>The query that says from which page somebody comes.</summary>
    public const string From = "tu";

    /// <summary>The form, knowing which page it is about; its query is left behind, it may hold what somebody searched for.</summary>
    public static string About(string page) => page.StartsWith(Send, StringComparison.Ordinal) ? Send : $"{Send}?{From}={Uri.EscapeDataString(page.Split('?')[0])}";

    /// <summary>One piece of feedback in the workplace.</summary>
    public static string Item(Guid id) => $"{Desk}/{id:d}";

    /// <summary>The same after something was done with it, named by the end of the action's address: the page says what.</summary>
    public static string Done(Guid id, string what) => $"{Item(id)}?{WhatWasDone}={what}";

    /// <summary>The query that says what was done.</summary>
    public const string WhatWasDone = "xong";

    /// <summary>Hides this one and what is nearly the same in the slow lane.</summary>
    public static string Group(Guid id) => $"{Item(id)}/nhom";
}
