namespace Sen.Movement.Personal;

/// <summary>What requests about personal data are called.</summary>
public static class DataRequestNames
{
    /// <summary>What is asked.</summary>
    public static Wording Of(DataWish wish) => wish switch
    {
        DataWish.See => ("Xem, nhận bản sao dữ liệu", "See the data, get a copy"),
        DataWish.Correct => ("Chỉnh sửa dữ liệu", "Correct the data"),
        DataWish.Erase => ("Xóa dữ liệu", "Erase the data"),
        DataWish.Withdraw => ("Rút lại sự đồng ý", "Withdraw a consent"),
        _ => throw new ArgumentOutOfRangeException(nameof(wish), wish, "Unknown wish."),
    };

    /// <summary>Where it lies.</summary>
    public static Wording Of(DataPlace place) => place switch
    {
        DataPlace.Account => ("Tài khoản của cán bộ", "An account"),
        DataPlace.Feedback => ("Góp ý, theo mã biên nhận", "Feedback, by the code of its receipt"),
        DataPlace.Elsewhere => ("Nơi khác: ảnh, bài, giấy tờ", "Elsewhere: a picture, an article, a paper"),
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "Unknown place."),
    };

    /// <summary>Where a request stands.</summary>
    public static Wording Of(DataRequestState state) => state switch
    {
        DataRequestState.Open => ("đang giải quyết", "open"),
        DataRequestState.Done => ("đã giải quyết", "done"),
        DataRequestState.Refused => ("đã từ chối", "refused"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>Why it was refused.</summary>
    public static Wording Of(DataRefusal reason) => reason switch
    {
        DataRefusal.NotProven => ("chưa chứng minh được là người có dữ liệu hoặc người được ủy quyền", "nobody could show to be the person concerned or to act for them"),
        DataRefusal.OfficialAct => ("dữ liệu nằm trong văn bản, quyết định phải lưu theo luật", "the data stands in official acts, which the law keeps"),
        DataRefusal.NothingKept => ("xã không lưu dữ liệu này", "the commune keeps nothing of the kind"),
        DataRefusal.OfOthers => ("giải quyết sẽ làm lộ dữ liệu của người khác", "it would tell about somebody else"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };
}
