namespace Sen.Plumbing;

// Words of the workplace.
public sealed partial class Words
{
    public string MyWork => Say("Việc của tôi", "My work");

    public string PortalDesk => Say("Cổng tin", "Portal");

    public string Administration => Say("Cài đặt", "Settings");
}
