using Sen.Movement.Models;
using Xunit;

namespace Sen.Browser;

/// <summary>Every page type of the product, once. The list is proved complete against the routes of the running application.</summary>
public static class PageTable
{
    private const string Desk = "/can-bo", Draft = "/can-bo/mo-hinh/{id:guid}";

    public static IReadOnlyList<ListedPage> Pages { get; } =
    [
        At("home", "/"),
        At("news", "/tin"),
        At("news of a category", "/tin/{category}", places => places.Linked("/tin", "/tin/[^/\"]+")),
        At("article", "/tin/{category}/{address}", places => places.Seed()),
        At("article, second page of the older list", "/tin/{category}/{address}", async places => $"{await places.Seed()}?cu=2"),
        At("movement", "/phong-trao"),
        At("models", "/mo-hinh"),
        At("models, none found", "/mo-hinh", "/mo-hinh?q=khong-co-mo-hinh-nay"),
        At("model", "/mo-hinh/{address}", places => places.Linked("/mo-hinh", "/mo-hinh/[^?\"]+")),
        At("committee", "/ban-chi-dao"),
        At("documents", "/van-ban"),
        At("document", "/van-ban/{address}", places => places.Linked("/van-ban", "/van-ban/[^?\"]+")),
        At("limitation", "/han-che/{no:int}", "/han-che/1"),
        At("remedy", "/giai-phap/{no:int}", "/giai-phap/1"),
        At("calendar", "/lich"),
        At("site map", "/so-do-trang"),
        At("contact", "/lien-he"),
        At("accessibility", "/ho-tro-tiep-can"),
        At("privacy", "/quyen-rieng-tu"),
        At("about, not written yet", "/gioi-thieu") with { Status = 404 },
        At("a page not written yet", "/trang/{page}", "/trang/ngan-sach") with { Status = 404 },
        At("feedback", "/gop-y"),
        At("feedback with a mistake", "/gop-y") with { Then = person => person.Press("Gửi góp ý") },
        At("suggest a model", "/gop-y/mo-hinh"),
        At("follow feedback", "/gop-y/tra-cuu"),
        At("follow feedback with a wrong code", "/gop-y/tra-cuu") with
        {
            Then = async person =>
            {
                await person.Fill("Mã trên biên nhận", "7QK2-M0XA-9TRB-C4WN");
                await person.Press("Xem trả lời");
            },
        },
        At("published feedback", "/gop-y/da-dang"),
        At("search", "/tim-kiem"),
        At("search, found", "/tim-kiem", "/tim-kiem?q=mo+hinh"),
        At("search, none found", "/tim-kiem", "/tim-kiem?q=khong-co-chu-nay&loai=tin"),
        At("not found", "{*path}", "/khong-co-trang-nay") with { Status = 404 },

        At("sign-in", Doorway.Address),
        At("sign-in with a mistake", Doorway.Address) with { Then = person => Doorway.Try(person, "thon4", "sai-mat-khau") },
        At("sign-in, second step", $"{Doorway.Address}/ma", Doorway.Address) with { Then = person => Doorway.Try(person, "quantri", Demo.DemoData.Year().Password) },
        At("invited", "/can-bo/moi", "/can-bo/moi?ten=thon4&ma=hk7m-p3wd-x9qa"),
        At("invited with a mistake", "/can-bo/moi", "/can-bo/moi?ten=thon4&ma=hk7m-p3wd-x9qa") with { Then = person => person.Press("Bắt đầu") },
        By("thon4", At("second step, set up", $"{Desk}/toi/hai-buoc")),
        By("thon4", At("second step, set up with a mistake", $"{Desk}/toi/hai-buoc")) with { Then = person => person.Press("Xác nhận và đặt bước thứ hai") },
        By("quantri", At("second step", $"{Desk}/toi/hai-buoc")),
        By("quantri", At("second step, another telephone", $"{Desk}/toi/hai-buoc", $"{Desk}/toi/hai-buoc?doi")),
        By("thon4", At("own account", $"{Desk}/toi")),
        By("thon4", At("own account with a mistake", $"{Desk}/toi")) with { Then = person => person.Press("Đổi mật khẩu") },
        By("truongban", At("delegate a post", $"{Desk}/uy-quyen")),
        By("truongban", At("delegate a post with a mistake", $"{Desk}/uy-quyen")) with { Then = person => person.Press("Ủy quyền") },
        By("thon4", At("not for this person", $"{Desk}/cong-tin")) with { Status = 403 },

        By("khoidanvan", At("my work", $"{Desk}/viec")),
        By("thon4", At("my work, late", $"{Desk}/viec")),
        By("bientap", At("my work, nothing to do", $"{Desk}/viec")),
        By("khoidanvan", At("history", $"{Desk}/lich-su/{{kind:regex(^[a-z-]+$)}}/{{id:guid}}", async places => $"{Desk}/lich-su/registration/{await places.Registration(Stage.Recognised)}")),

        By("thon4", At("inbox of a post", $"{Desk}/hop-viec")),
        By("quantri", At("inboxes of all posts", $"{Desk}/hop-viec")),
        By("thon4", At("hand-over of one's own post", $"{Desk}/vi-tri/{{id:guid}}/ban-giao", async places => $"{Desk}/vi-tri/{await places.Post("thon4")}/ban-giao")),
        By("quantri", At("hand-over of a post", $"{Desk}/vi-tri/{{id:guid}}/ban-giao", async places => $"{Desk}/vi-tri/{await places.Post("khoidanvan")}/ban-giao")),

        By("quantri", At("all that was done", $"{Desk}/nhat-ky")),
        By("quantri", At("all that was done, none found", $"{Desk}/nhat-ky", $"{Desk}/nhat-ky?tu=1999-01-01&den=1999-01-02")),
        By("quantri", At("seal of all that was done", $"{Desk}/nhat-ky/niem-phong")),

        By("khoidanvan", At("registrations", $"{Desk}/mo-hinh")),
        By("khoidanvan", At("figures", $"{Desk}/so-lieu")),
        By("khoidanvan", At("figures by field, as it was", $"{Desk}/so-lieu", $"{Desk}/so-lieu?theo=Field&cach=khi-do&tu=2019")),
        By("khoidanvan", At("figures, none there", $"{Desk}/so-lieu", $"{Desk}/so-lieu?tu=1999&den=1999")),
        By("khoidanvan", At("figures with a mistake", $"{Desk}/so-lieu", $"{Desk}/so-lieu?cay=mai")) with { Status = 422 },
        By("khoidanvan", At("inheritance list, nothing there", $"{Desk}/tiep-nhan")),
        By("khoidanvan", At("figures, years the wrong way round", $"{Desk}/so-lieu", $"{Desk}/so-lieu?tu=2022&den=2013")) with { Status = 422 },
        By("khoidanvan", At("registrations, as it was", $"{Desk}/mo-hinh", $"{Desk}/mo-hinh?cach=khi-do")),
        By("khoidanvan", At("registrations, none found", $"{Desk}/mo-hinh", $"{Desk}/mo-hinh?nam=1999")),
        By("khoidanvan", Of("registration, recognised", Draft, Stage.Recognised)),
        ByOwner(Stage.Returned, Of("registration, returned", Draft, Stage.Returned)),
        By("truongban", Of("registration, scored", Draft, Stage.Scored)),

        By("phunu", At("begin a registration", RegistrationPages.Begin)),
        By("phunu", At("begin a registration with a mistake", RegistrationPages.Begin)) with { Then = RegistrationPages.SaveAndGoOn },
        By("khoidanvan", At("enter a registration on behalf", $"{Desk}/nhap-ho")),
        By("khoidanvan", At("enter a registration on behalf with a mistake", $"{Desk}/nhap-ho")) with { Then = person => person.Press("Lưu và viết tiếp bản đăng ký") },
        ByOwner(Stage.Draft, Of("registration form", $"{Draft}/dang-ky/{{part:int:range(1,4)}}", Stage.Draft, "/dang-ky/2")),
        ByOwner(Stage.Draft, Of("registration form, choices", $"{Draft}/dang-ky/{{part:int:range(1,4)}}", Stage.Draft, "/dang-ky/3?cau=4")),
        ByOwner(Stage.Draft, Of("registration form with a mistake", $"{Draft}/dang-ky/{{part:int:range(1,4)}}", Stage.Draft, "/dang-ky/3?cau=3")) with
        {
            Then = async person =>
            {
                await person.Fill(RegistrationForm.Find(RegistrationForm.FinishOn)!.Label.Vi, "cuối năm");
                await RegistrationPages.SaveAndGoOn(person);
            },
        },
        ByOwner(Stage.Draft, Of("check and send", $"{Draft}/dang-ky/5", Stage.Draft, "/dang-ky/5")),
        ByOwner(Stage.Returned, Of("check and send what was returned", $"{Draft}/dang-ky/5", Stage.Returned, "/dang-ky/5")),

        By("khoidanvan", At("reviews", $"{Desk}/duyet")),
        By("khoidanvan", Review("appraise", Stage.Registered)),
        By("khoidanvan", Review("appraise with a mistake", Stage.Registered)) with { Then = person => person.Press("Thẩm định và xem bản tiếp theo") },
        By("truongban", Review("approve", Stage.Appraised)),

        ByOwner(Stage.Underway, Of("record progress", $"{Draft}/tien-do", Stage.Underway, "/tien-do")),
        ByOwner(Stage.Underway, Of("record progress with a mistake", $"{Draft}/tien-do", Stage.Underway, "/tien-do")) with { Then = person => person.Press("Gửi tiến độ") },
        By("khoidanvan", Of("record progress on behalf", $"{Draft}/tien-do-ho", Stage.Underway, "/tien-do-ho")),
        By("khoidanvan", Of("record progress on behalf with a mistake", $"{Draft}/tien-do-ho", Stage.Underway, "/tien-do-ho")) with { Then = person => person.Press("Gửi tiến độ") },
        By("thanhvien", Of("score", $"{Draft}/cham-diem", Stage.Underway, "/cham-diem")),
        By("thanhvien", Of("score with a mistake", $"{Draft}/cham-diem", Stage.Underway, "/cham-diem")) with { Then = person => person.Press("Gửi phiếu chấm") },
        By("truongban", Of("recognise", $"{Draft}/cong-nhan", Stage.Scored, "/cong-nhan")),
        By("truongban", Of("recognise with a mistake", $"{Draft}/cong-nhan", Stage.Scored, "/cong-nhan")) with { Then = person => person.Press("Công nhận") },
        By("truongban", Of("decline recognition", $"{Draft}/khong-cong-nhan", Stage.Scored, "/khong-cong-nhan")),
        By("truongban", Of("decline recognition with a mistake", $"{Draft}/khong-cong-nhan", Stage.Scored, "/khong-cong-nhan")) with { Then = person => person.Press("Không công nhận") },
        By("truongban", Of("revoke", $"{Draft}/thu-hoi", Stage.Recognised, "/thu-hoi")),
        By("truongban", Of("revoke with a mistake", $"{Draft}/thu-hoi", Stage.Recognised, "/thu-hoi")) with { Then = person => person.Press("Thu hồi công nhận") },

        By("khoidanvan", At("committees", $"{Desk}/ban-chi-dao")),
        By("khoidanvan", At("a committee", $"{Desk}/ban-chi-dao/{{id:guid}}", async places => $"{Desk}/ban-chi-dao/{await places.Committee()}")),
        By("thanhvien", At("members of a day", $"{Desk}/ban-chi-dao/ngay")),
        By("thanhvien", At("members of a day with a mistake", $"{Desk}/ban-chi-dao/ngay", $"{Desk}/ban-chi-dao/ngay?ngay=mai")) with { Status = 422 },
        By("khoidanvan", At("set up a committee", $"{Desk}/ban-chi-dao/thanh-lap")),
        By("khoidanvan", At("set up a committee with a mistake", $"{Desk}/ban-chi-dao/thanh-lap")) with { Then = person => person.Press("Xem trước") },
        By("khoidanvan", At("re-staff the committee", $"{Desk}/ban-chi-dao/kien-toan")),
        By("khoidanvan", At("re-staff the committee, rehearsed", $"{Desk}/ban-chi-dao/kien-toan")) with
        {
            Then = async person =>
            {
                await person.Fill("Số, ký hiệu quyết định", "15-QĐ/ĐU (minh họa)");
                await person.Fill("Ngày ký", "22/09/2022");
                await person.Press("Xem trước");
            },
        },
        By("khoidanvan", At("add a seat", $"{Desk}/ban-chi-dao/{{id:guid}}/bo-sung", async places => $"{Desk}/ban-chi-dao/{await places.Committee()}/bo-sung")),
        By("khoidanvan", At("add a seat with a mistake", $"{Desk}/ban-chi-dao/{{id:guid}}/bo-sung", async places => $"{Desk}/ban-chi-dao/{await places.Committee()}/bo-sung")) with { Then = person => person.Press("Ghi thành viên") },
        By("khoidanvan", At("a seat leaves", $"{Desk}/ban-chi-dao/ghe/{{id:guid}}/thoi", async places => $"{Desk}/ban-chi-dao/ghe/{await places.Seat()}/thoi")),
        By("khoidanvan", At("a seat leaves with a mistake", $"{Desk}/ban-chi-dao/ghe/{{id:guid}}/thoi", async places => $"{Desk}/ban-chi-dao/ghe/{await places.Seat()}/thoi")) with { Then = person => person.Press("Ghi thôi tham gia") },

        By("quantri", At("administration", $"{Desk}/cai-dat")),
        By("quantri", At("who could do what", $"{Desk}/cai-dat/quyen")),
        By("quantri", At("who could do one thing, before the first record", $"{Desk}/cai-dat/quyen", $"{Desk}/cai-dat/quyen?ngay=1999-01-02&viec=model.approve")),
        By("quantri", At("create an account", $"{Desk}/cai-dat/nguoi/moi")),
        By("quantri", At("create an account with a mistake", $"{Desk}/cai-dat/nguoi/moi")) with { Then = person => person.Press("Tạo tài khoản") },
        By("quantri", At("a person", $"{Desk}/cai-dat/nguoi/{{id:guid}}", async places => $"{Desk}/cai-dat/nguoi/{await places.Account("thon4")}")),
        By("quantri", At("a person, post with a mistake", $"{Desk}/cai-dat/nguoi/{{id:guid}}", async places => $"{Desk}/cai-dat/nguoi/{await places.Account("thon4")}")) with
        {
            Then = person => person.Press("Giao vị trí"),
        },
        By("quantri", At("a person with a new one-time code", $"{Desk}/cai-dat/nguoi/{{id:guid}}", async places => $"{Desk}/cai-dat/nguoi/{await places.Account("thuongvu")}")) with { Then = Administration.NewCode },
        By("quantri", At("a person, new one-time code not confirmed", $"{Desk}/cai-dat/nguoi/{{id:guid}}", async places => $"{Desk}/cai-dat/nguoi/{await places.Account("thuongvu")}")) with { Then = person => person.Press("Cấp mã một lần mới") },
        By("quantri", At("slip of an invitation", $"{Desk}/cai-dat/nguoi/{{id:guid}}/giay-moi", async places => $"{Desk}/cai-dat/nguoi/{await places.Account("thuongvu")}")) with { Then = Administration.Slip },
        By("quantri", At("slip of an invitation that is gone", $"{Desk}/cai-dat/nguoi/{{id:guid}}/giay-moi", async places => $"{Desk}/cai-dat/nguoi/{await places.Account("thon4")}/giay-moi")),
        By("quantri", At("slips of an import that are gone", $"{Desk}/nhap-excel/{{id:guid}}/giay-moi", async places => $"{Desk}/nhap-excel/{await places.Sheet()}/giay-moi")),
        By("quantri", At("organisations", $"{Desk}/cai-dat/to-chuc")),
        By("quantri", At("organisations with a mistake", $"{Desk}/cai-dat/to-chuc")) with { Then = person => person.Press("Thêm đơn vị") },
        By("quantri", At("an organisation", $"{Desk}/cai-dat/to-chuc/{{id:guid}}", async places => $"{Desk}/cai-dat/to-chuc/{await places.Organisation()}")),
        By("quantri", At("an organisation that cannot end", $"{Desk}/cai-dat/to-chuc/{{id:guid}}", async places => $"{Desk}/cai-dat/to-chuc/{await places.Organisation()}")) with
        {
            Then = Administration.EndToday,
        },
        By("quantri", At("villages", $"{Desk}/cai-dat/thon")),
        By("quantri", At("villages with a mistake", $"{Desk}/cai-dat/thon")) with { Then = person => person.Press("Thêm thôn, tổ dân phố") },
        By("quantri", At("a village", $"{Desk}/cai-dat/thon/{{id:guid}}", async places => $"{Desk}/cai-dat/thon/{await places.Village()}")),
        By("quantri", At("a village, name with a mistake", $"{Desk}/cai-dat/thon/{{id:guid}}", async places => $"{Desk}/cai-dat/thon/{await places.Village()}")) with
        {
            Then = person => person.Press("Lưu"),
        },
        By("quantri", At("acts on units", $"{Desk}/cai-dat/dia-gioi", async places => await places.UnitAct() == Guid.Empty ? "" : $"{Desk}/cai-dat/dia-gioi")),
        By("quantri", At("record a merger", $"{Desk}/cai-dat/dia-gioi/ghi")),
        By("quantri", At("record a split", $"{Desk}/cai-dat/dia-gioi/ghi", $"{Desk}/cai-dat/dia-gioi/ghi?viec=Split")),
        By("quantri", At("record an act with a mistake", $"{Desk}/cai-dat/dia-gioi/ghi", $"{Desk}/cai-dat/dia-gioi/ghi?viec=Move")) with { Then = person => person.Press("Xem trước") },
        By("quantri", At("an act rehearsed", $"{Desk}/cai-dat/dia-gioi/ghi", $"{Desk}/cai-dat/dia-gioi/ghi?viec=Rename")) with { Then = Administration.RehearseRenaming },
        By("quantri", At("an act on units", $"{Desk}/cai-dat/dia-gioi/{{id:guid}}", async places => $"{Desk}/cai-dat/dia-gioi/{await places.UnitAct()}")),
        By("quantri", At("requests about personal data", $"{Desk}/du-lieu-ca-nhan")),
        By("quantri", At("record a request about personal data", $"{Desk}/du-lieu-ca-nhan/ghi")),
        By("quantri", At("record a request about personal data with a mistake", $"{Desk}/du-lieu-ca-nhan/ghi")) with { Then = person => person.Press("Ghi yêu cầu") },
        By("quantri", At("a request about personal data", $"{Desk}/du-lieu-ca-nhan/{{id:guid}}", async places => $"{Desk}/du-lieu-ca-nhan/{await places.DataRequest()}")),
        By("quantri", At("bring in sheets", $"{Desk}/nhap-excel", async places => await places.Sheet() == Guid.Empty ? "" : $"{Desk}/nhap-excel")),
        By("quantri", At("bring in sheets with a mistake", $"{Desk}/nhap-excel")) with { Then = person => person.Press("Xem trước") },
        By("quantri", At("a sheet rehearsed", $"{Desk}/nhap-excel/{{id:guid}}", async places => $"{Desk}/nhap-excel/{await places.Sheet()}")),
        By("quantri", At("a sheet sent once more", $"{Desk}/nhap-excel/{{id:guid}}", async places => $"{Desk}/nhap-excel/{await places.Sheet()}?gui-lai")),
        By("quantri", At("a sheet rehearsed, old fonts converted", $"{Desk}/nhap-excel/{{id:guid}}", async places => $"{Desk}/nhap-excel/{await places.Sheet()}?phong=chuyen")),
        By("quantri", At("settings", $"{Desk}/cai-dat/muc")),
        By("quantri", At("a number to set", $"{Desk}/cai-dat/muc/{{key}}", $"{Desk}/cai-dat/muc/return.days")),
        By("quantri", At("an organisation to set", $"{Desk}/cai-dat/muc/{{key}}", $"{Desk}/cai-dat/muc/standing.organisation")),
        By("quantri", At("a switch to set", $"{Desk}/cai-dat/muc/{{key}}", $"{Desk}/cai-dat/muc/recognition.inspection")),
        By("quantri", At("a number to set with a mistake", $"{Desk}/cai-dat/muc/{{key}}", $"{Desk}/cai-dat/muc/return.days")) with
        {
            Then = async person =>
            {
                await person.Fill("Giá trị mới", "bảy");
                await person.Press("Lưu");
            },
        },

        By("bientap", At("media library", $"{Desk}/cong-tin/anh", async places => await places.Media() == Guid.Empty ? "" : $"{Desk}/cong-tin/anh")),
        By("bientap", At("media library, nothing found", $"{Desk}/cong-tin/anh", $"{Desk}/cong-tin/anh?loc=van-ban")),
        By("bientap", At("add media", $"{Desk}/cong-tin/anh/them")),
        By("bientap", At("add media with a mistake", $"{Desk}/cong-tin/anh/them")) with { Then = person => person.Press("Gửi ảnh, tệp") },
        By("bientap", At("a picture of the library", $"{Desk}/cong-tin/anh/{{id:guid}}", async places => $"{Desk}/cong-tin/anh/{await places.Media()}")),
        By("bientap", At("a picture of the library with a mistake", $"{Desk}/cong-tin/anh/{{id:guid}}", async places => $"{Desk}/cong-tin/anh/{await places.Media()}")) with
        {
            Then = person => person.Press("Lưu thông tin"),
        },
        By("bientap", At("replace a picture", $"{Desk}/cong-tin/anh/{{id:guid}}/thay", async places => $"{Desk}/cong-tin/anh/{await places.Media()}/thay")),
        By("bientap", At("remove a picture", $"{Desk}/cong-tin/anh/{{id:guid}}/bo", async places => $"{Desk}/cong-tin/anh/{await places.Media()}/bo")),
        By("khoidanvan", At("feedback of citizens", $"{Desk}/gop-y")),
        By("khoidanvan", At("a citizen's feedback", $"{Desk}/gop-y/{{id:guid}}", async places => $"{Desk}/gop-y/{await places.Feedback()}")),
        By("khoidanvan", At("a citizen's feedback with a mistake", $"{Desk}/gop-y/{{id:guid}}", async places => $"{Desk}/gop-y/{await places.Feedback()}")) with
        {
            Then = person => person.Press("Gửi trả lời"),
        },
        By("khoidanvan", At("hide a group of feedback", $"{Desk}/gop-y/{{id:guid}}/nhom", async places => $"{Desk}/gop-y/{await places.SlowFeedback()}/nhom")),
        By("khoidanvan", At("hide a group of feedback with a mistake", $"{Desk}/gop-y/{{id:guid}}/nhom", async places => $"{Desk}/gop-y/{await places.SlowFeedback()}/nhom")) with
        {
            Then = person => person.Press("Ẩn 6 góp ý"),
        },

        By("bientap", At("articles", $"{Desk}/cong-tin")),
        By("bientap", At("parts of the portal", $"{Desk}/cong-tin/phan")),
        By("bientap", At("edit a part of the portal", $"{Desk}/cong-tin/phan/{{part}}", _ => Task.FromResult($"{Desk}/cong-tin/phan/menu"))),
        By("bientap", At("blocks of the home page", $"{Desk}/cong-tin/phan/{{part}}", _ => Task.FromResult($"{Desk}/cong-tin/phan/trang-chu"))),
        By("bientap", At("preview of a part", $"{Desk}/cong-tin/phan/{{part}}/xem", _ => Task.FromResult($"{Desk}/cong-tin/phan/lien-he/xem"))),
        By("bientap", At("write the calendar", $"{Desk}/cong-tin/lich")),
        By("bientap", At("head and foot", $"{Desk}/cong-tin/thong-tin-chung")),
        By("bientap", At("what must be published", $"{Desk}/cong-tin/can-cong-khai")),
        By("bientap", At("categories of articles", $"{Desk}/cong-tin/chuyen-muc")),
        By("bientap", At("categories of articles with a mistake", $"{Desk}/cong-tin/chuyen-muc")) with { Then = person => person.Press("Đổi tên") },
        By("bientap", At("visits to the portal", $"{Desk}/cong-tin/thong-ke")),
        By("bientap", At("abbreviations", $"{Desk}/cong-tin/viet-tat")),
        By("bientap", At("abbreviations with a mistake", $"{Desk}/cong-tin/viet-tat")) with { Then = person => person.Press("Thêm chữ viết tắt") },
        By("bientap", At("edit an article", $"{Desk}/cong-tin/{{id:guid}}", async places => $"{Desk}/cong-tin/{await places.SeedId()}")),
        By("bientap", At("edit an article with a mistake", $"{Desk}/cong-tin/{{id:guid}}", async places => $"{Desk}/cong-tin/{await places.SeedId()}")) with
        {
            Then = async person =>
            {
                await person.Page.Locator("#title").EvaluateAsync("field => field.maxLength = 1000");
                await person.Page.Locator("#title").FillAsync(new string('a', 400));
                await person.Follow(person.Page.Locator("main form.flow button.btn").First);
            },
        },
        By("bientap", At("write an article", $"{Desk}/cong-tin/moi")),
        By("bientap", At("an article from Word", $"{Desk}/cong-tin/tu-word")),
        By("bientap", At("an article from Word with a mistake", $"{Desk}/cong-tin/tu-word")) with { Then = person => person.Press("Lấy vào và xem lại") },
        By("bientap", At("check an article", $"{Desk}/cong-tin/{{id:guid}}/kiem-tra", async places => $"{Desk}/cong-tin/{await places.SeedId()}/kiem-tra")),
        By("bientap", At("check an article with a mistake", $"{Desk}/cong-tin/{{id:guid}}/kiem-tra", async places => $"{Desk}/cong-tin/{await places.SeedId()}/kiem-tra")) with
        {
            Then = async person =>
            {
                await person.Page.Locator("summary", new() { HasTextString = "Gỡ bài khỏi cổng" }).ClickAsync();
                await person.Press("Gỡ bài khỏi cổng");
            },
        },
        By("bientap", At("versions of an article", $"{Desk}/cong-tin/{{id:guid}}/phien-ban", async places => $"{Desk}/cong-tin/{await places.SeedId()}/phien-ban")),
    ];

    public static TheoryData<string> All() => [.. Pages.Select(page => page.Name)];

    public static TheoryData<string> Public() => [.. Pages.Where(page => page.IsPublic).Select(page => page.Name)];

    public static TheoryData<string> Workplace() => [.. Pages.Where(page => !page.IsPublic).Select(page => page.Name)];

    public static ListedPage Find(string name) => Pages.Single(page => page.Name == name);

    private static ListedPage At(string name, string route, string? address = null) => new(name, route, _ => Task.FromResult(address ?? route));

    private static ListedPage At(string name, string route, Func<DemoPlaces, Task<string>> address) => new(name, route, address);

    private static ListedPage Of(string name, string route, Stage stage, string rest = "") =>
        new(name, route, async places => $"{Desk}/mo-hinh/{await places.Registration(stage)}{rest}");

    private static ListedPage Review(string name, Stage stage) =>
        new(name, $"{Desk}/duyet/{{id:guid}}", async places => $"{Desk}/duyet/{await places.Registration(stage)}");

    private static ListedPage By(string user, ListedPage page) => page with { Who = _ => Task.FromResult(user) };

    private static ListedPage ByOwner(Stage stage, ListedPage page) =>
        page with { Who = async places => await places.RegistrarOf(await places.Registration(stage)) };
}
