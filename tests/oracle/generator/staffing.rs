//! Who works for the towns, by cost or by elements with contributions; who comes and goes, and powers handed down.

use std::fmt::Write as _;

use super::{SHARES, World, number};

const ELEMENTS: [&str; 3] = ["基本工资", "津补贴", "绩效"];
const FEE_CODES: [&str; 4] = ["10302", "10304", "1030499", "10399"];

/// What the columns of pay say.
struct PayColumns {
    /// Elements, and a cost in all beside them.
    both: bool,
    /// Which elements are those of all heads together,
    of_all: Vec<bool>,
    /// and whether the cost in all is.
    in_all: bool,
}

impl World {
    pub(super) fn staffing(&mut self) -> String {
        if self.lcg.chance(65) {
            let count = usize::try_from(self.lcg.between(2, 3)).expect("few");
            self.elements = ELEMENTS[..count].to_vec();
        }
        // where both stand, some categories have elements and some a cost in all
        let both = !self.elements.is_empty() && self.lcg.chance(40);
        let column = |of_all: bool, name: &str| {
            if of_all { format!("{name}总额(元)") } else { format!("{name}(元/人年)") }
        };
        let of_all: Vec<bool> = self.elements.clone().iter().map(|_| self.lcg.chance(25)).collect();
        let mut pay: Vec<String> =
            self.elements.iter().zip(&of_all).map(|(name, of_all)| column(*of_all, name)).collect();
        let in_all = self.lcg.chance(35);
        if both || pay.is_empty() {
            pay.push(if in_all { column(true, "") } else { column(false, "人均成本") });
        }
        let layout = PayColumns { both, of_all, in_all };
        let columns = format!("年度,类别,编制数,实有人数,{},负担", pay.join(","));
        let mut text = if self.towns > 1 { format!("镇,{columns}\n") } else { format!("{columns}\n") };
        for town in 0..self.towns {
            for year in self.first..=self.last {
                for (at, category) in self.categories.clone().into_iter().enumerate() {
                    let start = self.start_row(town);
                    let heads = self.lcg.between(0, 400);
                    let pay = self.pay(&layout, at % 3 == 1, heads);
                    let bears = self.lcg.pick(&["镇", "镇", "县", "镇70%", "镇33.3%"]);
                    _ = writeln!(text, "{start}{year},{category},{heads},{heads},{pay},{bears}");
                    self.spare.insert((town, category), heads);
                }
            }
        }
        text
    }

    /// The cells of a row's pay.
    fn pay(&mut self, columns: &PayColumns, in_all: bool, heads: i64) -> String {
        // a total is no multiple of the heads
        let fen =
            |of_all: bool, one: i64, odd: i64| number(if of_all { one * heads + odd } else { one }, "元");
        let (one, odd) = (self.lcg.between(100_000, 20_000_000), self.lcg.between(0, 399));
        if self.elements.is_empty() {
            return fen(columns.in_all, one, odd);
        }
        if columns.both && in_all {
            return format!("{}{}", ",".repeat(self.elements.len()), fen(columns.in_all, one, odd));
        }
        let mut cells = vec![fen(columns.of_all[0], one, odd)];
        for of_all in &columns.of_all[1..] {
            let more = if self.lcg.chance(15) { 0 } else { self.lcg.between(0, 9_000_000) };
            cells.push(fen(*of_all, more, odd));
        }
        if columns.both {
            cells.push(String::new());
        }
        cells.join(",")
    }

    /// Rates for all, some of them new from a later year on, and some for the first category alone, which always has
    /// elements.
    pub(super) fn employer_rates(&mut self) -> String {
        let mut text =
            self.lcg.pick(&["险种,类别,起始年,费率,基数\n", "item,category,since,rate,base\n"]).to_owned();
        let first = self.categories[0];
        for item in ["养老", "医疗", "公积金"] {
            if item != "养老" && self.lcg.chance(30) {
                continue;
            }
            for (category, percent) in [("", 85), (first, 40)] {
                if !self.lcg.chance(percent) {
                    continue;
                }
                let mut since = vec![self.first - 3];
                if self.lcg.chance(40) {
                    since.push(self.lcg.between(self.first, self.last + 4));
                }
                for since in since {
                    let rate = self.lcg.pick(&["16%", "8%", "12%", "8.05%", "1/7", "0%", "9.333%"]);
                    let base = self.base_of_rate();
                    _ = writeln!(text, "{item},{category},{since},{rate},{base}");
                }
            }
        }
        if text.lines().count() == 1 {
            let base = self.base_of_rate();
            _ = writeln!(text, "养老,,{},16%,{base}", self.first);
        }
        text
    }

    fn base_of_rate(&mut self) -> String {
        let some: Vec<&str> = self.elements.clone().into_iter().filter(|_| self.lcg.chance(60)).collect();
        if some.is_empty() { self.elements[0].to_owned() } else { some.join("+") }
    }

    pub(super) fn element_growth(&mut self) -> String {
        if self.elements.is_empty() {
            return String::new();
        }
        let mut text = "[staffing.growth]\n".to_owned();
        for (at, element) in self.elements.clone().into_iter().enumerate() {
            if at == 0 || self.lcg.chance(40) {
                _ = writeln!(text, "\"{element}\" = {}", self.rate());
            }
        }
        text + "\n"
    }

    pub(super) fn posts(&mut self, id: &str) -> String {
        if !self.has_staffing {
            return String::new();
        }
        let (year, category) =
            (self.lcg.between(self.last + 1, self.last + 4), self.lcg.pick(&self.categories.clone()));
        let (posts, bears) = (self.lcg.between(1, 60), self.lcg.pick(&SHARES));
        let from = self.lcg.pick(&["", "from = \"county\"\n"]);
        let town = self.lcg.below(self.towns);
        let town = self.its_town(town);
        let title = "title = { zh = \"新增编制\", en = \"Posts\" }";
        let head =
            format!("[[staffing.posts]]\nid = \"{id}\"\n{title}\nyear = {year}\ncategory = \"{category}\"\n");
        format!("{head}posts = {posts}\ntown_bears = \"{bears}\"\n{from}{town}\n")
    }

    /// Heads that leave a category for another, never more than there are.
    pub(super) fn retire(&mut self, id: &str) -> String {
        if !self.has_staffing {
            return String::new();
        }
        let (category, to) =
            (self.lcg.pick(&self.categories.clone()), self.lcg.pick(&self.categories.clone()));
        let town = self.lcg.below(self.towns);
        let spare = self.spare[&(town, category)];
        if spare == 0 {
            return String::new();
        }
        let posts = self.lcg.between(1, spare.min(40));
        self.spare.insert((town, category), spare - posts);
        let year = self.lcg.between(self.last + 1, self.last + 4);
        let town = self.its_town(town);
        let to =
            if to == "离退休" && self.lcg.chance(50) { String::new() } else { format!("to = \"{to}\"\n") };
        let title = "title = { zh = \"退休\", en = \"Retiring\" }";
        let head = format!(
            "[[staffing.retire]]\nid = \"{id}\"\n{title}\nyear = {year}\ncategory = \"{category}\"\n"
        );
        format!("{head}posts = {posts}\n{to}{town}\n")
    }

    /// A power with posts, running costs and fees, or some of them.
    pub(super) fn devolve(&mut self, id: &str) -> String {
        let year = self.lcg.between(self.last + 1, self.last + 4);
        let title = "title = { zh = \"事权\", en = \"Power\" }";
        let town = self.lcg.below(self.towns);
        let mut text = format!("[[devolve]]\nid = \"{id}\"\n{title}\nyear = {year}\n{}", self.its_town(town));
        let from = |world: &mut Self| world.lcg.pick(&["", ", from = \"county\""]);
        if self.has_staffing && self.lcg.chance(60) {
            let (category, bears) = (self.lcg.pick(&self.categories.clone()), self.lcg.pick(&SHARES));
            let (posts, from) = (self.lcg.between(1, 40), from(self));
            _ = writeln!(
                text,
                "posts = {{ category = \"{category}\", posts = {posts}, town_bears = \"{bears}\"{from} }}"
            );
        }
        if self.lcg.chance(60) {
            let (code, amount, from) = (self.lcg.pick(&FEE_CODES), self.sum_text(10), from(self));
            _ = writeln!(text, "fees = {{ code = \"{code}\", amount = \"{amount}\"{from} }}");
        }
        if !text.contains("posts =") && !text.contains("fees =") || self.lcg.chance(60) {
            _ = writeln!(text, "operations = \"{}\"", self.sum_text(10));
        }
        text + "\n"
    }

    /// `town = …`, which only a book of one town may leave out.
    pub(super) fn its_town(&mut self, town: usize) -> String {
        if self.towns == 1 && self.lcg.chance(50) {
            return String::new();
        }
        format!("town = \"{}\"\n", self.town_name(town))
    }

    pub(super) fn bears(&mut self) -> String {
        let since = self.lcg.between(self.last, self.last + 3);
        let (category, share) = (self.lcg.pick(&self.categories.clone()), self.lcg.pick(&SHARES));
        format!("[[staffing.bears]]\nsince = {since}\ncategories = [\"{category}\"]\ntown = \"{share}\"\n\n")
    }
}
