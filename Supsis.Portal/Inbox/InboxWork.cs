using Supsis.Portal.Data;

namespace Supsis.Portal.Inbox;

/// <summary>One batch of arrived requests, written with whatever else the group holds; the oldest make room.</summary>
internal sealed class InboxWork(InboxWriter writer) : GroupWork
{
    private const string Insert =
        """
        insert into inbox_requests (id, workspace_id, received_at, message_id, headers, body, is_cut, is_signature_valid, answered_status)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string MakeRoom =
        "delete from inbox_requests where workspace_id = $1 and id < (select id from inbox_requests where workspace_id = $1 order by id desc limit 1 offset $2)";

    private IReadOnlyDictionary<Guid, Queue<InboxRequest>>? _batch;

    public override bool MustSync => false;

    public override void Write(GroupTransaction transaction)
    {
        _batch ??= writer.Take(); // kept for the replay of a group that fails
        foreach (var (workspaceId, requests) in _batch)
        {
            foreach (var request in requests)
            {
                transaction.Command(Insert).Execute(
                    request.Id, workspaceId, request.ReceivedAt, request.MessageId, request.Headers, request.Body, request.IsCut, request.IsSignatureValid, request.AnsweredStatus);
            }

            transaction.Command(MakeRoom).Execute(workspaceId, InboxStore.Limit - 1);
        }
    }

    public override void Committed() => writer.Written(_batch!.Keys);

    public override void Failed(Exception exception) => writer.Lost(exception);
}
