//! Who pays whom (rules.md, "Every posting has a payer and a receiver"; language.md, 7), and the county's side of it.

use std::collections::BTreeMap;

use super::super::Fen;
use super::{Moment, Oracle, add, zero};

/// A flow of a town's year: payer, receiver, line, item or rule or code.
pub type Posting = (String, String, &'static str, String);

/// A line of the county's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountyLine {
    /// county_share + what towns remit to it − what it returns.
    Capacity,
    /// All that it keeps of a town.
    Net,
}

/// Lines of transfers, with who pays and who receives where no rule says otherwise.
const TRANSFERS: [(&str, &str, &str); 10] = [
    ("returns", "county", "town"),
    ("general_transfers", "county", "town"),
    ("tied", "county", "town"),
    ("remitted", "town", "county"),
    ("other_remitted", "town", "county"),
    ("brought_in", "reserves", "town"),
    ("carry_over", "reserves", "town"),
    ("set_aside", "town", "reserves"),
    ("moved_out", "town", "reserves"),
    ("borrowed", "lenders", "town"),
];

/// Lines of spending.
const SPENDING: [&str; 6] =
    ["staffing", "operations", "livelihood", "other_spending", "debt_service", "tied_spending"];

impl Oracle<'_> {
    /// Every flow of a town's year, `town` for the town itself.
    pub fn postings(&self, town: usize, at: Moment) -> BTreeMap<Posting, Fen> {
        let mut all = BTreeMap::new();
        let mut post = |payer: &str, receiver: &str, line: &'static str, code: &str, fen: &Fen| {
            let key = (payer.to_owned(), receiver.to_owned(), line, code.to_owned());
            *all.entry(key).or_insert_with(zero) += fen;
        };
        let splits = self.splits(town, at);
        for (i, item) in self.shares(town, at).iter().enumerate() {
            for (tier, fen) in ["central", "province", "city"].into_iter().zip(&item.tiers) {
                post("outside", tier, "upper_share", &item.code, fen);
            }
            post("outside", "town", "town_share", &item.code, &splits.town[i]);
            post("outside", "county", "county_share", &item.code, &(&item.local - &splits.town[i]));
        }
        for (label, _, to_town) in &splits.own {
            post("county", "town", "town_share", label, to_town);
        }
        for (power, fees, fen) in self.fees(town, at.y) {
            post("outside", "town", "town_share", &power.id, &fen);
            if fees.from_county {
                self.saw("fees given up", &fen);
                post("county", "outside", "given_up", &power.id, &fen);
            }
        }
        for (posts, fen) in self.posts(town, at.y).iter().filter(|(posts, _)| posts.from_county) {
            self.saw("staffing saved", fen);
            post("outside", "county", "staffing_saved", &posts.id, fen);
        }
        for (line, payer, receiver) in TRANSFERS {
            for (code, fen) in self.rows_and_funds(town, line, at) {
                if !code.starts_with("23009") {
                    post(payer, receiver, line, &code, &fen);
                }
            }
            for sum in self.sums_on(town, line, at) {
                let (payer, receiver) = if payer == "town" { ("town", sum.with) } else { (sum.with, "town") };
                post(payer, receiver, line, sum.rule, &sum.fen);
            }
        }
        for (step, (rule, terms)) in self.guarantees(at.u).iter().enumerate() {
            if let Some(parts) = self.guaranteed(step, at).get(&town) {
                post(terms.with, "town", "returns", &rule.id, &parts.received);
                post("town", terms.with, "remitted", &rule.id, &parts.paid);
                // one flow, from the town to itself; it stands where it comes to
                post("town", "town", "tied", &rule.id, &parts.tied);
            }
        }
        for (line, payer) in
            SPENDING.map(|line| (line, "town")).into_iter().chain([("staffing_borne", "county")])
        {
            for (code, fen) in self.details(town, line, at).iter().flat_map(|details| details.iter()) {
                let receiver = if line == "debt_service" { "lenders" } else { "outside" };
                post(payer, receiver, line, code, fen);
            }
        }
        all
    }

    /// A line of the county's side of a town; unknown where one of its terms is.
    pub fn county_line(&self, town: usize, line: CountyLine, at: Moment) -> Option<Fen> {
        let needed: &[&'static str] = match line {
            CountyLine::Capacity => &["returns", "remitted", "county_share"],
            CountyLine::Net => &[
                "returns",
                "remitted",
                "county_share",
                "other_remitted",
                "general_transfers",
                "tied",
                "staffing_borne",
            ],
        };
        for line in needed {
            self.line(town, line, at)?;
        }
        let mut by_line = BTreeMap::new();
        for ((payer, receiver, line, _), fen) in self.postings(town, at) {
            if receiver == "county" {
                add(&mut by_line, line, &fen);
            }
            if payer == "county" {
                add(&mut by_line, line, &-fen);
            }
        }
        let of = |line: &str| by_line.get(line).cloned().unwrap_or_else(zero);
        // what a rule's own row gives the town is the county's share the less
        let capacity = of("county_share") + of("town_share") + of("remitted") + of("returns");
        Some(match line {
            CountyLine::Capacity => capacity,
            CountyLine::Net => {
                let more = [
                    "other_remitted",
                    "general_transfers",
                    "tied",
                    "staffing_borne",
                    "staffing_saved",
                    "given_up",
                ];
                capacity + more.iter().map(|line| of(line)).sum::<Fen>()
            }
        })
    }
}
