-- Orleans' reminders. StartTime is in units of 100 ns since 1970 UTC, Period in milliseconds.

CREATE TABLE Reminder
(
    Id           INTEGER PRIMARY KEY,
    ServiceId    TEXT    NOT NULL,
    GrainId      TEXT    NOT NULL,
    ReminderName TEXT    NOT NULL,
    GrainHash    INTEGER NOT NULL,
    StartTime    INTEGER NOT NULL,
    Period       INTEGER NOT NULL,
    Version      INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX ReminderIdentity ON Reminder (ServiceId, GrainId, ReminderName);

-- Serves the reads of a range: they walk the rows that have started or start soon, however many lie ahead.
CREATE INDEX ReminderByStart ON Reminder (ServiceId, StartTime, GrainHash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
(
    'ReadReminderRowsKey',
    'SELECT GrainId, ReminderName, StartTime, Period, Version
       FROM Reminder
      WHERE ServiceId = @ServiceId AND GrainId = @GrainId'
),
(
    'ReadReminderRowKey',
    'SELECT GrainId, ReminderName, StartTime, Period, Version
       FROM Reminder
      WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName'
),
(
    -- A range of the ring, open at its begin and closed at its end. Rows that start more than two hours ahead are left out: a silo holds only
    -- those due within its loading window in memory, and reads again long before.
    'ReadRangeRows1Key',
    'SELECT GrainId, ReminderName, StartTime, Period, Version
       FROM Reminder INDEXED BY ReminderByStart
      WHERE ServiceId = @ServiceId
        AND StartTime <= (unixepoch() + 7200) * 10000000
        AND GrainHash > @BeginHash AND GrainHash <= @EndHash'
),
(
    -- The same for a range that goes over the end of the ring, and for the whole ring (begin and end are equal).
    'ReadRangeRows2Key',
    'SELECT GrainId, ReminderName, StartTime, Period, Version
       FROM Reminder INDEXED BY ReminderByStart
      WHERE ServiceId = @ServiceId
        AND StartTime <= (unixepoch() + 7200) * 10000000
        AND (GrainHash > @BeginHash OR GrainHash <= @EndHash)'
),
(
    -- A first version is drawn by lot: a handle of a reminder that was removed never fits the one registered after it.
    'UpsertReminderRowKey',
    'INSERT INTO Reminder (ServiceId, GrainId, ReminderName, GrainHash, StartTime, Period, Version)
     VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, abs(random() % 1000000000))
         ON CONFLICT (ServiceId, GrainId, ReminderName)
         DO UPDATE SET GrainHash = excluded.GrainHash,
                       StartTime = excluded.StartTime,
                       Period = excluded.Period,
                       Version = Reminder.Version + 1
  RETURNING Version'
),
(
    -- Orleans wants one row that says whether something was removed.
    'DeleteReminderRowKey',
    'DELETE FROM Reminder
      WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version;
     SELECT changes() > 0 AS Removed'
),
(
    'DeleteReminderRowsKey',
    'DELETE FROM Reminder WHERE ServiceId = @ServiceId'
);
