using BinhYen.Cases.Alarm;
using BinhYen.Cases.Escalating;
using BinhYen.Communes;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.Inbox;

/// <summary>Fills the screen of the inbox.</summary>
internal sealed class ShowInbox(ReadInbox inbox, StaffAlerts alerts, AlarmWay way, CommuneDirectory communes, InboxScreen screen)
{
    /// <summary>The list alone, for a fragment or beside a case.</summary>
    public async Task ListAsync(CurrentStaff staff, InboxQuery query, CancellationToken cancellationToken)
    {
        screen.View = await inbox.HandleAsync(staff, query, cancellationToken);
        screen.Tabs = [.. ReadInbox.Tabs(staff)];
        screen.MayAct = staff.May(Permission.HandleCases);
    }

    /// <summary>What calls for this person: alerts, and whether an alarm would reach them away from the screen.</summary>
    public async Task AlertsAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        screen.Alerts = await alerts.OpenOfAsync(staff, cancellationToken);
        screen.AlarmHint = await way.HintAsync(staff, cancellationToken);
    }

    /// <summary>The whole page.</summary>
    public async Task<IResult> PageAsync(CurrentStaff staff, InboxQuery query, CancellationToken cancellationToken)
    {
        await ListAsync(staff, query, cancellationToken);
        screen.Hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken);
        await AlertsAsync(staff, cancellationToken);
        return SiteRoom.Page<InboxPage>();
    }
}
