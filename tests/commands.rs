//! The commands as scripts and people meet them: what they print, how they end, and what they leave behind.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "program/papers.rs"]
mod papers;
#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use papers::{invite, letter, mailbox, november, somebody};
use program::{Program, Ran};
use serde_json::{Value, json};
use shapes::chance::Chance;
use shapes::mail::{Kind, mbox};

/// The export of November and the mailbox, read in.
fn furnished() -> Program {
    let program = Program::new();
    program.import(&november().zip(&program));
    program.import(&program.file("all.mbox", mailbox()));
    program
}

/// Insists that a value has a shape: objects with exactly these keys, lists of one shape, and words for the rest:
/// `text`, `number`, `yes-no`, `day`, `moment`, `month`, `null`, or one of `=a,b,c`; several with `|`.
fn insist_on_shape(value: &Value, shape: &Value, place: &str) {
    match shape {
        Value::Object(keys) => {
            let Some(object) = value.as_object() else {
                panic!("{place} is no object: {value}");
            };
            let have: Vec<&String> = object.keys().collect();
            let want: Vec<&String> = keys.keys().collect();
            assert_eq!(have, want, "the keys of {place}");
            for (key, shape) in keys {
                insist_on_shape(&object[key], shape, &format!("{place}.{key}"));
            }
        }
        Value::Array(shapes) => {
            let Some(list) = value.as_array() else {
                panic!("{place} is no list: {value}");
            };
            for (n, item) in list.iter().enumerate() {
                insist_on_shape(item, &shapes[0], &format!("{place}[{n}]"));
            }
        }
        Value::String(words) => {
            assert!(
                words.split('|').any(|word| is(value, word)),
                "{place} is not {words}: {value}"
            );
        }
        other => panic!("{place}: {other} is no shape"),
    }
}

fn is(value: &Value, word: &str) -> bool {
    let text = value.as_str();
    match word {
        "null" => value.is_null(),
        "text" => text.is_some_and(|text| !text.is_empty()),
        "number" => value.is_number(),
        "whole" => value.is_i64(),
        "yes-no" => value.is_boolean(),
        "day" => text.is_some_and(|text| text.parse::<jiff::civil::Date>().is_ok()),
        "moment" => text.is_some_and(|text| {
            text.ends_with('Z') && text.len() == 20 && text.parse::<jiff::Timestamp>().is_ok()
        }),
        "person" => text.is_some_and(|text| text.starts_with('p')),
        "link" => text.is_some_and(|text| text.starts_with("https://www.linkedin.com/in/")),
        _ => word.strip_prefix('=').is_some_and(|names| {
            text.is_some_and(|text| names.split(',').any(|name| name == text))
        }),
    }
}

const VERDICT: &str = "=accept,ask,look,ignore";

fn invitation_shape() -> Value {
    json!({
        "id": "whole", "direction": "=incoming,outgoing",
        "state": "=pending,asked,answered,quiet,snoozed,accepted,ignored,gone",
        "site": "=open,accepted,absent", "decision": "null|=accept,ask,ignore", "pressed": "null|=yes,no",
        "group": "null|=perhaps-known,answered,lapsing,said-something,in-my-field,something-known,only-a-name,look-alikes",
        "sent_at": "moment|null", "first_seen": "moment", "expires": "day|null",
        "person": {"id": "person", "name": "text", "url": "link|null", "headline": "text|null",
                   "company": "text|null", "location": "text|null"},
        "note": "text|null", "note_kind": "null|=none,default,generic,specific", "language": "text|null",
        "purpose": "text|null", "drawn_by": ["text"], "similar": "whole|null", "can_reply": "null|yes-no",
        "verdict": VERDICT, "decided_by": "text|null", "score": "number|null",
        "thresholds": {"accept": "number", "ignore": "number"},
        "settle": [{"facts": ["text"], "to": VERDICT}],
        "findings": [{"rule": "text", "holds": "=yes,no,unknown", "then": format!("null|{VERDICT}"),
                      "weight": "number|null", "because": "text", "evidence": ["whole"]}],
        "tags": ["text"], "snoozed_until": "day|null",
    })
}

/// What a key holds that may be an object or nothing.
fn insist_on_shape_or_null(value: &Value, shape: &Value, place: &str) {
    if !value.is_null() {
        insist_on_shape(value, shape, place);
    }
}

/// Takes the keys out that hold an object or nothing, and insists on their shape.
fn insist_on_invitation(invitation: &Value, whole: bool) {
    let mut rest = invitation.clone();
    let object = rest.as_object_mut().unwrap();
    let mut take = |key: &str| object.remove(key).unwrap_or_else(|| panic!("no {key}"));
    let (follow, advised) = (take("follow_up"), take("advised"));
    insist_on_shape_or_null(
        &follow,
        &json!({"on": "day", "why": "text|null"}),
        "follow_up",
    );
    insist_on_shape_or_null(
        &advised,
        &json!({"policy": "text", "version": "text", "verdict": VERDICT}),
        "advised",
    );
    let mut shape = invitation_shape();
    if whole {
        let question = rest.as_object_mut().unwrap().remove("question");
        insist_on_shape_or_null(
            &question.unwrap_or_else(|| panic!("no question")),
            &json!({"matter": "text", "shown_on": "day|null"}),
            "question",
        );
        let more = json!({
            "profile": {"seen_on": "day|null", "source": "text|null", "summary": "text|null", "industry": "text|null",
                        "photo": "yes-no|null", "connections": "whole|null",
                        "positions": [{"title": "text|null", "company": "text|null", "from": "text|null",
                                       "to": "text|null", "where": "text|null"}],
                        "education": [{"school": "text", "degree": "text|null", "from": "text|null", "to": "text|null"}],
                        "skills": ["text"], "endorsements": [{"skill": "text", "count": "whole"}],
                        "languages": ["text"], "groups": ["text"], "missing": ["text"]},
            "traces": "whole",
            "searched": [{"source": "text", "from": "day|null", "to": "day|null", "records": "whole"}],
            "evidence": [{"id": "whole", "fact": "text", "grade": "=recorded,told,claimed,possible", "on": "day|null",
                          "text": "text", "struck": "yes-no",
                          "origin": {"kind": "text", "path": "text|null", "place": "text|null"}}],
            "same_person": ["text"], "addresses": ["text"],
            "replies": [{"id": "whole", "template": "text|null", "language": "text|null", "text": "text",
                         "state": "=sent,answered", "at": "moment"}],
            "notes": [{"id": "whole", "at": "moment", "text": "text"}],
            "journal": [{"seq": "whole", "at": "moment", "label": "text", "undone": "yes-no",
                         "face": "=desk,command", "undoes": "whole|null"}],
        });
        shape
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
    }
    insist_on_shape(&rest, &shape, "the invitation");
}

/// Something of every kind on it: decided, tagged, put off, noted, told.
fn worked_on(program: &Program) {
    let rahel = program.id("Rahel Amsalem");
    let ngozi = program.id("Ngozi Adeyemi-Bell");
    for words in [
        format!("tag {rahel} +radio"),
        format!("follow {rahel} --on 2026-12-01 --why ring"),
        format!("note {rahel} reads-proofs"),
        format!("attest {rahel} met --on 2026-05-01"),
        format!("accept {rahel} --reason met"),
        format!("pressed {rahel}"),
        format!("snooze {ngozi} --until 2026-12-24"),
    ] {
        program.says(&words);
    }
}

#[test]
fn an_invitation_has_every_key_of_the_contract() {
    let program = furnished();
    worked_on(&program);
    let everything = program.everything();
    assert_eq!(everything.len(), 6);
    for invitation in everything {
        insist_on_invitation(&invitation, false);
        let whole = program.object(&format!("show {}", invitation["id"]));
        insist_on_invitation(&whole, true);
        for (key, value) in invitation.as_object().unwrap() {
            assert_eq!(&whole[key], value, "{key} is the same in both");
        }
    }
    let rahel = program.of("Rahel Amsalem");
    assert_eq!(
        rahel["follow_up"],
        json!({"on": "2026-12-01", "why": "ring"})
    );
    assert_eq!(
        (&rahel["decision"], &rahel["pressed"], &rahel["state"]),
        (&json!("accept"), &json!("yes"), &json!("accepted"))
    );
    let ngozi = program.of("Ngozi Adeyemi-Bell");
    assert_eq!(ngozi["snoozed_until"], "2026-12-24");
}

#[test]
fn an_import_reports_with_every_key_of_the_contract() {
    let program = Program::new();
    let shape = json!({
        "import": "whole|null", "dry_run": "yes-no",
        "sources": [{"path": "text", "kind": "=linkedin-export,mail,page,hand,unknown", "refused": "text|null",
                     "remarks": ["text"],
                     "files": [{"name": "text", "records": "whole", "added": "whole", "updated": "whole",
                                "unchanged": "whole", "skipped": [{"where": "text", "why": "text"}]}]}],
        "invitations": {"incoming": "whole", "outgoing": "whole", "pending": "whole", "accepted": "whole",
                        "gone": "whole"},
        "evidence": "whole", "people": "whole",
        "elsewhere": {"accepted": "whole", "gone": "whole", "ticked": "whole", "asked": "whole", "act": "whole|null"},
    });
    let zip = november().zip(&program);
    insist_on_shape(&program.import(&zip), &shape, "the report");
    insist_on_shape(&program.import(&zip), &shape, "the second report");
    let added = program
        .run(["add", "--name", "Ifeoma Bright", "--json"])
        .done();
    insist_on_shape(&added.objects()[0], &shape, "the report of add");
    for past in program.json("imports") {
        insist_on_shape(
            &past,
            &json!({"import": "whole", "at": "moment", "paths": ["text"], "added": "whole", "undone_at": "moment|null"}),
            "a past import",
        );
    }
    insist_on_shape(
        &program.object("imports undo 1"),
        &json!({"dry_run": "yes-no", "records": "whole", "invitations": "whole", "people": "whole", "decisions": "whole",
                "kept": "whole"}),
        "what went",
    );
}

#[test]
fn every_act_says_what_it_did_and_to_whom() {
    let program = furnished();
    let id = program.id("Rahel Amsalem");
    let shape =
        json!({"seq": "whole", "label": "text", "invitations": ["whole"], "remark": "text|null"});
    for words in [
        "accept ID",
        "ask ID",
        "ignore ID",
        "snooze ID --until 2026-12-01",
        "pressed ID",
        "pressed ID --none",
        "attest ID met",
        "attest ID stranger",
        "tag ID +one -two",
        "note ID text",
        "follow ID --on 2026-12-01",
        "follow ID --done",
        "undo",
        "redo",
    ] {
        let done = program.object(&words.replace("ID", &id));
        insist_on_shape(&done, &shape, words);
        assert_eq!(
            done["invitations"].to_string(),
            format!("[{id}]"),
            "{words}"
        );
        assert!(
            done["label"].as_str().unwrap().ends_with("Rahel Amsalem"),
            "{done}"
        );
    }
}

#[test]
fn an_act_that_changes_nothing_says_so_and_is_not_in_the_journal() {
    let program = furnished();
    program.says("ignore 1");
    let again = program.object("ignore 1");
    assert_eq!(again["seq"], Value::Null);
    assert!(
        again["label"]
            .as_str()
            .unwrap()
            .starts_with("nothing changed")
    );
    assert_eq!(program.json("log").len(), 1);
}

#[test]
fn several_invitations_are_decided_in_one_act_or_none_of_them() {
    let program = furnished();
    program.run(["ignore", "1", "2", "99"]).ended(1);
    assert!(program.json("log").is_empty());
    program.says("ignore 1 2");
    assert_eq!(program.json("log").len(), 1);
    program.says("undo");
    assert_eq!(program.json("list is:ignored").len(), 0);
}

#[test]
fn the_other_commands_print_objects_too() {
    let program = furnished();
    worked_on(&program);
    for (words, least) in [
        ("log", 7),
        ("errands", 0),
        ("facts", 20),
        ("facts met", 1),
        ("policy", 1),
        ("policy show", 1),
        ("policy check", 0),
        ("policy explain 1", 1),
        ("locate", 1),
        ("search rahel", 1),
        ("list --count", 1),
        ("help", 1),
        ("help exit-codes", 1),
        ("help keys", 1),
        ("help list", 1),
    ] {
        assert!(program.json(words).len() >= least, "{words}");
        if least > 0 {
            assert!(!program.says(words).is_empty(), "{words}");
        }
    }
}

#[test]
fn every_command_of_the_list_has_help() {
    let program = Program::new();
    let help = program.says("--help");
    for command in [
        "demo",
        "import",
        "imports",
        "add",
        "list",
        "show",
        "strike",
        "accept",
        "ignore",
        "ask",
        "snooze",
        "errands",
        "pressed",
        "settle",
        "open",
        "attest",
        "undo",
        "redo",
        "log",
        "tag",
        "note",
        "follow",
        "reply",
        "templates",
        "facts",
        "policy",
        "search",
        "locate",
        "help",
    ] {
        assert!(
            help.lines()
                .any(|line| line.trim_start().starts_with(command)),
            "{command} isn't in the list"
        );
        assert!(
            program.says(&format!("help {command}")).contains("Usage"),
            "{command}"
        );
        assert_eq!(program.run([command, "--help"]).status, Some(0));
    }
    for topic in [
        "exit-codes",
        "query",
        "keys",
        "import",
        "gmail",
        "outlook",
        "apple",
        "privacy",
    ] {
        assert!(
            program.says(&format!("help {topic}")).lines().count() > 3,
            "{topic}"
        );
    }
    assert!(!program.store().exists(), "help makes no store");
}

#[test]
fn a_no_ends_in_1() {
    let program = furnished();
    let policy = program.file("bad.toml", "title = 3\n");
    for words in [
        "show 99",
        "show 1 --record 99999",
        "strike 1 99999",
        "accept 99",
        "search nobody-of-that-name",
        "undo",
        "redo",
        "undo 7",
        "facts no-such-fact",
        "help no-such-topic",
        "imports undo 9",
        "policy explain 99",
        &format!("policy check {}", policy.display()),
    ] {
        let ran = program.run(words.split_whitespace()).ended(1);
        assert!(ran.err.starts_with("vestibule: "), "{words}: {}", ran.err);
        insist_on_error(&program, words, 1);
    }
}

#[test]
fn wrong_words_end_in_2() {
    let program = furnished();
    for words in [
        "no-such-command",
        "list --no-such-option",
        "show",
        "show rahel",
        "show 0",
        "follow 1",
        "snooze 1 --until yesterday",
        "snooze 1 --until 2026-11-23",
        "list is:quite",
        "search (",
        "attest 1 no_such_fact",
        "attest 1 met=perhaps",
        "add --name X --url https://www.example.org/in/x",
        "add --name X --sent whenever",
        "--now noon list",
        "policy check /nowhere/policy.toml",
        "tag 1 +",
        "sources forget",
    ] {
        let ran = program.run(words.split_whitespace()).ended(2);
        assert!(ran.out.is_empty(), "{words}: {}", ran.out);
        insist_on_error(&program, words, 2);
    }
}

/// With `--json`, the same ends in the same way, with nothing on standard output but objects, and the reason as one
/// object a line.
fn insist_on_error(program: &Program, words: &str, status: i32) {
    let ran = program
        .run(words.split_whitespace().chain(["--json"]))
        .ended(status);
    ran.objects();
    let errors = ran.errors();
    assert_eq!(errors.len(), 1, "{words}: {}", ran.err);
    assert_eq!(errors[0]["status"], status);
    assert!(
        errors[0]["error"]
            .as_str()
            .is_some_and(|text| !text.is_empty()),
        "{errors:?}"
    );
}

#[test]
fn an_input_that_cant_be_read_ends_in_3_with_its_reason_in_the_report() {
    let program = furnished();
    let ran = program
        .run(["import", "/nowhere/at-all.zip", "--json"])
        .ended(3);
    let reports = ran.objects();
    assert_eq!(reports.len(), 1);
    assert!(
        reports[0].to_string().contains("/nowhere/at-all.zip"),
        "{reports:?}"
    );
}

#[test]
fn a_misspelt_key_in_the_configuration_is_refused_with_its_place() {
    let program = furnished();
    program.file(
        "config.toml",
        "policy = \"due-diligence\"\nquiet_after_day = 3\n",
    );
    let ran = program.run(["list"]).ended(2);
    assert!(
        ran.err.contains("config.toml:2:1") && ran.err.contains("quiet_after_days"),
        "{}",
        ran.err
    );
    insist_on_error(&program, "list", 2);
}

#[test]
fn a_store_of_a_later_release_is_refused_and_left_alone() {
    let program = furnished();
    // The schema's number stands in the header at byte 60.
    let mut bytes = fs::read(program.store()).unwrap();
    assert_eq!(bytes[60..64], [0, 0, 0, 1]);
    bytes[63] = 9;
    fs::write(program.store(), &bytes).unwrap();
    let ran = program.run(["list"]).ended(4);
    assert!(ran.err.contains("newer vestibule"), "{}", ran.err);
    assert_eq!(fs::read(program.store()).unwrap(), bytes);
    insist_on_error(&program, "accept 1", 4);
}

#[test]
fn what_is_no_store_is_refused_and_left_alone() {
    for bytes in [
        b"Dear diary, today nobody wrote.".to_vec(),
        vec![7; 5_000],
        fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("LICENSE-APACHE")).unwrap(),
    ] {
        let program = Program::new();
        program.file("data/vestibule.db", &bytes);
        let ran = program.run(["list"]).ended(4);
        assert!(
            ran.err.contains("is not a store of vestibule"),
            "{}",
            ran.err
        );
        assert_eq!(fs::read(program.store()).unwrap(), bytes);
    }
}

#[test]
fn a_folder_that_cant_be_made_ends_in_4() {
    let program = Program::new();
    let file = program.file("a-file", "");
    for data in [file.join("below"), "/proc/vestibule-nowhere".into()] {
        let ran = program
            .run(["list".as_ref(), "--data".as_ref(), data.as_os_str()])
            .ended(4);
        assert!(ran.err.contains("can't be used"), "{}", ran.err);
    }
    fs::create_dir_all(program.store()).unwrap();
    program.run(["list"]).ended(4);
}

#[test]
fn a_folder_that_cant_be_written_leaves_everything_as_it_was() {
    if rustix::process::geteuid().is_root() {
        println!("left out: nothing is read-only to root");
        return;
    }
    let program = furnished();
    let before = program.everything();
    let mode = |bits| {
        fs::set_permissions(program.data(), fs::Permissions::from_mode(bits)).unwrap();
        fs::set_permissions(program.store(), fs::Permissions::from_mode(bits & 0o666)).unwrap();
    };
    mode(0o500);
    program.run(["ignore", "1"]).ended(4);
    mode(0o700);
    assert!(before == program.everything());
}

/// Runs the program where no file may grow beyond so many blocks of 512 bytes, as on a disk that is full.
fn on_a_full_disk(program: &Program, blocks: u64, words: &str) -> Ran {
    let command = program.command(words.split_whitespace());
    let mut shell = std::process::Command::new("sh");
    shell
        .arg("-c")
        .arg(format!(
            "trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""
        ))
        .arg(command.get_program())
        .args(command.get_args())
        .stdin(Stdio::null());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    Ran::of(shell.output().unwrap())
}

#[test]
fn a_full_disk_ends_in_4_and_leaves_everything_as_it_was() {
    let program = furnished();
    let before = program.everything();
    let many = program.file("many.mbox", mailbox_of(60));
    for blocks in [0, 8, 64, 160] {
        let ran = on_a_full_disk(&program, blocks, &format!("import {}", many.display()));
        assert_eq!(ran.status, Some(4), "{blocks} blocks: {ran:?}");
        assert!(ran.err.contains("nothing was changed"), "{}", ran.err);
        assert!(before == program.everything(), "{blocks} blocks");
    }
    let ran = on_a_full_disk(&program, 0, "ignore 1");
    assert_eq!(ran.status, Some(4), "{ran:?}");
    assert!(before == program.everything());
}

#[test]
fn a_disk_that_fills_up_right_after_an_import_doesnt_unsay_it() {
    let program = furnished();
    let many = program.file("many.mbox", mailbox_of(60));
    for blocks in [240, 320, 400, 480] {
        let ran = on_a_full_disk(&program, blocks, &format!("import {}", many.display()));
        let count = program.says("list is:incoming or is:outgoing --count");
        match ran.status {
            Some(0) => assert_eq!(count, "66\n", "{blocks} blocks"),
            Some(4) => assert_eq!(count, "6\n", "{blocks} blocks"),
            _ => panic!("{ran:?}"),
        }
        if count == "66\n" {
            let newest = program.json("imports")[0]["import"].clone();
            program.says(&format!("imports undo {newest}"));
        }
    }
}

#[test]
fn the_store_is_the_users_alone() {
    let program = furnished();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&program.data()), 0o700);
    assert_eq!(mode(&program.store()), 0o600);
    for entry in fs::read_dir(program.data()).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let program = furnished();
    for words in ["list is:incoming --json", "help query", "--help", "facts"] {
        let mut child = program
            .command(words.split_whitespace())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = Ran::of(child.wait_with_output().unwrap());
        assert_eq!((ended.status, ended.err.as_str()), (Some(0), ""), "{words}");
    }
}

#[test]
fn a_named_option_wins_over_its_variable() {
    let program = furnished();
    let other = program.data().with_file_name("other");
    let ran = program
        .run([
            "--data".as_ref(),
            other.as_os_str(),
            "list".as_ref(),
            "--count".as_ref(),
        ])
        .done();
    assert_eq!(ran.out, "0\n");
    let locate = program.object("locate");
    assert_eq!(locate["data"], program.data().display().to_string());
    let later = program
        .run(["--now", "2028-01-01T00:00:00Z", "list", "--count"])
        .done();
    assert_eq!(later.out, "0\n", "everything has lapsed by then");
    assert_eq!(program.says("list --count"), "3\n");
    let config = program.file("mine.toml", "time_zone = \"Asia/Tokyo\"\n");
    let ran = Ran::of(
        program
            .command(["locate", "--json"])
            .env("VESTIBULE_CONFIG", &config)
            .output()
            .unwrap(),
    );
    assert_eq!(ran.objects()[0]["config"], config.display().to_string());
}

#[test]
fn no_configuration_and_no_store_are_written_for_a_look_around() {
    let program = Program::new();
    for words in ["locate", "facts", "policy", "help query", "--version"] {
        program.says(words);
    }
    assert!(!program.data().exists());
    assert!(!program.config().exists());
}

#[test]
fn without_a_command_and_without_a_terminal_the_inbox_is_listed() {
    let program = furnished();
    let nothing: [&str; 0] = [];
    assert_eq!(program.run(nothing).done().out, program.says("list"));
}

#[test]
fn an_empty_inbox_says_what_to_do() {
    let program = Program::new();
    let ran = program.run(["list"]).done();
    assert!(ran.err.contains("vestibule import"), "{}", ran.err);
    assert!(ran.out.is_empty());
    assert!(program.json("list").is_empty());
}

#[test]
fn what_was_said_of_somebody_changes_the_suggestion_in_the_next_list() {
    let program = furnished();
    let id = program.id("Rahel Amsalem");
    program.says(&format!("attest {id} met"));
    let list = program.says("list");
    let line = list.lines().find(|line| line.contains("Rahel")).unwrap();
    assert!(line.ends_with("+ accept"), "{line}");
    assert_eq!(program.json("list verdict:accept is:pending").len(), 1);
    program.says("undo");
    assert!(program.json("list verdict:accept is:pending").is_empty());
}

#[test]
fn an_errand_is_there_until_it_is_pressed_or_there_was_no_button() {
    let program = furnished();
    let (rahel, lukasz) = (program.id("Rahel Amsalem"), program.id("Łukasz Wójcik"));
    program.says(&format!("accept {rahel}"));
    program.says(&format!("ignore {lukasz}"));
    let errands = program.says("errands");
    assert!(
        errands.contains("Accept Rahel") && errands.contains("Ignore Łukasz"),
        "{errands}"
    );
    program.says(&format!("pressed {rahel}"));
    program.says(&format!("pressed --none {lukasz}"));
    assert!(program.json("errands").is_empty());
}

#[test]
fn a_page_that_cant_be_opened_is_named_all_the_same() {
    let program = furnished();
    let id = program.id("Rahel Amsalem");
    let ran = Ran::of(
        program
            .command(["open", &id, "--json"])
            .env("PATH", "")
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap(),
    );
    let objects = ran.objects();
    assert_eq!(
        objects[0]["url"],
        "https://www.linkedin.com/in/rahel-amsalem"
    );
    assert_eq!(objects[0]["opened"], false);
    assert_eq!(ran.status, Some(1));
}

#[test]
fn a_search_may_be_typed_as_it_is_thought() {
    let program = furnished();
    program
        .run(["tag", &program.id("Rahel Amsalem"), "+Łódź"])
        .done();
    let names = |query: &str| -> Vec<String> {
        let found = program.run(["list", query, "--json"]).done().objects();
        let mut names: Vec<String> = found
            .iter()
            .map(|found| found["person"]["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("lukasz"), ["Łukasz Wójcik"]);
    assert_eq!(names("ŁUK"), ["Łukasz Wójcik"]);
    assert_eq!(names("munoz"), ["Zoë Muñoz"]);
    assert_eq!(names("\"slow archives\""), ["Łukasz Wójcik"]);
    assert!(names("\"archives slow\"").is_empty());
    assert_eq!(
        names("rahel or ngozi"),
        ["Ngozi Adeyemi-Bell", "Rahel Amsalem"]
    );
    assert_eq!(
        names("is:pending is:incoming -from:lukasz -rahel"),
        ["Ngozi Adeyemi-Bell"]
    );
    assert_eq!(names("millrace -ngozi"), ["Rahel Amsalem"]);
    assert_eq!(names("tag:łódź"), ["Rahel Amsalem"]);
    assert_eq!(names("łódź"), ["Rahel Amsalem"]);
    assert_eq!(
        names("archivist & millrace"),
        ["Ngozi Adeyemi-Bell", "Rahel Amsalem"]
    );
    assert_eq!(names("sent:2026-04"), ["Zoë Muñoz"]);
    assert_eq!(
        names("sent:<14d is:incoming"),
        ["Ngozi Adeyemi-Bell", "Rahel Amsalem", "Łukasz Wójcik"]
    );
    assert_eq!(names("is:outgoing"), ["Adaeze Obi", "水上 亮太"]);
    assert_eq!(
        names("company:millrace"),
        ["Ngozi Adeyemi-Bell", "Rahel Amsalem"]
    );
    assert_eq!(names("adeyemi-bell"), ["Ngozi Adeyemi-Bell"]);
}

#[test]
fn somebody_tagged_is_found_by_the_tag_when_they_ask_again() {
    let program = Program::new();
    program.import(&november().zip(&program));
    program.says(&format!("tag {} +bindery", program.id("Rahel Amsalem")));
    let again = invite(&papers::rahel(), "2026-11-22T07:00:00Z");
    let mail = mbox(&[letter(&Kind::Invite(&again), "2026-11-22T07:00:30Z")]);
    program.import(&program.file("again.mbox", mail));
    assert_eq!(program.json("list tag:bindery").len(), 2);
    assert_eq!(program.json("list bindery").len(), 2);
}

#[test]
fn two_programs_writing_at_once_both_get_their_turn() {
    let program = furnished();
    let everybody: Vec<String> = program
        .everything()
        .iter()
        .map(|invitation| invitation["id"].to_string())
        .collect();
    std::thread::scope(|scope| {
        for tag in ["+left", "+right", "+middle"] {
            let (program, everybody) = (&program, &everybody);
            scope.spawn(move || {
                for id in everybody {
                    program.run(["tag", id, tag]).done();
                }
            });
        }
    });
    let log = program.json("log");
    assert_eq!(log.len(), 3 * everybody.len());
    for (n, act) in log.iter().rev().enumerate() {
        assert_eq!(act["seq"], n + 1);
    }
    assert_eq!(
        program.json("list tag:left tag:right tag:middle").len(),
        everybody.len()
    );
}

#[test]
fn two_programs_that_make_the_store_at_once_both_get_it() {
    for _ in 0..3 {
        let program = Program::new();
        std::thread::scope(|scope| {
            for n in 0..6 {
                let program = &program;
                scope.spawn(move || {
                    program
                        .run(["add", "--name", &format!("Caller {n}")])
                        .done();
                });
            }
        });
        assert_eq!(program.says("list --count"), "6\n");
    }
}

/// A mailbox with so many invitations of as many people.
fn mailbox_of(number: usize) -> String {
    let newest = papers::at("2026-11-20T09:00:00Z").as_second();
    let mails: Vec<_> = (0..number)
        .map(|n| {
            let sent = jiff::Timestamp::from_second(newest - 3_600 * i64::try_from(n).unwrap())
                .unwrap()
                .to_string();
            let party = somebody(&format!("Caller Number{n}"), &format!("caller-number-{n}"));
            letter(&Kind::Invite(&invite(&party, &sent)), &sent)
        })
        .collect();
    mbox(&mails)
}

#[test]
fn a_program_killed_during_an_import_has_brought_all_or_nothing() {
    const MANY: usize = 100;
    let program = furnished();
    let before = program.json("list is:incoming or is:outgoing --count")[0]["count"].clone();
    let many = program.file("many.mbox", mailbox_of(MANY));
    let probe = furnished();
    let begun = Instant::now();
    probe.import(&many);
    let whole = begun.elapsed();
    let mut chance = Chance::new(20_261_123);
    let (mut nothing, mut all) = (0, 0);
    for _ in 0..12 {
        let mut child = program
            .command(["import".as_ref(), many.as_os_str(), "--json".as_ref()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let share = u32::try_from(chance.below(120)).unwrap();
        std::thread::sleep(whole * share / 100 + Duration::from_millis(1));
        let _ended_by_itself = child.kill();
        child.wait().unwrap();
        let count = program.json("list is:incoming or is:outgoing --count")[0]["count"].clone();
        if count == before {
            nothing += 1;
            continue;
        }
        all += 1;
        assert_eq!(
            count,
            before.as_u64().unwrap() + u64::try_from(MANY).unwrap()
        );
        assert_eq!(
            program.json("search number7").len(),
            11,
            "the search knows them all"
        );
        let newest = program.json("imports")[0]["import"].clone();
        program.says(&format!("imports undo {newest}"));
        assert_eq!(
            program.json("list is:incoming or is:outgoing --count")[0]["count"],
            before
        );
    }
    assert_eq!(nothing + all, 12);
    program.import(&many);
    let names: Vec<_> = fs::read_dir(program.data())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("vestibule.db"))
        .collect();
    assert!(names.is_empty(), "left behind: {names:?}");
}
