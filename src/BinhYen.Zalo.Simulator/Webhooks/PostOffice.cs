using System.Text.Json.Nodes;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>
/// Delivers events as Zalo does: signed, within 2 seconds, again after 30 seconds, 5, 15, 30 and 60 minutes, and then
/// never more until an administrator switches the webhook on again.
/// </summary>
internal sealed class PostOffice : IAsyncDisposable
{
    public static readonly IReadOnlyList<TimeSpan> RetrySchedule =
    [
        TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
    ];

    private readonly World _world;
    private readonly Faults _faults;
    private readonly SimulatorClock _clock;
    private readonly Postman _postman;
    private readonly Lock _gate = new();
    private readonly List<Delivery> _log = [];
    private readonly List<Delivery> _waiting = [];
    private readonly DeliveryLane[] _lanes;
    private readonly ITimer _alarm;
    private Delivery? _heldForNext;
    private long _lastNumber;

    public PostOffice(World world, Faults faults, SimulatorClock clock, Postman postman, SimulatorOptions options)
    {
        (_world, _faults, _clock, _postman) = (world, faults, clock, postman);
        _lanes = [.. Enumerable.Range(0, Math.Max(1, options.WebhookLanes)).Select(_ => new DeliveryLane(TryAsync))];
        _alarm = clock.CreateTimer(_ => SendDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advanced += SendDue;
    }

    /// <summary>Every event so far, oldest first.</summary>
    public IReadOnlyList<Delivery> Log
    {
        get
        {
            lock (_gate)
                return [.. _log];
        }
    }

    /// <summary>Hands an event over for delivery. The task ends when it was tried once (or held back by a switch).</summary>
    public Task Post(JsonObject body, string subject, string server = "OA OpenAPI")
    {
        var name = (string?)body["event_name"] ?? "";
        var delivery = Seal(body, name, subject, server);
        if (_faults.Take(FaultKind.Late, name, subject) is { } late)
            return Hold(delivery, TimeSpan.FromSeconds(late.Value ?? 60));
        if (_faults.Take(FaultKind.OutOfOrder, name, subject) is not null && HoldForNext(delivery))
            return Task.CompletedTask;
        var sent = Send(delivery);
        if (_faults.Take(FaultKind.Duplicate, name, subject) is not null)
            sent = Task.WhenAll(sent, Send(Copy(delivery)));
        return TakeHeldForNext() is { } overtaken ? Task.WhenAll(sent, Send(overtaken)) : sent;
    }

    /// <summary>Tries everything that waits, now, and returns when all lanes are empty.</summary>
    public async Task FlushAsync()
    {
        List<Delivery> due;
        lock (_gate)
        {
            due = [.. _waiting];
            _waiting.Clear();
            if (_heldForNext is { } held)
                due.Add(held);
            _heldForNext = null;
        }
        foreach (var delivery in due)
            _ = Send(delivery);
        await SettleAsync();
    }

    /// <summary>Returns when everything now in line has been tried; what waits for a later moment goes on waiting.</summary>
    public Task SettleAsync() => Task.WhenAll(_lanes.Select(l => l.EmptyAsync()));

    /// <summary>Forgets all events, delivered or not.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _log.Clear();
            _waiting.Clear();
            _heldForNext = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _clock.Advanced -= SendDue;
        await _alarm.DisposeAsync();
        var closing = _lanes.Select(lane => lane.DisposeAsync().AsTask()).ToList();
        _postman.GiveUp();
        await Task.WhenAll(closing);
    }

    private Delivery Seal(JsonObject body, string name, string subject, string server)
    {
        var account = _world.Account;
        var sealing = EventSealing.Apply(body, name, subject, account, _faults);
        var delivery = new Delivery
        {
            Number = Interlocked.Increment(ref _lastNumber), EventName = name, Subject = subject, Server = server,
            MessageId = (string?)body["message"]?["msg_id"], Body = sealing.Body, Signature = sealing.Signature, CreatedAt = _clock.GetUtcNow(),
        };
        lock (_gate)
            _log.Add(delivery);
        _world.Touch();
        return delivery;
    }

    private Delivery Copy(Delivery of)
    {
        var copy = new Delivery
        {
            Number = Interlocked.Increment(ref _lastNumber), EventName = of.EventName, Subject = of.Subject,
            Server = of.Server, MessageId = of.MessageId, Body = of.Body, Signature = of.Signature, CreatedAt = of.CreatedAt,
        };
        lock (_gate)
            _log.Add(copy);
        return copy;
    }

    private Task Send(Delivery delivery)
    {
        delivery.DueAt = null;
        if (_world.Account is { WebhookUrl: not null, IsWebhookOn: true })
            return _lanes[(uint)delivery.Subject.GetHashCode(StringComparison.Ordinal) % _lanes.Length].Enter(delivery);
        delivery.Status = DeliveryStatus.NotSent;
        return Task.CompletedTask;
    }

    private async Task TryAsync(Delivery delivery)
    {
        var account = _world.Account;
        if (account.WebhookUrl is null || !account.IsWebhookOn)
        {
            delivery.Status = DeliveryStatus.NotSent;
            return;
        }
        var outcome = _faults.Take(FaultKind.DropConnection, delivery.EventName, delivery.Subject) is not null
            ? new DeliveryTry(_clock.GetUtcNow(), null, "kết nối bị ngắt (công tắc)", 0)
            : await _postman.CarryAsync(account.WebhookUrl, delivery);
        if (_faults.Take(FaultKind.LoseAnswer, delivery.EventName, delivery.Subject) is not null)
            outcome = outcome with { HttpStatus = null, Problem = "mất câu trả lời (công tắc)" };
        delivery.Tries = [.. delivery.Tries, outcome];
        Judge(delivery, outcome, account);
        _world.Touch();
    }

    private void Judge(Delivery delivery, DeliveryTry outcome, AccountSettings account)
    {
        var isRetried = account.WebhookRetry && (outcome.HttpStatus is null || account.RetryOnNon200);
        if (outcome.HttpStatus == 200)
            delivery.Status = DeliveryStatus.Delivered;
        else if (!isRetried)
            delivery.Status = DeliveryStatus.GivenUp;
        else if (delivery.Retries < RetrySchedule.Count)
            Wait(delivery, RetrySchedule[delivery.Retries++], DeliveryStatus.WaitingForRetry);
        else
        {
            delivery.Status = DeliveryStatus.GivenUp;
            account.IsWebhookOn = false;
        }
    }

    private Task Hold(Delivery delivery, TimeSpan delay)
    {
        Wait(delivery, delay, DeliveryStatus.Held);
        return Task.CompletedTask;
    }

    private void Wait(Delivery delivery, TimeSpan delay, DeliveryStatus status)
    {
        lock (_gate)
        {
            delivery.Status = status;
            delivery.DueAt = _clock.GetUtcNow() + delay;
            _waiting.Add(delivery);
        }
        SetAlarm();
    }

    private bool HoldForNext(Delivery delivery)
    {
        lock (_gate)
        {
            if (_heldForNext is not null)
                return false;
            delivery.Status = DeliveryStatus.Held;
            _heldForNext = delivery;
            return true;
        }
    }

    private Delivery? TakeHeldForNext()
    {
        lock (_gate)
        {
            var held = _heldForNext;
            _heldForNext = null;
            return held;
        }
    }

    private void SendDue()
    {
        List<Delivery> due;
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            due = [.. _waiting.Where(d => d.DueAt <= now).OrderBy(d => d.DueAt)];
            _waiting.RemoveAll(d => d.DueAt <= now);
        }
        foreach (var delivery in due)
            _ = Send(delivery);
        SetAlarm();
    }

    private void SetAlarm()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
                return;
            var until = _waiting.Min(d => d.DueAt)!.Value - _clock.GetUtcNow();
            _alarm.Change(until > TimeSpan.Zero ? until : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
