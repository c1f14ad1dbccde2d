//! Sums up and down.

use std::fmt::Write as _;

use super::{Sum, World};

impl World {
    pub(super) fn sum_rule(&mut self) -> String {
        let id = self.id("s");
        let since = self.lcg.between(self.first + self.depth, self.last + 2);
        let until = if self.lcg.chance(25) {
            format!("until = {}\n", self.lcg.between(since, since + 4))
        } else {
            String::new()
        };
        let up = self.lcg.chance(50);
        let codes: &[&'static str] = if up { &["2300601", "2300602"] } else { &["1100201", "1100202"] };
        let code = self.lcg.pick(codes);
        let free = self.sums.iter().all(|sum| sum.code != Some(code));
        let code = (free && self.lcg.chance(30)).then_some(code);
        let (mut amount, mut has_amount) = self.sum_amount(since);
        let mut more = until.clone();
        if self.lcg.chance(12) {
            let of = self.lcg.pick(&["gross", "local", "upper", "town", "county"]);
            _ = writeln!(more, "covers = {}", self.whole_groups());
            let year = self.settled_year();
            let rest = match self.lcg.below(4) {
                0 => format!(
                    ", actual = {year}, less = {{ of = \"{of}\", actual = {year}, under = \"this\" }}"
                ),
                1 => format!(", actual = {year}, times = {}{}", self.share(), self.bounds(false)),
                2 => ", times = \"3.33%\", shared_by = \"equal\"".to_owned(),
                _ => format!(", times = {}", self.share()),
            };
            (amount, has_amount) = (format!("{{ of = \"{of}\"{rest} }}"), false);
        } else if code.is_none()
            && !amount.contains("rule = ")
            && !self.sums.is_empty()
            && self.lcg.chance(20)
        {
            let at = self.lcg.below(self.sums.len());
            if !self.sums[at].named {
                self.sums[at].lasts = false;
                _ = writeln!(more, "replaces = \"{}\"", self.sums[at].id);
            }
        }
        let mut lasts = until.is_empty();
        if self.towns > 1 && self.lcg.chance(20) {
            let towns = self.some_towns(&[]);
            more += &self.towns_key(&towns);
            lasts = false;
        }
        let mut verb = sum_text(up, &amount, code);
        if self.lcg.chance(20) {
            let with = self.lcg.pick(&["county", "central", "province", "city"]);
            _ = writeln!(verb, "sum.with = \"{with}\"");
        }
        let mut text = String::new();
        Self::rule(&mut text, &id, since, &format!("{more}{verb}"));
        self.sums.push(Sum {
            id,
            since,
            lasts,
            named: false,
            has_amount: has_amount && until.is_empty(),
            code,
            up,
        });
        text
    }

    /// A sum's amount, and whether `amount` is a key of it.
    pub(super) fn sum_amount(&mut self, since: i64) -> (String, bool) {
        let looks_back = self.depth > 0;
        let year = self.settled_year();
        let amount = match self.lcg.below(20) {
            12 | 13 => self.per_amount(),
            14 | 15 => self.shared_amount(),
            16 | 17 => self.following(),
            19 if looks_back => match self.lasting_guarantee(self.first) {
                Some(id) => {
                    let part = self.lcg.pick(&["received", "paid", "tied"]);
                    format!(
                        "{{ rule = \"{id}\", part = \"{part}\", actual = {}, times = \"50%\" }}",
                        self.back()
                    )
                }
                None => self.line_amount(since),
            },
            18 | 19 => match self.lasting_sum(since) {
                Some(id) => format!("{{ rule = \"{id}\", part = \"amount\", times = {} }}", self.share()),
                None => self.line_amount(since),
            },
            0 => return (format!("\"{}\"", self.sum_text(5)), true),
            1 => return (self.escalating(), true),
            2 => format!("{{ data = \"sum_a\"{} }}", self.bounds(false)),
            3 | 4 => {
                let items = self.whole_groups();
                let of = self.side();
                let new = format!("{{ items = {items}, of = \"{of}\", actual = {year}, under = \"this\" }}");
                format!(
                    "{{ items = {items}, of = \"{of}\", actual = {year}, less = {new}{} }}",
                    self.bounds(false)
                )
            }
            5 => {
                let (items, of) = (self.some_items(), self.lcg.pick(&["gross", "local", "upper"]));
                let when = self.statute_time();
                format!(
                    "{{ items = {items}, of = \"{of}\"{when}, times = {}{} }}",
                    self.share(),
                    self.bounds(false)
                )
            }
            6 => {
                let (items, of) = (self.whole_groups(), self.side());
                format!("{{ items = {items}, of = \"{of}\", times = {} }}", self.share())
            }
            7 => self.line_amount(since),
            8 if looks_back => {
                let line = self.later_line();
                format!(
                    "{{ line = \"{line}\", actual = {}, times = \"17.37%\"{} }}",
                    self.back(),
                    self.bounds(false)
                )
            }
            9 if since > year => {
                let line = self.later_line();
                let rate = self.growth();
                format!(
                    "{{ line = \"{line}\", actual = {year}, times = \"3%\", grows = {rate}{} }}",
                    self.bounds(true)
                )
            }
            10 => return (self.part_amount(since), false),
            _ => {
                let (sum, of) = (self.sum_text(3), self.lcg.pick(&["gross", "local", "upper"]));
                format!("{{ items = [\"101\"], of = \"{of}\", times = \"2/18\", less = \"{sum}\" }}")
            }
        };
        (amount, false)
    }

    /// Part of a line that no sum enters into.
    pub(super) fn line_amount(&mut self, since: i64) -> String {
        let mut lines =
            vec!["collected", "local_part", "upper_share", "town_share", "county_share", "handed_up"];
        if self.has_staffing {
            lines.extend(["staffing", "staffing_borne"]);
        }
        let line = self.lcg.pick(&lines);
        let year = self.settled_year();
        match self.lcg.below(3) {
            0 => format!("{{ line = \"{line}\", times = {} }}", self.share()),
            1 if since > year => {
                let old = format!("{{ line = \"{line}\", actual = {year} }}");
                format!("{{ line = \"{line}\", actual = {year}, under = \"this\", less = {old} }}")
            }
            _ => format!("{{ line = \"{line}\", times = \"5%\" }}"),
        }
    }

    /// A line that sums may enter into: only of an earlier year.
    pub(super) fn later_line(&mut self) -> &'static str {
        let mut lines = vec!["town_share", "local_part"];
        if self.has_transfers {
            lines.extend(["regime_capacity", "returns", "remitted", "tied"]);
            if self.has_expenditure && self.has_staffing {
                lines.extend(["usable", "balance", "closing", "spending"]);
            }
        }
        self.lcg.pick(&lines)
    }

    /// A named part of a split over a base, where one is always in force.
    pub(super) fn part_amount(&mut self, since: i64) -> String {
        let ids: Vec<String> =
            self.groups.iter().filter(|group| group.has_parts()).map(|group| group.id.clone()).collect();
        if ids.is_empty() {
            return self.line_amount(since);
        }
        let id = &ids[self.lcg.below(ids.len())];
        let part = self.lcg.pick(&["base", "within", "over", "over_other", "short", "paid"]);
        let when = match self.lcg.below(3) {
            0 if self.depth > 0 => format!(", actual = {}", self.back()),
            _ => String::new(),
        };
        format!("{{ rule = \"{id}\", part = \"{part}\"{when}, times = {} }}", self.share())
    }
}

/// `sum = { … }`, as a table or with dotted keys.
pub(super) fn sum_text(up: bool, amount: &str, code: Option<&str>) -> String {
    let code = code.map_or(String::new(), |code| format!("sum.code = \"{code}\"\n"));
    format!("{code}sum.{} = {amount}\n", if up { "up" } else { "down" })
}
