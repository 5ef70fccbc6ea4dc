//! `help TOPIC`.

use clap::CommandFactory as _;

use super::arguments::Arguments;
use super::{Context, Failure};
use crate::command::{self, Group};

/// The topics besides the commands, with their texts.
const TOPICS: [(&str, &str); 4] = [
    (
        "exit-codes",
        "0  done
1  the answer is no: a check failed, nothing matched, there is no such thing
2  the arguments, the configuration or a search are wrong
3  an input could not be read, wholly or in part; what could be read was kept and reported
4  the store could not be opened or written, and nothing was changed

A closed pipe is no error. With --json every error is one JSON object a line on standard error.",
    ),
    (
        "query",
        "Words and \"phrases in quotes\" are looked for in names, headlines, companies, notes and tags; a word also finds
what begins with it. Words side by side must all be there; `or` and parentheses as you would expect; -x is not x.

is:inbox pending asked answered quiet waiting snoozed accepted ignored gone incoming outgoing errand mismatch due
verdict:accept|ask|look|ignore     rule:met-in-person     fact:mutual=3
note:none|default|generic|specific     purpose:sales
tag:later     from:duval     company:kestrel
sent:<7d (in the last seven days)     sent:>3w     sent:2026-03     sent:2026-03..2026-06",
    ),
    (
        "import",
        "LinkedIn's export: Me, Settings & Privacy, Data privacy, Get a copy of your data. Tick at least Connections,
Invitations and Messages, or ask for the larger archive. LinkedIn mails a link, within minutes or a day.

    vestibule import ~/Downloads/Complete_LinkedInDataExport_11-20-2026.zip

The export lists what you accepted in the last six months, and little of what waits. What waits is in LinkedIn's
notification mail: import your mailbox too, as an mbox file, a Maildir folder or single .eml files.

    vestibule import ~/Mail/linkedin.mbox

Without a path, `vestibule import` reads every place again that was read before, and the newest export in the same
folder; `vestibule sources` lists them and says how fresh each is.

Files are told by content, not by name. The same file twice changes nothing; --dry-run counts and changes nothing;
`vestibule imports undo N` takes an import back.",
    ),
    (
        "privacy",
        "Everything stays in one file on this machine; `vestibule locate` says where. The folder is yours alone (mode 0700,
the file 0600). The program opens no network connection: it has none of the code for it. It opens a page at LinkedIn
in your browser only when you ask with `o` or `open`, and a visit may be visible to the profile's owner.

Of mail it keeps who, when, and what LinkedIn's own notification shows; never another mail's text, and never the
tokens in links. Of messages it keeps who and when.",
    ),
];

pub(crate) fn run(context: &Context, topic: Option<&str>) -> Result<(), Failure> {
    let text = match topic {
        None => {
            let help = Arguments::command().render_help();
            format!("{help}\nTopics: {}", names())
        }
        Some(topic) => about(context, topic).ok_or_else(|| {
            Failure::No(format!(
                "no help on `{}`; topics are {}, and every command",
                crate::text::sanitise::line(topic),
                names()
            ))
        })?,
    };
    let object = serde_json::json!({"topic": topic, "text": text});
    context.out.either(&object, &text);
    Ok(())
}

fn names() -> String {
    let names: Vec<&str> = TOPICS
        .iter()
        .map(|(name, _)| *name)
        .chain(["keys"])
        .collect();
    names.join(", ")
}

/// The text on a topic, on a command, or on both where they have one name.
fn about(context: &Context, topic: &str) -> Option<String> {
    if topic == "keys" {
        return Some(keys(context));
    }
    let written = TOPICS
        .iter()
        .find(|(name, _)| *name == topic)
        .map(|(_, text)| (*text).to_owned());
    let mut program = Arguments::command();
    program.build();
    let usage = program
        .find_subcommand_mut(topic)
        .map(|command| command.render_long_help().to_string());
    let parts: Vec<String> = [usage, written].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// The keys of the desk as they are bound, from the same table as the desk's own help.
fn keys(context: &Context) -> String {
    let mut text = String::new();
    let mut specs: Vec<_> = command::table().iter().collect();
    specs.sort_by_key(|spec| Group::ALL.iter().position(|group| *group == spec.group));
    let mut group = None;
    for spec in specs {
        if group != Some(spec.group) {
            group = Some(spec.group);
            text.push_str(&format!("\n{}\n", spec.group.heading()));
        }
        let bound: Vec<String> = context
            .settings
            .bindings
            .of(spec.command)
            .iter()
            .map(ToString::to_string)
            .collect();
        text.push_str(&format!(
            "  {:20} {:22} {}\n",
            bound.join(", "),
            spec.name,
            spec.help
        ));
    }
    text.trim_start().to_owned()
}
