//! From a book as typed to a book that is complete and consistent: everything that is wrong, at once.
//!
//! Settings come first, then each table row by row, then what the rows say of each other and of the years.

mod across;
mod cell;
mod code;
mod column;
mod debt;
mod employer_rates;
mod expenditure;
mod header;
mod oddities;
mod overlap;
mod parameters;
mod revenue;
mod series;
mod settings;
mod settlement;
mod staffing;
mod stocks;
mod transfers;
pub(super) mod word;

pub(super) use cell::unit_name;
pub use column::header_of;

use std::cell::Cell;

use rayon::prelude::*;

use super::intake::{Taken, take_all};
use super::{Book, RawBook, RawTable, TableKind, Town, TownId};
use crate::num::Unit;
use crate::problem::{Checked, Problems};
use cell::Row;
use header::Header;

/// What a row must know of its book.
struct Context<'a> {
    towns: &'a [Town],
    /// Ids and names in both languages, in order; where two towns have one, the first has it.
    names_of_towns: Vec<(&'a str, TownId)>,
    unit: Option<Unit>,
}

impl<'a> Context<'a> {
    fn of(towns: &'a [Town], unit: Option<Unit>) -> Self {
        let names_of = |(at, town): (usize, &'a Town)| {
            [&town.id, &town.name.zh, &town.name.en].map(|name| (name.as_str(), TownId(at)))
        };
        let mut names_of_towns: Vec<_> = towns.iter().enumerate().flat_map(names_of).collect();
        names_of_towns.sort_unstable();
        names_of_towns.dedup_by_key(|(name, _)| *name);
        Self { towns, names_of_towns, unit }
    }
}

/// Checks a book.
///
/// # Errors
/// All that is wrong with it; warnings travel along with a book that passes.
pub fn check(raw: &RawBook) -> Result<Checked<Book>, Problems> {
    let mut problems = Problems::new();
    let settings = settings::read(&raw.settings, &mut problems);
    let (tables, taken) = tables_of(raw, &mut problems);
    if settings.towns.is_empty() {
        // Without towns every row would be some other town's, and each told to be there twice.
        return Err(problems);
    }
    let context = Context::of(&settings.towns, settings.unit);
    let mut rows = Rows { context, tables: &tables, problems: &mut problems };
    let revenue = rows.of(TableKind::Revenue, revenue::row).unwrap_or_default();
    let transfers = rows.of(TableKind::Transfers, transfers::row);
    let expenditure = rows.of(TableKind::Expenditure, expenditure::row);
    let staffing = rows.of(TableKind::Staffing, staffing::row);
    let employer_rates = rows.of(TableKind::EmployerRates, employer_rates::row).unwrap_or_default();
    let parameters = rows.of(TableKind::Parameters, parameters::row).unwrap_or_default();
    let settlement = rows.of(TableKind::Settlement, settlement::row).unwrap_or_default();
    let debt = rows.of(TableKind::Debt, debt::row);
    let stocks = rows.of(TableKind::Stocks, stocks::row);
    let mut book = Book {
        id: raw.id.clone(),
        name: settings.name,
        kind: settings.kind,
        sources: settings.sources,
        note: settings.note,
        towns: settings.towns,
        usable: settings.usable,
        includes: settings.includes,
        revenue: overlap::settle(revenue, &mut problems),
        transfers: transfers.map(|rows| overlap::settle(rows, &mut problems)),
        expenditure: expenditure.map(|rows| overlap::settle(rows, &mut problems)),
        staffing: staffing.map(|rows| staffing::settle(rows, &mut problems)),
        employer_rates: employer_rates::settle(employer_rates, &mut problems),
        parameters: parameters::settle(parameters, &mut problems),
        settlement: settlement::settle(settlement, &mut problems),
        debt: debt.map(|rows| debt::settle(rows, &mut problems)),
        stocks: stocks.map(|rows| stocks::settle(rows, &mut problems)),
        settled: Vec::new(),
        taken,
    };
    across::check(&mut book, &tables, &mut problems);
    series::check(&book, &mut problems);
    oddities::find(&book, &tables, &mut problems);
    employer_rates::check(&book, &mut problems);
    parameters::check(&book, &mut problems);
    debt::check(&book, &mut problems);
    stocks::check(&book, &mut problems);
    problems.or(book)
}

/// The unit of amounts that a book's settings state, where they do.
#[must_use]
pub fn unit_of(raw: &RawBook) -> Option<Unit> {
    settings::read(&raw.settings, &mut Problems::new()).unit
}

/// Every sheet as tables of the book, and how each was read.
fn tables_of(raw: &RawBook, problems: &mut Problems) -> (Vec<RawTable>, Vec<Taken>) {
    let (mut tables, mut taken) = (Vec::new(), Vec::new());
    for (of_sheet, how) in take_all(&raw.sheets, problems) {
        tables.extend(of_sheet);
        taken.push(how);
    }
    (tables, taken)
}

/// How many rows are read in one go, and how many such stretches side by side before they are put together: a long table's rows
/// are not all there twice.
const STRETCH: usize = 512;
const AT_ONCE: usize = 64;

/// Reads the rows of one table after the other.
struct Rows<'a, 'p> {
    context: Context<'a>,
    tables: &'a [RawTable],
    problems: &'p mut Problems,
}

impl Rows<'_, '_> {
    /// The rows that can be understood of the tables of a kind; `None` where there is no such table.
    fn of<T: Send>(
        &mut self,
        kind: TableKind,
        read: impl Fn(&Row<'_>, &mut Problems) -> Option<T> + Sync,
    ) -> Option<Vec<T>> {
        let mut rows = None;
        for table in self.tables.iter().filter(|table| table.kind == kind) {
            let rows = rows.get_or_insert_with(Vec::new);
            let Some(header) = Header::read(table, &self.context, self.problems) else { continue };
            let stretch = |from: usize| {
                let (mut rows, mut problems, mut cells) =
                    (Vec::with_capacity(STRETCH), Problems::new(), Vec::new());
                let above = Cell::new(0);
                for at in from..table.rows.len().min(from + STRETCH) {
                    table.rows.read(at, &mut cells);
                    let row = Row { header: &header, cells: &cells, context: &self.context, above: &above };
                    rows.extend(read(&row, &mut problems));
                }
                (rows, problems)
            };
            rows.reserve(table.rows.len());
            let starts: Vec<usize> = (0..table.rows.len()).step_by(STRETCH).collect();
            let mut put = |read: Vec<(Vec<T>, Problems)>| {
                for (more, problems) in read {
                    rows.extend(more);
                    self.problems.extend(problems);
                }
            };
            let mut read = Vec::new();
            for starts in starts.chunks(AT_ONCE) {
                // While these are read those before are put together.
                let these = || starts.par_iter().map(|from| stretch(*from)).collect();
                (read, ()) = rayon::join(these, || put(read));
            }
            put(read);
        }
        rows
    }
}
