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
        At("not found", "{*path}", "/khong-co-trang-nay") with { Status = 404 },

        At("sign-in", Doorway.Address),
        At("sign-in with a mistake", Doorway.Address) with { Then = person => Doorway.Try(person, "thon4", "sai-mat-khau") },
        By("thon4", At("own account", $"{Desk}/toi")),
        By("thon4", At("own account with a mistake", $"{Desk}/toi")) with { Then = person => person.Press("Đổi mật khẩu") },
        By("thon4", At("not for this person", $"{Desk}/cong-tin")) with { Status = 403 },

        By("khoidanvan", At("my work", $"{Desk}/viec")),
        By("thon4", At("my work, late", $"{Desk}/viec")),
        By("bientap", At("my work, nothing to do", $"{Desk}/viec")),
        By("khoidanvan", At("history", $"{Desk}/lich-su/{{kind:regex(^[a-z-]+$)}}/{{id:guid}}", async places => $"{Desk}/lich-su/registration/{await places.Registration(Stage.Recognised)}")),

        By("khoidanvan", At("registrations", $"{Desk}/mo-hinh")),
        By("khoidanvan", At("registrations, none found", $"{Desk}/mo-hinh", $"{Desk}/mo-hinh?nam=1999")),
        By("khoidanvan", Of("registration, recognised", Draft, Stage.Recognised)),
        ByOwner(Stage.Returned, Of("registration, returned", Draft, Stage.Returned)),
        By("truongban", Of("registration, scored", Draft, Stage.Scored)),

        By("phunu", At("begin a registration", RegistrationPages.Begin)),
        By("phunu", At("begin a registration with a mistake", RegistrationPages.Begin)) with { Then = RegistrationPages.SaveAndGoOn },
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
        By("thanhvien", Of("score", $"{Draft}/cham-diem", Stage.Underway, "/cham-diem")),
        By("thanhvien", Of("score with a mistake", $"{Draft}/cham-diem", Stage.Underway, "/cham-diem")) with { Then = person => person.Press("Gửi phiếu chấm") },
        By("truongban", Of("recognise", $"{Draft}/cong-nhan", Stage.Scored, "/cong-nhan")),
        By("truongban", Of("recognise with a mistake", $"{Draft}/cong-nhan", Stage.Scored, "/cong-nhan")) with { Then = person => person.Press("Công nhận") },
        By("truongban", Of("decline recognition", $"{Draft}/khong-cong-nhan", Stage.Scored, "/khong-cong-nhan")),
        By("truongban", Of("decline recognition with a mistake", $"{Draft}/khong-cong-nhan", Stage.Scored, "/khong-cong-nhan")) with { Then = person => person.Press("Không công nhận") },
        By("truongban", Of("revoke", $"{Draft}/thu-hoi", Stage.Recognised, "/thu-hoi")),
        By("truongban", Of("revoke with a mistake", $"{Draft}/thu-hoi", Stage.Recognised, "/thu-hoi")) with { Then = person => person.Press("Thu hồi công nhận") },

        By("quantri", At("administration", $"{Desk}/cai-dat")),
        By("quantri", At("create an account", $"{Desk}/cai-dat/nguoi/moi")),
        By("quantri", At("create an account with a mistake", $"{Desk}/cai-dat/nguoi/moi")) with { Then = person => person.Press("Tạo tài khoản") },
        By("quantri", At("a person", $"{Desk}/cai-dat/nguoi/{{id:guid}}", async places => $"{Desk}/cai-dat/nguoi/{await places.Account("thon4")}")),
        By("quantri", At("a person, post with a mistake", $"{Desk}/cai-dat/nguoi/{{id:guid}}", async places => $"{Desk}/cai-dat/nguoi/{await places.Account("thon4")}")) with
        {
            Then = person => person.Press("Giao vị trí"),
        },
        By("quantri", At("organisations", $"{Desk}/cai-dat/to-chuc")),
        By("quantri", At("organisations with a mistake", $"{Desk}/cai-dat/to-chuc")) with { Then = person => person.Press("Thêm đơn vị") },
        By("quantri", At("villages", $"{Desk}/cai-dat/thon")),
        By("quantri", At("villages with a mistake", $"{Desk}/cai-dat/thon")) with { Then = person => person.Press("Thêm thôn, tổ dân phố") },
        By("quantri", At("settings", $"{Desk}/cai-dat/muc")),
        By("quantri", At("a number to set", $"{Desk}/cai-dat/muc/{{key}}", $"{Desk}/cai-dat/muc/return.days")),
        By("quantri", At("a switch to set", $"{Desk}/cai-dat/muc/{{key}}", $"{Desk}/cai-dat/muc/recognition.inspection")),
        By("quantri", At("a number to set with a mistake", $"{Desk}/cai-dat/muc/{{key}}", $"{Desk}/cai-dat/muc/return.days")) with
        {
            Then = async person =>
            {
                await person.Fill("Giá trị mới", "bảy");
                await person.Press("Lưu");
            },
        },

        By("bientap", At("articles", $"{Desk}/cong-tin")),
        By("bientap", At("edit an article", $"{Desk}/cong-tin/{{id:guid}}", async places => $"{Desk}/cong-tin/{await places.SeedId()}")),
        By("bientap", At("edit an article with a mistake", $"{Desk}/cong-tin/{{id:guid}}", async places => $"{Desk}/cong-tin/{await places.SeedId()}")) with
        {
            Then = async person =>
            {
                await person.Page.Locator("#title").FillAsync("");
                await person.Follow(person.Page.Locator("main form.flow button.btn").First);
            },
        },
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
