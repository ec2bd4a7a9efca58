using System.Threading.Channels;

namespace BinhYen.Zalo.Simulator.Webhooks;

/// <summary>One line of events: the next is tried when the one before was.</summary>
internal sealed class DeliveryLane : IAsyncDisposable
{
    private readonly Channel<(Delivery? Delivery, TaskCompletionSource Tried)> _line =
        Channel.CreateUnbounded<(Delivery?, TaskCompletionSource)>();
    private readonly Task _worker;
    private volatile bool _isClosing;

    public DeliveryLane(Func<Delivery, Task> tryOne) => _worker = WorkAsync(tryOne);

    public Task Enter(Delivery delivery) => Write(delivery);

    /// <summary>Ends when everything that was in line before has been tried.</summary>
    public Task EmptyAsync() => Write(null);

    /// <summary>What is still in line is dropped: a receiver that is gone must not hold up the end.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosing = true;
        _line.Writer.TryComplete();
        await _worker;
    }

    private Task Write(Delivery? delivery)
    {
        var tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_line.Writer.TryWrite((delivery, tried)))
            tried.SetResult();
        return tried.Task;
    }

    private async Task WorkAsync(Func<Delivery, Task> tryOne)
    {
        await foreach (var (delivery, tried) in _line.Reader.ReadAllAsync())
        {
            try
            {
                if (delivery is not null && !_isClosing)
                    await tryOne(delivery);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // A try that failed in a way nobody foresaw must not hold up for ever whoever stands behind it; it was not delivered.
                delivery!.Status = DeliveryStatus.GivenUp;
            }
            finally
            {
                tried.SetResult();
            }
        }
    }
}
