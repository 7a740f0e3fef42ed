using Sen.Plumbing;

namespace Sen.Cli;

/// <summary>The command line (<c>./sen VERB …</c>). Every verb takes <c>--data</c> and <c>--database</c> as <c>./run</c> does.</summary>
public static class Verbs
{
    private const string Help = """
        Các lệnh của Sen:
          serve           phục vụ cổng thông tin và nơi làm việc [--urls ĐỊA-CHỈ] [--empty] [--clock NGÀY] [--sso TỆP] [--smtp TỆP]
          migrate         đưa cơ sở dữ liệu lên phiên bản mới nhất
          backup TỆP      sao lưu mọi bảng và mọi tệp vào một tệp nén
          restore TỆP     khôi phục vào một cơ sở dữ liệu trống
          search rebuild  lập lại chỉ mục tìm kiếm từ các bản ghi công khai
          verify audit    kiểm tra nhật ký, chỉ rõ dòng bị sửa; thêm “heads TỆP” để so với bản niêm phong đã cất ngoài máy
          verify sums     đếm lại tổng lập sẵn từ hồ sơ, chỉ rõ nhóm đầu tiên bị lệch; thêm --repair để lập lại (có ghi vào nhật ký)
          audit heads     ghi ra niêm phong nhật ký: dấu mới nhất của mọi chuỗi, để in và cất
          import page TỆP…  nhập trang tin lưu từ cổng cũ (văn bản hoặc HTML) [--dry-run --json] [--convert] [--map TỆP] [--footer] [--statistics]
          import sheet KIND TỆP  nhập bảng tính đã điền theo mẫu, ví dụ: import sheet mo-hinh nam-2026.csv [--dry-run] [--only-right] [--fonts chuyen|giu] [--errors TỆP] [--host TÊN-MIỀN]
          import undo MÃ   hủy cả một lần nhập bảng tính [--confirm] [--decision SỐ --signed NGÀY --issuer CƠ-QUAN khi việc về đơn vị hành chính đã có hiệu lực]
          import units    nạp danh mục đơn vị hành chính cả nước, trước và sau 01/07/2025 [--from THƯ-MỤC]
          units find MÃ|TÊN  các đơn vị từng mang mã hoặc tên ấy, và đã thành đơn vị nào [--json]
          code TÀI-KHOẢN  mã 6 số lúc này của một tài khoản minh họa, để đăng nhập hai bước khi dùng thử
          second-step drop TÀI-KHOẢN  bỏ bước thứ hai, khi quản trị duy nhất mất điện thoại và hết mã dự phòng
          commune add     thêm một xã, phường, đặc khu nữa, có cổng riêng theo tên miền [--kind, --name, --province, --host, --account …]
        Lệnh nào cũng nhận --data THƯ-MỤC và --database "Host=…".
        """;

    /// <summary>Runs a verb; without one it serves. 0 is success, 1 a refusal or a finding, 2 a wrong call.</summary>
    public static async Task<int> Run(string[] args)
    {
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
        var verb = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "serve";
        var rest = args.Skip(args is [var first, ..] && first == verb ? 1 : 0).ToArray();
        if (verb == "import")
        {
            return rest is ["units", ..] ? await UnitsVerb.Import(rest) : rest is ["sheet", ..] ? await SheetVerb.Run(rest) : rest is ["undo", ..] ? await SheetVerb.Undo(rest) : await ImportPages.Run(rest);
        }

        if (verb == "units")
        {
            return await UnitsVerb.Find(rest);
        }

        if (verb == "verify" && rest is ["sums", ..])
        {
            return await SumsVerb.Verify(rest);
        }

        if (verb == "commune")
        {
            return await CommuneVerb.Run(rest);
        }

        var (options, wrong) = SenOptions.Read(rest);
        if (wrong is not null)
        {
            await Console.Error.WriteLineAsync(wrong);
            return 2;
        }

        switch (verb)
        {
            case "serve":
                return await Serve.Run(options, rest);
            case "migrate":
                return await Maintenance.Migrate(options);
            case "verify":
                return await Maintenance.Verify(options);
            case "audit":
                return await Maintenance.Audit(options);
            case "search":
                return await Maintenance.Search(options);
            case "backup":
                return await Maintenance.Backup(options);
            case "restore":
                return await Maintenance.Restore(options);
            case "code":
                return await SecondStepVerb.Code(options);
            case "second-step":
                return await SecondStepVerb.Drop(options);
            case "help":
                Console.WriteLine(Help);
                return 0;
            default:
                await Console.Error.WriteLineAsync($"Không có lệnh “{verb}”.\n{Help}");
                return 2;
        }
    }
}
