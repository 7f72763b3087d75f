-- Who did what in a school. Only appended to; times are milliseconds since 1970 UTC.

CREATE TABLE AuditEntry
(
    Id        INTEGER PRIMARY KEY,
    ServiceId TEXT    NOT NULL,
    School    TEXT    NOT NULL,
    EntryKey  TEXT    NOT NULL, -- the same for the same thing done
    At        INTEGER NOT NULL,
    Caller    TEXT    NOT NULL,
    Actor     TEXT    NOT NULL, -- accounts/…, or empty
    Action    TEXT    NOT NULL,
    Resource  TEXT    NOT NULL,
    RequestId TEXT    NOT NULL,
    Refusal   INTEGER NOT NULL, -- 0: it was done
    Changes   TEXT    NOT NULL  -- JSON: [["field","before","after"],…]
) STRICT;

CREATE UNIQUE INDEX AuditEntryIdentity ON AuditEntry (ServiceId, School, EntryKey);

-- Serves the pages, the newest first.
CREATE INDEX AuditEntryByTime ON AuditEntry (ServiceId, School, At, EntryKey);

-- Serves the end of their time.
CREATE INDEX AuditEntryByAge ON AuditEntry (ServiceId, At);
