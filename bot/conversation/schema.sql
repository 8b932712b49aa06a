-- What a conversation needs to be remembered. None of it is a review: those are in the catalogue.
-- A server of 0 stands for direct messages. Times are seconds since 1970.

CREATE TABLE IF NOT EXISTS meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS servers (
    server INTEGER PRIMARY KEY,
    cover TEXT NOT NULL,
    private INTEGER NOT NULL,
    channels TEXT NOT NULL       -- JSON array
);

CREATE TABLE IF NOT EXISTS channel_covers (
    server INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    cover TEXT NOT NULL,
    PRIMARY KEY (server, channel)
);

CREATE TABLE IF NOT EXISTS answers (
    id TEXT PRIMARY KEY,
    server INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    parent INTEGER,
    user INTEGER NOT NULL,
    message INTEGER,             -- the message that carries it, where others can reply to that
    request TEXT NOT NULL,       -- JSON
    result TEXT NOT NULL,        -- JSON: places in reviews, never their text
    at REAL NOT NULL
);

CREATE INDEX IF NOT EXISTS answers_by_message ON answers (message);
CREATE INDEX IF NOT EXISTS answers_by_user ON answers (user);
CREATE INDEX IF NOT EXISTS answers_by_time ON answers (at);

CREATE TABLE IF NOT EXISTS talks (
    server INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    user INTEGER NOT NULL,
    question TEXT,
    film TEXT,
    at REAL NOT NULL,
    PRIMARY KEY (channel, user)
);

CREATE TABLE IF NOT EXISTS feedback (
    answer TEXT NOT NULL,
    user INTEGER NOT NULL,
    helpful INTEGER NOT NULL,
    at REAL NOT NULL,
    PRIMARY KEY (answer, user)
);

CREATE TABLE IF NOT EXISTS asked (
    server INTEGER NOT NULL,
    film TEXT NOT NULL,          -- its name
    times INTEGER NOT NULL,
    PRIMARY KEY (server, film)
);

CREATE TABLE IF NOT EXISTS drafts (
    id TEXT PRIMARY KEY,
    server INTEGER NOT NULL,
    channel INTEGER NOT NULL,
    user INTEGER NOT NULL,
    name TEXT NOT NULL,
    data BLOB NOT NULL,
    reviewer TEXT,
    film TEXT,
    at REAL NOT NULL
);
