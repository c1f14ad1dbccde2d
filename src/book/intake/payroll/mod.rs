//! Payroll lists, a person a row: their headings, and what each row pays to a category. No message says what a cell of theirs
//! holds, since in a shifted row it may be a name.

mod columns;
mod sum;

use std::collections::BTreeMap;

use super::heading::{Title, title, year_in};
use super::item::is_total;
use super::people::{LOOKED_AT, Who, list_heading};
use super::taken::Taken;
use super::tidy::{half_width, is_nothing, number};
use crate::book::{CellKind, RawCell, RawSheet, Sheet, category_in, category_named};
use crate::num::{Money, Unit, Year};
use crate::problem::{Place, Problem, Problems};
use crate::text::problems::payroll as say;
use columns::{Column, Heading, heading, months_in, months_of};
pub use sum::table;

/// What one row of a list pays.
#[derive(Clone, Debug)]
pub struct Paid {
    /// Whose the row is, where a column or the unit says so.
    pub town: Option<String>,
    /// The year.
    pub year: Year,
    /// The months that it is for; none where it is for the whole year.
    pub months: Vec<u32>,
    /// For whom.
    pub category: String,
    /// Who bears it, where the list says so.
    pub bears: Option<String>,
    /// The mark of the person.
    pub person: String,
    /// Whether the mark is that of a number, which one person has alone.
    pub by_number: bool,
    /// What was paid, by element; under no name what was paid in all.
    pub amounts: Vec<(String, Money)>,
    /// Where.
    pub place: Place,
}

/// Whether a sheet is a list of people.
#[must_use]
pub fn is_list(sheet: &Sheet) -> bool {
    list_heading(&sheet.top(LOOKED_AT)).is_some()
}

/// What the rows of a list pay, and how it was read.
pub fn read(sheet: &Sheet, problems: &mut Problems) -> (Vec<Paid>, Taken) {
    let sheet = &sheet.open();
    let mut taken = Taken::of(sheet);
    let Some(first) = list_heading(sheet) else { return (Vec::new(), taken) };
    let title = title(sheet, first);
    let heading = heading(sheet, first, title.unit.unwrap_or(Unit::Yuan));
    taken.title = Title { account: None, unit: None, scope: None, ..title };
    taken.columns = heading.described();
    let mut reader = Reader { sheet, heading, title, months: months_of(sheet, first), problems };
    let paid = reader.rows(&mut taken);
    taken.figures = paid.len();
    for row in &paid {
        *taken.paid.entry(row.year).or_default() += row.amounts.iter().map(|(_, amount)| *amount).sum();
    }
    (paid, taken)
}

/// The amounts of a row by column, with their cells.
type Amounts<'s> = BTreeMap<usize, (Money, &'s Place)>;

struct Reader<'s, 'p> {
    sheet: &'s RawSheet,
    heading: Heading,
    title: Title,
    months: Vec<u32>,
    problems: &'p mut Problems,
}

impl<'s> Reader<'s, '_> {
    fn rows(&mut self, taken: &mut Taken) -> Vec<Paid> {
        if !self.has_what_it_needs() {
            return Vec::new();
        }
        let mut sums = Sums::default();
        let mut paid = Vec::new();
        let mut disagreeing: Vec<(Money, &'s Place)> = Vec::new();
        for row in &self.sheet.rows[self.heading.rows_from..] {
            let Some((person, by_number)) = self.person(row) else {
                taken.totals += self.total(row, &mut sums);
                continue;
            };
            let amounts = self.amounts(row);
            sums.add(&amounts);
            disagreeing.extend(self.beyond_elements(&amounts));
            if let Some(row) = self.paid(row, person, by_number, amounts) {
                paid.push(row);
            }
        }
        self.settle(paid, &disagreeing)
    }

    /// Whether there is a column of pay, and one of categories or a title that says whose pay it is.
    fn has_what_it_needs(&mut self) -> bool {
        let columns = &self.heading.columns;
        let pays = columns.iter().any(|column| matches!(column, Column::Element(..) | Column::Gross(_)));
        let place = self.heading_row();
        if !pays {
            self.problems.push(Problem::error("B41", place, say::no_pay()).hint(say::no_pay_hint()));
            return false;
        }
        if self.heading.position(&Column::Category).is_none() && self.category_of_all().is_none() {
            self.problems
                .push(Problem::error("B41", place, say::no_category()).hint(say::no_category_hint()));
            return false;
        }
        true
    }

    fn heading_row(&self) -> Place {
        self.sheet.place.on_line(self.heading.cells.first().map_or(0, |cell| cell.place.line))
    }

    /// The category that the title, the sheet's name or the file's says all of them are.
    fn category_of_all(&self) -> Option<String> {
        let file = self.sheet.place.file.rsplit('/').next().unwrap_or_default();
        let first = list_heading(self.sheet).unwrap_or(0);
        let above = self.sheet.rows[..first].iter().flatten().map(|cell| cell.text.as_str());
        let mut texts = above.chain(self.sheet.name.as_deref()).chain([file]);
        texts.find_map(category_in).map(str::to_owned)
    }

    /// The mark of the person of a row: of the number where there is one.
    fn person(&self, row: &[RawCell]) -> Option<(String, bool)> {
        let of = |wanted: Who| {
            let at = self.heading.position(&Column::Person(wanted))?;
            row.get(at).map(|cell| &cell.text).filter(|text| text.starts_with('#'))
        };
        let number = of(Who::Number);
        number.or_else(|| of(Who::Name)).map(|mark| (mark.clone(), number.is_some()))
    }

    /// The amounts of a row by column: of those that are filled in.
    fn amounts(&mut self, row: &'s [RawCell]) -> Amounts<'s> {
        let mut amounts = BTreeMap::new();
        for (at, column) in self.heading.columns.iter().enumerate() {
            let (Column::Element(_, unit) | Column::OnTop(_, unit) | Column::Gross(unit)) = column else {
                continue;
            };
            let Some(cell) = row.get(at).filter(|cell| !is_nothing(&cell.text)) else { continue };
            match amount(cell, *unit) {
                Some(amount) => drop(amounts.insert(at, (amount, &cell.place))),
                None => {
                    let message = say::no_amount(&self.heading.texts[at]);
                    let problem = Problem::error("B43", cell.place.clone(), message);
                    self.problems.push(problem.hint(say::no_amount_hint()));
                }
            }
        }
        amounts
    }

    /// What a row pays in all beyond its elements, and the cell that says so; nothing where they agree, or one says nothing.
    fn beyond_elements(&self, amounts: &Amounts<'s>) -> Option<(Money, &'s Place)> {
        let of = |at: &usize| &self.heading.columns[*at];
        let (_, (gross, place)) = amounts.iter().find(|(at, _)| matches!(of(at), Column::Gross(_)))?;
        let elements = amounts.iter().filter(|(at, _)| matches!(of(at), Column::Element(..)));
        let beyond = *gross - elements.map(|(_, (amount, _))| *amount).sum();
        (self.has_elements() && beyond != Money::ZERO).then_some((beyond, *place))
    }

    fn has_elements(&self) -> bool {
        self.heading.columns.iter().any(|column| matches!(column, Column::Element(..)))
    }

    fn paid(
        &mut self,
        row: &'s [RawCell],
        person: String,
        by_number: bool,
        amounts: Amounts<'s>,
    ) -> Option<Paid> {
        let category = self.category(row);
        let (year, months) = self.when(row)?;
        let bears = self.said(row, &Column::Bears, &|text| {
            let rest = ["镇", "县", "town", "county"].iter().find_map(|side| text.strip_prefix(side))?;
            rest.chars().all(|c| c.is_ascii_digit() || "级.%/: ".contains(c)).then(|| text.to_owned())
        });
        let town = self.said(row, &Column::Town, &|text| is_place(text).then(|| text.to_owned()));
        let employer = self.heading.position(&Column::Employer).and_then(|at| row.get(at));
        let town = town?.or_else(|| employer.and_then(|cell| town_of(&half_width(&cell.text))));
        let name = |at: usize| match &self.heading.columns[at] {
            Column::Element(name, _) | Column::OnTop(name, _) => name.clone(),
            _ => String::new(),
        };
        let amounts = amounts.into_iter().map(|(at, (amount, _))| (name(at), amount)).collect();
        let place = row.iter().find(|cell| !cell.text.is_empty())?.place.clone();
        let (category, bears) = (category?, bears?);
        Some(Paid { town, year, months, category, bears, person, by_number, amounts, place })
    }

    fn category(&mut self, row: &[RawCell]) -> Option<String> {
        if self.heading.position(&Column::Category).is_none() {
            return self.category_of_all();
        }
        let known = |text: &str| -> Option<String> {
            // A category of the office's own begins with a usual one: 编外-公益性岗位.
            let lead = text.split(['-', '—']).next().unwrap_or_default();
            let own = lead != text && category_named(lead).is_some();
            if own { Some(text.to_owned()) } else { category_in(text).map(str::to_owned) }
        };
        let found = self.said(row, &Column::Category, &known)?;
        if found.is_none()
            && let Some(cell) = self.heading.position(&Column::Category).and_then(|at| row.get(at))
        {
            self.not_understood(&Column::Category, &cell.place);
        }
        found
    }

    /// What a row says in a column, as `known` understands it; `Some(None)` where it says nothing, `None` where that is a
    /// problem, now told without the words.
    #[expect(clippy::option_option, reason = "nothing said, or nothing understood")]
    fn said(
        &mut self,
        row: &[RawCell],
        column: &Column,
        known: &dyn Fn(&str) -> Option<String>,
    ) -> Option<Option<String>> {
        let Some(cell) = self.heading.position(column).and_then(|at| row.get(at)) else { return Some(None) };
        let text = half_width(&cell.text).into_owned();
        if text.is_empty() {
            return Some(None);
        }
        let found = known(&text);
        if found.is_none() {
            self.not_understood(column, &cell.place);
        }
        found.map(Some)
    }

    fn not_understood(&mut self, column: &Column, place: &Place) {
        let heading = self.heading.position(column).map_or("", |at| self.heading.texts[at].as_str());
        let problem = Problem::error("B42", place.clone(), say::not_understood(heading));
        self.problems.push(problem.hint(match column {
            Column::Category => say::categories_hint(),
            _ => say::not_understood_hint(),
        }));
    }

    /// The year and the months of a row: its own, else the list's. Told once where nobody says.
    fn when(&mut self, row: &[RawCell]) -> Option<(Year, Vec<u32>)> {
        let text = |column: &Column| -> Option<String> {
            let cell = row.get(self.heading.position(column)?)?;
            Some(half_width(&cell.text).into_owned()).filter(|text| !text.is_empty())
        };
        let month = text(&Column::Month);
        let year = text(&Column::Year).or_else(|| month.clone()).and_then(|text| {
            year_in(&text).or_else(|| Year::parse(text.get(..4)?).filter(|_| text.len() == 6))
        });
        let Some(year) = year.or(self.title.year) else {
            let place = self.heading_row();
            self.problems.push(Problem::error("B71", place, say::which_year()).hint(say::which_year_hint()));
            return None;
        };
        let Some(month) = month else { return Some((year, self.months.clone())) };
        let found = match month.parse::<u32>() {
            Ok(number @ 1..=12) => vec![number],
            _ => months_in(&month),
        };
        Some((year, if found.is_empty() { self.months.clone() } else { found }))
    }

    /// Holds a row of nobody's against the sums above it: returns 1 where it is a total that agrees with all of them.
    fn total(&mut self, row: &'s [RawCell], sums: &mut Sums) -> usize {
        let name = row.iter().map(|cell| half_width(&cell.text).into_owned()).find(|text| is_total(text));
        let amounts = self.amounts(row);
        let Some(name) = name else {
            if let Some((_, place)) = amounts.values().find(|(amount, _)| *amount != Money::ZERO) {
                let problem = Problem::error("B43", Place::clone(place), say::nobodys());
                self.problems.push(problem.hint(say::nobodys_hint()));
            }
            return 0;
        };
        let mut agrees = !amounts.is_empty();
        for (at, (amount, place)) in &amounts {
            let sum = |sums: &BTreeMap<usize, Money>| sums.get(at).copied().unwrap_or_default();
            let (all, since) = (sum(&sums.all), sum(&sums.since));
            if *amount != all && *amount != since {
                agrees = false;
                let column = &self.heading.texts[*at];
                let yuan = |money: Money| money.exact(Unit::Yuan);
                let message =
                    say::total_differs(&name, column, yuan(*amount), yuan(all), yuan(*amount - all));
                let problem = Problem::warning("B73", Place::clone(place), message);
                self.problems.push(problem.hint(say::total_differs_hint()));
            }
        }
        sums.since.clear();
        usize::from(agrees)
    }

    /// Pay by its elements where they add up to what was paid in all, else in all.
    fn settle(&mut self, mut paid: Vec<Paid>, disagreeing: &[(Money, &'s Place)]) -> Vec<Paid> {
        if let Some((_, place)) = disagreeing.first() {
            let off: Money = disagreeing.iter().map(|(off, _)| *off).sum();
            let message = say::parts_differ(disagreeing.len(), off.exact(Unit::Yuan));
            let problem = Problem::warning("B44", Place::clone(place), message);
            self.problems.push(problem.hint(say::parts_differ_hint()));
        }
        if self.has_elements() && disagreeing.is_empty() {
            for row in &mut paid {
                row.amounts.retain(|(name, _)| !name.is_empty());
            }
            return paid;
        }
        let columns = self.heading.columns.iter();
        let on_top: Vec<&str> = columns
            .filter_map(|column| if let Column::OnTop(name, _) = column { Some(name.as_str()) } else { None })
            .collect();
        for row in &mut paid {
            // A row without pay in all has its elements to tell it.
            let in_all = row.amounts.iter().any(|(name, _)| name.is_empty());
            let counts = |name: &str| !in_all || name.is_empty() || on_top.contains(&name);
            let amounts = row.amounts.iter().filter(|(name, _)| counts(name));
            row.amounts = vec![(String::new(), amounts.map(|(_, amount)| *amount).sum())];
        }
        paid
    }
}

/// Sums of a list's columns: of all rows so far, and since the total before.
#[derive(Default)]
struct Sums {
    all: BTreeMap<usize, Money>,
    since: BTreeMap<usize, Money>,
}

impl Sums {
    fn add(&mut self, amounts: &Amounts<'_>) {
        for (at, (amount, _)) in amounts {
            *self.all.entry(*at).or_default() += *amount;
            *self.since.entry(*at).or_default() += *amount;
        }
    }
}

fn amount(cell: &RawCell, unit: Unit) -> Option<Money> {
    let (digits, own) = number(&cell.text);
    let unit = own.unwrap_or(unit);
    match cell.kind {
        CellKind::Number => Money::parse_near(&digits, unit).ok(),
        CellKind::Text | CellKind::Date => Money::parse(&digits, unit).ok(),
    }
}

/// Whether a text is a town's name or id, as no person is called.
fn is_place(text: &str) -> bool {
    ["镇", "乡", "街道", "办事处", "区", "园"].iter().any(|end| text.ends_with(end) && text != *end)
        || text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The town that a unit's name begins with: 和平镇中心小学 is 和平镇's.
fn town_of(employer: &str) -> Option<String> {
    ["镇", "乡", "街道"].iter().find_map(|end| {
        let at = employer.find(end).filter(|at| *at > 0)?;
        Some(employer[..at + end.len()].to_owned())
    })
}
