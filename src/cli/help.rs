//! `help TOPIC`.

use clap::CommandFactory as _;

use super::arguments::Arguments;
use super::{Context, Failure};
use crate::command::{self, Group};

/// The topics besides the commands, with their texts.
const TOPICS: [(&str, &str); 8] = [
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
`vestibule help gmail`, `help outlook` and `help apple` say how to get such a file out of each, shortest way first.

Who waits now stands on LinkedIn's page My Network, Manage invitations. Scroll to its end, select all, copy, and paste
it on the desk with `p`: you look it over before anything is kept. Or save it in the browser and import the file, which
tells the days of sending too; `vestibule import - --dry-run` reads a copy from standard input and keeps nothing.

Files are told by content, not by name. The same file twice changes nothing; --dry-run counts and changes nothing;
`vestibule imports undo N` takes an import back.",
    ),
    (
        "records",
        "Ninety-seven in a hundred who ask say nothing. Whether you know them stands in what you have already. Give any of
these; each is a file that stays where it is, and `vestibule sources` says what a missing one would add.

The address book, as vCard (.vcf): Google Contacts, Export, vCard; Apple Contacts, select all, File, Export, Export
vCard; Outlook on the web, People, Manage contacts, gives CSV, which isn't read: go through Google or Apple; Android,
Contacts, Fix & manage, Export to file.

    vestibule import ~/Downloads/contacts.vcf

The calendar, as iCalendar (.ics): Google Calendar, Settings, Import & export, Export gives a ZIP that is read as it is;
so is Takeout's, with the address books in it. Apple Calendar, File, Export, Export. Outlook, Save calendar. A meeting in
one place counts as met, one by video or phone as spoken; what was cancelled or declined doesn't count, and neither does
what is still to come.

    vestibule import ~/Downloads/you@example.com.ical.zip

Your mail, what you sent included: any mbox, Maildir or archive. That you wrote to somebody is known by it; that they
wrote to you is only an approach. Lists, newsletters, programs and mail to more than ten people are no letters. Which
addresses are yours is told by LinkedIn's export or by the Sent folder: give one of them first, or with the rest.

    vestibule import ~/Mail

The phone: the app SMS Backup & Restore on Android saves calls as calls-….xml. Over twenty seconds counts as a talk; one
call from them isn't an acquaintance, unless their number stands in your address book.

    vestibule import ~/Downloads/calls-20261120.xml

A fair: the CSV of the badges you scanned (each counts as met), or of who attended (you both were there).

    vestibule import ~/Downloads/badges.csv
    vestibule import list.csv --as badges --columns name=1,company=3,email=5 --event \"Lisbon Summit\" --day 2026-09-14

The second form is for a list whose columns can't be told: the refusal shows them with their numbers, and what you say is
remembered for the next list with the same columns.

A profile: on a member's page More, Save to PDF, and give the file as it was saved, not printed; or save or copy the page.
A folder of them is fine. What a member did lately and your conversation with one person come in as pages too: put the
address of their profile on the first line, and scroll up to a line with the day before you copy. No word of a message or
a post is kept.

    vestibule import ~/Downloads/Profile.pdf

A name alone proves nothing: where only the name fits, the desk asks first, and = or ! answers; `people`, `same` and `split`
do the same as commands. An address or a number joins only names that go together, and one that three people have joins
nobody. Every piece of evidence shows what it rests on, and can be struck out for good.",
    ),
    (
        "gmail",
        "One mail: open it, the three dots beside Reply, Download message. That gives an .eml file.

    vestibule import ~/Downloads/*.eml

Many: search for  from:(invitations@linkedin.com OR messages-noreply@linkedin.com)  , tick them all, the three dots
above the list, Forward as attachment, to your own address. Then download that one mail as above: the mails in it are
read as themselves. A plain Forward to your own address counts too, but proves less: anybody could have written it.

All of them, years back: takeout.google.com, Deselect all, tick Mail; with the button below it you can choose one label
only, so give LinkedIn's mails a label first (a filter does) and the archive stays small. Google mails a link, within
minutes or a day. Give every part as it comes, ZIP or .tgz; there is no need to unpack it.

    vestibule import ~/Downloads/takeout-*",
    ),
    (
        "outlook",
        "Outlook on the web and the new Outlook: open a mail, the three dots, Save as or Download; or drag mails into a
folder. Either gives .eml files. The names of the menus change from version to version.

    vestibule import ~/Downloads/*.eml

Many, in any Outlook: search for  from:invitations@linkedin.com  , select them all, Forward as attachment (in the
classic Outlook for Windows Ctrl+Alt+F), to an address of yours from which you can save .eml, such as Gmail: that one
mail is enough, the mails in it are read as themselves.

The classic Outlook for Windows saves .msg and .pst, which aren't read. On Linux `readpst -o FOLDER FILE.pst` (package
pst-utils) makes mailboxes of a .pst. Or add the account to Thunderbird: it saves .eml, and the files without an ending
in its profile's ImapMail folder are mailboxes. The classic Outlook for Mac makes an .mbox of a folder that is dragged
to the desktop.",
    ),
    (
        "apple",
        "Search for  from: linkedin.com  , select all, and drag them into a mailbox of their own, or make a rule that does.
Then select that mailbox; menu Mailbox, Export Mailbox. That gives a folder such as LinkedIn.mbox.

    vestibule import ~/Desktop/LinkedIn.mbox

A few mails: drag them into a folder of the Finder, or menu File, Save As, Format: Raw Message Source.

Where Mail keeps its mails (.emlx) can be read too: ~/Library/Mail. macOS lets no terminal read that unless it is
allowed: System Settings, Privacy & Security, Full Disk Access, your terminal; then start the terminal anew.

    vestibule import ~/Library/Mail

On an iPhone there is no such file: forward the mails to yourself and get them from the Mac, or from your mail's web
page.",
    ),
    (
        "privacy",
        "Everything stays in one file on this machine; `vestibule locate` says where. The folder is yours alone (mode 0700,
the file 0600). The program opens no network connection: it has none of the code for it. It opens a page at LinkedIn
in your browser only when you ask with `o` or `open`, and a visit may be visible to the profile's owner.

Of mail it keeps who, when, and what LinkedIn's own notification shows; never another mail's subject or text, and never
the tokens in links. Of messages it keeps who and when, of calls also how long. Of a calendar it keeps what an entry is
called, when, where and with whom, never its description; of an address book's note only the line that says where you
met.",
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
