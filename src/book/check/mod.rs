//! From a book as typed to a book that is complete and consistent: everything that is wrong, at once.
//!
//! Settings come first, then each table row by row, then what the rows say of each other and of the years.

mod across;
mod cell;
mod code;
mod debt;
mod employer_rates;
mod expenditure;
mod header;
mod oddities;
mod overlap;
mod parameters;
mod revenue;
mod settings;
mod settlement;
mod staffing;
mod stocks;
mod transfers;
pub(super) mod word;

pub(super) use cell::unit_name;

use super::intake::{Taken, take_all};
use super::{Book, RawBook, RawTable, TableKind, Town};
use crate::num::Unit;
use crate::problem::{Checked, Problems};
use cell::Row;
use header::Header;

/// What a row must know of its book.
struct Context<'a> {
    towns: &'a [Town],
    unit: Option<Unit>,
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
    let context = Context { towns: &settings.towns, unit: settings.unit };
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

/// Reads the rows of one table after the other.
struct Rows<'a, 'p> {
    context: Context<'a>,
    tables: &'a [RawTable],
    problems: &'p mut Problems,
}

impl Rows<'_, '_> {
    /// The rows that can be understood of the tables of a kind; `None` where there is no such table.
    fn of<T>(
        &mut self,
        kind: TableKind,
        read: impl Fn(&Row<'_>, &mut Problems) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut rows = None;
        for table in self.tables.iter().filter(|table| table.kind == kind) {
            let rows = rows.get_or_insert_with(Vec::new);
            let Some(header) = Header::read(table, &self.context, self.problems) else { continue };
            let row = |cells| Row { header: &header, cells, context: &self.context };
            rows.extend(table.rows.iter().filter_map(|cells| read(&row(cells), self.problems)));
        }
        rows
    }
}
