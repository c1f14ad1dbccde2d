//! Overlays: a scenario, what it extends, its regime, and columns of scenarios.csv.

use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::super::tables::{Book, csv_file, toml_file};
use super::read::{
    bears, devolve, fund, loan, posts, posts_of_power, resolve_rule, retire, service, shock, text, whole,
    work_off,
};
use super::{Dated, Scenario, years};

const VERBS: [&str; 4] = ["statute", "split", "sum", "guarantee"];

/// A rule while overlays still change it.
#[derive(Clone)]
pub(super) struct RawRule {
    pub(super) table: Table,
    /// From when on, which verb, its table.
    pub(super) versions: Vec<(i64, String, Value)>,
}

impl RawRule {
    pub(super) fn id(&self) -> &str {
        self.table["id"].as_str().expect("a rule's id")
    }

    /// The version in force in a year: the latest `since`, of equals the one written last.
    fn version_at(&self, year: i64) -> usize {
        let in_force = self.versions.iter().enumerate().filter(|(_, version)| version.0 <= year);
        in_force.max_by_key(|(at, version)| (version.0, *at)).expect("a version in force").0
    }
}

/// A scenario while its parents are still being overlaid.
#[derive(Default)]
struct Raw {
    rules: Vec<RawRule>,
    settings: Table,
    growth: Table,
    transfers: Table,
    spending: Table,
    pay_growth: Option<Value>,
    element_growth: Table,
    shocks: Vec<Table>,
    posts: Vec<Table>,
    retire: Vec<Table>,
    devolve: Vec<Table>,
    bears: Vec<Table>,
    funds: Vec<Table>,
    loans: Vec<Table>,
    work_off: Vec<Table>,
    services: Vec<Table>,
}

/// Where scenarios and regimes are looked up.
pub struct Folders {
    /// scenarios/<book>.
    pub scenarios: PathBuf,
    /// Where a regime may stand; the first that has it counts.
    pub regimes: Vec<PathBuf>,
    /// From when on a column of scenarios.csv changes a rule, where it does not say.
    pub first_projected: i64,
}

fn tables(value: Option<&Value>) -> Vec<Table> {
    let list = value.and_then(Value::as_array).into_iter().flatten();
    list.map(|one| one.as_table().expect("a table").clone()).collect()
}

/// Replaces the one with the same id, or adds it.
fn overlay_list(list: &mut Vec<Table>, added: Vec<Table>) {
    for table in added {
        match list.iter_mut().find(|old| old.get("id").is_some() && old.get("id") == table.get("id")) {
            Some(old) => *old = table,
            None => list.push(table),
        }
    }
}

impl Folders {
    /// The folders of a book's scenarios, regimes beside them or above them.
    pub fn new(scenarios: &Path, book: &Book) -> Self {
        let above = scenarios.parent().expect("a folder above").join("regimes");
        Self {
            scenarios: scenarios.to_owned(),
            regimes: vec![scenarios.join("regimes"), above],
            first_projected: book.last() + 1,
        }
    }

    /// The names of all scenarios: files, then columns of scenarios.csv.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.scenarios).expect("a folder of scenarios");
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
            .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
            .collect();
        names.sort();
        if let Some(table) = csv_file(&self.scenarios.join("scenarios.csv")) {
            names.extend(table.headers[1..].iter().cloned());
        }
        names
    }

    /// A scenario with all that it extends.
    pub fn scenario(&self, name: &str) -> Scenario {
        let mut raw = Raw::default();
        self.overlay(&mut raw, name);
        raw.resolve(name)
    }

    fn overlay(&self, raw: &mut Raw, name: &str) {
        let file = self.scenarios.join(format!("{name}.toml"));
        if !file.exists() {
            return self.overlay_column(raw, name);
        }
        let table = toml_file(&file);
        if let Some(parent) = table.get("extends") {
            self.overlay(raw, &text(parent));
        }
        if let Some(regime) = table.get("regime") {
            raw.rules.clear();
            self.regime(raw, &text(regime));
        }
        raw.overlay_file(&table);
    }

    fn regime(&self, raw: &mut Raw, name: &str) {
        let files = self.regimes.iter().map(|folder| folder.join(format!("{name}.toml")));
        let file =
            files.into_iter().find(|file| file.exists()).unwrap_or_else(|| panic!("no regime `{name}`"));
        let table = toml_file(&file);
        if let Some(parent) = table.get("extends") {
            self.regime(raw, &text(parent));
        }
        raw.add_rules(&table);
    }

    /// A column of scenarios.csv: a blank cell is as in what it extends.
    fn overlay_column(&self, raw: &mut Raw, name: &str) {
        let table =
            csv_file(&self.scenarios.join("scenarios.csv")).unwrap_or_else(|| panic!("no scenario `{name}`"));
        let column = table.headers.iter().position(|header| header == name);
        let column = column.unwrap_or_else(|| panic!("no scenario `{name}`"));
        let cells: Vec<(&str, &str)> = table
            .rows
            .iter()
            .map(|row| (row[0].as_str(), row.get(column).map_or("", String::as_str)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let cell = |key: &str| cells.iter().find(|(name, _)| *name == key).map(|(_, value)| *value);
        self.overlay(raw, cell("extends").unwrap_or("baseline"));
        let since = cell("since").map_or(self.first_projected, |year| year.parse().expect("a year"));
        for (key, value) in cells.iter().filter(|(key, _)| {
            let heads = ["title", "description", "extends", "since"];
            !heads.contains(&key.split('.').next().unwrap_or(key))
        }) {
            raw.set(key, value, since);
        }
    }
}

impl Raw {
    fn add_rules(&mut self, table: &Table) {
        for rule in tables(table.get("rule")) {
            let since = rule.get("since").map_or(0, whole);
            let kind = VERBS.iter().find(|verb| rule.contains_key(**verb)).expect("a verb");
            let versions = vec![(since, (*kind).to_owned(), rule[*kind].clone())];
            let rule = RawRule { table: rule, versions };
            assert!(self.rules.iter().all(|old| old.id() != rule.id()), "rule `{}` twice", rule.id());
            self.rules.push(rule);
        }
    }

    fn rule(&mut self, id: &str) -> &mut RawRule {
        self.rules.iter_mut().find(|rule| rule.id() == id).unwrap_or_else(|| panic!("no rule `{id}`"))
    }

    fn overlay_file(&mut self, table: &Table) {
        self.add_rules(table);
        for change in tables(table.get("change")) {
            let rule = self.rule(change["rule"].as_str().expect("a rule's id"));
            if let Some(ends) = change.get("ends") {
                rule.table.insert("until".into(), ends.clone());
            }
            if let Some(kind) = VERBS.iter().find(|verb| change.contains_key(**verb)) {
                rule.versions.push((whole(&change["since"]), (*kind).to_owned(), change[*kind].clone()));
            }
        }
        let part = |key: &str| table.get(key).and_then(Value::as_table).cloned().unwrap_or_default();
        self.growth.extend(part("growth"));
        self.transfers.extend(part("transfers"));
        self.spending.extend(part("spending"));
        let staffing = part("staffing");
        self.pay_growth = staffing.get("pay_growth").cloned().or(self.pay_growth.take());
        self.element_growth
            .extend(staffing.get("growth").and_then(Value::as_table).cloned().unwrap_or_default());
        overlay_list(&mut self.posts, tables(staffing.get("posts")));
        overlay_list(&mut self.retire, tables(staffing.get("retire")));
        overlay_list(&mut self.devolve, tables(table.get("devolve")));
        self.bears.extend(tables(staffing.get("bears")));
        overlay_list(&mut self.shocks, tables(table.get("shock")));
        overlay_list(&mut self.funds, tables(table.get("fund")));
        overlay_list(&mut self.loans, tables(table.get("loan")));
        overlay_list(&mut self.work_off, tables(table.get("work_off")));
        overlay_list(&mut self.services, tables(table.get("service")));
        if let Some(years) = table.get("years") {
            self.settings.insert("years".into(), years.clone());
        }
    }

    /// Sets a key of the one grammar of keys (design.md, section 6).
    fn set(&mut self, key: &str, value: &str, since: i64) {
        let new = Value::String(value.to_owned());
        let (head, rest) = key.split_once('.').unwrap_or((key, ""));
        let in_list = |list: &mut Vec<Table>| {
            let (id, field) = rest.split_once('.').expect("an id and a field");
            let table = list.iter_mut().find(|table| table["id"].as_str() == Some(id)).expect("a known id");
            table.insert(field.to_owned(), new.clone());
        };
        match head {
            "years" => drop(self.settings.insert("years".into(), new)),
            "growth" => drop(self.growth.insert(rest.to_owned(), new)),
            "transfers" => drop(self.transfers.insert(rest.to_owned(), new)),
            "spending" => drop(self.spending.insert(rest.to_owned(), new)),
            "staffing" => self.set_in_staffing(rest, new, since),
            "devolve" => self.set_in_power(rest, new),
            "retire" => in_list(&mut self.retire),
            "shock" => in_list(&mut self.shocks),
            "fund" => in_list(&mut self.funds),
            "loan" => in_list(&mut self.loans),
            "work_off" => in_list(&mut self.work_off),
            "service" => in_list(&mut self.services),
            "posts" => in_list(&mut self.posts),
            rule => self.set_in_rule(rule, rest, value, since),
        }
    }

    fn set_in_staffing(&mut self, key: &str, value: Value, since: i64) {
        match key.split_once('.') {
            None if key == "pay_growth" => self.pay_growth = Some(value),
            Some(("growth", element)) => drop(self.element_growth.insert(element.to_owned(), value)),
            Some(("bears", category)) => {
                let categories = Value::Array(vec![Value::String(category.to_owned())]);
                let all = [("since", Value::Integer(since)), ("categories", categories), ("town", value)];
                self.bears.push(all.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
            }
            _ => panic!("no key `staffing.{key}`"),
        }
    }

    /// `posts` and `town_bears` of a power are its posts', `fees` their amount.
    fn set_in_power(&mut self, key: &str, value: Value) {
        let (id, field) = key.split_once('.').expect("an id and a field");
        let power = self.devolve.iter_mut().find(|table| table["id"].as_str() == Some(id));
        let power = power.expect("a known power");
        let (table, field) = match field {
            "posts" | "town_bears" => (power["posts"].as_table_mut().expect("posts"), field),
            "fees" => (power["fees"].as_table_mut().expect("fees"), "amount"),
            field => (power, field),
        };
        table.insert(field.to_owned(), value);
    }

    /// The field of a rule, in every version that counts from `since` on.
    fn set_in_rule(&mut self, id: &str, field: &str, value: &str, since: i64) {
        let rule = self.rule(id);
        let (from, kind, table) = rule.versions[rule.version_at(since)].clone();
        if from < since {
            rule.versions.push((since, kind, table));
        }
        for (_, kind, table) in rule.versions.iter_mut().filter(|version| version.0 >= since) {
            set_field(kind, table, field, value);
        }
    }

    fn resolve(self, name: &str) -> Scenario {
        let dated =
            |table: &Table| table.iter().map(|(key, value)| (key.clone(), Dated::read(value))).collect();
        let zero = Value::String("0%".into());
        Scenario {
            id: name.to_owned(),
            years: self.settings.get("years").map(|range| years(&text(range))),
            rules: self.rules.into_iter().map(resolve_rule).collect(),
            growth: dated(&self.growth),
            transfers: dated(&self.transfers),
            spending: dated(&self.spending),
            shocks: self.shocks.iter().map(shock).collect(),
            pay_growth: Dated::read(self.pay_growth.as_ref().unwrap_or(&zero)),
            element_growth: dated(&self.element_growth),
            posts: self
                .posts
                .iter()
                .map(posts)
                .chain(self.devolve.iter().filter_map(posts_of_power))
                .collect(),
            retire: self.retire.iter().map(retire).collect(),
            devolve: self.devolve.iter().map(devolve).collect(),
            bears: self.bears.iter().map(bears).collect(),
            funds: self.funds.iter().map(fund).collect(),
            loans: self.loans.iter().map(loan).collect(),
            work_off: self.work_off.iter().map(work_off).collect(),
            services: self.services.iter().map(service).collect(),
        }
    }
}

/// Sets a field where a verb's table has it: `town` of a split, `within` of its side, `amount` of a sum, …
fn set_field(kind: &str, table: &mut Value, field: &str, value: &str) {
    let new = Value::String(value.to_owned());
    let table = table.as_table_mut().expect("a verb's table");
    let mut path: Vec<&str> = Vec::new();
    match (kind, field) {
        ("split", "within" | "over") => path.push(if table.contains_key("town") { "town" } else { "county" }),
        ("split", "grows") => path.push("base"),
        ("sum", "up" | "down" | "code") => {}
        ("sum", _) => path.push(if table.contains_key("up") { "up" } else { "down" }),
        _ => {}
    }
    path.extend(field.split('.'));
    // `remittance.amount` where the amount is a bare text stands for the text itself
    if let [side, "amount"] = path[..]
        && table[side].is_str()
    {
        path.pop();
    }
    let (last, parents) = path.split_last().expect("a field");
    let mut at = table;
    for parent in parents {
        at = at[*parent].as_table_mut().unwrap_or_else(|| panic!("no `{field}` in {kind}"));
    }
    assert!(at.contains_key(*last), "an overlay may only change what exists: `{field}` in {kind}");
    at.insert((*last).to_owned(), new);
}
