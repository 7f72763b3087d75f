namespace Sferum.Sandbox.Control;

/// <summary>A token without a browser: of a user (<c>user_id</c>) or of a community (<c>group_id</c>).</summary>
internal sealed record TokenRequest(long? UserId, long? GroupId, int? ExpiresIn);
