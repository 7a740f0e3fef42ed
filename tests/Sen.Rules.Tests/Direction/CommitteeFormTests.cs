using Sen.Movement;
using Sen.Movement.Direction;
using Sen.Movement.Portal;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Rules.Tests.Direction;

public class CommitteeFormTests
{
    private const string Two = "1\tBí thư Đảng ủy xã\tTrưởng ban\tChỉ đạo chung\n2\tTrưởng Công an xã\tUỷ viên\tAn ninh trật tự";

    private static readonly DateOnly Today = new(2022, 9, 23);

    [Theory]
    [InlineData(Two)]
    [InlineData("1 | Bí thư Đảng ủy xã | Trưởng ban | Chỉ đạo chung\r\n\r\n2 | Trưởng Công an xã | Uỷ viên | An ninh trật tự")]
    [InlineData("Bí thư Đảng ủy xã|trưởng ban|Chỉ đạo chung\nTrưởng Công an xã|ỦY VIÊN|An ninh trật tự")]
    [InlineData("TT\tHọ và tên\tChức vụ\tNhiệm vụ trong Ban\tĐịa bàn phụ trách\n1\tNguyễn Văn A\tBí thư Đảng ủy xã\tTrưởng ban\tChỉ đạo chung\n2\tTrần Thị B\tTrưởng Công an xã\tỦy viên\tAn ninh trật tự")]
    [InlineData("1.\t\"Bí thư\nĐảng ủy xã\"\tTrưởng ban\tChỉ đạo chung\n2.\tTrưởng Công an xã\tỦy viên\t\"An ninh\ntrật tự\"")]
    [InlineData("| 1 | Bí thư Đảng ủy xã | Trưởng ban | Chỉ đạo chung |\n| 2 | Trưởng Công an xã | Ủy viên | An ninh trật tự |")]
    public void A_list_is_read_from_a_sheet_a_document_or_typed(string text)
    {
        var (lines, problems) = CommitteeList.Read(text);

        Assert.Empty(problems);
        Assert.Equal(
            [(1, "Bí thư Đảng ủy xã", "Trưởng ban", "Chỉ đạo chung"), (2, "Trưởng Công an xã", "Ủy viên", "An ninh trật tự")],
            lines.Select(line => (line.No, line.HeldBy, line.Role, line.Assignment)));
    }

    [Fact]
    public void What_is_written_for_the_form_is_read_back_the_same()
    {
        var (lines, _) = CommitteeList.Read("3 | Bí thư | Trưởng ban | | Đảng ủy xã\n4 | Chủ tịch UBND xã | Phó ban | Dân vận chính quyền");

        Assert.Equal(lines, CommitteeList.Read(CommitteeList.Write(lines)).Lines);
        Assert.Equal(("Đảng ủy xã", "Phó Trưởng ban"), (lines[0].Organisation, lines[1].Role));
    }

    [Theory]
    [InlineData("1|Bí thư|Trưởng ban\n1|Trưởng Công an|Ủy viên", "Dòng 1, 2: cùng số thứ tự 1")]
    [InlineData("1|Bí thư|Trưởng ban\n2|Trưởng Công an|Tổ trưởng", "Dòng 2: không có nhiệm vụ “Tổ trưởng”")]
    [InlineData("1|Bí thư|Trưởng ban\n2|Chủ tịch|Trưởng ban", "Dòng 1, 2: đều là Trưởng ban")]
    [InlineData("1|Bí thư|Phó ban", "chưa có Trưởng ban")]
    [InlineData("1|Bí thư|Trưởng ban\n2||Ủy viên", "Dòng 2: thiếu chức vụ")]
    [InlineData("Bí thư|Trưởng ban\nTrưởng Công an", "Dòng 2: thiếu nhiệm vụ")]
    [InlineData("1|Bí thư|Trưởng ban|Chung|Đảng ủy khác", "Dòng 1: chưa có đơn vị “Đảng ủy khác”")]
    [InlineData("", "mỗi người một dòng")]
    [InlineData(null, "mỗi người một dòng")]
    public void A_row_that_cannot_be_is_named_with_what_to_do(string? text, string sentence) =>
        Assert.Contains(sentence, Wrong(Answers() with { Seats = text })["Seats"].Vi, StringComparison.Ordinal);

    [Fact]
    public void Many_wrong_rows_are_told_without_end_of_the_page()
    {
        var sentence = Wrong(Answers() with { Seats = string.Join('\n', Enumerable.Range(1, 40).Select(no => $"{no}|Chức vụ {no}|Việc khác")) })["Seats"].Vi;

        Assert.Contains("Còn 32 dòng khác", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Number", "", "22/09/2022", "", "")]
    [InlineData("Number", "QĐ", "22/09/2022", "", "")]
    [InlineData("SignedOn", "15-QĐ/ĐU", "", "", "")]
    [InlineData("SignedOn", "15-QĐ/ĐU", "24/09/2022", "", "")]
    [InlineData("From", "15-QĐ/ĐU", "22/09/2022", "21/09/2022", "")]
    [InlineData("From", "15-QĐ/ĐU", "01/01/2021", "", "")]
    [InlineData("From", "15-QĐ/ĐU", "31/05/2021", "", "")]
    [InlineData("From", "15-QĐ/ĐU", "22/09/2022", "mai", "")]
    [InlineData("Last", "15-QĐ/ĐU", "22/09/2022", "", "21/09/2022")]
    public void A_decision_has_a_number_and_days_in_their_order(string field, string number, string signed, string from, string last) =>
        Assert.Equal([field], Wrong(Answers() with { Number = number, SignedOn = signed, From = from, Last = last }).Keys);

    [Fact]
    public void A_decision_is_in_force_from_its_signing_unless_it_says_otherwise()
    {
        var (at, ahead) = (Read(Answers()).Value, Read(Answers() with { From = "01/01/2023", Last = "31/12/2025" }).Value);

        Assert.Equal((new DateOnly(2022, 9, 22), (DateOnly?)null), (at.From, at.Until));
        Assert.Equal((new DateOnly(2023, 1, 1), new DateOnly(2026, 1, 1)), (ahead.From, ahead.Until));
    }

    [Fact]
    public void A_post_keeps_its_organisation_and_changes_are_told()
    {
        var organisation = new Organisation { Id = Guid.CreateVersion7(), Name = "Đảng ủy xã", ShortName = "Đảng ủy xã", SortKey = "" };
        CommitteeSeat[] before = [Seat("Bí thư Đảng ủy xã", "Trưởng ban", "Chỉ đạo chung", organisation.Id), Seat("Bí thư Đoàn xã", "Ủy viên", ""), Seat("Trưởng Công an xã", "Ủy viên", "")];
        var planned = CommitteeForm.Read(Answers(), [], before, [organisation], Today).Value;
        var changes = SeatChanges.Between(before, [.. planned.Seats.Select(seat => seat.Line)]);

        Assert.Equal(organisation, planned.Seats[0].Organisation);
        Assert.Empty(changes.Joined);
        Assert.Equal(["Bí thư Đoàn xã"], changes.Left);
        Assert.Equal(["Trưởng Công an xã"], changes.Changed);
    }

    [Theory]
    [InlineData("Phó ban", CommitteeDuty.Deputy)]
    [InlineData("Phó Trưởng ban - Thường trực", CommitteeDuty.StandingDeputy)]
    [InlineData("thư ký", CommitteeDuty.Secretary)]
    [InlineData("Thành viên", CommitteeDuty.Member)]
    public void A_duty_is_known_however_it_is_written(string written, CommitteeDuty duty) => Assert.Equal(duty, CommitteeDuties.Read(written)?.Duty);

    [Theory]
    [InlineData("Bí thư Đảng ủy xã - Nguyễn Văn A")]
    [InlineData("Đồng chí Bình, Trưởng Công an xã")]
    [InlineData("Bí thư Đoàn xã Nguyễn Văn A")]
    [InlineData("Ông Tư")]
    [InlineData("Trưởng thôn 0912 345 678")]
    public void A_name_or_a_number_in_a_post_is_warned_about(string post) => Assert.NotEmpty(EditorialCheck.OfPost(post));

    [Theory]
    [InlineData("Bí thư Đoàn TNCS Hồ Chí Minh xã")]
    [InlineData("Chủ tịch UBND xã Lý Nhân")]
    [InlineData("Chủ tịch Hội Liên hiệp Phụ nữ xã")]
    [InlineData("Bí thư Chi bộ thôn Bình Trúc I")]
    [InlineData("Hiệu trưởng Trường Tiểu học Lê Văn Tám")]
    [InlineData("Bí thư Chi bộ Thôn 2 (minh họa)")]
    public void The_title_of_a_post_is_no_name(string post) => Assert.Empty(EditorialCheck.OfPost(post));

    private static CommitteeAnswers Answers() => new("Ban Chỉ đạo", "15-QĐ/ĐU", "22/09/2022", "Ban Thường vụ Đảng ủy xã", "", "", Two);

    private static Outcome<PlannedCommittee> Read(CommitteeAnswers typed) =>
        CommitteeForm.Read(typed, [new() { Name = "Ban Chỉ đạo", ValidFrom = new(2021, 6, 1) }], [], [], Today);

    private static IReadOnlyDictionary<string, Wording> Wrong(CommitteeAnswers typed) => Assert.IsType<Refusal.Invalid>(Read(typed).Refusal).Fields;

    private static CommitteeSeat Seat(string post, string role, string area, Guid? organisation = null) => new() { HeldBy = post, Role = role, Assignment = area, OrganisationId = organisation };
}
