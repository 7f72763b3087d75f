-- Who did what in a school. Only appended to; times are milliseconds since 1970 UTC.

CREATE TABLE AuditEntry
(
    ServiceId text COLLATE "C" NOT NULL,
    School    text COLLATE "C" NOT NULL,
    EntryKey  text COLLATE "C" NOT NULL, -- the same for the same thing done
    At        bigint           NOT NULL,
    Caller    text             NOT NULL,
    Actor     text COLLATE "C" NOT NULL, -- accounts/…, or empty
    Action    text             NOT NULL,
    Resource  text COLLATE "C" NOT NULL,
    RequestId text             NOT NULL,
    Refusal   integer          NOT NULL, -- 0: it was done
    Changes   text             NOT NULL, -- JSON: [["field","before","after"],…]
    CONSTRAINT AuditEntryIdentity PRIMARY KEY (ServiceId, School, EntryKey)
);

-- Serves the pages, the newest first.
CREATE INDEX AuditEntryByTime ON AuditEntry (ServiceId, School, At, EntryKey);

-- Serves the end of their time.
CREATE INDEX AuditEntryByAge ON AuditEntry (ServiceId, At);
