//! Holds the house: which floor may use which, who may touch the database, the terminal and the clock, who may read a
//! stranger's text as it came, and that nothing opens a socket.
//!
//! The tables here are the truth; to move a wall, change a table and say why in the commit. What exists for tests only
//! is left out: a test may arrange things from anywhere.

#[path = "floors/scan.rs"]
mod scan;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use scan::{Mention, Named, scan};

const TEXT: &[&str] = &[];
const MODEL: &[&str] = &["text"];
const KNOWLEDGE: &[&str] = &["text", "model"];
const CONFIG: &[&str] = &[
    "text", "model", "command", "import", "store", "identity", "facts", "policy", "reply",
];
const INBOX: &[&str] = &[
    "text", "model", "command", "import", "store", "identity", "facts", "policy", "reply", "config",
];
const APP: &[&str] = &[
    "text", "model", "command", "import", "store", "identity", "facts", "policy", "reply",
    "config", "inbox",
];
const FACE: &[&str] = &[
    "text", "model", "command", "import", "store", "identity", "facts", "policy", "reply",
    "config", "inbox", "app",
];

/// Which modules a module may use, itself apart. `main` and `lib` see everything.
const FLOORS: &[(&str, &[&str])] = &[
    ("text", TEXT),
    ("model", MODEL),
    ("command", KNOWLEDGE),
    ("import", KNOWLEDGE),
    ("store", KNOWLEDGE),
    ("identity", KNOWLEDGE),
    ("facts", KNOWLEDGE),
    ("policy", KNOWLEDGE),
    ("reply", KNOWLEDGE),
    ("config", CONFIG),
    ("inbox", INBOX),
    ("app", APP),
    ("tui", FACE),
    ("cli", FACE),
];

/// Crates and parts of the standard library that belong to one place; `main` counts as a module of its own.
const PLACED: &[(&[&str], &[&str])] = &[
    (&["rusqlite"], &["store"]),
    (&["rusqlite_migration"], &["store"]),
    (&["ratatui"], &["tui"]),
    (&["crossterm"], &["tui"]),
    (&["mail_parser"], &["import"]),
    (&["quick_xml"], &["import"]),
    (&["scraper"], &["import"]),
    (&["calcard"], &["import"]),
    (&["zip"], &["import"]),
    (&["flate2"], &["import"]),
    (&["minijinja"], &["reply"]),
    (&["clap"], &["cli", "main"]),
    (&["std", "net"], &[]),
    (&["io", "stdout"], &["tui", "cli", "main"]),
    (&["io", "stderr"], &["tui", "cli", "main"]),
    (&["env", "var"], &["tui", "cli", "main"]),
    (&["env", "var_os"], &["tui", "cli", "main"]),
    (&["Timestamp", "now"], &["tui", "cli", "main"]),
    (&["Zoned", "now"], &["tui", "cli", "main"]),
    (&["SystemTime", "now"], &["tui", "cli", "main"]),
    (&["Instant", "now"], &["tui", "cli", "main"]),
];

/// Macros that print, and who may.
const PRINTING: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];
const PRINTERS: &[&str] = &["cli", "main"];

/// Who may read a stranger's text as it came: to store, fold, match or classify it, or to find the file of that name,
/// never to show it.
const RAW: &[&str] = &[
    "model",
    "import",
    "store",
    "identity",
    "facts",
    "reply",
    "inbox::ingest",
    "inbox::again",
    "inbox::pages",
    "tui::opener",
];

/// The most lines of code a file has, and the files that may have more because they are lists.
const LINES: usize = 400;
const LISTS: &[&str] = &["src/command/table.rs"];

/// Names that say nothing of what a file knows.
const NAMELESS: &[&str] = &[
    "mod", "util", "utils", "helper", "helpers", "common", "misc",
];

/// Crates that speak to a network. `mio` is not among them: the terminal and the file watch wait with it.
const NETWORKING: &[&str] = &[
    "async-std",
    "attohttpc",
    "awc",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hickory-proto",
    "hickory-resolver",
    "hyper",
    "hyper-util",
    "isahc",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "quiche",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "surf",
    "tiny_http",
    "tokio",
    "tokio-tungstenite",
    "tonic",
    "trust-dns-proto",
    "trust-dns-resolver",
    "tungstenite",
    "ureq",
    "websocket",
];

struct File {
    path: PathBuf,
    module: Vec<String>,
    named: Named,
}

#[test]
fn every_floor_uses_only_the_floors_below_it() -> Result<(), Box<dyn Error>> {
    assert_eq!(
        complaints(sources()?.iter(), floor_complaint),
        Vec::<String>::new()
    );
    Ok(())
}

#[test]
fn the_database_the_terminal_and_the_clock_stay_where_they_belong() -> Result<(), Box<dyn Error>> {
    assert_eq!(
        complaints(sources()?.iter(), place_complaint),
        Vec::<String>::new()
    );
    Ok(())
}

#[test]
fn only_the_command_line_prints() -> Result<(), Box<dyn Error>> {
    assert_eq!(macro_complaints(&sources()?), Vec::<String>::new());
    Ok(())
}

#[test]
fn a_strangers_text_is_read_as_it_came_only_where_the_table_says() -> Result<(), Box<dyn Error>> {
    assert_eq!(raw_complaints(&sources()?), Vec::<String>::new());
    Ok(())
}

#[test]
fn every_file_is_short_unless_it_is_a_list() -> Result<(), Box<dyn Error>> {
    let long: Vec<String> = sources()?
        .iter()
        .filter(|file| {
            file.named.lines_of_code > LINES && !LISTS.iter().any(|list| file.path.ends_with(list))
        })
        .map(|file| {
            format!(
                "{}: {} lines of code; split it by what it knows",
                file.path.display(),
                file.named.lines_of_code
            )
        })
        .collect();
    assert_eq!(long, Vec::<String>::new());
    Ok(())
}

#[test]
fn every_file_is_named_after_what_it_knows() -> Result<(), Box<dyn Error>> {
    let mut nameless = Vec::new();
    for folder in ["src", "tests", "benches", "examples"] {
        for path in rust_files(&root().join(folder))? {
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or_default();
            if NAMELESS.contains(&stem) {
                nameless.push(path.display().to_string());
            }
        }
    }
    assert_eq!(nameless, Vec::<String>::new());
    Ok(())
}

#[test]
fn nothing_it_is_built_from_speaks_to_a_network() -> Result<(), Box<dyn Error>> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    assert_eq!(networking_in(&lock), Vec::<String>::new());
    Ok(())
}

#[test]
fn every_module_has_its_floor() -> Result<(), Box<dyn Error>> {
    let homeless: Vec<String> = sources()?
        .into_iter()
        .filter_map(|file| file.module.first().cloned())
        .filter(|module| module != "main" && !FLOORS.iter().any(|(name, _)| name == module))
        .collect();
    assert_eq!(homeless, Vec::<String>::new());
    Ok(())
}

// The scanners are held to broken examples too: a scanner that finds nothing in clean code proves nothing.

#[test]
fn a_fact_that_looks_into_the_store_is_found_however_it_is_written() {
    for source in [
        "use crate::store::Store;",
        "use crate::{model::{Foreign, act::Act}, store::{self, Store}};",
        "use super::{store::Store};",
        "pub use super::store;",
        "use vestibule::store::Store;",
        "fn f() { let s = crate::store::open(); }",
        "fn f(s: &crate::store::Store) {}",
        "impl From<crate::store::Error> for Error {}",
        "fn f() { format!(\"{}\", crate::store::name()) }",
        "mod inner { use super::super::store::Store; }",
        "#[cfg(not(test))] use crate::store::Store;",
    ] {
        assert!(
            !found(source, "facts", floor_complaint).is_empty(),
            "{source}"
        );
    }
}

#[test]
fn a_path_that_stays_in_the_house_is_no_finding() {
    for source in [
        "use crate::{model::Foreign, text::fold::fold};",
        "use super::facts::age; use self::note::kind;",
        "// use crate::store::Store;\n/// See [`crate::store::Store`].\nfn f() -> &'static str { \"crate::store::Store\" }",
        "#[cfg(test)] mod tests { use crate::store::Store; }",
        "#[cfg(test)] use crate::{store::Store, policy::Policy};\nuse crate::text;",
        "#![cfg(test)]\nuse crate::store::Store;",
        "mod store { pub fn f() {} } fn g() { store::f() }",
    ] {
        assert_eq!(
            found(source, "facts", floor_complaint),
            Vec::<String>::new(),
            "{source}"
        );
    }
}

#[test]
fn the_desk_does_not_see_its_face_and_the_faces_do_not_see_each_other() {
    assert_eq!(
        found("use crate::tui::Theme;", "app", floor_complaint).len(),
        1
    );
    assert_eq!(
        found("use crate::{app::State, tui};", "cli", floor_complaint).len(),
        1
    );
    assert_eq!(found("use crate::cli;", "tui", floor_complaint).len(), 1);
    assert_eq!(
        found("use crate::app::State;", "tui", floor_complaint).len(),
        0
    );
}

#[test]
fn sql_a_widget_a_clock_or_a_socket_in_the_wrong_place_is_found() {
    for source in [
        "use rusqlite::{Connection, params};",
        "use {std::fmt, ratatui::text::Line};",
        "fn f() { crossterm::terminal::size(); }",
        "fn f() -> Timestamp { Timestamp::now() }",
        "fn f() { let t = std::time::Instant::now(); }",
        "use std::{fmt, net::TcpStream};",
        "fn f() { let home = std::env::var_os(\"HOME\"); }",
        "fn f() { writeln!(std::io::stdout(), \"x\") }",
    ] {
        assert!(
            !found(source, "inbox", place_complaint).is_empty(),
            "{source}"
        );
    }
    assert_eq!(
        found("use rusqlite::Connection;", "store", place_complaint).len(),
        0
    );
    assert_eq!(
        found("fn f(now: Timestamp) {}", "inbox", place_complaint).len(),
        0
    );
}

#[test]
fn printing_below_the_command_line_is_found() -> Result<(), Box<dyn Error>> {
    let prints = file("fn f() { if true { println!(\"x\") } }", "inbox")?;
    assert_eq!(macro_complaints(&[prints]).len(), 1);
    let speaks_of_it = file(
        "/// `println!` is not used.\nfn f() { format!(\"println!\"); }",
        "inbox",
    )?;
    assert_eq!(macro_complaints(&[speaks_of_it]).len(), 0);
    let may = file("fn f() { println!(\"x\") }", "cli")?;
    assert_eq!(macro_complaints(&[may]).len(), 0);
    Ok(())
}

#[test]
fn reading_a_strangers_text_raw_is_found_inside_a_macro_and_as_a_function_too()
-> Result<(), Box<dyn Error>> {
    for source in [
        "fn f(n: &Foreign) { draw(n.raw()) }",
        "fn f(n: &Foreign) { format!(\"{}\", n\n.raw()) }",
        "fn f(n: Option<&Foreign>) { n.map(Foreign::raw) }",
    ] {
        assert_eq!(raw_complaints(&[file(source, "tui")?]).len(), 1, "{source}");
        assert_eq!(
            raw_complaints(&[file(source, "facts")?]).len(),
            0,
            "{source}"
        );
    }
    let ingest = file("fn f(n: &Foreign) { n.raw() }", "inbox::ingest::fold")?;
    assert_eq!(raw_complaints(&[ingest]).len(), 0);
    let queue = file("fn f(n: &Foreign) { n.raw() }", "inbox::queue")?;
    assert_eq!(raw_complaints(&[queue]).len(), 1);
    Ok(())
}

#[test]
fn comments_blank_lines_and_tests_are_not_lines_of_code() -> Result<(), Box<dyn Error>> {
    let source = "//! Says what it is.\n\n/// Adds.\nfn f() {\n    // why\n    g(\n        \"a\nb\",\n    );\n}\n\n#[cfg(test)]\nmod tests {\n    fn g() {}\n}\n";
    assert_eq!(file(source, "text")?.named.lines_of_code, 6);
    Ok(())
}

#[test]
fn a_module_that_only_tests_see_is_known_by_its_declaration() -> Result<(), Box<dyn Error>> {
    let declares = file(
        "#[cfg(test)]\npub(crate) mod fixtures;\nmod real;",
        "import::mail",
    )?;
    assert_eq!(
        declares.named.test_modules,
        [["import", "mail", "fixtures"]]
    );
    Ok(())
}

#[test]
fn a_crate_that_speaks_to_a_network_is_found_in_the_lock() {
    let lock = "[[package]]\nname = \"ureq\"\nversion = \"3.0.0\"\n\n[[package]]\nname = \"mio\"\n";
    assert_eq!(networking_in(lock), ["ureq"]);
}

fn floor_complaint(module: &[String], path: &Mention) -> Option<String> {
    let own = module.first()?;
    let (start, target) = (path.parts.first()?, path.parts.get(1)?);
    let (_, allowed) = FLOORS.iter().find(|(name, _)| name == own)?;
    let known = FLOORS.iter().any(|(name, _)| name == target);
    let fine = start != "crate" || !known || own == target || allowed.contains(&target.as_str());
    (!fine).then(|| {
        format!(
            "{own} uses {}, which is not below it",
            path.parts.join("::")
        )
    })
}

fn place_complaint(module: &[String], path: &Mention) -> Option<String> {
    let own = module.first().map_or("lib", String::as_str);
    let (name, allowed) = PLACED.iter().find(|(name, _)| match name {
        [krate] => path.parts.len() > 1 && path.parts.first().is_some_and(|first| first == krate),
        parts => path.has(parts),
    })?;
    let fine = allowed.contains(&own);
    (!fine).then(|| {
        format!(
            "{own} uses {}; {} belongs to {allowed:?}",
            path.parts.join("::"),
            name.join("::")
        )
    })
}

fn complaints<'a>(
    files: impl Iterator<Item = &'a File>,
    rule: fn(&[String], &Mention) -> Option<String>,
) -> Vec<String> {
    files
        .flat_map(|file| {
            let of_path = move |path: &Mention| {
                rule(&file.module, path)
                    .map(|what| format!("{}:{}: {what}", file.path.display(), path.line))
            };
            file.named.paths.iter().filter_map(of_path)
        })
        .collect()
}

fn macro_complaints(files: &[File]) -> Vec<String> {
    let printing = |call: &&Mention| PRINTING.contains(&call.parts[0].as_str());
    files
        .iter()
        .filter(|file| !within(&file.module, PRINTERS))
        .flat_map(|file| {
            let say = |call: &Mention| {
                format!(
                    "{}:{}: {}! prints",
                    file.path.display(),
                    call.line,
                    call.parts[0]
                )
            };
            file.named
                .macros
                .iter()
                .filter(printing)
                .map(say)
                .collect::<Vec<_>>()
        })
        .collect()
}

fn raw_complaints(files: &[File]) -> Vec<String> {
    files
        .iter()
        .filter(|file| !within(&file.module, RAW))
        .flat_map(|file| {
            let methods = file
                .named
                .methods
                .iter()
                .filter(|call| call.parts == ["raw"]);
            let functions = file
                .named
                .paths
                .iter()
                .filter(|path| path.has(&["Foreign", "raw"]));
            let say = |call: &Mention| {
                format!(
                    "{}:{}: reads a stranger's text raw",
                    file.path.display(),
                    call.line
                )
            };
            methods.chain(functions).map(say).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether a module is one of these or inside one of them.
fn within(module: &[String], places: &[&str]) -> bool {
    places.iter().any(|place| {
        let place: Vec<&str> = place.split("::").collect();
        module.len() >= place.len() && module.iter().zip(&place).all(|(a, b)| a == b)
    })
}

fn networking_in(lock: &str) -> Vec<String> {
    lock.lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .filter(|name| NETWORKING.contains(name))
        .map(str::to_owned)
        .collect()
}

fn found(
    source: &str,
    module: &str,
    rule: fn(&[String], &Mention) -> Option<String>,
) -> Vec<String> {
    match file(source, module) {
        Ok(file) => complaints([&file].into_iter(), rule),
        Err(error) => vec![error.to_string()],
    }
}

fn file(source: &str, module: &str) -> Result<File, Box<dyn Error>> {
    let module: Vec<String> = module.split("::").map(str::to_owned).collect();
    let named = scan(source, &module)?;
    Ok(File {
        path: PathBuf::from("example.rs"),
        module,
        named,
    })
}

/// Every file under `src`, those of tests left out.
fn sources() -> Result<Vec<File>, Box<dyn Error>> {
    let src = root().join("src");
    let mut files = Vec::new();
    for path in rust_files(&src)? {
        let module = module_of(path.strip_prefix(&src)?);
        let named = scan(&fs::read_to_string(&path)?, &module)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        files.push(File {
            path,
            module,
            named,
        });
    }
    let tests: Vec<Vec<String>> = files
        .iter()
        .flat_map(|file| file.named.test_modules.clone())
        .collect();
    files.retain(|file| !tests.iter().any(|test| file.module.starts_with(test)));
    Ok(files)
}

/// `import/mail.rs` is `import::mail`; `lib.rs` is the root; `main.rs` counts as a module of its own.
fn module_of(path: &Path) -> Vec<String> {
    let parts: Vec<String> = path
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if parts == ["lib"] { Vec::new() } else { parts }
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(found);
    };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            // What cargo built below the fuzz targets is nobody's source.
            if !path.ends_with("tests/fuzz/target") {
                found.extend(rust_files(&path)?);
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
