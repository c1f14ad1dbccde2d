//! From what rows of payroll lists pay to a table of staffing: heads and totals of each category, and nobody in it.

use std::collections::{BTreeMap, BTreeSet};

use super::Paid;
use crate::book::{CellKind, RawCell, RawTable, TableKind};
use crate::num::{Money, Ratio, Unit, Year};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::payroll as say;

/// A category of a town and year, and who bears it.
type Key = (Option<String>, Year, String, Option<String>);

/// How often a person, by mark, stands in each list, by file and sheet.
type People<'p> = BTreeMap<&'p str, BTreeMap<(&'p str, Option<&'p str>), usize>>;

/// A category as its rows add up.
#[derive(Default)]
struct Group<'p> {
    /// What was paid in lists for the whole year, by element.
    by_year: BTreeMap<String, Money>,
    /// What was paid in lists of months.
    by_month: BTreeMap<String, Money>,
    /// Who stands in the lists of a month (0 for a whole year).
    people: BTreeMap<u32, People<'p>>,
    /// Where it first stands.
    place: Place,
}

/// The table that payroll lists add up to; nothing where they pay nobody.
pub fn table(paid: &[Paid], place: &Place, problems: &mut Problems) -> Option<RawTable> {
    let towns: BTreeSet<&String> = paid.iter().filter_map(|row| row.town.as_ref()).collect();
    let by_town = towns.len() > 1;
    let groups = grouped(paid, by_town);
    if groups.is_empty() {
        return None;
    }
    let months = months_by_year(paid, by_town, problems);
    let elements: BTreeSet<&String> = groups.values().flat_map(Group::elements).collect();
    let names: Vec<&String> = in_order(paid, &elements);
    let in_all = elements.iter().any(|name| name.is_empty());
    let mut headers: Vec<String> = ["年度", "类别", "实有人数", "负担"].map(str::to_owned).into();
    headers.extend(names.iter().map(|name| format!("{name}总额(元)")));
    headers.extend(in_all.then(|| "总额(元)".to_owned()));
    headers.extend(by_town.then(|| "镇".to_owned()));
    let row = |(key, group): (&Key, &Group<'_>)| {
        let (town, year, category, bears) = key;
        let bears = bears.as_deref().unwrap_or("镇");
        let is_twin = |other: &&Key| (&other.0, other.1, &other.2) == (town, *year, category);
        // Heads that others bear are a category of their own.
        let alone = groups.keys().filter(is_twin).count() == 1;
        let category = if alone { category.clone() } else { format!("{category}-{bears}") };
        let months = months.get(&(town.clone(), *year));
        let (count, last) =
            months.map_or((0, 0), |months| (months.len(), months.last().copied().unwrap_or(0)));
        let mut texts = vec![year.to_string(), category, group.heads(last).to_string(), bears.to_owned()];
        // A row states elements or pay in all, and leaves the others blank.
        let states_in_all = group.elements().any(String::is_empty);
        let amount = |name: &str| {
            let counts = name.is_empty() == states_in_all;
            if counts { group.total(name, count).exact(Unit::Yuan) } else { String::new() }
        };
        texts.extend(names.iter().map(|name| amount(name)));
        texts.extend(in_all.then(|| amount("")));
        texts.extend(by_town.then(|| town.clone().unwrap_or_default()));
        cells(texts, &group.place)
    };
    let first = &groups.values().next()?.place;
    let rows = groups.iter().map(row).collect();
    Some(RawTable { kind: TableKind::Staffing, place: place.clone(), headers: cells(headers, first), rows })
}

fn cells(texts: Vec<String>, place: &Place) -> Vec<RawCell> {
    let cell = |text| RawCell { text, kind: CellKind::Text, place: place.clone() };
    texts.into_iter().map(cell).collect()
}

fn grouped(paid: &[Paid], by_town: bool) -> BTreeMap<Key, Group<'_>> {
    let mut groups: BTreeMap<Key, Group<'_>> = BTreeMap::new();
    for row in paid {
        let town = row.town.clone().filter(|_| by_town);
        let group = groups.entry((town, row.year, row.category.clone(), row.bears.clone())).or_default();
        if group.people.is_empty() {
            group.place = row.place.clone();
        }
        let amounts = if row.months.is_empty() { &mut group.by_year } else { &mut group.by_month };
        for (name, amount) in &row.amounts {
            *amounts.entry(name.clone()).or_default() += *amount;
        }
        let month = row.months.last().copied().unwrap_or(0);
        let in_list = group.people.entry(month).or_default().entry(&row.person).or_default();
        let times = in_list.entry(row.place.sheet()).or_default();
        // A number is one person's however often it stands there; a name may be several people's.
        *times = if row.by_number { 1 } else { *times + 1 };
    }
    groups
}

impl Group<'_> {
    fn elements(&self) -> impl Iterator<Item = &String> {
        self.by_year.keys().chain(self.by_month.keys())
    }

    /// The heads of a month; those of lists for the whole year where there is none.
    fn heads(&self, month: u32) -> usize {
        let Some(people) = self.people.get(&month) else { return 0 };
        // Who stands in two lists of a month (pay, and a bonus) is one person.
        people.values().map(|lists| lists.values().copied().max().unwrap_or(0)).sum()
    }

    /// A year's total of an element: lists of fewer months than twelve stand for the year.
    fn total(&self, name: &str, months: usize) -> Money {
        let of = |amounts: &BTreeMap<String, Money>| amounts.get(name).copied().unwrap_or_default();
        let months = i64::try_from(months).unwrap_or(12);
        let year = Ratio::new(12, months).and_then(|times| times.of(of(&self.by_month).fen()));
        of(&self.by_year) + year.map_or(Money::ZERO, Money::from_fen)
    }
}

/// The months that there are lists of, by town and year; where they are not twelve the rest is told to be like them.
fn months_by_year(
    paid: &[Paid],
    by_town: bool,
    problems: &mut Problems,
) -> BTreeMap<(Option<String>, Year), BTreeSet<u32>> {
    let mut months: BTreeMap<(Option<String>, Year), BTreeSet<u32>> = BTreeMap::new();
    let mut places: BTreeMap<Year, &Place> = BTreeMap::new();
    for row in paid.iter().filter(|row| !row.months.is_empty()) {
        months.entry((row.town.clone().filter(|_| by_town), row.year)).or_default().extend(&row.months);
        places.entry(row.year).or_insert(&row.place);
    }
    for ((_, year), found) in months.iter().filter(|(_, found)| found.len() != 12) {
        let place = Place { line: 0, column: 0, width: 0, cell: None, ..places[year].clone() };
        let problem = Problem::warning("B45", place, say::not_all_months(year, found.len()));
        problems.push(problem.hint(say::not_all_months_hint()));
    }
    months
}

/// The elements in the order in which the lists have them.
fn in_order<'p>(paid: &'p [Paid], elements: &BTreeSet<&String>) -> Vec<&'p String> {
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in paid.iter().flat_map(|row| &row.amounts) {
        if !name.is_empty() && elements.contains(name) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
