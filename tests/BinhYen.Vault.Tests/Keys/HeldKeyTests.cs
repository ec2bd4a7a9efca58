using System.Security.Cryptography;
using BinhYen.Vault.Keys;
using NSec.Cryptography;

namespace BinhYen.Vault.Tests.Keys;

/// <summary>Keys of records seal as the library does that also wraps them, and are gone when nobody holds them.</summary>
public sealed class HeldKeyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(100_000)]
    public void What_a_held_key_seals_the_library_opens_and_the_other_way_round(int size)
    {
        var (secret, nonce, bound, plain) = (Random(32), Random(24), Random(33), Random(size));
        using var held = new HeldKey(RecordKeyId.New(DateTimeOffset.UnixEpoch), secret);
        using var key = Key.Import(AeadAlgorithm.XChaCha20Poly1305, secret, KeyBlobFormat.RawSymmetricKey);
        var cipher = new byte[size + 16];

        held.Encrypt(nonce, bound, plain, cipher);

        cipher.ShouldBe(AeadAlgorithm.XChaCha20Poly1305.Encrypt(key, nonce, bound, plain));
        var opened = new byte[size];
        held.TryDecrypt(nonce, bound, cipher, opened).ShouldBeTrue();
        opened.ShouldBe(plain);
    }

    [Fact]
    public void A_changed_text_nonce_or_context_and_what_is_too_short_do_not_open()
    {
        var (nonce, bound, cipher, plain) = (Random(24), Random(20), new byte[26], new byte[10]);
        using var held = new HeldKey(RecordKeyId.New(DateTimeOffset.UnixEpoch), Random(32));
        held.Encrypt(nonce, bound, Random(10), cipher);

        foreach (var part in new[] { nonce, bound, cipher })
        {
            part[^1] ^= 1;
            held.TryDecrypt(nonce, bound, cipher, plain).ShouldBeFalse();
            part[^1] ^= 1;
        }

        held.TryDecrypt(nonce, bound, cipher.AsSpan(0, 15), plain).ShouldBeFalse();
        held.TryDecrypt(nonce, bound, cipher, plain).ShouldBeTrue();
    }

    [Fact]
    public void The_last_holder_erases_the_key_and_nobody_seals_with_it_afterwards()
    {
        var held = new HeldKey(RecordKeyId.New(DateTimeOffset.UnixEpoch), Random(32));
        held.Hold().Dispose();
        held.Encrypt(Random(24), [], [], new byte[16]);

        held.Dispose();

        Should.Throw<ObjectDisposedException>(() => held.Encrypt(Random(24), [], [], new byte[16]));
        Should.Throw<ObjectDisposedException>(() => held.TryDecrypt(Random(24), [], new byte[16], []));
    }

    [Fact]
    public async Task Many_keys_at_once_keep_apart()
    {
        var secrets = Enumerable.Range(0, 3_000).Select(_ => Random(32)).ToList();
        var nonce = Random(24);
        await Parallel.ForEachAsync(Enumerable.Range(0, 9_000), TestContext.Current.CancellationToken, (i, _) =>
        {
            var secret = secrets[i % secrets.Count];
            using var held = new HeldKey(RecordKeyId.New(DateTimeOffset.UnixEpoch), secret);
            using var again = new HeldKey(RecordKeyId.New(DateTimeOffset.UnixEpoch), secret);
            var cipher = new byte[20];
            held.Encrypt(nonce, [], "bốn"u8[..4], cipher);
            again.TryDecrypt(nonce, [], cipher, new byte[4]).ShouldBeTrue();
            return ValueTask.CompletedTask;
        });
    }

    private static byte[] Random(int size) => RandomNumberGenerator.GetBytes(size);
}
