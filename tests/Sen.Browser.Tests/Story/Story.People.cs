using Microsoft.Playwright;
using Sen.Movement.People;
using Sen.Movement.Units;
using Xunit;

namespace Sen.Browser;

// How the people get in: the set-up, the accounts, the posts, the one-time codes.
internal sealed partial class Story
{
    private const string Village = "Thôn Bình Trúc I";

    private static readonly (string User, string Title, PostKind Post, string? Organisation)[] Cast =
    [
        ("hoi-nong-dan", "Hội Nông dân xã", PostKind.Registrar, "Hội Nông dân xã Bình Sa"),
        ("khoi-dan-van", "Cán bộ Khối Dân vận", PostKind.Officer, null),
        ("thanh-vien", "Thành viên Ban Chỉ đạo", PostKind.CommitteeMember, null),
        ("truong-ban", "Trưởng Ban Chỉ đạo", PostKind.CommitteeHead, null),
    ];

    private readonly Dictionary<string, string> _firstPasswords = new(StringComparer.Ordinal);
    private readonly Dictionary<PostKind, Person> _byPost = [];
    private Person? _administrator;

    private Person FarmersUnion => _byPost[PostKind.Registrar];

    private Person Officer => _byPost[PostKind.Officer];

    private Person Member => _byPost[PostKind.CommitteeMember];

    private Person Head => _byPost[PostKind.CommitteeHead];

    public async Task The_first_person_creates_the_administrator_and_the_commune()
    {
        var person = _administrator = await Newcomer();
        await SetUp.Administrator(person, sen);

        await Choose(person, "Loại đơn vị", UnitNames.Of(UnitKind.Commune).Vi);
        await person.Fill("Tên đơn vị", "Bình Sa");
        await Choose(person, "Trực thuộc", UnitNames.Of(UnitKind.Province).Vi);
        await person.Fill("Tên tỉnh, thành phố", "Quảng Nam");
        await person.Fill("Tên huyện trước đây (nếu có)", "Thăng Bình");
        await person.Fill("Có tên và địa giới này từ ngày", "01/01/2000");
        await person.Fill("Các thôn, tổ dân phố (nếu có)", $"{Village}\nThôn 2\nThôn 3");
        await person.Press("Hoàn tất thiết lập");
        await SetUp.SecondStep(person);

        Assert.Equal("/can-bo/cai-dat", person.Path);
        await using var reader = await Reader();
        await reader.Open("/");
        await reader.Reads("Xã Bình Sa");
    }

    public async Task The_administrator_creates_accounts_and_gives_posts()
    {
        foreach (var (user, title, post, organisation) in Cast)
        {
            _firstPasswords[user] = await Administration.CreateAccount(_administrator!, title, user);
            await Administration.GivePost(_administrator!, post, organisation);
        }
    }

    public async Task Everybody_signs_in_with_the_printed_password_and_sets_their_own()
    {
        foreach (var (user, title, post, _) in Cast)
        {
            var person = _byPost[post] = await Newcomer();
            await Doorway.SignIn(person, user, _firstPasswords[user]);
            await Doorway.ChangeFirst(person, OwnPassword(user));
            if (AskedAgain.Posts.Contains(post))
            {
                await person.Reads("Vị trí đang giữ được duyệt, công nhận");
                await Doorway.SetUpSecondStep(person, user);
                await person.Press("Đã ghi lại");
                await person.Open(Desk.Address);
            }

            Assert.Equal(Desk.Address, person.Path.Split('?')[0]);
            await person.Reads(title);
        }
    }

    private static string OwnPassword(string user) => $"vườn ổi chín {user.Length}";

    // Days have passed since the head signed in.
    private Task HeadConfirms() => Doorway.ConfirmIfAsked(Head, "truong-ban", OwnPassword("truong-ban"));

    private static Task Choose(Person person, string question, string answer) =>
        person.Page.GetByRole(AriaRole.Group, new() { Name = question, Exact = true }).GetByLabel(answer, new() { Exact = true }).CheckAsync();
}
