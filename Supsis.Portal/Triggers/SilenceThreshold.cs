namespace Supsis.Portal.Triggers;

/// <summary>How long whose silence must last; triggers with equal thresholds share their events.</summary>
internal readonly record struct SilenceThreshold(int Minutes, SilentParty Party)
{
    public TimeSpan Length => TimeSpan.FromMinutes(Minutes);
}
