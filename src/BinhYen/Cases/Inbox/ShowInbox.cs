using BinhYen.Cases.Escalating;
using BinhYen.Communes;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.Inbox;

/// <summary>Fills the screen of the inbox.</summary>
internal sealed class ShowInbox(ReadInbox inbox, StaffAlerts alerts, CommuneDirectory communes, InboxScreen screen)
{
    /// <summary>The list alone, for a fragment or beside a case.</summary>
    public async Task ListAsync(CurrentStaff staff, InboxQuery query, CancellationToken cancellationToken)
    {
        screen.View = await inbox.HandleAsync(staff, query, cancellationToken);
        screen.Tabs = [.. ReadInbox.Tabs(staff)];
        screen.MayAct = staff.May(Permission.HandleCases);
    }

    /// <summary>The whole page.</summary>
    public async Task<IResult> PageAsync(CurrentStaff staff, InboxQuery query, CancellationToken cancellationToken)
    {
        await ListAsync(staff, query, cancellationToken);
        screen.Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
        screen.Alerts = await alerts.OpenOfAsync(staff, cancellationToken);
        return SiteRoom.Page<InboxPage>();
    }
}
