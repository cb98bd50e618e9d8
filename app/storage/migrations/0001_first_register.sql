-- SPDX-License-Identifier: EUPL-1.2
-- The first register: concerns, cases and what belongs to them, history, log, search, drafts,
-- and the ledgers of disclosures and releases.

CREATE TABLE register_identity (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    vault_id TEXT NOT NULL,
    epoch INTEGER NOT NULL CHECK (epoch >= 0),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE number_sequence (
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    latest INTEGER NOT NULL CHECK (latest > 0),
    PRIMARY KEY (series, year)
) STRICT, WITHOUT ROWID;

-- The municipality's own answers; one row.
CREATE TABLE municipality_profile (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL,
    region TEXT NOT NULL DEFAULT '',
    police_district TEXT NOT NULL DEFAULT '',
    size_class TEXT NOT NULL DEFAULT '',
    policy TEXT NOT NULL CHECK (policy IN ('name_from_start', 'name_at_measure', 'police_only')),
    practice_model TEXT NOT NULL DEFAULT '',
    anchoring_unit TEXT NOT NULL DEFAULT '',
    strategy TEXT NOT NULL DEFAULT '',
    strategy_on TEXT CHECK (strategy_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    strategy_revision_on TEXT
        CHECK (strategy_revision_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    workflow TEXT NOT NULL DEFAULT '',
    forum TEXT NOT NULL DEFAULT '',
    forum_actors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(forum_actors)),
    meeting_rhythm TEXT NOT NULL DEFAULT '',
    steering_group TEXT NOT NULL DEFAULT '',
    mandate TEXT NOT NULL DEFAULT '',
    political_orientation TEXT NOT NULL DEFAULT '',
    registration_model TEXT NOT NULL DEFAULT '',
    registration_place TEXT NOT NULL DEFAULT '',
    radicalisation_noted TEXT NOT NULL DEFAULT '',
    registered_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(registered_by)),
    infohus_name TEXT NOT NULL DEFAULT '',
    police_contact TEXT NOT NULL DEFAULT '',
    hotline TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*')
) STRICT;

-- A person; the name is empty until a registration decision allows it.
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    sort_name TEXT NOT NULL DEFAULT '',
    birth_year INTEGER,
    birth_month INTEGER CHECK (birth_month BETWEEN 1 AND 12),
    under_18 INTEGER CHECK (under_18 IN (0, 1)),
    under_18_on TEXT CHECK (under_18_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    gender TEXT NOT NULL,
    municipality TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((under_18 IS NULL) = (under_18_on IS NULL)),
    CHECK (birth_month IS NULL OR birth_year IS NOT NULL)
) STRICT;

-- A case ("case" is a word of SQL).
CREATE TABLE case_file (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    opened_on TEXT NOT NULL CHECK (opened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    gathering TEXT NOT NULL CHECK (gathering IN ('individual', 'family', 'friend_group')),
    founded_on TEXT NOT NULL DEFAULT '',
    responsible TEXT NOT NULL DEFAULT '',
    other_concerns TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(other_concerns)),
    affiliation TEXT NOT NULL,
    affiliation_form TEXT NOT NULL DEFAULT '',
    affiliation_path TEXT NOT NULL DEFAULT '',
    travelled INTEGER NOT NULL DEFAULT 0 CHECK (travelled IN (0, 1)),
    outside_definition INTEGER NOT NULL DEFAULT 0 CHECK (outside_definition IN (0, 1)),
    goal TEXT NOT NULL DEFAULT '',
    next_step TEXT NOT NULL DEFAULT '',
    next_step_on TEXT CHECK (next_step_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    follow_up_only TEXT NOT NULL DEFAULT '',
    journal_reference TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL
        CHECK (status IN ('created', 'active', 'on_hold', 'closed', 'finally_closed')),
    label TEXT NOT NULL DEFAULT '',
    closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    closure_reason TEXT NOT NULL DEFAULT '',
    delete_on TEXT CHECK (delete_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    delete_rule TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK (closed_on IS NULL OR closed_on >= opened_on),
    CHECK ((status IN ('closed', 'finally_closed')) = (closed_on IS NOT NULL))
) STRICT;

-- A concern; while registered = 0 it is a working note.
CREATE TABLE concern (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    source TEXT NOT NULL,
    channel TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',
    reporter_name TEXT NOT NULL DEFAULT '',
    reporter_contact TEXT NOT NULL DEFAULT '',
    reporter_withheld INTEGER NOT NULL DEFAULT 0 CHECK (reporter_withheld IN (0, 1)),
    reporter_saw TEXT NOT NULL CHECK (reporter_saw IN ('yes', 'no', 'unknown')),
    under_18 TEXT NOT NULL CHECK (under_18 IN ('yes', 'no', 'unknown')),
    gathering TEXT NOT NULL CHECK (gathering IN ('individual', 'family', 'friend_group')),
    acute INTEGER NOT NULL DEFAULT 0 CHECK (acute IN (0, 1)),
    acute_contact_at TEXT CHECK (acute_contact_at GLOB '????-??-??T??:??:??*'),
    notification TEXT NOT NULL
        CHECK (notification IN ('not_asked', 'considered', 'given', 'not_relevant')),
    notification_on TEXT CHECK (notification_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    notification_by TEXT NOT NULL DEFAULT '',
    outside_definition INTEGER NOT NULL DEFAULT 0 CHECK (outside_definition IN (0, 1)),
    crime_risk TEXT NOT NULL DEFAULT '',
    registered INTEGER NOT NULL DEFAULT 0 CHECK (registered IN (0, 1)),
    status TEXT NOT NULL
        CHECK (status IN ('received', 'under_inquiry', 'under_discussion', 'decided')),
    outcome TEXT
        CHECK (outcome IN (
            'case_opened', 'joined_case', 'unfounded', 'cannot_be_clarified',
            'referred_municipality', 'referred_police'
        )),
    outcome_reason TEXT NOT NULL DEFAULT '',
    decided_on TEXT CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    case_id TEXT REFERENCES case_file (id) ON DELETE SET NULL,
    received_by TEXT NOT NULL DEFAULT '',
    extended INTEGER NOT NULL DEFAULT 0 CHECK (extended IN (0, 1)),
    delete_on TEXT CHECK (delete_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    delete_rule TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((status = 'decided') = (outcome IS NOT NULL)),
    CHECK (decided_on IS NULL OR decided_on >= received_on),
    CHECK (outcome IS NULL OR outcome_reason <> '')
) STRICT;

-- A person's role in a concern or a case.
CREATE TABLE involvement (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('focus', 'influenced', 'family', 'mentioned')),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    CHECK ((concern_id IS NULL) <> (case_id IS NULL))
) STRICT;

-- A link between two persons, with its written reason.
CREATE TABLE relation (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    other_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    since TEXT CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    influence TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL CHECK (reason <> ''),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK (person_id <> other_id)
) STRICT;

-- A sign that was seen, with the list it was chosen from.
CREATE TABLE sign_observation (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    sign_list TEXT NOT NULL,
    sign TEXT NOT NULL,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    observed_on TEXT CHECK (observed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    source TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('stated', 'confirmed', 'refuted')),
    seen TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((concern_id IS NULL) <> (case_id IS NULL))
) STRICT;

-- A resource or protective factor.
CREATE TABLE resource (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    observed_on TEXT CHECK (observed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    source TEXT NOT NULL DEFAULT '',
    seen TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((concern_id IS NULL) <> (case_id IS NULL))
) STRICT;

-- A form of extremism that was part of the concern, for a time.
CREATE TABLE extremism_form (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    form TEXT NOT NULL,
    other_form TEXT NOT NULL DEFAULT '',
    other_text TEXT NOT NULL DEFAULT '',
    legitimised TEXT NOT NULL DEFAULT '',
    since TEXT NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((concern_id IS NULL) <> (case_id IS NULL)),
    CHECK (until IS NULL OR until >= since),
    CHECK (form <> 'other_named' OR legitimised <> '')
) STRICT;

-- A dated decision about registering one person.
CREATE TABLE registration_decision (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    decided_on TEXT NOT NULL CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    decision TEXT NOT NULL
        CHECK (decision IN ('register_here', 'police_only', 'journal_elsewhere', 'do_not_register')),
    what TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL CHECK (reason <> ''),
    basis TEXT NOT NULL DEFAULT '',
    basis_text TEXT NOT NULL DEFAULT '',
    asked_for_help TEXT NOT NULL CHECK (asked_for_help IN ('yes', 'no', 'unknown')),
    also_registered_by TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(also_registered_by)),
    journal_reference TEXT NOT NULL DEFAULT '',
    approved_by TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((concern_id IS NULL) <> (case_id IS NULL))
) STRICT;

-- The initial assessment of a concern.
CREATE TABLE initial_assessment (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT NOT NULL REFERENCES concern (id) ON DELETE CASCADE,
    assessed_on TEXT NOT NULL CHECK (assessed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    methods TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(methods)),
    contributors TEXT NOT NULL DEFAULT '',
    known TEXT NOT NULL DEFAULT '',
    missing TEXT NOT NULL DEFAULT '',
    risk TEXT NOT NULL DEFAULT '',
    resilience TEXT NOT NULL DEFAULT '',
    police_involved TEXT NOT NULL CHECK (police_involved IN ('yes', 'no', 'unknown')),
    police_why TEXT NOT NULL DEFAULT '',
    conclusion TEXT NOT NULL,
    founded TEXT NOT NULL CHECK (founded IN ('yes', 'no')),
    author TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*')
) STRICT;

-- Which concerns a case came from.
CREATE TABLE case_concern (
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    concern_id TEXT NOT NULL REFERENCES concern (id) ON DELETE CASCADE,
    received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    PRIMARY KEY (case_id, concern_id)
) STRICT, WITHOUT ROWID;

-- A stretch in which the case was open, both days included.
CREATE TABLE episode (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    opened_on TEXT NOT NULL CHECK (opened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK (closed_on IS NULL OR closed_on >= opened_on)
) STRICT;

-- Whether radicalisation drove the case, day by day.
CREATE TABLE primacy_period (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    primacy TEXT NOT NULL CHECK (primacy IN ('primary', 'non_primary', 'unclarified')),
    since TEXT NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK (until IS NULL OR until >= since)
) STRICT;

-- Where the case is handled, inside or outside the authority area.
CREATE TABLE anchoring (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    anchor TEXT NOT NULL CHECK (anchor IN ('inside', 'outside')),
    unit TEXT NOT NULL,
    since TEXT NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK (until IS NULL OR until >= since)
) STRICT;

-- A dated review of the concern in a case.
CREATE TABLE concern_review (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    reviewed_on TEXT NOT NULL CHECK (reviewed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    whats_new TEXT NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('rising', 'unchanged', 'falling', 'unknown')),
    conclusion TEXT NOT NULL,
    next_step TEXT NOT NULL,
    author TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*')
) STRICT;

-- What is offered in a case.
CREATE TABLE intervention (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    offer TEXT NOT NULL,
    level TEXT NOT NULL,
    target TEXT NOT NULL,
    performer TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    offered_on TEXT CHECK (offered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    child_accepts TEXT NOT NULL CHECK (child_accepts IN ('yes', 'no', 'unknown')),
    parents_accept TEXT NOT NULL CHECK (parents_accept IN ('yes', 'no', 'unknown')),
    note TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL
        CHECK (status IN (
            'proposed', 'offered', 'accepted', 'running', 'on_hold', 'completed', 'interrupted',
            'declined'
        )),
    started_on TEXT CHECK (started_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ended_on TEXT CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    result TEXT NOT NULL DEFAULT '',
    end_reason TEXT NOT NULL DEFAULT '',
    declined_by TEXT CHECK (declined_by IN ('citizen', 'network', 'not_relevant')),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK (ended_on IS NULL OR started_on IS NULL OR ended_on >= started_on)
) STRICT;

-- A planned or done follow-up.
CREATE TABLE follow_up (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    intervention_id TEXT REFERENCES intervention (id) ON DELETE SET NULL,
    planned_on TEXT NOT NULL CHECK (planned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    form TEXT NOT NULL,
    with_whom TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
    done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    result TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((status = 'done') = (done_on IS NOT NULL))
) STRICT;

-- Something to do by a date; may stand alone.
CREATE TABLE task (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (text <> ''),
    due_on TEXT NOT NULL CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
    done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    result TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK (concern_id IS NULL OR case_id IS NULL),
    CHECK ((status = 'done') = (done_on IS NOT NULL))
) STRICT;

-- A note of a concern or case.
CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    noted_on TEXT NOT NULL CHECK (noted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    text TEXT NOT NULL CHECK (text <> ''),
    source TEXT NOT NULL DEFAULT '',
    against TEXT NOT NULL DEFAULT '',
    assessment TEXT NOT NULL DEFAULT '',
    internal INTEGER NOT NULL DEFAULT 0 CHECK (internal IN (0, 1)),
    status TEXT NOT NULL CHECK (status IN ('stated', 'confirmed', 'refuted')),
    author TEXT NOT NULL,
    addendum_to TEXT REFERENCES note (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((concern_id IS NULL) <> (case_id IS NULL))
) STRICT;

-- A pause of a case.
CREATE TABLE hold (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    since TEXT NOT NULL CHECK (since GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT NOT NULL,
    expected_resume TEXT NOT NULL
        CHECK (expected_resume GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    note TEXT NOT NULL DEFAULT '',
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK (until IS NULL OR until >= since)
) STRICT;

-- A concern or case passed on.
CREATE TABLE handover (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    passed_to TEXT NOT NULL
        CHECK (passed_to IN ('police', 'municipal_unit', 'other_municipality', 'other')),
    receiver TEXT NOT NULL,
    handed_on TEXT NOT NULL CHECK (handed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    basis TEXT NOT NULL,
    what TEXT NOT NULL,
    consent TEXT NOT NULL CHECK (consent IN ('not_required', 'given', 'not_given')),
    feedback_due TEXT CHECK (feedback_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    feedback_on TEXT CHECK (feedback_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    feedback TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((concern_id IS NULL) <> (case_id IS NULL))
) STRICT;

-- A closing of a case.
CREATE TABLE closure (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    closed_on TEXT NOT NULL CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT NOT NULL,
    came_of_it TEXT NOT NULL,
    taken_over_by TEXT NOT NULL DEFAULT '',
    evaluated INTEGER NOT NULL DEFAULT 0 CHECK (evaluated IN (0, 1)),
    re_review INTEGER NOT NULL DEFAULT 0 CHECK (re_review IN (0, 1)),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*')
) STRICT;

-- A look back at a closed case.
CREATE TABLE re_review (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES case_file (id) ON DELETE CASCADE,
    months INTEGER NOT NULL CHECK (months > 0),
    planned_on TEXT NOT NULL CHECK (planned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'cancelled')),
    done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    forum TEXT NOT NULL DEFAULT '',
    result TEXT CHECK (result IN ('still_closed', 'reopened', 'cannot_assess')),
    reason TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??*'),
    changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T??:??:??*'),
    CHECK ((status = 'done') = (done_on IS NOT NULL)),
    CHECK ((status = 'done') = (result IS NOT NULL))
) STRICT;

-- The disclosure ledger: what was passed on, to whom, why.
CREATE TABLE disclosure (
    id TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
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
    CHECK ((concern_id IS NULL) <> (case_id IS NULL))
) STRICT;

-- The release ledger: protected sheets that left the register, as they left.
CREATE TABLE release (
    id TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??*'),
    by TEXT NOT NULL,
    kind TEXT NOT NULL,
    period_start TEXT NOT NULL
        CHECK (period_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    period_end TEXT NOT NULL CHECK (period_end GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    statements BLOB NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

-- Who changes what, and why: one row, written in the transaction that the triggers read it in.
CREATE TABLE change_context (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    at TEXT NOT NULL,
    holder TEXT NOT NULL,
    purpose TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- Every record as it was before each change; goes with the concern, case or person it is about.
CREATE TABLE history (
    seq INTEGER NOT NULL PRIMARY KEY,
    noun TEXT NOT NULL,
    record TEXT NOT NULL,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    holder TEXT NOT NULL,
    purpose TEXT NOT NULL,
    reason TEXT NOT NULL,
    before TEXT NOT NULL CHECK (json_valid(before))
) STRICT;

-- The log: chained by mac, only ever added to; pruned behind an anchor (security.md §6).
CREATE TABLE log (
    seq INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    holder TEXT NOT NULL,
    purpose TEXT NOT NULL,
    action TEXT NOT NULL,
    record TEXT NOT NULL,
    detail TEXT NOT NULL,
    mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TABLE log_anchor (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL,
    mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TRIGGER log_is_never_rewritten BEFORE UPDATE ON log BEGIN
    SELECT RAISE(ABORT, 'the log is never rewritten');
END;

CREATE TRIGGER log_is_pruned_behind_its_anchor BEFORE DELETE ON log
WHEN OLD.seq > coalesce((SELECT seq FROM log_anchor), 0) BEGIN
    SELECT RAISE(ABORT, 'the log is pruned behind its anchor only');
END;

CREATE TRIGGER disclosures_are_never_rewritten BEFORE UPDATE ON disclosure BEGIN
    SELECT RAISE(ABORT, 'the disclosure ledger is never rewritten');
END;

CREATE TRIGGER releases_are_never_rewritten BEFORE UPDATE ON release BEGIN
    SELECT RAISE(ABORT, 'the release ledger is never rewritten');
END;

CREATE TRIGGER releases_are_never_deleted BEFORE DELETE ON release BEGIN
    SELECT RAISE(ABORT, 'the release ledger is never deleted from');
END;

-- Nameless one-way sums per half-year (REC-2): never a row per concern.
CREATE TABLE tally (
    half_year TEXT NOT NULL CHECK (half_year GLOB '[0-9][0-9][0-9][0-9]-[12]'),
    dimension TEXT NOT NULL CHECK (dimension IN ('source', 'age_band', 'form', 'outcome')),
    code TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (half_year, dimension, code)
) STRICT, WITHOUT ROWID;

-- What was deleted for good: no content. A restored copy deletes it again (RET-3).
CREATE TABLE deletion (
    record TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    rule TEXT NOT NULL,
    on_day TEXT NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TRIGGER deletions_are_never_rewritten BEFORE UPDATE ON deletion BEGIN
    SELECT RAISE(ABORT, 'the list of deletions is never rewritten');
END;

CREATE TRIGGER deletions_are_never_taken_back BEFORE DELETE ON deletion BEGIN
    SELECT RAISE(ABORT, 'the list of deletions is never deleted from');
END;

-- What was typed and not saved yet; `form` names the form and its record.
CREATE TABLE draft (
    form TEXT NOT NULL PRIMARY KEY,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    content TEXT NOT NULL CHECK (json_valid(content)),
    changed_at TEXT NOT NULL
) STRICT;

-- What can be searched for, folded; storage functions keep `search` in step with it.
CREATE TABLE search_entry (
    id INTEGER NOT NULL PRIMARY KEY,
    noun TEXT NOT NULL,
    record TEXT NOT NULL,
    concern_id TEXT REFERENCES concern (id) ON DELETE CASCADE,
    case_id TEXT REFERENCES case_file (id) ON DELETE CASCADE,
    person_id TEXT REFERENCES person (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    folded TEXT NOT NULL
) STRICT;

-- The words of the entries that are too long for the index of beginnings.
CREATE TABLE search_word (
    word TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
    folded,
    content = 'search_entry',
    content_rowid = 'id',
    prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 0'
);

INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

CREATE INDEX concern_by_day ON concern (received_on DESC, number DESC);
CREATE INDEX concern_open ON concern (received_on DESC, number DESC) WHERE outcome IS NULL;
CREATE INDEX concern_decided ON concern (received_on DESC, number DESC) WHERE outcome IS NOT NULL;
CREATE INDEX working_note ON concern (received_on DESC, number DESC)
    WHERE registered = 0 AND outcome IS NULL;
CREATE INDEX concern_by_status ON concern (status, received_on DESC, number DESC);
CREATE INDEX concern_by_deletion ON concern (delete_on) WHERE delete_on IS NOT NULL;
CREATE INDEX concern_of_case ON concern (case_id);
CREATE INDEX case_by_day ON case_file (opened_on DESC, number DESC);
CREATE INDEX case_open ON case_file (opened_on DESC, number DESC) WHERE closed_on IS NULL;
CREATE INDEX case_closed ON case_file (closed_on DESC, number DESC) WHERE closed_on IS NOT NULL;
CREATE INDEX case_by_status ON case_file (status, opened_on DESC, number DESC);
CREATE INDEX case_by_next_step ON case_file (next_step_on) WHERE next_step_on IS NOT NULL;
CREATE INDEX case_by_deletion ON case_file (delete_on) WHERE delete_on IS NOT NULL;
CREATE INDEX person_by_name ON person (sort_name);
CREATE INDEX case_concern_of_concern ON case_concern (concern_id);
CREATE INDEX follow_up_due ON follow_up (planned_on) WHERE status = 'planned';
CREATE INDEX task_due ON task (due_on) WHERE status = 'planned';
CREATE INDEX re_review_due ON re_review (planned_on) WHERE status = 'planned';
CREATE INDEX handover_feedback_due ON handover (feedback_due) WHERE feedback_on IS NULL;
CREATE INDEX log_of_record ON log (record, seq);
CREATE INDEX working_note_by_day ON concern (delete_on) WHERE registered = 0;
CREATE INDEX hold_due ON hold (expected_resume) WHERE until IS NULL;
CREATE INDEX form_unclarified ON extremism_form (since)
    WHERE form = 'not_yet_clarified' AND until IS NULL;
CREATE INDEX primacy_unclarified ON primacy_period (since)
    WHERE primacy = 'unclarified' AND until IS NULL;
CREATE INDEX draft_by_change ON draft (changed_at DESC);
CREATE INDEX release_by_period ON release (period_start, period_end);
CREATE INDEX release_by_time ON release (at DESC);
CREATE INDEX involvement_by_person ON involvement (person_id);
CREATE INDEX involvement_by_concern ON involvement (concern_id);
CREATE INDEX involvement_by_case ON involvement (case_id);
-- One role in a concern or case: who stood there twice would be counted twice.
CREATE UNIQUE INDEX involvement_once_in_concern ON involvement (person_id, concern_id)
    WHERE concern_id IS NOT NULL;
CREATE UNIQUE INDEX involvement_once_in_case ON involvement (person_id, case_id)
    WHERE case_id IS NOT NULL;
CREATE INDEX relation_by_person ON relation (person_id);
CREATE INDEX relation_by_other ON relation (other_id);
CREATE INDEX sign_observation_by_concern ON sign_observation (concern_id);
CREATE INDEX sign_observation_by_case ON sign_observation (case_id);
CREATE INDEX sign_observation_by_person ON sign_observation (person_id);
CREATE INDEX resource_by_concern ON resource (concern_id);
CREATE INDEX resource_by_case ON resource (case_id);
CREATE INDEX resource_by_person ON resource (person_id);
CREATE INDEX extremism_form_by_concern ON extremism_form (concern_id);
CREATE INDEX extremism_form_by_case ON extremism_form (case_id);
CREATE INDEX registration_decision_by_concern ON registration_decision (concern_id);
CREATE INDEX registration_decision_by_case ON registration_decision (case_id);
CREATE INDEX registration_decision_by_person ON registration_decision (person_id);
CREATE INDEX initial_assessment_by_concern ON initial_assessment (concern_id);
CREATE INDEX episode_by_case ON episode (case_id);
CREATE INDEX primacy_period_by_case ON primacy_period (case_id);
CREATE INDEX anchoring_by_case ON anchoring (case_id);
CREATE INDEX concern_review_by_case ON concern_review (case_id);
CREATE INDEX intervention_by_case ON intervention (case_id);
CREATE INDEX follow_up_by_case ON follow_up (case_id);
CREATE INDEX follow_up_by_intervention ON follow_up (intervention_id);
CREATE INDEX task_by_concern ON task (concern_id);
CREATE INDEX task_by_case ON task (case_id);
CREATE INDEX note_by_concern ON note (concern_id);
CREATE INDEX note_by_case ON note (case_id);
CREATE INDEX note_by_addendum ON note (addendum_to);
CREATE INDEX hold_by_case ON hold (case_id);
CREATE INDEX handover_by_concern ON handover (concern_id);
CREATE INDEX handover_by_case ON handover (case_id);
CREATE INDEX closure_by_case ON closure (case_id);
CREATE INDEX re_review_by_case ON re_review (case_id);
CREATE INDEX disclosure_by_concern ON disclosure (concern_id, at);
CREATE INDEX disclosure_by_case ON disclosure (case_id, at);
CREATE INDEX history_by_concern ON history (concern_id, seq);
CREATE INDEX search_entry_of_record ON search_entry (record, noun);
CREATE INDEX search_entry_by_concern ON search_entry (concern_id);
CREATE INDEX draft_by_concern ON draft (concern_id);
CREATE INDEX history_by_case ON history (case_id, seq);
CREATE INDEX search_entry_by_case ON search_entry (case_id);
CREATE INDEX draft_by_case ON draft (case_id);
CREATE INDEX history_by_person ON history (person_id, seq);
CREATE INDEX history_by_record ON history (record);
CREATE INDEX search_entry_by_person ON search_entry (person_id);

CREATE TRIGGER municipality_profile_history AFTER UPDATE ON municipality_profile BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'municipality_profile', '', NULL, NULL, NULL, at, holder, purpose, reason, json_object(
        'name', OLD.name, 'region', OLD.region, 'police_district', OLD.police_district,
        'size_class', OLD.size_class, 'policy', OLD.policy,
        'practice_model', OLD.practice_model, 'anchoring_unit', OLD.anchoring_unit,
        'strategy', OLD.strategy, 'strategy_on', OLD.strategy_on,
        'strategy_revision_on', OLD.strategy_revision_on, 'workflow', OLD.workflow,
        'forum', OLD.forum, 'forum_actors', OLD.forum_actors,
        'meeting_rhythm', OLD.meeting_rhythm, 'steering_group', OLD.steering_group,
        'mandate', OLD.mandate, 'political_orientation', OLD.political_orientation,
        'registration_model', OLD.registration_model,
        'registration_place', OLD.registration_place,
        'radicalisation_noted', OLD.radicalisation_noted, 'registered_by', OLD.registered_by,
        'infohus_name', OLD.infohus_name, 'police_contact', OLD.police_contact,
        'hotline', OLD.hotline
    )
    FROM change_context;
END;

CREATE TRIGGER person_history AFTER UPDATE ON person BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'person', OLD.id, NULL, NULL, OLD.id, at, holder, purpose, reason, json_object(
        'code', OLD.code, 'name', OLD.name, 'birth_year', OLD.birth_year,
        'birth_month', OLD.birth_month, 'under_18', OLD.under_18,
        'under_18_on', OLD.under_18_on, 'gender', OLD.gender, 'municipality', OLD.municipality,
        'contact', OLD.contact
    )
    FROM change_context;
END;

-- Without the label, which says whom a case is about and is made from those who are in it now.
CREATE TRIGGER case_file_history AFTER UPDATE ON case_file BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'case_file', OLD.id, NULL, OLD.id, NULL, at, holder, purpose, reason, json_object(
        'number', OLD.number, 'opened_on', OLD.opened_on, 'gathering', OLD.gathering,
        'founded_on', OLD.founded_on, 'responsible', OLD.responsible,
        'other_concerns', OLD.other_concerns, 'affiliation', OLD.affiliation,
        'affiliation_form', OLD.affiliation_form, 'affiliation_path', OLD.affiliation_path,
        'travelled', OLD.travelled, 'outside_definition', OLD.outside_definition,
        'goal', OLD.goal, 'next_step', OLD.next_step, 'next_step_on', OLD.next_step_on,
        'follow_up_only', OLD.follow_up_only, 'journal_reference', OLD.journal_reference,
        'status', OLD.status, 'closed_on', OLD.closed_on, 'closure_reason', OLD.closure_reason,
        'delete_on', OLD.delete_on, 'delete_rule', OLD.delete_rule
    )
    FROM change_context;
END;

CREATE TRIGGER concern_history AFTER UPDATE ON concern BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'concern', OLD.id, OLD.id, NULL, NULL, at, holder, purpose, reason, json_object(
        'number', OLD.number, 'received_on', OLD.received_on, 'source', OLD.source,
        'channel', OLD.channel, 'summary', OLD.summary, 'reporter_name', OLD.reporter_name,
        'reporter_contact', OLD.reporter_contact, 'reporter_withheld', OLD.reporter_withheld,
        'reporter_saw', OLD.reporter_saw, 'under_18', OLD.under_18, 'gathering', OLD.gathering,
        'acute', OLD.acute, 'acute_contact_at', OLD.acute_contact_at,
        'notification', OLD.notification, 'notification_on', OLD.notification_on,
        'notification_by', OLD.notification_by, 'outside_definition', OLD.outside_definition,
        'crime_risk', OLD.crime_risk, 'registered', OLD.registered, 'status', OLD.status,
        'outcome', OLD.outcome, 'outcome_reason', OLD.outcome_reason,
        'decided_on', OLD.decided_on, 'received_by', OLD.received_by, 'extended', OLD.extended,
        'delete_on', OLD.delete_on, 'delete_rule', OLD.delete_rule, 'case_id', OLD.case_id
    )
    FROM change_context;
END;

CREATE TRIGGER relation_history AFTER UPDATE ON relation BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'relation', OLD.id, NULL, NULL, OLD.person_id, at, holder, purpose, reason, json_object(
        'person_id', OLD.person_id, 'other_id', OLD.other_id, 'kind', OLD.kind,
        'since', OLD.since, 'until', OLD.until, 'influence', OLD.influence,
        'reason', OLD.reason
    )
    FROM change_context;
END;

CREATE TRIGGER sign_observation_history AFTER UPDATE ON sign_observation BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'sign_observation', OLD.id, OLD.concern_id, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'sign_list', OLD.sign_list, 'sign', OLD.sign, 'person_id', OLD.person_id,
        'observed_on', OLD.observed_on, 'source', OLD.source, 'status', OLD.status,
        'seen', OLD.seen
    )
    FROM change_context;
END;

CREATE TRIGGER resource_history AFTER UPDATE ON resource BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'resource', OLD.id, OLD.concern_id, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'kind', OLD.kind, 'person_id', OLD.person_id, 'observed_on', OLD.observed_on,
        'source', OLD.source, 'seen', OLD.seen
    )
    FROM change_context;
END;

CREATE TRIGGER extremism_form_history AFTER UPDATE ON extremism_form BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'extremism_form', OLD.id, OLD.concern_id, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'form', OLD.form, 'other_form', OLD.other_form, 'other_text', OLD.other_text,
        'legitimised', OLD.legitimised, 'since', OLD.since, 'until', OLD.until
    )
    FROM change_context;
END;

CREATE TRIGGER registration_decision_history AFTER UPDATE ON registration_decision BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'registration_decision', OLD.id, OLD.concern_id, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'person_id', OLD.person_id, 'decided_on', OLD.decided_on, 'decision', OLD.decision,
        'what', OLD.what, 'reason', OLD.reason, 'basis', OLD.basis,
        'basis_text', OLD.basis_text, 'asked_for_help', OLD.asked_for_help,
        'also_registered_by', OLD.also_registered_by,
        'journal_reference', OLD.journal_reference, 'approved_by', OLD.approved_by,
        'author', OLD.author
    )
    FROM change_context;
END;

CREATE TRIGGER initial_assessment_history AFTER UPDATE ON initial_assessment BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'initial_assessment', OLD.id, OLD.concern_id, NULL, NULL, at, holder, purpose, reason, json_object(
        'assessed_on', OLD.assessed_on, 'methods', OLD.methods,
        'contributors', OLD.contributors, 'known', OLD.known, 'missing', OLD.missing,
        'risk', OLD.risk, 'resilience', OLD.resilience, 'police_involved', OLD.police_involved,
        'police_why', OLD.police_why, 'conclusion', OLD.conclusion, 'founded', OLD.founded,
        'author', OLD.author
    )
    FROM change_context;
END;

CREATE TRIGGER episode_history AFTER UPDATE ON episode BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'episode', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'opened_on', OLD.opened_on, 'closed_on', OLD.closed_on
    )
    FROM change_context;
END;

CREATE TRIGGER primacy_period_history AFTER UPDATE ON primacy_period BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'primacy_period', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'primacy', OLD.primacy, 'since', OLD.since, 'until', OLD.until
    )
    FROM change_context;
END;

CREATE TRIGGER anchoring_history AFTER UPDATE ON anchoring BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'anchoring', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'anchor', OLD.anchor, 'unit', OLD.unit, 'since', OLD.since, 'until', OLD.until
    )
    FROM change_context;
END;

CREATE TRIGGER concern_review_history AFTER UPDATE ON concern_review BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'concern_review', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'reviewed_on', OLD.reviewed_on, 'whats_new', OLD.whats_new, 'direction', OLD.direction,
        'conclusion', OLD.conclusion, 'next_step', OLD.next_step, 'author', OLD.author
    )
    FROM change_context;
END;

CREATE TRIGGER intervention_history AFTER UPDATE ON intervention BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'intervention', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'offer', OLD.offer, 'level', OLD.level, 'target', OLD.target,
        'performer', OLD.performer, 'method', OLD.method, 'basis', OLD.basis,
        'offered_on', OLD.offered_on, 'child_accepts', OLD.child_accepts,
        'parents_accept', OLD.parents_accept, 'note', OLD.note, 'status', OLD.status,
        'started_on', OLD.started_on, 'ended_on', OLD.ended_on, 'result', OLD.result,
        'end_reason', OLD.end_reason, 'declined_by', OLD.declined_by
    )
    FROM change_context;
END;

CREATE TRIGGER follow_up_history AFTER UPDATE ON follow_up BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'follow_up', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'intervention_id', OLD.intervention_id, 'planned_on', OLD.planned_on, 'form', OLD.form,
        'with_whom', OLD.with_whom, 'status', OLD.status, 'done_on', OLD.done_on,
        'result', OLD.result
    )
    FROM change_context;
END;

CREATE TRIGGER task_history AFTER UPDATE ON task BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'task', OLD.id, OLD.concern_id, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'text', OLD.text, 'due_on', OLD.due_on, 'status', OLD.status, 'done_on', OLD.done_on,
        'result', OLD.result
    )
    FROM change_context;
END;

CREATE TRIGGER note_history AFTER UPDATE ON note BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'note', OLD.id, OLD.concern_id, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'noted_on', OLD.noted_on, 'text', OLD.text, 'source', OLD.source,
        'against', OLD.against, 'assessment', OLD.assessment, 'internal', OLD.internal,
        'status', OLD.status, 'author', OLD.author, 'addendum_to', OLD.addendum_to
    )
    FROM change_context;
END;

CREATE TRIGGER hold_history AFTER UPDATE ON hold BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'hold', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'since', OLD.since, 'reason', OLD.reason, 'expected_resume', OLD.expected_resume,
        'note', OLD.note, 'until', OLD.until
    )
    FROM change_context;
END;

CREATE TRIGGER handover_history AFTER UPDATE ON handover BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'handover', OLD.id, OLD.concern_id, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'passed_to', OLD.passed_to, 'receiver', OLD.receiver, 'handed_on', OLD.handed_on,
        'basis', OLD.basis, 'what', OLD.what, 'consent', OLD.consent,
        'feedback_due', OLD.feedback_due, 'feedback_on', OLD.feedback_on,
        'feedback', OLD.feedback
    )
    FROM change_context;
END;

CREATE TRIGGER closure_history AFTER UPDATE ON closure BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 'closure', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'closed_on', OLD.closed_on, 'reason', OLD.reason, 'came_of_it', OLD.came_of_it,
        'taken_over_by', OLD.taken_over_by, 'evaluated', OLD.evaluated,
        're_review', OLD.re_review
    )
    FROM change_context;
END;

CREATE TRIGGER re_review_history AFTER UPDATE ON re_review BEGIN
    INSERT INTO history (
        noun, record, concern_id, case_id, person_id, at, holder, purpose, reason, before
    )
    SELECT 're_review', OLD.id, NULL, OLD.case_id, NULL, at, holder, purpose, reason, json_object(
        'months', OLD.months, 'planned_on', OLD.planned_on, 'status', OLD.status,
        'done_on', OLD.done_on, 'forum', OLD.forum, 'result', OLD.result, 'reason', OLD.reason
    )
    FROM change_context;
END;

-- What is taken out leaves no versions of itself (RET-3). Those of a concern, case or person go by
-- their foreign keys.

CREATE TRIGGER relation_is_gone AFTER DELETE ON relation BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER sign_observation_is_gone AFTER DELETE ON sign_observation BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER resource_is_gone AFTER DELETE ON resource BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER extremism_form_is_gone AFTER DELETE ON extremism_form BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER registration_decision_is_gone AFTER DELETE ON registration_decision BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER initial_assessment_is_gone AFTER DELETE ON initial_assessment BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER episode_is_gone AFTER DELETE ON episode BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER primacy_period_is_gone AFTER DELETE ON primacy_period BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER anchoring_is_gone AFTER DELETE ON anchoring BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER concern_review_is_gone AFTER DELETE ON concern_review BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER intervention_is_gone AFTER DELETE ON intervention BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER follow_up_is_gone AFTER DELETE ON follow_up BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER task_is_gone AFTER DELETE ON task BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER note_is_gone AFTER DELETE ON note BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER hold_is_gone AFTER DELETE ON hold BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER handover_is_gone AFTER DELETE ON handover BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER closure_is_gone AFTER DELETE ON closure BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;

CREATE TRIGGER re_review_is_gone AFTER DELETE ON re_review BEGIN
    DELETE FROM history WHERE record = OLD.id;
END;
