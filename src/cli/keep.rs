//! `attest`, `tag`, `note`, `follow`: what the user keeps about people.

use jiff::civil::Date;

use super::arguments::AttestArguments;
use super::{Context, Failure, decide};
use crate::facts;
use crate::model::fact::KNOWING;
use crate::model::{Act, Attested, FactSpec, InvitationId, Kind, Value};

pub(crate) fn attest(context: &Context, arguments: &AttestArguments) -> Result<(), Failure> {
    let words = if arguments.fact == "stranger" {
        let value = if arguments.unsay {
            None
        } else {
            Some(Value::Bool(false))
        };
        KNOWING
            .iter()
            .map(|fact| Attested {
                fact,
                value: value.clone(),
                on: None,
            })
            .collect()
    } else {
        vec![word(arguments)?]
    };
    decide::act(
        context,
        &Act::Attest {
            id: arguments.id,
            words,
            on: arguments.on,
            note: arguments.note.clone(),
        },
    )
}

fn word(arguments: &AttestArguments) -> Result<Attested, Failure> {
    let (name, value) = arguments
        .fact
        .split_once('=')
        .map_or((arguments.fact.as_str(), None), |(n, v)| (n, Some(v)));
    let name = name.replace('-', "_");
    let known: Vec<&FactSpec> = facts::vocabulary()
        .iter()
        .filter(|spec| spec.from_memory)
        .collect();
    let spec = known.iter().find(|spec| spec.name == name).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|spec| spec.name).collect();
        Failure::Usage(format!(
            "`{}` can't be attested; you can speak for {}, stranger",
            arguments.fact,
            names.join(", ")
        ))
    })?;
    let value = match (arguments.unsay, value) {
        (true, _) => None,
        (false, None) => Some(Value::Bool(!arguments.no)),
        (false, Some(text)) => Some(read(spec, text)?),
    };
    if value
        .as_ref()
        .is_some_and(|value| matches!(value, Value::Bool(_)) && spec.kind != Kind::Bool)
    {
        return Err(Failure::Usage(format!(
            "`{}` is a {}; write {}=VALUE",
            spec.name,
            spec.kind.spoken(),
            spec.name
        )));
    }
    Ok(Attested {
        fact: spec.name,
        value,
        on: None,
    })
}

fn read(spec: &FactSpec, text: &str) -> Result<Value, Failure> {
    let wrong =
        |expected: &str| Failure::Usage(format!("{}={text}: expected {expected}", spec.name));
    match spec.kind {
        Kind::Bool => match text {
            "yes" | "true" => Ok(Value::Bool(true)),
            "no" | "false" => Ok(Value::Bool(false)),
            _ => Err(wrong("yes or no")),
        },
        Kind::Int => text
            .parse()
            .map(Value::Int)
            .map_err(|_nothing_to_add| wrong("a whole number")),
        Kind::Word(words) if !words.contains(&text) => Err(wrong(&words.join(", "))),
        Kind::Word(_) | Kind::Text => Ok(Value::Text(text.to_owned())),
        Kind::List => Ok(Value::List(
            text.split(',').map(|item| item.trim().to_owned()).collect(),
        )),
    }
}

pub(crate) fn tag(context: &Context, id: InvitationId, tags: &[String]) -> Result<(), Failure> {
    let mut add = Vec::new();
    let mut remove = Vec::new();
    for tag in tags {
        let (list, name) = match tag.strip_prefix('-') {
            Some(name) => (&mut remove, name),
            None => (&mut add, tag.strip_prefix('+').unwrap_or(tag)),
        };
        let name = crate::text::sanitise::line(name).to_lowercase();
        if name.is_empty() || name.contains(char::is_whitespace) {
            return Err(Failure::Usage(format!(
                "`{tag}` is no tag; write one word, such as +later or -vendor"
            )));
        }
        list.push(name);
    }
    decide::act(
        context,
        &Act::Tag {
            ids: vec![id],
            add,
            remove,
        },
    )
}

pub(crate) fn note(context: &Context, id: InvitationId, text: &str) -> Result<(), Failure> {
    if text.trim().is_empty() {
        return Err(Failure::Usage("the note is empty".to_owned()));
    }
    decide::act(
        context,
        &Act::Note {
            id,
            text: text.to_owned(),
        },
    )
}

pub(crate) fn follow(
    context: &Context,
    id: InvitationId,
    (on, why, done): (Option<Date>, Option<String>, bool),
) -> Result<(), Failure> {
    let on = if done { None } else { on };
    decide::act(context, &Act::Follow { id, on, why })
}
