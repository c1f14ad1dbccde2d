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
mod overlap;
mod parameters;
mod revenue;
mod settings;
mod settlement;
mod staffing;
mod stocks;
mod transfers;
mod word;

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
    if settings.towns.is_empty() {
        // Without towns every row would be some other town's, and each told to be there twice.
        return Err(problems);
    }
    let context = Context { towns: &settings.towns, unit: settings.unit };
    let table = |kind| raw.tables.iter().find(|table| table.kind == kind);
    let mut rows = Rows { context, problems: &mut problems };
    let revenue = table(TableKind::Revenue).map(|table| rows.of(table, revenue::row)).unwrap_or_default();
    let transfers = table(TableKind::Transfers).map(|table| rows.of(table, transfers::row));
    let expenditure = table(TableKind::Expenditure).map(|table| rows.of(table, expenditure::row));
    let staffing = table(TableKind::Staffing).map(|table| rows.of(table, staffing::row));
    let employer_rates =
        table(TableKind::EmployerRates).map(|table| rows.of(table, employer_rates::row)).unwrap_or_default();
    let parameters =
        table(TableKind::Parameters).map(|table| rows.of(table, parameters::row)).unwrap_or_default();
    let settlement =
        table(TableKind::Settlement).map(|table| rows.of(table, settlement::row)).unwrap_or_default();
    let debt = table(TableKind::Debt).map(|table| rows.of(table, debt::row));
    let stocks = table(TableKind::Stocks).map(|table| rows.of(table, stocks::row));
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
    };
    across::check(&mut book, raw, &mut problems);
    employer_rates::check(&book, &mut problems);
    debt::check(&book, &mut problems);
    stocks::check(&book, &mut problems);
    problems.or(book)
}

/// Reads the rows of one table after the other.
struct Rows<'a, 'p> {
    context: Context<'a>,
    problems: &'p mut Problems,
}

impl Rows<'_, '_> {
    /// The rows of a table that can be understood.
    fn of<T>(&mut self, table: &RawTable, read: impl Fn(&Row<'_>, &mut Problems) -> Option<T>) -> Vec<T> {
        let Some(header) = Header::read(table, &self.context, self.problems) else { return Vec::new() };
        let row = |cells| Row { header: &header, cells, context: &self.context };
        table.rows.iter().filter_map(|cells| read(&row(cells), self.problems)).collect()
    }
}
