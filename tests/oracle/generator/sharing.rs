//! Amounts a head, amounts shared among towns, amounts that follow receipts.

use super::{World, number};

impl World {
    /// A whole-number column.
    pub(super) fn column(&mut self) -> String {
        let mut names = vec!["population", "population", "equal", "whole_a"];
        if self.has_staffing {
            names.extend(["headcount", "headcount.行政编制"]);
        }
        self.lcg.pick(&names).to_owned()
    }

    /// A stated sum a head, small enough for a town's people.
    pub(super) fn per_head(&mut self) -> String {
        let (fen, column) = (self.lcg.between(0, (self.cap / 200_000).max(3)), self.column());
        format!("amount = \"{}元\", per = \"{column}\"", number(fen, "元"))
    }

    /// Something a head, with what else a town gets.
    pub(super) fn per_amount(&mut self) -> String {
        let per = self.per_head();
        match self.lcg.below(4) {
            0 => {
                let more = self.sum_text(9);
                format!("{{ {per}, plus = \"{more}\" }}")
            }
            1 => {
                let other = self.per_head();
                format!("{{ {per}, plus = {{ {other} }}, times = {} }}", self.share())
            }
            2 => format!("{{ {per}{} }}", self.bounds(false)),
            _ => {
                let year = self.settled_year();
                format!("{{ {per}, in = {year}, grows = {} }}", self.growth())
            }
        }
    }

    /// A total shared by a column: stated, each town's own, or both.
    pub(super) fn shared_amount(&mut self) -> String {
        let (sum, column) = (self.sum_text(2), self.column());
        let by = format!("shared_by = \"{column}\"");
        let items = {
            let (items, of) = (self.some_items(), self.lcg.pick(&["gross", "local", "upper"]));
            format!("items = {items}, of = \"{of}\", times = \"17.37%\"")
        };
        let inside = match self.lcg.below(8) {
            0 => format!("amount = \"{sum}\", {by}"),
            1 => format!("{}, {by}", self.per_head()),
            2 => format!("data = \"sum_a\", {by}"),
            3 => format!("{items}, {by}"),
            4 => {
                let less = self.sum_text(2);
                format!("amount = \"{sum}\", plus = {{ data = \"sum_a\" }}, less = \"{less}\", {by}")
            }
            5 => {
                let less = self.sum_text(2);
                format!("amount = \"{sum}\", less = \"{less}\", times = \"2/7\", {by}")
            }
            6 => format!("amount = \"-{sum}\", plus = {{ {items} }}, {by}"),
            _ => {
                let other = self.column();
                let own = format!("plus = {{ amount = \"{sum}\", shared_by = \"{other}\" }}");
                format!("data = \"sum_a\", {own}, {by}")
            }
        };
        let after = match self.lcg.below(3) {
            0 => {
                let year = self.settled_year();
                format!(", in = {year}, grows = {}{}", self.growth(), self.bounds(true))
            }
            1 => self.bounds(false),
            _ => String::new(),
        };
        format!("{{ {inside}{after} }}")
    }

    /// A sum that follows receipts; small, since receipts may be a thousand times those of the year before.
    pub(super) fn following(&mut self) -> String {
        let most = (self.cap / 5).min(2_000_000_000_000_000 / 300 / self.cap);
        let start = number(self.lcg.between(most / 2, most), "元");
        let (items, of) = (self.all_items(), self.lcg.pick(&["gross", "local", "upper"]));
        let year = self.lcg.between(self.first, self.last);
        let coefficient =
            self.lcg.pick(&["\"0.3\"", "\"0.3\"", "\"1/7\"", "\"1\"", "{ data = \"share_a\" }"]);
        let under = if self.lcg.chance(40) { format!(", under = {}", self.under()) } else { String::new() };
        let follows = format!("{{ items = {items}, of = \"{of}\"{under}, coefficient = {coefficient} }}");
        let bounds = format!("at_least = \"-{start}元\", at_most = \"{}元\"", number(most * 2, "元"));
        format!("{{ amount = \"{start}元\", in = {year}, follows = {follows}, {bounds} }}")
    }
}
