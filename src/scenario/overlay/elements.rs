//! A scenario taken apart: what it changes on the scenario that it extends, each element alone.
//!
//! Whatever a file says that is not about the scenario itself is an element, so that one whose kind is new is not forgotten.

use super::{Resolver, ScenarioFiles, TableCell, is_about};
use crate::num::Year;
use crate::problem::{Fields, Key, Node, Place, Placed, Problems, Value};
use crate::regime::Regime;
use crate::scenario::Scenario;
use crate::text::{Words, labels};

/// Keys of a scenario file that say something about the scenario rather than what changes.
const ABOUT: [&str; 4] = ["title", "description", "extends", "years"];

/// Tables of a scenario file whose entries are elements by themselves.
const OPENED: [&str; 1] = ["staffing"];

/// Keys under which assumptions are written, which befall both sides; those of scenarios.csv begin with them.
const ASSUMED: [&str; 6] =
    ["growth", "transfers", "spending", "shock", "staffing.pay_growth", "staffing.growth"];

/// A scenario taken apart.
#[derive(Clone, Debug)]
pub struct Apart {
    /// Its id.
    pub scenario: String,
    /// The scenario that it extends.
    pub parent: Scenario,
    /// What it changes, in the file's order.
    pub elements: Vec<Element>,
}

impl Apart {
    /// Whether it has several elements, and not assumptions alone: a scheme of which one may ask what each part costs.
    #[must_use]
    pub fn is_scheme_of_several(&self) -> bool {
        self.elements.len() > 1 && self.elements.iter().any(|element| !element.is_assumed())
    }
}

/// One thing that a scenario changes.
#[derive(Clone, Debug)]
pub struct Element {
    /// The key under which it is written, such as `change` or `staffing.posts`.
    pub kind: String,
    /// Its id, or the rule that it changes.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// It alone on the parent; `None` where it cannot stand alone.
    pub alone: Option<Scenario>,
}

impl Element {
    /// Whether it is an assumption rather than something that one side grants the other.
    fn is_assumed(&self) -> bool {
        let key = if self.kind == "key" { &self.id } else { &self.kind };
        ASSUMED.iter().any(|assumed| {
            key.strip_prefix(assumed).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }
}

/// Takes a scenario apart; `None` where it extends nothing or cannot be read.
#[must_use]
pub fn apart(files: &ScenarioFiles, id: &str, sets: &[TableCell], first_projected: Year) -> Option<Apart> {
    let mut resolver = Resolver::new(files, sets, first_projected);
    let name = |value: &str| Placed { value: value.to_owned(), place: Place::default() };
    let whole = resolver.get(&name(id), &mut Problems::new())?;
    let parent = resolver.get(&name(whole.parent.as_ref()?), &mut Problems::new())?;
    let mut elements = match files.scenarios.get(id) {
        Some(node) => of_file(&mut resolver, id, node, &parent.regime),
        None => of_column(&mut resolver, &name(id)),
    };
    number_equals(&mut elements);
    Some(Apart { scenario: id.to_owned(), parent, elements })
}

/// The elements of a file.
fn of_file(resolver: &mut Resolver, id: &str, node: &Node, regime: &Regime) -> Vec<Element> {
    let Value::Table(entries) = &node.value else { return Vec::new() };
    let table = |entries: Vec<(Key, Node)>| Node { value: Value::Table(entries), place: node.place.clone() };
    let extends: Vec<(Key, Node)> =
        entries.iter().filter(|(key, _)| key.name == "extends").cloned().collect();
    let mut elements = Vec::new();
    let mut add = |kind: String, node: &Node, written: (Key, Node)| {
        let mut file = extends.clone();
        file.push(written);
        let mut problems = Problems::new();
        let alone = resolver.read_file(id, &table(file), &mut problems);
        let (id, title) = name_of(&kind, node, regime);
        elements.push(Element { kind, id, title, alone: alone.filter(|_| !problems.any_error()) });
    };
    for (key, node) in entries.iter().filter(|(key, _)| !ABOUT.contains(&key.name.as_str())) {
        match &node.value {
            Value::Table(inner) if OPENED.contains(&key.name.as_str()) => {
                for (part, under) in inner {
                    for one in singly(under) {
                        let holder = table(vec![(part.clone(), one.whole)]);
                        let kind = format!("{}.{}", key.name, part.name);
                        add(kind, one.node, (key.clone(), holder));
                    }
                }
            }
            _ => {
                for one in singly(node) {
                    add(key.name.clone(), one.node, (key.clone(), one.whole));
                }
            }
        }
    }
    elements
}

/// One entry of a list, as a list that holds it alone; anything else as it is.
struct Single<'a> {
    node: &'a Node,
    whole: Node,
}

fn singly(node: &Node) -> Vec<Single<'_>> {
    let Value::List(entries) = &node.value else { return vec![Single { node, whole: node.clone() }] };
    let alone = |entry: &Node| Node { value: Value::List(vec![entry.clone()]), place: node.place.clone() };
    entries.iter().map(|entry| Single { node: entry, whole: alone(entry) }).collect()
}

/// An element's id and name: its own, or those of the rule that it changes, or of the key under which it is written.
fn name_of(kind: &str, node: &Node, regime: &Regime) -> (String, Words) {
    let mut problems = Problems::new();
    let fields = Fields::open(node, "S02", &mut problems);
    let of_key = || (kind.to_owned(), labels::element(kind));
    let Some(mut fields) = fields else { return of_key() };
    let mut text = |key| fields.get(key).and_then(Node::scalar).map(str::to_owned);
    let (id, rule, since) = (text("id"), text("rule"), text("since").or_else(|| text("ends")));
    let title = fields.words("title", &mut problems);
    let listed = fields.list("categories", &mut problems);
    match (id, rule) {
        (Some(id), _) => {
            let title = title.unwrap_or_else(|| Words::same(&id));
            (id, title)
        }
        (None, Some(rule)) => {
            let title = regime.rule(&rule).map_or_else(|| Words::same(&rule), |rule| rule.title.clone());
            (rule, labels::changed_from(&title, since.as_deref().unwrap_or_default()))
        }
        (None, None) if !listed.is_empty() => {
            let categories: Vec<&str> = listed.iter().filter_map(Node::scalar).collect();
            (categories.join("+"), labels::of_categories(&labels::element(kind), &categories))
        }
        (None, None) => of_key(),
    }
}

/// The elements of a column of scenarios.csv: each key that it sets.
fn of_column(resolver: &mut Resolver, name: &Placed<String>) -> Vec<Element> {
    let cells = resolver.files.table.iter().filter(|cell| cell.scenario == name.value && !is_about(cell));
    let keys: Vec<&TableCell> = cells.collect();
    let mut elements = Vec::new();
    for cell in keys {
        let mut problems = Problems::new();
        let alone = resolver.read_column(name, &|other| other == cell, &mut problems);
        elements.push(Element {
            kind: "key".to_owned(),
            id: cell.key.value.clone(),
            title: Words::same(format!("{} = {}", cell.key.value, cell.value.value)),
            alone: alone.filter(|_| !problems.any_error()),
        });
    }
    elements
}

/// Elements that would bear one name are numbered from the second on.
fn number_equals(elements: &mut [Element]) {
    for at in (1..elements.len()).rev() {
        let (before, rest) = elements.split_at_mut(at);
        let one = &mut rest[0];
        let equals = before.iter().filter(|other| other.kind == one.kind && other.id == one.id).count();
        if equals > 0 {
            one.id = format!("{}-{}", one.id, equals + 1);
        }
    }
}
