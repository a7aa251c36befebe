-- Step 1 of the ladder. Never edited after a release: a change is a new step.
--
-- Days are numbers of RgmDay (1 is 0001-01-01), 0 where there is none. Minutes of a day are 0 to
-- 1439, -1 where not told. Stamps are microseconds since 1970 UTC. Enumerations are the numbers of
-- the C headers. Lists of areas are ids with a space between them.
-- The name of a CHECK is what the error names.

CREATE TABLE patient (
  id TEXT NOT NULL PRIMARY KEY
    CONSTRAINT "id" CHECK (length (id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  name TEXT NOT NULL CONSTRAINT "name" CHECK (name <> ''),
  birth_day INTEGER NOT NULL
    CONSTRAINT "day of birth" CHECK (birth_day BETWEEN 0 AND 3652059),
  notes TEXT NOT NULL,
  archived INTEGER NOT NULL CONSTRAINT "archived" CHECK (archived IN (0, 1)),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

CREATE INDEX patient_list ON patient (name, id, archived);

CREATE TABLE contact (
  patient_id TEXT NOT NULL PRIMARY KEY
    REFERENCES patient (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  phone TEXT NOT NULL,
  mail TEXT NOT NULL,
  preferred INTEGER NOT NULL CONSTRAINT "preferred way" CHECK (preferred BETWEEN 0 AND 4),
  notes TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

CREATE TABLE attempt (
  id TEXT NOT NULL PRIMARY KEY
    CONSTRAINT "id" CHECK (length (id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  patient_id TEXT NOT NULL REFERENCES patient (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  day INTEGER NOT NULL CONSTRAINT "day" CHECK (day BETWEEN 1 AND 3652059),
  minute INTEGER NOT NULL CONSTRAINT "time" CHECK (minute BETWEEN -1 AND 1439),
  way INTEGER NOT NULL CONSTRAINT "way" CHECK (way BETWEEN 0 AND 4),
  outcome INTEGER NOT NULL CONSTRAINT "outcome" CHECK (outcome BETWEEN 0 AND 5),
  notes TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

CREATE INDEX attempt_list ON attempt (patient_id, day, minute, id);

-- The protocols that courses were planned with. The id is a hash of the rest, so that all courses
-- of one protocol share one row, which is never changed.
CREATE TABLE protocol_copy (
  id TEXT NOT NULL PRIMARY KEY CONSTRAINT "protocol copy" CHECK (length (id) = 32),
  protocol_id TEXT NOT NULL CONSTRAINT "protocol" CHECK (protocol_id <> ''),
  revision INTEGER NOT NULL CONSTRAINT "revision" CHECK (revision >= 1),
  content TEXT NOT NULL CONSTRAINT "protocol" CHECK (content <> '')
) STRICT;

CREATE TABLE course (
  id TEXT NOT NULL PRIMARY KEY
    CONSTRAINT "id" CHECK (length (id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  patient_id TEXT NOT NULL REFERENCES patient (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  protocol_copy TEXT NOT NULL
    REFERENCES protocol_copy (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  severity TEXT NOT NULL,
  basis TEXT NOT NULL CONSTRAINT "basis" CHECK (basis <> ''),
  basis_chosen_by TEXT NOT NULL,
  basis_chosen_at INTEGER NOT NULL,
  areas TEXT NOT NULL CONSTRAINT "areas" CHECK (areas NOT GLOB '*[^0-9a-z -]*'),
  start_day INTEGER NOT NULL
    CONSTRAINT "start day" CHECK (start_day BETWEEN 0 AND 3652059),
  stopped_day INTEGER NOT NULL
    CONSTRAINT "day it was stopped" CHECK (stopped_day BETWEEN 0 AND 3652059),
  stop_reason TEXT NOT NULL,
  notes TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

-- What a digest needs of a course, without its row.
CREATE INDEX course_digest ON course
  (patient_id, id, protocol_copy, severity, basis, areas, start_day, stopped_day);
CREATE INDEX course_protocol_copy ON course (protocol_copy);

CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY
    CONSTRAINT "id" CHECK (length (id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  day INTEGER NOT NULL CONSTRAINT "day" CHECK (day BETWEEN 1 AND 3652059),
  minute INTEGER NOT NULL CONSTRAINT "time" CHECK (minute BETWEEN -1 AND 1439),
  length INTEGER NOT NULL CONSTRAINT "length" CHECK (length BETWEEN 0 AND 1440),
  state INTEGER NOT NULL CONSTRAINT "state" CHECK (state BETWEEN 0 AND 3),
  counts INTEGER NOT NULL CONSTRAINT "counts" CHECK (counts BETWEEN 0 AND 2),
  counts_reason TEXT NOT NULL,
  -- The areas of its zones once more, for the digest.
  areas TEXT NOT NULL CONSTRAINT "areas" CHECK (areas NOT GLOB '*[^0-9a-z -]*'),
  setting INTEGER NOT NULL CONSTRAINT "setting" CHECK (setting BETWEEN 0 AND 2),
  device INTEGER NOT NULL CONSTRAINT "device" CHECK (device BETWEEN 0 AND 5),
  device_name TEXT NOT NULL,
  reaction TEXT NOT NULL,
  pain INTEGER NOT NULL CONSTRAINT "pain" CHECK (pain BETWEEN -1 AND 10),
  notes TEXT NOT NULL,
  override_reason TEXT NOT NULL,
  said_verdict INTEGER NOT NULL CONSTRAINT "verdict" CHECK (said_verdict BETWEEN -1 AND 6),
  said_days_too_early INTEGER NOT NULL
    CONSTRAINT "days too early" CHECK (said_days_too_early >= 0),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

-- What a digest needs of a session, without its row.
CREATE INDEX session_digest ON session (course_id, day, minute, id, state, counts, areas);

CREATE TABLE session_zone (
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  area TEXT NOT NULL
    CONSTRAINT "area" CHECK (area <> '' AND area NOT GLOB '*[^0-9a-z-]*'),
  position INTEGER NOT NULL,
  depth INTEGER NOT NULL CONSTRAINT "depth" CHECK (depth BETWEEN -1 AND 350),
  passes INTEGER NOT NULL CONSTRAINT "passes" CHECK (passes BETWEEN 0 AND 99),
  PRIMARY KEY (session_id, area)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_product (
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CONSTRAINT "product" CHECK (name <> ''),
  lot TEXT NOT NULL,
  PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pause (
  id TEXT NOT NULL PRIMARY KEY
    CONSTRAINT "id" CHECK (length (id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  course_id TEXT NOT NULL REFERENCES course (id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  first_day INTEGER NOT NULL CONSTRAINT "first day" CHECK (first_day BETWEEN 1 AND 3652059),
  last_day INTEGER NOT NULL
    CONSTRAINT "last day" CHECK (last_day = 0 OR last_day BETWEEN first_day AND 3652059),
  reason TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

CREATE INDEX pause_digest ON pause (course_id, first_day, last_day, id);

-- Areas that the user added to the built-in ones.
CREATE TABLE area (
  id TEXT NOT NULL PRIMARY KEY
    CONSTRAINT "area" CHECK (id <> '' AND id NOT GLOB '*[^0-9a-z-]*'),
  name TEXT NOT NULL CONSTRAINT "name" CHECK (name <> ''),
  parent TEXT NOT NULL
    CONSTRAINT "area it lies in" CHECK (parent <> id AND parent NOT GLOB '*[^0-9a-z-]*'),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;

-- What was changed when, and what the program said at the time. It outlives the records, so it
-- refers to none; it goes when a patient is erased.
CREATE TABLE history (
  id INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
  action INTEGER NOT NULL CHECK (action BETWEEN 0 AND 2),
  record_id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  course_id TEXT NOT NULL,
  day INTEGER NOT NULL,
  state INTEGER NOT NULL,
  said_verdict INTEGER NOT NULL,
  said_days_too_early INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE INDEX history_patient ON history (patient_id, id);

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY CONSTRAINT "setting" CHECK (key <> ''),
  value TEXT NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
