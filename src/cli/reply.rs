//! `reply` and `templates`.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;

use serde_json::json;

use super::arguments::{ReplyArguments, TemplatesCommand};
use super::{Context, Failure, decide, show};
use crate::inbox::Inbox;
use crate::model::{Act, Case, Draft, Face, Foreign, Medium, ReplyFor};
use crate::reply::{Fields, Template, length};
use crate::text::sanitise;

pub(crate) fn run(context: &Context, arguments: &ReplyArguments) -> Result<(), Failure> {
    if let Some(outcome) = arguments.answered {
        return decide::act(
            context,
            &Act::Answered {
                id: arguments.id,
                outcome,
            },
        );
    }
    let mut inbox = context.inbox()?;
    let case = show::find(context, &inbox, arguments.id)?;
    let draft = draft(&inbox, &case, arguments)?;
    if !draft.missing.is_empty() {
        context.out.say(&format!(
            "not known, and to be given with --set: {}; nothing can be copied or sent until then",
            draft.missing.join(", ")
        ));
    }
    let leaves = arguments.copy || arguments.sent || arguments.eml.is_some();
    if leaves && !draft.missing.is_empty() {
        return Err(Failure::No(format!(
            "the draft has no value for {}",
            draft.missing.join(", ")
        )));
    }
    if let Some(path) = &arguments.eml {
        write_mail(path, &draft)?;
    }
    let mut copied = None;
    if arguments.copy {
        copied = Some((context.hands.copy)(&draft.text).map_err(Failure::No)?);
    }
    context.out.either(&draft_json(&draft), &draft.text);
    if let Some(word) = copied {
        context.out.say(word);
    }
    if arguments.sent {
        let act = Act::Sent {
            id: arguments.id,
            template: (!draft.template.is_empty()).then(|| draft.template.clone()),
            language: (!draft.language.is_empty()).then(|| draft.language.clone()),
            asks: draft.purpose == ReplyFor::Ask,
            text: draft.text,
        };
        let done = inbox.act(&context.now, Face::Command, &act)?;
        context.out.say(&done.label);
    }
    Ok(())
}

/// The draft to speak of: the template asked for, else what was kept on the desk, else what suits best.
fn draft(inbox: &Inbox, case: &Case, arguments: &ReplyArguments) -> Result<Draft, Failure> {
    let wrong = |error: crate::reply::Error| Failure::Usage(error.to_string());
    let set = settings(&arguments.set)?;
    let best = case.drafts.first();
    let name = arguments
        .template
        .as_deref()
        .or(best.map(|draft| draft.template.as_str()));
    let name = name.ok_or_else(|| Failure::No("there is no template".to_owned()))?;
    let mut draft = inbox
        .templates()
        .render(name, &inbox.fields(&case.dossier)?, &set)
        .map_err(wrong)?;
    if let Some(kept) = case
        .dossier
        .draft
        .as_ref()
        .filter(|_| arguments.template.is_none() && set.is_empty())
    {
        draft.text = Foreign::new(kept.as_str()).shown(Medium::Text);
        draft.missing = Vec::new();
    }
    Ok(draft)
}

fn settings(pairs: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    pairs
        .iter()
        .map(|pair| {
            pair.split_once('=')
                .map(|(key, value)| (key.trim().to_owned(), value.to_owned()))
                .ok_or_else(|| {
                    Failure::Usage(format!("--set {}: write KEY=VALUE", sanitise::line(pair)))
                })
        })
        .collect()
}

fn draft_json(draft: &Draft) -> serde_json::Value {
    json!({
        "template": draft.template, "title": draft.title, "language": draft.language,
        "for": draft.purpose.name(), "text": draft.text, "missing": draft.missing,
        "length": length(&draft.text), "limit": draft.limit,
    })
}

/// Writes a mail that a mail program opens as a draft. A file that is there is left alone.
fn write_mail(path: &Path, draft: &Draft) -> Result<(), Failure> {
    let refused = |error: std::io::Error| {
        Failure::No(format!(
            "{} can't be written: {error}",
            sanitise::line(&path.display().to_string())
        ))
    };
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(refused)?;
    let body = draft.text.replace('\n', "\r\n");
    let mail = format!(
        "Subject: Your invitation on LinkedIn\r\nMIME-Version: 1.0\r\nX-Unsent: 1\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}\r\n"
    );
    file.write_all(mail.as_bytes()).map_err(refused)
}

pub(crate) fn templates(context: &Context, what: Option<&TemplatesCommand>) -> Result<(), Failure> {
    let inbox = context.inbox()?;
    match what {
        None => {
            let all = inbox.templates().all();
            if context.out.is_json() {
                for template in all {
                    context.out.object(&template_json(template));
                }
            } else {
                let lines: Vec<String> = all
                    .iter()
                    .map(|it| {
                        format!(
                            "{:28} {:7} {}  {}",
                            it.name,
                            it.purpose.name(),
                            it.language,
                            it.title
                        )
                    })
                    .collect();
                context.out.text(&lines.join("\n"));
            }
            for problem in inbox.template_problems() {
                context.out.say(&problem.to_string());
            }
            Ok(())
        }
        Some(TemplatesCommand::Show { name }) => {
            let template = find(&inbox, name)?;
            let text = format!(
                "{}   {}, {}\n\n{}\n\nvariables: {}",
                template.title,
                template.purpose.name(),
                template.language,
                Foreign::new(template.body.as_str())
                    .shown(Medium::Text)
                    .trim_end(),
                Fields::NAMES.join(", ")
            );
            context.out.either(&template_json(template), &text);
            Ok(())
        }
        Some(TemplatesCommand::Check { name }) => check(context, &inbox, name.as_deref()),
    }
}

fn find<'a>(inbox: &'a Inbox, name: &str) -> Result<&'a Template, Failure> {
    inbox.templates().named(name).ok_or_else(|| {
        Failure::No(format!(
            "no template '{}'; `vestibule templates` lists them",
            sanitise::line(name)
        ))
    })
}

fn template_json(template: &Template) -> serde_json::Value {
    json!({
        "name": template.name, "title": template.title, "language": template.language,
        "for": template.purpose.name(), "body": template.body, "variables": Fields::NAMES,
    })
}

/// Renders templates for somebody of whom all is known, and of whom nothing is.
fn check(context: &Context, inbox: &Inbox, name: Option<&str>) -> Result<(), Failure> {
    let templates: Vec<&Template> = match name {
        Some(name) => vec![find(inbox, name)?],
        None => inbox.templates().all().iter().collect(),
    };
    let everything: BTreeMap<String, String> = Fields::NAMES
        .iter()
        .map(|field| {
            (
                (*field).to_owned(),
                format!("({})", field.replace('_', " ")),
            )
        })
        .collect();
    let mut broken = 0;
    for template in templates {
        let full = inbox
            .templates()
            .render(&template.name, &Fields::default(), &everything);
        let bare = inbox
            .templates()
            .render(&template.name, &Fields::default(), &BTreeMap::new());
        let (sound, said) = match (&full, &bare) {
            (Ok(full), Ok(bare)) => {
                let needs = if bare.missing.is_empty() {
                    "nothing".to_owned()
                } else {
                    bare.missing.join(", ")
                };
                (
                    full.missing.is_empty(),
                    format!(
                        "{:28} {} characters; can't do without {needs}",
                        template.name,
                        length(&full.text)
                    ),
                )
            }
            (Err(error), _) | (_, Err(error)) => (false, error.to_string()),
        };
        broken += usize::from(!sound);
        let missing = bare.map(|bare| bare.missing).unwrap_or_default();
        context.out.either(
            &json!({"name": template.name, "sound": sound, "needs": missing}),
            &said,
        );
    }
    for problem in inbox.template_problems() {
        broken += 1;
        context.out.say(&problem.to_string());
    }
    if broken == 0 {
        Ok(())
    } else {
        Err(Failure::No(format!("{broken} can't be used as they are")))
    }
}
