-- The catalogue: everything the library knows. The FAISS file is derived from it and can always be made again.
-- A library's format is its user_version; a change here that older code cannot read raises it.

CREATE TABLE IF NOT EXISTS meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    model TEXT NOT NULL,
    dimension INTEGER,          -- NULL until the first vectors are stored
    generation INTEGER NOT NULL,  -- grows with every write
    revision TEXT NOT NULL      -- random for every write: a restored backup never passes for what it replaced
);

CREATE TABLE IF NOT EXISTS reviews (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    film_id TEXT NOT NULL,
    film_title TEXT NOT NULL,
    film_year INTEGER,
    film_aliases TEXT NOT NULL,  -- JSON array
    reviewer TEXT,
    title TEXT,
    published TEXT,
    url TEXT,
    image TEXT,
    rating_value REAL,
    rating_best REAL,
    rating_original TEXT,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,        -- of what was read
    reading_digest TEXT NOT NULL,  -- of all that was made of it: tells whether a better reader made something else
    text TEXT NOT NULL,
    UNIQUE (collection, id)
);

CREATE INDEX IF NOT EXISTS reviews_by_film ON reviews (film_id, collection);

-- AUTOINCREMENT, here and below: an id is never used again, so nothing old can pass for something new.
CREATE TABLE IF NOT EXISTS sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    review INTEGER NOT NULL REFERENCES reviews (key) ON DELETE CASCADE,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    aspect TEXT NOT NULL,
    spoiler INTEGER NOT NULL,
    spoiler_score REAL NOT NULL,
    marked INTEGER,              -- what its author says of it, if anything: a spoiler level
    text TEXT NOT NULL,
    vector BLOB                  -- float32, little-endian; NULL until embedded
);

CREATE INDEX IF NOT EXISTS sentences_by_review ON sentences (review);
CREATE INDEX IF NOT EXISTS sentences_to_embed ON sentences (id) WHERE vector IS NULL;

CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    review INTEGER NOT NULL REFERENCES reviews (key) ON DELETE CASCADE,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    aspect TEXT NOT NULL,
    spoiler INTEGER NOT NULL,
    text TEXT NOT NULL,
    vector BLOB                  -- as in sentences
);

-- Covers the filters of a search, which then reads neither texts nor vectors.
CREATE INDEX IF NOT EXISTS passages_by_review ON passages (review, spoiler, aspect);
CREATE INDEX IF NOT EXISTS passages_to_embed ON passages (id) WHERE vector IS NULL;

CREATE TABLE IF NOT EXISTS cast_members (
    id INTEGER PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES reviews (key) ON DELETE CASCADE,
    actor TEXT NOT NULL,
    character TEXT,
    span_start INTEGER,
    span_end INTEGER
);

CREATE INDEX IF NOT EXISTS cast_members_by_review ON cast_members (review);

CREATE TABLE IF NOT EXISTS facts (
    id INTEGER PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES reviews (key) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER
);

CREATE INDEX IF NOT EXISTS facts_by_review ON facts (review);

CREATE TABLE IF NOT EXISTS left_out (
    id INTEGER PRIMARY KEY,
    review INTEGER NOT NULL REFERENCES reviews (key) ON DELETE CASCADE,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    why TEXT NOT NULL
);

CREATE INDEX IF NOT EXISTS left_out_by_review ON left_out (review);

-- Keyword search. It reads the passages' own text, and the triggers keep it in step
-- (https://www.sqlite.org/fts5.html#external_content_tables).
CREATE VIRTUAL TABLE IF NOT EXISTS passage_words USING fts5 (
    text, content = 'passages', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER IF NOT EXISTS passage_added AFTER INSERT ON passages BEGIN
    INSERT INTO passage_words (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER IF NOT EXISTS passage_removed AFTER DELETE ON passages BEGIN
    INSERT INTO passage_words (passage_words, rowid, text) VALUES ('delete', old.id, old.text);
END;
