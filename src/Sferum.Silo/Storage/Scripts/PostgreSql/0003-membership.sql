-- Orleans' membership: which silos there are. Every change is made on the version of the table that its maker has read, or not at all.

CREATE TABLE MembershipVersion
(
    DeploymentId text COLLATE "C" NOT NULL PRIMARY KEY,
    Version      integer          NOT NULL
);

CREATE TABLE Membership
(
    DeploymentId text COLLATE "C" NOT NULL REFERENCES MembershipVersion (DeploymentId),
    Address      text COLLATE "C" NOT NULL,
    Port         integer          NOT NULL,
    Generation   integer          NOT NULL,
    SiloName     text             NOT NULL,
    HostName     text             NOT NULL,
    Status       integer          NOT NULL,
    ProxyPort    integer          NOT NULL,
    SuspectTimes text,
    StartTime    timestamptz      NOT NULL,
    IAmAliveTime timestamptz      NOT NULL,
    CONSTRAINT MembershipIdentity PRIMARY KEY (DeploymentId, Address, Port, Generation)
)
WITH (fillfactor = 50);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
(
    'InsertMembershipVersionKey',
    'WITH added AS
     (
         INSERT INTO MembershipVersion (DeploymentId, Version) VALUES (@DeploymentId, 0)
             ON CONFLICT DO NOTHING
      RETURNING 1
     )
     SELECT EXISTS (SELECT FROM added) AS Added'
),
(
    -- Whoever comes second waits for the version''s row, finds it changed, and changes nothing.
    'InsertMembershipKey',
    'WITH counted AS
     (
         UPDATE MembershipVersion
            SET Version = Version + 1
          WHERE DeploymentId = @DeploymentId
            AND Version = @Version
            AND NOT EXISTS (SELECT
                              FROM Membership
                             WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation)
      RETURNING 1
     ),
     added AS
     (
         INSERT INTO Membership (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
         SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
           FROM counted
      RETURNING 1
     )
     SELECT EXISTS (SELECT FROM added) AS Added'
),
(
    'UpdateMembershipKey',
    'WITH counted AS
     (
         UPDATE MembershipVersion
            SET Version = Version + 1
          WHERE DeploymentId = @DeploymentId
            AND Version = @Version
            AND EXISTS (SELECT
                          FROM Membership
                         WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation)
      RETURNING 1
     ),
     changed AS
     (
         UPDATE Membership
            SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
           FROM counted
          WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
      RETURNING 1
     )
     SELECT EXISTS (SELECT FROM changed) AS Changed'
),
(
    'UpdateIAmAlivetimeKey',
    'UPDATE Membership
        SET IAmAliveTime = @IAmAliveTime
      WHERE DeploymentId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation'
),
(
    -- The version comes back also where there is no such silo.
    'MembershipReadRowKey',
    'SELECT v.Version, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime
       FROM MembershipVersion v
            LEFT JOIN Membership m
                   ON m.DeploymentId = v.DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
      WHERE v.DeploymentId = @DeploymentId'
),
(
    'MembershipReadAllKey',
    'SELECT v.Version, m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime
       FROM MembershipVersion v
            LEFT JOIN Membership m ON m.DeploymentId = v.DeploymentId
      WHERE v.DeploymentId = @DeploymentId'
),
(
    'GatewaysQueryKey',
    'SELECT Address, ProxyPort, Generation
       FROM Membership
      WHERE DeploymentId = @DeploymentId AND Status = @Status AND ProxyPort > 0'
),
(
    -- 3: active.
    'CleanupDefunctSiloEntriesKey',
    'DELETE FROM Membership
      WHERE DeploymentId = @DeploymentId AND IAmAliveTime < @IAmAliveTime AND Status <> 3'
),
(
    'DeleteMembershipTableEntriesKey',
    'WITH silos AS (DELETE FROM Membership WHERE DeploymentId = @DeploymentId)
     DELETE FROM MembershipVersion WHERE DeploymentId = @DeploymentId'
);
