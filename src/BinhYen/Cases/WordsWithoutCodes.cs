using BinhYen.Confidentiality;

namespace BinhYen.Cases;

/// <summary>The codes of reports in words that other rooms store.</summary>
internal sealed class WordsWithoutCodes : IWordsWithoutCodes
{
    public string Of(string words) => CodesInWords.Hide(words);
}
