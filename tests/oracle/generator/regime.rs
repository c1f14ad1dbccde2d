//! Statutes, splits and their replacements.

use std::fmt::Write as _;

use super::{Group, Lcg, World};

impl World {
    pub(super) fn statutes(&mut self) -> String {
        let mut text = "title = { zh = \"法定分享\", en = \"Statute\" }\n".to_owned();
        let mut families: Vec<String> = self.codes.iter().map(|code| code[..5].to_owned()).collect();
        families.dedup();
        for family in families {
            if self.lcg.chance(35) {
                continue;
            }
            let early = self.lcg.between(1994, self.first);
            let turn = self.lcg.between(self.first + 1, self.last + 4);
            let id = self.id("st");
            match self.lcg.below(5) {
                4 if self.towns > 1 => {
                    let some = self.some_towns(&[]);
                    let others: Vec<usize> = (0..self.towns).filter(|town| !some.contains(town)).collect();
                    let key = self.towns_key(&some);
                    self.statute(&mut text, &id, &family, early, &key);
                    let next = self.id("st");
                    let key = self.towns_key(&others);
                    if !others.is_empty() {
                        self.statute(&mut text, &next, &family, early, &key);
                    }
                }
                0 => {
                    self.statute(&mut text, &id, &family, early, &format!("until = {}\n", turn - 1));
                    let next = self.id("st");
                    self.statute(&mut text, &next, &family, turn, "");
                }
                1 => {
                    self.statute(&mut text, &id, &family, early, "");
                    let next = self.id("st");
                    let until =
                        if self.lcg.chance(50) { format!("until = {}\n", turn + 1) } else { String::new() };
                    self.statute(&mut text, &next, &family, turn, &format!("replaces = \"{id}\"\n{until}"));
                }
                _ => self.statute(&mut text, &id, &family, early, ""),
            }
        }
        text
    }

    pub(super) fn statute(&mut self, text: &mut String, id: &str, family: &str, since: i64, more: &str) {
        let tiers = self.tiers();
        if !more.contains("until") {
            self.statutes.push((id.to_owned(), since));
        }
        _ = writeln!(
            text,
            "[[rule]]\nid = \"{id}\"\ntitle = {{ zh = \"分享\", en = \"Shares\" }}\nreference = \"x\""
        );
        _ = writeln!(text, "since = {since}\n{more}covers = [\"{family}\"]\nstatute = {{ {tiers} }}\n");
    }

    /// Shares that leave something to the local part.
    pub(super) fn tiers(&mut self) -> String {
        let pick = |lcg: &mut Lcg, list: &[&'static str]| lcg.pick(list);
        let central = pick(&mut self.lcg, &["50%", "60%", "1/3", "17.37%", "0%"]);
        let mut text = format!("central = \"{central}\"");
        if self.lcg.chance(40) {
            _ = write!(text, ", province = \"{}\"", pick(&mut self.lcg, &["10%", "1/7", "3.33%"]));
        }
        if self.lcg.chance(30) {
            _ = write!(text, ", city = \"{}\"", pick(&mut self.lcg, &["5%", "1/13", "0.77%"]));
        }
        text
    }

    pub(super) fn regime(&mut self, name: &str) -> String {
        let mut text = "title = { zh = \"体制\", en = \"Regime\" }\n".to_owned();
        _ = writeln!(text, "extends = \"statute/{name}\"\n");
        self.partition();
        self.divide_among_towns();
        for at in 0..self.groups.len() {
            let (id, covers) = (self.groups[at].id.clone(), Self::list(&self.groups[at].covers));
            let since = self.lcg.between(2000, self.first);
            let (split, based) = self.split(since);
            self.groups[at].based = based;
            self.groups[at].keys = keys_of(based, &split);
            let towns = self.groups[at].towns.clone();
            let towns = self.towns_key(&towns);
            Self::rule(&mut text, &id, since, &format!("{towns}covers = {covers}\nsplit = {split}\n"));
        }
        for at in 0..self.groups.len() {
            self.groups[at].replaced = self.lcg.chance(30);
        }
        for at in 0..self.groups.len() {
            if self.groups[at].replaced {
                self.replacement(&mut text, at);
            }
        }
        if self.lcg.chance(45) {
            self.rests(&mut text);
        }
        for _ in 0..self.lcg.between(0, 4) {
            let sum = self.sum_rule();
            text += &sum;
        }
        if self.lcg.chance(65) {
            for _ in 0..self.lcg.between(1, 3) {
                let guarantee = self.guarantee_rule();
                text += &guarantee;
            }
        }
        text
    }

    /// Some splits are two, one for some towns and one for the others.
    fn divide_among_towns(&mut self) {
        for at in 0..self.groups.len() {
            if self.towns == 1 || !self.lcg.chance(20) {
                continue;
            }
            let some = self.some_towns(&[]);
            let others: Vec<usize> = (0..self.towns).filter(|town| !some.contains(town)).collect();
            if others.is_empty() {
                continue;
            }
            let id = self.id("g");
            let group = &self.groups[at];
            let other = Group::new(id, group.covers.clone(), group.codes.clone(), others);
            self.groups[at].towns = some;
            self.groups.push(other);
        }
    }

    /// Splits of what the first left, one after another.
    fn rests(&mut self, text: &mut String) {
        for _ in 0..self.lcg.between(1, 2) {
            let at = self.lcg.below(self.groups.len());
            let mut codes = self.groups[at].codes.clone();
            let side = self.side();
            let since = self.lcg.between(self.first + self.depth, self.last + 3);
            let since = if self.lcg.chance(60) { self.lcg.between(2000, self.first) } else { since };
            let split = if self.lcg.chance(40) {
                self.over_base("rest", since)
            } else {
                if self.lcg.chance(40) {
                    codes.clone_from(&self.codes);
                }
                format!("{{ of = \"rest\", {side} = {} }}", self.part_share())
            };
            let mut more = String::new();
            if self.lcg.chance(25) {
                _ = writeln!(more, "until = {}", self.lcg.between(since, since + 4).max(self.first));
            }
            if self.towns > 1 && self.lcg.chance(25) {
                let towns = self.some_towns(&[]);
                more += &self.towns_key(&towns);
            }
            let id = self.id("q");
            let covers = Self::list(&codes);
            Self::rule(text, &id, since, &format!("{more}covers = {covers}\nsplit = {split}\n"));
            if self.lcg.chance(25) {
                let (next, since) = (self.id("q"), since.max(self.first) + self.lcg.between(1, 4));
                let split = format!("{{ of = \"rest\", {side} = {} }}", self.part_share());
                let more = format!("replaces = \"{id}\"\ncovers = {covers}\n");
                Self::rule(text, &next, since, &format!("{more}split = {split}\n"));
            }
        }
    }

    pub(super) fn rule(text: &mut String, id: &str, since: i64, rest: &str) {
        _ = writeln!(
            text,
            "[[rule]]\nid = \"{id}\"\ntitle = {{ zh = \"规则\", en = \"Rule {id}\" }}\nreference = \"x\""
        );
        _ = writeln!(text, "since = {since}\n{rest}");
    }

    /// Divides the items among splits: all in one, prefixes with one taken out, or item by item.
    pub(super) fn partition(&mut self) {
        let group = |id, covers, codes| Group::new(id, covers, codes, Vec::new());
        let of = |world: &Self, test: &dyn Fn(&str) -> bool| -> Vec<String> {
            world.codes.iter().filter(|code| test(code)).cloned().collect()
        };
        match self.lcg.below(3) {
            0 => {
                let id = self.id("g");
                let covers = if self.has_fees() {
                    vec!["101".to_owned(), "103".to_owned()]
                } else {
                    vec!["101".to_owned()]
                };
                self.groups.push(group(id, covers, self.codes.clone()));
            }
            1 => {
                let out = self.codes[0].clone();
                let taxes = of(self, &|code| code.starts_with("101") && !code.starts_with(&out));
                let alone = of(self, &|code| code.starts_with(&out));
                let fees = of(self, &|code| code.starts_with("103"));
                for (covers, codes) in [
                    (vec!["101".to_owned(), format!("-{out}")], taxes),
                    (vec![out.clone()], alone),
                    (vec!["103".to_owned()], fees),
                ] {
                    let id = self.id("g");
                    if !codes.is_empty() {
                        self.groups.push(group(id, covers, codes));
                    }
                }
            }
            _ => {
                let count = self.lcg.below(4) + 1;
                let mut parts: Vec<Vec<String>> = vec![Vec::new(); count];
                for code in self.codes.clone() {
                    parts[self.lcg.below(count)].push(code);
                }
                for codes in parts.into_iter().filter(|codes| !codes.is_empty()) {
                    let id = self.id("g");
                    self.groups.push(group(id, codes.clone(), codes));
                }
            }
        }
    }

    /// A rule that takes over a split's items, all or some, from a year on and perhaps until one.
    pub(super) fn replacement(&mut self, text: &mut String, at: usize) {
        let old = self.groups[at].id.clone();
        let codes = self.groups[at].codes.clone();
        let some: Vec<String> = codes.iter().filter(|_| self.lcg.chance(60)).cloned().collect();
        let covers = if some.is_empty() || self.lcg.chance(60) { codes } else { some };
        let since = self.lcg.between(self.first + self.depth, self.last + 4);
        let until = if self.lcg.chance(40) {
            format!("until = {}\n", self.lcg.between(since, since + 4))
        } else {
            String::new()
        };
        let (split, _) = self.split(since);
        let id = self.id("r");
        let covers = Self::list(&covers);
        let towns = self.groups[at].towns.clone();
        let narrower = self.towns > 1 && self.lcg.chance(30);
        let towns = if narrower { self.some_towns(&towns) } else { towns };
        let until = until + &self.towns_key(&towns);
        Self::rule(
            text,
            &id,
            since,
            &format!("{until}replaces = \"{old}\"\ncovers = {covers}\nsplit = {split}\n"),
        );
        self.replacements.push((id, since));
    }

    /// A split's table, and whether it is over a base.
    pub(super) fn split(&mut self, since: i64) -> (String, bool) {
        if self.lcg.chance(40) { (self.plain_split(), false) } else { (self.base_split(since), true) }
    }

    pub(super) fn plain_split(&mut self) -> String {
        let (of, side) = (self.lcg.pick(&["local", "local", "gross"]), self.side());
        format!("{{ of = \"{of}\", {side} = {} }}", self.part_share())
    }

    pub(super) fn base_split(&mut self, since: i64) -> String {
        let of = self.lcg.pick(&["local", "local", "gross"]);
        self.over_base(of, since)
    }

    fn over_base(&mut self, of: &str, since: i64) -> String {
        let side = self.side();
        let within = if self.lcg.chance(70) { self.part_share() } else { self.tiers_or_share() };
        let over = self.tiers_or_share();
        let shortfall = match self.lcg.below(8) {
            0 | 1 => "\"shared\"".to_owned(),
            2 => "\"town\"".to_owned(),
            3 => "\"county\"".to_owned(),
            _ => self.part_share(),
        };
        let mut base = self.base(since);
        // the rest is there only while it is split, so that a base over it must be of something else
        while of == "rest" && base.contains("{ actual") {
            base = self.base(since);
        }
        let sides = format!("{{ within = {within}, over = {over} }}");
        let each = if self.lcg.chance(20) { ", each = true" } else { "" };
        format!("{{ of = \"{of}\", base = {base}{each}, {side} = {sides}, shortfall = {shortfall} }}")
    }

    pub(super) fn side(&mut self) -> &'static str {
        self.lcg.pick(&["town", "town", "county"])
    }

    /// A base: of what the statute leaves, so that no circle arises; or of an earlier year.
    pub(super) fn base(&mut self, since: i64) -> String {
        let looks_back = self.depth > 0 && since >= self.first + self.depth;
        let year = self.settled_year();
        match self.lcg.below(22) {
            15 | 16 => self.bounded_chain(year),
            17 => self.per_amount(),
            18 => self.shared_amount(),
            19 => {
                let column = self.column();
                format!("{{ actual = {year}, shared_by = \"{column}\" }}")
            }
            20 => self.following(),
            0 => format!("\"{}\"", self.sum_text(1)),
            1 => self.escalating(),
            2 => format!("{{ actual = {year} }}"),
            3 => format!("{{ actual = {year}, grows = {}{} }}", self.growth(), self.bounds(true)),
            4 | 5 if looks_back => format!("{{ actual = {} }}", self.back()),
            6 if looks_back => {
                let items = self.all_items();
                format!("{{ items = {items}, of = \"{}\", actual = {} }}", self.side(), self.back())
            }
            13 if looks_back && self.groups.iter().any(Group::has_parts) => {
                let fit = self.groups.iter().filter(|group| group.has_parts());
                let ids: Vec<String> = fit.map(|group| group.id.clone()).collect();
                let (id, part) =
                    (&ids[self.lcg.below(ids.len())], self.lcg.pick(&["base", "within", "short"]));
                format!("{{ rule = \"{id}\", part = \"{part}\", actual = {} }}", self.back())
            }
            7 => format!("{{ data = \"base_a\"{} }}", self.bounds(false)),
            8 => format!("{{ data = \"base_a\", in = {year}, grows = {} }}", self.growth()),
            9 => {
                let (items, of) = (self.some_items(), self.lcg.pick(&["gross", "local", "upper"]));
                let when = self.statute_time();
                format!(
                    "{{ items = {items}, of = \"{of}\"{when}, times = {}{} }}",
                    self.share(),
                    self.bounds(false)
                )
            }
            10 => {
                let (sum, less) = (self.sum_text(2), self.sum_text(2));
                format!("{{ amount = \"{sum}\", plus = {{ actual = {year} }}, less = \"{less}\" }}")
            }
            11 => {
                let line = self.lcg.pick(&["collected", "local_part", "upper_share"]);
                format!("{{ line = \"{line}\"{}, times = \"0.3\" }}", self.statute_time())
            }
            12 => {
                let under = self.under();
                format!("{{ actual = {year}, under = {under}{} }}", self.bounds(false))
            }
            _ => {
                let (sum, less) = (self.sum_text(5), self.sum_text(1));
                format!("{{ amount = \"{sum}\", less = {{ amount = \"{less}\", times = \"40%\" }} }}")
            }
        }
    }

    /// An escalating base, held every year against that year's own receipts or a town's own number.
    pub(super) fn bounded_chain(&mut self, year: i64) -> String {
        let (items, of) = (self.some_items(), self.lcg.pick(&["gross", "local", "local"]));
        let bound = match self.lcg.below(3) {
            0 => "{ data = \"base_a\" }".to_owned(),
            _ => format!("{{ items = {items}, of = \"{of}\", times = \"80%\" }}"),
        };
        let side = self.lcg.pick(&["at_least", "at_most"]);
        format!("{{ actual = {year}, grows = {}, {side} = {bound} }}", self.growth())
    }

    pub(super) fn under(&mut self) -> String {
        if self.lcg.chance(60) {
            "\"this\"".into()
        } else {
            self.lcg.between(self.first, self.last + 3).to_string()
        }
    }

    pub(super) fn back(&mut self) -> String {
        if self.depth > 1 && self.lcg.chance(50) {
            "-2".into()
        } else {
            self.lcg.pick(&["\"last\"", "-1"]).into()
        }
    }

    /// Some moment for what hangs on receipts and the statute alone.
    pub(super) fn statute_time(&mut self) -> String {
        match self.lcg.below(4) {
            0 => String::new(),
            1 => ", actual = \"this\"".into(),
            2 => format!(", actual = {}", self.settled_year()),
            _ => format!(", actual = {}, under = {}", self.settled_year(), self.under()),
        }
    }

    pub(super) fn escalating(&mut self) -> String {
        let (sum, year) = (self.sum_text(2), self.lcg.between(self.first - 3, self.last + 1));
        format!("{{ amount = \"{sum}\", in = {year}, grows = {}{} }}", self.growth(), self.bounds(true))
    }
}

impl Group {
    fn new(id: String, covers: Vec<String>, codes: Vec<String>, towns: Vec<usize>) -> Self {
        Self { id, covers, codes, towns, replaced: false, based: false, keys: Vec::new() }
    }

    /// Whether its parts are there in every year and for every town.
    pub(super) fn has_parts(&self) -> bool {
        self.based && !self.replaced && self.towns.is_empty()
    }
}

/// Fields of a split that scenarios.csv may name: those that are one ratio, as written.
fn keys_of(based: bool, split: &str) -> Vec<&'static str> {
    match (based, split.contains(", county =")) {
        (true, _) => {
            let one = |key: &&str| !split.contains(&format!("{key} = ["));
            ["within", "over"].into_iter().filter(one).collect()
        }
        (false, true) => vec!["county"],
        (false, false) => vec!["town"],
    }
}
