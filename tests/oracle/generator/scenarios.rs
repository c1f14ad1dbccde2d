//! A baseline, plans that extend it, and scenarios.csv.

use std::fmt::Write as _;

use super::amounts::RATES;
use super::sums::sum_text;
use super::{SHARES, World};

/// Keys of what the baseline may list: whose, which, what it is set to, and what tells that it is there.
const KEYS: [(&str, &str, &str, &str); 16] = [
    ("shock-0", "size", "-11.1%", "size"),
    ("fund-0", "amount", "1.5万元", "amount"),
    ("posts-0", "posts", "7", "posts"),
    ("retire-0", "posts", "0", "posts"),
    ("devolve-0", "posts", "9", "posts ="),
    ("devolve-0", "town_bears", "2/9", "posts ="),
    ("devolve-0", "operations", "3.3万元", "operations ="),
    ("devolve-0", "fees", "2.2万元", "fees ="),
    ("loan-0", "principal", "9.99元", "principal"),
    ("loan-0", "rate", "1/30", "rate"),
    ("loan-0", "term", "14", "term"),
    ("loan-0", "grace", "1", "等额"),
    ("loan-0", "grace", "1", "equal principal"),
    ("loan-0", "grace", "1", "level payments"),
    ("work_off-0", "amount", "0.07万元", "amount"),
    ("service-0", "standard", "33.33元", "standard"),
];

impl World {
    pub(super) fn scenarios(&mut self) -> Vec<(String, String)> {
        let baseline = self.baseline();
        let mut files = vec![("baseline.toml".to_owned(), baseline.clone())];
        let mut names = vec!["baseline".to_owned()];
        for n in 0..self.lcg.between(1, 4) {
            let name = format!("plan-{n}");
            let parent = names[self.lcg.below(names.len())].clone();
            let text = self.plan(&parent);
            files.push((format!("{name}.toml"), text));
            names.push(name);
        }
        if self.lcg.chance(50) {
            files.push(("scenarios.csv".into(), self.columns(&baseline)));
        }
        files
    }

    pub(super) fn years(&mut self) -> String {
        let earliest = self.first + self.depth;
        let start = self.lcg.between(earliest, self.last + 1);
        let default_fits = (self.last - 2).max(self.first) >= earliest;
        if default_fits && self.lcg.chance(30) {
            return String::new();
        }
        format!("years = \"{start}..{}\"\n", self.lcg.between(self.last + 1, self.last + 8))
    }

    pub(super) fn baseline(&mut self) -> String {
        let years = self.years();
        let mut text =
            format!("title = {{ zh = \"基准\", en = \"Baseline\" }}\nregime = \"main\"\n{years}\n[growth]\n");
        let mut prefixes = vec!["*".to_owned(), "101".to_owned(), self.family(), self.codes[0].clone()];
        prefixes.dedup();
        prefixes.truncate(self.lcg.below(3) + 2);
        for prefix in prefixes {
            _ = writeln!(text, "\"{prefix}\" = {}", self.rate());
        }
        text += "\n[transfers]\n";
        let mut prefixes = vec!["11002", self.transfer_codes[0], "230"];
        prefixes.dedup();
        for prefix in prefixes {
            if self.has_transfers && self.lcg.chance(40) {
                _ = writeln!(text, "\"{prefix}\" = {}", self.rate());
            }
        }
        text += "\n[spending]\n";
        for key in ["*", "operations", "livelihood", "other_spending", "debt_service", self.functions[0]] {
            let code = key.starts_with('2');
            if key == "*" || self.lcg.chance(35) && (!code || self.has_expenditure) {
                _ = writeln!(text, "\"{key}\" = {}", self.rate());
            }
        }
        _ = writeln!(text, "\n[staffing]\npay_growth = {}\n", self.rate());
        for (list, percent) in [
            ("shock", 30),
            ("fund", 30),
            ("posts", 30),
            ("retire", 30),
            ("devolve", 40),
            ("loan", 30),
            ("work_off", 35),
            ("service", 35),
        ] {
            if self.lcg.chance(percent) {
                text += &self.listed(list, &format!("{list}-0"));
            }
        }
        if self.lcg.chance(25) {
            text += &self.element_growth();
        }
        text
    }

    /// A scenario that changes some of what it extends.
    pub(super) fn plan(&mut self, parent: &str) -> String {
        // the years are the baseline's: a run shows the same ones for all
        let mut text = format!("title = {{ zh = \"方案\", en = \"Plan\" }}\nextends = \"{parent}\"\n\n");
        if self.lcg.chance(40) {
            let prefix = match self.lcg.below(3) {
                0 => "101".to_owned(),
                1 => self.family(),
                _ => self.codes[self.lcg.below(self.codes.len())].clone(),
            };
            _ = writeln!(text, "[growth]\n\"{prefix}\" = {}\n", self.rate());
        }
        if self.lcg.chance(20) {
            let code = if self.has_expenditure { self.functions[0] } else { "*" };
            _ = writeln!(
                text,
                "[spending]\n\"{}\" = {}\n",
                self.lcg.pick(&["operations", "*", code]),
                self.rate()
            );
        }
        if self.has_transfers && self.lcg.chance(20) {
            _ = writeln!(
                text,
                "[transfers]\n\"{}\" = {}\n",
                self.lcg.pick(&["1100208", "*", "11"]),
                self.rate()
            );
        }
        if self.lcg.chance(25) {
            _ = writeln!(text, "[staffing]\npay_growth = {}\n", self.rate());
        }
        if self.has_staffing && self.lcg.chance(35) {
            text += &self.bears();
        }
        for (list, percent) in [
            ("shock", 35),
            ("fund", 35),
            ("posts", 30),
            ("retire", 25),
            ("devolve", 35),
            ("loan", 25),
            ("work_off", 25),
            ("service", 25),
        ] {
            if self.lcg.chance(percent) {
                let id = if self.lcg.chance(70) { self.id(list) } else { format!("{list}-0") };
                text += &self.listed(list, &id);
            }
        }
        if self.lcg.chance(20) {
            text += &self.element_growth();
        }
        for _ in 0..self.lcg.between(0, 2) {
            text += &self.change();
        }
        let free: Vec<usize> = (0..self.groups.len())
            .filter(|at| !self.groups[*at].replaced && !self.groups[*at].based)
            .collect();
        if parent == "baseline" && !free.is_empty() && self.lcg.chance(30) {
            let (at, kept) = (free[self.lcg.below(free.len())], self.replacements.len());
            self.replacement(&mut text, at);
            self.replacements.truncate(kept);
        }
        if self.lcg.chance(30) {
            let kept = self.sums.len();
            text += &self.sum_rule();
            self.sums.truncate(kept);
        }
        if self.lcg.chance(25) {
            let kept = self.guarantees.len();
            text += &self.guarantee_rule();
            self.guarantees.truncate(kept);
        }
        text
    }

    /// One of a list that a scenario may add to.
    fn listed(&mut self, list: &str, id: &str) -> String {
        match list {
            "shock" => self.shock(id),
            "fund" => self.fund(id),
            "posts" => self.posts(id),
            "retire" => self.retire(id),
            "devolve" => self.devolve(id),
            "loan" => self.loan(id),
            "work_off" => self.work_off(id),
            _ => self.service(id),
        }
    }

    pub(super) fn shock(&mut self, id: &str) -> String {
        let (items, year) = (self.some_items(), self.lcg.between(self.last + 1, self.last + 4));
        let size = self.lcg.pick(&["-25%", "-1/3", "17.37%", "-8%", "-0.5%"]);
        let back = if self.lcg.chance(70) {
            format!("recovers_in = {}\n", self.lcg.between(1, 5))
        } else {
            String::new()
        };
        let title = "title = { zh = \"冲击\", en = \"Shock\" }";
        format!(
            "[[shock]]\nid = \"{id}\"\n{title}\nitems = {items}\nyear = {year}\nsize = \"{size}\"\n{back}\n"
        )
    }

    pub(super) fn one_town(&mut self) -> String {
        if self.lcg.chance(40) {
            let town = Self::town_id(self.lcg.below(self.towns));
            return format!("town = \"{town}\"\n");
        }
        String::new()
    }

    pub(super) fn fund(&mut self, id: &str) -> String {
        let from = self.lcg.between(self.last, self.last + 3);
        let years = if self.lcg.chance(50) { format!("{from}..") } else { format!("{from}..{}", from + 2) };
        let (amount, town) = (self.sum_text(10), self.one_town());
        let kind = self.lcg.pick(&["tied = false", "tied = true", "tied = false\nfrom = \"tied\""]);
        let title = "title = { zh = \"资金\", en = \"Fund\" }";
        format!(
            "[[fund]]\nid = \"{id}\"\n{title}\nyears = \"{years}\"\namount = \"{amount}\"\n{kind}\n{town}\n"
        )
    }

    /// A new version of a rule, or its end.
    pub(super) fn change(&mut self) -> String {
        let since = self.lcg.between(self.last.max(self.first + self.depth), self.last + 4);
        match self.lcg.below(7) {
            6 if !self.guarantees.is_empty() => {
                let at = self.lcg.below(self.guarantees.len());
                let (id, from) = (self.guarantees[at].id.clone(), self.guarantees[at].since);
                let since = since.max(from);
                let verb = self.new_guarantee(since);
                format!("[[change]]\nrule = \"{id}\"\nsince = {since}\nguarantee = {verb}\n\n")
            }
            3 if !self.statutes.is_empty() => {
                let (id, from) = self.statutes[self.lcg.below(self.statutes.len())].clone();
                let (since, tiers) = (since.max(from), self.tiers());
                format!("[[change]]\nrule = \"{id}\"\nsince = {since}\nstatute = {{ {tiers} }}\n\n")
            }
            0 if !self.sums.is_empty() => {
                let at = self.lcg.below(self.sums.len());
                let others = std::mem::take(&mut self.sums);
                let (amount, _) = self.sum_amount(since);
                self.sums = others;
                let sum = &self.sums[at];
                let since = since.max(sum.since);
                let verb = sum_text(sum.up, &amount, sum.code);
                format!("[[change]]\nrule = \"{}\"\nsince = {since}\n{verb}\n", sum.id)
            }
            1 if !self.replacements.is_empty() => {
                let (id, from) = self.replacements[self.lcg.below(self.replacements.len())].clone();
                format!("[[change]]\nrule = \"{id}\"\nends = {}\n\n", self.lcg.between(from, from + 3))
            }
            2 if self.sums.iter().any(|sum| !sum.named) => {
                let free: Vec<usize> = (0..self.sums.len()).filter(|at| !self.sums[*at].named).collect();
                let at = free[self.lcg.below(free.len())];
                self.sums[at].lasts = false;
                let (id, from) = (self.sums[at].id.clone(), self.sums[at].since);
                format!("[[change]]\nrule = \"{id}\"\nends = {}\n\n", self.lcg.between(from, from + 3))
            }
            _ => {
                let at = self.lcg.below(self.groups.len());
                let (id, based) = (self.groups[at].id.clone(), self.groups[at].based);
                let split = if based { self.base_split(since) } else { self.split(since).0 };
                format!("[[change]]\nrule = \"{id}\"\nsince = {since}\nsplit = {split}\n\n")
            }
        }
    }

    /// scenarios.csv: keys down, scenarios across.
    pub(super) fn columns(&mut self, baseline: &str) -> String {
        let key = self.lcg.pick(&["参数", "key"]);
        let rules = self.lcg.chance(60);
        let mut rows = vec![(key.to_owned(), "col-a".to_owned(), "col-b".to_owned())];
        let mut row = |key: &str, a: &str, b: &str| rows.push((key.to_owned(), a.to_owned(), b.to_owned()));
        row("title.zh", "甲", "乙");
        row("title.en", "A", "B");
        // a plan may have changed a split into another, without such a field
        let parent = if rules { self.lcg.pick(&["", "baseline", "plan-0"]) } else { "" };
        row("extends", "baseline", parent);
        if rules {
            let since = (self.last + 1).to_string();
            row("since", &since, if self.lcg.chance(50) { &since } else { "" });
            for group in self.groups.iter().filter(|group| !group.keys.is_empty()) {
                let field = self.lcg.pick(&group.keys);
                let fits = parent != "plan-0";
                let second = if fits { self.lcg.pick(&["", "33.3%", "47%"]) } else { "" };
                row(&format!("{}.{field}", group.id), self.lcg.pick(&SHARES), second);
            }
            for (id, since) in self.statutes.clone() {
                if since <= self.last && self.lcg.chance(30) {
                    row(
                        &format!("{id}.central"),
                        self.lcg.pick(&["10%", "2/18"]),
                        self.lcg.pick(&["", "0%"]),
                    );
                }
            }
            for at in 0..self.sums.len() {
                if self.sums[at].has_amount && self.sums[at].since <= self.last {
                    let (id, amount) = (self.sums[at].id.clone(), self.sum_text(4));
                    row(&format!("{id}.amount"), &amount, "");
                }
            }
        } else {
            for (id, key, value, sign) in KEYS {
                let entry = baseline.split("[[").find(|entry| entry.contains(&format!("\"{id}\"")));
                if entry.is_some_and(|entry| entry.contains(sign)) {
                    let head = id.split_once('-').expect("a kind").0;
                    row(&format!("{head}.{id}.{key}"), value, "");
                }
            }
            if baseline.contains("[staffing.growth]") {
                row(&format!("staffing.growth.{}", self.elements[0]), "4.4%", "");
            }
            if self.has_staffing {
                row(&format!("staffing.bears.{}", self.categories[0]), self.lcg.pick(&SHARES), "");
            }
            row("growth.101", self.lcg.pick(&RATES), "");
            row("staffing.pay_growth", "", self.lcg.pick(&RATES));
            row("spending.*", self.lcg.pick(&RATES), self.lcg.pick(&RATES));
        }
        rows.iter().fold(String::new(), |text, (key, a, b)| format!("{text}{key},{a},{b}\n"))
    }
}
