//! Who works for a town and what they cost: heads × cost with contributions, and who bears it (rules.md, Smaller
//! decisions; README, "A book is a folder", "Staff and powers").

use std::collections::BTreeSet;

use super::super::Fen;
use super::super::rational::Rational;
use super::super::rules::{Dated, Posts};
use super::super::tables::{Pay, bears};
use super::{Details, Moment, Oracle, add, zero};

impl<'a> Oracle<'a> {
    pub(super) fn staffing(&self, town: usize, line: &str, at: Moment) -> Option<Details> {
        if self.book.staffing.is_none() {
            return if line == "staffing" { self.wages(town, at) } else { None };
        }
        let mut details = Details::new();
        let mut post = |code: &str, total: Fen, bears: &Rational| {
            let town_part = bears.of(&total);
            add(&mut details, code, &if line == "staffing" { town_part } else { total - town_part });
        };
        for row in self.pay_rows(town, at.y) {
            let heads = row.headcount + self.moved(town, &row.category, at.y);
            post(&row.category, self.pay(row, heads, at.y), &self.bears(town, row, at.u));
        }
        for (posts, total) in self.posts(town, at.y) {
            post(&posts.id, total, &posts.town_bears);
        }
        Some(details)
    }

    fn pay_rows(&self, town: usize, y: i64) -> impl Iterator<Item = &'a Pay> {
        let table = self.book.staffing.as_deref().unwrap_or_default();
        let y = y.min(self.book.last());
        table.iter().filter(move |row| row.town == town && row.year == y)
    }

    /// Whether what a scenario says of a town, or of all, is of this one.
    pub(super) fn is_of(&self, town: usize, of: Option<&String>) -> bool {
        of.is_none_or(|name| self.book.names.get(name) == Some(&town))
    }

    /// Posts added by a year, in projected years alone, and what they cost in all.
    pub(super) fn posts(&self, town: usize, y: i64) -> Vec<(&'a Posts, Fen)> {
        let Some(scenario) = self.scenario.filter(|_| y > self.book.last()) else { return Vec::new() };
        let here = scenario.posts.iter().filter(|p| p.year <= y && self.is_of(town, p.town.as_ref()));
        let paid = here.flat_map(|posts| {
            let rows = self.pay_rows(town, y).filter(|row| row.category == posts.category);
            rows.map(move |row| (posts, self.pay(row, posts.posts, y)))
        });
        paid.collect()
    }

    /// Heads that came to a category by a year, less those that left it.
    fn moved(&self, town: usize, category: &str, y: i64) -> i64 {
        let Some(scenario) = self.scenario.filter(|_| y > self.book.last()) else { return 0 };
        let moves = scenario.retire.iter().filter(|r| r.year <= y && self.is_of(town, r.town.as_ref()));
        let moved =
            moves.map(|r| r.posts * (i64::from(r.to == category) - i64::from(r.category == category)));
        let moved = moved.sum();
        self.saw("retired", &Fen::from(moved));
        moved
    }

    /// Heads × cost, and on top of it ⟨base × rate⟩ for each item of contributions. A settled year keeps the totals that its
    /// rows state.
    fn pay(&self, row: &Pay, heads: i64, y: i64) -> Fen {
        let stated = |name: &str| {
            let total = row.totals.get(name).filter(|_| y <= self.book.last());
            total.inspect(|total| self.saw("pay stated in all", total)).cloned()
        };
        let told_apart = self.told_apart(row);
        let paid: Vec<(&str, Fen)> = if told_apart || (y <= self.book.last() && !row.elements.is_empty()) {
            let elements = row.elements.iter().map(|(name, fen)| {
                let of_all = stated(name).unwrap_or_else(|| self.element(name, fen, y) * heads);
                (name.as_str(), of_all)
            });
            elements.collect()
        } else {
            let worked_out = || self.pay_grown(&row.cost, self.pay_growth(), y) * heads;
            vec![("", stated("cost").unwrap_or_else(worked_out))]
        };
        paid.iter().map(|(_, fen)| fen).sum::<Fen>() + self.contributions(row, &paid, y)
    }

    /// A cost grows as a whole until a rate of contribution or of growth tells its elements apart.
    fn told_apart(&self, row: &Pay) -> bool {
        let grows = self.scenario.is_some_and(|scenario| !scenario.element_growth.is_empty());
        !row.elements.is_empty() && (grows || !self.book.employer_rates.is_empty())
    }

    fn contributions(&self, row: &Pay, paid: &[(&str, Fen)], y: i64) -> Fen {
        if row.elements.is_empty() {
            return zero();
        }
        let items: BTreeSet<&str> = self.book.employer_rates.iter().map(|rate| rate.item.as_str()).collect();
        let mut all = zero();
        for item in items {
            let of = |category: &str| {
                let rates = self.book.employer_rates.iter();
                rates
                    .filter(|rate| rate.item == item && rate.category == category && rate.since <= y)
                    .max_by_key(|rate| rate.since)
            };
            let own = of(&row.category);
            let Some(rate) = own.or_else(|| of("")) else { continue };
            let base = paid.iter().filter(|(name, _)| rate.base.iter().any(|base| base == name));
            let fen = rate.rate.of(&base.map(|(_, fen)| fen).sum::<Fen>());
            self.saw(if own.is_some() { "contribution of a category" } else { "contribution" }, &fen);
            all += fen;
        }
        all
    }

    /// An element of pay of one head: by its own growth, or by that of pay.
    fn element(&self, name: &str, settled: &Fen, y: i64) -> Fen {
        let own = self.scenario.and_then(|scenario| {
            let found = scenario.element_growth.iter().find(|(element, _)| element == name);
            found.map(|(_, growth)| growth)
        });
        let grown = self.pay_grown(settled, own.or_else(|| self.pay_growth()), y);
        if own.is_some() {
            self.saw("element with a growth of its own", &(&grown - settled));
        }
        grown
    }

    /// `None` in a book that is only printed, where nothing grows.
    fn pay_growth(&self) -> Option<&'a Dated> {
        self.scenario.map(|scenario| &scenario.pay_growth)
    }

    /// x(y) = ⟨x(y−1)·(1+growth)⟩ from the last settled year on.
    fn pay_grown(&self, settled: &Fen, growth: Option<&Dated>, y: i64) -> Fen {
        let years = self.book.last() + 1..=y;
        years.fold(settled.clone(), |fen, t| {
            Rational::whole(1).plus(growth.expect("a scenario").at(t)).of(&fen)
        })
    }

    /// The town's part of a category's pay under the rules of a year: by the scenario, else by the town's own parameter, else as
    /// the row says.
    fn bears(&self, town: usize, row: &Pay, u: i64) -> Rational {
        let changes = self.scenario.map_or(&[][..], |scenario| &scenario.bears).iter().enumerate();
        let fits =
            changes.filter(|(_, change)| change.since <= u && change.categories.contains(&row.category));
        if let Some((_, change)) = fits.max_by_key(|(at, change)| (change.since, *at)) {
            return change.town.clone();
        }
        let own = ["负担-", "bears-"].iter().find_map(|lead| {
            self.book.parameter_if_any(town, &format!("{lead}{}", row.category), u).map(bears)
        });
        own.inspect(|part| self.saw("bears by a parameter", &part.of(&Fen::from(100))))
            .unwrap_or_else(|| row.bears.clone())
    }
}
