//! Defaults of one's own: `caili.toml` in the folder or one above it, then the user's.

use std::collections::BTreeMap;

use crate::files::{Sources, config_files, read_toml};
use crate::problem::{Node, Problem, Problems, Value, unknown_key};
use crate::text::manual::{CONFIG, Key, Takes};
use crate::text::settings as say;

/// A default and where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The value, as it would be typed.
    pub value: String,
    /// The file or the variable; blank where it is built in.
    pub from: String,
}

/// Defaults by their keys.
#[derive(Clone, Debug, Default)]
pub struct Config {
    settings: BTreeMap<&'static str, Setting>,
}

impl Config {
    /// Reads what there is; the file nearest to the folder decides.
    pub fn read(sources: &mut Sources, problems: &mut Problems) -> Self {
        let mut config = Self::default();
        for path in config_files(
            std::env::var_os("XDG_CONFIG_HOME"),
            std::env::var_os("HOME"),
            std::env::var_os("APPDATA"),
        ) {
            match read_toml(&path, sources) {
                Ok(node) => config.take(&node, problems),
                Err(found) => problems.extend(found),
            }
        }
        config
    }

    /// The default of a key.
    pub fn get(&self, key: &str) -> Option<&Setting> {
        self.settings.get(key)
    }

    fn take(&mut self, node: &Node, problems: &mut Problems) {
        let Value::Table(entries) = &node.value else { return };
        for (key, value) in entries {
            let Some(known) = CONFIG.keys.iter().find(|known| known.name == key.name) else {
                problems.push(unknown_key(key, CONFIG.keys.iter().map(|known| known.name), "C31"));
                continue;
            };
            match as_typed(known, value) {
                Some(text) => {
                    let from = value.place.to_string();
                    self.settings.entry(known.name).or_insert(Setting { value: text, from });
                }
                None => {
                    let problem = Problem::error("C30", value.place.clone(), say::bad_setting(known.name));
                    problems.push(problem.hint(say::setting_hint(known.name)));
                }
            }
        }
    }
}

/// A value as it would be typed; `None` where the key cannot have it.
fn as_typed(key: &Key, node: &Node) -> Option<String> {
    match (key.takes, &node.value) {
        (Takes::Flag, Value::Flag(value)) => Some(value.to_string()),
        (Takes::One(words), Value::Text(text)) if words.contains(&text.as_str()) => Some(text.clone()),
        (Takes::Text, Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}
