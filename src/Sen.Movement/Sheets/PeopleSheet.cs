using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Movement.Units;

namespace Sen.Movement.Sheets;

/// <summary>Rows of accounts with their posts (dòng tài khoản): the first row of a user name makes the account, further ones give it further posts.</summary>
public static class PeopleSheet
{
    private const int LongestTitle = 100, LongestUserName = 64;

    /// <summary>A post, and the account when the row is its first.</summary>
    public static IReadOnlyList<object> Read(IReadOnlyDictionary<string, string> typed, int row, SheetWorld world, RowFaults wrong)
    {
        var (title, user) = (VietnameseText.Clean(typed[SheetForm.Title]), VietnameseText.Clean(typed[SheetForm.UserName]).ToLowerInvariant());
        var earlier = world.Person(user);
        Check(title, user, earlier, world, wrong);
        var owner = Organisation(typed[SheetForm.Organisation], world, wrong);
        var kind = PostForm.Kinds.Where(one => PlaceSheets.Same(PostNames.Of(one).Vi, typed[SheetForm.KindOf])).Select(one => (PostKind?)one).FirstOrDefault();
        if (kind is null)
        {
            wrong.Add(SheetForm.KindOf, PlaceSheets.NotInList(typed[SheetForm.KindOf], SheetForm.Of(SheetKind.People).Columns[2]));
        }
        else if (kind != PostKind.Registrar && owner is not null)
        {
            wrong.Add(SheetForm.Organisation, ("Chỉ người đăng ký mới thuộc một đơn vị. Đề nghị để trống ô này.", "Only a registrar belongs to an organisation. Please leave this cell empty."));
        }

        var person = earlier?.Id ?? world.IdOf(row, 0);
        var post = PostForm.Read(world.IdOf(row, 1), world.Home, person, kind?.ToString(), owner?.Id, typed[SheetForm.From], typed[SheetForm.Last], typed[SheetForm.Basis]);
        if (!post.Ok)
        {
            wrong.Add(post.Refusal);
        }

        if (!wrong.Any && world.Posts.Any(other => other.PersonId == person && PostForm.Overlap(other, post.Value)))
        {
            wrong.Add(SheetForm.KindOf, ("Một dòng ở trên đã giao vị trí này trong thời gian ấy. Đề nghị bỏ một dòng.", "An earlier row gives this post in that time already. Please leave one of them out."));
        }

        if (wrong.Any)
        {
            return [];
        }

        world.Add(post.Value);
        if (earlier is not null)
        {
            return [post.Value];
        }

        var made = new SheetPerson(person, title, user);
        world.Add(made);
        return [made, post.Value];
    }

    private static void Check(string title, string user, SheetPerson? earlier, SheetWorld world, RowFaults wrong)
    {
        if (title.Length > LongestTitle)
        {
            wrong.Add(SheetForm.Title, ($"Chức danh tối đa {LongestTitle} ký tự.", $"A role title has at most {LongestTitle} letters."));
        }
        else if (earlier is not null && !PlaceSheets.Same(earlier.Title, title))
        {
            wrong.Add(SheetForm.Title, ($"Dòng ở trên ghi “{earlier.Title}” cho cùng tên đăng nhập. Đề nghị ghi giống nhau.", $"An earlier row has “{earlier.Title}” for the same user name. Please write the same."));
        }

        if (user.Length is 0 or > LongestUserName || !user.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.' or '_'))
        {
            wrong.Add(SheetForm.UserName, (
                "Đề nghị ghi tên đăng nhập bằng chữ thường không dấu. Ví dụ: hoi-nong-dan.", "Please write the user name in lower case without marks. For example: hoi-nong-dan."));
        }
        else if (earlier is null && world.HasAccount(user))
        {
            wrong.Add(SheetForm.UserName, ($"Tên đăng nhập “{user}” đã có. Đề nghị chọn tên khác; người đã có tài khoản thì giao vị trí ở trang của người đó.", $"There is a user name “{user}” already. Please choose another; somebody with an account gets posts on the own page."));
        }
    }

    private static Organisation? Organisation(string typed, SheetWorld world, RowFaults wrong)
    {
        var name = VietnameseText.Clean(typed);
        if (name.Length == 0)
        {
            return null;
        }

        var found = Owner(name, world);
        if (!found.Ok)
        {
            wrong.Add(SheetForm.Organisation, found.Refusal.Sentence);
        }

        return found.Ok ? found.Value : null;
    }

    /// <summary>The open organisation of a name.</summary>
    internal static Outcome<Organisation> Owner(string name, SheetWorld world) => world.OpenOrganisations(name) switch
    {
        [var one] => one,
        [] => new Refusal.Invalid("", (
            $"Không có đơn vị {PlaceSheets.Like(name, world.OwnerLike(name)).Vi} đang hoạt động. Đề nghị ghi đúng tên ở mục Tổ chức trong Cài đặt.",
            $"There is no open organisation {PlaceSheets.Like(name, world.OwnerLike(name)).En}. Please write its name as the settings have it.")),
        _ => new Refusal.Invalid("", ($"Có nhiều đơn vị cùng gọi là “{name}”. Đề nghị ghi tên đầy đủ.", $"Several organisations are called “{name}”. Please write the full name.")),
    };
}
