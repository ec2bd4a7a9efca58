using System.Security.Cryptography;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Text;
using CsCheck;

namespace BinhYen.Tests.Platform.Journal;

/// <summary>One root for many entries; a path for one; the printed text reads back.</summary>
public sealed class MerkleTreeTests
{
    private static readonly Gen<byte[]> Hash = Gen.Byte.Array[32];

    [Fact]
    public void Every_entry_leads_to_the_root_and_nothing_else_does() =>
        Gen.Select(Hash.Array[1, 40], Gen.Int[0, 39], Gen.Int[0, 255]).Sample((leaves, at, change) =>
        {
            var index = at % leaves.Length;
            var root = MerkleTree.Root(leaves);
            var path = MerkleTree.Path(leaves, index);
            MerkleTree.Leads(leaves[index], index, leaves.Length, path, root).ShouldBeTrue();
            byte[] other = [.. leaves[index]];
            other[change % 32] ^= 1;
            MerkleTree.Leads(other, index, leaves.Length, path, root).ShouldBeFalse();
            MerkleTree.Leads(leaves[index], leaves.Length, leaves.Length, path, root).ShouldBeFalse();
            if (path.Count > 0) MerkleTree.Leads(leaves[index], index, leaves.Length, [.. path.Skip(1)], root).ShouldBeFalse();
            MerkleTree.Leads(leaves[index], index, leaves.Length, [.. path, other], root).ShouldBeFalse();
        }, iter: 200);

    [Fact]
    public void Dropping_swapping_or_adding_an_entry_gives_another_root() =>
        Gen.Select(Hash.Array[2, 20], Gen.Int[0, 18]).Where((leaves, _) => leaves.Select(Convert.ToHexString).Distinct().Count() == leaves.Length).Sample((leaves, at) =>
        {
            var index = at % (leaves.Length - 1);
            var root = Convert.ToHexString(MerkleTree.Root(leaves));
            byte[][] swapped = [.. leaves];
            (swapped[index], swapped[index + 1]) = (swapped[index + 1], swapped[index]);
            Convert.ToHexString(MerkleTree.Root(swapped)).ShouldNotBe(root);
            Convert.ToHexString(MerkleTree.Root(leaves.Where((_, i) => i != index).ToArray())).ShouldNotBe(root);
            Convert.ToHexString(MerkleTree.Root([.. leaves, leaves[^1]])).ShouldNotBe(root);
        }, iter: 200);

    // The published answers of RFC 6962 implementations (Certificate Transparency's own test data), leaf by leaf.
    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_tree_is_that_of_the_standard(int count, string root)
    {
        string[] data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        Convert.ToHexStringLower(MerkleTree.Root(data.Take(count).Select(Convert.FromHexString).ToArray())).ShouldBe(root);
    }

    [Fact]
    public void A_printed_checkpoint_reads_back_whatever_a_scanner_does_to_blanks() =>
        Gen.Select(Hash, Gen.Byte.Array[64], Gen.Int[1, 99999], Gen.Long[1, 1_000_000], Gen.Long[0, 5000]).Sample((root, signature, number, first, more) =>
        {
            var mark = new CheckpointMark(new CommuneId(Guid.NewGuid()), number, new DateOnly(2026, 11, 23), first, first + more, root, signature);
            var read = CheckpointMark.Parse(" " + mark.Text.ToLowerInvariant().Insert(40, "\r\n  "))!;
            read.Text.ShouldBe(mark.Text);
            read.Signature.ShouldBe(signature);
            CheckpointMark.Parse(mark.Text[..^1]).ShouldBeNull();
            CheckpointMark.Parse("BY2" + mark.Text[3..]).ShouldBeNull();
        }, iter: 100);

    [Fact]
    public void Bytes_written_in_letters_read_back_and_have_one_spelling() => Gen.Byte.Array[0, 70].Sample(bytes =>
    {
        var text = Base32.Encode(bytes);
        Base32.Decode(text.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'), bytes.Length).ShouldBe(bytes);
        Base32.Decode(text + "0", bytes.Length).ShouldBeNull();
        Base32.Decode(text, bytes.Length + 1).ShouldBeNull();
    }, iter: 300);

    [Fact]
    public void The_root_hides_no_leaf_behind_a_node() =>
        MerkleTree.Root([SHA256.HashData([1]), SHA256.HashData([2])]).ShouldNotBe(MerkleTree.Root([[.. SHA256.HashData([1]), .. SHA256.HashData([2])]]));
}
