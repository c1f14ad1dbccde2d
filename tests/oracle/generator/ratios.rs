//! Ratios as text: written, each town's own, measured; and rates with tiers.

use super::{SHARES, World, number};

impl World {
    /// A ratio of any use; a measured one is bounded, since a part may be many times the whole.
    pub(super) fn share(&mut self) -> String {
        match self.lcg.below(100) {
            0..15 => "{ data = \"share_a\" }".into(),
            15..25 => {
                let most = self.lcg.pick(&["100%", "65.5%", "1"]);
                let least = self.lcg.pick(&["0%", "0%", "2/7"]);
                self.measured(&format!(", at_least = \"{least}\", at_most = \"{most}\""))
            }
            _ => format!("\"{}\"", self.lcg.pick(&SHARES)),
        }
    }

    /// A ratio where a share is meant, so that a measured one is held within the whole by itself.
    pub(super) fn part_share(&mut self) -> String {
        if !self.lcg.chance(10) {
            return self.share();
        }
        let bounds = self.lcg.pick(&[
            "",
            "",
            ", at_least = \"17.37%\"",
            ", at_most = \"1/3\"",
            ", at_least = \"1/3\", at_most = \"2/7\"",
        ]);
        self.measured(bounds)
    }

    /// One amount over another, both of what hangs on receipts and the statute alone.
    fn measured(&mut self, bounds: &str) -> String {
        let (part, of) = (self.statute_amount(), self.statute_amount());
        format!("{{ part = {part}, of = {of}{bounds} }}")
    }

    fn statute_amount(&mut self) -> String {
        match self.lcg.below(7) {
            6 => {
                let (sum, column) = (self.sum_text(1), self.column());
                format!("{{ amount = \"{sum}\", shared_by = \"{column}\" }}")
            }
            0 => format!("\"{}\"", self.sum_text(1)),
            1 => "{ data = \"base_a\" }".into(),
            2 => format!("\"{}\"", self.lcg.pick(&["collected", "local_part", "upper_share"])),
            3 => {
                let (items, less) = (self.all_items(), self.sum_text(2));
                format!("{{ items = {items}, of = \"local\", less = \"{less}\" }}")
            }
            _ => {
                let (items, of) = (self.some_items(), self.lcg.pick(&["gross", "local", "local"]));
                format!("{{ items = {items}, of = \"{of}\"{} }}", self.statute_time())
            }
        }
    }

    /// A share, or tiers that end at sums, at parts of the base, or at one and then the other.
    pub(super) fn tiers_or_share(&mut self) -> String {
        if !self.lcg.chance(28) {
            return self.part_share();
        }
        let count = self.lcg.between(1, 3);
        let (mut sum, mut part) = (0, 0);
        let kind = self.lcg.below(3);
        let mut tiers = Vec::new();
        for number_of in 0..count {
            let at_sum = kind == 0 || kind == 1 && number_of % 2 == 0;
            let end = if at_sum {
                sum += self.lcg.between(1, self.cap / 4);
                format!("{}元", number(sum, "元"))
            } else {
                part += self.lcg.between(1, 60);
                format!("{part}%")
            };
            let rate = self.part_share();
            tiers.push(format!("{{ to = \"{end}\", rate = {rate} }}"));
        }
        tiers.push(format!("{{ rate = {} }}", self.part_share()));
        format!("[{}]", tiers.join(", "))
    }
}
