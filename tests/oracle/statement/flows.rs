//! What the tables print and the scenario adds: transfers, funds, spending.

use std::collections::BTreeMap;

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::longest;
use super::super::tables::Row;
use super::sums::Sum;
use super::{Details, Moment, Oracle, add, rows_of, zero};

/// Code → line, the longest prefix deciding (spec, "code → line").
const TRANSFER_LINES: [(&str, &str); 14] = [
    ("11001", "returns"),
    ("1100201", "returns"),
    ("11002", "general_transfers"),
    ("11003", "tied"),
    ("11004", "tied"),
    ("11008", "carry_over"),
    ("11009", "brought_in"),
    ("11015", "brought_in"),
    ("11011", "borrowed"),
    ("105", "borrowed"),
    ("2300601", "remitted"),
    ("2300602", "other_remitted"),
    ("23008", "moved_out"),
    ("23009", "set_aside"),
];

impl<'a> Oracle<'a> {
    /// Rows of transfers.csv on a line, sums and funds with them; unknown without the table.
    pub(super) fn transfers(&self, town: usize, line: &'static str, at: Moment) -> Option<Details> {
        self.transfers.as_ref()?;
        let mut details = self.rows_and_funds(town, line, at);
        for sum in self.sums_on(town, line, at) {
            add(&mut details, sum.rule, &sum.fen);
        }
        Some(details)
    }

    /// The sums on a line. They are asked for only where they may be, since they may be of other lines.
    pub(super) fn sums_on(&self, town: usize, line: &'static str, at: Moment) -> Vec<Sum<'a>> {
        if !matches!(line, "returns" | "remitted") && !self.sums_reach(line, at.u) {
            return Vec::new();
        }
        self.sums(town, at).iter().filter(|sum| sum.line == line).cloned().collect()
    }

    /// Rows of transfers.csv on a line that no rule takes over, and funds.
    pub(super) fn rows_and_funds(&self, town: usize, line: &'static str, at: Moment) -> Details {
        let mut details = Details::new();
        let table = self.transfers.iter().flat_map(|table| rows_of(table, town, at.y.min(self.book.last())));
        for row in table {
            if transfer_line(&row.code) == line
                && !self.taken_over(town, &row.code, at.u)
                && let Some(fen) = self.transfer(row, line, at.y)
            {
                add(&mut details, &row.code, &fen);
            }
        }
        self.funds(town, line, at.u, &mut details);
        if line == "borrowed" {
            self.borrowed(town, at.y, &mut details);
        }
        details
    }

    /// A row of transfers.csv in a year: flat unless growth is stated; what happened once, and balances, do not recur.
    pub(super) fn transfer(&self, row: &Row, line: &str, y: i64) -> Option<Fen> {
        let mut fen = row.fen.clone();
        if y > self.book.last() {
            if row.one_off || matches!(line, "carry_over" | "brought_in" | "borrowed" | "set_aside") {
                return None;
            }
            if let Some(growth) = longest(&self.scenario().transfers, &row.code) {
                for t in self.book.last() + 1..=y {
                    fen = Rational::whole(1).plus(growth.at(t)).of(&fen);
                }
            }
        }
        Some(fen)
    }

    pub(super) fn funds(&self, town: usize, line: &str, u: i64, details: &mut Details) {
        for fund in self.scenario.map_or(&[][..], |scenario| &scenario.funds) {
            let here = fund.town.as_ref().is_none_or(|id| *id == self.book.towns[town]);
            if !here || !(fund.years.0..=fund.years.1).contains(&u) {
                continue;
            }
            match (line, fund.from_tied, fund.tied) {
                ("general_transfers", true, _)
                | ("general_transfers", false, false)
                | ("tied", false, true) => {
                    add(details, &fund.id, &fund.amount);
                }
                ("tied", true, _) => add(details, &fund.id, &-fund.amount.clone()),
                _ => {}
            }
        }
    }

    /// Without staffing.csv, wage rows of expenditure.csv are the staffing, if the book has any.
    pub(super) fn wages(&self, town: usize, at: Moment) -> Option<Details> {
        let mut rows = self.expenditure.as_ref()?.values().flatten();
        rows.any(|row| spending_class(row) == "wages").then(|| self.spending_series(town, "wages", at))?
    }

    pub(super) fn spending(&self, town: usize, line: &'static str, at: Moment) -> Option<Details> {
        self.expenditure.as_ref()?;
        match line {
            "tied_spending" if self.holds("tied") => None,
            "operations" | "livelihood" | "other_spending" if !self.book.includes.is_empty() => None,
            "tied_spending" if at.y > self.book.last() => {
                let spent = self.line(town, "tied", at)?;
                Some(Details::from([("tied".to_owned(), spent)]))
            }
            line => self.spending_class(town, line, at),
        }
    }

    /// A class of spending: its rows, and what a scenario adds under names of its own.
    pub(super) fn spending_class(&self, town: usize, class: &str, at: Moment) -> Option<Details> {
        let mut details = if class == "debt_service" && self.served_by_loans(town, at.y) {
            self.expenditure.as_ref()?;
            Details::new()
        } else {
            self.spending_series(town, class, at)?
        };
        match class {
            "operations" => self.operations_of_powers(town, at.y, &mut details),
            "livelihood" => self.services(town, at.y, &mut details),
            "other_spending" => self.paid_off(town, at.y, &mut details),
            "debt_service" => self.service_of_loans(town, at.y, &mut details),
            _ => {}
        }
        Some(details)
    }

    /// Rows of a class by function.
    pub(super) fn spending_series(&self, town: usize, class: &str, at: Moment) -> Option<Details> {
        let mut details = Details::new();
        for (function, fen) in self.series_of(town, class, at.y)? {
            add(&mut details, function, &fen);
        }
        Some(details)
    }

    /// The series of a class, each with its function; each (function, economic) grows by itself.
    pub(super) fn series_of(&self, town: usize, class: &str, y: i64) -> Option<Vec<(&'a str, Fen)>> {
        let table = self.expenditure.as_ref()?;
        let last = self.book.last();
        let mut series: BTreeMap<(&str, &str), Fen> = BTreeMap::new();
        for row in rows_of(table, town, y.min(last)) {
            let recurs = y <= last || !row.one_off;
            if spending_class(row) == class && recurs {
                *series.entry((&row.code, &row.economic)).or_insert_with(zero) += &row.fen;
            }
        }
        let grown = series.into_iter().map(|((function, economic), settled)| {
            let grow = |fen: Fen, t: i64| self.spending_growth(function, economic, class, t).of(&fen);
            (function, (last + 1..=y).fold(settled, grow))
        });
        Some(grown.collect())
    }

    /// The longest code, then the class's name, then `*`; pay grows as pay does.
    pub(super) fn spending_growth(&self, function: &str, economic: &str, class: &str, t: i64) -> Rational {
        if class == "wages" {
            return Rational::whole(1).plus(self.scenario().pay_growth.at(t));
        }
        let table = &self.scenario().spending;
        let is_code = |key: &str| key.starts_with(|c: char| c.is_ascii_digit());
        let fits =
            table.iter().filter(|(k, _)| is_code(k) && (function.starts_with(k) || economic.starts_with(k)));
        let by_code = fits.max_by_key(|(key, _)| key.len());
        let named = |name: &str| table.iter().find(|(key, _)| key == name);
        let found = by_code.or_else(|| named(class)).or_else(|| named("*"));
        let (_, growth) = found.unwrap_or_else(|| panic!("no growth of spending on {function}"));
        Rational::whole(1).plus(growth.at(t))
    }
}

/// The line of a code of transfers.csv.
pub fn transfer_line(code: &str) -> &'static str {
    let shared_powers = code.get(..7).and_then(|seven| seven.parse().ok());
    if shared_powers.is_some_and(|n: i64| (1_100_241..=1_100_260).contains(&n) || n == 1_100_269) {
        return "tied";
    }
    if code.starts_with("23015") {
        return "set_aside";
    }
    let fits = TRANSFER_LINES.iter().filter(|(prefix, _)| code.starts_with(prefix));
    fits.max_by_key(|(prefix, _)| prefix.len()).unwrap_or_else(|| panic!("`{code}` belongs to no line")).1
}

/// The class of a spending row (spec, "spending classes").
fn spending_class(row: &Row) -> &'static str {
    if row.tied {
        return "tied_spending";
    }
    match row.economic.get(..3) {
        Some("301") => return "wages",
        Some("302") => return "operations",
        Some("303") => return "livelihood",
        Some("307") => return "debt_service",
        _ => {}
    }
    match row.code.get(..3).expect("a function code") {
        "201" | "203" | "204" => "operations",
        "205" | "207" | "208" | "210" | "213" | "221" | "224" => "livelihood",
        "231" | "232" | "233" => "debt_service",
        _ => "other_spending",
    }
}
