//! Guarantees: floors, caps, pools, equalisation, hold-harmless, one after another.

use std::fmt::Write as _;

use super::{Guarantee, World};

impl World {
    pub(super) fn guarantee_rule(&mut self) -> String {
        let id = self.id("h");
        let early = self.lcg.chance(30);
        let since = if early {
            self.lcg.between(2000, self.first)
        } else {
            self.lcg.between(self.first + self.depth, self.last + 2)
        };
        let mut more = String::new();
        let mut lasts = true;
        if self.lcg.chance(15) {
            _ = writeln!(more, "until = {}", self.lcg.between(since, since + 4).max(self.last));
            lasts = false;
        }
        if self.towns > 1 && self.lcg.chance(25) {
            let towns = self.some_towns(&[]);
            more += &self.towns_key(&towns);
            lasts = false;
        }
        let free: Vec<usize> = (0..self.guarantees.len())
            .filter(|at| self.guarantees[*at].lasts && !self.guarantees[*at].named)
            .collect();
        let verb = self.guarantee(since, !early);
        // a replacement stands where the replaced one stood, so it may name none that came after that
        if !free.is_empty() && !verb.contains("rule = ") && self.lcg.chance(15) {
            let at = free[self.lcg.below(free.len())];
            self.guarantees[at].lasts = false;
            _ = writeln!(more, "replaces = \"{}\"", self.guarantees[at].id);
        }
        let mut text = String::new();
        Self::rule(&mut text, &id, since, &format!("{more}guarantee = {verb}\n"));
        self.guarantees.push(Guarantee { id, since, lasts, named: false });
        text
    }

    /// A guarantee's table. One from before the first year's look-back may not look back itself.
    pub(super) fn guarantee(&mut self, since: i64, looks_back: bool) -> String {
        let on = self.held();
        let at = self.guaranteed(since, looks_back);
        let mut text = format!("on = {on}, at = {at}");
        let with =
            self.lcg.pick(&["county", "county", "pool", "pool", "pool", "central", "province", "city"]);
        let sides: &[&str] = match self.lcg.below(if with == "pool" { 12 } else { 4 }) {
            0 => &["below"],
            1 => &["above"],
            _ => &["below", "above"],
        };
        for side in sides {
            let rate = if self.lcg.chance(12) { self.ratio_of_lines() } else { self.tiers_or_share() };
            _ = write!(text, ", {side} = {rate}");
        }
        if self.lcg.chance(40) {
            let tied = match self.lcg.below(6) {
                0..3 => "\"rest\"".to_owned(),
                3 => self.ratio_of_lines(),
                _ => self.part_share(),
            };
            _ = write!(text, ", tied = {tied}");
        }
        if self.lcg.chance(30) {
            let most = match self.lcg.below(4) {
                0 => "{ data = \"sum_a\" }".to_owned(),
                1 => "{ line = \"town_share\", times = \"5%\" }".to_owned(),
                2 => format!("{{ {} }}", self.per_head()),
                _ => format!("\"{}\"", self.sum_text(6)),
            };
            _ = write!(text, ", at_most = {most}");
        }
        format!("{{ {text}, with = \"{with}\" }}")
    }

    /// A new version of a guarantee; it names none, since it may come before them.
    pub(super) fn new_guarantee(&mut self, since: i64) -> String {
        let others = std::mem::take(&mut self.guarantees);
        let verb = self.guarantee(since, true);
        self.guarantees = others;
        verb
    }

    /// A line that is known in every year.
    fn known_line(&mut self) -> &'static str {
        let mut lines = vec!["town_share", "town_share", "county_share", "local_part", "collected"];
        if self.has_transfers {
            lines.extend(["regime_capacity", "regime_capacity", "returns", "remitted", "general_transfers"]);
            lines.extend(["brought_in", "carry_over", "other_remitted", "tied"]);
            if self.has_expenditure || !self.takes_debt_service {
                lines.extend(["usable", "usable", "usable"]);
                if self.has_staffing {
                    lines.extend(["after_staffing", "after_staffing"]);
                }
            }
        }
        if self.has_staffing {
            lines.push("staffing");
        }
        if self.has_expenditure {
            lines.extend(["operations", "livelihood", "other_spending", "debt_service"]);
        }
        self.lcg.pick(&lines)
    }

    /// One line over another, both as they then stand.
    fn ratio_of_lines(&mut self) -> String {
        let (part, of) = (self.known_line(), self.known_line());
        let bounds = self.lcg.pick(&["", ", at_most = \"65.5%\"", ", at_least = \"17.37%\""]);
        format!("{{ part = \"{part}\", of = \"{of}\"{bounds} }}")
    }

    fn held(&mut self) -> String {
        let line = self.known_line();
        match self.lcg.below(8) {
            0 => {
                let less = self.known_line();
                format!("{{ line = \"{line}\", less = {{ line = \"{less}\" }} }}")
            }
            1 => {
                let (sum, share) = (self.sum_text(5), self.share());
                format!("{{ line = \"{line}\", plus = \"{sum}\", times = {share} }}")
            }
            2 => {
                let (items, side) = (self.whole_groups(), self.side());
                format!("{{ items = {items}, of = \"{side}\" }}")
            }
            _ => format!("\"{line}\""),
        }
    }

    fn guaranteed(&mut self, since: i64, looks_back: bool) -> String {
        let year = self.settled_year();
        let lasting = self.lasting_guarantee(since);
        match self.lcg.below(16) {
            0 => format!("\"{}\"", self.sum_text(2)),
            1 => format!("{{ data = \"base_a\"{} }}", self.bounds(false)),
            2 if looks_back && since > year => format!("{{ actual = {year} }}"),
            3 if looks_back && since > year => {
                let share = self.lcg.pick(&["95%", "1", "2/7"]);
                format!("{{ actual = {year}, times = \"{share}\", grows = {} }}", self.growth())
            }
            4 | 5 if looks_back && self.depth > 0 => {
                format!("{{ actual = {}, times = \"95%\" }}", self.back())
            }
            6 | 7 => {
                let column = self.column();
                format!("{{ shared_by = \"{column}\" }}")
            }
            8 => {
                let column = self.column();
                format!("{{ times = \"92.5%\", shared_by = \"{column}\"{} }}", self.bounds(false))
            }
            9 => self.per_amount(),
            10 => self.shared_amount(),
            11 => {
                let (items, side) = (self.whole_groups(), self.side());
                format!("{{ items = {items}, of = \"{side}\", actual = {year} }}")
            }
            12 if lasting.is_some() => {
                let (line, id) = (self.known_line(), lasting.expect("a guarantee"));
                let part = self.lcg.pick(&["received", "paid", "tied"]);
                format!("{{ line = \"{line}\", plus = {{ rule = \"{id}\", part = \"{part}\" }} }}")
            }
            13 => match self.lasting_sum(since) {
                Some(id) => {
                    format!("{{ rule = \"{id}\", part = \"amount\", plus = {{ data = \"base_a\" }} }}")
                }
                None => format!("\"{}\"", self.sum_text(1)),
            },
            _ => {
                let (line, share) = (self.known_line(), self.share());
                format!("{{ line = \"{line}\", times = {share} }}")
            }
        }
    }

    /// A guarantee for all towns that is in force whenever a rule is that begins in a year; it must then last.
    pub(super) fn lasting_guarantee(&mut self, since: i64) -> Option<String> {
        let mut fit = self.guarantees.iter_mut().filter(|other| other.lasts && other.since <= since);
        let found = fit.next_back()?;
        found.named = true;
        Some(found.id.clone())
    }

    /// Likewise a sum.
    pub(super) fn lasting_sum(&mut self, since: i64) -> Option<String> {
        let mut fit = self.sums.iter_mut().filter(|other| other.lasts && other.since <= since);
        let found = fit.next_back()?;
        found.named = true;
        Some(found.id.clone())
    }
}
