//! Search: a folded row for each invitation, and what a query means in SQL.

use jiff::Timestamp;
use rusqlite::{CachedStatement, Connection, named_params, params};

use super::{Error, question};
use crate::model::Query;
use crate::model::sighted::{Sighted, first, note};
use crate::text::fold::fold;
use crate::text::sanitise;

/// How many invitations of one second can be told apart in the key of a search row.
pub(super) const PER_SECOND: i64 = 1 << 22;

/// The key of a search row: in date order, so that the newest hits come without sorting.
fn doc_number(at: i64, invitation: i64) -> i64 {
    at * PER_SECOND + invitation % PER_SECOND
}

/// A text as it is searched: folded from what is shown of it, so that a name can be found by the letters in sight.
pub(super) fn searchable(text: &str) -> String {
    fold(&sanitise::line(text))
}

/// Writes the search row of an invitation from its sightings; tags stay as they are.
pub(super) fn write(
    db: &Connection,
    invitation: i64,
    at: i64,
    sighted: &[Sighted],
    is_new: bool,
) -> Result<(), Error> {
    let folded = |text: Option<&crate::model::Foreign>| {
        text.map_or_else(String::new, |text| searchable(text.raw()))
    };
    let name = first(sighted, |s| Some(&s.name)).map(|(name, _)| name);
    let headline = first(sighted, |s| s.headline.as_ref()).map(|(headline, _)| headline);
    let company = first(sighted, |s| s.company.as_ref()).map(|(company, _)| company);
    let sql = if is_new {
        "INSERT INTO search_doc (doc, invitation, name, headline, company, note, tags)
         VALUES (:doc, :invitation, :name, :headline, :company, :note, '')"
    } else {
        "UPDATE search_doc
         SET doc = ?1, name = ?3, headline = ?4, company = ?5, note = ?6
         WHERE invitation = ?2
             AND (doc, name, headline, company, note) IS NOT (?1, ?3, ?4, ?5, ?6)"
    };
    db.prepare_cached(sql)?.execute(params![
        doc_number(at, invitation),
        invitation,
        folded(name),
        folded(headline),
        folded(company),
        folded(note(sighted).flatten()),
    ])?;
    Ok(())
}

/// Adds the search rows of new invitations to the index, in its own order.
pub(super) fn index_new(db: &Connection, first_invitation: i64) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO search (rowid, name, headline, company, note, tags)
         SELECT doc, name, headline, company, note, tags
         FROM search_doc
         WHERE doc IN (SELECT doc FROM search_doc WHERE invitation >= :first)
         ORDER BY doc",
    )?
    .execute(named_params! {":first": first_invitation})?;
    Ok(())
}

/// Brings the tags of a person's invitations up to date in the search rows, which must be in the index.
pub(super) fn write_tags(db: &Connection, person: i64) -> Result<(), Error> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT tag
         FROM tag JOIN person ON person.id = tag.person
         WHERE person.root = (SELECT root FROM person WHERE id = :person)
         ORDER BY tag",
    )?;
    let tags: Vec<String> = statement
        .query_map(named_params! {":person": person}, |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    db.prepare_cached(
        "UPDATE search_doc
         SET tags = :tags
         WHERE tags <> :tags
             AND invitation IN (SELECT id FROM invitation
                                WHERE person = (SELECT root FROM person WHERE id = :person))",
    )?
    .execute(named_params! {":tags": fold(&tags.join(" ")), ":person": person})?;
    Ok(())
}

/// Whether a person, under any number, has a tag.
pub(super) fn is_tagged(db: &Connection, root: i64) -> Result<bool, Error> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person JOIN tag ON tag.person = person.id WHERE person.root = :root)",
        )?
        .query_row(named_params! {":root": root}, |row| row.get(0))?)
}

/// What the index is asked for to find every name that has the words of a folded one; none where it has none.
pub(super) fn all_in_name(folded: &str) -> Option<String> {
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(quoted)
        .collect();
    (!words.is_empty()).then(|| ["name : (", &words.join(" AND "), ")"].concat())
}

/// A query as a condition on the table `invitation`, with its values apart.
#[derive(Debug, Default)]
pub(super) struct Condition {
    /// The condition; empty for everything.
    pub(super) sql: String,
    values: Vec<String>,
}

impl Condition {
    pub(super) fn of(query: &Query) -> Self {
        let mut condition = Self::default();
        condition.add(query);
        condition
    }

    pub(super) fn bind(&self, statement: &mut CachedStatement<'_>) -> Result<(), Error> {
        for (n, value) in self.values.iter().enumerate() {
            if let Some(place) = statement.parameter_index(&parameter(n))? {
                statement.raw_bind_parameter(place, value)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, query: &Query) {
        match query {
            Query::All(parts) => self.join(parts, " AND ", "TRUE"),
            Query::Any(parts) => self.join(parts, " OR ", "FALSE"),
            Query::Not(inner) => {
                self.sql.push_str("NOT ");
                self.add(inner);
            }
            Query::Word(word) => self.matching(&[&quoted(word), "*"].concat()),
            Query::Phrase(words) => self.matching(&quoted(words)),
            Query::State(state) => {
                self.value("id IN (SELECT id FROM temp.standing WHERE state = ", state.name(), ")");
            }
            Query::Inbox => self.sql.push_str(
                "(direction = 'incoming'
                  AND id IN (SELECT id FROM temp.standing WHERE state IN ('pending', 'answered')))",
            ),
            Query::Direction(direction) => self.value("direction = ", direction.name(), ""),
            Query::Errand => self.sql.push_str(
                "(mend IS NOT NULL
                  OR (site = 'open' AND decision IS NOT NULL AND pressed IS NULL
                      AND (decision <> 'ask' OR (asked_on IS NULL AND coalesce(wrote_at <= decided_at, TRUE)))
                      AND (expires IS NULL OR expires >= (SELECT line FROM temp.clock))))",
            ),
            Query::Mismatch => {
                self.sql.push_str(
                    "id IN (SELECT id FROM invitation INDEXED BY invitation_decided WHERE ",
                );
                self.sql.push_str(question::MISMATCH);
                self.sql.push(')');
            }
            Query::Due => self.sql.push_str(
                "person IN (SELECT person.root FROM follow_up JOIN person ON person.id = follow_up.person
                            WHERE follow_up.day <= (SELECT today FROM temp.clock))",
            ),
            Query::Verdict(verdict) => self.assessed("verdict = ", verdict.name(), ""),
            Query::Rule(rule) => self.assessed("instr(holds, ' ' || ", rule, " || ' ') > 0"),
            Query::Fact { name, value } => {
                let value = value.as_deref().unwrap_or("yes");
                self.assessed("instr(facts, ' ' || ", &[name, "=", value].concat(), " || ' ') > 0");
            }
            Query::Note(kind) => self.assessed("note_kind = ", kind, ""),
            Query::Wave(id) => self.value(
                "id IN (SELECT other.invitation FROM skeleton JOIN skeleton AS other ON other.wave = skeleton.wave
                        WHERE skeleton.invitation = CAST(",
                &id.to_string(),
                " AS INTEGER))",
            ),
            Query::Purpose(purpose) => self.assessed("purpose = ", purpose, ""),
            Query::Tag(tag) => self.value(
                "person IN (SELECT person.root FROM tag JOIN person ON person.id = tag.person WHERE tag = ",
                tag,
                ")",
            ),
            Query::From(name) => self.matching(&["name : ", &quoted(name), "*"].concat()),
            Query::Company(name) => {
                self.matching(&["{company headline} : ", &quoted(name), "*"].concat());
            }
            Query::Sent { from, before } => self.sent(*from, *before),
        }
    }

    fn join(&mut self, parts: &[Query], with: &str, none: &str) {
        if parts.is_empty() {
            self.sql.push_str(none);
            return;
        }
        self.sql.push('(');
        for (n, part) in parts.iter().enumerate() {
            if n > 0 {
                self.sql.push_str(with);
            }
            self.add(part);
        }
        self.sql.push(')');
    }

    /// Appends a condition on one value, which is bound, never written into the SQL.
    fn value(&mut self, before: &str, value: &str, after: &str) {
        self.sql.push_str(before);
        self.sql.push_str(&parameter(self.values.len()));
        self.sql.push_str(after);
        self.values.push(value.to_owned());
    }

    fn assessed(&mut self, before: &str, value: &str, after: &str) {
        self.sql
            .push_str("id IN (SELECT invitation FROM assessment WHERE ");
        self.value(before, value, after);
        self.sql.push(')');
    }

    fn matching(&mut self, expression: &str) {
        self.value(
            "id IN (SELECT invitation FROM search_doc WHERE doc IN (SELECT rowid FROM search WHERE search MATCH ",
            expression,
            "))",
        );
    }

    fn sent(&mut self, from: Option<Timestamp>, before: Option<Timestamp>) {
        self.sql.push_str("(sent IS NOT NULL");
        if let Some(from) = from {
            self.value(
                " AND sent >= CAST(",
                &from.as_second().to_string(),
                " AS INTEGER)",
            );
        }
        if let Some(before) = before {
            self.value(
                " AND sent < CAST(",
                &before.as_second().to_string(),
                " AS INTEGER)",
            );
        }
        self.sql.push(')');
    }
}

fn parameter(n: usize) -> String {
    [":value", &n.to_string()].concat()
}

/// A text as an FTS5 string: the words in a row, whatever is in them.
fn quoted(text: &str) -> String {
    ["\"", &text.replace('"', "\"\""), "\""].concat()
}
