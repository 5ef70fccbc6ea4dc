-- The store of vestibule. Instants are UTC seconds, days are texts such as 2026-11-23 in the user's zone.
-- Names and notes stand here as they were read; the program cleans them before it shows them.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Imports -------------------------------------------------------------------------------------------------------

CREATE TABLE import (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    at        INTEGER NOT NULL,
    added     INTEGER NOT NULL DEFAULT 0,
    undone_at INTEGER,
    paths     TEXT,                         -- once it was taken back: what was read, as JSON
    adopted   INTEGER                       -- the act that took over what it shows accepted at LinkedIn
) STRICT;

CREATE TABLE source (
    id                INTEGER PRIMARY KEY,
    import            INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    kind              TEXT    NOT NULL,
    path              TEXT    NOT NULL,
    taken             INTEGER NOT NULL,             -- the moment it shows
    whole_invitations INTEGER NOT NULL DEFAULT 0    -- whether what is missing from it is absent there
) STRICT;

CREATE INDEX source_import ON source (import);

CREATE TABLE file (
    id     INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    name   TEXT    NOT NULL
) STRICT;

CREATE INDEX file_source ON file (source);

-- What was read and can be read again, as it was then. A place is forgotten with the last import that rests on it.
CREATE TABLE place (
    id       INTEGER PRIMARY KEY,
    path     TEXT    NOT NULL UNIQUE,    -- absolute
    kind     TEXT    NOT NULL,
    read_at  INTEGER NOT NULL,
    size     INTEGER NOT NULL,           -- in bytes; of a folder 0
    modified INTEGER                     -- when it was last written, by the system's clock
) STRICT;

CREATE TABLE place_import (
    place  INTEGER NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    PRIMARY KEY (place, import)
) STRICT, WITHOUT ROWID;

-- What the user said of a list from a fair, by its header; the fair and its day only for the file of that name.
CREATE TABLE mapping (
    header  TEXT    NOT NULL,    -- the columns, folded to letters and digits, with bars between
    file    TEXT    NOT NULL,
    kind    TEXT    NOT NULL,    -- badges, attendees
    columns TEXT    NOT NULL,    -- name=1,company=3
    event   TEXT,
    day     TEXT,
    at      INTEGER NOT NULL,
    PRIMARY KEY (header, file)
) STRICT, WITHOUT ROWID;

-- People --------------------------------------------------------------------------------------------------------

CREATE TABLE person (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    root INTEGER NOT NULL    -- the lowest id among the people known to be this one
) STRICT;

CREATE INDEX person_root ON person (root);

-- A handle is one person's, but for a profile link that somebody else took over, and for an address or a number: those are
-- everybody's who was seen with it, and who of them is one person is told by the links.
CREATE TABLE handle (
    kind   TEXT    NOT NULL,
    value  TEXT    NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (kind, value, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX handle_person ON handle (person);

CREATE TABLE link (
    a    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    b    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    by   TEXT    NOT NULL,    -- auto, same, different
    why  TEXT    NOT NULL,
    PRIMARY KEY (a, b, by)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_b ON link (b);

-- By what people with records other than invitations are found who may be somebody else in the records: words of names,
-- of links and addresses, a given name with an employer. Only to find them: what is found is compared by the names.
CREATE TABLE name_key (
    key    TEXT    NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    PRIMARY KEY (key, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_key_person ON name_key (person);

-- Records: what was read. Never altered; a row goes when every import that showed it is taken back. ------------------

CREATE TABLE sighting (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    invitation  INTEGER NOT NULL REFERENCES invitation (id),
    person      INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    source      TEXT    NOT NULL,
    direction   TEXT    NOT NULL,
    linkedin_id INTEGER,
    sent        INTEGER,
    seen        INTEGER,
    name        TEXT    NOT NULL,
    headline    TEXT,
    company     TEXT,
    location    TEXT,
    mutual      INTEGER,
    note        TEXT,                           -- NULL: not shown there; '': there was none
    reminder    INTEGER NOT NULL DEFAULT 0,
    first_shown INTEGER NOT NULL,
    last_shown  INTEGER NOT NULL
) STRICT;

CREATE INDEX sighting_person ON sighting (person);
CREATE INDEX sighting_invitation ON sighting (invitation);
CREATE INDEX sighting_linkedin_id ON sighting (linkedin_id) WHERE linkedin_id IS NOT NULL;

CREATE TABLE sighting_file (
    sighting INTEGER NOT NULL REFERENCES sighting (id) ON DELETE CASCADE,
    file     INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    place    TEXT    NOT NULL,
    PRIMARY KEY (sighting, file)
) STRICT, WITHOUT ROWID;

-- What goes with a file that is taken back.
CREATE INDEX sighting_file_file ON sighting_file (file);

CREATE TABLE record (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT    NOT NULL,    -- connection, message, acceptance, own-profile, position, own-address, school,
                                      -- own-event, and of dealings: card, contact, meeting, call, badge, attendee,
                                      -- letter, recommendation, endorsement, follow, engagement
    key          TEXT    NOT NULL,    -- what makes it the same record when it is read again
    party        TEXT    NOT NULL DEFAULT '',    -- of a dealing, by what its person was found: email:ines@example.org
    says         TEXT    NOT NULL DEFAULT '',    -- what tells the versions of one that changes apart, such as a card
    person       INTEGER REFERENCES person (id) ON DELETE CASCADE,    -- NULL: of the user, or of nobody
    at           INTEGER,             -- the moment it speaks of
    name         TEXT,
    handles      TEXT,                -- of a dealing, by what else its person can be recognised; a line each
    company      TEXT,
    company_key  TEXT,                -- the company, folded
    title        TEXT,                -- a position, or a degree
    location     TEXT,
    what         TEXT,                -- the title of a meeting, the fair, the skill, the school, the line of a card's note
    tags         TEXT,                -- the categories of a card; a line each
    setting      TEXT,                -- of a meeting: in-person, remote, untold
    seconds      INTEGER,             -- how long a meeting or a call took
    people       INTEGER,             -- how many were asked to a meeting, the user included
    how          TEXT,                -- commented, reacted
    conversation TEXT,
    from_me      INTEGER,
    automatic    INTEGER,             -- whether a program wrote a letter
    from_month   TEXT,
    to_month     TEXT,
    first_shown  INTEGER NOT NULL,
    last_shown   INTEGER NOT NULL,
    UNIQUE (kind, key, party, says)
) STRICT;

CREATE INDEX record_person ON record (person, kind, at);
CREATE INDEX record_company ON record (company_key, person) WHERE kind = 'connection' AND company_key IS NOT NULL;

-- Further names of a person in one record: former, nickname, spelling.
CREATE TABLE record_name (
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    name   TEXT    NOT NULL,
    kind   TEXT    NOT NULL,
    PRIMARY KEY (record, name, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_file (
    record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    file   INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    place  TEXT    NOT NULL,
    PRIMARY KEY (record, file)
) STRICT, WITHOUT ROWID;

CREATE INDEX record_file_file ON record_file (file);

-- A member's profile as a page showed it; one row as long as it shows the same.
CREATE TABLE profile (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    person              INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    source              TEXT    NOT NULL,
    name                TEXT    NOT NULL,
    headline            TEXT,
    location            TEXT,
    company             TEXT,
    industry            TEXT,
    about               TEXT,
    mutual              INTEGER,
    connections         INTEGER,
    connections_or_more INTEGER NOT NULL,
    photo               INTEGER,            -- NULL: not told
    whole               INTEGER NOT NULL,   -- whether the page was loaded to its end
    first_shown         INTEGER NOT NULL,
    last_shown          INTEGER NOT NULL
) STRICT;

CREATE INDEX profile_person ON profile (person, last_shown);

CREATE TABLE profile_position (
    profile    INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    nr         INTEGER NOT NULL,
    company    TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    from_month TEXT,
    to_month   TEXT,
    place      TEXT,
    PRIMARY KEY (profile, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_education (
    profile    INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    nr         INTEGER NOT NULL,
    school     TEXT    NOT NULL,
    degree     TEXT,
    from_month TEXT,
    to_month   TEXT,
    PRIMARY KEY (profile, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_skill (
    profile      INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    nr           INTEGER NOT NULL,
    skill        TEXT    NOT NULL,
    endorsements INTEGER,
    PRIMARY KEY (profile, nr)
) STRICT, WITHOUT ROWID;

-- The languages they say they speak, and the groups that both are in.
CREATE TABLE profile_word (
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    list    TEXT    NOT NULL,    -- language, group
    nr      INTEGER NOT NULL,
    word    TEXT    NOT NULL,
    PRIMARY KEY (profile, list, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_activity (
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    nr      INTEGER NOT NULL,
    kind    TEXT    NOT NULL,    -- posted, reposted, commented, reacted
    day     TEXT,
    with_me INTEGER NOT NULL,
    PRIMARY KEY (profile, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile_file (
    profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    file    INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    place   TEXT    NOT NULL,
    PRIMARY KEY (profile, file)
) STRICT, WITHOUT ROWID;

CREATE INDEX profile_file_file ON profile_file (file);

-- What was looked through, counted at the end of each import.
CREATE TABLE searched (
    source  TEXT    NOT NULL PRIMARY KEY,
    first   INTEGER,
    last    INTEGER,
    records INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Checks are spelt out with OR: for IN with a list SQLite makes a table of it for every row.
-- Invitations ---------------------------------------------------------------------------------------------------

CREATE TABLE invitation (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    direction      TEXT    NOT NULL CHECK (direction = 'incoming' OR direction = 'outgoing'),
    person         INTEGER NOT NULL REFERENCES person (id),
    at             INTEGER NOT NULL,    -- when it was sent, else first seen: its place in every list
    sent           INTEGER,
    first_seen     INTEGER NOT NULL,
    expires        TEXT,
    site           TEXT    NOT NULL CHECK (site = 'open' OR site = 'accepted' OR site = 'absent'),
    decision       TEXT    CHECK (decision = 'accept' OR decision = 'ask' OR decision = 'ignore'),
    decided_at     INTEGER,
    reason         TEXT,
    advised        TEXT,               -- what the policy suggested when it was decided: policy, version, verdict as JSON
    pressed        TEXT    CHECK (pressed = 'yes' OR pressed = 'no'),
    pressed_at     INTEGER,            -- when the user said so; NULL where it was taken over from LinkedIn
    asked_on       TEXT,
    answered_on    TEXT,
    quiet_after    TEXT,
    snoozed_until  TEXT,
    source_removed INTEGER NOT NULL DEFAULT 0,
    settled        TEXT,               -- what it disagrees in and the user left so, each between spaces
    mend           TEXT CHECK (mend = 'disconnect' OR mend = 'invite'),    -- an errand that mends what was taken back
    wrote_at       INTEGER,            -- the user's newest message to them, where asking them is decided
    open_at        INTEGER,            -- when a source last showed it waiting, where Accept was pressed
    revision       INTEGER NOT NULL DEFAULT 1,
    queue          INTEGER NOT NULL DEFAULT 50    -- the inbox's group by its place; 50 before it was assessed
) STRICT;

-- The inbox in its order, without sorting.
CREATE INDEX invitation_inbox ON invitation
    (queue, at DESC, id DESC, expires, snoozed_until, decision, answered_on, pressed, asked_on)
    WHERE direction = 'incoming' AND site = 'open' AND (decision IS NULL OR answered_on IS NOT NULL OR pressed = 'no')
        AND queue < 99;
-- What was decided: errands, who owes an answer, what was decided today, what disagrees with what LinkedIn shows. With
-- all that is asked of it, so that it is counted from the index alone.
CREATE INDEX invitation_decided ON invitation
    (decided_at, direction, site, decision, pressed, pressed_at, asked_on, answered_on, expires, wrote_at, open_at, mend,
     settled)
    WHERE decision IS NOT NULL;
-- Errands that mend.
CREATE INDEX invitation_mend ON invitation (at DESC, id DESC)
    WHERE mend IS NOT NULL;
-- Everything, newest first.
CREATE INDEX invitation_at ON invitation (at DESC, id DESC);
CREATE INDEX invitation_person ON invitation (person, direction);

-- What is left of a note without names, and which notes were made from one text.
CREATE TABLE skeleton (
    invitation INTEGER NOT NULL PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    words      TEXT    NOT NULL,
    wave       INTEGER,            -- the lowest invitation of those alike, where three people or more sent them
    similar    INTEGER NOT NULL    -- how many of other people are like it
) STRICT;

CREATE INDEX skeleton_wave ON skeleton (wave) WHERE wave IS NOT NULL;

CREATE TABLE assessment (
    invitation   INTEGER NOT NULL PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    stamp        TEXT    NOT NULL,    -- policy, vocabulary, own positions and zone it was made with
    revision     INTEGER NOT NULL,    -- the invitation's at that time
    good_through TEXT    NOT NULL,    -- the last day on which it needn't be made again
    verdict      TEXT    NOT NULL,
    decided_by   TEXT,
    score        REAL,
    note_kind    TEXT,
    purpose      TEXT,
    holds        TEXT    NOT NULL,    -- the rules that hold, each between spaces
    facts        TEXT    NOT NULL     -- the facts that are known, as name=value, each between spaces
) STRICT;

-- What the user keeps about people and invitations -------------------------------------------------------------------

CREATE TABLE tag (
    person INTEGER NOT NULL REFERENCES person (id),
    tag    TEXT    NOT NULL,
    PRIMARY KEY (person, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_note (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id),
    at     INTEGER NOT NULL,
    text   TEXT    NOT NULL
) STRICT;

CREATE INDEX person_note_person ON person_note (person);

CREATE TABLE follow_up (
    person INTEGER NOT NULL PRIMARY KEY REFERENCES person (id),
    day    TEXT    NOT NULL,
    why    TEXT
) STRICT;

CREATE INDEX follow_up_day ON follow_up (day);

CREATE TABLE attestation (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    person INTEGER NOT NULL REFERENCES person (id),
    fact   TEXT    NOT NULL,
    value  TEXT,               -- JSON; NULL takes an earlier word back
    day    TEXT,
    at     INTEGER NOT NULL,
    note   TEXT
) STRICT;

CREATE INDEX attestation_person ON attestation (person);

-- What the user struck out: a record, or those that are shown as one. `record_key` is a hash of what makes it the same record
-- when it is read again, so that a strike outlives the record and keeps no stranger's text.
CREATE TABLE strike (
    person      INTEGER NOT NULL REFERENCES person (id),
    record_kind TEXT    NOT NULL,
    record_key  TEXT    NOT NULL,
    fact        TEXT    NOT NULL,
    PRIMARY KEY (person, record_kind, record_key, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE reply (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    invitation INTEGER NOT NULL REFERENCES invitation (id),
    template   TEXT,
    language   TEXT,
    text       TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state = 'sent' OR state = 'answered'),
    outcome    TEXT    CHECK (outcome = 'told' OR outcome = 'pleasantry' OR outcome = 'pitch'),
    at         INTEGER NOT NULL,
    asks       INTEGER NOT NULL DEFAULT 0    -- whether it asks something, so that an answer is waited for
) STRICT;

CREATE INDEX reply_invitation ON reply (invitation);
-- How many were asked and how many answered, and where there was a way to ask.
CREATE INDEX reply_asks ON reply (at, state, invitation)
    WHERE asks = 1;

-- Where there was no way to ask, as the user found.
CREATE TABLE no_reply (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    invitation INTEGER NOT NULL REFERENCES invitation (id) ON DELETE CASCADE,
    at         INTEGER NOT NULL
) STRICT;

CREATE INDEX no_reply_invitation ON no_reply (invitation);

-- What is asked about an invitation because an act was taken back. What disagrees with LinkedIn is asked without a
-- row: it follows from the columns of the invitation.
CREATE TABLE question (
    invitation INTEGER NOT NULL PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    matter     TEXT    NOT NULL CHECK (matter = 'still-connected' OR matter = 'still-ignored')
) STRICT;

CREATE TABLE draft (
    invitation INTEGER NOT NULL PRIMARY KEY REFERENCES invitation (id),
    text       TEXT    NOT NULL
) STRICT;

-- The journal ---------------------------------------------------------------------------------------------------

CREATE TABLE act (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    uid       TEXT    NOT NULL UNIQUE,    -- device and counter
    at        INTEGER NOT NULL,
    face      TEXT    NOT NULL,
    verb      TEXT    NOT NULL,           -- what, without the name: "accepted", "tagged +later"
    subject   INTEGER,                    -- the first invitation it is about
    others    INTEGER NOT NULL DEFAULT 0, -- how many more
    undoes    INTEGER REFERENCES act (seq),
    undone_by INTEGER REFERENCES act (seq)
) STRICT;

CREATE INDEX act_subject ON act (subject);

CREATE TABLE change (
    act    INTEGER NOT NULL REFERENCES act (seq) ON DELETE CASCADE,
    nr     INTEGER NOT NULL,
    part   TEXT    NOT NULL,    -- the table
    key    TEXT    NOT NULL,    -- its natural key
    before TEXT,                -- JSON; NULL where there was no row
    after  TEXT,
    PRIMARY KEY (act, nr)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_key ON change (part, key);

-- Search --------------------------------------------------------------------------------------------------------

-- Folded text, a row an invitation. `doc` is in date order, so that the newest hits need no sorting.
CREATE TABLE search_doc (
    doc        INTEGER NOT NULL PRIMARY KEY,
    invitation INTEGER NOT NULL UNIQUE REFERENCES invitation (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    headline   TEXT    NOT NULL,
    company    TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    tags       TEXT    NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    name, headline, company, note, tags,
    content = 'search_doc', content_rowid = 'doc', tokenize = 'unicode61 remove_diacritics 0', columnsize = 0
);

INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Rows go and change behind the program's back (cascades), so triggers keep the index up. New rows come only from the
-- merge of an import, which adds them to the index in one statement: through a trigger each row would be written to
-- disk by itself, which takes four times as long.
CREATE TRIGGER search_doc_deleted AFTER DELETE ON search_doc BEGIN
    INSERT INTO search (search, rowid, name, headline, company, note, tags)
    VALUES ('delete', old.doc, old.name, old.headline, old.company, old.note, old.tags);
END;

CREATE TRIGGER search_doc_updated AFTER UPDATE ON search_doc BEGIN
    INSERT INTO search (search, rowid, name, headline, company, note, tags)
    VALUES ('delete', old.doc, old.name, old.headline, old.company, old.note, old.tags);
    INSERT INTO search (rowid, name, headline, company, note, tags)
    VALUES (new.doc, new.name, new.headline, new.company, new.note, new.tags);
END;
