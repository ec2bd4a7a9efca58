namespace BinhYen.Confidentiality;

/// <summary>Takes the tracking codes of reports out of words before they are stored: whoever read them would open a report as its sender (decision 0144).</summary>
internal interface IWordsWithoutCodes
{
    string Of(string words);
}
