-- SPDX-License-Identifier: EUPL-1.2
-- A disclosure of exact counts is about a release, and about no single concern or case.

CREATE TABLE disclosure_new (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    release_id TEXT REFERENCES release (id),
    recipient TEXT NOT NULL,
    recipient_name TEXT NOT NULL DEFAULT '',
    collaboration TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what <> ''),
    why TEXT NOT NULL CHECK (why <> ''),
    medium TEXT NOT NULL CHECK (medium IN ('print', 'saved', 'oral')),
    copies INTEGER NOT NULL CHECK (copies > 0),
    delete_by TEXT CHECK (delete_by GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*'),
    by TEXT NOT NULL,
    seal TEXT NOT NULL,
    CHECK ((concern_id IS NOT NULL) + (case_id IS NOT NULL) + (release_id IS NOT NULL) = 1)
) STRICT;

INSERT INTO disclosure_new (
    id, concern_id, case_id, recipient, recipient_name, collaboration, basis, what, why, medium,
    copies, delete_by, at, by, seal
)
SELECT id, concern_id, case_id, recipient, recipient_name, collaboration, basis, what, why, medium,
    copies, delete_by, at, by, seal
FROM disclosure;

DROP TABLE disclosure;
ALTER TABLE disclosure_new RENAME TO disclosure;

CREATE INDEX disclosure_by_concern ON disclosure (concern_id, at);
CREATE INDEX disclosure_by_case ON disclosure (case_id, at);
CREATE INDEX disclosure_of_counts ON disclosure (at DESC) WHERE release_id IS NOT NULL;
CREATE UNIQUE INDEX disclosure_of_release ON disclosure (release_id) WHERE release_id IS NOT NULL;

CREATE TRIGGER disclosures_are_never_rewritten BEFORE UPDATE ON disclosure BEGIN
    SELECT RAISE(ABORT, 'the disclosure ledger is never rewritten');
END;

CREATE TRIGGER disclosures_of_counts_are_never_deleted BEFORE DELETE ON disclosure
WHEN OLD.release_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'the disclosure of counts is never deleted');
END;
