using Sen.Movement.Sheets;

namespace Sen.Plumbing;

// Words of bringing in sheets.
public sealed partial class Words
{
    public string ImportSheets => Say("Nhập từ Excel", "Bring in from a spreadsheet");

    public string ImportSheetsLead => Say(
        "Điền vào mẫu, gửi lên, xem trước từng ô. Chưa bấm nhập thì chưa có gì được ghi.", "Fill in the template, send it, look at it cell by cell. Nothing is recorded until you bring it in.");

    public string SendSheet => Say("Gửi bảng đã điền", "Send a sheet");

    public string WhatSheetBrings => Say("Nhập gì?", "What does it bring?");

    public string SheetFileLabel => Say("Tệp", "File");

    public string SheetFileHint => Say("Tệp .xlsx điền theo mẫu; tệp .csv cũng được.", "An .xlsx file made from the template; .csv will do too.");

    public string RehearseSheet => Say("Xem trước", "Rehearse");

    public string SheetTemplates => Say("Mẫu để điền", "Templates");

    public string SheetTemplatesLead => Say("Mẫu có danh sách để chọn, ví dụ và cách ghi từng cột.", "Each has lists to choose from, an example, and what goes into each column.");

    public string TemplateOf(SheetForm form) => Say($"Mẫu nhập {In(form.Name.Small())} (.xlsx)", $"Template: {In(form.Name.Small())} (.xlsx)");

    public string MostSheetRows(int rows) => Say($"tối đa {Number(rows)} dòng", $"at most {Number(rows)} rows");

    public string SheetImports => Say("Các lần nhập", "Imports");

    public string NoSheetImports => Say("Chưa gửi bảng nào.", "No sheet has been sent yet.");

    public string SheetRehearsal => Say("Xem trước: chưa ghi gì", "Rehearsal: nothing is recorded yet");

    public string SheetAllRight(int rows) => Say($"Cả {Number(rows)} dòng đều đúng.", rows == 1 ? "The row is right." : $"All {Number(rows)} rows are right.");

    public string SheetSomeWrong(int right, int wrong) => Say(
        $"{Number(right)} dòng đúng, {Number(wrong)} dòng cần sửa.", $"{Number(right)} rows are right, {Number(wrong)} need correcting.");

    public string SheetFaults(int count) => Say($"{Number(count)} ô cần sửa", count == 1 ? "1 cell to correct" : $"{Number(count)} cells to correct");

    public string SheetCellName => Say("Ô", "Cell");

    public string SheetCellFound => Say("Đang ghi", "What stands there");

    public string SheetCellDo => Say("Cần làm", "What to do");

    public string SheetCellEmpty => Say("(trống)", "(empty)");

    public string AndMoreCells(int count) => Say($"và {Number(count)} ô khác; bảng cần sửa có đủ", $"and {Number(count)} more; the error sheet has them all");

    public string DownloadErrorSheet => Say("Tải bảng cần sửa (.xlsx)", "Download the error sheet (.xlsx)");

    public string ErrorSheetLead => Say(
        "Bảng chỉ có các dòng chưa nhập, cột cuối ghi lý do. Sửa ngay trong bảng rồi gửi lại.", "It has only the rows left out, with the reason in the last column. Correct it and send it again.");

    public string OldFontsTitle(int count) => Say($"Phông chữ cũ: {Number(count)} ô", $"Old fonts: {Number(count)} cells");

    public string OldFontsLead => Say(
        "Các ô này ghi bằng TCVN3 (.VnTime) hoặc VNI. Xin xem bên phải có đúng không rồi chọn.", "These cells are in TCVN3 (.VnTime) or VNI. Please see whether the right side is right, then choose.");

    public string AndMoreOld(int count) => Say($"và {Number(count)} ô khác", $"and {Number(count)} more");

    public string OldFontRead => Say("Đọc được", "As read");

    public string OldFontConverted => Say("Chuyển thành", "Converted");

    public string OldFontQuestion => Say("Chuyển sang Unicode?", "Convert to Unicode?");

    public string OldFontConvert => Say("Chuyển tất cả như trên", "Convert all as shown");

    public string OldFontKeep => Say("Không, giữ nguyên như tệp", "No, keep them as they are");

    public string RehearseSheetAgain => Say("Xem lại", "Rehearse again");

    public string BringInAll(int rows) => Say($"Nhập tất cả {Number(rows)} dòng", rows == 1 ? "Bring in the row" : $"Bring in all {Number(rows)} rows");

    public string BringInRight(int rows) => Say($"Nhập các dòng đúng ({Number(rows)})", $"Bring in the right rows ({Number(rows)})");

    public string BringInRightLead => Say(
        "Hoặc sửa tệp rồi gửi lại để nhập một lần. Nhập các dòng đúng thì các dòng còn lại giữ trong bảng cần sửa.",
        "Or correct the file and send it again, to bring all in at once. If you bring in the right rows, the others are kept in the error sheet.");

    public string ModelsAreDrafts => Say(
        "Mỗi dòng thành bản nháp của đơn vị chủ trì; đơn vị xem lại, bổ sung rồi gửi.", "Each row becomes a draft of its organisation, which looks at it, adds what is missing and sends it.");

    public string SheetBroughtIn(int rows) => Say($"Đã nhập {Number(rows)} dòng.", rows == 1 ? "1 row was brought in." : $"{Number(rows)} rows were brought in.");

    public string SheetUndone => Say("Lần nhập này đã hủy: các dòng không còn trong sổ, nhật ký vẫn giữ.", "This import was undone: its rows are gone, the history keeps both acts.");

    public string UndoImport => Say("Hủy lần nhập này", "Undo this import");

    public string UndoImportLead => Say(
        "Mọi dòng đã nhập bị bỏ cùng lúc. Chỉ hủy được khi chưa ai làm tiếp trên các dòng ấy.", "All rows that came in go at once. It can be undone only while nobody has built on them.");

    public string UndoImportForGood => Say("Hủy rồi không lấy lại được; muốn có lại thì nhập lại từ đầu", "What is undone does not come back; to have it again it is brought in anew");

    public string UndoImportRead(SheetImport import, int accounts) => Say($"Tôi xác nhận bỏ {Goes(import, accounts).Vi}.", $"I agree that these go: {Goes(import, accounts).En}.");

    private Sen.Movement.Wording Goes(SheetImport import, int accounts) => import.Kind switch
    {
        SheetKind.Villages => ($"{Number(import.Taken)} thôn, tổ dân phố vừa nhập", import.Taken == 1 ? "1 village" : $"{Number(import.Taken)} villages"),
        SheetKind.Organisations => ($"{Number(import.Taken)} đơn vị vừa nhập", import.Taken == 1 ? "1 organisation" : $"{Number(import.Taken)} organisations"),
        SheetKind.People => ($"{Number(accounts)} tài khoản cùng {Number(import.Taken)} vị trí vừa nhập", $"{(accounts == 1 ? "1 account" : $"{Number(accounts)} accounts")} with {(import.Taken == 1 ? "1 post" : $"{Number(import.Taken)} posts")}"),
        SheetKind.Units => ($"{Number(import.Taken)} việc về đơn vị hành chính vừa nhập", import.Taken == 1 ? "1 act on units" : $"{Number(import.Taken)} acts on units"),
        _ => ($"{Number(import.Taken)} bản nháp đăng ký vừa nhập", import.Taken == 1 ? "1 draft" : $"{Number(import.Taken)} drafts"),
    };

    public string SheetSentAgain(SheetImport import) => import.State == ImportState.Done ? Say("Tệp này đã nhập rồi, lần gửi này không nhập thêm", "This file was brought in before; nothing was added now")
        : Say("Tệp này đã gửi rồi, đang chờ nhập", "This file was sent before and is waiting");

    public string SheetSentAgainDo(SheetImport import) => import.State != ImportState.Done
        ? Say("Sen mở lại lần gửi trước, không giữ hai bản. Xin xem trước dưới đây rồi nhập, hoặc bỏ tệp. Đã sửa bảng thì lưu lại trong Excel rồi gửi tệp vừa lưu.",
            "The earlier sending is opened; the file is not kept twice. Please look at the rehearsal below, then bring it in or put the file away. If you have corrected the sheet, save it in the spreadsheet and send the saved file.")
        : import.LeftOut > 0
            ? Say("Các dòng chưa nhập nằm trong bảng cần sửa dưới đây: tải về, sửa rồi gửi bảng ấy. Muốn nhập lại cả tệp thì hủy lần nhập này trước.",
                "The rows that stayed out are in the error sheet below: download it, correct it and send that. To bring the whole file in again, undo this import first.")
            : Say("Có thêm dòng mới thì ghi vào mẫu trống rồi gửi. Muốn nhập lại cả tệp thì hủy lần nhập này trước.",
                "If there are new rows, write them into an empty template and send that. To bring the whole file in again, undo this import first.");

    public string SheetWasHere(SheetImport earlier) => Say(
        $"Tệp này từng được nhập và đã hủy: {SheetWasRun(earlier)} {SheetWasUndone(earlier)} Lần này là một lần nhập mới.",
        $"This file was brought in before and undone: {SheetWasRun(earlier)} {SheetWasUndone(earlier)} This is a new import.");

    public string OpenEarlierImport => Say("Xem lần nhập trước", "Open the earlier import");

    public string SheetRowsScroll => Say("Bảng rộng thì kéo ngang để xem hết các cột.", "If the table is wide, scroll sideways to see all columns.");

    public string CannotUndoImport => Say("Không hủy được nữa, vì đã có việc làm tiếp:", "It cannot be undone any more, for something has been built on it:");

    public string SheetState(SheetImport import, SheetVerdict? verdict) =>
        import.State == ImportState.Waiting && (verdict?.Wrong ?? import.LeftOut) is > 0 and var wrong ? Say($"Cần sửa {Number(wrong)} dòng", $"{Number(wrong)} rows to correct") : In(SheetImport.NameOf(import.State).Capital());

    public string SheetStory => Say("Đã làm gì", "What was done");

    public string SheetWasSent(SheetImport import) => Say($"{import.SentBy} gửi {Moment(import.SentAt)}.", $"Sent by {import.SentBy}, {Moment(import.SentAt)}.");

    public string SheetWasRun(SheetImport import) => import.RunAt is not { } at ? ""
        : import.LeftOut == 0 ? Say($"{import.RunBy} nhập đủ {Number(import.Taken)} dòng {Moment(at)}.", $"All rows ({Number(import.Taken)}) brought in by {import.RunBy}, {Moment(at)}.")
        : Say($"{import.RunBy} nhập {Number(import.Taken)} dòng {Moment(at)}, còn {Number(import.LeftOut)} dòng trong bảng cần sửa.", $"{Number(import.Taken)} rows brought in by {import.RunBy}, {Moment(at)}; {Number(import.LeftOut)} are in the error sheet.");

    public string SheetWasUndone(SheetImport import) => import.UndoneAt is not { } at ? "" : Say($"{import.UndoneBy} hủy {Moment(at)}, mọi dòng đã bỏ.", $"Undone by {import.UndoneBy}, {Moment(at)}; all its rows went.");

    public string FirstSheetRows(int shown, int right) => shown == right
        ? Say($"Sẽ nhập {Number(right)} dòng này", right == 1 ? "This row comes in" : $"These {Number(right)} rows come in") : Say($"Sẽ nhập {Number(right)} dòng, {Number(shown)} dòng đầu là", $"{Number(right)} rows come in; the first {Number(shown)} are");

    public string SheetRowWord => Say("Dòng", "Row");

    public string SheetRowBecomes => Say("Kết quả", "What becomes of it");

    public string UnitActsTakeEffect => Say(
        "Mỗi dòng là một việc, có hiệu lực từ ngày ghi trong dòng; việc của ngày chưa tới tự có hiệu lực khi đến ngày.", "Each row is an act and takes effect on its day; one that lies ahead does so by itself.");

    public string SheetMade => Say("Đã nhập những gì", "What came in");

    public string FirstOfMade(int shown, int taken) => Say($"{Number(shown)} dòng đầu trong {Number(taken)} dòng.", $"The first {Number(shown)} of {Number(taken)} rows.");

    public string AllOfSheetKind(SheetForm form) => Say($"Xem tất cả: {In(form.Name.Small())}", $"All: {In(form.Name.Small())}");

    public string DiscardSheet => Say("Bỏ tệp này", "Put this file away");

    public string DiscardSheetLead => Say("Chưa dòng nào được nhập. Bỏ tệp thì tệp bị xóa khỏi danh sách; tệp đã sửa thì gửi lại như tệp mới.",
        "No row has come in. The file is taken off the list; a corrected one is sent as a new file.");

    public string UndoNeedsDecision => Say("Có việc đã có hiệu lực, nên cần quyết định hủy.", "Some acts have taken effect, so a decision to undo them is needed.");

    public string TemplateFile(SheetForm form) => Say($"mau-nhap-{form.Slug}.xlsx", $"template-{form.Kind.ToString().ToLowerInvariant()}.xlsx");

    public string ErrorSheetFile(SheetForm form) => Say($"can-sua-{form.Slug}.xlsx", $"to-correct-{form.Kind.ToString().ToLowerInvariant()}.xlsx");

    public string SheetRow(int row) => Say($"Dòng {row}", $"Row {row}");

    public string FirstPasswordsOfImport(int count) => Say($"Mã một lần của {Number(count)} tài khoản", count == 1 ? "One-time code of 1 account" : $"One-time codes of {Number(count)} accounts");

    public string FirstPasswordsLead => Say(
        "Xin in giấy mời hoặc ghi lại, rồi giao tận tay từng người. Chỉ đọc được ở đây, trong 30 phút.", "Please print the slips or note the codes, and hand them to each person. They can be read only here, for 30 minutes.");

    public string PasswordsNoted => Say("Tôi đã ghi lại", "I have noted them");

    public string HistoryOfImport => Say("Lịch sử của lần nhập này", "History of this import");

    public string ImportModelsLink => Say("Nhập từ Excel", "Bring in from a spreadsheet");
}
