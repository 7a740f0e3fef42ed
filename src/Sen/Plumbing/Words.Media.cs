using System.Globalization;
using Sen.Data.Media;
using Sen.Movement.Media;

namespace Sen.Plumbing;

// Words of the media library.
public sealed partial class Words
{
    public string MediaLibrary => Say("Kho ảnh, tệp", "Media library");

    public string AddMedia => Say("Thêm ảnh, tệp", "Add pictures, files");

    public string FilterMedia => Say("Lọc kho ảnh, tệp", "Filter the media library");

    public string AllMedia => Say("Tất cả", "All");

    public string UnusedMedia => Say("Chưa dùng", "Unused");

    public string HiddenMedia => Say("Bạn đọc chưa thấy", "Not public");

    public string MediaWithoutConsent => Say("Chưa ghi đồng ý", "Consent not noted");

    public string DocumentsOnly => Say("Văn bản", "Documents");

    public string LacksAltText => Say("Thiếu mô tả", "No alternative text");

    public string ReadersSeeIt => Say("Bạn đọc thấy", "Public");

    public string ReadersDoNotSeeIt => Say("Bạn đọc chưa thấy", "Not public");

    public string NoMediaYet => Say("Kho chưa có ảnh, tệp nào. Bấm “Thêm ảnh, tệp” để đưa vào.", "The library is empty. Choose “Add pictures, files” to begin.");

    public string NoMediaFound => Say("Không có ảnh, tệp nào như vậy.", "There is nothing like that.");

    public string MediaRemoved => Say("Đã bỏ khỏi kho. Nhật ký vẫn giữ.", "Removed. The audit keeps it.");

    public string PagesOfMedia => Say("Các trang của kho", "Pages of the library");

    public string MediaCredit => Say("Tác giả, nguồn", "Author, source");

    public string MediaCreditHint => Say("Ví dụ: Ban Văn hóa xã; Hội Nông dân xã gửi.", "For example: the commune’s culture office.");

    public string ChooseMedia => Say("Ảnh, tệp", "Pictures, files");

    public string ChooseMediaAgain => Say("Trình duyệt không giữ tệp đã chọn. Đề nghị chọn lại những tệp chưa nhận được.", "Browsers do not keep chosen files. Please choose again what was not taken.");

    public string NoSecretsHere => Say(
        "Không đưa tài liệu bí mật nhà nước vào đây. Tệp có dấu “MẬT” sẽ bị chặn, không ra cổng.",
        "No state secrets here. A file with the stamp “MẬT” is held back from the portal.");

    public string SendMedia => Say("Gửi ảnh, tệp", "Send");

    public string BackToMedia => Say("Về kho ảnh, tệp", "Back to the library");

    public string SomeNotAdded => Say("Có tệp chưa nhận được", "Some files were not taken");

    public string TheseWereAdded => Say("Đã nhận:", "Taken:");

    public string MediaSaved => Say("Đã lưu. Bạn đọc thấy từ bây giờ ở mọi trang đang dùng.", "Saved. Readers see it from now on wherever it is used.");

    public string MediaReplaced => Say(
        "Đã thay. Đề nghị xem lại mô tả, chú thích và phiếu đồng ý cho đúng với tệp mới.",
        "Replaced. Please check that text, caption and consent still fit.");

    public string AltTextField => Say("Mô tả ảnh", "Alternative text");

    public string AltTextHint => Say(
        "Một dòng, cho người không nhìn thấy ảnh. Ví dụ: Bà con thôn đổ bê tông đoạn đường vào xóm.",
        "One line for those who do not see the picture.");

    public string DecorativePicture => Say("Ảnh trang trí, không cần mô tả", "Decorative picture, needs no text");

    public string DocumentTitle => Say("Tên văn bản", "Title of the document");

    public string TakenOn => Say("Ngày chụp", "Taken on");

    public string IssuedOnField => Say("Ngày ban hành", "Issued on");

    public string ConsentNote => Say("Phiếu đồng ý", "Consent");

    public string ConsentHint => Say(
        "Hình ảnh của một người là dữ liệu cá nhân. Trẻ dưới 7 tuổi: người giám hộ đồng ý; từ 7 tuổi: cả trẻ và người giám hộ. Phần này không hiện trên cổng.",
        "A person’s image is personal data. Under 7: the guardian consents; from 7 on: child and guardian. This part is never shown on the portal.");

    public string PeopleInPicture => Say("Người trong ảnh", "People in the picture");

    public string ConsentWho => Say("Ai đồng ý", "Who consents");

    public string ConsentWhoHint => Say("Ví dụ: chủ hộ thôn 3; người giám hộ của hai cháu.", "For example: the householder; the guardian of both children.");

    public string ConsentWhat => Say("Đồng ý việc gì", "To what");

    public string ConsentWhere => Say("Chụp ở đâu", "Where it was taken");

    public string ConsentPurpose => Say("Dùng để làm gì", "What for");

    public string ConsentGivenOn => Say("Ngày đồng ý", "Day of consent");

    public string ForChildren => Say("Nếu ảnh có trẻ em", "If children are shown");

    public string GuardianConsents => Say("Người giám hộ đồng ý", "The guardian consents");

    public string ChildConsents => Say("Trẻ từ 7 tuổi đồng ý", "The child, from 7 on, consents");

    public string ConsentWithdrawnOn => Say("Ngày rút đồng ý", "Day it was taken back");

    public string ConsentWithdrawnHint => Say("Ghi ngày vào đây thì ảnh rời cổng ngay.", "With a day here the picture leaves the portal at once.");

    public string SaveMedia => Say("Lưu thông tin", "Save");

    public string MediaState => Say("Tình trạng", "State");

    public string FileNameAsSent => Say("Tên tệp khi gửi", "File name as sent");

    public string SizeOfMedia => Say("Cỡ", "Size");

    public string AddedOn => Say("Ngày đưa vào", "Added on");

    public string WhereUsed => Say("Đang dùng ở", "Where it is used");

    public string InKeptVersion => Say("Chỉ trong một phiên bản đã lưu", "Only in a kept version");

    public string UsedNowhere => Say("Chưa bài nào dùng.", "Nothing uses it yet.");

    public string ReplaceMedia => Say("Thay bằng tệp khác", "Replace");

    public string RemoveMedia => Say("Bỏ khỏi kho", "Remove from the library");

    public string MediaHistory => Say("Đã làm", "What was done");

    public string DownloadDocument => Say("Tải tệp về", "Download");

    public string NewFile => Say("Tệp thay vào", "The new file");

    public string ReplaceNow => Say("Thay ngay", "Replace now");

    public string BackToMediaItem => Say("Quay lại", "Back");

    public string StillUsed => Say("Ảnh, tệp này đang được dùng, hoặc còn trong bản đang viết hay phiên bản đã lưu của một bài.", "It is still in use, or stands in a draft or a kept version of an article.");

    public string RemoveNow => Say("Bỏ khỏi kho ngay", "Remove now");

    public string MediaCount(int count) => Say($"{count} ảnh, tệp", count == 1 ? "1 item" : $"{count} items");

    public string MediaAdded(int count) => Say(
        $"Đã nhận {count} tệp. Đề nghị ghi mô tả cho từng ảnh.", count == 1 ? "1 file taken. Please write its alternative text." : $"{count} files taken. Please write their alternative texts.");

    public string LackingAltText(int count) => Say($"Thiếu mô tả ({count})", $"No alternative text ({count})");

    public string UsedInCount(int count) => count == 0 ? Say("chưa dùng", "unused") : Say($"dùng ở {count} nơi", count == 1 ? "used once" : $"used {count} times");

    public string ChooseMediaHint(int files, int megabytes) => Say(
        $"Ảnh JPEG, PNG, WebP; văn bản PDF, Word (.docx), Excel (.xlsx). {(files > 1 ? $"Tối đa {files} tệp, mỗi" : "Mỗi")} tệp tối đa {megabytes} MB. Nơi chụp và tên máy ghi trong ảnh được xóa.",
        $"JPEG, PNG, WebP pictures; PDF, Word (.docx), Excel (.xlsx) documents. {(files > 1 ? $"At most {files} files, each" : "Each")} up to {megabytes} MB. Place and camera data are removed from pictures.");

    public string EditMedia(MediaKind kind) => kind == MediaKind.Picture ? Say("Thông tin ảnh", "About this picture") : Say("Thông tin tệp", "About this file");

    public string ReplacingShowsEverywhere(int uses) => uses == 0
        ? Say("Tệp mới thế chỗ tệp cũ; tệp cũ không còn mở được ở đâu.", "The new file takes the old one’s place; the old one can be opened nowhere any more.")
        : Say($"Tệp mới hiện ngay ở {uses} nơi đang dùng; tệp cũ không còn mở được ở đâu.", $"The new file shows at once in {uses} places; the old one can be opened nowhere any more.");

    public string RemovingIsForGood(string name) => Say($"“{name}” sẽ rời kho và không lấy lại được. Nhật ký vẫn giữ ai đã bỏ, lúc nào.", $"“{name}” leaves the library for good. The audit keeps who removed it and when.");

    /// <summary>What an item is called in lists: its caption, else its alternative text, else its file.</summary>
    public string MediaName(MediaItem item) => item.Caption.Length > 0 ? item.Caption : item.AltText.Length > 0 ? item.AltText : item.FileName.Length > 0 ? item.FileName : Say("Chưa có tên", "No name");

    public string MediaSize(MediaItem item)
    {
        var bytes = item.Bytes < 1 << 20 ? $"{Math.Max(1, item.Bytes >> 10)} kB" : $"{Megabytes(item.Bytes)} MB";
        return item.Kind == MediaKind.Picture ? $"{item.Width} × {item.Height}, {bytes}" : bytes;
    }

    public string WhoIsShown(PeopleShown shown) => In(MediaNames.Of(shown).Capital());

    public string BlockOf(MediaBlock block) => In(MediaNames.Of(block));

    private string Megabytes(long bytes)
    {
        var number = (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture);
        return english ? number : number.Replace('.', ',');
    }
}
