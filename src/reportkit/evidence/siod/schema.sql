-- Every table but release and built_with holds rows of the files in release, `row` being the row in
-- the file with its header. The columns are those of reportkit.evidence.contracts; its measurement is
-- a view of four tables, so that what many figures share is held once, and limits where there are any.
CREATE TABLE built_with (fingerprint VARCHAR NOT NULL);
CREATE TABLE release (
    release_id VARCHAR PRIMARY KEY, file VARCHAR NOT NULL, layout VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL, title VARCHAR NOT NULL, time_period VARCHAR NOT NULL,
    vintage VARCHAR NOT NULL, published_on DATE NOT NULL, as_at DATE,
    rows_read INTEGER NOT NULL, rows_loaded INTEGER NOT NULL, rows_quarantined INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL UNIQUE
);
CREATE TABLE quarantine (release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, reason VARCHAR NOT NULL);
CREATE TABLE passed_over (release_id VARCHAR NOT NULL, reason VARCHAR NOT NULL, "rows" INTEGER NOT NULL);
CREATE TABLE series (
    series INTEGER NOT NULL, release_id VARCHAR NOT NULL, "column" VARCHAR NOT NULL,
    time_period VARCHAR NOT NULL, measure VARCHAR NOT NULL, pupil_group VARCHAR NOT NULL
);
CREATE TABLE record (
    record INTEGER NOT NULL, release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL,
    level VARCHAR NOT NULL, code VARCHAR NOT NULL
);
CREATE TABLE figure (
    series INTEGER NOT NULL, record INTEGER NOT NULL,
    value DOUBLE, denominator DOUBLE, missing_reason VARCHAR NOT NULL
);
CREATE TABLE figure_limits (
    series INTEGER NOT NULL, record INTEGER NOT NULL, lower DOUBLE, upper DOUBLE
);
CREATE VIEW measurement AS
    SELECT s.release_id, r."row", s."column", r.level, r.code, s.time_period, s.measure, s.pupil_group,
           f.value, f.denominator, l.lower, l.upper, f.missing_reason
    FROM figure f JOIN series s USING (series) JOIN record r USING (record)
    LEFT JOIN figure_limits l USING (series, record);
CREATE TABLE school (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, urn VARCHAR NOT NULL, laestab VARCHAR,
    name VARCHAR, la VARCHAR, la_name VARCHAR, phase VARCHAR, type VARCHAR, status VARCHAR,
    opened DATE, closed DATE, age_low DOUBLE, age_high DOUBLE, pupils DOUBLE,
    trust_uid VARCHAR, trust_name VARCHAR
);
CREATE TABLE school_link (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, urn VARCHAR NOT NULL,
    linked_urn VARCHAR NOT NULL, linked_name VARCHAR, link_type VARCHAR NOT NULL, linked_on DATE
);
CREATE TABLE school_group (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, group_uid VARCHAR NOT NULL, name VARCHAR,
    type VARCHAR, status VARCHAR, opened DATE, closed DATE
);
CREATE TABLE group_member (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, urn VARCHAR NOT NULL,
    group_uid VARCHAR NOT NULL, joined_on DATE
);
CREATE TABLE inspection (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, urn VARCHAR NOT NULL, slot VARCHAR NOT NULL,
    era INTEGER NOT NULL, kind VARCHAR, number VARCHAR, started_on DATE, published_on DATE,
    urn_inspected VARCHAR, outcome VARCHAR, category_of_concern VARCHAR, "column" VARCHAR NOT NULL
);
CREATE TABLE inspection_grade (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, urn VARCHAR NOT NULL, slot VARCHAR NOT NULL,
    area VARCHAR NOT NULL, grade VARCHAR NOT NULL, "column" VARCHAR NOT NULL
);
CREATE TABLE neighbour (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, "column" VARCHAR NOT NULL,
    area VARCHAR NOT NULL, position INTEGER NOT NULL, neighbour VARCHAR NOT NULL,
    closeness VARCHAR NOT NULL
);
CREATE TABLE area (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL,
    region VARCHAR, type VARCHAR
);
CREATE TABLE measure_dates (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, measure VARCHAR NOT NULL,
    pupil_group VARCHAR NOT NULL, title VARCHAR NOT NULL, polarity VARCHAR, last_update VARCHAR,
    next_update VARCHAR
);
CREATE TABLE provisional_year (
    release_id VARCHAR NOT NULL, "row" INTEGER NOT NULL, measure VARCHAR NOT NULL,
    pupil_group VARCHAR NOT NULL, time_period VARCHAR NOT NULL
);
