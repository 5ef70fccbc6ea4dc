//! `list` and `search`: invitations, a line each.

use unicode_width::UnicodeWidthStr as _;

use super::arguments::{ListArguments, SearchArguments};
use super::{Context, Failure, json, spoken};
use crate::inbox::Inbox;
use crate::model::{Decision, Listing, Row, State, Tab};

/// How wide the name and what they do may be on a line.
const NAME: usize = 24;
const WORK: usize = 44;

/// How many stale suggestions are worked out again before a list is printed.
const ASSESSED: usize = 10_000;

pub(crate) fn run(context: &Context, arguments: &ListArguments) -> Result<(), Failure> {
    let query = arguments.query.join(" ");
    let inbox = up_to_date(context)?;
    let listing = if query.trim().is_empty() || query.trim() == "is:inbox" {
        inbox.list(&context.now, Tab::Inbox, None)?
    } else {
        inbox.list(&context.now, Tab::All, Some(&query))?
    };
    if arguments.count {
        let count = listing.entries.len();
        context
            .out
            .either(&serde_json::json!({"count": count}), &count.to_string());
        return Ok(());
    }
    print(context, &inbox, &listing)?;
    if listing.entries.is_empty() && !context.out.is_json() {
        context.out.say(&empty(context, &inbox, &query)?);
    }
    Ok(())
}

pub(crate) fn search(context: &Context, arguments: &SearchArguments) -> Result<(), Failure> {
    let query = arguments.query.join(" ");
    let inbox = up_to_date(context)?;
    let listing = inbox.list(&context.now, Tab::All, Some(&query))?;
    if listing.entries.is_empty() {
        return Err(Failure::No("nothing matches".to_owned()));
    }
    print(context, &inbox, &listing)
}

/// The inbox after the newest of what is stale was worked out again, so that suggestions, groups and `verdict:` are
/// today's.
fn up_to_date(context: &Context) -> Result<Inbox, Failure> {
    let mut inbox = context.inbox()?;
    // Where it can't be kept, as on a full disk, a list of yesterday's suggestions is better than none.
    let _unkept = inbox.assess(&context.now, ASSESSED);
    Ok(inbox)
}

/// What to say instead of an empty list.
fn empty(context: &Context, inbox: &Inbox, query: &str) -> Result<String, Failure> {
    let counts = inbox.counts(&context.now)?;
    Ok(if !counts.any {
        "Nothing imported yet. `vestibule import PATH` reads a LinkedIn export or a mailbox; `vestibule demo` shows \
         how it looks."
            .to_owned()
    } else if query.trim().is_empty() {
        format!(
            "Nobody waits. {} owe you an answer, {} buttons to press at LinkedIn.",
            counts.waiting, counts.at_linkedin
        )
    } else {
        "Nothing matches.".to_owned()
    })
}

pub(super) fn print(context: &Context, inbox: &Inbox, listing: &Listing) -> Result<(), Failure> {
    if context.out.is_json() {
        for entry in &listing.entries {
            if let Some(case) = inbox.case(&context.now, entry.id)? {
                context.out.object(&json::invitation(&case));
            }
        }
        return Ok(());
    }
    let ids: Vec<_> = listing.entries.iter().map(|entry| entry.id).collect();
    let digits = ids
        .iter()
        .map(|id| id.0)
        .max()
        .unwrap_or_default()
        .to_string()
        .len();
    let mut group = None;
    let mut text = String::new();
    for (entry, row) in listing.entries.iter().zip(inbox.rows(&context.now, &ids)?) {
        if entry.group != group {
            group = entry.group;
            if let Some(group) = group {
                text.push_str(&format!("\n{}\n", group.heading()));
            }
        }
        text.push_str(&line(context, &row, digits));
        text.push('\n');
    }
    if listing.more {
        text.push_str("… and more; narrow the search\n");
    }
    if !text.is_empty() {
        context.out.text(text.trim_start_matches('\n'));
    }
    Ok(())
}

fn line(context: &Context, row: &Row, digits: usize) -> String {
    let today = context.now.today();
    let work = match (&row.headline, &row.company) {
        (Some(headline), _) => spoken::line(headline),
        (None, Some(company)) => spoken::line(company),
        (None, None) => "only a name".to_owned(),
    };
    let age = spoken::age(context.now.day_of(row.at), today);
    let standing = match (row.state, row.decision) {
        (State::Pending, _) => row.verdict.map_or("", spoken::verdict).to_owned(),
        (State::Accepted, Some(Decision::Accept)) => "accepted here".to_owned(),
        (state, _) => spoken::state(state).to_owned(),
    };
    let tags: String = row.tags.iter().flat_map(|tag| [" #", tag]).collect();
    format!(
        "{:>digits$}  {}  {}  {age:>5}  {standing}{tags}",
        row.id,
        fit(&spoken::line(&row.name), NAME),
        fit(&work, WORK)
    )
    .trim_end()
    .to_owned()
}

/// Cuts a text to a width with a sign, or fills it up with spaces.
fn fit(text: &str, width: usize) -> String {
    let mut out = String::new();
    if text.width() <= width {
        out.push_str(text);
    } else {
        for c in text.chars() {
            let mut longer = out.clone();
            longer.push(c);
            if longer.width() >= width {
                break;
            }
            out = longer;
        }
        out.push('…');
    }
    let missing = width.saturating_sub(out.width());
    out.push_str(&" ".repeat(missing));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_name_is_cut_with_a_sign_and_keeps_the_column() {
        assert_eq!(fit("山田花子", 6), "山田… ");
        assert_eq!(fit("Bo", 4), "Bo  ");
        assert_eq!(fit("Bo", 4).width(), fit("山田花子", 4).width());
    }
}
