using Supsis.Portal.Data;

namespace Supsis.Portal.Webhooks;

/// <summary>A URL with its triggers and settings.</summary>
public sealed class Webhook : IWorkspaceOwned
{
    private Webhook()
    {
    }

    public Webhook(Guid id, Guid workspaceId, string name, string url, byte[] protectedSecrets, DateTimeOffset createdAt)
    {
        (Id, WorkspaceId, Name, Url, ProtectedSecrets) = (id, workspaceId, name, url, protectedSecrets);
        (CreatedAt, UpdatedAt, Version) = (createdAt, createdAt, 1);
    }

    public Guid Id { get; private set; }
    public Guid WorkspaceId { get; private set; }
    public string Name { get; private set; } = "";
    public string Url { get; private set; } = "";

    /// <summary>A conversation's deliveries go out in the order of its events.</summary>
    public bool IsOrdered { get; private set; }

    /// <summary>Null for as many as the receiver takes.</summary>
    public int? MaxPerMinute { get; private set; }

    /// <summary>What must hold beside a trigger, as JSON.</summary>
    public string Conditions { get; private set; } = "[]";

    public TranscriptKind Transcript { get; private set; }

    /// <summary>How many messages of the newest; null unless it is those that are sent.</summary>
    public int? TranscriptMessages { get; private set; }

    public WebhookState State { get; private set; }

    /// <summary>When a paused one goes on by itself; null when a person must say so.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    public DisabledReason? DisabledReason { get; private set; }

    /// <summary>The signing secrets, encrypted with the key ring of the data folder.</summary>
    public byte[] ProtectedSecrets { get; private set; } = [];

    /// <summary>Its own headers and its authentication, encrypted likewise; null when it has none.</summary>
    public byte[]? ProtectedCredentials { get; private set; }

    /// <summary>Counts every change; the ETag.</summary>
    public long Version { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it was deleted; the row stays for the log of what it sent.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    public void Change(string name, string url, DateTimeOffset now)
    {
        (Name, Url) = (name, url);
        Touch(now);
    }

    public void SetPace(SendingPace pace) => (IsOrdered, MaxPerMinute) = (pace.IsOrdered, pace.MaxPerMinute);

    public void SetConditions(string conditions) => Conditions = conditions;

    public void SetTranscript(TranscriptSetting transcript) => (Transcript, TranscriptMessages) = (transcript.Kind, transcript.Messages);

    /// <param name="protectedCredentials">Encrypted; null for none.</param>
    public void SetCredentials(byte[]? protectedCredentials) => ProtectedCredentials = protectedCredentials;

    public void SetSecrets(byte[] protectedSecrets, DateTimeOffset now)
    {
        ProtectedSecrets = protectedSecrets;
        Touch(now);
    }

    /// <param name="until">When it goes on by itself; null until a person says so. A paused one takes the new end.</param>
    public void Pause(DateTimeOffset? until, DateTimeOffset now)
    {
        if (State == WebhookState.Active || (State == WebhookState.Paused && PausedUntil != until))
        {
            (State, PausedUntil) = (WebhookState.Paused, until);
            Touch(now);
        }
    }

    public void Resume(DateTimeOffset now)
    {
        if (State == WebhookState.Paused)
        {
            (State, PausedUntil) = (WebhookState.Active, null);
            Touch(now);
        }
    }

    /// <summary>Goes on if its pause was for a time that is over.</summary>
    public void EndPause(DateTimeOffset now)
    {
        if (PausedUntil <= now)
        {
            Resume(now);
        }
    }

    public void Disable(DisabledReason reason, DateTimeOffset now)
    {
        if (State != WebhookState.Disabled)
        {
            (State, PausedUntil, DisabledReason) = (WebhookState.Disabled, null, reason);
            Touch(now);
        }
    }

    /// <summary>From disabled to active; a paused webhook stays paused.</summary>
    public void Enable(DateTimeOffset now)
    {
        if (State == WebhookState.Disabled)
        {
            (State, DisabledReason) = (WebhookState.Active, null);
            Touch(now);
        }
    }

    public void Delete(DateTimeOffset now)
    {
        DeletedAt = now;
        Touch(now);
    }

    private void Touch(DateTimeOffset now) => (UpdatedAt, Version) = (now, Version + 1);
}
