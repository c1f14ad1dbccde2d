//! Overlaying: a scenario changes what it names, and nothing else.

mod apply;
mod elements;

pub use elements::{Apart, Element, apart};

use std::collections::{BTreeMap, BTreeSet};

use super::{Rates, Scenario};
use crate::num::Year;
use crate::problem::{Fields, Node, Place, Placed, Problem, Problems, Value, nearest};
use crate::regime::read::placed_text;
use crate::regime::{self, Regime};
use crate::text::{Words, problems as say};
use apply::apply;

/// One cell of a scenario table: this key has this value in this scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// The scenario's column.
    pub scenario: String,
    /// The key of the row.
    pub key: Placed<String>,
    /// The value as typed.
    pub value: Placed<String>,
}

/// All scenario and regime files of a book, as typed.
#[derive(Clone, Debug, Default)]
pub struct ScenarioFiles {
    /// Scenario files by name.
    pub scenarios: BTreeMap<String, Node>,
    /// Regime files by name.
    pub regimes: BTreeMap<String, Node>,
    /// Cells of scenarios.csv that say something, column by column.
    pub table: Vec<TableCell>,
}

impl ScenarioFiles {
    /// What a scenario says that it extends; a column of scenarios.csv stands on the baseline where it does not say.
    fn parent(&self, id: &str) -> Option<Placed<String>> {
        if let Some(node) = self.scenarios.get(id) {
            let Value::Table(entries) = &node.value else { return None };
            let (_, node) = entries.iter().find(|(key, _)| key.name == "extends")?;
            return node.scalar().map(|text| Placed { value: text.to_owned(), place: node.place.clone() });
        }
        let mut cells = self.table.iter().filter(|cell| cell.scenario == id);
        let first = cells.next()?;
        let stated = std::iter::once(first).chain(cells).find(|cell| cell.key.value == "extends");
        Some(stated.map_or_else(
            || Placed { value: "baseline".to_owned(), place: first.value.place.clone() },
            |cell| cell.value.clone(),
        ))
    }

    /// Whether there is no scenario.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scenarios.is_empty() && self.table.is_empty()
    }
}

/// Resolves the scenarios called `names`, in that order. `sets` are keys set on the command line: they hold as if written in
/// the scenario that all others extend, from `first_projected` on.
pub fn resolve(
    files: &ScenarioFiles,
    names: &[Placed<String>],
    sets: &[TableCell],
    first_projected: Year,
    problems: &mut Problems,
) -> Vec<Scenario> {
    let mut resolver = Resolver::new(files, sets, first_projected);
    let scenarios: Vec<Scenario> = names.iter().filter_map(|name| resolver.get(name, problems)).collect();
    for (at, cell) in sets.iter().enumerate() {
        if resolver.used.contains(&at) {
            say_if_without_effect(cell, &scenarios, first_projected, problems);
        } else if let Some(scenario) = scenarios.last() {
            // A number that nothing has: setting it says so, with the near miss.
            scenario.clone().set(&cell.key, &cell.value, first_projected, problems);
        }
    }
    scenarios
}

/// A number that was set, but that every scenario shown states for itself.
fn say_if_without_effect(cell: &TableCell, scenarios: &[Scenario], year: Year, problems: &mut Problems) {
    let holds = |scenario: &Scenario| {
        let mut set = scenario.clone();
        set.set(&cell.key, &cell.value, year, &mut Problems::new());
        set.numbers(year) == scenario.numbers(year)
    };
    if !scenarios.iter().any(holds) {
        let problem =
            Problem::warning("S23", cell.key.place.clone(), say::set_without_effect(&cell.key.value));
        problems.push(problem.hint(say::set_without_effect_hint()));
    }
}

struct Resolver<'a> {
    files: &'a ScenarioFiles,
    sets: &'a [TableCell],
    first_projected: Year,
    done: BTreeMap<String, Option<Scenario>>,
    /// Which of `sets` found their number.
    used: BTreeSet<usize>,
}

impl<'a> Resolver<'a> {
    fn new(files: &'a ScenarioFiles, sets: &'a [TableCell], first_projected: Year) -> Self {
        Self { files, sets, first_projected, done: BTreeMap::new(), used: BTreeSet::new() }
    }

    /// A scenario, after those that it stands on, the lowest first: a thousand in a row are not a thousand calls deep.
    fn get(&mut self, name: &Placed<String>, problems: &mut Problems) -> Option<Scenario> {
        let mut row = vec![name.clone()];
        let mut seen = BTreeSet::from([name.value.clone()]);
        while let Some(next) = row.last().filter(|last| !self.done.contains_key(&last.value)) {
            let Some(parent) = self.files.parent(&next.value) else { break };
            if !seen.insert(parent.value.clone()) {
                problems.push(
                    Problem::error("S01", parent.place.clone(), say::extends_itself(&parent.value))
                        .hint(say::extends_hint()),
                );
                // None of them can be read, which has been said.
                self.done.extend(seen.into_iter().map(|name| (name, None)));
                return None;
            }
            row.push(parent);
        }
        for next in row.iter().rev() {
            self.get_one(next, problems);
        }
        self.done.get(&name.value).cloned().flatten()
    }

    fn get_one(&mut self, name: &Placed<String>, problems: &mut Problems) {
        if self.done.contains_key(&name.value) {
            return;
        }
        let scenario = match self.files.scenarios.get(&name.value) {
            Some(node) => self.read_file(&name.value, node, problems),
            None => self.read_column(name, &|_| true, problems),
        };
        self.done.insert(name.value.clone(), scenario);
    }

    fn read_file(&mut self, id: &str, node: &Node, problems: &mut Problems) -> Option<Scenario> {
        let mut fields = Fields::open(node, "S02", problems)?;
        let extends = placed_text(&mut fields, "extends", problems);
        let regime = placed_text(&mut fields, "regime", problems);
        let mut scenario = match (&extends, &regime) {
            (Some(parent), _) => self.get(parent, problems)?,
            (None, Some(_)) => empty(),
            (None, None) => {
                problems.push(
                    Problem::error("S03", node.place.clone(), say::no_regime()).hint(say::no_regime_hint()),
                );
                return None;
            }
        };
        if let Some(name) = regime {
            scenario.regime = regime::resolve(&name, &self.files.regimes, problems)?;
        }
        id.clone_into(&mut scenario.id);
        scenario.place = node.place.clone();
        scenario.title = fields.words("title", problems).unwrap_or_else(|| Words::same(id));
        scenario.description = fields.words("description", problems).unwrap_or_default();
        scenario.parent = extends.map(|parent| parent.value);
        let before: Vec<bool> = match scenario.parent {
            Some(_) => {
                self.sets.iter().map(|cell| scenario.has_key(&cell.key.value, self.first_projected)).collect()
            }
            None => vec![false; self.sets.len()],
        };
        apply(&mut scenario, &mut fields, problems);
        fields.finish(problems);
        self.set_what_is_new(&mut scenario, &before, problems);
        Some(scenario)
    }

    /// A column of scenarios.csv: a title, what it extends, and those keys that are wanted.
    fn read_column(
        &mut self,
        name: &Placed<String>,
        wanted: &dyn Fn(&TableCell) -> bool,
        problems: &mut Problems,
    ) -> Option<Scenario> {
        let files = self.files;
        let cells: Vec<&TableCell> = files.table.iter().filter(|cell| cell.scenario == name.value).collect();
        if cells.is_empty() {
            problems.push(unknown_scenario(name, files));
            return None;
        }
        let text = |key: &str| cells.iter().find(|cell| cell.key.value == key).map(|cell| &cell.value);
        let place = cells[0].value.place.clone();
        let parent = text("extends").cloned();
        let parent = parent.unwrap_or(Placed { value: "baseline".to_owned(), place: place.clone() });
        let mut scenario = self.get(&parent, problems)?;
        let zh = text("title.zh").or_else(|| text("title")).map_or(name.value.clone(), |t| t.value.clone());
        let en = text("title.en").or_else(|| text("title")).map_or(name.value.clone(), |t| t.value.clone());
        scenario.id.clone_from(&name.value);
        scenario.title = Words { zh, en };
        scenario.description = Words::default();
        scenario.parent = Some(parent.value);
        scenario.place = place;
        let since = match text("since") {
            None => self.first_projected,
            Some(year) => Year::parse(&year.value).unwrap_or_else(|| {
                let problem = Problem::error("S04", year.place.clone(), say::not_a_year());
                problems.push(problem.hint(say::year_hint()));
                self.first_projected
            }),
        };
        let keys: Vec<&TableCell> =
            cells.into_iter().filter(|cell| !is_about(cell) && wanted(cell)).collect();
        set_all(&mut scenario, &keys, since, problems);
        Some(scenario)
    }

    /// What is set on the command line holds where a number first appears: in the scenario that all others extend, or else
    /// in the one that brings it.
    fn set_what_is_new(&mut self, scenario: &mut Scenario, before: &[bool], problems: &mut Problems) {
        for (at, cell) in self.sets.iter().enumerate() {
            if !before[at] && scenario.has_key(&cell.key.value, self.first_projected) {
                self.used.insert(at);
                scenario.set(&cell.key, &cell.value, self.first_projected, problems);
            }
        }
    }
}

/// Whether a cell of scenarios.csv says something about its scenario rather than what changes.
fn is_about(cell: &TableCell) -> bool {
    ["extends", "since", "title", "title.zh", "title.en"].contains(&cell.key.value.as_str())
}

fn set_all(scenario: &mut Scenario, cells: &[&TableCell], since: Year, problems: &mut Problems) {
    for cell in cells {
        scenario.set(&cell.key, &cell.value, since, problems);
    }
}

impl Scenario {
    /// The accounts as they stand, under no rule: for books that print the towns' own part.
    #[must_use]
    pub fn as_printed() -> Self {
        Self { id: "accounts".to_owned(), title: say::as_printed(), ..empty() }
    }
}

/// A scenario that says nothing yet.
fn empty() -> Scenario {
    Scenario {
        id: String::new(),
        title: Words::default(),
        description: Words::default(),
        parent: None,
        regime: Regime { title: Words::default(), headline: None, rules: Vec::new(), unread: Vec::new() },
        years: None,
        growth: Rates::new(),
        growth_place: Place::default(),
        transfers: Rates::new(),
        spending: Rates::new(),
        pay_growth: None,
        element_growth: Rates::new(),
        shocks: Vec::new(),
        posts: Vec::new(),
        bears: Vec::new(),
        retirements: Vec::new(),
        devolved: Vec::new(),
        funds: Vec::new(),
        loans: Vec::new(),
        work_offs: Vec::new(),
        services: Vec::new(),
        place: Place::default(),
    }
}

fn unknown_scenario(name: &Placed<String>, files: &ScenarioFiles) -> Problem {
    let names: BTreeSet<&str> = files
        .scenarios
        .keys()
        .map(String::as_str)
        .chain(files.table.iter().map(|cell| cell.scenario.as_str()))
        .collect();
    let hint = nearest(&name.value, names.iter().copied()).map_or_else(
        || say::expected_one_of(names.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")),
        say::did_you_mean,
    );
    Problem::error("S05", name.place.clone(), say::unknown_scenario(&name.value)).hint(hint)
}
