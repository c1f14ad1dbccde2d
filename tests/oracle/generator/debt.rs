//! Loans of the book and of scenarios, stocks and how they are worked off, services raised to a standard.

use std::fmt::Write as _;

use super::{World, number};

const RATES: [&str; 7] = ["3.2%", "4.65%", "1/17", "0%", "0.5%", "12.345%", "2.9%"];
const METHODS: [&str; 6] =
    ["等额本金", "等额本息", "到期还本", "equal principal", "level payments", "bullet"];
const ITEMS: [&str; 3] = ["暂付款", "往年赤字", "工程欠款"];

impl World {
    /// Up to three loans a town; some have matured.
    pub(super) fn debt(&mut self) -> String {
        let unit = self.lcg.pick(&["元", "万元"]);
        let mut text = self.head(
            "贷款,种类,本金(UNIT),年利率,起始年,期限,宽限期,方式,备注",
            "loan,kind,principal(UNIT),rate,since,term,grace,method,note",
            unit,
        );
        for town in 0..self.towns {
            for n in 0..self.lcg.between(i64::from(town == 0), 3) {
                let start = self.start_row(town);
                let kind =
                    self.lcg.pick(&["政府债务", "隐性债务", "企业债务", "government", "hidden", "company"]);
                let principal = number(self.principal(), unit);
                let since = self.lcg.between(self.last - 12, self.last);
                let (rate, term, grace, method) = self.terms();
                _ = writeln!(
                    text,
                    "{start}贷款{n},{kind},{principal},{rate},{since},{term},{grace},{method},"
                );
            }
        }
        text
    }

    fn principal(&mut self) -> i64 {
        self.lcg.between(1, self.cap / 5)
    }

    /// Rate, term, grace, method.
    fn terms(&mut self) -> (&'static str, i64, i64, &'static str) {
        let term = self.lcg.between(1, 12);
        let method = self.lcg.pick(&METHODS);
        let bullet = matches!(method, "到期还本" | "bullet");
        let grace = if bullet || self.lcg.chance(50) { 0 } else { self.lcg.between(0, (term - 1).min(3)) };
        (self.lcg.pick(&RATES), term, grace, method)
    }

    pub(super) fn loan(&mut self, id: &str) -> String {
        let year = self.lcg.between(self.last + 1, self.last + 4);
        let town = self.lcg.below(self.towns);
        let town = self.its_town(town);
        let principal = number(self.principal(), "元");
        let (rate, term, grace, method) = self.terms();
        let title = "title = { zh = \"借款\", en = \"Loan\" }";
        format!(
            "[[loan]]\nid = \"{id}\"\n{title}\nyear = {year}\nprincipal = \"{principal}元\"\nrate = \"{rate}\"\n\
             term = {term}\ngrace = {grace}\nmethod = \"{method}\"\n{town}\n"
        )
    }

    /// Every town has some of the first item; of the others some have.
    pub(super) fn stocks(&mut self) -> String {
        let unit = self.lcg.pick(&["元", "万元"]);
        let mut text = self.head("年度,项目,余额(UNIT),备注", "year,item,balance(UNIT),note", unit);
        for town in 0..self.towns {
            for item in ITEMS {
                if item == ITEMS[0] || self.lcg.chance(40) {
                    let start = self.start_row(town);
                    let balance = number(self.lcg.between(0, self.cap / 5), unit);
                    _ = writeln!(text, "{start}{},{item},{balance},", self.last);
                }
            }
        }
        text
    }

    pub(super) fn work_off(&mut self, id: &str) -> String {
        if !self.has_stocks {
            return String::new();
        }
        let from = self.lcg.between(self.last + 1, self.last + 3);
        let years = if self.lcg.chance(50) { format!("{from}..") } else { format!("{from}..{}", from + 2) };
        let (amount, town) = (number(self.lcg.between(1, self.cap / 12), "元"), self.one_town());
        let title = "title = { zh = \"消化\", en = \"Worked off\" }";
        format!(
            "[[work_off]]\nid = \"{id}\"\n{title}\nitem = \"{}\"\nyears = \"{years}\"\namount = \"{amount}元\"\n{town}\n",
            ITEMS[0]
        )
    }

    pub(super) fn service(&mut self, id: &str) -> String {
        let year = self.lcg.between(self.last + 1, self.last + 4);
        let function = self.lcg.pick(&self.functions.clone());
        // about what a town of 30,000 spends on a function, a head
        let standard = number(self.lcg.between(1, self.cap / 100_000 + 20), "元");
        let title = "title = { zh = \"达标\", en = \"A standard\" }";
        let town = self.one_town();
        format!(
            "[[service]]\nid = \"{id}\"\n{title}\nyear = {year}\nfunction = \"{function}\"\n\
             standard = \"{standard}元\"\n{town}\n"
        )
    }
}
