//! A tree of values that keep their place: what a TOML file is before anyone asks what it means.
//!
//! Numbers stay text, so that no ratio or amount ever passes through a binary fraction.

use std::collections::BTreeSet;

use super::{Place, Problem, Problems, nearest};
use crate::text::{Words, problems as say};

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where.
    pub place: Place,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A number, as written.
    Number(String),
    /// `true` or `false`.
    Flag(bool),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order of its keys.
    Table(Vec<(Key, Node)>),
}

/// A key and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where.
    pub place: Place,
}

impl Node {
    /// The text of a string or of a number.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) | Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// What kind of value it is, in words.
    #[must_use]
    pub fn kind(&self) -> Words {
        match self.value {
            Value::Text(_) => say::kind_text(),
            Value::Number(_) => say::kind_number(),
            Value::Flag(_) => say::kind_flag(),
            Value::List(_) => say::kind_list(),
            Value::Table(_) => say::kind_table(),
        }
    }
}

/// The entries of a table, taken one by one; what is left at the end is unknown, and said so.
pub struct Fields<'a> {
    /// Where the table is.
    pub place: Place,
    entries: &'a [(Key, Node)],
    asked: BTreeSet<&'static str>,
    code: &'static str,
}

impl<'a> Fields<'a> {
    /// Opens a table; a problem `code` where the node is none.
    pub fn open(node: &'a Node, code: &'static str, problems: &mut Problems) -> Option<Self> {
        match &node.value {
            Value::Table(entries) => {
                Some(Self { place: node.place.clone(), entries, asked: BTreeSet::new(), code })
            }
            _ => {
                problems.push(wrong_kind(node, code, &say::kind_table()));
                None
            }
        }
    }

    /// The node of a key, if given.
    pub fn get(&mut self, name: &'static str) -> Option<&'a Node> {
        self.asked.insert(name);
        self.entries.iter().find(|(key, _)| key.name == name).map(|(_, node)| node)
    }

    /// Passes over keys that someone else reads.
    pub fn skip(&mut self, names: &[&'static str]) {
        self.asked.extend(names);
    }

    /// A key's text; a problem where the value is none.
    pub fn text(&mut self, name: &'static str, problems: &mut Problems) -> Option<&'a str> {
        let node = self.get(name)?;
        let text = node.scalar();
        if text.is_none() {
            problems.push(wrong_kind(node, self.code, &say::kind_text()));
        }
        text
    }

    /// A key's flag; a problem where the value is none.
    pub fn flag(&mut self, name: &'static str, problems: &mut Problems) -> Option<bool> {
        let node = self.get(name)?;
        if let Value::Flag(flag) = node.value {
            return Some(flag);
        }
        problems.push(wrong_kind(node, self.code, &say::kind_flag()));
        None
    }

    /// The nodes of a list; empty where the key is not given.
    pub fn list(&mut self, name: &'static str, problems: &mut Problems) -> &'a [Node] {
        match self.get(name) {
            None => &[],
            Some(Node { value: Value::List(nodes), .. }) => nodes,
            Some(node) => {
                problems.push(wrong_kind(node, self.code, &say::kind_list()));
                &[]
            }
        }
    }

    /// The words under a key: one text for both languages, or `{ zh = …, en = … }`.
    pub fn words(&mut self, name: &'static str, problems: &mut Problems) -> Option<Words> {
        let node = self.get(name)?;
        if let Some(text) = node.scalar() {
            return Some(Words::same(text));
        }
        let mut fields = Fields::open(node, self.code, problems)?;
        let zh = fields.text("zh", problems).map(str::to_owned);
        let en = fields.text("en", problems).map(str::to_owned);
        fields.finish(problems);
        Some(match (zh, en) {
            (Some(zh), Some(en)) => Words { zh, en },
            (Some(only), None) | (None, Some(only)) => Words::same(only),
            (None, None) => return None,
        })
    }

    /// Every entry, for tables whose keys are data (codes, years).
    pub fn all(&mut self) -> &'a [(Key, Node)] {
        self.entries
    }

    /// Whether a key is there, without taking it.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, _)| key.name == name)
    }

    /// Ends the reading: each key that nobody asked for is a problem.
    pub fn finish(self, problems: &mut Problems) {
        for (key, _) in self.entries {
            if !self.asked.contains(key.name.as_str()) {
                problems.push(unknown_key(key, self.asked.iter().copied(), self.code));
            }
        }
    }
}

/// Another kind of value than can be used there.
#[must_use]
pub fn wrong_kind(node: &Node, code: &'static str, wanted: &Words) -> Problem {
    let found = node.kind();
    let message = Words {
        zh: say::wrong_kind(&found.zh, &wanted.zh).zh,
        en: say::wrong_kind(&found.en, &wanted.en).en,
    };
    Problem::error(code, node.place.clone(), message)
}

/// An unknown key, with the near miss or all keys that would do.
pub fn unknown_key<'k>(key: &Key, known: impl Iterator<Item = &'k str>, code: &'static str) -> Problem {
    let known: Vec<&str> = known.collect();
    let hint = match nearest(&key.name, known.iter().copied()) {
        Some(word) => say::did_you_mean(word),
        None => say::one_of(known.iter().map(|word| (*word, *word))),
    };
    Problem::error(code, key.place.clone(), say::unknown_key(&key.name)).hint(hint)
}
