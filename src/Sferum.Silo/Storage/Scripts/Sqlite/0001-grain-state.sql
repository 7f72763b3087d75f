-- The states of grains, and the table in which Orleans looks its statements up.
-- A script that was ever applied is never edited: a change is a new script. Times are UTC.

CREATE TABLE OrleansQuery
(
    QueryKey  TEXT NOT NULL PRIMARY KEY,
    QueryText TEXT NOT NULL
) STRICT;

-- One row per grain and state. Text compares byte by byte: 5b, 5B and 05b are three keys.
-- The extension is the grain's string key; it is never NULL, so that the unique index sees every row.
CREATE TABLE GrainState
(
    Id                     INTEGER PRIMARY KEY,
    ServiceId              TEXT    NOT NULL,
    GrainTypeString        TEXT    NOT NULL,
    GrainIdN0              INTEGER NOT NULL,
    GrainIdN1              INTEGER NOT NULL,
    GrainIdExtensionString TEXT    NOT NULL,
    Version                INTEGER NOT NULL,
    ModifiedAt             INTEGER NOT NULL, -- seconds since 1970
    OwedFrom               INTEGER,          -- milliseconds since 1970; NULL when nothing is owed
    PayloadBinary          BLOB              -- NULL in a cleared row, which stays so that versions never start again
) STRICT;

CREATE UNIQUE INDEX GrainStateIdentity
    ON GrainState (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1);

-- Finds owed work, in the order in which it is read, without touching a row.
CREATE INDEX GrainStateOwed
    ON GrainState (ServiceId, OwedFrom, GrainTypeString, GrainIdExtensionString)
    WHERE OwedFrom IS NOT NULL;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
(
    'ReadFromStorageKey',
    'SELECT PayloadBinary, Version
       FROM GrainState
      WHERE ServiceId = @ServiceId
        AND GrainTypeString = @GrainTypeString
        AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
        AND GrainIdN0 = @GrainIdN0
        AND GrainIdN1 = @GrainIdN1'
),
(
    -- One statement: without a version it inserts where no row is, with one it changes the row of that version.
    -- Whoever loses gets no row back, which Orleans reports as an inconsistent state.
    -- The owed moment is 13 digits from byte 4 of a payload that begins with SF1.
    'WriteToStorageKey',
    'INSERT INTO GrainState
            (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExtensionString, Version, ModifiedAt, OwedFrom, PayloadBinary)
     SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), 1, unixepoch(),
            CASE WHEN substr(@PayloadBinary, 1, 3) = x''534631''
                 THEN nullif(CAST(CAST(substr(@PayloadBinary, 4, 13) AS TEXT) AS INTEGER), 0) END,
            @PayloadBinary
      WHERE @GrainStateVersion IS NULL
         OR EXISTS (SELECT 1
                      FROM GrainState
                     WHERE ServiceId = @ServiceId
                       AND GrainTypeString = @GrainTypeString
                       AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
                       AND GrainIdN0 = @GrainIdN0
                       AND GrainIdN1 = @GrainIdN1)
         ON CONFLICT (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1)
         DO UPDATE SET Version = GrainState.Version + 1,
                       ModifiedAt = excluded.ModifiedAt,
                       OwedFrom = excluded.OwedFrom,
                       PayloadBinary = excluded.PayloadBinary
             WHERE GrainState.Version = @GrainStateVersion
  RETURNING Version AS NewGrainStateVersion'
),
(
    'ClearStorageKey',
    'UPDATE GrainState
        SET Version = Version + 1,
            ModifiedAt = unixepoch(),
            OwedFrom = NULL,
            PayloadBinary = NULL
      WHERE ServiceId = @ServiceId
        AND GrainTypeString = @GrainTypeString
        AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
        AND GrainIdN0 = @GrainIdN0
        AND GrainIdN1 = @GrainIdN1
        AND Version = @GrainStateVersion
  RETURNING Version AS NewGrainStateVersion'
);
