using System.Buffers.Binary;
using System.Collections.Concurrent;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// Finds cases by blind terms. The lists are sealed in the database, so the process keeps what it has opened of a commune in memory and reads on from there at every search; what it finds is looked up in
/// the database once more, where words that were deleted or locked meanwhile are missing. A commune of some thousand cases is opened in a few hundredths of a second (decision 0156).
/// </summary>
internal sealed class CaseSearch(IRecordSealer vault)
{
    // A place is four bytes. Beyond that the commune that was asked longest ago is forgotten.
    private const long MostPlaces = 24_000_000;

    // Cases are found in the order in which their lists were written, which the order of ids follows but for who wrote at the same moment.
    private const int Slack = 32;
    private const int FirstChunk = 400;
    private const int LeastAsked = 64;
    private const int LargestChunk = 16_000;

    // A list may be saved by a slow transaction, or by a node whose clock is behind.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<CommuneId, OpenedTerms> communes = [];

    /// <summary>The newest of some cases that have all the terms, newest first: the order of ids is the order of time.</summary>
    /// <param name="db">The database the cases come from.</param>
    /// <param name="commune">Whose cases these are.</param>
    /// <param name="cases">Where to look.</param>
    /// <param name="terms">At least one, of <see cref="CaseTerms.OfQuery"/>.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<IReadOnlyList<CaseId>> NewestAsync(BinhYenDb db, CommuneId commune, IQueryable<Case> cases, IReadOnlyList<long> terms, int most, CancellationToken cancellationToken)
    {
        var index = await vault.BlindIndexAsync(commune.Value, cancellationToken);
        var opened = communes.GetOrAdd(commune, _ => new OpenedTerms());
        await opened.ReadOnAsync(db, index, cancellationToken);
        Forget(commune);
        var (found, below) = (new List<CaseId>(), int.MaxValue);
        for (var size = FirstChunk; found.Count < most + Slack && below > 0; size = Math.Min(size * 4, LargestChunk))
        {
            var maybe = opened.Next(terms, below, size);
            below = maybe.Below;
            var ids = Filled(maybe.Ids);
            foreach (var some in (await cases.Where(c => ids.Contains(c.Id)).OrderByDescending(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken)).Chunk(most + Slack))
            {
                found.AddRange(await HoldingAsync(db, index, some, terms, cancellationToken));
                if (found.Count >= most + Slack) break;
            }
        }

        return [.. found.OrderByDescending(id => id.Value).Take(most)];
    }

    // The database is asked for as many where nothing was found and where everything found is closed to who asks: the time would tell them apart.
    private static List<CaseId> Filled(List<CaseId> ids)
    {
        for (var full = ids.Count <= LeastAsked ? LeastAsked : ids.Count <= FirstChunk ? FirstChunk : ids.Count; ids.Count < full;) ids.Add(new CaseId(Guid.CreateVersion7()));
        return ids;
    }

    // What is in memory may have been deleted or locked since.
    private static async Task<IEnumerable<CaseId>> HoldingAsync(BinhYenDb db, BlindIndex index, CaseId[] ids, IReadOnlyList<long> terms, CancellationToken cancellationToken)
    {
        var lists = (await db.Set<CaseTermList>().AsNoTracking().Where(l => ids.Contains(l.CaseId)).ToListAsync(cancellationToken)).ToLookup(l => l.CaseId, l => l.Terms);
        return ids.Where(id => lists[id].SelectMany(list => index.Open(list)).ToHashSet().IsSupersetOf(terms));
    }

    private void Forget(CommuneId asked)
    {
        while (communes.Count > 1 && communes.Values.Sum(one => one.Places) > MostPlaces)
            communes.TryRemove(communes.Where(one => one.Key != asked).MinBy(one => one.Value.AskedAt).Key, out _);
    }

    /// <summary>The terms of one commune, opened: for each term the cases that hold it, in the order in which they were read.</summary>
    private sealed class OpenedTerms
    {
        private readonly Lock turn = new();
        private readonly List<CaseId> cases = [];
        private readonly Dictionary<CaseId, int> numbers = [];
        private readonly Dictionary<long, List<int>> places = [];
        private HashSet<Guid> lately = [];
        private Guid from;
        private long count;

        /// <summary>How many places are in memory.</summary>
        public long Places => Interlocked.Read(ref count);

        public long AskedAt { get; private set; }

        /// <summary>Opens what was written since. Two at the same time open it twice, and it stands here once.</summary>
        public async Task ReadOnAsync(BinhYenDb db, BlindIndex index, CancellationToken cancellationToken)
        {
            AskedAt = Environment.TickCount64;
            var (commune, read) = (new CommuneId(index.CommuneId), new HashSet<Guid>());
            var (begin, known) = Begin();
            var newest = begin;
            await foreach (var list in db.Set<CaseTermList>().AsNoTracking().Where(l => l.CommuneId == commune && l.Id > begin).OrderBy(l => l.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                read.Add(newest = list.Id);
                if (known.Contains(list.Id)) continue;
                var terms = index.Open(list.Terms);
                lock (turn) Add(list.CaseId, terms);
            }

            if (read.Count == 0) return;
            var next = Before(newest);
            read.RemoveWhere(id => id.CompareTo(next) <= 0);
            lock (turn) (lately, from) = (read, next);
        }

        /// <summary>The next cases that hold all the terms, the last read first.</summary>
        public (List<CaseId> Ids, int Below) Next(IReadOnlyList<long> terms, int below, int most)
        {
            lock (turn)
            {
                var lists = new List<List<int>>();
                foreach (var term in terms)
                {
                    if (!places.TryGetValue(term, out var list)) return ([], 0);
                    lists.Add(list);
                }

                return Next(lists, below, most);
            }
        }

        private (Guid From, HashSet<Guid> Lately) Begin()
        {
            lock (turn) return (from, lately);
        }

        // The shortest list is walked from its end, and the others are asked.
        private (List<CaseId> Ids, int Below) Next(List<List<int>> lists, int below, int most)
        {
            var shortest = lists.MinBy(list => list.Count)!;
            var at = shortest.BinarySearch(below);
            var ids = new List<CaseId>();
            for (at = (at < 0 ? ~at : at) - 1; at >= 0; at--)
            {
                var number = shortest[at];
                if (!lists.TrueForAll(list => ReferenceEquals(list, shortest) || list.BinarySearch(number) >= 0)) continue;
                ids.Add(cases[number]);
                if (ids.Count == most) return (ids, number);
            }

            return (ids, 0);
        }

        private void Add(CaseId id, long[] terms)
        {
            if (!numbers.TryGetValue(id, out var number))
            {
                number = numbers[id] = cases.Count;
                cases.Add(id);
            }

            foreach (var term in terms)
            {
                if (!places.TryGetValue(term, out var list)) places[term] = list = [];
                var at = list.Count == 0 || list[^1] < number ? ~list.Count : list.BinarySearch(number);
                if (at >= 0) continue;
                list.Insert(~at, number);
                count++;
            }
        }

        // The smallest id so long before: an id begins with its millisecond.
        private static Guid Before(Guid id)
        {
            Span<byte> bytes = stackalloc byte[16];
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            var at = (long)BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16;
            BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, at - (long)Late.TotalMilliseconds) << 16);
            bytes[6..].Clear();
            return new Guid(bytes, bigEndian: true);
        }
    }
}
