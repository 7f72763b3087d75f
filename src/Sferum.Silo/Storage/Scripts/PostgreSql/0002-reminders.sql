-- Orleans' reminders. Period is in milliseconds.

CREATE TABLE Reminder
(
    ServiceId    text COLLATE "C" NOT NULL,
    GrainId      text COLLATE "C" NOT NULL,
    ReminderName text COLLATE "C" NOT NULL,
    GrainHash    integer          NOT NULL,
    StartTime    timestamptz      NOT NULL,
    Period       bigint           NOT NULL,
    Version      integer          NOT NULL,
    CONSTRAINT ReminderIdentity PRIMARY KEY (ServiceId, GrainId, ReminderName)
);

-- Serves the reads of a range: they walk the entries that have started or start soon, however many lie ahead, and touch only the rows of their range.
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
       FROM Reminder
      WHERE ServiceId = @ServiceId
        AND StartTime <= now() + interval ''2 hours''
        AND GrainHash > @BeginHash AND GrainHash <= @EndHash'
),
(
    -- The same for a range that goes over the end of the ring, and for the whole ring (begin and end are equal).
    'ReadRangeRows2Key',
    'SELECT GrainId, ReminderName, StartTime, Period, Version
       FROM Reminder
      WHERE ServiceId = @ServiceId
        AND StartTime <= now() + interval ''2 hours''
        AND (GrainHash > @BeginHash OR GrainHash <= @EndHash)'
),
(
    -- A first version is drawn by lot: a handle of a reminder that was removed never fits the one registered after it.
    'UpsertReminderRowKey',
    'INSERT INTO Reminder (ServiceId, GrainId, ReminderName, GrainHash, StartTime, Period, Version)
     VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, floor(random() * 1000000000)::integer)
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
    'WITH removed AS
     (
         DELETE FROM Reminder
          WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version
      RETURNING 1
     )
     SELECT EXISTS (SELECT FROM removed) AS Removed'
),
(
    'DeleteReminderRowsKey',
    'DELETE FROM Reminder WHERE ServiceId = @ServiceId'
);
