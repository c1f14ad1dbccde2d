//! Ratios, rates, items and sums of money as text.

use std::fmt::Write as _;

use super::{World, number};

pub(super) const RATES: [&str; 14] = [
    "0%", "3%", "-3%", "4.5%", "-12.34%", "1/3", "-1/7", "17.37%", "0.5%", "-0.01%", "2.718%", "6.9%",
    "1/11", "-25%",
];

impl World {
    /// A sum of money, about a part of what is collected.
    pub(super) fn sum_text(&mut self, part: i64) -> String {
        let fen = self.lcg.between(0, self.cap / part);
        let unit = self.lcg.pick(&["元", "万元"]);
        format!("{}{unit}", number(fen, unit))
    }

    /// How a rule's amount grows: at a rate, or at each town's own.
    pub(super) fn growth(&mut self) -> String {
        if self.lcg.chance(12) { "{ data = \"growth_a\" }".into() } else { self.rate() }
    }

    /// A rate, the same for all years or changing once.
    pub(super) fn rate(&mut self) -> String {
        let one = self.lcg.pick(&RATES);
        if self.lcg.chance(65) {
            return format!("\"{one}\"");
        }
        let turn = self.lcg.between(self.first, self.last + 4);
        format!("{{ \"..{turn}\" = \"{one}\", \"{}..\" = \"{}\" }}", turn + 1, self.lcg.pick(&RATES))
    }

    pub(super) fn list(codes: &[String]) -> String {
        let quoted: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
        format!("[{}]", quoted.join(", "))
    }

    pub(super) fn has_fees(&self) -> bool {
        self.codes.iter().any(|code| code.starts_with("103"))
    }

    pub(super) fn all_items(&self) -> String {
        if self.has_fees() { "[\"101\", \"103\"]".into() } else { "[\"101\"]".into() }
    }

    /// The first five digits of some tax.
    pub(super) fn family(&mut self) -> String {
        let taxes: Vec<&String> = self.codes.iter().filter(|code| code.starts_with("101")).collect();
        taxes[self.lcg.below(taxes.len())][..5].to_owned()
    }

    /// Some items, as prefixes.
    pub(super) fn some_items(&mut self) -> String {
        match self.lcg.below(5) {
            4 if self.codes.iter().any(|code| code.ends_with("@moved")) => "[\"@moved\"]".into(),
            0 => "[\"101\"]".into(),
            1 => self.all_items(),
            2 => {
                let out = self.family();
                let others = self.codes.iter().any(|code| code.starts_with("101") && !code.starts_with(&out));
                if others { format!("[\"101\", \"-{out}\"]") } else { "[\"101\"]".into() }
            }
            _ => format!("[\"{}\"]", self.codes[self.lcg.below(self.codes.len())]),
        }
    }

    /// All items of some rules, so that their own postings are of these items alone.
    pub(super) fn whole_groups(&mut self) -> String {
        if self.groups.is_empty() || self.lcg.chance(50) {
            return self.all_items();
        }
        let at = self.lcg.below(self.groups.len());
        Self::list(&self.groups[at].codes)
    }

    /// A settled year that a rule may name: those before it have figures enough to look back on.
    pub(super) fn settled_year(&mut self) -> i64 {
        self.lcg.between(self.first + self.depth, self.last)
    }

    pub(super) fn bounds(&mut self, grows: bool) -> String {
        let mut text = String::new();
        if self.lcg.chance(35) {
            let bound = match self.lcg.below(8) {
                0 => format!("{{ {} }}", self.per_head()),
                1 => {
                    let (sum, column) = (self.sum_text(2), self.column());
                    format!("{{ amount = \"{sum}\", shared_by = \"{column}\" }}")
                }
                _ => format!("\"{}\"", self.sum_text(4)),
            };
            _ = write!(text, ", at_least = {bound}");
        }
        if self.lcg.chance(35) {
            let bound = self.sum_text(1);
            _ = write!(text, ", at_most = \"{bound}\"");
        }
        if !text.is_empty() && grows && self.lcg.chance(40) {
            text += ", bounds = \"result\"";
        }
        text
    }
}
