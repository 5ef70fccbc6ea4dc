//! `locate`: where everything lives.

use std::path::Path;

use directories::ProjectDirs;

use super::arguments::Arguments;
use super::{Context, Failure};
use crate::config::Places;
use crate::store::FILE_NAME;
use crate::text::sanitise;

/// The folders in force: what was named, else the platform's own.
pub(crate) fn places(arguments: &Arguments) -> Result<Places, Failure> {
    let platform = ProjectDirs::from("", "", "vestibule");
    let nowhere = |option: &str| {
        Failure::Usage(format!(
            "the system names no home folder; name one with {option}"
        ))
    };
    let data = match &arguments.data {
        Some(data) => data.clone(),
        None => platform
            .as_ref()
            .map(|dirs| dirs.data_dir().to_owned())
            .ok_or_else(|| nowhere("--data"))?,
    };
    let config = match &arguments.config {
        Some(config) => config.clone(),
        None => platform
            .map(|dirs| dirs.config_dir().join("config.toml"))
            .ok_or_else(|| nowhere("--config"))?,
    };
    Ok(Places { data, config })
}

pub(crate) fn run(context: &Context) {
    let places = &context.places;
    let store = places.data.join(FILE_NAME);
    let entries = [
        ("data", places.data.clone()),
        ("store", store),
        ("config", places.config.clone()),
        ("policies", places.policies()),
        ("templates", places.templates()),
    ];
    let object: serde_json::Map<String, serde_json::Value> = entries
        .iter()
        .map(|(name, path)| ((*name).to_owned(), shown(path).into()))
        .collect();
    let lines: Vec<String> = entries
        .iter()
        .map(|(name, path)| {
            let there = if path.exists() { "" } else { "   (not there)" };
            format!("{name:10} {}{there}", shown(path))
        })
        .collect();
    context.out.either(&object.into(), &lines.join("\n"));
}

fn shown(path: &Path) -> String {
    sanitise::line(&path.display().to_string())
}
