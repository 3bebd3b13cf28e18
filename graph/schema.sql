-- One row of `assertions` is one edge; its evidence says who asserts it. `first_day` and `last_day` are YYYYMMDD.
-- A document has a row for each reader that read it; `reader` is empty for foedus's own rules and for data.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, reader TEXT NOT NULL, title TEXT NOT NULL, published TEXT, language TEXT,
    outlet TEXT, address TEXT, digest TEXT NOT NULL, skipped INTEGER NOT NULL,
    UNIQUE (name, reader)
);
CREATE TABLE nodes (id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, attributes TEXT NOT NULL);
-- What documents say of a node, each description once: the row of `nodes` and the names of document 0 are made of
-- these, whatever the order of loading. `names` is a JSON list of [text, language, role].
CREATE TABLE descriptions (
    id INTEGER PRIMARY KEY, node INTEGER NOT NULL REFERENCES nodes, kind TEXT NOT NULL, attributes TEXT NOT NULL,
    names TEXT NOT NULL, UNIQUE (node, kind, attributes, names)
);
CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents, node INTEGER NOT NULL REFERENCES nodes,
    description INTEGER NOT NULL REFERENCES descriptions, PRIMARY KEY (document, node)
) WITHOUT ROWID;
CREATE INDEX mentions_by_node ON mentions (node);
CREATE INDEX mentions_by_description ON mentions (description);
-- Names as a document wrote them carry it; those of descriptions belong to the node itself (document 0).
CREATE TABLE names (
    id INTEGER PRIMARY KEY, node INTEGER NOT NULL REFERENCES nodes, text TEXT NOT NULL, language TEXT NOT NULL,
    role TEXT NOT NULL, place INTEGER NOT NULL, document INTEGER NOT NULL, folded TEXT NOT NULL,
    UNIQUE (node, text, language, role, document)
);
CREATE INDEX names_by_folded ON names (folded);
CREATE INDEX names_by_document ON names (document);
CREATE VIRTUAL TABLE names_index USING fts5(folded, content='names', content_rowid='id', tokenize='trigram');
CREATE TRIGGER names_added AFTER INSERT ON names BEGIN
    INSERT INTO names_index (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER names_removed AFTER DELETE ON names BEGIN
    INSERT INTO names_index (names_index, rowid, folded) VALUES ('delete', old.id, old.folded);
END;
CREATE TABLE relations (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE assertions (
    id INTEGER PRIMARY KEY, edge TEXT NOT NULL UNIQUE, source INTEGER NOT NULL REFERENCES nodes,
    relation INTEGER NOT NULL REFERENCES relations, target INTEGER NOT NULL REFERENCES nodes, date TEXT,
    first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL,
    speaker INTEGER REFERENCES nodes
);
CREATE INDEX assertions_by_source ON assertions (source, target);
CREATE INDEX assertions_by_target ON assertions (target);
CREATE INDEX assertions_by_speaker ON assertions (speaker) WHERE speaker IS NOT NULL;
-- What no document dates: each question about a day asks for these.
CREATE INDEX assertions_undated ON assertions (id)
    WHERE first_day = -100000000000000000 AND last_day = 100000000000000000;
-- Each edge from both its ends: a step of a path search reads the rows of a node here, and nothing else. `way` is 1
-- where the node is the source, -1 where it is the target.
CREATE TABLE steps (
    node INTEGER NOT NULL, relation INTEGER NOT NULL, first_day INTEGER NOT NULL, other INTEGER NOT NULL,
    last_day INTEGER NOT NULL, way INTEGER NOT NULL, polarity TEXT NOT NULL, assertion INTEGER NOT NULL,
    PRIMARY KEY (node, relation, first_day, other, last_day, way, polarity, assertion)
) WITHOUT ROWID;
CREATE TRIGGER assertions_added AFTER INSERT ON assertions BEGIN
    INSERT INTO steps VALUES
        (new.source, new.relation, new.first_day, new.target, new.last_day, 1, new.polarity, new.id),
        (new.target, new.relation, new.first_day, new.source, new.last_day, -1, new.polarity, new.id);
END;
CREATE TRIGGER assertions_removed AFTER DELETE ON assertions BEGIN
    DELETE FROM renamed WHERE assertion = old.id;
    DELETE FROM steps WHERE node = old.source AND relation = old.relation AND first_day = old.first_day
        AND other = old.target AND last_day = old.last_day AND assertion = old.id;
    DELETE FROM steps WHERE node = old.target AND relation = old.relation AND first_day = old.first_day
        AND other = old.source AND last_day = old.last_day AND assertion = old.id;
END;
-- `hash` is of quote, sentence and details: rows of a data set may all have the same place and rule.
CREATE TABLE evidence (
    assertion INTEGER NOT NULL REFERENCES assertions, document INTEGER NOT NULL REFERENCES documents,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, rule TEXT NOT NULL, hash INTEGER NOT NULL, quote TEXT NOT NULL,
    sentence TEXT NOT NULL, sentence_start INTEGER NOT NULL, details TEXT NOT NULL,
    PRIMARY KEY (assertion, document, start, stop, rule, hash)
) WITHOUT ROWID;
CREATE INDEX evidence_by_document ON evidence (document);
-- `rest` is a JSON object of all else that a provision says: who is bound towards whom, when, on which conditions.
CREATE TABLE provisions (
    node INTEGER NOT NULL REFERENCES nodes, article TEXT NOT NULL, obligation TEXT NOT NULL, rest TEXT NOT NULL,
    document INTEGER NOT NULL, PRIMARY KEY (node, article, obligation, rest, document)
) WITHOUT ROWID;
CREATE INDEX provisions_by_document ON provisions (document);
-- Nodes that count as one. Each node that counts as another is a row of `same`; `reasons` says why, `decisions` holds
-- what the user said of two ids, the latest last, whether or not both are in the store. `persons` is what documents
-- tell of each leader (lists as JSON), `person_keys` a word of a name and whom its bearer acts for.
CREATE TABLE same (
    node INTEGER PRIMARY KEY REFERENCES nodes, counts_as INTEGER NOT NULL REFERENCES nodes
);
CREATE INDEX same_by_counts_as ON same (counts_as);
CREATE TABLE reasons (
    one INTEGER NOT NULL REFERENCES nodes, other INTEGER NOT NULL REFERENCES nodes, said_by TEXT NOT NULL,
    names TEXT NOT NULL, acts_for TEXT NOT NULL, PRIMARY KEY (one, other, said_by)
) WITHOUT ROWID;
CREATE INDEX reasons_by_other ON reasons (other);
CREATE TABLE decisions (
    place INTEGER PRIMARY KEY, one TEXT NOT NULL, other TEXT NOT NULL, same INTEGER NOT NULL, UNIQUE (one, other)
);
CREATE TABLE persons (
    node INTEGER PRIMARY KEY REFERENCES nodes, names TEXT NOT NULL, acts_for TEXT NOT NULL, leads TEXT NOT NULL,
    first_day INTEGER, last_day INTEGER, own INTEGER NOT NULL
);
CREATE TABLE person_keys (key TEXT NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (key, node)) WITHOUT ROWID;
CREATE INDEX person_keys_by_node ON person_keys (node);
-- An assertion of a node that counts as another: its ends and speaker as its documents have them, while the row of
-- `assertions` has the nodes that they count as; and the id of the edge that this makes. Several rows of `assertions`
-- may so be one edge. `edge` of `assertions` is always the id of what the documents say.
CREATE TABLE renamed (
    assertion INTEGER PRIMARY KEY REFERENCES assertions, edge TEXT NOT NULL, source INTEGER NOT NULL,
    target INTEGER NOT NULL, speaker INTEGER
);
CREATE INDEX renamed_by_edge ON renamed (edge);
-- Assertions with the ends and the speaker that their documents give them.
CREATE VIEW said AS
    SELECT a.id, a.edge, coalesce(x.source, a.source) AS source, a.relation, coalesce(x.target, a.target) AS target,
           a.date, a.first_day, a.last_day, a.polarity, a.modality, iif(x.edge IS NULL, a.speaker, x.speaker) AS speaker
    FROM assertions a LEFT JOIN renamed x ON x.assertion = a.id;
CREATE TRIGGER assertions_moved AFTER UPDATE OF source, target ON assertions BEGIN
    DELETE FROM steps WHERE node = old.source AND relation = old.relation AND first_day = old.first_day
        AND other = old.target AND last_day = old.last_day AND assertion = old.id;
    DELETE FROM steps WHERE node = old.target AND relation = old.relation AND first_day = old.first_day
        AND other = old.source AND last_day = old.last_day AND assertion = old.id;
    INSERT INTO steps VALUES
        (new.source, new.relation, new.first_day, new.target, new.last_day, 1, new.polarity, new.id),
        (new.target, new.relation, new.first_day, new.source, new.last_day, -1, new.polarity, new.id);
END;
-- For people who read the file with other tools.
CREATE VIEW edges AS
    SELECT coalesce(x.edge, a.edge) AS edge, s.slug AS source, r.name AS relation, t.slug AS target, a.date, a.polarity, a.modality,
           p.slug AS attributed_to
    FROM assertions a LEFT JOIN renamed x ON x.assertion = a.id JOIN nodes s ON s.id = a.source
    JOIN relations r ON r.id = a.relation JOIN nodes t ON t.id = a.target LEFT JOIN nodes p ON p.id = a.speaker;
