-- SPDX-License-Identifier: EUPL-1.2
-- What each release of counts counted, so that later sheets can be held against it
-- (disclosure.md, rule 8). What a deleted case counted as goes with it; only how many are gone
-- stays, by the releases that counted them.

ALTER TABLE release ADD COLUMN cases INTEGER NOT NULL DEFAULT 0 CHECK (cases >= 0);

CREATE TABLE release_member (
    release_id TEXT NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    PRIMARY KEY (release_id, case_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX release_member_of_case ON release_member (case_id);

CREATE TABLE release_gone (
    releases TEXT NOT NULL PRIMARY KEY CHECK (json_valid(releases)),
    cases INTEGER NOT NULL CHECK (cases > 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER release_member_gone BEFORE DELETE ON case_file
WHEN EXISTS (SELECT 1 FROM release_member WHERE case_id = OLD.id)
BEGIN
    INSERT INTO release_gone (releases, cases)
    SELECT json_group_array(release_id), 1 FROM (
        SELECT release_id FROM release_member WHERE case_id = OLD.id ORDER BY release_id
    ) WHERE true
    ON CONFLICT (releases) DO UPDATE SET cases = cases + 1;
END;
