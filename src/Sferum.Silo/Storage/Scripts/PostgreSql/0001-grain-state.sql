-- The states of grains, and the table in which Orleans looks its statements up.
-- A script that was ever applied is never edited: a change is a new script. Times are UTC.

CREATE TABLE OrleansQuery
(
    QueryKey  text COLLATE "C" NOT NULL PRIMARY KEY,
    QueryText text NOT NULL
);

-- One row per grain and state. Text compares byte by byte: 5b, 5B and 05b are three keys.
-- The extension is the grain's string key; it is never NULL, so that the key sees every row.
-- A row is written again and again: free room in each page lets a new version lie beside the old one, and no index is touched as long as
-- the owed moment stays the same.
CREATE TABLE GrainState
(
    ServiceId              text COLLATE "C" NOT NULL,
    GrainTypeString        text COLLATE "C" NOT NULL,
    GrainIdExtensionString text COLLATE "C" NOT NULL,
    GrainIdN0              bigint           NOT NULL,
    GrainIdN1              bigint           NOT NULL,
    Version                integer          NOT NULL,
    ModifiedAt             timestamptz      NOT NULL,
    OwedFrom               bigint,          -- milliseconds since 1970; NULL when nothing is owed
    PayloadBinary          bytea,           -- NULL in a cleared row, which stays so that versions never start again
    CONSTRAINT GrainStateIdentity PRIMARY KEY (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1)
)
WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);

-- Finds owed work, in the order in which it is read, without touching a row. Rows come and go here all the time.
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
    -- One statement: with a version it changes the row of that version, without one it inserts where no row is. An update by itself locks a row
    -- once; ON CONFLICT DO UPDATE would lock it first and log that too.
    -- Whoever loses gets no row back, which Orleans reports as an inconsistent state. A first version is drawn by lot: whoever holds a version of a
    -- row that was deleted never fits the one that may come after it.
    -- The owed moment is 13 digits from byte 4 of a payload that begins with SF1.
    'WriteToStorageKey',
    'WITH changed AS
     (
         UPDATE GrainState
            SET Version = Version + 1,
                ModifiedAt = now(),
                OwedFrom = CASE WHEN substring(@PayloadBinary FROM 1 FOR 3) = decode(''534631'', ''hex'')
                                THEN nullif(encode(substring(@PayloadBinary FROM 4 FOR 13), ''escape'')::bigint, 0) END,
                PayloadBinary = @PayloadBinary
          WHERE ServiceId = @ServiceId
            AND GrainTypeString = @GrainTypeString
            AND GrainIdExtensionString = coalesce(@GrainIdExtensionString, '''')
            AND GrainIdN0 = @GrainIdN0
            AND GrainIdN1 = @GrainIdN1
            AND Version = @GrainStateVersion
      RETURNING Version
     ),
     added AS
     (
         INSERT INTO GrainState
                (ServiceId, GrainTypeString, GrainIdExtensionString, GrainIdN0, GrainIdN1, Version, ModifiedAt, OwedFrom, PayloadBinary)
         SELECT @ServiceId, @GrainTypeString, coalesce(@GrainIdExtensionString, ''''), @GrainIdN0, @GrainIdN1, 1 + (random() * 1073741823)::integer, now(),
                CASE WHEN substring(@PayloadBinary FROM 1 FOR 3) = decode(''534631'', ''hex'')
                     THEN nullif(encode(substring(@PayloadBinary FROM 4 FOR 13), ''escape'')::bigint, 0) END,
                @PayloadBinary
          WHERE @GrainStateVersion IS NULL
             ON CONFLICT DO NOTHING
      RETURNING Version
     )
     SELECT Version AS NewGrainStateVersion FROM changed
      UNION ALL
     SELECT Version FROM added'
),
(
    'ClearStorageKey',
    'UPDATE GrainState
        SET Version = Version + 1,
            ModifiedAt = now(),
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
