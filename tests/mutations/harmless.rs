//! What may be changed without a word and without a figure moving, and why. Whatever is not here is told or heard.

use super::change::{Change, Kind, Of};
use super::specimen::Specimen;
use super::word::alike;

/// Columns that are for readers alone.
const COLUMNS: [(&str, &str); 6] = [
    ("备注", "a note"),
    ("note", "a note"),
    ("科目名称", "a name beside a code, of which another code's is told"),
    ("名称", "the same"),
    ("title.zh", "a title"),
    ("title.en", "a title"),
];

/// Keys that are for readers alone, wherever they stand.
const KEYS: [(&str, &str); 6] = [
    ("title", "a title"),
    ("description", "a sentence"),
    ("reference", "a document"),
    ("note", "a note"),
    ("sources", "where figures come from"),
    ("name", "a name"),
];

/// Why a change that nothing tells and that moves nothing is in order; `None` where it is not.
pub fn why(_specimen: &Specimen, file: &str, change: &Change) -> Option<&'static str> {
    if change.kind == Kind::Order {
        return Some("order says nothing here, since the tables are the same");
    }
    if matches!(change.kind, Kind::Retype | Kind::Swap | Kind::Duplicate | Kind::Rename) && alike(&change.before, &change.after) {
        return Some("the same, written otherwise");
    }
    if file.ends_with(".csv") { of_table(change) } else { of_key(change) }
}

fn of_table(change: &Change) -> Option<&'static str> {
    let key = change.within.split(',').next().unwrap_or_default();
    let names = [change.at.as_str(), key];
    COLUMNS.iter().find(|(name, _)| names.contains(name)).map(|(_, why)| *why).filter(|_| change.of != Of::Row)
}

fn of_key(change: &Change) -> Option<&'static str> {
    let keys: Vec<&str> = change.at.split('.').collect();
    KEYS.iter().find(|(key, _)| keys.contains(key)).map(|(_, why)| *why)
}
