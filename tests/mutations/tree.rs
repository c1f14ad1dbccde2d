//! TOML changed: a key, a value or an item of a list dropped, swapped, duplicated or retyped. The tree is written out once more, so
//! that what is changed is what a file says, and not how.

use std::fmt::Write as _;

use caili::files::{Source, parse_toml};
use caili::problem::{Key, Node, Value};

use super::change::{Change, Kind, Of};
use super::word::retyped;
use crate::common::random::Lcg;

/// The way to a node: which entry of a table, which item of a list.
type Way = Vec<usize>;

/// A file with one change, and what it was; `None` where the change comes to nothing.
pub fn changed(text: &str, lcg: &mut Lcg) -> Option<(String, Change)> {
    let mut root = parse_toml(&Source { path: "a.toml".into(), text: text.into(), ..Source::default() })
        .expect("a specimen is TOML");
    let before = written(&root);
    let (mut ways, mut words) = (Vec::new(), Vec::new());
    gather(&root, &mut Vec::new(), &mut ways, &mut words);
    let way = ways[lcg.below(ways.len())].clone();
    let at = name_of(&root, &way);
    let within = within(&root, &way);
    let (last, above) = way.split_last()?;
    let value_before = value(node(&mut root, &way));
    let parent = node(&mut root, above);
    let (kind, after) = match &mut parent.value {
        Value::Table(entries) => change_entry(entries, *last, &words, lcg)?,
        Value::List(items) => change_item(items, *last, &words, lcg)?,
        _ => unreachable!("what has parts is a table or a list"),
    };
    let text = written(&root);
    let change = Change { kind, of: Of::Value, at, within, before: value_before, after };
    (text != before).then_some((text, change))
}

/// Every entry and item below a node, and every text.
fn gather(node: &Node, way: &mut Way, ways: &mut Vec<Way>, words: &mut Vec<String>) {
    let parts: Vec<&Node> = match &node.value {
        Value::Table(entries) => entries.iter().map(|(_, node)| node).collect(),
        Value::List(items) => items.iter().collect(),
        Value::Text(text) | Value::Number(text) => {
            words.push(text.clone());
            return;
        }
        Value::Flag(_) => return,
    };
    for (at, part) in parts.into_iter().enumerate() {
        way.push(at);
        ways.push(way.clone());
        gather(part, way, ways, words);
        way.pop();
    }
}

fn node<'n>(root: &'n mut Node, way: &[usize]) -> &'n mut Node {
    way.iter().fold(root, |node, at| match &mut node.value {
        Value::Table(entries) => &mut entries[*at].1,
        Value::List(items) => &mut items[*at],
        _ => unreachable!("what has parts is a table or a list"),
    })
}

/// `rule.split.town`: keys alone.
fn name_of(root: &Node, way: &[usize]) -> String {
    let (mut node, mut names) = (root, Vec::new());
    for at in way {
        node = match &node.value {
            Value::Table(entries) => {
                names.push(entries[*at].0.name.as_str());
                &entries[*at].1
            }
            Value::List(items) => &items[*at],
            _ => unreachable!("what has parts is a table or a list"),
        };
    }
    names.join(".")
}

/// The entry of the file, or the item of its list, that the way leads into.
fn within(root: &Node, way: &[usize]) -> String {
    let Value::Table(entries) = &root.value else { return String::new() };
    let (key, top) = &entries[way[0]];
    match (&top.value, way.get(1)) {
        (Value::List(items), Some(at)) => format!("{} = {}", key.name, value(&items[*at])),
        _ => format!("{} = {}", key.name, value(top)),
    }
}

fn change_entry(
    entries: &mut Vec<(Key, Node)>,
    at: usize,
    words: &[String],
    lcg: &mut Lcg,
) -> Option<(Kind, String)> {
    let other = lcg.below(entries.len());
    match lcg.below(10) {
        0 | 1 => {
            entries.remove(at);
            Some((Kind::Drop, String::new()))
        }
        2 => {
            entries.swap(at, other);
            Some((Kind::Order, String::new()))
        }
        3 => {
            let (one, two) = (entries[at].1.clone(), entries[other].1.clone());
            let after = value(&two);
            (entries[at].1, entries[other].1) = (two, one);
            Some((Kind::Swap, after))
        }
        4 => {
            entries.push(entries[at].clone());
            Some((Kind::Duplicate, String::new()))
        }
        5 | 6 => {
            let keys: Vec<String> = entries.iter().map(|(key, _)| key.name.clone()).collect();
            let name = retyped(&entries[at].0.name, &keys, lcg);
            entries[at].0.name.clone_from(&name);
            Some((Kind::Rename, name))
        }
        _ => retype(&mut entries[at].1, words, lcg),
    }
}

fn change_item(items: &mut Vec<Node>, at: usize, words: &[String], lcg: &mut Lcg) -> Option<(Kind, String)> {
    let other = lcg.below(items.len());
    match lcg.below(6) {
        0 => {
            items.remove(at);
            Some((Kind::Drop, String::new()))
        }
        1 => {
            items.swap(at, other);
            Some((Kind::Order, String::new()))
        }
        2 => {
            items.insert(other, items[at].clone());
            Some((Kind::Duplicate, String::new()))
        }
        _ => retype(&mut items[at], words, lcg),
    }
}

/// Another value: another word of the same kind, the same word as another kind, or a value where there was a table.
#[expect(clippy::unnecessary_wraps, reason = "one of several of the same shape")]
fn retype(node: &mut Node, words: &[String], lcg: &mut Lcg) -> Option<(Kind, String)> {
    node.value = match &node.value {
        Value::Text(text) | Value::Number(text) if lcg.chance(80) => Value::Text(retyped(text, words, lcg)),
        Value::Number(text) => Value::Number(number(text, lcg)),
        Value::Flag(flag) if lcg.chance(60) => Value::Flag(!flag),
        Value::Flag(flag) => Value::Text(flag.to_string()),
        Value::List(items) if lcg.chance(50) && !items.is_empty() => items[0].value.clone(),
        Value::Table(entries) if lcg.chance(50) && !entries.is_empty() => entries[0].1.value.clone(),
        other => match lcg.below(5) {
            0 => Value::Flag(true),
            1 => Value::List(vec![node.clone()]),
            2 => Value::Table(Vec::new()),
            3 => Value::Number("7".to_owned()),
            _ => Value::List(vec![Node { value: other.clone(), place: node.place.clone() }; 2]),
        },
    };
    Some((Kind::Retype, value(node)))
}

/// Another number, as TOML has them.
fn number(text: &str, lcg: &mut Lcg) -> String {
    match lcg.below(4) {
        0 => format!("-{text}"),
        1 => format!("{text}0"),
        2 => "0".to_owned(),
        _ => format!("{text}.5"),
    }
}

/// A file's text.
fn written(root: &Node) -> String {
    let Value::Table(entries) = &root.value else { return String::new() };
    entries.iter().fold(String::new(), |mut text, (key, node)| {
        _ = writeln!(text, "{} = {}", quoted(&key.name), value(node));
        text
    })
}

/// A value, on one line.
fn value(node: &Node) -> String {
    let list = |parts: Vec<String>| parts.join(", ");
    match &node.value {
        Value::Text(text) => quoted(text),
        Value::Number(text) => text.clone(),
        Value::Flag(flag) => flag.to_string(),
        Value::List(items) => format!("[{}]", list(items.iter().map(value).collect())),
        Value::Table(entries) => {
            let entry = |(key, node): &(Key, Node)| format!("{} = {}", quoted(&key.name), value(node));
            format!("{{ {} }}", list(entries.iter().map(entry).collect()))
        }
    }
}

/// Text between quotes, which JSON and TOML write alike.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text")
}
